"""What must not be linked, or not as made from one another: look-alike incidents, and reports that quote the same words.

Look-alikes are documents of one ECB+ topic that tell of different events (subtopics). Reports that quote the same words are
those of different outlets (helsinki_coverage, polnear) with a run of eight words in common inside quotation marks, and none of
twelve outside them. Beside these the short answers of Clough and Stevenson 2011, written from a text at four levels.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks._reuse_set import runs_of
from benchmarks.frame import DataAbsent, folder, jsonl, pick, thin
from rashomon.model import Lineage, Report

Trace = Callable[[Sequence[Report]], Lineage]

_MADE = frozenset({"copy", "rewrite", "update"})
_QUOTED = re.compile(r"“[^”\n]{2,1500}”|\"[^\"\n]{2,1500}\"")
_INSIDE, _OUTSIDE = 8, 12
_COMMON = 40
_LEVELS = {"cut": 3, "light": 2, "heavy": 1, "non": 0}


def distractors(data: Path, split: str, trace: Trace, limit: int | None) -> dict[str, Any]:
    """False links among look-alikes and among reports of the same words; the short answers. Sets that are absent are left out."""
    found: dict[str, Any] = {}
    for name, measure in (("look_alike", _look_alikes), ("same_words", _same_words), ("short_answers", _short_answers)):
        try:
            found[name] = measure(data, split, trace, limit)
        except DataAbsent:
            continue
    return found


def _look_alikes(data: Path, split: str, trace: Trace, limit: int | None) -> dict[str, float]:
    rows = thin(jsonl(pick(data, "ecbplus", split, "*.jsonl.gz")[0]), limit and 4 * limit)
    reports = [Report(row["doc_id"], "\n".join(" ".join(sentence) for sentence in row["sentences"][1:]), "") for row in rows]
    topic = {row["doc_id"]: (row["topic"], row["subtopic"]) for row in rows}
    links = {frozenset((link.elder, link.younger)) for link in trace(reports).links}
    pairs = [
        frozenset((one.id, two.id))
        for one, two in combinations(reports, 2)
        if topic[one.id][0] == topic[two.id][0] and topic[one.id][1] != topic[two.id][1]
    ]
    return {"pairs": len(pairs), "false_links": sum(pair in links for pair in pairs) / max(1, len(pairs))}


def _same_words(data: Path, split: str, trace: Trace, limit: int | None) -> dict[str, float]:
    wrong = shared = count = 0
    for group in _groups(data, split):
        reports = thin([report for report, _ in group], limit and 5 * limit)
        kinds = {frozenset((link.elder, link.younger)): link.kind for link in trace(reports).links}
        outlets = {report.id: outlet for report, outlet in group}
        for one, two in _quoting_alike(reports):
            if outlets[one] != outlets[two]:
                kind = kinds.get(frozenset((one, two)), "")
                count += 1
                wrong += kind in _MADE
                shared += kind == "shared"
    if not count:
        raise DataAbsent("no reports of the same words")
    return {"pairs": count, "false_links": wrong / count, "shared_links": shared / count}


def _groups(data: Path, split: str) -> Iterator[list[tuple[Report, str]]]:
    """Reports with their outlets, a set at a time."""
    try:
        rows = list(jsonl(folder(data, "helsinki_coverage") / "articles.jsonl.gz")) if split == "dev" else []
        seen = {row["text"]: row for row in rows if row["set"] == Counter(r["set"] for r in rows).most_common(1)[0][0]}
        yield [
            (Report(f"h{k}", row["text"].replace("###", "\n\n"), ""), str(row["publisher"]))
            for k, row in enumerate(seen.values())
        ]
    except (DataAbsent, FileNotFoundError):
        pass
    try:
        rows = list(jsonl(pick(data, "polnear", split, f"{split}.jsonl.gz")[0]))
        yield [(Report(f"p{k}", row["text"], ""), str(row["meta"]["publisher"])) for k, row in enumerate(rows)]
    except DataAbsent:
        pass


def _quoting_alike(reports: Sequence[Report]) -> list[tuple[str, str]]:
    """Pairs with words in common inside quotation marks, and none outside."""
    holding: dict[tuple[str, ...], list[int]] = defaultdict(list)
    outside = []
    for k, report in enumerate(reports):
        for run in {run for match in _QUOTED.finditer(report.text) for run in runs_of(match.group(), _INSIDE)}:
            holding[run].append(k)
        outside.append(runs_of(_QUOTED.sub(" \n ", report.text), _OUTSIDE))
    pairs = {pair for held in holding.values() if 1 < len(held) <= _COMMON for pair in combinations(held, 2)}
    return [(reports[i].id, reports[j].id) for i, j in sorted(pairs) if outside[i].isdisjoint(outside[j])]


def _short_answers(data: Path, _split: str, trace: Trace, limit: int | None) -> dict[str, Any]:
    """Each answer with its text: how many of each level are linked, and how its share goes with its level."""
    path = next(iter(sorted(folder(data, "reuse_short_answers").glob("*.jsonl.gz"))), None)
    if path is None:
        raise DataAbsent("no short answers")
    scores: list[tuple[int, float]] = []
    linked: dict[str, list[bool]] = defaultdict(list)
    for row in thin(jsonl(path), limit and 2 * limit):
        answer, text = Report("b-answer", row["text"], ""), Report("a-text", row["source"], "")
        link = next(iter(trace([text, answer]).links), None)
        linked[row["label"]].append(link is not None)
        taken = sum((p.there.end - p.there.start) * p.similarity for p in link.passages) if link else 0.0
        scores.append((_LEVELS[row["label"]], taken / max(1, len(row["text"]))))
    right = sum(sum(each) if level != "non" else len(each) - sum(each) for level, each in linked.items())
    return {
        "answers": len(scores),
        "accuracy": right / max(1, len(scores)),
        "rank_correlation": _gamma(scores),
        "linked": {level: sum(linked[level]) / max(1, len(linked[level])) for level in _LEVELS if level in linked},
    }


def _gamma(scores: Sequence[tuple[int, float]]) -> float:
    """Goodman and Kruskal's gamma: pairs in one order less pairs in the other, of those that differ in both."""
    signs = [(a[0] - b[0]) * (a[1] - b[1]) for a, b in combinations(scores, 2)]
    same, other = sum(sign > 0 for sign in signs), sum(sign < 0 for sign in signs)
    return (same - other) / max(1, same + other)
