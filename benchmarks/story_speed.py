"""How long an account of one event takes: stories of 5, 50 and 500 reports, by stage, and how the time grows.

The reports are those of one widely covered event, each cut after its first 120 words, so that a report is as long in a small
story as in a large one. `exponent` is that of the power law through 50 and 500 reports (1 is linear). `cold` is a process of
its own, from its start to the account of five reports. All are seconds of the processor.
"""

from __future__ import annotations

import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.frame import DataAbsent, Outcome

if TYPE_CHECKING:
    from rashomon.model import Report

NAME = "story_speed"
DATA = ("helsinki_coverage", "gun_violence_incidents")
SUMMARY = "seconds for an account of 5, 50 and 500 reports of one event, by stage, and the exponent of growth"
SPLITS = ("dev",)

SIZES = (5, 50, 500)
WORDS = 120
_COLD = (
    "import json, sys; from rashomon.app import account; "
    "account([json.loads(line) for line in open(sys.argv[1], encoding='utf-8')])"
)


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """Three stories, each an account of its own; `limit` is the most reports of one."""
    pool = _pool(data, split)
    sizes = [size for size in SIZES if size <= min(limit or SIZES[-1], len(pool))]
    _stages(pool[:2])  # loads what is loaded once
    rows = {size: _stages(pool[:size]) for size in sizes}
    words = sum(len(report.text.split()) for size in sizes for report in pool[:size])
    whole = {size: sum(row.values()) for size, row in rows.items()}
    measures: dict[str, Any] = {f"reports_{size}_seconds": seconds for size, seconds in whole.items()}
    measures["exponent"] = _exponent(whole)
    measures["without_annotate_exponent"] = _exponent({size: whole[size] - rows[size]["annotate"] for size in whole})
    measures["cold_5_seconds"] = _cold(pool[:5])
    measures["stages"] = {f"reports_{size}": row for size, row in rows.items()}
    return Outcome(sum(sizes), measures, words, sum(whole.values()))


def _pool(data: Path, split: str) -> list[Report]:
    """Reports of one widely covered event, both halves of it, then as many of others as are wanting: only time is looked at."""
    from benchmarks._real_stories import SETS  # noqa: PLC0415

    found: dict[str, Report] = {}
    for name, part in ((DATA[0], "dev"), (DATA[0], "test"), (DATA[1], split)):
        try:
            found.update((report.id, _cut(report)) for story in SETS[name](data, part) for report in story)
        except DataAbsent:
            continue
    if len(found) < SIZES[0]:
        raise DataAbsent(f"there are no reports in {' or '.join(DATA)}")
    return list(found.values())[: SIZES[-1]]


def _cut(report: Report) -> Report:
    text = report.text
    for at, _ in enumerate(text.split(" ")):
        if at == WORDS:
            text = " ".join(text.split(" ")[:WORDS])
            break
    return replace(report, text=text, body=min(report.body, len(text)))


def _stages(reports: Sequence[Report]) -> dict[str, float]:
    """Seconds of the processor by stage: on a machine that is shared, the clock tells of the others."""
    from benchmarks._real_stories import story_of  # noqa: PLC0415
    from rashomon.annotate import annotate  # noqa: PLC0415
    from rashomon.compose import compose  # noqa: PLC0415
    from rashomon.reconcile import reconcile  # noqa: PLC0415
    from rashomon.trace import trace  # noqa: PLC0415

    story = story_of(reports)
    marks = [time.process_time()]
    annotations = annotate(tuple(reports))
    marks.append(time.process_time())
    lineage = trace(tuple(reports))
    marks.append(time.process_time())
    reconciled = reconcile(story, annotations, lineage)
    marks.append(time.process_time())
    compose(story, annotations, lineage, reconciled)
    marks.append(time.process_time())
    return dict(zip(("annotate", "trace", "reconcile", "compose"), (b - a for a, b in pairwise(marks)), strict=True))


def _exponent(seconds: dict[int, float]) -> float:
    """Of the power law through the two largest."""
    if len(seconds) < 2:
        return 0.0
    small, large = sorted(seconds)[-2:]
    return math.log(seconds[large] / seconds[small]) / math.log(large / small)


def _cold(reports: Sequence[Report]) -> float:
    """Seconds of a process of its own that makes the account of five reports."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        lines = [json.dumps({"id": r.id, "text": r.text}, ensure_ascii=False) for r in reports]
        path.write_text("\n".join(lines), encoding="utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", _COLD, str(path)], check=True, capture_output=True)  # noqa: S603 - our own code
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
