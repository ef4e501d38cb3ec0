"""Stories of general news from five sets, and pairs of mentions in them of which a reader said whether they tell one event."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks._real_stories import _joined
from benchmarks._stories_sets import report, triples
from benchmarks.frame import BenchmarkError, folder, jsonl
from rashomon.model import Report

SETS = ("basil", "helsinki_coverage", "wikiref220", "newswcl50", "neus_allsides")
LABELS = Path(__file__).parent / "labels"
Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two places where reports tell something: whether it is one event, and how the pair was drawn."""

    one: Place
    other: Place
    same: bool
    drawn: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A story, and what was said of pairs in it."""

    name: str
    reports: tuple[Report, ...]
    pairs: tuple[Pair, ...]


def labelled(data: Path, split: str) -> tuple[Labelled, ...]:
    """The labelled stories of a split, "train" or "dev".

    Raises:
        DataAbsent: one of the sets is not there.
        BenchmarkError: a text is not the one that was labelled.
    """
    texts = {r.id: r for r in _reports(data)}
    found = []
    for line in (LABELS / f"joins_{split}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        reports = tuple(texts[name] for name in row["reports"])
        if any(not r.sha256.startswith(row["reports"][r.id]) for r in reports):
            raise BenchmarkError(f"the texts of {row['story']} are not those that were labelled")
        pairs = tuple(Pair(_place(p["one"]), _place(p["other"]), p["same"], p["drawn"]) for p in row["pairs"])
        found.append(Labelled(row["story"], reports, pairs))
    return tuple(found)


def _place(written: list[Any]) -> Place:
    name, start, end = written
    return str(name), int(start), int(end)


def _reports(data: Path) -> Iterator[Report]:
    yield from (told.report for told in triples(data, "train"))
    for row in jsonl(folder(data, "helsinki_coverage") / "articles.jsonl.gz"):
        text = row["text"].replace(" ### ", "\n\n").replace("###", "\n\n")
        yield report(f"coverage-{row['set']}-{row['id']}", text, published=str(row["scrape_time"]))
    for row in jsonl(folder(data, "wikiref220") / "articles.jsonl.gz"):
        yield report(f"wikiref-{row['doc']}", row["text"])
    for row in jsonl(folder(data, "newswcl50") / "train_dev_topics0-6.jsonl.gz"):
        text = "\n\n".join(_joined([word for word in sentence if word.strip()]) for sentence in row["sentences"])
        yield report(f"newswcl-{row['doc_id']}", text)
    for row in jsonl(folder(data, "neus_allsides") / "val.jsonl.gz"):
        for number, told in enumerate(row["reports"]):
            yield report(f"{row['event_id']}-{number}", told["lead"], title=told["title"])
