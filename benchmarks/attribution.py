"""Attributions on PolNeAR: source, cue and content spans from running text, and which belong together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks._spans import Count, Span
from benchmarks.frame import Outcome, Stopwatch, jsonl, pick, thin

NAME = "attribution"
DATA = ("polnear",)
SUMMARY = "PolNeAR: exact source, cue, content spans (a content in pieces counts piece by piece), and source + content joined"

Gold = tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """Tags each article and compares with its first annotation."""
    from rashomon.language import tag  # noqa: PLC0415

    rows = [
        row for path in pick(data, "polnear", split, "*.jsonl.gz") if not path.name.startswith("corenlp") for row in jsonl(path)
    ]
    counts = {key: Count() for key in ("source", "cue", "content", "relation", "relation_with_cue")}
    overlap = Count()
    watch = Stopwatch()
    articles = thin(rows, limit)
    for row in articles:
        text = row["text"]
        with watch:
            tagged = tag([text])[0]
        found = tagged.attributions
        gold = _gold(row["annotations"][0]["brat"], text)
        counts["source"].add(set(tagged.attributed_sources), {s for sources, _, _ in gold for s in sources})
        counts["cue"].add(set(tagged.cues), {c for _, cues, _ in gold for c in cues})
        mine, wanted = {a.content for a in found}, {c for _, _, contents in gold for c in contents}
        counts["content"].add(mine, wanted)
        overlap.add_overlapping(mine, wanted)
        counts["relation"].add({(a.source, a.content) for a in found}, _joined(gold, with_cue=False))
        counts["relation_with_cue"].add({(a.source, a.cue, a.content) for a in found}, _joined(gold, with_cue=True))
    measures: dict[str, Any] = {key: count.measures() for key, count in counts.items()}
    measures["content_half_overlap"] = overlap.measures()
    words = sum(len(row["text"].split()) for row in articles)
    return Outcome(n=counts["content"].wanted, measures=measures, words=words, seconds=watch.seconds)


def _joined(gold: list[Gold], *, with_cue: bool) -> set[tuple[Span | None, ...]]:
    """Every source with every piece of its content; a source in pieces counts by its first."""
    joined: set[tuple[Span | None, ...]] = set()
    for sources, cues, contents in gold:
        for content in contents:
            who = sources[0] if sources else None
            joined.add((who, cues[0] if cues else None, content) if with_cue else (who, content))
    return joined


def _gold(brat: str, text: str) -> list[Gold]:
    """The attributions of a brat file: pieces of source, cue and content, white space cut off."""
    lines = [line.split("\t") for line in brat.split("\n") if re.match(r"[TE]\d+\t", line)]
    spans = {line[0]: _pieces(line[1].split(" ", 1)[1], text) for line in lines if line[0][0] == "T"}
    found: list[Gold] = []
    for line in lines:
        if line[0][0] != "E":
            continue
        roles: dict[str, list[Span]] = {"Source": [], "Cue": [], "Content": []}
        for argument in line[1].split():
            role, target = argument.split(":")
            name = role.rstrip("0123456789")
            if name in roles:
                roles[name].extend(spans.get(target, ()))
        if roles["Content"]:
            found.append(_sorted(roles))
    return found


def _sorted(roles: Mapping[str, list[Span]]) -> Gold:
    return tuple(sorted(roles["Source"])), tuple(sorted(roles["Cue"])), tuple(sorted(roles["Content"]))


def _pieces(offsets: str, text: str) -> tuple[Span, ...]:
    pieces = []
    for piece in offsets.split(";"):
        start, end = map(int, piece.split())
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            pieces.append((start, end))
    return tuple(pieces)
