"""The set that `reuse_rewritten` measures on: real stories in which one report is spun and its original left out."""

from __future__ import annotations

import hashlib
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks._real_stories import plain_report
from benchmarks.frame import DataAbsent, folder, jsonl, pick
from benchmarks.makers import settings
from benchmarks.makers.respun import Place, respun
from rashomon.model import Outlet, Report, TimeRange
from rashomon.text.similar import words_of

# A story has no more reports than that, and no shorter ones.
STORY, _FEWEST, _SHORTEST = 10, 3, 80
_RUN, _QUOTED_MOST = 6, 60
_RATES = (0.15, 0.5)
_THIRDS = {"dev": 1, "train": 2}


@dataclass(frozen=True, slots=True)
class Spun:
    """A story without one of its reports, which was spun; `places`: altered ones of which another report has the original."""

    reports: tuple[Report, ...]
    spun: Report
    places: tuple[Place, ...]
    altered: tuple[Place, ...]


def stories(data: Path, split: str) -> list[tuple[Report, ...]]:
    """The stories of a split, of all the sets that are there: three reports or more of different texts."""
    found: list[tuple[Report, ...]] = []
    for read in (_coverage, _incidents, _triples, _topics):
        try:
            for reports in read(data, split):
                told = {r.text: r for r in reports if len(r.text.split()) >= _SHORTEST}
                if len(told) >= _FEWEST:
                    found.append(tuple(told.values())[:STORY])
        except DataAbsent:
            continue
    if not found:
        raise DataAbsent("none of the sets is there")
    return found


def pools(data: Path, split: str) -> Iterator[tuple[Report, ...]]:
    """Large pools of real reports: all coverage of one event, all incidents, all articles of polnear."""
    for read in (_coverage, _incidents):
        try:
            yield tuple({r.text: r for group in read(data, split) for r in group}.values())
        except DataAbsent:
            continue
    try:
        rows = jsonl(pick(data, "polnear", split, f"{split}.jsonl.gz")[0])
        yield tuple(_report(f"p{k}", row["text"], str(row["meta"]["publisher"]), "") for k, row in enumerate(rows))
    except DataAbsent:
        pass


def drawn(every: Sequence[tuple[Report, ...]], split: str) -> list[Spun]:
    """From each story a report is spun at random, until another one has two of the altered places as they were, or one."""
    setting = settings(split)
    found = []
    for number, story in enumerate(every):
        rng = random.Random(f"{setting.seed} rewritten {number}")  # noqa: S311 - reproducible, no secret
        tried = [_spun(story, k, rng, setting.senses) for k in rng.sample(range(len(story)), min(4, len(story)))]
        best = max(tried, key=lambda one: min(2, len(one.places)))
        if best.places:
            found.append(best)
    return found


def _spun(story: Sequence[Report], k: int, rng: random.Random, senses: int) -> Spun:
    base, others = story[k], tuple(r for i, r in enumerate(story) if i != k)
    text, altered = respun(base.text, rng, rate=rng.uniform(*_RATES), senses=senses)
    day = timedelta(days=1)
    published = TimeRange(base.published.start + day, base.published.end + day) if base.published else None
    name = hashlib.sha256(f"{base.id} rewritten".encode()).hexdigest()[:32]
    copy = replace(base, id=name, text=text, sha256=name, outlet=Outlet("The Pellham Mirror"), published=published)  # invented
    held = [" " + " ".join(words_of(r.text).keys) + " " for r in others]
    return Spun((*others, copy), copy, tuple(p for p in altered if _holds(held, p, text)), altered)


def _holds(held: Sequence[str], place: Place, copy: str) -> bool:
    """Whether another report has the place as it was: a name; of a quotation six words together with one that was altered."""
    was = words_of(place.was).keys[:_QUOTED_MOST]
    if place.kind == "name":
        return any(f" {' '.join(was)} " in text for text in held)
    now = set(words_of(copy[place.start : place.end]).keys)
    runs = (was[i : i + _RUN] for i in range(len(was) - _RUN + 1))
    return any(f" {' '.join(run)} " in text for run in runs if not now.issuperset(run) for text in held)


def _coverage(data: Path, split: str) -> Iterator[list[Report]]:
    """One event, many outlets, in the order in which they were found. The file has no splits: thirds by id."""
    path = next(iter(sorted(folder(data, "helsinki_coverage").glob("*.jsonl.gz"))), None)
    if path is None:
        raise DataAbsent("helsinki_coverage has no file")
    third = _THIRDS.get(split, 0)
    kept = [a for a in jsonl(path) if int(hashlib.md5(str(a["id"]).encode()).hexdigest(), 16) % 3 == third]  # noqa: S324
    kept.sort(key=lambda a: (a["set"], str(a["scrape_time"]), str(a["id"])))
    groups: dict[str, list[Report]] = defaultdict(list)
    for a in kept:
        text = str(a["text"]).replace(" ### ", "\n\n").replace("###", "\n\n")
        groups[a["set"]].append(_report(f"h{a['id']}", text, str(a["publisher"]), str(a["scrape_time"])))
    for reports in groups.values():
        for first in range(0, len(reports), STORY):
            yield reports[first : first + STORY]


def _incidents(data: Path, split: str) -> Iterator[list[Report]]:
    for incident in jsonl(pick(data, "gun_violence_incidents", split, "*.jsonl.gz")[0]):
        yield [
            _report(str(a["id"]), a["text"], re.sub(r"\Ahttps?://(?:www\.)?|/.*", "", a["url"] or ""), a["date"])
            for a in incident["articles"]
        ]


def _triples(data: Path, split: str) -> Iterator[list[Report]]:
    groups: dict[str, list[Report]] = defaultdict(list)
    for row in jsonl(pick(data, "basil", split, "*.jsonl.gz")[0]):
        article: Mapping[str, Any] = row["article"]
        text = "\n\n".join(" ".join(paragraph) for paragraph in article["body-paragraphs"])
        groups[row["triple_id"]].append(_report(row["doc"], text, article["source"], article["date"]))
    yield from groups.values()


def _topics(data: Path, split: str) -> Iterator[list[Report]]:
    groups: dict[str, list[Report]] = defaultdict(list)
    for row in jsonl(pick(data, "newswcl50", split, "*.jsonl.gz")[0]):
        text = "\n".join(_joined(tokens) for tokens in row["sentences"])
        groups[row["topic"]].append(_report(row["doc_id"], text, row["doc_id"], ""))
    yield from groups.values()


def _joined(tokens: Sequence[str]) -> str:
    """Tokens as printed: no blank before a mark that closes or behind one that opens."""
    text = re.sub(r" ([,.;:!?%)\]”’]|['’]s\b|n['’]t\b)", r"\1", " ".join(tokens))
    return re.sub(r"([(\[$£€“‘]) ", r"\1", text)


def _report(name: str, text: str, outlet: str, date: str | None) -> Report:
    try:
        day = datetime.fromisoformat(str(date)[:10])
    except ValueError:
        day = None
    return plain_report(name, text, outlet, day)
