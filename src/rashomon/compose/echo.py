"""Whether another report's sentence tells what a passage tells.

That something happened is joined across reports by its words, its people and its place; long sentences tell several things,
and a finding may not lean on a report whose sentence is about something else. So the passage that is quoted and the sentence
of every report that is counted behind it must share what is rare in the story: names alone are in every sentence.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rashomon.model import Span
from rashomon.text.denials import denies
from rashomon.text.numerals import TENS, UNITS
from rashomon.text.similar import words_of

# Share of the weight of the shorter one's words. Read on accounts of the training stories: at a quarter, sentences about the
# same people begin to pass for the same news; at a half, tellings in other words are lost.
ECHO = 0.4
# The same share where reconcile has joined what the two tell: below it the word alone is the same ("raised his voice", "raised
# money"). Of 147 such pairs read, of sixteen stories, about one in ten below a fifth told the same, above it four in five.
TOUCH = 0.2

_SUFFIX = re.compile(r"(?:ings?|ed|es|s|ly)\Z")
_SHORTEST_STEM = 3
_FIGURE = re.compile(r"\d[\d,.:]*\d|\d")
# "One" is as often a pronoun.
_SPELLED = {word: str(value) for word, value in (UNITS | TENS).items() if value > 1}


class Echo:
    """Compares passages by the words they share, each weighed by how few sentences of the story have it."""

    def __init__(self, sentences: Iterable[Span]) -> None:
        counts: Counter[str] = Counter()
        number = 0
        for sentence in sentences:
            counts.update(stems(sentence.quote))
            number += 1
        self._weights: Mapping[str, float] = {stem: math.log1p(number / count) for stem, count in counts.items()}
        self._unseen = math.log1p(number)

    def answers(self, passage: str, other: str) -> bool:
        """True where the two tell, in large part, the same, and not one of them denies something."""
        return self._alike(passage, other, ECHO)

    def agrees(self, passage: str, other: str) -> bool:
        """True where the two answer each other, and not where all their figures differ: "since 2002", "since 2003"."""
        return self.answers(passage, other) and not other_figures(passage, other)

    def touches(self, passage: str, other: str) -> bool:
        """True where two tellings that were joined share enough for a reader to find the one in the other, figures too."""
        return self._alike(passage, other, TOUCH) and not other_figures(passage, other)

    def _alike(self, passage: str, other: str, least: float) -> bool:
        one, two = stems(passage), stems(other)
        if one.isdisjoint(two) or denies(passage) != denies(other):
            return False
        shared = self.weight(one & two)
        return shared >= least * min(self.weight(one), self.weight(two)) > 0.0

    def weight(self, stems: Iterable[str]) -> float:
        """What stems weigh together."""
        return sum(sorted(self._weights.get(stem, self._unseen) for stem in stems))


@lru_cache(maxsize=1 << 12)
def figures(text: str) -> frozenset[str]:
    """The numbers in a text, in figures."""
    spelled = {_SPELLED[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _SPELLED}
    return frozenset(found.replace(",", "") for found in _FIGURE.findall(text)) | spelled


def other_figures(one: str, two: str) -> bool:
    """True where both give figures and have none in common."""
    return bool(figures(one)) and bool(figures(two)) and figures(one).isdisjoint(figures(two))


_EMPTY = frozenset(
    "the a an and or but of to in on at by for from with as that this these those which who whom whose it its he his him she "
    "her they their them we our us you your i my me is are was were be been being has have had do does did will would can could "
    "may might shall should must not no nor so than then there here when where while after before said say says told "
    "according".split()
)


@lru_cache(maxsize=1 << 12)
def stems(text: str) -> frozenset[str]:
    """The stems of the content words of a text."""
    return frozenset(_stem(key) for key in words_of(text).keys if key not in _EMPTY)


def _stem(key: str) -> str:
    cut = _SUFFIX.sub("", key)
    return cut if len(cut) >= _SHORTEST_STEM else key
