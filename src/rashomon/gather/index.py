"""An index that takes one report after another and keeps them in stories."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from rashomon.gather.cluster import MISSING, partition
from rashomon.gather.compare import Comparer, table
from rashomon.gather.terms import KINDS, Terms, terms_of
from rashomon.gather.weights import Weights
from rashomon.model import Report

# Each chosen on train parts, see benchmarks/notes/stories.md.
# A report is compared with so many others at most.
CANDIDATES = 40
# So many of its terms, the most telling ones, look for them.
_ASKED = 48
_PLACE_BITS = 6
# A term in more reports than this is followed only to those nearest in time.
_FOLLOWED = 400
# Kinds of terms that look for candidates.
_ASKING = tuple(KINDS.index(kind) for kind in ("word", "name", "full name", "address"))
# A candidate long past counts half of one of the same day: days over which the other half fades.
_FADE = 30.0
# Mean log-odds above which groups of reports are one story.
LEAST = -1.0
# A story is reconsidered when a new report's score with one of its reports is above this.
_NEAR = -3.0
# At most so many reports are put into stories anew when one comes; a story of so many is left as it is until `settle`.
_RECONSIDERED = 200
_GREAT = 100
# Two reports of so many terms that have nearly all of them in common are prints of one text: among a thousand prints nothing in
# them is rare any more, and by weight they would be told apart by what little differs.
_ONE_TEXT, _ENOUGH_TERMS, _SURELY = 0.9, 40, 6.0
# The lowest scores of a full list of candidates say what the next one would have had.
_TAIL = 5


@dataclass(slots=True)
class _Node:
    """One text: its report, those with the same text, and its terms."""

    reports: list[Report]
    terms: Terms
    floor: float = MISSING


class _Column:
    """Numbers in a row that grows."""

    def __init__(self) -> None:
        self._numbers = np.zeros(64)
        self._count = 0

    def append(self, value: float) -> None:
        if self._count == len(self._numbers):
            self._numbers = np.concatenate([self._numbers, np.zeros(self._count)])
        self._numbers[self._count] = value
        self._count += 1

    def at(self, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        return self._numbers[rows]


@dataclass(slots=True)
class Index:
    """Reports in stories, one report at a time.

    `add` puts a report into a story and puts the stories near it together anew: they may merge or split. It goes by what the
    index has seen so far. `settle` goes through everything with the weights of now, after which the stories depend on the set
    of reports alone, not on the order in which they came; its cost is close to linear.

    Cost of `add`: the most telling terms of a report look up others that have them, a bounded number of which is compared.
    """

    _nodes: list[_Node] = field(default_factory=list)
    _by_text: dict[str, int] = field(default_factory=dict)
    _holders: dict[int, "array[int]"] = field(default_factory=dict)
    _edges: dict[int, dict[int, float]] = field(default_factory=dict)
    _story: dict[int, int] = field(default_factory=dict)
    _members: dict[int, list[int]] = field(default_factory=dict)
    _weights: Weights = field(default_factory=Weights)
    _comparer: Comparer | None = None
    _days: _Column = field(default_factory=_Column)
    _sizes: _Column = field(default_factory=_Column)

    def add(self, report: Report) -> tuple[str, ...]:
        """Takes one more report.

        Returns:
            The ids of the reports of its story, as it is now, in the order in which they came.
        """
        known = self._by_text.get(report.sha256)
        if known is not None:
            self._nodes[known].reports.append(report)
            return self._ids(self._story[known])
        number = self._enter(report)
        self._story[number] = number
        self._members[number] = [number]
        self._compare(number)
        self._reconsider(number)
        return self._ids(self._story[number])

    def load(self, reports: Iterable[Report]) -> None:
        """Takes many reports and settles."""
        for report in reports:
            known = self._by_text.get(report.sha256)
            if known is None:
                self._enter(report)
            else:
                self._nodes[known].reports.append(report)
        self.settle()

    def settle(self) -> None:
        """Puts all stories together anew, by the weights that terms have now."""
        for node in self._nodes:
            node.reports.sort(key=age)
        self._nodes.sort(key=lambda node: age(node.reports[0]))
        self._by_text = {node.reports[0].sha256: number for number, node in enumerate(self._nodes)}
        self._holders, self._edges, self._days, self._sizes = {}, {}, _Column(), _Column()
        for number in range(len(self._nodes)):
            self._post(number)
        for number in range(len(self._nodes)):
            self._compare(number)
        groups = partition(range(len(self._nodes)), self._edges, self._floors(range(len(self._nodes))), least=LEAST)
        self._story, self._members = {}, {}
        for group in groups:
            self._keep(group)

    def stories(self) -> tuple[tuple[Report, ...], ...]:
        """The reports of each story, in order of publication, then of id; stories by their first report."""
        found = [
            tuple(sorted((report for number in members for report in self._nodes[number].reports), key=age))
            for members in self._members.values()
        ]
        return tuple(sorted(found, key=lambda reports: age(reports[0])))

    def likely(self, report: Report) -> tuple[tuple[tuple[str, ...], float], ...]:
        """The stories that a report may tell of, with the mean log-odds of its pairs in each, best first."""
        number = self._by_text[report.sha256]
        scores: dict[int, list[float]] = {}
        for other, score in self._edges.get(number, {}).items():
            scores.setdefault(self._story[other], []).append(score)
        ranked = sorted(
            ((story, sum(found) / len(found)) for story, found in scores.items()), key=lambda item: (-item[1], item[0])
        )
        return tuple((self._ids(story), score) for story, score in ranked)

    def pairs(self) -> list[tuple[Report, Report, float]]:
        """Every pair that was compared, the elder first, with its log-odds."""
        return [
            (self._nodes[one].reports[0], self._nodes[other].reports[0], score)
            for one in sorted(self._edges)
            for other, score in sorted(self._edges[one].items())
            if one < other
        ]

    def _ids(self, story: int) -> tuple[str, ...]:
        return tuple(report.id for number in self._members[story] for report in self._nodes[number].reports)

    def _enter(self, report: Report) -> int:
        number = len(self._nodes)
        terms = terms_of(report)
        self._nodes.append(_Node([report], terms))
        self._by_text[report.sha256] = number
        self._weights.count(terms)
        self._post(number)
        return number

    def _post(self, number: int) -> None:
        terms = self._nodes[number].terms
        self._days.append(np.nan if terms.day is None else terms.day)
        self._sizes.append(len(terms.ids))
        for term in asking(terms).tolist():
            if term not in self._holders:
                self._holders[term] = array("q")
            self._holders[term].append(number)

    def _compare(self, number: int) -> None:
        """Scores a report with its candidates."""
        self._edges.setdefault(number, {})
        found = [other for other in self._candidates(number) if other not in self._edges[number]]
        if found:
            comparer = self._comparer = self._comparer or Comparer(self._weights)
            mine, theirs = self._nodes[number].terms, [self._nodes[other].terms for other in found]
            scores = table().log_odds(comparer.features(mine, theirs))
            if len(mine.ids) >= _ENOUGH_TERMS:
                scores = np.where(comparer.overlap(mine, theirs) >= _ONE_TEXT, np.maximum(scores, _SURELY), scores)
            for other, score in zip(found, scores.tolist(), strict=True):
                self._edges[number][other] = score
                self._edges.setdefault(other, {})[number] = score
        lowest = sorted(self._edges[number].values())
        self._nodes[number].floor = max(MISSING, sum(lowest[:_TAIL]) / _TAIL) if len(lowest) >= CANDIDATES else MISSING

    def _candidates(self, number: int) -> list[int]:
        """The reports that share most of the most telling terms, those near in time before those long past."""
        terms = self._nodes[number].terms
        ids = asking(terms)
        # What nobody else has finds nobody.
        ids = ids[self._weights.holders(ids) > 1]
        weights = self._weights.of(ids)
        asked = np.argsort(-weights, kind="stable")[:_ASKED]
        holders = [self._near(self._holders[int(ids[at])], number) for at in asked.tolist()]
        if not holders:
            return []
        # A report that holds a term and the term's place among those asked, in one number: a sort of these brings together
        # what each report shares, the most telling first.
        places = np.repeat(np.arange(len(holders)), [len(each) for each in holders])
        keys = (np.frombuffer(b"".join(holders), np.int64) << _PLACE_BITS) | places
        keys.sort()
        owners = keys >> _PLACE_BITS
        first = np.ones(len(keys), np.bool_)
        first[1:] = owners[1:] != owners[:-1]
        others, place = owners[first], np.cumsum(first) - 1
        shared = weights[asked][keys & ((1 << _PLACE_BITS) - 1)] ** 2
        likeness = np.bincount(place, shared) * self._fade(terms.day, others)
        likeness[others == number] = 0
        best = np.argsort(-likeness, kind="stable")[:CANDIDATES]
        return [other for other, value in zip(others[best].tolist(), likeness[best].tolist(), strict=True) if value > 0]

    def _fade(self, day: int | None, others: NDArray[np.int64]) -> NDArray[np.float64]:
        """What time apart and sheer length take from the likeness of candidates."""
        apart = np.abs(self._days.at(others) - (np.nan if day is None else day))
        return (1 + np.exp(-np.nan_to_num(apart) / _FADE)) / np.sqrt(self._sizes.at(others) + 1)

    @staticmethod
    def _near(holders: "array[int]", number: int) -> "array[int]":
        if len(holders) <= _FOLLOWED:
            return holders
        first = max(0, min(bisect_left(holders, number) - _FOLLOWED // 2, len(holders) - _FOLLOWED))
        return holders[first : first + _FOLLOWED]

    def _reconsider(self, number: int) -> None:
        """Puts the stories near a new report together anew, the nearest first, as far as the bound allows."""
        near: dict[int, float] = {}
        for other, score in self._edges[number].items():
            story = self._story[other]
            if score > _NEAR:
                near[story] = max(score, near.get(story, score))
        if self._joins_a_great_one(number, near):
            return
        affected = list(self._members.pop(self._story[number]))
        for story, _ in sorted(near.items(), key=lambda item: (-item[1], item[0])):
            if len(affected) + len(self._members[story]) > _RECONSIDERED:
                continue
            affected += self._members.pop(story)
        affected.sort()
        for group in partition(affected, self._edges, self._floors(affected), least=LEAST):
            self._keep(group)

    def _joins_a_great_one(self, number: int, near: dict[int, float]) -> bool:
        """A story too great to be put together anew takes a report that is closer to it than to any other."""
        means = {}
        for story in near:
            scores = [score for other, score in self._edges[number].items() if self._story[other] == story]
            means[story] = sum(scores) / len(scores)
        best = max(means, key=lambda story: (means[story], -story), default=None)
        if best is None or means[best] <= LEAST or len(self._members[best]) < _GREAT:
            return False
        del self._members[number]
        self._story[number] = best
        self._members[best].append(number)
        return True

    def _floors(self, numbers: Iterable[int]) -> dict[int, float]:
        return {number: self._nodes[number].floor for number in numbers}

    def _keep(self, group: list[int]) -> None:
        self._members[group[0]] = group
        for number in group:
            self._story[number] = group[0]


def asking(terms: Terms) -> NDArray[np.uint32]:
    """The terms of a report that look for others."""
    begins = (0, *terms.ends[:-1])
    return np.concatenate([terms.ids[begins[kind] : terms.ends[kind]] for kind in _ASKING])


def age(report: Report) -> tuple[datetime, datetime, str]:
    """In order of publication, then of id; undated ones last."""
    if report.published is None:
        return (datetime.max, datetime.max, report.id)
    return (report.published.start, report.published.end, report.id)
