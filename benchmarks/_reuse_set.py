"""The set that `reuse` measures on: real reports of incidents, and copies of them altered by `benchmarks.makers`."""

from __future__ import annotations

import hashlib
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks.frame import DataAbsent, jsonl, pick
from benchmarks.makers import KINDS, made, pieces_of, settings
from rashomon.model import Outlet, Report, TimeRange
from rashomon.text.similar import words_of

_LONG = 150
_BASES = 300
_NOISE = 600
_RUN, _NEAR = 5, 0.3
_LONG_RUN = 12
_AGENCY = "Norvane News Agency"  # invented

Passages = tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Query:
    """An altered copy, the report that it was made from, and where its passages came from."""

    report: Report
    base: Report
    passages: Passages
    timed: bool


@dataclass(frozen=True, slots=True)
class Made:
    """The set.

    Attributes:
        pool: real reports, the bases among them.
        queries: for each kind, its altered copies.
        near: for each base's id, the reports of the pool that have so much of it that they are copies themselves.
        independent: pairs of reports of one incident, by different outlets, that are no copies of one another; True where
            they have no run of twelve words in common either.
        takes: (kind, elder, younger): pairs whose right kind is "update" or "shared".
    """

    pool: tuple[Report, ...]
    queries: dict[str, tuple[Query, ...]]
    near: dict[str, frozenset[str]]
    independent: tuple[tuple[str, str, bool], ...]
    takes: tuple[tuple[str, Report, Report], ...]

    @property
    def pool_ids(self) -> frozenset[str]:
        """The ids of the pool."""
        return frozenset(report.id for report in self.pool)


