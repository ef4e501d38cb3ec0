"""The set that `conflicts` measures on: real stories with one report altered in one value by `benchmarks.makers.alterations`.

Two modes. *copy*: a copy of one report, altered, joins the story. *independent*: of two real reports that give the same value
of the same thing, one is altered where it stands. Chance is drawn from the split's name: a test set is made of other stories
with other draws.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from benchmarks.frame import DataAbsent, folder, jsonl, members, pick
from benchmarks.makers.alterations import ALTERATIONS, Altered, alter
from benchmarks.makers.targets import Target, targets
from rashomon.model import Outlet, Report, Story, TimeRange

# The most cases of one alteration in one mode; stories are taken in an order drawn by chance until there are so many.
QUOTA = 40
# Longer reports are left out, and so many reports of a story are kept: what is measured is what is found, not speed.
LONGEST_WORDS = 650
SHORTEST_WORDS = 40
STORY = 4
# Two sentences that share so many content words beside the value tell the same.
SHARED_WORDS = 3
_OUTLETS = ("The Norland Herald", "Eastmere Courier", "Radio Pellham", "The Varn Observer")  # invented
# What the readings are known for: by alteration, in the mode "copy".
REASONS = {"number": "contradiction", "number_later": "update", "number_slip": "slip"} | dict.fromkeys(
    ("time", "place", "actor", "negation", "action", "quotation"), "contradiction"
)

Places = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One altered story.

    Attributes:
        alteration: its name; mode: "copy" or "independent".
        reports: the altered story; control: the story as it was.
        altered, originals: where the altered values stand, and where others give the value unaltered.
        before: where the altered report gave the value before, in the control.
        conflict: the kind that must be found, "" for none; reason: why they differ, "" where the maker does not know.
    """

    alteration: str
    mode: str
    reports: tuple[Report, ...]
    control: tuple[Report, ...]
    altered: Places
    originals: Places
    before: Places
    conflict: str
    reason: str


def build(data: Path, names: Sequence[str], split: str) -> tuple[Case, ...]:
    """Makes the set: the same bytes each time for one split.

    Raises:
        DataAbsent: where not one of the sets is there.
    """
    found: list[tuple[Report, ...]] = []
    absent = []
    for name in names:
        try:
            found.extend(_SETS[name](data, split))
        except DataAbsent as error:
            absent.append(str(error))
    if not found:
        raise DataAbsent("; ".join(absent))
    known = {report.id: targets(report.text) for story in found for report in story}
    cases: list[Case] = []
    for name in ALTERATIONS:
        rng = random.Random(f"conflicts {split} {name}")  # noqa: S311 - reproducible, no secret
        stories = rng.sample(found, len(found))
        for mode, make in (("copy", _copied), ("independent", _told_apart)):
            made = (make(name, story, known, rng) for story in stories)
            cases.extend([case for case in made if case is not None and case.mode == mode][:QUOTA])
    return tuple(cases)


# --- cases ----------------------------------------------------------------------------------------


def _copied(name: str, story: tuple[Report, ...], known: dict[str, tuple[Target, ...]], rng: random.Random) -> Case | None:
    base = rng.choice(story)
    if name == "number_later" and base.published is None:
        return None
    chosen = _altered(name, base, known[base.id], rng)
    if chosen is None:
        return None
    target, altered = chosen
    outlet = base.outlet if name == "number_later" and base.outlet else Outlet(rng.choice(_OUTLETS))
    later = timedelta(days=1 if name == "number_later" else 0)
    published = (
        TimeRange(base.published.start + later, base.published.end + later, base.published.precision) if base.published else None
    )
    copy = _remade(base, altered.text, id=f"{base.id}-altered", outlet=outlet, published=published)
    return Case(
        name,
        "copy",
        (*story, copy),
        story,
        tuple((copy.id, *value) for value in altered.values),
        _places(story, known, target),
        _places([base], known, target),
        ALTERATIONS[name].conflict,
        REASONS.get(name, ""),
    )


def _told_apart(name: str, story: tuple[Report, ...], known: dict[str, tuple[Target, ...]], rng: random.Random) -> Case | None:
    if name in {"number_later", "number_slip"}:
        return None
    for base in rng.sample(story, len(story)):
        others = [report for report in story if report is not base]
        shared = [t for t in known[base.id] if any(_same(t, u) for report in others for u in known[report.id])]
        chosen = _altered(name, base, shared, rng)
        if chosen is not None:
            target, altered = chosen
            copy = _remade(base, altered.text)
            return Case(
                name,
                "independent",
                tuple(copy if report is base else report for report in story),
                story,
                tuple((copy.id, *value) for value in altered.values),
                _places(others, known, target),
                _places([base], known, target),
                ALTERATIONS[name].conflict,
                "",
            )
    return None


def _altered(name: str, base: Report, found: Sequence[Target], rng: random.Random) -> tuple[Target, Altered] | None:
    fitting = [target for target in found if target.kind == ALTERATIONS[name].target]
    for target in rng.sample(fitting, len(fitting))[:6]:
        altered = alter(name, base.text, target, rng)
        if altered is not None and altered.text != base.text and altered.values:
            return target, altered
    return None


def _same(a: Target, b: Target) -> bool:
    return a.kind == b.kind and a.key == b.key and (a.kind == "quotation" or len(a.words & b.words) >= SHARED_WORDS)


def _places(reports: Sequence[Report], known: dict[str, tuple[Target, ...]], target: Target) -> Places:
    return tuple(
        (report.id, t.start, t.end)
        for report in reports
        for t in known[report.id]
        if (t.kind, t.key) == (target.kind, target.key)
    )


def _remade(base: Report, text: str, **changed: Any) -> Report:
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    body = text.find(base.text[base.body :][:20]) if base.body else 0
    return replace(base, text=text, sha256=digest, body=max(0, body), title=base.title if body > 0 else "", **changed)


# --- stories --------------------------------------------------------------------------------------


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
        by_subtopic.setdefault(document["subtopic"], []).append(_plain(f"ecb {document['doc_id']}", " ".join(sentences)))
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
                story = _story([_plain(f"wikinews {Path(name).stem}", text)])
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
        report = _plain(f"coverage {article['id']}", text, str(article["publisher"]), day)
        if len(text.split()) <= LONGEST_WORDS:
            reports.append(report)
    for first in range(0, len(reports), 3):
        story = _story(reports[first : first + 3])
        if len(story) > 1:
            yield story


_SETS = {
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


def _plain(name: str, text: str, outlet: str = "", day: datetime | None = None) -> Report:
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
