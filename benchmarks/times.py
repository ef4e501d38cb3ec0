"""Time expressions on MEANTIME: spans from the reader model, values from the rules in text, anchored to the report's day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from benchmarks._spans import Count
from benchmarks.frame import DataAbsent, Outcome, Stopwatch, folder, members, thin

NAME = "times"
DATA = ("meantime",)
SUMMARY = "MEANTIME TIMEX3: exact span, relaxed span, value (TempEval-3: relaxed span with the right value); split = a corpus"
ANNOTATED = 6  # MEANTIME marks times in the title and the first five sentences only
SPLITS = ("apple",)  # gm and stock are trained on


@dataclass(slots=True)
class Document:
    """A Wikinews report with its TIMEX3: character spans and values; what lies behind `annotated` has none."""

    text: str
    annotated: int
    created: date | None
    times: list[tuple[int, int, str, str]]


def corpora_of(data: Path, split: str) -> tuple[Path, tuple[str, ...]]:
    """The archive's folder and the corpora that a split names: one of them, or all of a file for dev or test."""
    where = folder(data, "meantime")
    for path in sorted(where.glob("*.tar.xz")):
        corpora = tuple(path.name.removesuffix(".tar.xz").split("_"))
        if split in corpora:
            return where, (split,)
        if split == "test" and "apple" not in corpora:
            return where, corpora
        if split == "dev" and "apple" in corpora:
            return where, ("apple",)
    raise DataAbsent(f"no corpus of MEANTIME in {where} is called {split!r}")


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """Tags each report."""
    from rashomon.language import tag  # noqa: PLC0415

    where, corpora = corpora_of(data, split)
    span, relaxed, value, kind = Count(), Count(), Count(), Count()
    watch = Stopwatch()
    words = 0
    for document in thin(_documents(where, corpora), limit):
        with watch:
            tagged = tag([document.text])[0]
            found = [(t.start, t.end, t.label) for sentence in tagged.sentences for t in sentence.times]
            found = [item for item in found if item[0] < document.annotated]
            values = _values(document, found)
        gold = [(a, b) for a, b, _, _ in document.times]
        span.add([item[:2] for item in found], gold)
        kind.add(found, [(a, b, label) for a, b, label, _ in document.times])
        for count in (relaxed, value):
            count.given += len(found)
            count.wanted += len(gold)
        for start, end, _, wanted in document.times:
            hits = [i for i, (a, b, _) in enumerate(found) if a < end and start < b]
            relaxed.correct += bool(hits)
            value.correct += any(values[i] == wanted for i in hits)
        words += len(document.text.split())
    measures = {"span": span.measures(), "typed": kind.measures(), "relaxed": relaxed.measures(), "value": value.measures()}
    return Outcome(n=span.wanted, measures=measures, words=words, seconds=watch.seconds)


def _documents(where: Path, corpora: tuple[str, ...]) -> Iterator[Document]:
    from training.documents import join_words  # noqa: PLC0415

    for path in sorted(where.glob("*.tar.xz")):
        for name, content in sorted(members(path).items()):
            if "intra-doc" in name and name.endswith(".xml") and any(f"corpus_{corpus}/" in name for corpus in corpora):
                yield _document(ElementTree.fromstring(content), join_words)  # noqa: S314 - the set's own files


def _document(root: ElementTree.Element, join_words: object) -> Document:
    assert callable(join_words)
    text = ""
    offsets: dict[str | None, tuple[int, int]] = {}
    lines: dict[str, list[ElementTree.Element]] = {}
    for token in root.iter("token"):
        lines.setdefault(token.get("sentence") or "", []).append(token)
    annotated = 0
    for number, tokens in enumerate(lines.values()):
        line, spans = join_words([token.text or "" for token in tokens])
        for token, (a, b) in zip(tokens, spans, strict=True):
            offsets[token.get("t_id")] = (len(text) + a, len(text) + b)
        text += line + "\n"
        annotated = len(text) if number < ANNOTATED else annotated
    created = None
    times = []
    for mark in root.iter("TIMEX3"):
        anchors = [offsets[a.get("t_id")] for a in mark.findall("token_anchor") if a.get("t_id") in offsets]
        if mark.get("functionInDocument") == "CREATION_TIME":
            created = _day(mark.get("value") or "")
        if anchors:
            times.append((anchors[0][0], anchors[-1][1], mark.get("type") or "DATE", mark.get("value") or ""))
    return Document(text, annotated, created, [item for item in times if item[0] < annotated])


def _day(value: str) -> date | None:
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", value)
    return date(int(match[1]), int(match[2]), int(match[3])) if match else None


def _values(document: Document, spans: list[tuple[int, int, str]]) -> list[str]:
    """TIMEX3 values for the spans: that of the rule's expression which covers most of each.

    A duration is read by its own words; the others with their neighbours, which may say "next" or "ago".
    """
    from rashomon.text.dates import find_times, resolve  # noqa: PLC0415

    out = []
    for start, end, label in spans:
        best, size = "", 0
        first, last = (start, end) if label == "DURATION" else (max(0, start - 30), end + 10)
        for found in find_times(document.text[first:last]):
            shared = min(found.end + first, end) - max(found.start + first, start)
            if shared > size:
                timex = found.timex.partition(" ")[0]
                if re.fullmatch(r"P.*|\d{4}(-\d\d){0,2}", timex) or document.created is None:
                    best, size = timex, shared
                else:
                    moment = resolve(found.timex, anchor=document.created, direction=found.direction)
                    best, size = _written(moment, timex), shared
        out.append(best)
    return out


def _written(moment: object, timex: str) -> str:
    """A range as a TIMEX3 value of its precision."""
    from rashomon.model import TimeRange  # noqa: PLC0415

    if not isinstance(moment, TimeRange):
        return timex
    start = moment.start
    part = re.search(r"T(MO|MI|AF|EV|NI|DT)$", timex)
    forms = {
        "minute": f"{start:%Y-%m-%dT%H:%M}",
        "hour": f"{start:%Y-%m-%dT%H}",
        "part": f"{start:%Y-%m-%d}T{part[1]}" if part else f"{start:%Y-%m-%dT%H}",
        "day": f"{start:%Y-%m-%d}",
        "week": "{}-W{:02d}".format(*start.isocalendar()[:2]),
        "month": f"{start:%Y-%m}",
        "quarter": f"{start.year}-Q{(start.month - 1) // 3 + 1}",
        "year": f"{start.year}",
        "decade": f"{start.year // 10}",
    }
    return forms.get(moment.precision, timex)