def build(data: Path, name: str, split: str, limit: int | None) -> Made:
    """Makes the set: the same bytes each time for one split and limit."""
    (path, *_) = pick(data, name, split, "*.jsonl.gz")
    incidents = [[_report(article) for article in incident["articles"]] for incident in jsonl(path)]
    bases, mates = _chosen(incidents, split, limit)
    noise = _noise(data, name, split)
    others, rest = noise[: len(noise) // 2], noise[len(noise) // 2 :]
    pool = tuple({report.id: report for report in (*bases, *mates, *others[: 2 * len(bases)])}.values())
    runs = {report.id: runs_of(report.text) for report in pool}
    near = {
        base.id: frozenset(r.id for r in pool if r is not base and containment(runs[base.id], runs[r.id]) >= _NEAR)
        for base in bases
    }
    mixed = rest or mates
    return Made(pool, _queries(bases, mixed, split), near, tuple(_independent(incidents, runs)), _takes(bases, mixed, split))


def _chosen(incidents: Sequence[Sequence[Report]], split: str, limit: int | None) -> tuple[list[Report], list[Report]]:
    """Bases, half of them from incidents with other reports, and those other reports."""
    rng = random.Random(settings(split).seed)  # noqa: S311
    count = limit or _BASES
    shared = [(r, g) for g in incidents if len(g) > 1 for r in g if len(r.text.split()) >= _LONG]
    alone = [(r, g) for g in incidents if len(g) == 1 for r in g if len(r.text.split()) >= _LONG]
    chosen = rng.sample(shared, min(len(shared), count - count // 2)) + rng.sample(alone, min(len(alone), count // 2))
    return [r for r, _ in chosen], [other for r, group in chosen for other in group if other is not r]


def _noise(data: Path, name: str, split: str) -> list[Report]:
    """Reports of other incidents: from the train part where it is there, for noise and for what copies are mixed with."""
    try:
        (path, *_) = pick(data, name, "train", "*.jsonl.gz")
    except DataAbsent:
        return []
    reports = [_report(article) for incident in jsonl(path) for article in incident["articles"]]
    reports = [report for report in reports if len(report.text.split()) >= _LONG]
    return random.Random(f"noise {split}").sample(reports, min(2 * _NOISE, len(reports)))  # noqa: S311


def _report(article: dict[str, Any]) -> Report:
    text = str(article["text"])
    host = urlsplit(str(article.get("url") or "")).hostname or ""
    try:
        day = datetime.fromisoformat(str(article.get("date"))[:10])
    except ValueError:
        day = None
    return _made_report(str(article["id"]), text, host, day)


def _made_report(name: str, text: str, outlet: str, day: datetime | None, agencies: tuple[str, ...] = ()) -> Report:
    published = TimeRange(day, day + timedelta(days=1)) if day else None
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    known = "input" if day else "unknown"
    return Report(
        name,
        text,
        digest,
        outlet=Outlet(outlet) if outlet else None,
        agencies=agencies,
        published=published,
        published_basis=known,
    )


def _queries(bases: Sequence[Report], mixed_with: Sequence[Report], split: str) -> dict[str, tuple[Query, ...]]:
    setting = settings(split)
    queries: dict[str, list[Query]] = defaultdict(list)
    for kind in KINDS:
        for number, base in enumerate(bases):
            rng = random.Random(f"{setting.seed} {number} {kind} about")  # noqa: S311
            other = rng.choice(mixed_with)
            copy = made(kind, pieces_of(base.text), pieces_of(other.text), seed=number, setting=setting)
            timed = rng.random() < 2 / 3 and base.published is not None
            day = base.published.start + timedelta(days=rng.randint(1, 3)) if timed and base.published else None
            name = hashlib.sha256(f"{base.id} {kind}".encode()).hexdigest()[:32]
            outlet = f"outlet {rng.randint(1, 40)}"
            queries[kind].append(Query(_made_report(name, copy.text, outlet, day), base, copy.passages, timed))
    return {kind: tuple(made_queries) for kind, made_queries in queries.items()}


def _takes(bases: Sequence[Report], mixed_with: Sequence[Report], split: str) -> tuple[tuple[str, Report, Report], ...]:
    """Pairs whose right kind is "update" (one outlet's later take) or "shared" (two that print one agency's text)."""
    setting = settings(split)
    found = []
    for number, base in enumerate(bases):
        rng = random.Random(f"{setting.seed} {number} takes")  # noqa: S311
        day = base.published.start if base.published else datetime(2020, 1, 1)
        later = made("figures", pieces_of(base.text), (), seed=number, setting=setting).text
        added = made("truncated", pieces_of(rng.choice(mixed_with).text), (), seed=number, setting=setting).text
        one = _made_report(f"t1-{number}", base.text, "outlet 1", day)
        two = _made_report(f"t2-{number}", f"{later}\n\n{added}", "outlet 1", day + timedelta(days=1))
        found.append(("update", one, two))
        first, second = rng.sample(mixed_with, 2)
        prints = [
            made("half", pieces_of(base.text), pieces_of(own.text), seed=number, setting=setting).text for own in (first, second)
        ]
        three = _made_report(f"s1-{number}", prints[0], "outlet 2", day, (_AGENCY,))
        four = _made_report(f"s2-{number}", prints[1], "outlet 3", day, (_AGENCY,))
        found.append(("shared", three, four))
    return tuple(found)


def _independent(
    incidents: Sequence[Sequence[Report]], runs: dict[str, frozenset[tuple[str, ...]]]
) -> Iterator[tuple[str, str, bool]]:
    for group in incidents:
        for one, two in combinations([report for report in group if report.id in runs], 2):
            if _site(one) != _site(two) and containment(runs[one.id], runs[two.id]) < _NEAR:
                apart = runs_of(one.text, _LONG_RUN).isdisjoint(runs_of(two.text, _LONG_RUN))
                yield one.id, two.id, apart


def _site(report: Report) -> str:
    """The outlet's site: articles.paper.example and www.paper.example are one."""
    return ".".join(report.outlet.name.split(".")[-2:]) if report.outlet else report.id


def runs_of(text: str, length: int = _RUN) -> frozenset[tuple[str, ...]]:
    """The distinct runs of `length` words of a text."""
    keys = words_of(text).keys
    return frozenset(zip(*(keys[k:] for k in range(length)), strict=False))


def containment(one: frozenset[tuple[str, ...]], two: frozenset[tuple[str, ...]]) -> float:
    """Share of the smaller set that is in both (Broder 1997)."""
    return len(one & two) / max(1, min(len(one), len(two)))
