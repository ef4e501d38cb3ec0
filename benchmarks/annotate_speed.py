"""How many words a second annotate reads on one core, what of that each part takes, how soon the first result is there.

The reports are evenly spaced over several sets, short wires and long articles, each annotated alone. All seconds are those of the
processor, one thread: on a machine that is shared, the clock tells of the others. `cold_start_seconds` and `peak_mb` are of a
process of its own that opens the weights, annotates the first report, then the others.

Nothing that installs reads as much: `spacy.blank("en")` with its sentence splitter reads no tree, name or event, and the models
that do come from no package registry. So no peer stands beside it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

from benchmarks.frame import DataAbsent, Outcome, folder, jsonl, pick, thin

if TYPE_CHECKING:
    from rashomon.model import Report

NAME = "annotate_speed"
DATA = ("gun_violence_incidents", "helsinki_coverage", "polnear", "muc4")
SUMMARY = "words a second that annotate reads on one core, by part and by length; seconds to a first result; no peer installs"
SPLITS = ("dev",)

REPORTS = 15  # of each set
SHORTEST = 20  # words
LENGTHS = {"short": 200, "middle": 600}  # words that a report of that name has at most; the others are long
# Functions by the part that they are; time within one of another part is that part's.
PARTS: Mapping[str, tuple[str, ...]] = {
    "tagging": ("pipeline.tag",),
    "coreference": ("entities.entities.find_chains",),
    "entities": ("pipeline.find_entities", "pipeline.with_nested_places", "pipeline.with_capital"),
    "places": ("pipeline.locate",),
    "dates_and_numbers": ("pipeline.find_times", "pipeline.times", "pipeline.quantities"),
    "counts": ("pipeline.find_counts", "pipeline.number_statements", "pipeline.distance_facts"),
    "attributions": ("pipeline.find_attributions", "pipeline.utterances"),
    "events": ("pipeline.Events", "pipeline.event_statements", "pipeline.request_statements", "pipeline.reason_statements"),
}
_WORKER = """
import json, resource, sys, time
from rashomon.annotate import annotate
from rashomon.model import Report
texts = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
reports = [Report(id=str(place), text=text, sha256="") for place, text in enumerate(texts)]
annotate(reports[:1])
first = time.process_time()
annotate(reports[1:])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(json.dumps([first, peak / 1e6]))
"""


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """Annotates each report alone, twice: once as it is, for the speed, and once with a watch on the parts.

    Args:
        data: the data directory.
        split: of the sets that have one.
        limit: the most reports of a set.
    """
    from rashomon.annotate import annotate  # noqa: PLC0415

    reports = _reports(data, split, min(limit or REPORTS, REPORTS))
    words = {report.id: len(report.text.split()) for report in reports}
    annotate(reports[:2])  # loads what is loaded once
    spent = {report.id: _seconds(partial(annotate, [report])) for report in reports}
    with _watched() as shares:
        annotate(reports)
    watched = sum(shares.values())
    model = shares["model"] + shares["tagging"]
    total = sum(words.values())
    measures: dict[str, Any] = {"words_per_second": total / sum(spent.values())}
    measures["model"] = {"words_per_second": total / model, "without_decoding_words_per_second": total / shares["model"]}
    measures["share"] = {part: seconds / watched for part, seconds in shares.items()}
    measures["by_length"] = _by_length(words, spent)
    measures["cold_start_seconds"], measures["peak_mb"] = _apart(reports)
    return Outcome(len(reports), measures, total, sum(spent.values()))


def _reports(data: Path, split: str, most: int) -> list[Report]:
    from rashomon.app.load import load  # noqa: PLC0415

    found: list[Report] = []
    for name, read in _READERS.items():
        try:
            given = [each for each in read(data, split) if len(str(each["text"]).split()) >= SHORTEST]
        except DataAbsent:
            continue
        found.extend(load([{**each, "id": f"{name}-{place}"} for place, each in enumerate(thin(given, most))]).reports)
    if not found:
        raise DataAbsent(f"there are no reports in {', '.join(DATA)}")
    return found


def _incidents(data: Path, split: str) -> Iterator[dict[str, Any]]:
    for path in pick(data, "gun_violence_incidents", split, "*.jsonl.gz"):
        for incident in jsonl(path):
            for article in incident["articles"]:
                yield {"title": article["title"] or "", "published": article["date"], "text": article["text"]}


def _coverage(data: Path, _: str) -> Iterator[dict[str, Any]]:
    for path in sorted(folder(data, "helsinki_coverage").glob("*.jsonl.gz")):
        for article in jsonl(path):
            yield {"published": str(article["scrape_time"])[:10], "text": str(article["text"]).replace("###", "\n\n")}


def _plain(name: str) -> Callable[[Path, str], Iterator[dict[str, Any]]]:
    def read(data: Path, split: str) -> Iterator[dict[str, Any]]:
        for path in pick(data, name, split, f"{split}.jsonl.gz"):
            for document in jsonl(path):
                yield {"text": document["text"]}

    return read


_READERS: Mapping[str, Callable[[Path, str], Iterator[dict[str, Any]]]] = {
    "gun_violence_incidents": _incidents,
    "helsinki_coverage": _coverage,
    "polnear": _plain("polnear"),
    "muc4": _plain("muc4"),
}


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _by_length(words: Mapping[str, int], spent: Mapping[str, float]) -> dict[str, float]:
    """Words a second of short, middle and long reports."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for report, count in words.items():
        name = next((name for name, most in LENGTHS.items() if count <= most), "long")
        sums[name][0] += count
        sums[name][1] += spent[report]
    return {f"{name}_words_per_second": count / seconds for name, (count, seconds) in sorted(sums.items())}


