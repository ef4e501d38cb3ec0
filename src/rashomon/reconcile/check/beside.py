"""When and where a deed was, as the same report tells it of the same event in another sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta

from rashomon.model import Report, Span
from rashomon.reconcile.check.align import Alignment
from rashomon.reconcile.check.match import covers
from rashomon.reconcile.check.sides import Side
from rashomon.reconcile.check.words import named
from rashomon.reconcile.compare.geometry import apart, contains, same_place
from rashomon.reconcile.events.tellings import LEAD, Telling
from rashomon.reconcile.story import Matter

# What is news is no older than this.
NEWS = timedelta(days=10)
# What may stand between a town and its state: "Osk, Norland", "Osk (Norland)".
_QUALIFIER = re.compile(r"(?:,\s|\s\(|\sin\s)\Z")


class Beside:
    """The tellings of every event, by report."""

    def __init__(self, matter: Matter, reports: Mapping[str, Report]) -> None:
        self._matter = matter
        self._reports = reports
        self._of: dict[str, tuple[Telling, ...]] = {}
        for told in matter.told:
            by_report: dict[str, list[Telling]] = {}
            for telling in told.tellings:
                by_report.setdefault(telling.report, []).append(telling)
            for tellings in by_report.values():
                self._of.update((t.id, tuple(tellings)) for t in tellings)

    def find(self, asked: Side, found: Alignment, order: Sequence[int]) -> dict[int, Span]:
        """For nodes of the claim that the sentence is silent about: where the report says them of the same event.

        Only days and places are taken from elsewhere, and never where the sentence has one of its own for the same deed.
        """
        elsewhere: dict[int, Span] = {}
        for c in order:
            if c in found.said:
                continue
            region = self._region(asked, c, found, elsewhere)
            span = region or self._told(asked, c, found) or self._scene(asked, c, found)
            if span is not None:
                elsewhere[c] = span
        return elsewhere

    def _told(self, asked: Side, c: int, found: Alignment) -> Span | None:
        timed = asked.graph.nodes[c].kind == "time"
        if not timed and asked.type(c) not in {"place", "facility"}:
            return None
        roles = frozenset(r for (_, d), rs in asked.roles.items() if d == c for r in rs)
        if roles & {"actor", "undergoer", "to", "from", "after", "before", "until", "since"}:
            return None
        for telling in self._tellings(asked, c, found):
            if timed and self._same_time(asked, c, telling, found):
                return telling.mention.sentence
            if not timed and self._same_place(asked, c, telling):
                return telling.mention.sentence
        return None

    def _scene(self, asked: Side, c: int, found: Alignment) -> Span | None:
        """Where the whole report plays: the one town of its dateline, title and lead.

        A sentence that names another town, or another day than those of the news, is not placed so.
        """
        report = self._reports[found.told.annotation.report]
        mine = asked.place(c)
        holders = [h for h, d in asked.roles if d == c and h in found.said and asked.verb(h)]
        if asked.type(c) != "place" or not holders or (mine is not None and mine.kind == "country"):
            return None
        annotation = found.told.annotation
        head = annotation.sentences[: LEAD + 1]
        own = found.told.graph.sentence
        towns: dict[str, Span] = {}
        for e in annotation.entities:
            if e.type != "place" or (e.place is not None and e.place.kind in {"country", "region"}):
                continue
            for m in e.mentions:
                if m.form == "named" and (m.span.end <= report.body or any(s.covers(m.span) for s in (*head, own))):
                    towns.setdefault(e.key, m.span)
        entities = {e.key: e for e in annotation.entities}
        here = {k for k in towns if any(named(a, b) for a in asked.names_of(c) for b in entities[k].names)}
        others = [entities[k].place for k in towns if k not in here]
        if not here or any(p is not None and (mine is None or apart(mine, p)) for p in others) or self._old(found, report):
            return None
        return min(towns[k] for k in here)

    def _old(self, found: Alignment, report: Report) -> bool:
        """True where the sentence names a day that is not of the news."""
        ranges = [t.range for t in found.told.annotation.times if t.range and found.told.graph.sentence.covers(t.span)]
        anchor = report.published.start if report.published is not None else None
        if anchor is None:
            return any(r.precision in {"year", "month", "decade"} for r in ranges)
        return any(r.end < anchor - NEWS for r in ranges)

    def _tellings(self, asked: Side, c: int, found: Alignment) -> list[Telling]:
        holders = [h for (h, d) in asked.roles if d == c and h in found.said]
        events = [found.told.graph.nodes[found.said[h]].event for h in holders]
        tellings = [t for e in events if e is not None for t in self._of.get(e, ())]
        return [t for t in tellings if t.mention.polarity and t.mention.modality == "certain"]

    def _same_time(self, asked: Side, c: int, telling: Telling, found: Alignment) -> bool:
        mine = asked.time(c)
        if mine is None or telling.mention.time is None:
            return False
        times = found.told.annotation.times
        return telling.mention.time < len(times) and covers(mine, times[telling.mention.time])

    def _same_place(self, asked: Side, c: int, telling: Telling) -> bool:
        mine = asked.place(c)
        if telling.point is not None and mine is not None:
            if same_place(mine, telling.point) or (mine.kind == "country" and contains(mine, telling.point)):
                return True
            if apart(mine, telling.point):
                return False
        names = self._matter.entities.by_id[telling.place].names if telling.place is not None else ()
        return any(named(a, b) for a in asked.names_of(c) for b in names)

    def _region(self, asked: Side, c: int, found: Alignment, elsewhere: Mapping[int, Span]) -> Span | None:
        """The state behind a town, where the report puts the two together: "Osk, Norland"."""
        above = asked.graph.parents[c]
        if above < 0 or asked.type(c) != "place" or asked.type(above) != "place":
            return None
        if above not in found.said and above not in elsewhere:
            return None
        annotation = found.told.annotation
        text = self._reports[annotation.report].text
        towns = [
            e
            for e in annotation.entities
            if e.type == "place" and any(named(a, b) for a in asked.names_of(above) for b in e.names)
        ]
        ends = {m.span.end for e in towns for m in e.mentions}
        for e in annotation.entities:
            if e.type == "place" and any(named(a, b) for a in asked.names_of(c) for b in e.names):
                for m in e.mentions:
                    gap = _QUALIFIER.search(text[max(0, m.span.start - 4) : m.span.start])
                    if gap and m.span.start - len(gap[0]) in ends:
                        return m.span
        return None
