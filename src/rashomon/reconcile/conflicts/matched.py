"""Sentences of two texts that tell one thing in words of their own, by the rare words that they share.

Two reports that nobody copied tell one deed in sentences that have its details in common ("a white van", "the 400 block of Osk
Avenue", a name). A word is as rare as few of the story's sentences have it. Candidates are found by words that few sentences
hold, so that cost is near linear in the story's sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import log

from rashomon.model import Annotation, Span, Who
from rashomon.reconcile.compare.lexicon import REPORTING, stem
from rashomon.reconcile.compare.parallels import Sentence
from rashomon.reconcile.compare.spelled import words_of
from rashomon.reconcile.conflicts.changes import Reader
from rashomon.reconcile.conflicts.given import Given
from rashomon.reconcile.conflicts.positions import Setting
from rashomon.reconcile.conflicts.slots import namesakes
from rashomon.reconcile.events.tellings import LEAD, Telling
from rashomon.text.ages import ages_told
from rashomon.text.names import fold

# A word that more sentences than this hold makes no candidates; of a report so many sentences are looked at.
COMMON = 12
LOOKED_AT = 40
# So many words in common, so large a share of the rarity of both sentences, or of the shorter one where that is long enough.
SHARED = 3
LIKE = 0.3
# Titles and first sentences tell the story's main deed, and an age, an address or a figure tells of what: less will do.
LIKE_LEAD = 0.2
HELD = 0.55
HELD_WORDS = 5
_SMALL = frozenset(
    "the a an of in on at to for from by with and or but as that this these those it its his her their he she they we i"
    " you him them is was were are be been being has have had do did does not no will would could should may might can"
    " than then there who which what when where while after before into over under about also more most some any all one"
    " other later up out another two three four five six seven eight nine ten monday tuesday wednesday thursday friday"
    " saturday sunday morning night evening afternoon today yesterday tonight police officers authorities according"
    " officials year old years".split()
)
# Most stories are of one year.
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
AGED = "age "
# Small children's ages are told in words in one report and in figures in another.
_IN_WORDS = dict(zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True))
_AGE_IN_WORDS = re.compile(rf"\b({'|'.join(_IN_WORDS)})[- ]years?[- ]old", re.IGNORECASE)

Pair = tuple[str, Telling]


@dataclass(frozen=True, slots=True)
class Match:
    """Two sentences that tell one thing; `likeness`, the share of the rarity of their words that they have in common."""

    one: Sentence
    other: Sentence
    likeness: float
    shared: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Line:
    place: Sentence
    words: frozenset[str]


def matched(annotations: Sequence[Annotation], setting: Setting) -> tuple[Match, ...]:
    """The pairs of sentences of different texts that tell one thing, each once, most alike first.

    Of sentences that are one word for word the eldest report's stands for all.
    """
    lines = list(_lines(annotations, setting))
    times = Counter(word for line in lines for word in line.words)
    rarity = {word: log((len(lines) + 1) / count) for word, count in times.items()}
    holders: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        for word in sorted(line.words):
            if times[word] <= COMMON:
                holders.setdefault(word, []).append(i)
    common: Counter[tuple[int, int]] = Counter(pair for held in holders.values() for pair in combinations(held, 2))
    found = []
    for (i, j), count in sorted(common.items()):
        a, b = lines[i], lines[j]
        if count >= SHARED - 1 and a.place[0] != b.place[0]:
            match = _match(a, b, rarity)
            if match is not None:
                found.append(match)
    return tuple(sorted(found, key=lambda m: (-m.likeness, m.one, m.other)))


def _lines(annotations: Sequence[Annotation], setting: Setting) -> Iterator[_Line]:
    parallels = setting.witnesses.parallels
    seen: set[str] = set()
    order = sorted(annotations, key=lambda a: (setting.order.get(a.report, len(setting.order)), a.report))
    for annotation in order:
        if annotation.report in setting.rewritten:
            continue
        for number, sentence in enumerate(annotation.sentences[:LOOKED_AT]):
            words = content(sentence)
            text = parallels.text(sentence)
            if len(words) >= SHARED and text not in seen:
                seen.add(text)
                yield _Line((annotation.report, number), words)


def content(sentence: Span) -> frozenset[str]:
    """Stems of a sentence's content words, its long figures, years left out, and the ages of people."""
    keys = words_of(sentence.quote).keys
    words = (stem(k) for k in keys if len(k) > 2 and k not in _SMALL and k not in REPORTING and not _YEAR.match(k))
    told = [*ages_told(sentence.quote), *(_IN_WORDS[m[1].lower()] for m in _AGE_IN_WORDS.finditer(sentence.quote))]
    return frozenset((*words, *(f"{AGED}{age}" for age in told)))


def _match(a: _Line, b: _Line, rarity: Mapping[str, float]) -> Match | None:
    shared = a.words & b.words
    if len(shared) < SHARED:
        return None
    both = sum(rarity[w] for w in sorted(shared))
    ours, theirs = (sum(rarity[w] for w in sorted(line.words)) for line in (a, b))
    likeness = 2 * both / (ours + theirs)
    held = both / min(ours, theirs)
    sure = any(word.startswith(AGED) or word.isdigit() for word in shared)
    least = LIKE_LEAD if sure or (a.place[1] < LEAD and b.place[1] < LEAD) else LIKE
    if likeness < least and not (held >= HELD and len(shared) >= HELD_WORDS):
        return None
    return Match(a.place, b.place, max(likeness, held / 2), shared)


@dataclass(slots=True)
class Reports:
    """What each report gives anywhere, and the tellings of each sentence."""

    annotations: Mapping[str, Annotation]
    reader: Reader
    setting: Setting
    by_sentence: dict[Sentence, list[Pair]] = field(default_factory=dict)
    told: dict[str, list[Telling]] = field(default_factory=dict)

    def given(self, report: str, kind: str) -> Iterator[Given]:
        """All values of a kind that a report gives."""
        for number in range(len(self.annotations[report].sentences)):
            yield from (g for g in self.reader.at((report, number)) if g.kind == kind)

    def span(self, place: Sentence) -> Span:
        """The sentence at a place."""
        return self.annotations[place[0]].sentences[place[1]]

    def of_others(self, match: Match) -> bool:
        """True where both sentences name persons, and not one that is, or may be, the same."""
        ours, theirs = self._persons(match.one), self._persons(match.other)
        return bool(ours and theirs) and not self.of_one(match)

    def of_one(self, match: Match) -> bool:
        """True where both sentences name a person that is, or may be, the same."""
        return any(_may_be_one(x, y) for x in self._persons(match.one) for y in self._persons(match.other))

    def _persons(self, place: Sentence) -> list[Sequence[str]]:
        return [_names(g, self.setting) for g in self.reader.at(place) if _is_named(g, self.setting)]


def _is_named(given: Given, setting: Setting) -> bool:
    value = given.value
    return isinstance(value, Who) and value.entity is not None and setting.entities.by_id[value.entity].type == "person"


def _names(given: Given, setting: Setting) -> Sequence[str]:
    entity = given.value.entity if isinstance(given.value, Who) else None
    return setting.entities.by_id[entity].names if entity is not None else ()


def _may_be_one(a: Sequence[str], b: Sequence[str]) -> bool:
    """True for names that may be one person's: one in part, or of one family name."""
    return namesakes(a, b) or any(fold(x).split()[-1:] == fold(y).split()[-1:] for x in a for y in b)
