"""What of a report is looked up to find those that share text with it: runs of words, and names and numbers in order.

Runs of three words find what was copied, cut or shuffled (Broder 1997, On the resemblance and containment of documents);
every second one is taken, chosen by its hash. Names and numbers, each with the next one in its sentence, find what was
rewritten: synonyms leave them as they are.
"""

import numpy as np
from numpy.typing import NDArray

from rashomon.text.similar_scan import Scan

Packed = NDArray[np.uint64]

# A feature and the number of a report in one integer: the feature's hash stands above the number.
NUMBER_BITS = np.uint64(26)
NUMBER_MASK = np.uint64((1 << 26) - 1)
# So many texts are looked at together: few enough for the arrays to stay near the processor.
_AT_ONCE = 256
_ONE_IN = np.uint64(1 << 40)
_A, _B, _C, _NAMED, _MIX = (
    np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5, 0xD6E8FEB86659FD93)
)


def features_of(scan: Scan, *, since: int) -> Packed:
    """The distinct features of every text, each with its text's number.

    Args:
        scan: texts; the cost is linear in their length.
        since: the number of the first of them; they are numbered on from there.

    Returns:
        Ascending, so by feature and then by text.
    """
    texts = len(scan.first) - 1
    parts = [_of(scan, first, min(first + _AT_ONCE, texts), since + first) for first in range(0, texts, _AT_ONCE)]
    packed = np.concatenate(parts) if parts else np.zeros(0, dtype=np.uint64)
    packed.sort(kind="stable")  # the parts are sorted, and this sort merges
    return packed


def _of(scan: Scan, begin: int, end: int, since: int) -> Packed:
    """The distinct features of the texts from `begin` to `end`, which are numbered from `since` on."""
    first = scan.first[begin : end + 1]
    words = slice(int(first[0]), int(first[-1]))
    codes, opens = scan.codes[words], scan.opens[words]
    text = np.repeat(np.arange(since, since + end - begin, dtype=np.uint64), np.diff(first))
    one, two, three = codes[:-2], codes[1:-1], codes[2:]
    kept = np.flatnonzero((text[:-2] == text[2:]) & ((one ^ two ^ three) & _ONE_IN == 0))
    threes = _mixed(one[kept] * _A + two[kept] * _B + three[kept] * _C)
    marks = np.flatnonzero(scan.digit[words] | (scan.upper[words] & ~opens))
    unit = np.cumsum(opens)
    together = unit[marks[:-1]] == unit[marks[1:]]
    mark, after = marks[:-1][together], marks[1:][together]
    named = _mixed((codes[mark] * _B + codes[after] * _C) ^ _NAMED)
    short = _short(first - first[0])
    packed = np.concatenate(
        [
            _packed(threes, text[kept]),
            _packed(named, text[mark]),
            _packed(_mixed(codes[short] * _C), text[short]),
        ]
    )
    packed.sort()
    return packed[_fresh(packed)]


def _short(first: NDArray[np.int64]) -> NDArray[np.int64]:
    """The words of texts that have fewer than three."""
    few = np.flatnonzero(np.diff(first) < 3)
    return np.array([word for k in few.tolist() for word in range(int(first[k]), int(first[k + 1]))], dtype=np.int64)


def _mixed(hashes: Packed) -> Packed:
    hashes = (hashes ^ (hashes >> np.uint64(31))) * _MIX
    return hashes ^ (hashes >> np.uint64(29))


def _packed(hashes: Packed, text: Packed) -> Packed:
    return (hashes & ~NUMBER_MASK) | text


def _fresh(ascending: Packed) -> NDArray[np.bool_]:
    fresh = np.ones(len(ascending), dtype=np.bool_)
    fresh[1:] = ascending[1:] != ascending[:-1]
    return fresh
