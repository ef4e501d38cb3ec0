"""The claim as words that stand in one piece in a sentence.

Two parses of the same words can differ: what the one calls a name the other calls a noun. Where the words themselves are the
same no parse is needed, but for what stands around them: that the piece is a clause of its own, and not denied or supposed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.reconcile.check.sides import Side
from rashomon.text.denials import denies
from rashomon.text.names import fold
from rashomon.text.numerals import UNITS

# A clause may begin behind these, and behind any mark.
_BEFORE = frozenset("that but when after as while because where and said says saying reported yesterday today".split())
# Behind these the clause goes on to say less than its words: "killed or injured", "died, if"; "Osk | County" is another place.
_NOT_BEHIND = frozenset("or nor if unless percent per".split())
_SUPPOSED = re.compile(
    r"\b(?:if|whether|unless|could|would|might|may|should|allegedly|rumou?rs?|plan\w*|hop\w+|threat\w+)\b", re.I
)
_TOKEN = re.compile(r"[^\W_]+(?:[-’'.,][^\W_]+)*|[^\w\s]")
_SMALL = {word: str(number) for word, number in UNITS.items()}


def stands_in(asked: Side, told: Side) -> bool:
    """True where the sentence has the claim's words in one piece, as a clause of its own that it neither denies nor supposes."""
    wanted, given = _words(asked.graph.sentence.quote), _words(told.graph.sentence.quote)
    while wanted and not wanted[-1][0]:
        wanted = wanted[:-1]
    keys = [key for key, _ in wanted]
    for start in range(len(given) - len(keys) + 1):
        if [key for key, _ in given[start : start + len(keys)]] == keys:
            return bool(keys) and _apart(given, start, start + len(keys))
    return False


def _apart(given: tuple[tuple[str, str], ...], start: int, end: int) -> bool:
    before = given[start - 1] if start else ("", "")
    behind = given[end] if end < len(given) else ("", "")
    rest = " ".join(word for _, word in given[:start])
    return (
        (not before[0] or before[0] in _BEFORE)
        and not behind[1][:1].isupper()
        and not behind[1][:1].isdigit()
        and behind[0] not in _NOT_BEHIND
        and not denies(rest)
        and not _SUPPOSED.search(rest)
    )


@lru_cache(maxsize=1 << 10)
def _words(text: str) -> tuple[tuple[str, str], ...]:
    """(key, word) of each word and mark: the key folded, small numerals as figures, "" for a mark."""
    found = []
    for match in _TOKEN.finditer(text):
        key = fold(match.group())
        found.append((_SMALL.get(key, key), match.group()))
    return tuple(found)
