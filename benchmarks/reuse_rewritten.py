"""Reports rewritten word by word whose original is not at hand: are they named as such, and no honest report?

In real stories of three reports or more one report is spun word by word, its quotations and fixed names too, and its original
left out. A place is a quotation or a fixed name that was altered and that another report of the story has as it was. `recall` is
of spun reports with two places or more, `by_places` of those with so many. `precision`: of the reports that are named in these
stories, those that were spun. `evidence.right`: of the quotations and names shown side by side, those that were altered;
`evidence.shown`: of the places of reports that are named, those shown. `false_named`: of real reports, in their stories as they
are and in large pools, those named; `left_alone`: the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.frame import Outcome, Stopwatch, thin

if TYPE_CHECKING:
    from benchmarks._rewritten_set import Spun
    from rashomon.model import Lineage

NAME = "reuse_rewritten"
DATA = ("helsinki_coverage", "gun_violence_incidents", "basil", "newswcl50", "polnear")
SUMMARY = "reports rewritten word by word whose original is not among the reports: named, with what evidence, and no others"
SPLITS = ("dev",)

_SURE, _MANY = 2, 4
_KINDS = ("fixed name altered", "words inside quotation marks")


@dataclass(frozen=True, slots=True)
class _Row:
    """One story: whether the spun report is named, how many others are, places there are and shown, evidence right and given."""

    named: bool
    others: int
    places: int
    shown: int
    right: int
    given: int


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """One spun report a story; `limit` is the most stories."""
    from benchmarks._rewritten_set import drawn, pools, stories  # noqa: PLC0415
    from rashomon.trace import trace  # noqa: PLC0415

    every = thin(stories(data, split), limit)
    watch = Stopwatch()
    rows = []
    spun = drawn(every, split)
    for story in spun:
        with watch:
            lineage = trace(story.reports)
        rows.append(_row(story, lineage))
    real = false = 0
    for pool in [*every, *(thin(pool, limit) for pool in pools(data, split))]:
        real += len(pool)
        false += len(trace(pool).rewritten)
    shown = [row for row in rows if row.named]
    named = sum(row.named for row in rows)
    measures: dict[str, Any] = {
        "recall": _recall([row for row in rows if row.places >= _SURE]),
        "precision": named / max(1, named + sum(row.others for row in rows)),
        "by_places": {
            "one": _recall([row for row in rows if row.places == 1]),
            "two_or_three": _recall([row for row in rows if _SURE <= row.places < _MANY]),
            "four_or_more": _recall([row for row in rows if row.places >= _MANY]),
        },
        "evidence": {
            "right": sum(row.right for row in shown) / max(1, sum(row.given for row in shown)),
            "shown": sum(row.shown for row in shown) / max(1, sum(row.places for row in shown)),
        },
        "false_named": false / max(1, real),
        "left_alone": 1 - false / max(1, real),
        "spun": sum(row.places >= _SURE for row in rows),
        "real": real,
    }
    return Outcome(len(rows), measures, sum(len(r.text.split()) for story in spun for r in story.reports), watch.seconds)


def _recall(rows: Sequence[_Row]) -> float:
    return sum(row.named for row in rows) / max(1, len(rows))


def _row(story: Spun, lineage: Lineage) -> _Row:
    found = {each.report: each.evidence for each in lineage.rewritten}
    evidence = [e.here for e in found.get(story.spun.id, ()) if e.there is not None and e.note.startswith(_KINDS)]
    shown = sum(any(here.start < place.end and place.start < here.end for here in evidence) for place in story.places)
    right = sum(any(here.start < place.end and place.start < here.end for place in story.altered) for here in evidence)
    named = story.spun.id in found
    return _Row(named, len(found) - named, len(story.places), shown, right, len(evidence))
