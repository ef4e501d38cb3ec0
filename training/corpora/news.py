"""News with attributions, names, times and events: PolNeAR with CoreNLP's labels, MEANTIME, ECB+."""

from __future__ import annotations

import gzip
import json
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from training.corpora.naming import base_label, strip_title, usable
from training.documents import UNKNOWN, Document, TextDocument, bio, join_words

_MEANTIME_LINES = 6  # only the title and the first five sentences are annotated
_BARE = frozenset(("the", "a", "an", "this", "that", "of"))
_TIMES = ("DATE", "TIME", "DURATION", "SET")
ECB_EVENTS = {
    "OCCURRENCE": "occurrence",
    "REPORTING": "reporting",
    "PERCEPTION": "perception",
    "ASPECTUAL": "aspectual",
    "STATE": "state",
    "CAUSATIVE": "causative",
    "GENERIC": "occurrence",
}


def read_polnear(folder: Path, split: str) -> Iterator[Document]:
    """PolNeAR (Newell et al. 2018) with CoreNLP's names and times as silver labels."""
    silver: dict[str, Any] = {}
    path = folder / f"corenlp_{split}.jsonl.gz"
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                silver[row["doc_id"]] = row["sentences"]
    with gzip.open(folder / f"{split}.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            parts = TextDocument(f"polnear/{row['doc_id']}", row["text"])
            parts.document.attributions = _attributions(parts, row["annotations"][0]["brat"])
            if row["doc_id"] in silver:
                _add_silver(parts, silver[row["doc_id"]])
            yield parts.document


def _attributions(parts: TextDocument, brat: str) -> list[dict[str, list[tuple[int, int]]]]:
    spans: dict[str, list[tuple[int, int]]] = {}
    found: list[dict[str, list[tuple[int, int]]]] = []
    lines = [line.split("\t") for line in brat.split("\n") if re.match(r"[TE]\d+\t", line)]
    for fields in lines:
        if fields[0][0] == "T":
            offsets = fields[1].split(" ", 1)[1]
            pieces = [parts.words_of(*map(int, piece.split())) for piece in offsets.split(";")]
            spans[fields[0]] = [piece for piece in pieces if piece]
    for fields in lines:
        if fields[0][0] == "E":
            one: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
            for argument in fields[1].split():
                role, target = argument.split(":")
                role = role.rstrip("0123456789").lower()
                if role in one:
                    one[role].extend(spans.get(target, []))
            if one["content"]:
                found.append({role: sorted(set(value)) for role, value in one.items()})
    return found


def _add_silver(parts: TextDocument, sentences: list[list[list[Any]]]) -> None:
    names: list[tuple[int, int, str]] = []
    times: list[tuple[int, int, str]] = []
    unknown: list[tuple[int, int]] = []
    for sentence in sentences:
        index = 0
        while index < len(sentence):
            kind, value = sentence[index][3], sentence[index][4:]
            stop = index + 1
            while stop < len(sentence) and sentence[stop][3] == kind and (kind not in _TIMES or sentence[stop][4:] == value):
                stop += 1
            span = parts.words_of(sentence[index][0], sentence[stop - 1][1]) if kind != "O" else None
            if span:
                _silver_span(parts.document.words, span, kind, names, times, unknown)
            index = stop
    words = parts.document.words
    parts.document.names = bio(len(words), names)
    parts.document.times = bio(len(words), times)
    for first, last in parts.document.sentences:
        # A program trained on running text misreads headlines in title case.
        letters = [word for word in words[first:last] if word[:1].isalpha()]
        if len(letters) > 3 and sum(word[0].isupper() for word in letters) > 0.6 * len(letters):
            unknown.append((first, last))
            parts.document.names[first:last] = ["O"] * (last - first)
    for start, end in unknown:
        for index in range(start, end):
            if parts.document.names[index] == "O":
                parts.document.names[index] = UNKNOWN
    _mend_groups(words, parts.document.names)


def _mend_groups(words: list[str], tags: list[str]) -> None:
    """An adjective before another capitalised word is the beginning of a longer name, not a group."""
    for index in range(len(words) - 1):
        if tags[index] not in ("B-group", "I-group") or tags[index + 1] != "O" or not words[index + 1][:1].isupper():
            continue
        if (words[index], words[index + 1]) == ("Islamic", "State"):
            tags[index : index + 2] = ["B-organisation", "I-organisation"]
        else:
            tags[index : index + 2] = [UNKNOWN, UNKNOWN]


def _silver_span(
    words: list[str],
    span: tuple[int, int],
    kind: str,
    names: list[tuple[int, int, str]],
    times: list[tuple[int, int, str]],
    unknown: list[tuple[int, int]],
) -> None:
    start, end = span
    if kind in _TIMES:
        # CoreNLP reads ages and stray determiners as durations.
        bare = end - start == 1 and (words[start].lower() in _BARE or (words[start].isdigit() and len(words[start]) != 4))
        if not bare:
            times.append((start, end, kind))
    elif kind in ("PERSON", "ORGANIZATION", "LOCATION", "MISC"):
        label = base_label(kind, words[start:end])
        if label == "person":
            start = strip_title(words, start, end)
        if label and usable(words, start, end):
            names.append((start, end, label))
        else:
            unknown.append((start, end))


def read_meantime(folder: Path, corpora: tuple[str, ...]) -> Iterator[Document]:
    """MEANTIME (Minard et al. 2016), document layer: names, TIMEX3, events."""
    with tarfile.open(folder / "apple_gm_stock.tar.xz") as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            if not member.name.endswith(".xml") or "intra-doc" not in member.name:
                continue
            if not any(f"corpus_{name}/" in member.name for name in corpora):
                continue
            handle = archive.extractfile(member)
            if handle is not None:
                yield _meantime_document(ElementTree.parse(handle).getroot())  # noqa: S314 - the set's own files


def _meantime_document(root: ElementTree.Element) -> Document:
    tokens = list(root.iter("token"))
    order = {token.get("t_id"): index for index, token in enumerate(tokens)}
    parts, offsets = _from_tokens(
        f"meantime/{root.get('doc_id')}",
        [token.text or "" for token in tokens],
        [int(token.get("sentence") or 0) for token in tokens],
    )
    kinds = {e.get("m_id"): e.get("ent_type") for e in root.iter("ENTITY")}
    instance = {
        s.get("m_id"): r.find("target").get("m_id")  # type: ignore[union-attr]
        for r in root.iter("REFERS_TO")
        for s in r.findall("source")
    }
    names, times, unknown = [], [], []
    for mention in root.find("Markables") or []:
        anchors = [order[a.get("t_id")] for a in mention.findall("token_anchor") if a.get("t_id") in order]
        if not anchors:
            continue
        span = parts.words_of(offsets[min(anchors)][0], offsets[max(anchors)][1])
        if not span:
            continue
        if mention.tag == "TIMEX3":
            times.append((*span, mention.get("type") or "DATE"))
        elif mention.tag == "ENTITY_MENTION" and mention.get("syntactic_type") in ("NAM", "PRE.NAM", "APP", "", None):
            kind = kinds.get(instance.get(mention.get("m_id"))) or ""
            name = capital_core(parts.document.words, *span)
            label = base_label(kind, parts.document.words[slice(*name)]) if name and kind in ("PER", "ORG", "LOC") else None
            begin = strip_title(parts.document.words, *name) if name and label == "person" else (name or span)[0]
            if name and label and usable(parts.document.words, begin, name[1]):
                names.append((begin, name[1], label))
            else:
                unknown.append(span)
    count = len(parts.document.words)
    parts.document.names = bio(count, names)
    parts.document.times = bio(count, times)
    annotated = parts.document.paragraphs[_MEANTIME_LINES] if len(parts.document.paragraphs) > _MEANTIME_LINES else count
    for layer in (parts.document.names, parts.document.times):
        layer[annotated:] = [UNKNOWN] * (count - annotated)
    for index, word in enumerate(parts.document.words):
        # Wikinews names that no entity of the annotation covers are too often simply left out.
        if parts.document.names[index] == "O" and word[:1].isupper():
            parts.document.names[index] = "?"
    return parts.document


def capital_core(words: list[str], start: int, end: int) -> tuple[int, int] | None:
    """The one run of capitalised words in a noun phrase; None where there is none or several."""
    runs: list[tuple[int, int]] = []
    index = start
    while index < end:
        if not words[index][:1].isupper() or words[index].lower() in ("the", "a", "an", "its", "his", "their"):
            index += 1
            continue
        stop = index + 1
        while stop < end and (
            words[stop][:1].isupper()
            or (words[stop].lower() in ("of", "&", "-", "and", "de", "al") and stop + 1 < end and words[stop + 1][:1].isupper())
        ):
            stop += 1
        runs.append((index, stop))
        index = stop
    return runs[0] if len(runs) == 1 else None


def read_ecbplus(folder: Path, split: str, *, whole: bool = False) -> Iterator[Document]:
    """ECB+ (Cybulska & Vossen 2014): the sentences chosen for annotation, others as unknown context."""
    with gzip.open(folder / f"{split}.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            chosen = set(row["selected_sentences"])
            kept = [i for i in range(len(row["sentences"])) if i in chosen or (whole and i > 0)]
            if not kept or not chosen:
                continue
            yield _ecb_document(row, kept, chosen)


def _ecb_document(row: dict[str, Any], kept: list[int], chosen: set[int]) -> Document:
    first: dict[int, int] = {}
    tokens: list[str] = []
    lines: list[int] = []
    for sentence in kept:
        first[sentence] = len(tokens)
        tokens.extend(row["sentences"][sentence])
        lines.extend([sentence] * len(row["sentences"][sentence]))
    parts, offsets = _from_tokens(f"ecbplus/{row['doc_id']}", tokens, lines)
    events, times, names = [], [], []
    for mention in row["mentions"]:
        if mention["sent"] not in chosen or mention["sent"] not in first:
            continue
        indices = [first[mention["sent"]] + t for t in mention["tokens"]]
        run = indices[:1]
        for index in indices[1:]:
            if index != run[-1] + 1:
                break
            run.append(index)
        span = parts.words_of(offsets[run[0]][0], offsets[run[-1]][1])
        if not span:
            continue
        tag = mention["tag"]
        if tag.startswith("NEG_"):
            events.append((*span, "negated"))
        elif tag.startswith("ACTION_"):
            events.append((*span, ECB_EVENTS[tag.removeprefix("ACTION_")]))
        elif tag.startswith("TIME_"):
            times.append((*span, tag))
        else:
            names.append((*span, tag))
    _ecb_tags(parts, offsets, lines, chosen, events)
    return parts.document


def _ecb_tags(
    parts: TextDocument,
    offsets: list[tuple[int, int]],
    lines: list[int],
    chosen: set[int],
    events: list[tuple[int, int, str]],
) -> None:
    tags = bio(len(parts.document.words), events)
    for index, line in enumerate(lines):
        span = parts.words_of(*offsets[index])
        if line not in chosen and span:
            for word in range(*span):
                tags[word] = "?"
    parts.document.events = tags


def _from_tokens(identifier: str, tokens: list[str], lines: list[int]) -> tuple[TextDocument, list[tuple[int, int]]]:
    """Running text from another splitter's tokens, a line a sentence; with the tokens' offsets."""
    text = ""
    offsets: list[tuple[int, int]] = []
    index = 0
    while index < len(tokens):
        stop = index
        while stop < len(tokens) and lines[stop] == lines[index]:
            stop += 1
        if text:
            text += "\n"
        line, spans = join_words(tokens[index:stop])
        offsets.extend((len(text) + a, len(text) + b) for a, b in spans)
        text += line
        index = stop
    return TextDocument(identifier, text), offsets
