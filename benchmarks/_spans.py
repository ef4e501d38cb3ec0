"""Counting spans: exact matches, matches by overlap, by type."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass, field

from benchmarks.frame import precision_recall_f1

Span = tuple[int, int]


@dataclass(slots=True)
class Count:
    """Correct, given and wanted, added up over documents."""

    correct: int = 0
    given: int = 0
    wanted: int = 0

    def add(self, given: Iterable[Hashable], wanted: Iterable[Hashable]) -> None:
        """Counts items that are equal."""
        here, there = set(given), set(wanted)
        self.correct += len(here & there)
        self.given += len(here)
        self.wanted += len(there)

    def add_overlapping(self, given: Collection[Span], wanted: Collection[Span]) -> None:
        """Counts spans that share at least half of their joint length; each matches one at most."""
        pairs = sorted(
            (-_share(mine, gold), mine, gold) for mine in given for gold in wanted if mine[0] < gold[1] and gold[0] < mine[1]
        )
        used_mine: set[Span] = set()
        used_gold: set[Span] = set()
        for share, mine, gold in pairs:
            if -share >= 0.5 and mine not in used_mine and gold not in used_gold:
                used_mine.add(mine)
                used_gold.add(gold)
        self.correct += len(used_gold)
        self.given += len(set(given))
        self.wanted += len(set(wanted))

    def measures(self) -> dict[str, float]:
        """Precision, recall and F1."""
        return precision_recall_f1(correct=self.correct, given=self.given, wanted=self.wanted)


@dataclass(slots=True)
class ByType:
    """Exact spans with their type, over all and for each type."""

    all: Count = field(default_factory=Count)
    untyped: Count = field(default_factory=Count)
    types: dict[str, Count] = field(default_factory=dict)

    def add(self, given: Iterable[tuple[int, int, str]], wanted: Iterable[tuple[int, int, str]]) -> None:
        """Counts one text."""
        here, there = set(given), set(wanted)
        self.all.add(here, there)
        self.untyped.add({item[:2] for item in here}, {item[:2] for item in there})
        for label in sorted({item[2] for item in here | there}):
            count = self.types.setdefault(label, Count())
            count.add({i for i in here if i[2] == label}, {i for i in there if i[2] == label})

    def measures(self) -> dict[str, object]:
        """F1 over all, span F1 whatever the type, F1 of each type."""
        out: dict[str, object] = dict(self.all.measures())
        out["span"] = self.untyped.measures()
        out["by_type"] = {label: self.types[label].measures() for label in sorted(self.types)}
        return out


def _share(mine: Span, gold: Span) -> float:
    joint = min(mine[1], gold[1]) - max(mine[0], gold[0])
    return joint / (max(mine[1], gold[1]) - min(mine[0], gold[0]))
