"""How many were killed and injured, and when, by one article: gun_article_counts.

One account of one report. Gold is the incident's final record, suspects counted, so an article that tells an arrest or an
early figure differs from it by definition. A figure that the article does not give counts as 0, as a coder would enter it.
`both_two_or_more` is `both` over the articles of incidents with two victims or more.

Beside it, where their files carry the split: `isaf`, the least number killed and captured by a press release (the set counts an
unspecified plural as 2, "several" as 3; ours are the figures' low bounds); `muc4`, over messages with one template, the human
targets that died or were hurt, added up over the template's targets (a plural counts as 2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from benchmarks.frame import DataAbsent, Measures, Outcome, Stopwatch, jsonl, pick, thin

NAME = "counts"
DATA = ("gun_article_counts", "isaf_releases", "muc4")
SUMMARY = (
    "killed, injured and day of a shooting from one article, against its final record (gun_article_counts);"
    " least killed and captured (isaf_releases); human targets (muc4)"
)
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
    measures: dict[str, float | int | Measures] = {key: _mean(rows, key) for key in ("killed", "injured", "both")}
    measures["both_two_or_more"] = _mean(many, "both")
    measures["articles_two_or_more"] = len(many)
    measures |= {f"mae_{key}": _mean(rows, f"off_{key}") for key in ("killed", "injured")}
    dated = [row for row in rows if row["dated"]]
    measures |= {key: _mean(dated, key) for key in ("date", "date_within_a_day")}
    beside: dict[str, Measures] = {}
    for name, units in (("isaf", _isaf), ("muc4", _muc4)):
        try:
            items = thin(list(units(data, split)), limit)
        except DataAbsent:
            continue
        words += sum(len(str(given["text"]).split()) for given, _ in items)
        with watch:
            judged = [_least(given, gold) for given, gold in items]
        beside[name] = {"n": len(judged)} | {key: _mean(judged, key) for key in (judged[0] if judged else ())}
    measures = {**measures, **beside}
    return Outcome(n=len(rows), measures=measures, words=words, seconds=watch.seconds)


def _least(given: dict[str, object], gold: Mapping[str, float]) -> dict[str, float]:
    """Whether the low bounds of the row are the gold figures; sides and civilians, captured and detained are added."""
    from rashomon.app import account  # noqa: PLC0415
    from rashomon.model import NothingReadable  # noqa: PLC0415

    try:
        row = account([given]).incident
    except NothingReadable:
        row = None
    low = {figure.slot: figure.low for figure in row.figures} if row else {}
    parts = {"killed": ("killed",), "captured": ("captured", "arrested"), "injured": ("injured",)}
    found = {key: sum(low.get(s, 0.0) + low.get(f"combatants {s}", 0.0) for s in slots) for key, slots in parts.items()}
    return {key: float(found[key] == wanted) for key, wanted in gold.items()}


def _isaf(data: Path, split: str) -> Iterator[tuple[dict[str, object], dict[str, float]]]:
    (path, *_) = pick(data, DATA[1], split, "*.jsonl.gz")
    for number, item in enumerate(jsonl(path)):
        gold = {"killed": float(item["gold"]["min_killed"]), "captured": float(item["gold"]["min_captured"])}
        yield {"id": f"r{number}", "text": item["text"], "language": "en"}, gold


def _muc4(data: Path, split: str) -> Iterator[tuple[dict[str, object], dict[str, float]]]:
    (path, *_) = pick(data, DATA[2], split, f"{split}.jsonl.gz")
    for item in jsonl(path):
        if len(item["templates"]) == 1:
            (template,) = item["templates"]
            gold = {"killed": _targets(template, "DEATH"), "injured": _targets(template, "INJURY")}
            yield {"id": item["docid"], "text": item["text"], "language": "en"}, gold


def _targets(template: Mapping[str, list[str]], effect: str) -> float:
    """The least number of human targets with an effect; lines of the key begin with a number, a range, or PLURAL."""
    hit = {_target(line) for line in template.get("HUM TGT: EFFECT OF INCIDENT", []) if line.lstrip("? ").startswith(effect)}
    total = 0.0
    for line in template.get("HUM TGT: NUMBER", []):
        number = re.match(r"[? ]*(\d+)", line)
        if _target(line) in hit:
            total += float(number[1]) if number else 2.0 if "PLURAL" in line.split('"')[0] else 1.0
    return total


def _target(line: str) -> str:
    return line.partition(":")[2].strip()


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
