"""Documents a second on one core, beside rensa and datasketch in the same run, and how many copies each finds.

20,000 reports of the train part, two fifths of them distinct, the rest copies with words changed, sentences cut or shuffled.
`candidates` reads the reports and gives the pairs that are worth aligning, the work that a peer does with its signatures
(MinHash of 5-grams, 128 permutations; shingle, sign, query, insert). `trace` is everything: aligned passages, kinds, directions,
families, marks of rewriting. `recall` is over pairs of reports of one text; for `candidates` and the peers a pair counts where
either report returns the other. Time is the processor's.
"""

from __future__ import annotations

import importlib.util
import re
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.frame import Outcome
from rashomon.model import Report

NAME = "reuse_speed"
DATA = ("gun_violence_incidents",)
SUMMARY = "documents a second on one core for candidates and for the whole trace, beside rensa and datasketch"
SPLITS = ("dev",)

_REPORTS = 20_000
_WORD = re.compile(r"\w+")
Pairs = Iterable[tuple[int, int]]


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:  # noqa: ARG001 - reports come from the train part
    """The same reports through each."""
    from benchmarks._reuse_archive import perturbed  # noqa: PLC0415
    from rashomon.trace import Tracer  # noqa: PLC0415

    reports, origins = perturbed(data, limit or _REPORTS)
    measures: dict[str, Any] = {}
    started = time.process_time()
    pairs = _candidates(reports)
    measures["candidates"] = _row(len(reports), time.process_time() - started, pairs, origins)
    started = time.process_time()
    tracer = Tracer()
    tracer.extend(reports)
    lineage = tracer.lineage()
    seconds = time.process_time() - started
    place = {report.id: k for k, report in enumerate(reports)}
    measures["trace"] = _row(len(reports), seconds, [(place[link.elder], place[link.younger]) for link in lineage.links], origins)
    measures["peer"] = {name: _timed(peer, reports, origins) for name, peer in PEERS.items() if importlib.util.find_spec(name)}
    return Outcome(len(reports), measures, sum(len(report.text.split()) for report in reports), seconds)


def _row(count: int, seconds: float, pairs: Pairs, origins: Sequence[int]) -> dict[str, float]:
    """Speed, recall of pairs of one text, and pairs of other texts for each report."""
    found = {(min(pair), max(pair)) for pair in pairs}
    right = sum(origins[one] == origins[two] for one, two in found)
    wanted = sum(n * (n - 1) // 2 for n in Counter(origins).values())
    return {"docs_per_second": round(count / seconds), "recall": right / max(1, wanted), "others": (len(found) - right) / count}


def _timed(peer: Any, reports: Sequence[Report], origins: Sequence[int]) -> dict[str, float]:
    started = time.process_time()
    pairs = peer(reports)
    return _row(len(reports), time.process_time() - started, pairs, origins)


def _candidates(reports: Sequence[Report]) -> list[tuple[int, int]]:
    from rashomon.text.similar_scan import Lexicon  # noqa: PLC0415
    from rashomon.trace.features import features_of  # noqa: PLC0415
    from rashomon.trace.postings import Postings  # noqa: PLC0415

    scan = Lexicon().scan([report.text for report in reports])
    earlier, later = Postings().add(features_of(scan, since=0), len(reports))
    return list(zip(earlier.tolist(), later.tolist(), strict=True))


def _shingles(text: str) -> list[str]:
    words = _WORD.findall(text.lower())
    return list({" ".join(words[k : k + 5]) for k in range(max(1, len(words) - 4))})


def _rensa(reports: Sequence[Report]) -> list[tuple[int, int]]:
    from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415

    index = RMinHashLSH(threshold=0.3, num_perm=128, num_bands=32)
    pairs = []
    for number, report in enumerate(reports):
        sketch = RMinHash(num_perm=128, seed=1)
        sketch.update(_shingles(report.text))
        pairs += [(other, number) for other in index.query(sketch)]
        index.insert(number, sketch)
    return pairs


def _datasketch(reports: Sequence[Report]) -> list[tuple[int, int]]:
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415

    index = MinHashLSH(threshold=0.3, num_perm=128)
    pairs = []
    for number, report in enumerate(reports):
        sketch = MinHash(num_perm=128, seed=1)
        sketch.update_batch([shingle.encode() for shingle in _shingles(report.text)])
        pairs += [(other, number) for other in index.query(sketch)]
        index.insert(number, sketch)
    return pairs


PEERS = {"rensa": _rensa, "datasketch": _datasketch}
