"""Where sentences begin, found over arrays of words: light rules that need no model.

A sentence that is cut a little differently in two reports is still found, because passages are aligned by words.
"""

import numpy as np
from numpy.typing import NDArray

from rashomon.text.similar_letters import APOSTROPHE, CLOSING, COMMA, DOT, LINE, RETURN, SPACE, STOP, Bytes

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

_CLOSES = np.isin(np.arange(256), (CLOSING, APOSTROPHE))
_BLANK = np.isin(np.arange(256), (SPACE, LINE, RETURN))
_TERMINAL = np.isin(np.arange(256), (DOT, COMMA, STOP, CLOSING, APOSTROPHE))
_CLOSED, _OPENED = 4, 3
_HEADING_LENGTH = 60
# Units longer than this many words are cut at words chosen by their content, so that a copy is cut at the same words.
_LONG, _SHORTEST_CUT, _ONE_IN = 90, 25, np.uint64(16)


def breaks_of(look: Bytes, starts: Ints, ends: Ints, lower: Flags, abbreviated: Flags) -> Flags:
    """For each word, whether a sentence begins with it.

    Args:
        look: what each of the text's code points is; the last one is no part of a word.
        starts: where its words begin.
        ends: where they end.
        lower: whether a word begins in lower case.
        abbreviated: whether a full stop behind a word may belong to it ("Gen.", "J.").
    """
    opens = np.zeros(len(starts) + 1, dtype=np.bool_)
    if not len(starts):
        return opens[:-1]
    opens[_stops(look, starts, ends, lower, abbreviated)] = True
    opens[_lines(look, starts, lower)] = True
    return opens[:-1]


def _stops(look: Bytes, starts: Ints, ends: Ints, lower: Flags, abbreviated: Flags) -> Ints:
    """Words that follow the end of a sentence."""
    at = np.flatnonzero((look == DOT) | (look == STOP))
    word = np.searchsorted(starts, at, side="right") - 1
    outside = (word < 0) | (ends[word] <= at)
    at, word = at[outside], word[outside]
    after = at + 1
    for _ in range(_CLOSED):
        after = after + _CLOSES[look[np.minimum(after, len(look) - 1)]]
    after = np.minimum(after, len(look) - 1)
    stop = _BLANK[look[after]]
    following = word + 1
    last = len(starts) - 1
    begins = np.minimum(following, last)
    near = (following <= last) & (starts[begins] - after <= _OPENED)
    stop &= ~(near & lower[begins])
    owned = (look[at] == DOT) & (word >= 0) & (ends[word] == at) & abbreviated[word]
    found: Ints = following[stop & ~owned]
    return found


def _lines(look: Bytes, starts: Ints, lower: Flags) -> Ints:
    """Words that begin a paragraph; a line end inside a sentence, as in hard-wrapped text, divides nothing."""
    at = np.flatnonzero((look == LINE) | (look == RETURN))
    at = at[(look[at] != RETURN) | (look[np.minimum(at + 1, len(look) - 1)] != LINE)]
    following = np.searchsorted(starts, at)
    blank = np.zeros(len(at), dtype=np.bool_)
    blank[:-1] = following[:-1] == following[1:]
    blank[1:] |= blank[:-1]
    before = at - 1
    for _ in range(_CLOSED):
        before = before - ((before > 0) & _BLANK[look[before]])
    length = np.diff(at, prepend=0)
    begins = np.minimum(following, len(starts) - 1)
    next_lower = lower[begins] & (starts[begins] == at + 1)
    wrapped = ~_TERMINAL[look[before]] & (next_lower | (length > _HEADING_LENGTH))
    found: Ints = following[blank | ~wrapped]
    return found


def cut_long(opens: Flags, codes: NDArray[np.uint64]) -> Flags:
    """Cuts sentences of more than 90 words."""
    firsts = np.flatnonzero(opens)
    lengths = np.diff(np.r_[firsts, len(opens)])
    long = np.flatnonzero(lengths > _LONG)
    for k in long.tolist():
        start, last = int(firsts[k]), int(firsts[k] + lengths[k])
        marked = (codes[start:last] >> np.uint64(7)) % _ONE_IN == 0
        at = start
        for i in range(start, last):
            if last - at <= _LONG:
                break
            if i - at >= _LONG or (i - at >= _SHORTEST_CUT and marked[i - start]):
                opens[i] = True
                at = i
    return opens
