"""Words that a program may put for one another in a name, "Department" and "Section", and which of two words is the rarer.

The table is cut from WordNet (Fellbaum 1998) by `training.synonyms`. WordNet 3.0 is Copyright 2006 by Princeton University, all
rights reserved, and used under its licence.

Format of the table: a line for each sense, its words in order of the alphabet with blanks between; an empty line; then, line by
line, the words that its corpus has once, twice or thrice, four to seven times, and so on, each line twice as often as the last.
"""

import gzip
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

_PLURALS = (("", ""), ("s", ""), ("es", ""), ("ies", "y"))
_FORMS = (*_PLURALS, ("ed", ""), ("ed", "e"), ("d", ""), ("ied", "y"), ("ing", ""), ("ing", "e"))
_STEM = 3


@cache
def _table() -> tuple[Mapping[str, tuple[int, ...]], Mapping[str, int]]:
    """The senses of each word, and how common it is; read when a word is first asked for."""
    text = gzip.decompress((files("rashomon.trace") / "synonyms.txt.gz").read_bytes()).decode("ascii")
    senses, levels = text.split("\n\n")
    found: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(senses.splitlines()):
        for word in line.split():
            found[word] = (*found.get(word, ()), number)
    return found, {word: level for level, line in enumerate(levels.split("\n"), 1) for word in line.split()}


@lru_cache(maxsize=1 << 14)
def senses_of(word: str) -> frozenset[int]:
    """The senses that a word shares with others, also where it is a plural; a word in lower case."""
    table, _ = _table()
    return frozenset(sense for stem in _stems(word, _PLURALS) for sense in table.get(stem, ()))


def synonyms(one: str, two: str) -> bool:
    """Whether two words, in lower case, have a sense in common, and are no forms of one word."""
    return not set(_stems(one, _PLURALS)) & set(_stems(two, _PLURALS)) and not senses_of(one).isdisjoint(senses_of(two))


@lru_cache(maxsize=1 << 14)
def level(word: str) -> int:
    """How common a word is, in any of its forms: the logarithm of how often a corpus has it, to base 2; 0 where it never does."""
    _, levels = _table()
    return max((levels.get(stem, 0) for stem in _stems(word, _FORMS)), default=0)


def _stems(word: str, endings: Sequence[tuple[str, str]]) -> Iterator[str]:
    return (word.removesuffix(off) + on for off, on in endings if word.endswith(off) and len(word) >= len(off) + _STEM)
