"""Names on UNER (top level), and beside it re3d, MEANTIME and ECB+, whose schemes differ from ours."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks._spans import ByType
from benchmarks.frame import DataAbsent, Outcome, Stopwatch, pick, thin

NAME = "names"
DATA = ("uner_english_ewt", "re3d", "meantime")
SUMMARY = "names: UNER English EWT in whole texts (person, organisation, place); re3d and MEANTIME beside, labels mapped"

# UNER has no facilities of its own: buildings and airports are LOC.
TO_UNER = {"person": "person", "organisation": "organisation", "place": "place", "facility": "place"}


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """Tags each set that is there."""
    measures: dict[str, Any] = {}
    absent: list[str] = []
    watch = Stopwatch()
    count = words = 0
    for name, reader in (("uner", _uner), ("re3d", _re3d), ("meantime", _meantime)):
        try:
            score, read = reader(data, split, limit, watch)
        except DataAbsent as error:
            absent.append(str(error))
            continue
        if not measures:
            measures.update(score.measures())
        measures[name] = score.measures()
        count += score.all.wanted
        words += read
    if not measures:
        raise DataAbsent("; ".join(absent))
    return Outcome(n=count, measures=measures, words=words, seconds=watch.seconds)


def _uner(data: Path, split: str, limit: int | None, watch: Stopwatch) -> tuple[ByType, int]:
    from rashomon.language import tag_words  # noqa: PLC0415
    from training.corpora.names import read_uner  # noqa: PLC0415

    folder = pick(data, "uner_english_ewt", split, "*.iob2.gz")[0].parent
    score, words = ByType(), 0
    for document in thin(read_uner(folder, split), limit):
        with watch:
            tagged = tag_words(document.words, document.sentences, document.paragraphs)
        given = [(a, b, TO_UNER[label]) for a, b, label in tagged.names if label in TO_UNER]
        score.add(given, _spans(document.names or []))
        words += len(document.words)
    return score, words


def _re3d(data: Path, split: str, limit: int | None, watch: Stopwatch) -> tuple[ByType, int]:
    from training.corpora.names import read_re3d  # noqa: PLC0415

    folder = pick(data, "re3d", split, "*.jsonl.gz")[0].parent
    return _mapped(thin(read_re3d(folder, split), limit), watch)


def _meantime(data: Path, split: str, limit: int | None, watch: Stopwatch) -> tuple[ByType, int]:
    from benchmarks.times import corpora_of  # noqa: PLC0415
    from training.corpora.news import read_meantime  # noqa: PLC0415

    path, names = corpora_of(data, split)
    return _mapped(thin(read_meantime(path, names), limit), watch)


def _mapped(documents: Iterable[Any], watch: Stopwatch) -> tuple[ByType, int]:
    """Scores only where the set says something: a word of unknown label is left out on both sides."""
    from rashomon.language import tag_words  # noqa: PLC0415

    score, words = ByType(), 0
    for document in documents:
        with watch:
            tagged = tag_words(document.words, document.sentences, document.paragraphs)
        unknown = {index for index, tag in enumerate(document.names) if tag == "?"}
        given = [span for span in tagged.names if not unknown.intersection(range(span[0], span[1]))]
        score.add(given, _spans(document.names))
        words += len(document.words)
    return score, words


def _spans(tags: list[str]) -> list[tuple[int, int, str]]:
    """Spans of BIO tags."""
    spans: list[tuple[int, int, str]] = []
    for index, tag in enumerate(tags):
        part, _, label = tag.partition("-")
        if part == "I" and spans and spans[-1][1] == index and spans[-1][2] == label:
            spans[-1] = (spans[-1][0], index + 1, label)
        elif part in ("B", "I") and label not in ("OTH",):
            spans.append((index, index + 1, label))
    return spans
