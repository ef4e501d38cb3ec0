"""What makes a headline and a summary's sentence: the few weights of ``compose/headline.py`` and ``compose/summary.py``.

Fitted on neutral titles and summaries that editors wrote for three reports of one event (neus_allsides, training part, every
fourth): least squares, within each story, on ROUGE-1 and -2 of every title and sentence against the editors' words. Prints the
weights; they are rounded into the two files by hand, beside what such short leads cannot show and is set by hand there.

    python -m training.summaries --data DATA
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.frame import jsonl
from benchmarks.summaries import given, rouge
from rashomon.annotate import annotate
from rashomon.app.load import load
from rashomon.compose.headline import WORDS, openings
from rashomon.compose.index import Index, index
from rashomon.compose.passages import ragged, undated
from rashomon.gather import story_of
from rashomon.reconcile import reconcile
from rashomon.trace import trace

STEP = 4
RIDGE = 1.0
HEADLINE = ("central", "echoed", "title", "ten words more", "question")
SENTENCE = ("central", "titled")

Floats = npt.NDArray[np.float64]
Told = tuple[Floats, Floats]  # a row of features for each passage, and what each is worth


def headlines(at: Index, wanted: str) -> Told:
    """Titles and first sentences, with their scores against the neutral title."""
    passages = [p for report in at.reports.values() for p in openings(report, at)]
    rows = [
        (
            at.centre.central(p.quote),
            at.centre.echoed(p),
            float(p.start == 0 and at.reports[p.report].body > 0),
            max(0, len(p.quote.split()) - WORDS) / 10,
            float(p.quote.endswith("?")),
        )
        for p in passages
    ]
    return np.array(rows).reshape(-1, len(HEADLINE)), _worth((p.quote for p in passages), wanted)


def sentences(at: Index, wanted: str) -> Told:
    """The sentences of the bodies, with their scores against the neutral summary."""
    passages = [
        undated(s, at)
        for report in at.reports.values()
        for s in at.sentences[report.id]
        if s.start >= report.body and not ragged(s, at)
    ]
    rows = [(at.centre.central(p.quote), at.centre.titled(p.quote)) for p in passages]
    return np.array(rows).reshape(-1, len(SENTENCE)), _worth((p.quote for p in passages), wanted)


def _worth(passages: Iterable[str], wanted: str) -> Floats:
    return np.array([sum(rouge(p, wanted)[:2]) for p in passages])


def fit(stories: Sequence[Told]) -> Floats:
    """One weight a feature; only differences within a story count."""
    held = [(rows - rows.mean(axis=0), worth - worth.mean()) for rows, worth in stories if len(worth)]
    rows, worth = np.vstack([r for r, _ in held]), np.concatenate([w for _, w in held])
    return np.asarray(np.linalg.solve(rows.T @ rows + RIDGE * np.eye(rows.shape[1]), rows.T @ worth))


def _indexes(data: Path) -> Iterator[tuple[Index, dict[str, Any]]]:
    for row in list(jsonl(data / "neus_allsides" / "train.jsonl.gz"))[::STEP]:
        story = story_of(load(given(row)).reports)
        annotations, lineage = annotate(story.reports), trace(story.reports)
        yield index(story, annotations, lineage, reconcile(story, annotations, lineage)), row["neutral"]


def main() -> None:
    """Fits and prints."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    told = [
        (headlines(at, neutral["title"]), sentences(at, neutral["text"])) for at, neutral in _indexes(parser.parse_args().data)
    ]
    for names, stories in ((HEADLINE, [h for h, _ in told]), (SENTENCE, [s for _, s in told])):
        print(", ".join(f"{name} {weight:.3f}" for name, weight in zip(names, fit(stories), strict=True)))


if __name__ == "__main__":
    main()
