"""How the time and memory of `gather` grow with the number of reports: invented reports of 1,000 to 100,000.

Time is the processor's, on one core; `peak_mb` is the process's largest resident memory, the reports themselves included.
`exponent` is the slope of log time over log number of reports, from the smallest size to the largest; 1 is linear. `b3` is
B-cubed F1 of the stories found. `add_ms` is the mean time in which an index of that size takes one more report of a story that
it knows or does not know, with the stories near it put together anew. A report has about a hundred words; the more there are,
the more places and people they are about, in the same five and a half years.
"""

from __future__ import annotations

import math
import resource
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks._stories_made import made
from benchmarks.frame import Outcome
from benchmarks.stories import bcubed

NAME = "stories_scale"
DATA = ("gun_violence_incidents",)
SUMMARY = "gather over 1,000 to 100,000 invented reports: processor time, memory, growth, one more report"
SPLITS = ("dev",)

SIZES = (1_000, 10_000, 30_000, 100_000)
_MORE = 50


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:  # noqa: ARG001 - the reports are invented
    """Each size in turn, as far as `limit`."""
    sizes = [size for size in SIZES if limit is None or size <= limit] or [limit or SIZES[0]]
    rows: dict[str, Mapping[str, float]] = {}
    words = 0
    for size in sizes:
        rows[str(size)], read = _measured(size)
        words += read
    measures: dict[str, Any] = {"sizes": rows}
    if len(sizes) > 1:
        first, last = (math.log(rows[str(size)]["seconds"]) for size in (sizes[0], sizes[-1]))
        measures = {"exponent": (last - first) / math.log(sizes[-1] / sizes[0]), **measures}
    return Outcome(sizes[-1], measures, words, sum(row["seconds"] for row in rows.values()))


def _measured(size: int) -> tuple[dict[str, float], int]:
    """One size's row, and how many words its reports have."""
    from rashomon.gather import Index  # noqa: PLC0415

    told = list(made(size + _MORE))
    # Those that come later are spread over all stories, as the next day's reports are over running stories and new ones.
    step = len(told) // _MORE
    later = {k * step for k in range(_MORE)}
    known = [item for k, item in enumerate(told) if k not in later]
    started = time.process_time()
    index = Index()
    index.load([item.report for item in known])
    stories = index.stories()
    ended = time.process_time()
    for k in sorted(later):
        index.add(told[k].report)
    added = time.process_time()
    home = {report.id: number for number, story in enumerate(stories) for report in story}
    labels = [home[item.report.id] for item in known]
    row = {
        "seconds": ended - started,
        "docs_per_second": round(size / (ended - started)),
        "stories": len(stories),
        "b3": bcubed(labels, [item.story for item in known])["f1"],
        "add_ms": 1000 * (added - ended) / _MORE,
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    return row, sum(len(item.report.text.split()) for item in known)
