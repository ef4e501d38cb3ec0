"""A report spun word by word as programs on the web do it: words inside quotation marks too, and words of fixed names."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.makers.edits import STOP
from benchmarks.makers.wordnet import thesaurus

_WORD = re.compile(r"(?<![\w'’-])[A-Za-z]{3,}(?![\w'’-])")
_QUOTED = re.compile(r"“([^”\n]{12,1500})”|(?<!\S)\"([^\"\n]{12,1500})\"")
_NAME = re.compile(r"\b[A-Z]\w+(?: (?:of |for |of the )?[A-Z]\w+)+")
_OPENS = re.compile(r"(?:\A|[.!?:][\"”’)]*\s+|\n\s*|[“\"])\Z")
_LEAST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Place:
    """What ought to stay as it is, and did not: [start, end) of the copy; `was`: the same as the original has it."""

    kind: str
    start: int
    end: int
    was: str


def respun(text: str, rng: random.Random, *, rate: float, senses: int) -> tuple[str, tuple[Place, ...]]:
    """Replaces a share of the content words by synonyms, those of quotations and fixed names among them.

    Args:
        text: what is spun.
        rng: draws the words and their synonyms.
        rate: the chance of each content word, where it has a synonym; half of it for a word of a name.
        senses: how many senses of a word, commonest first, give synonyms.

    Returns:
        The copy, and the quotations and fixed names in it that are not as they were, in order.
    """
    names = [(m.start(), m.end()) for m in _named(text)]
    chosen: list[tuple[int, int, str]] = []
    for match in _WORD.finditer(text):
        word, named = match.group(), any(a <= match.start() < b for a, b in names)
        if word.lower() in STOP or (not word.islower() and not named) or rng.random() >= (rate / 2 if named else rate):
            continue
        others = [o for o in thesaurus().synonyms(word.lower(), senses=senses) if not (named and " " in o)]
        if others:
            other = rng.choice(others)
            chosen.append((match.start(), match.end(), other.title() if named else other))
    parts, at = [], 0
    for start, end, word in chosen:
        parts += [text[at:start], word]
        at = end
    copy = "".join([*parts, text[at:]])
    return copy, tuple(sorted(_places(text, chosen, names), key=lambda place: place.start))


def _named(text: str) -> Iterator[re.Match[str]]:
    """Names of two words or more; not where a sentence begins, for there the first word may be none of the name's."""
    return (match for match in _NAME.finditer(text) if not _OPENS.search(text, max(0, match.start() - 8), match.start()))


def _places(text: str, chosen: list[tuple[int, int, str]], names: list[tuple[int, int]]) -> Iterator[Place]:
    quotations = [m.span(1) if m.group(1) is not None else m.span(2) for m in _QUOTED.finditer(text)]
    for kind, found in (("quotation", quotations), ("name", names)):
        for start, end in found:
            if any(start <= a < end for a, _, _ in chosen) and (kind == "name" or len(text[start:end].split()) >= _LEAST_WORDS):
                yield Place(kind, _moved(start, chosen), _moved(end, chosen), text[start:end])


def _moved(offset: int, chosen: list[tuple[int, int, str]]) -> int:
    return offset + sum(len(word) - (end - start) for start, end, word in chosen if end <= offset)
