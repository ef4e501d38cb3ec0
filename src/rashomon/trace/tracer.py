"""The index that `trace` stands on: it takes reports one at a time or many, and tells what each is linked to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from rashomon.model import Lineage, Link, Report, Rewriting
from rashomon.text.similar_scan import Lexicon
from rashomon.trace.align import align
from rashomon.trace.alone import standing_alone
from rashomon.trace.direction import direction
from rashomon.trace.families import families
from rashomon.trace.features import features_of
from rashomon.trace.linking import Traced, doubles, same_texts, traced
from rashomon.trace.pair import Pair, pair_of
from rashomon.trace.postings import Postings
from rashomon.trace.prepared import Prepared
from rashomon.trace.rewriting import rewritings

# A report is compared with no more others once so many each explain nearly all of it: a star, not a web.
_EXPLAINING, _WHOLE = 8, 0.95
_AT_ONCE = 8192
# Reports of so many words at most are held with all that comparing them takes.
_HELD = 1 << 22


def age(report: Report) -> tuple[datetime, str]:
    """The order of reports: by publication, those of unknown time last, then by id."""
    return (report.published.start if report.published else datetime.max, report.id)


class Tracer:
    """Reports, and what was found between them.

    `add` takes one report in milliseconds however many there are. `lineage` tells everything about all of them; it is what
    `trace` gives for them. The order in which they came changes it in one case only: of more than `KEPT` reports with a run of
    words in common, or of more than nine that tell one whole text, the first that came stand for the rest.
    """

    def __init__(self) -> None:
        self._lexicon = Lexicon()
        self._postings = Postings()
        self._prepared: list[Prepared] = []
        self._places: dict[str, int] = {}
        self._same: list[list[Report]] = []
        self._pairs: dict[int, dict[int, Pair]] = {}
        self._whole: dict[int, int] = {}
        self._met: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []

    def __len__(self) -> int:
        return sum(map(len, self._same))

    def add(self, report: Report) -> tuple[Link, ...]:
        """Takes in one report.

        Args:
            report: its id must be new.

        Returns:
            Its links with those that came before, as far as is known now: a later report may show that two have their text
            from a third, or that one of them was rewritten.
        """
        self.extend((report,))
        number = self._places[report.text]
        near = {number, *self._pairs.get(number, ())}
        pairs = {id(pair): pair for one in sorted(near) for pair in self._pairs.get(one, {}).values()}
        among = [pair for pair in pairs.values() if pair.i in near and pair.j in near]
        marked = frozenset(found.report for found in rewritings(list(pairs.values()), {}))
        found, more = self._linked(among, marked, (self._same[one] for one in sorted(near)))
        links = [item.link for item in found] + more
        return tuple(sorted((link for link in links if report.id in (link.elder, link.younger)), key=_ends))

    def extend(self, reports: Sequence[Report]) -> None:
        """Takes in many reports; the cost is linear in their length."""
        for at in range(0, len(reports), _AT_ONCE):
            self._take(reports[at : at + _AT_ONCE])

    def lineage(self) -> Lineage:
        """Links, families and rewritten reports among all that were taken in."""
        ordered = sorted((report for same in self._same for report in same), key=age)
        pairs = [pair for one, others in self._pairs.items() for two, pair in others.items() if one < two]
        pairs.sort(key=lambda pair: (pair.a.report.id, pair.b.report.id))
        rewritten = rewritings(pairs, standing_alone(self._prepared, self._near(), _elder(pairs)))
        found, more = self._linked(pairs, frozenset(one.report for one in rewritten), self._same)
        joining = [item.link for item in found]
        return Lineage(
            tuple(sorted(joining + more, key=_ends)),
            families(ordered, joining, [item.known for item in found], [item.larger for item in found]),
            self._for_same_texts(rewritten, ordered),
        )

    def _linked(
        self, pairs: Sequence[Pair], marked: frozenset[str], texts: Iterable[Sequence[Report]]
    ) -> tuple[list[Traced], list[Link]]:
        """Links that join families, and those that hold for further reports of the same texts."""
        linked = [pair for pair in pairs if pair.taken or pair.common]
        found, kinds = traced(linked, marked)
        same = {group[0].id: sorted(group, key=age) for group in texts if len(group) > 1}
        groups = {self._prepared[self._places[group[0].text]].report.id: group for group in same.values()}
        return found + same_texts(groups.values()), doubles(linked, kinds, groups, marked)

    def _near(self) -> dict[int, list[int]]:
        """For each report's number those that have features in common with it."""
        near: dict[int, list[int]] = {}
        for earlier, later in self._met:
            for one, two in zip(earlier.tolist(), later.tolist(), strict=True):
                near.setdefault(one, []).append(two)
                near.setdefault(two, []).append(one)
        return near

    def _take(self, reports: Sequence[Report]) -> None:
        fresh: list[Report] = []
        since = len(self._same)
        for report in reports:
            number = self._places.setdefault(report.text, len(self._same))
            if number == len(self._same):
                self._same.append([report])
                fresh.append(report)
                continue
            self._same[number].append(report)
            if number >= since:
                fresh[number - since] = min(fresh[number - since], report, key=age)
            elif age(report) < age(self._prepared[number].report):
                self._stand_in(number, report)
        scan = self._lexicon.scan([report.text for report in fresh])
        self._prepared += [Prepared(report, scan, k) for k, report in enumerate(fresh)]
        earlier, later = self._postings.add(features_of(scan, since=since), len(fresh))
        self._met.append((earlier, later))
        held: set[int] = set()
        words = 0
        for one, two in zip(earlier.tolist(), later.tolist(), strict=True):
            if self._whole.get(two, 0) < _EXPLAINING:
                self._align(one, two)
                words += sum(self._prepared[k].size for k in {one, two} - held)
                held |= {one, two}
            if words >= _HELD:
                self._forget(held)
                words = 0
        self._forget(held)

    def _forget(self, held: set[int]) -> None:
        for number in held:
            self._prepared[number].forget()
        held.clear()

    def _align(self, one: int, two: int) -> None:
        """Aligns the report numbered `two` with an earlier one, the elder first."""
        i, j = sorted((one, two), key=lambda k: age(self._prepared[k].report))
        a, b = self._prepared[i], self._prepared[j]
        passages = align(a, b)
        if not passages:
            return
        pair = pair_of(i, j, a, b, passages)
        self._pairs.setdefault(one, {})[two] = self._pairs.setdefault(two, {})[one] = pair
        share = pair.share_a if two == i else pair.share_b
        self._whole[two] = self._whole.get(two, 0) + (pair.taken and share >= _WHOLE)

    def _stand_in(self, number: int, report: Report) -> None:
        """A report with a text that is known, but elder than the one that stood for that text, stands for it now."""
        self._prepared[number] = self._prepared[number].of(report)
        for other in sorted(self._pairs.pop(number, {})):
            del self._pairs[other][number]
            self._align(*sorted((other, number)))

    def _for_same_texts(self, rewritten: Sequence[Rewriting], ordered: Sequence[Report]) -> tuple[Rewriting, ...]:
        """What holds of the eldest report with a text holds of all with that text."""
        by_number = {self._places[report.text]: found for report, found in _reports_of(rewritten, ordered)}
        every = []
        for report in ordered:
            found = by_number.get(self._places[report.text])
            if found is not None:
                evidence = tuple(replace(e, here=report.span(e.here.start, e.here.end)) for e in found.evidence)
                every.append(Rewriting(report.id, evidence))
        return tuple(every)


def _elder(pairs: Sequence[Pair]) -> frozenset[tuple[int, int]]:
    """(elder, younger) of the pairs of which one report has its text from the other, where it is known which."""
    ways = ((pair, direction(pair, frozenset())) for pair in pairs if pair.taken)
    return frozenset((pair.j, pair.i) if way.reverse else (pair.i, pair.j) for pair, way in ways if way.known)


def _reports_of(rewritten: Sequence[Rewriting], ordered: Sequence[Report]) -> Iterator[tuple[Report, Rewriting]]:
    by_id = {found.report: found for found in rewritten}
    return ((report, by_id[report.id]) for report in ordered if report.id in by_id)


def _ends(link: Link) -> tuple[str, str]:
    return link.elder, link.younger