class _Watch:
    """Seconds by part, each moment given to the innermost."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = dict.fromkeys(("model", *PARTS, "other"), 0.0)
        self._open = ["other"]
        self._since = time.process_time()

    def _turn(self) -> None:
        now = time.process_time()
        self.seconds[self._open[-1]] += now - self._since
        self._since = now

    def on(self, part: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, its time counted for the part."""

        def watched(*args: Any, **keywords: Any) -> Any:
            self._turn()
            self._open.append(part)
            try:
                return work(*args, **keywords)
            finally:
                self._turn()
                self._open.pop()

        return watched


@contextmanager
def _watched() -> Iterator[dict[str, float]]:
    """Within, the seconds that annotate takes are counted by part."""
    from rashomon.language.weights import load_reader  # noqa: PLC0415

    reader = load_reader()
    watch = _Watch()
    sessions = {name: mock.Mock(run=watch.on("model", getattr(reader, name).run)) for name in ("session", "relations")}
    with mock.patch("rashomon.language.reader.load_reader", return_value=replace(reader, **sessions)):
        patches = [_patch(watch, part, name) for part, names in PARTS.items() for name in names]
        for patch in patches:
            patch.start()
        try:
            yield watch.seconds
        finally:
            watch.on("other", lambda: None)()
            for patch in patches:
                patch.stop()


def _patch(watch: _Watch, part: str, name: str) -> Any:
    module, _, function = name.rpartition(".")
    home = import_module(f"rashomon.annotate.{module}")
    return mock.patch.object(home, function, watch.on(part, getattr(home, function)))


def _apart(reports: list[Report]) -> tuple[float, float]:
    """Of a process of its own: seconds to the first result, and the most memory in MB after all of them."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "texts.jsonl"
        path.write_text("\n".join(json.dumps(report.text) for report in reports), encoding="utf-8")
        done = subprocess.run([sys.executable, "-c", _WORKER, str(path)], check=True, capture_output=True, text=True)  # noqa: S603 - our own code
    cold, peak = json.loads(done.stdout)
    return float(cold), float(peak)
