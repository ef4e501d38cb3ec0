"""Real stories with one report altered: is what conflicts found, and nothing found where nothing conflicts?

A conflict is found when one of the right kind has the altered value in the evidence of one position and the value unaltered in
another's. A conflict that so involves the altered value is wrong where the alteration makes none, or makes one of another kind;
one that the story had before, and a figure shown as compatible, are not counted. `precision` is found / (found + wrong).
`reason` is the share of those found whose reason is the one that the maker knows. What else the account calls a conflict is not
judged here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.frame import Outcome, Stopwatch, thin

if TYPE_CHECKING:
    from benchmarks._conflict_set import Case, Places
    from rashomon.model import Annotation, Conflict, Position, Report

NAME = "conflicts"
DATA = ("gun_violence_incidents", "ecbplus", "meantime", "helsinki_coverage")
SUMMARY = "made set: real stories with one report altered so that it conflicts, or does not: recall, precision, right reason"
SPLITS = ("dev",)

_COMPATIBLE = "(compatible with "


@dataclass(frozen=True, slots=True)
class Row:
    """One case's result. `wrong`: the kinds of conflicts that are none."""

    case: Case
    found: Conflict | None
    wrong: tuple[str, ...]


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """Fifteen alterations, in copies and in independent reports; `limit` is the most cases."""
    from benchmarks._conflict_set import build  # noqa: PLC0415

    cases = thin(build(data, DATA, split), limit)
    bench = Bench()
    rows = [bench.judge(case) for case in cases]
    return Outcome(len(rows), _measures(rows), bench.words, bench.watch.seconds)


class Bench:
    """Runs stories; each report is annotated once."""

    def __init__(self) -> None:
        self.watch = Stopwatch()
        self.words = 0
        self._annotated: dict[tuple[str, str], Annotation] = {}
        self._done: dict[tuple[tuple[str, str], ...], tuple[Conflict, ...]] = {}

    def conflicts(self, reports: Sequence[Report]) -> tuple[Conflict, ...]:
        """What the product finds in a story."""
        from benchmarks._real_stories import story_of  # noqa: PLC0415
        from rashomon.annotate import annotate  # noqa: PLC0415
        from rashomon.reconcile import reconcile  # noqa: PLC0415
        from rashomon.trace import trace  # noqa: PLC0415

        key = tuple((report.id, report.sha256) for report in reports)
        if key not in self._done:
            with self.watch:
                for each in reports:
                    if (each.id, each.sha256) not in self._annotated:
                        self._annotated[each.id, each.sha256] = annotate([each])[0]
                        self.words += len(each.text.split())
                annotations = [self._annotated[pair] for pair in key]
                self._done[key] = reconcile(story_of(reports), annotations, trace(tuple(reports))).conflicts
        return self._done[key]

    def judge(self, case: Case) -> Row:
        """One case: what was found of it, and what was found that is none."""
        involved = [c for c in self.conflicts(case.reports) if _parted(c, case.altered, case.originals)]
        found = next((c for c in involved if c.kind == case.conflict), None)
        others = [c.kind for c in involved if c.kind != case.conflict]
        if others:
            control = self.conflicts(case.control)
            here = (*case.before, *case.originals)
            old = {c.kind for c in control if any(_touches(p, here) for p in c.positions)}
            others = [kind for kind in others if kind not in old]
        return Row(case, found, tuple(others))


def _touches(position: Position, places: Places) -> bool:
    return any(s.report == report and s.start < end and start < s.end for s in position.evidence for report, start, end in places)


def _parted(conflict: Conflict, altered: Places, originals: Places) -> bool:
    """True where the altered value and the unaltered one stand in different positions, neither shown as compatible."""
    positions = [p for p in conflict.positions if _COMPATIBLE not in p.label]
    ours = [i for i, p in enumerate(positions) if _touches(p, altered)]
    theirs = [i for i, p in enumerate(positions) if _touches(p, originals)]
    return conflict.why != "vague" and any(i != j for i in ours for j in theirs)


# --- measures -------------------------------------------------------------------------------------


def _measures(rows: Sequence[Row]) -> dict[str, Any]:
    kinds = sorted({row.case.conflict for row in rows if row.case.conflict})
    judged = [row for row in rows if row.found is not None and row.case.reason]
    return {
        **_scores(rows),
        "reason": _share([row.found is not None and row.found.why == row.case.reason for row in judged]),
        "kinds": {kind: _scores(rows, kind) for kind in kinds},
        "modes": {mode: _scores([r for r in rows if r.case.mode == mode]) for mode in ("copy", "independent")},
        "found": _by_alteration([row for row in rows if row.case.conflict], lambda row: row.found is not None),
        "false": _by_alteration([row for row in rows if not row.case.conflict], lambda row: bool(row.wrong)),
    }


def _scores(rows: Sequence[Row], kind: str = "") -> dict[str, float | int]:
    wanted = [row for row in rows if row.case.conflict and (not kind or row.case.conflict == kind)]
    right = sum(row.found is not None for row in wanted)
    wrong = sum(bool(row.wrong) if not kind else kind in row.wrong for row in rows)
    return {"n": len(wanted), "recall": right / max(1, len(wanted)), "precision": right / max(1, right + wrong)}


def _by_alteration(rows: Sequence[Row], holds: Any) -> dict[str, dict[str, float | int]]:
    found: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        found[row.case.alteration][row.case.mode].append(holds(row))
    return {
        name: {key: value for mode, held in modes.items() for key, value in ((f"{mode}_n", len(held)), (mode, _share(held)))}
        for name, modes in found.items()
    }


def _share(held: Sequence[bool]) -> float:
    return sum(held) / max(1, len(held))
