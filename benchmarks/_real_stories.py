"""Real stories: incidents, subtopics and coverage of one event, each as the reports of one story."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.frame import DataAbsent, folder, jsonl, members, pick
from rashomon.model import Outlet, Report, Story, TimeRange

# Longer reports are left out, and so many reports of a story are kept: what is measured is what is found, not speed.
LONGEST_WORDS = 650
SHORTEST_WORDS = 40
STORY = 4


def stories(data: Path, names: Sequence[str], split: str) -> list[tuple[Report, ...]]:
    """The stories of a split, of all the sets that are there.

    Raises:
        DataAbsent: where not one of the sets is there.
    """
    found: list[tuple[Report, ...]] = []
    absent = []
    for name in names:
        try:
            found.extend(SETS[name](data, split))
        except DataAbsent as error:
            absent.append(str(error))
    if not found:
        raise DataAbsent("; ".join(absent))
    return found


def _story(reports: Sequence[Report]) -> tuple[Report, ...]:
    kept = [r for r in reports if SHORTEST_WORDS <= len(r.text.split()) <= LONGEST_WORDS]
    return tuple(kept[:STORY])


def _incidents(data: Path, split: str) -> Iterator[tuple[Report, ...]]:
    from rashomon.app.load import load  # noqa: PLC0415

    (path, *_) = pick(data, "gun_violence_incidents", split, "*.jsonl.gz")
    for incident in jsonl(path):
        if len(incident["articles"]) > 1:
            given = [
                {"id": a["id"], "title": a["title"] or "", "published": a["date"], "url": a["url"] or "", "text": a["text"]}
                for a in incident["articles"]
            ]
            story = _story(load(given).reports)
            if len(story) > 1:
                yield story


def _subtopics(data: Path, split: str) -> Iterator[tuple[Report, ...]]:
    (path, *_) = pick(data, "ecbplus", split, "*.jsonl.gz")
    by_subtopic: dict[str, list[Report]] = {}
    for document in jsonl(path):
        sentences = [_joined(s) for s in document["sentences"] if not (len(s) < 4 and any("http" in token for token in s))]
        by_subtopic.setdefault(document["subtopic"], []).append(plain_report(f"ecb {document['doc_id']}", " ".join(sentences)))
    for reports in by_subtopic.values():
        for first in range(0, len(reports), STORY):
            story = _story(reports[first : first + STORY])
            if len(story) > 1:
                yield story


def _wikinews(data: Path, split: str) -> Iterator[tuple[Report, ...]]:
    where = folder(data, "meantime")
    archives = [path for path in sorted(where.glob("*.tar.xz")) if ("apple" in path.name) == (split != "test")]
    if not archives:
        raise DataAbsent(f"no archive of {where} belongs to the split {split!r}")
    for path in archives:
        for name, content in sorted(members(path).items()):
            if "intra-doc" in name and name.endswith(".xml"):
                sentences: dict[str, list[str]] = {}
                for token in ElementTree.fromstring(content).iter("token"):  # noqa: S314 - the set's own files
                    sentences.setdefault(token.get("sentence", "0"), []).append(token.text or "")
                text = "\n\n".join(_joined(tokens) for tokens in sentences.values())
                story = _story([plain_report(f"wikinews {Path(name).stem}", text)])
                if story:
                    yield story


def _coverage(data: Path, split: str) -> Iterator[tuple[Report, ...]]:
    """One event, many outlets. The file has no splits: halves by id, the odd ones for dev."""
    path = next(iter(sorted(folder(data, "helsinki_coverage").glob("*.jsonl.gz"))), None)
    if path is None:
        raise DataAbsent("helsinki_coverage has no file")
    half = 0 if split == "test" else 1
    articles = [a for a in jsonl(path) if int(hashlib.md5(str(a["id"]).encode()).hexdigest(), 16) % 2 == half]  # noqa: S324
    reports = []
    for article in sorted(articles, key=lambda a: (a["set"], str(a["scrape_time"]), str(a["id"]))):
        day = datetime.fromisoformat(str(article["scrape_time"])[:10])
        text = str(article["text"]).replace(" ### ", "\n\n").replace("###", "\n\n")
        report = plain_report(f"coverage {article['id']}", text, str(article["publisher"]), day)
        if len(text.split()) <= LONGEST_WORDS:
            reports.append(report)
    for first in range(0, len(reports), 3):
        story = _story(reports[first : first + 3])
        if len(story) > 1:
            yield story


SETS: Mapping[str, Callable[[Path, str], Iterator[tuple[Report, ...]]]] = {
    "gun_violence_incidents": _incidents,
    "ecbplus": _subtopics,
    "meantime": _wikinews,
    "helsinki_coverage": _coverage,
}


def story_of(reports: Sequence[Report]) -> Story:
    """All of the reports as one story, in order of publication."""
    dated = [report.published for report in reports if report.published]
    ordered = sorted(reports, key=lambda r: (r.published is None, r.published.start if r.published else datetime.max, r.id))
    period = TimeRange(min(p.start for p in dated), max(p.end for p in dated)) if dated else None
    return Story("made", tuple(ordered), period)


def plain_report(name: str, text: str, outlet: str = "", day: datetime | None = None) -> Report:
    """A report with nothing known of it but its text, its outlet and its day."""
    return Report(
        re.sub(r"\W+", "-", name),
        text,
        hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        outlet=Outlet(outlet) if outlet else None,
        published=TimeRange(day, day + timedelta(days=1)) if day else None,
        published_basis="input" if day else "unknown",
    )


def _joined(tokens: Sequence[str]) -> str:
    """Tokens as printed: no blank before a mark that closes or behind one that opens."""
    text = " ".join(token for token in tokens if token)
    text = re.sub(r" ([,.;:!?%)\]]|'s\b|n't\b|'(?:re|ve|ll|d|m)\b)", r"\1", text)
    text = re.sub(r"([(\[$£€]) ", r"\1", text)
    text = re.sub(r"``\s?|\s?''", '"', text)
    text = re.sub(r'" ([^"]*?) "', r'"\1"', text)
    return re.sub(r"(\w) - (\w)", r"\1-\2", text)
