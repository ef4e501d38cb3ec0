"""Reports whose stories are known, from three data sets, and reports of other things to hide them among."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.frame import DataAbsent, folder, jsonl, pick
from rashomon.model import Report, TimeRange

NOISE = ("helsinki_coverage", "wikiref220", "guardian_sdf_sample")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Told:
    """A report and the name of its story; "" where nobody knows."""

    report: Report
    story: str


def report(name: str, body: str, *, title: str = "", published: str = "") -> Report:
    """A report as `rashomon.read` would give it, but for cleaning, which has a benchmark of its own."""
    text = "\n\n".join(filter(None, (title.strip(), body.strip())))
    return Report(
        id=name,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=title.strip(),
        body=len(text) - len(body.strip()),
        published=_day(published),
        published_basis="input" if published else "unknown",
    )


def _day(written: str) -> TimeRange | None:
    try:
        start = datetime.combine(date.fromisoformat(written[:10]), datetime.min.time())
    except ValueError:
        return None
    return TimeRange(start, start + _DAY, "day")


def incidents(data: Path, split: str) -> tuple[Told, ...]:
    """gun_violence_incidents: every article of the split, with or without gold counts.

    Raises:
        DataAbsent: no file carries the split.
    """
    return tuple(
        Told(
            report(article["id"], article["text"], title=article["title"] or "", published=article["date"] or ""),
            str(incident["incident_id"]),
        )
        for path in pick(data, "gun_violence_incidents", split, "*.jsonl.gz")
        for incident in jsonl(path)
        for article in incident["articles"]
    )


def lookalikes(data: Path, split: str) -> tuple[Told, ...]:
    """ecbplus: the subtopics of a topic tell of two events alike.

    Raises:
        DataAbsent: no file carries the split.
    """
    return tuple(
        Told(report(document["doc_id"], _sentences(document)), document["subtopic"])
        for path in pick(data, "ecbplus", split, "*.jsonl.gz")
        for document in jsonl(path)
    )


def _sentences(document: Mapping[str, Any]) -> str:
    """A line for each sentence, without the address that opens the documents of the plus part."""
    sentences = document["sentences"][1:] if document["subtopic"].endswith("plus") else document["sentences"]
    return "\n".join(" ".join(words) for words in sentences)


def triples(data: Path, split: str) -> tuple[Told, ...]:
    """basil: three outlets on one event.

    Raises:
        DataAbsent: no file carries the split.
    """
    return tuple(
        Told(
            report(
                row["doc"],
                "\n\n".join(" ".join(paragraph) for paragraph in row["article"]["body-paragraphs"]),
                title=row["article"]["title"],
                published=row["article"]["date"],
            ),
            str(row["triple_id"]),
        )
        for path in pick(data, "basil", split, "*.jsonl.gz")
        for row in jsonl(path)
    )


def noise(data: Path) -> tuple[Told, ...]:
    """Reports of other things, as many of the sets as there are."""
    found: list[Told] = []
    for name in NOISE:
        try:
            path = folder(data, name) / "articles.jsonl.gz"
        except DataAbsent:
            continue
        if not path.is_file():
            continue
        for number, row in enumerate(jsonl(path)):
            published = str(row.get("date") or row.get("scrape_time") or "")
            found.append(Told(report(f"{name}-{number}", row["text"].replace("###", "\n\n"), published=published), ""))
    return tuple(found)
