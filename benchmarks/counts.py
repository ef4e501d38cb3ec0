"""How many were killed and injured, and when, by one article: gun_article_counts.

One account of one report. Gold is the incident's final record, suspects counted, so an article that tells an arrest or an
early figure differs from it by definition. A figure that the article does not give counts as 0, as a coder would enter it.
`both_two_or_more` is `both` over the articles of incidents with two victims or more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from benchmarks.frame import Outcome, Stopwatch, jsonl, pick, thin

NAME = "counts"
DATA = ("gun_article_counts",)
SUMMARY = "killed, injured and day of a shooting from one article, against its final record (gun_article_counts)"
SPLITS = ("dev",)


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """One account an article."""
    from rashomon.app import account  # noqa: PLC0415
    from rashomon.model import NothingReadable  # noqa: PLC0415

    (path, *_) = pick(data, DATA[0], split, "*.jsonl.gz")
    watch = Stopwatch()
    words = 0
    rows = []
    for number, item in enumerate(thin(list(jsonl(path)), limit), 1):
        words += len(item["text"].split())
        given = {"id": f"a{number}", "text": item["text"], "published": item["publish_date"] or "", "language": "en"}
        with watch:
            try:
                done = account([given])
            except NothingReadable:
                done = None
        rows.append(_judge(done, item["gold"]))
    many = [row for row in rows if row["victims"] >= 2]
    measures: dict[str, float | int] = {key: _mean(rows, key) for key in ("killed", "injured", "both")}
    measures["both_two_or_more"] = _mean(many, "both")
    measures["articles_two_or_more"] = len(many)
    measures |= {f"mae_{key}": _mean(rows, f"off_{key}") for key in ("killed", "injured")}
    dated = [row for row in rows if row["dated"]]
    measures |= {key: _mean(dated, key) for key in ("date", "date_within_a_day")}
    return Outcome(n=len(rows), measures=measures, words=words, seconds=watch.seconds)


def _judge(done: Any, gold: Mapping[str, Any]) -> dict[str, float]:
    row = done.incident if done is not None else None
    figures = {figure.slot: figure.best for figure in row.figures} if row else {}
    killed, injured = figures.get("killed", 0.0), figures.get("injured", 0.0)
    wanted = _day(str(gold["shooting_date"] or ""))
    day = row.when.start.date() if row and row.when else None
    return {
        "victims": gold["n_killed"] + gold["n_injured"],
        "killed": killed == gold["n_killed"],
        "injured": injured == gold["n_injured"],
        "both": killed == gold["n_killed"] and injured == gold["n_injured"],
        "off_killed": abs(killed - gold["n_killed"]),
        "off_injured": abs(injured - gold["n_injured"]),
        "dated": wanted is not None,
        "date": day is not None and day == wanted,
        "date_within_a_day": day is not None and wanted is not None and abs((day - wanted).days) <= 1,
    }


def _day(written: str) -> date | None:
    """A day as the set writes it: ISO, or month/day/year."""
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", written)
    if match:
        return date(int(match[1]), int(match[2]), int(match[3]))
    match = re.match(r"(\d{1,2})/(\d{1,2})/(\d{4})", written)
    if match:
        return date(int(match[3]), int(match[1]), int(match[2]))
    try:
        return datetime.strptime(written, "%B %d, %Y").date()
    except ValueError:
        return None


def _mean(rows: list[dict[str, float]], key: str) -> float:
    return sum(map(float, (row[key] for row in rows))) / len(rows) if rows else 0.0
