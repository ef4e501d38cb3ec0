"""UD treebanks: EWT (Silveira et al. 2014), the open genres of GUM (Zeldes 2017), PUD (Zeman et al. 2017)."""

from __future__ import annotations

import gzip
import io
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path

from rashomon.language.words import word_set
from training.corpora.naming import name_of_mention
from training.documents import Document, bio

# Genres whose texts may be used commercially (LICENSE.txt of GUM; the data set's README).
GUM_GENRES = word_set(
    """
    academic bio conversation court interview news speech textbook vlog voyage
    """
)


def read_ewt(folder: Path, split: str) -> Iterator[Document]:
    """EWT, a document a document."""
    with gzip.open(folder / f"{split}.conllu.gz", "rt", encoding="utf-8") as file:
        yield from _read_conllu(file, "ewt", entities=False)


def read_pud(path: Path) -> Iterator[Document]:
    """PUD: a thousand sentences of news and Wikipedia, two or three of a text together. No file of EWT's shape: not packed."""
    with path.open(encoding="utf-8") as file:
        yield from _read_conllu(file, "pud", entities=False)


def read_gum(folder: Path, split: str) -> Iterator[Document]:
    """GUM without essay, fiction, letter, podcast, reddit and whow (non-commercial texts)."""
    with tarfile.open(folder / f"{split}_conllu.tar.xz") as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            match = re.search(r"GUM_([a-z]+)_\w+\.conllu$", member.name)
            if not match or match.group(1) not in GUM_GENRES:
                continue
            handle = archive.extractfile(member)
            if handle is not None:
                yield from _read_conllu(io.TextIOWrapper(handle, "utf-8"), "gum", entities=True)


def _read_conllu(lines: io.TextIOBase | gzip.GzipFile, name: str, *, entities: bool) -> Iterator[Document]:
    identifier = ""
    sentences: list[tuple[bool, list[list[str]]]] = []
    rows: list[list[str]] = []
    paragraph = True
    for raw in lines:
        line = str(raw).rstrip("\n")
        if line.startswith("# newdoc id"):
            if sentences:
                yield _document(f"{name}/{identifier}", sentences, entities=entities)
            identifier, sentences, paragraph = line.split("=", 1)[1].strip(), [], True
        elif line.startswith("# newpar") and not line.startswith("# newpar_"):
            paragraph = True
        elif not line:
            if rows:
                sentences.append((paragraph, rows))
            rows, paragraph = [], False
        elif line[0] != "#" and re.match(r"\d+\t", line):
            rows.append(line.split("\t"))
    if sentences:
        yield _document(f"{name}/{identifier}", sentences, entities=entities)


def _document(identifier: str, sentences: list[tuple[bool, list[list[str]]]], *, entities: bool) -> Document:
    document = Document(id=identifier, words=[], sentences=[], upos=[], lemma=[], head=[], deprel=[], proper=[])
    miscs: list[str] = []
    for paragraph, rows in sentences:
        first = len(document.words)
        if paragraph:
            document.paragraphs.append(first)
        for row in rows:
            document.words.append(row[1])
            document.lemma.append(row[2])  # type: ignore[union-attr]
            document.upos.append(row[3])  # type: ignore[union-attr]
            document.head.append(int(row[6]) - 1 + first if row[6] != "0" else -1)  # type: ignore[union-attr]
            document.deprel.append(row[7])  # type: ignore[union-attr]
            document.proper.append(row[4].startswith("NNP"))  # type: ignore[union-attr]
            miscs.append(row[9])
        document.sentences.append((first, len(document.words)))
    if entities:
        spans = [
            (a, b, label) for start, end, kind in _mentions(miscs) for a, b, label in name_of_mention(document, start, end, kind)
        ]
        document.names = bio(len(document.words), spans)
        document.times = _dates(document, miscs)
    return document


def _mentions(miscs: list[str]) -> list[tuple[int, int, str]]:
    """Entity mentions in word ranges from the bracket notation of ``Entity=``."""
    open_: dict[str, list[tuple[int, str]]] = {}
    found: list[tuple[int, int, str]] = []
    for index, misc in enumerate(miscs):
        match = re.search(r"(?:^|\|)Entity=([^|]*)", misc)
        if not match:
            continue
        for part in re.findall(r"\(([^()]+)(\))?|([^()]+)\)", match.group(1)):
            opened, closed, ended = part
            if opened:
                fields = opened.split("-")
                if closed:
                    found.append((index, index + 1, fields[1]))
                else:
                    open_.setdefault(fields[0], []).append((index, fields[1]))
            elif open_.get(ended):
                start, kind = open_[ended].pop()
                found.append((start, index + 1, kind))
    return found


def _dates(document: Document, miscs: list[str]) -> list[str]:
    """Tags dates marked in the TEI source; all else is unknown, since TEI marks only calendar dates."""
    tags = ["?"] * len(miscs)
    depth, start = 0, 0
    for index, misc in enumerate(miscs):
        if "<date" in misc:
            depth += misc.count("<date")
            start = index
        if depth and "</date>" in misc:
            depth = 0
            if index - start < 8:
                for inner in range(start, index + 1):
                    tags[inner] = "B-DATE" if inner == start else "I-DATE"
    for index, (upos, word) in enumerate(zip(document.upos or [], document.words, strict=True)):
        # A word that no time expression contains is safe to call outside.
        if tags[index] == "?" and upos in ("VERB", "AUX", "PRON", "SCONJ", "PUNCT") and word.isascii():
            tags[index] = "O"
    return tags
