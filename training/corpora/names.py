"""Name sets: wikigold (Balasuriya et al. 2009), WNUT 2017 (Derczynski et al.), UNER EWT (Mayhew et al. 2024)."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from rashomon.language.words import split_words
from training.corpora.naming import base_label, strip_title, usable
from training.corpora.news import capital_core
from training.documents import UNKNOWN, Document, TextDocument, bio

_WNUT_KEPT = {"person": "person", "location": "place", "corporation": "organisation", "group": "organisation"}


def read_wikigold(folder: Path) -> Iterator[Document]:
    """Wikigold, a sentence a document."""
    for number, rows in enumerate(_columns(folder / "wikigold_dev.conll.gz", " ")):
        yield _from_columns(f"wikigold/{number}", [(w, t.replace("I-", "").replace("B-", "")) for w, t in rows], io=True)


def read_wnut(folder: Path, split: str) -> Iterator[Document]:
    """WNUT 2017, a post a document."""
    for number, rows in enumerate(_columns(folder / f"wnut17_{split}.conll.gz", "\t")):
        yield _from_columns(f"wnut/{number}", rows, io=False)


def _columns(path: Path, separator: str) -> Iterator[list[tuple[str, str]]]:
    rows: list[tuple[str, str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            fields = line.rstrip("\n").split(separator)
            if len(fields) < 2 or not fields[0].strip() or fields[0] == "-DOCSTART-":
                if rows:
                    yield rows
                rows = []
            else:
                rows.append((fields[0], fields[-1]))
    if rows:
        yield rows


def _from_columns(identifier: str, rows: list[tuple[str, str]], *, io: bool) -> Document:
    words: list[str] = []
    spans: list[tuple[int, int, str]] = []
    previous = "O"
    for form, tag in rows:
        kind = tag[2:] if tag[:2] in ("B-", "I-") else tag
        begins = kind != "O" and (tag.startswith("B-") or kind != previous)
        first = len(words)
        words.extend(form[a:b] for a, b in split_words(form))
        if kind != "O":
            if begins or not spans:
                spans.append((first, len(words), kind))
            else:
                spans[-1] = (spans[-1][0], len(words), kind)
        previous = kind
    labelled = []
    for start, end, kind in spans:
        label = base_label(_WNUT_KEPT.get(kind, kind) if not io else kind, words[start:end])
        if label:
            labelled.append((strip_title(words, start, end) if label == "person" else start, end, label))
    return Document(id=identifier, words=words, sentences=[(0, len(words))], paragraphs=[0], names=bio(len(words), labelled))


def read_re3d(folder: Path, split: str) -> Iterator[Document]:
    """re3d without its BBC part (non-commercial); names are the capitalised cores of its mentions."""
    kinds = {"Organisation": "org", "Location": "loc", "Person": "per", "Nationality": "misc"}
    with gzip.open(folder / f"{split}.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if "BBC" in row["collection"]:
                continue
            parts = TextDocument(f"re3d/{row['doc_id']}", row["text"])
            words = parts.document.words
            spans = []
            for entity in row["entities"]:
                span = parts.words_of(entity["begin"], entity["end"])
                core = capital_core(words, *span) if span and entity["type"] in kinds else None
                if not core:
                    continue
                label = "group" if entity["type"] == "Nationality" else base_label(kinds[entity["type"]], words[slice(*core)])
                begin = strip_title(words, *core) if label == "person" else core[0]
                if label and usable(words, begin, core[1]):
                    spans.append((begin, core[1], label))
            tags = bio(len(words), spans)
            for index, word in enumerate(words):
                if tags[index] == "O" and word[:1].isupper():
                    tags[index] = "?"
            parts.document.names = tags
            yield parts.document


def read_uner(folder: Path, split: str) -> Iterator[Document]:
    """UNER over EWT: person, organisation, place. For measuring only.

    Whole texts, as the product reads them; UNER marks no paragraphs, so any sentence may begin one.
    """
    for number, sentences in enumerate(_texts(folder / f"{split}.iob2.gz")):
        words: list[str] = []
        tags: list[str] = []
        places: list[tuple[int, int]] = []
        for rows in sentences:
            places.append((len(words), len(words) + len(rows)))
            words.extend(form for form, _ in rows)
            tags.extend(tag.replace("PER", "person").replace("ORG", "organisation").replace("LOC", "place") for _, tag in rows)
        yield Document(id=f"uner/{number}", words=words, sentences=places, paragraphs=[a for a, _ in places], names=tags)


# Kinds outside the scheme (OTH: products, faiths, languages, tribes…): groups and events among them are
# known by their form, the rest is no name. Left unknown, products were learnt as organisations.
_UNER_KINDS = {"PER": "person", "LOC": "loc", "ORG": "org", "OTH": "misc"}


def add_uner(documents: Iterable[Document], path: Path) -> Iterator[Document]:
    """EWT documents with UNER's names, joined sentence by sentence in order.

    A sentence whose words are not the treebank's own (the two follow different releases) stays unknown.

    Args:
        documents: EWT's documents.
        path: UNER's file of the same split.

    Yields:
        The documents, with names.
    """
    named: dict[tuple[str, ...], list[str]] = {}
    for rows in _sentences(path):
        named[tuple(form for form, _ in rows)] = [tag for _, tag in rows]
    for document in documents:
        document.names = []
        for first, last in document.sentences:
            words = document.words[first:last]
            tags = named.get(tuple(words))
            document.names.extend([UNKNOWN] * len(words) if tags is None else _uner_tags(words, tags))
        yield document


def _uner_tags(words: list[str], tags: list[str]) -> list[str]:
    spans: list[tuple[int, int, str]] = []
    unknown: list[tuple[int, int]] = []
    for start, end, kind in _runs(tags):
        label = base_label(_UNER_KINDS.get(kind, kind), words[start:end])
        begin = strip_title(words, start, end) if label == "person" else start
        if words[begin].lower() == "the" and end - begin > 1:
            begin += 1
        if label:
            spans.append((begin, end, label))
        elif kind != "OTH":
            unknown.append((start, end))
    out = bio(len(words), spans)
    for start, end in unknown:
        out[start:end] = [UNKNOWN] * (end - start)
    return out


def _runs(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    start, kind = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        part, _, here = tag.partition("-")
        if kind and (part != "I" or here != kind):
            yield start, index, kind
            kind = ""
        if part in ("B", "I") and here in _UNER_KINDS and not kind:
            start, kind = index, here


def _sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    for sentences in _texts(path):
        yield from sentences


def _texts(path: Path) -> Iterator[list[list[tuple[str, str]]]]:
    """The sentences of each text; a file that marks no texts is one."""
    sentences: list[list[tuple[str, str]]] = []
    rows: list[tuple[str, str]] = []
    with _open(path) as file:
        for line in file:
            fields = line.rstrip("\n").split("\t")
            if len(fields) >= 3 and fields[0].isdigit():
                rows.append((fields[1], fields[2]))
            elif rows and not line.strip():
                sentences.append(rows)
                rows = []
            elif sentences and line.startswith("# newdoc"):
                yield sentences
                sentences = []
    if rows:
        sentences.append(rows)
    if sentences:
        yield sentences


def _open(path: Path) -> IO[str]:
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
