"""Parts of speech and parse on the English Web Treebank and the open genres of GUM."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks._treebank import GUM_OPEN, GoldTokenScore, Parsed, RawScore, Treebank, documents
from benchmarks.frame import DataAbsent, Measures, Outcome, Stopwatch, members, pick, thin

if TYPE_CHECKING:
    from rashomon.language import Tagged

NAME = "parse"
DATA = ("ud_english_ewt", "gum")
SUMMARY = "UD English: UPOS, lemma, UAS, LAS with gold tokens and from raw text (top level: EWT, or GUM where EWT is absent)"


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """Parses each document twice: with gold words and sentences, and from its running text."""
    from rashomon.language import tag, tag_words  # noqa: PLC0415

    measures: dict[str, Measures] = {}
    words = count = 0
    watch = Stopwatch()
    for name, found in _sets(data, split).items():
        given, raw = GoldTokenScore(), RawScore()
        for document in thin(found, limit):
            tagged = tag_words(document.words, document.sentences, document.paragraphs)
            given.add(
                document, Parsed(document.spans, tagged.sentences, tagged.upos, tagged.lemmas, tagged.heads, tagged.deprels)
            )
            with watch:
                read = tag([document.text])[0]
            raw.add(document, _flat(read))
            count += len(document.sentences)
            words += len(document.words)
        group = {"gold_tokens": given.measures(), "raw": raw.measures()}
        if not measures:
            measures.update(group)
        measures[name] = group
    return Outcome(n=count, measures=measures, words=words, seconds=watch.seconds)


def _sets(data: Path, split: str) -> dict[str, list[Treebank]]:
    sets: dict[str, list[Treebank]] = {}
    absent: list[str] = []
    for name, reader in (("ewt", _ewt), ("gum", _gum)):
        try:
            sets[name] = list(reader(data, split))
        except DataAbsent as error:
            absent.append(str(error))
    if not sets:
        raise DataAbsent("; ".join(absent))
    return sets


def _ewt(data: Path, split: str) -> Iterator[Treebank]:
    import gzip  # noqa: PLC0415

    for path in pick(data, "ud_english_ewt", split, "*.conllu.gz"):
        yield from documents(gzip.decompress(path.read_bytes()).decode("utf-8").split("\n"))


def _gum(data: Path, split: str) -> Iterator[Treebank]:
    for path in pick(data, "gum", split, "*conllu.tar.xz"):
        for name, content in sorted(members(path).items()):
            genre = re.search(r"GUM_([a-z]+)_", name)
            if genre and genre.group(1) in GUM_OPEN:
                yield from documents(content.decode("utf-8").split("\n"))


def _flat(read: Tagged) -> Parsed:
    spans: list[tuple[int, int]] = []
    sentences: list[tuple[int, int]] = []
    heads: list[int] = []
    for sentence in read.sentences:
        first = len(spans)
        spans.extend((token.start, token.end) for token in sentence.tokens)
        heads.extend(token.head + first if token.head >= 0 else -1 for token in sentence.tokens)
        sentences.append((first, len(spans)))
    tokens = [token for sentence in read.sentences for token in sentence.tokens]
    return Parsed(spans, sentences, [t.upos for t in tokens], [t.lemma for t in tokens], heads, [t.deprel for t in tokens])
