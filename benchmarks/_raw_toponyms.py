"""Toponyms from running text: which place names of the gold annotate finds, and how many of them it puts where they lie."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.model import Annotation, Place, Report

Marked = tuple[int, int]


@dataclass(slots=True)
class RawScore:
    """Counts over documents; a name found anywhere within a gold name is that name."""

    given: int = 0
    right: int = 0
    wanted: int = 0
    found: int = 0
    with_point: int = 0
    placed: int = 0

    def add(self, annotation: Annotation, gold: Iterable[Marked], others: Iterable[Marked], near: Near) -> None:
        """Counts one document.

        Args:
            annotation: What annotate gave.
            gold: Spans of the toponyms.
            others: Spans that the set marks as something else: a name found there is neither right nor wrong.
            near: For each gold span that has a point, whether a place is right for it.
        """
        names = [
            (mention.span.start, mention.span.end, entity.place)
            for entity in annotation.entities
            if entity.type == "place"
            for mention in entity.mentions
            if mention.form == "named"
        ]
        spans = sorted(set(gold))
        beside = tuple(others)
        for start, end, _ in names:
            hit = any(start < e and s < end for s, e in spans)
            if hit or not any(start < e and s < end for s, e in beside):
                self.given += 1
                self.right += hit
        for s, e in spans:
            mine = [place for start, end, place in names if start < e and s < end]
            self.wanted += 1
            self.found += bool(mine)
            if (s, e) in near:
                self.with_point += 1
                self.placed += any(place is not None and near[s, e](place) for place in mine)

    def measures(self) -> dict[str, float]:
        """Precision, recall and F1 of the names; placed: found and put right, of those that have a point."""
        precision = self.right / self.given if self.given else 0.0
        recall = self.found / self.wanted if self.wanted else 0.0
        both = precision + recall
        return {
            "precision": precision,
            "recall": recall,
            "f1": 2 * precision * recall / both if both else 0.0,
            "placed": self.placed / self.with_point if self.with_point else 0.0,
        }


Near = dict[Marked, "Callable[[Place], bool]"]


def report_of(identifier: str, text: str) -> Report:
    """A report with a document's text as it stands, so that the gold's offsets hold."""
    from rashomon.model import Report  # noqa: PLC0415

    return Report(id=identifier, text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
