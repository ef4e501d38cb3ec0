"""ECB+ as reports, and its event mentions as mentions of ours."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.frame import jsonl, pick
from rashomon.language import Tagged
from rashomon.model import Annotation, EventMention, Report, Span

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class EcbDocument:
    """A document as a report, with the sentences that are scored and the mentions in them.

    Attributes:
        report: the text, a sentence a line, words divided by blanks; the URL that opens an `ecbplus` document is left out.
        topic, subtopic: as the set has them.
        scored: character ranges of the sentences that the annotators chose.
        mentions: (start, end, chain) of its event mentions; of one in pieces, the first piece.
    """

    report: Report
    topic: str
    subtopic: str
    scored: tuple[tuple[int, int], ...]
    mentions: tuple[tuple[int, int, str], ...]


def read_ecb(data: Path, split: str) -> tuple[EcbDocument, ...]:
    """The documents of a split that have scored sentences, in the set's order."""
    rows = [row for path in pick(data, "ecbplus", split, "*.jsonl.gz") for row in jsonl(path)]
    return tuple(_document(row) for row in rows if row["selected_sentences"])


def _document(row: Mapping[str, Any]) -> EcbDocument:
    text = ""
    places: list[list[tuple[int, int]]] = []
    for number, sentence in enumerate(row["sentences"]):
        url = number == 0 and sentence and sentence[0].lower().startswith("http")
        words: list[tuple[int, int]] = []
        for word in () if url else sentence:
            words.append((len(text), len(text) + len(word)))
            text += word + " "
        if words:
            text = text[:-1] + "\n"
        places.append(words)
    scored = tuple((places[i][0][0], places[i][-1][1]) for i in row["selected_sentences"] if places[i])
    digest = hashlib.sha256(text.encode()).hexdigest()
    report = Report(row["doc_id"], text, digest)
    return EcbDocument(report, row["topic"], row["subtopic"], scored, tuple(_mentions(row, places)))


def _mentions(row: Mapping[str, Any], places: Sequence[Sequence[tuple[int, int]]]) -> Iterator[tuple[int, int, str]]:
    seen = set()
    for mention in sorted(row["mentions"], key=lambda m: (m["sent"], m["tokens"])):
        chosen = mention["sent"] in row["selected_sentences"] and mention["tag"].startswith(("ACTION", "NEG"))
        if not chosen or not places[mention["sent"]]:
            continue
        tokens = mention["tokens"]
        last = tokens[0]
        while last + 1 in tokens:
            last += 1
        start, end = places[mention["sent"]][tokens[0]][0], places[mention["sent"]][last][1]
        if (start, end) in seen:
            continue
        seen.add((start, end))
        name = mention["chain"] or f"alone {mention['m_id']}"
        yield start, end, name if mention["cross_doc"] else f"{row['doc_id']} {name}"


def with_mentions(annotation: Annotation, report: Report, tagged: Tagged, wanted: Sequence[tuple[int, int]]) -> Annotation:
    """The annotation with exactly these event mentions: ours where one has its trigger there, a bare one else."""
    ours = [event for event in annotation.events if event.kind == "event"]
    events: list[EventMention] = []
    renamed: dict[str, str] = {}
    for start, end in wanted:
        identifier = name_of(report, start, end)
        found = next((e for e in ours if e.trigger.start < end and start < e.trigger.end and e.id not in renamed), None)
        if found is None:
            events.append(_bare(annotation, report.span(start, end), identifier, tagged))
        else:
            renamed[found.id] = identifier
            events.append(replace(found, id=identifier, trigger=report.span(start, end)))
    statements = tuple(replace(s, event=renamed[s.event]) for s in annotation.statements if s.event in renamed)
    return replace(annotation, events=tuple(events), statements=statements)


def name_of(report: Report, start: int, end: int) -> str:
    """The id that `with_mentions` gives a mention."""
    return f"{report.id}:{start}:{end}"


def _bare(annotation: Annotation, trigger: Span, identifier: str, tagged: Tagged) -> EventMention:
    sentence = next((s for s in annotation.sentences if s.covers(trigger)), trigger)
    return EventMention(identifier, "event", trigger, head_lemma(tagged, trigger.start, trigger.end), sentence, sentence)


def head_lemma(tagged: Tagged, start: int, end: int) -> str:
    """The lemma of the word in the range whose head lies outside of it; the first such."""
    for sentence in tagged.sentences:
        inside = [i for i, token in enumerate(sentence.tokens) if token.start < end and start < token.end]
        for i in inside:
            if sentence.tokens[i].head not in inside:
                return sentence.tokens[i].lemma.lower()
    return ""
