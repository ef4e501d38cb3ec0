"""Names for EWT's training texts, where the treebank gives the edges and a first reader the type.

The treebank says which words are proper nouns and how they hang together, so a name's edges are
known; its type is that which a reader trained without EWT's names gives to the words. Where the
reader sees no name in a run of proper nouns the words stay unknown and take no part in the loss.

    python -m training.silver          rewrites build/data/ewt.train.jsonl with names
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from pathlib import Path

from rashomon.language import tag_words
from training.corpora.naming import is_group, settle, strip_title, usable
from training.documents import UNKNOWN, Document, bio, read_documents, write_documents

# Proper nouns that are no part of a name here: products, works, days; the type cannot be known.
_JOINED = frozenset(("of", "the", "&", "-", "'s", "’s", "and"))


def proper_runs(document: Document) -> list[tuple[int, int]]:
    """Runs of proper nouns that hang together, within one sentence."""
    assert document.proper is not None
    assert document.head is not None
    runs: list[tuple[int, int]] = []
    for first, last in document.sentences:
        index = first
        while index < last:
            if not document.proper[index]:
                index += 1
                continue
            stop = index + 1
            while stop < last and document.proper[stop] and _hangs(document, index, stop):
                stop += 1
            runs.append((index, stop))
            index = stop
    return runs


def _hangs(document: Document, start: int, word: int) -> bool:
    """Whether a word is tied to the run before it by an arc."""
    assert document.head is not None
    run = range(start, word)
    return document.head[word] in run or any(document.head[i] >= word for i in run)


def label(document: Document) -> list[str]:
    """BIO tags for a document of the treebank."""
    tagged = tag_words(document.words, document.sentences, document.paragraphs)
    types: dict[int, str] = {i: kind for start, end, kind in tagged.names for i in range(start, end)}
    spans: list[tuple[int, int, str]] = []
    unknown: list[tuple[int, int]] = []
    for start, end in proper_runs(document):
        votes = Counter(types[i] for i in range(start, end) if i in types)
        kind = votes.most_common(1)[0][0] if votes else None
        begin = strip_title(document.words, start, end) if kind == "person" else start
        if kind and (len(votes) == 1) and usable(document.words, begin, end):
            spans.append((begin, end, kind))
        else:
            unknown.append((start, end))
    spans = _with_enclosed(document, tagged.names, spans)
    tags = bio(len(document.words), spans)
    for start, end in unknown:
        for index in range(start, end):
            if tags[index] == "O":
                tags[index] = UNKNOWN
    for index, word in enumerate(document.words):
        if tags[index] == "O" and (index in types or is_group([word])) and not document.words[index].islower():
            tags[index] = "B-group" if is_group([word]) else UNKNOWN
    return tags


def _with_enclosed(
    document: Document, names: tuple[tuple[int, int, str], ...], spans: list[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """Joins runs that the reader reads as one name over a small word ("Bank of Ilyria")."""
    ends = {end for _, end, _ in spans}
    starts = {start for start, _, _ in spans}
    for start, end, kind in names:
        between = [i for i in range(start, end) if document.proper is not None and not document.proper[i]]
        if between and start in starts and end in ends and all(document.words[i].lower() in _JOINED for i in between):
            spans = [span for span in spans if not (start <= span[0] and span[1] <= end)]
            spans.append((start, end, kind))
    return spans


def main() -> int:
    """Adds names to the prepared EWT."""
    build = Path(tomllib.loads(Path("training/config.toml").read_text())["paths"]["build"])
    path = build / "data" / "ewt.train.jsonl"
    documents = list(read_documents(path))
    for document in documents:
        document.names = label(document)
    settle(documents)
    write_documents(path, documents)
    return 0


if __name__ == "__main__":
    sys.exit(main())
