"""Mentions of named entities by where they stand in a report."""

from __future__ import annotations

from bisect import bisect_left

from rashomon.model import Annotation, Span
from rashomon.reconcile.entities.entities import Entities


class Index:
    """Mentions of one report by position."""

    __slots__ = ("_mentions", "_starts")

    def __init__(self, annotation: Annotation, entities: Entities) -> None:
        found = sorted(
            (m.span.start, m.span.end, entities.of[annotation.report, e.key])
            for e in annotation.entities
            if e.names
            for m in e.mentions
        )
        self._mentions = found
        self._starts = [start for start, _, _ in found]

    def inside(self, span: Span) -> frozenset[str]:
        """Global ids of the entities that are mentioned inside a span."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return frozenset([entity for _, end, entity in self._mentions[first:last] if end <= span.end])
