"""Event mentions on ECB+: exact spans in the sentences that its annotators chose."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks._spans import ByType, Count
from benchmarks.frame import Outcome, Stopwatch, jsonl, pick, thin

NAME = "mentions"
DATA = ("ecbplus",)
SUMMARY = "ECB+: event mentions in the chosen sentences (exact span; classes, negated told apart, beside)"

CLASSES = {"GENERIC": "occurrence"}


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """Tags the whole report as text, with the set's own words written out, and scores the chosen sentences."""
    from rashomon.language import tag  # noqa: PLC0415
    from training.documents import join_words  # noqa: PLC0415

    rows = [row for path in pick(data, "ecbplus", split, "*.jsonl.gz") for row in jsonl(path) if row["selected_sentences"]]
    exact, heads = ByType(), Count()
    watch = Stopwatch()
    reports = thin(rows, limit)
    words = 0
    for row in reports:
        text, offsets = "", []
        for sentence in row["sentences"]:
            line, spans = join_words(sentence)
            offsets.append([(len(text) + a, len(text) + b) for a, b in spans])
            text += line + "\n"
        with watch:
            tagged = tag([text])[0]
        words += sum(len(sentence) for sentence in row["sentences"])
        bounds = [(offsets[i][0][0], offsets[i][-1][1]) for i in row["selected_sentences"] if offsets[i]]
        given = [
            (event.start, event.end, event.label)
            for sentence in tagged.sentences
            for event in sentence.events
            if any(a <= event.start < b for a, b in bounds)
        ]
        wanted = _wanted(row, offsets)
        exact.add(given, wanted)
        heads.add_overlapping([g[:2] for g in given], [w[:2] for w in wanted])
    measures: dict[str, Any] = exact.all.measures()
    typed = exact.measures()
    measures = {
        **exact.untyped.measures(),
        "typed": exact.all.measures(),
        "half_overlap": heads.measures(),
        "by_type": typed["by_type"],
    }
    return Outcome(n=exact.all.wanted, measures=measures, words=words, seconds=watch.seconds)


def _wanted(row: dict[str, Any], offsets: list[list[tuple[int, int]]]) -> list[tuple[int, int, str]]:
    """Event mentions of the chosen sentences; of one in pieces, the first piece."""
    wanted = []
    for mention in row["mentions"]:
        tag_name = mention["tag"]
        if mention["sent"] not in row["selected_sentences"] or not tag_name.startswith(("ACTION", "NEG")):
            continue
        tokens = mention["tokens"]
        last = tokens[0]
        for token in tokens[1:]:
            if token != last + 1:
                break
            last = token
        label = tag_name.removeprefix("ACTION_").lower()
        label = "negated" if tag_name.startswith("NEG") else CLASSES.get(label.upper(), label)
        wanted.append((offsets[mention["sent"]][tokens[0]][0], offsets[mention["sent"]][last][1], label))
    return wanted
