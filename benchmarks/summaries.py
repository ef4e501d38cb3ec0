"""Headline and summary of an account, against the neutral ones that editors wrote for the same three reports.

ROUGE-1, -2 and -L (Lin 2004; F1, no stemming): which words of the editors' the account's passages have. The reports are titles
and leads of outlets from the left, the centre and the right; the summary is scored as it stands, fixed forms included.
`reports` is what a reader of one report gets: its title and its lead, on average over the reports. The peer for the summary is
LexRank over the same sentences, as many as the account tells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from benchmarks.frame import Outcome, Stopwatch, jsonl, pick, thin

NAME = "summaries"
DATA = ("neus_allsides",)
SUMMARY = "headline and summary of an account against the editors' neutral ones (neus_allsides), LexRank beside"
SPLITS = ("dev",)

_FILES = {"dev": "val"}
_SENTENCE_END = re.compile(r"(?<=[.!?\"”])\s+(?=[\"“A-Z])")
_WORD = re.compile(r"[a-z0-9]+")
_ROUGE = ("rouge1", "rouge2", "rougeL")


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """One account for each round-up; `limit` is the most round-ups."""
    from benchmarks._lexrank import lexrank  # noqa: PLC0415
    from rashomon.app import account  # noqa: PLC0415

    (path, *_) = pick(data, "neus_allsides", _FILES.get(split, split), "*.jsonl.gz")
    rows = thin(jsonl(path), limit)
    watch, words = Stopwatch(), 0
    scores: dict[str, list[Sequence[float]]] = {name: [] for name in ("headline", "summary", "title", "lead", "lexrank")}
    lengths: list[int] = []
    for row in rows:
        reports = given(row)
        words += sum(len(g["text"].split()) for g in reports)
        with watch:
            found = account(reports)
        title, text = row["neutral"]["title"], row["neutral"]["text"]
        told = " ".join(s.text for s in found.summary)
        lengths.append(len(told.split()))
        scores["headline"].append(rouge(found.headline.text if found.headline else "", title))
        scores["summary"].append(rouge(told, text))
        scores["title"].append(_mean([rouge(g["title"], title) for g in reports]))
        scores["lead"].append(_mean([rouge(g["text"], text) for g in reports]))
        sentences = [s for g in reports for s in _SENTENCE_END.split(g["text"]) if s]
        scores["lexrank"].append(rouge(lexrank(sentences, max(1, len(found.summary))), text))
    means = {name: dict(zip(_ROUGE, _mean(held), strict=True)) for name, held in scores.items()}
    measures: dict[str, Any] = {
        "headline": means["headline"],
        "summary": {**means["summary"], "words": fmean(lengths)},
        "reports": {"headline": means["title"], "summary": means["lead"]},
        "peer lexrank": means["lexrank"],
    }
    return Outcome(len(rows), measures, words, watch.seconds)


def given(row: Mapping[str, Any]) -> list[dict[str, str]]:
    """The reports of a round-up as the account takes them."""
    return [
        {"id": f"r{n}", "title": r["title"].strip().removesuffix("."), "text": r["lead"].strip(), "language": "en"}
        for n, r in enumerate(row["reports"])
    ]


def rouge(told: str, wanted: str) -> tuple[float, float, float]:
    """ROUGE-1, ROUGE-2 and ROUGE-L as F1, from 0 to 1, over lower-case words of letters and digits."""
    one, two = _WORD.findall(told.lower()), _WORD.findall(wanted.lower())
    return (_shared(one, two, 1), _shared(one, two, 2), _f1(_subsequence(one, two), len(one), len(two)))


def _shared(one: Sequence[str], two: Sequence[str], n: int) -> float:
    a, b = (Counter(zip(*(words[k:] for k in range(n)), strict=False)) for words in (one, two))
    return _f1((a & b).total(), a.total(), b.total())


def _f1(shared: int, one: int, two: int) -> float:
    return 2 * shared / (one + two) if shared else 0.0


def _subsequence(one: Sequence[str], two: Sequence[str]) -> int:
    """Length of the longest common subsequence."""
    best = [0] * (len(two) + 1)
    for word in one:
        before = 0
        for place, other in enumerate(two, 1):
            above = best[place]
            best[place] = before + 1 if word == other else max(above, best[place - 1])
            before = above
    return best[-1]


def _mean(scores: Sequence[Sequence[float]]) -> tuple[float, ...]:
    return tuple(fmean(column) for column in zip(*scores, strict=True))
