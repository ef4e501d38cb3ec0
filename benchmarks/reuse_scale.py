"""How the time and memory of `trace` grow with the number of reports: made archives of 1,000 to 200,000.

Time is the processor's, on one core; `peak_mb` the process's largest resident memory, the reports themselves included.
`exponent` is the slope of log time over log number of reports, from 10,000 on; 1 is linear. `add_ms` is the mean time that an
index of that size takes for one more report with its links. The archives are made of sentences of the train part.
"""

from __future__ import annotations

import math
import resource
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.frame import Outcome

NAME = "reuse_scale"
DATA = ("gun_violence_incidents",)
SUMMARY = "trace over made archives of 1,000 to 200,000 reports: processor time, memory, growth, one more report"
SPLITS = ("dev",)

SIZES = (1_000, 10_000, 50_000, 200_000)
_FROM = 10_000
_MORE = 50


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:  # noqa: ARG001 - archives come from the train part
    """Each size in turn, as far as `limit`."""
    from benchmarks._reuse_archive import archive  # noqa: PLC0415
    from rashomon.trace import Tracer  # noqa: PLC0415

    sizes = [size for size in SIZES if limit is None or size <= limit] or [limit or SIZES[0]]
    reports = list(archive(data, sizes[-1] + _MORE))
    rows: dict[str, Mapping[str, float]] = {}
    words = 0
    total = 0.0
    for size in sizes:
        started = time.process_time()
        tracer = Tracer()
        tracer.extend(reports[:size])
        taken = time.process_time()
        links = len(tracer.lineage().links)
        ended = time.process_time()
        for report in reports[-_MORE:]:
            tracer.add(report)
        rows[str(size)] = {
            "seconds": ended - started,
            "docs_per_second": round(size / (ended - started)),
            "index_seconds": taken - started,
            "links": links,
            "add_ms": 1000 * (time.process_time() - ended) / _MORE,
            "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        }
        words += sum(len(report.text.split()) for report in reports[:size])
        total += ended - started
    measures: dict[str, Any] = {"sizes": rows}
    measured = [(math.log(int(size)), math.log(row["seconds"])) for size, row in rows.items() if int(size) >= _FROM]
    if len(measured) > 1:
        measures = {"exponent": (measured[-1][1] - measured[0][1]) / (measured[-1][0] - measured[0][0]), **measures}
    return Outcome(sizes[-1], measures, words, total)
