"""Reports that hold another one word for word among words of their own: the two are read as the two texts that they are.

Read in one piece, the words around a copy are taken up with it: a "he" of theirs for somebody whom the copied report names,
an event of theirs for the one that it tells of. Nothing in a text marks the seam, but lineage knows it. So such a report is
divided: its own words stand for it, and are read, joined and counted as if it had nothing else; what it prints is read in the
report that it is printed from. Then what was found there is shown in the report that holds it, too. By this a copy among
foreign words tells a story just what the foreign words tell it.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from rashomon.model import Annotation, Claim, Lineage, Link, Origin, Position, Reconciliation, Report, Span

T = TypeVar("T")

# A report is held by another that has so large a share of its words as they stand, and so many words beside them: fewer are
# a desk's insertion, which is read with what it was put into.
HELD, OWN = 0.5, 30
# So few words in a row may be the same by chance.
_LEAST = 6
_WORD = re.compile(r"\S+")
# The last word of a sentence, a heading or a paragraph.
_CLOSED = re.compile(r"\S*[.!?…][\"'”’»)\]]*\Z")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one text that stand in another, blank space aside: where each begins in either, and the length of each."""

    report: str
    here: tuple[int, ...]
    there: tuple[int, ...]
    lengths: tuple[int, ...]

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Where [start, end) of the one stands in the other; None where it is not all within the run."""
        first, last = bisect_right(self.here, start) - 1, bisect_right(self.here, end - 1) - 1
        if first < 0 or end > self.here[last] + self.lengths[last]:
            return None
        return self.there[first] + start - self.here[first], self.there[last] + end - self.here[last]


@dataclass(frozen=True, slots=True)
class Part:
    """A divided report.

    Attributes:
        whole: as it was given.
        own: with its own words alone.
        kept: where the words of `own` stand in `whole`; `report` is this report's id.
        printed: where words of other reports stand in `whole`; `report` is the other's id.
    """

    whole: Report
    own: Report
    kept: Run
    printed: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Divided:
    """Reports to be read: those that hold another one with their own words alone.

    Attributes:
        reports: in the order given.
        parts: by the ids of those that were divided.
    """

    reports: tuple[Report, ...]
    parts: Mapping[str, Part]


def divide(reports: Sequence[Report], lineage: Lineage) -> Divided:
    """Divides the reports that hold an elder one of another outlet.

    Args:
        reports: of one story.
        lineage: of these reports.

    Returns:
        The reports to be read; most often all of them as they are. The cost is linear in the length of the linked ones.
    """
    known = {r.id: r for r in reports}
    words: dict[str, _Words] = {}
    printed: dict[str, list[Run]] = {}
    for link in sorted(lineage.links, key=lambda each: (each.younger, each.elder)):
        # An outlet that prints its own report again has worked what is new into it.
        if link.kind != "update" and link.elder in known and link.younger in known and link.passages:
            for each in (link.elder, link.younger):
                words.setdefault(each, _words(known[each]))
            printed.setdefault(link.younger, []).extend(_held(link, words[link.elder], words[link.younger]))
    parts = {}
    for name, runs in printed.items():
        part = _part(known[name], words[name], runs)
        if part is not None:
            parts[name] = part
    return Divided(tuple(parts[r.id].own if r.id in parts else r for r in reports), parts)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text; `closed`: those that a sentence, a heading or a paragraph ends with."""

    starts: tuple[int, ...]
    said: tuple[str, ...]
    closed: frozenset[int]

    def at(self, offset: int) -> int:
        """The word that holds an offset."""
        return max(bisect_right(self.starts, offset) - 1, 0)


def _words(report: Report) -> _Words:
    found = list(_WORD.finditer(report.text))
    ends = [match.end() for match in found]
    starts = [match.start() for match in found]
    gaps = [report.text[end:start] for end, start in zip(ends, [*starts[1:], len(report.text)], strict=True)]
    closed = frozenset(k for k, gap in enumerate(gaps) if "\n" in gap or _CLOSED.match(found[k].group()))
    return _Words(tuple(starts), tuple(match.group() for match in found), closed)


def _held(link: Link, elder: _Words, younger: _Words) -> list[Run]:
    """The elder's words that the younger report has as they stand; none where it altered any, or has too few of them."""
    runs: dict[tuple[int, int], int] = {}
    aligned: set[int] = set()
    held: set[tuple[int, int]] = set()
    for passage in link.passages:
        first, last = elder.at(passage.here.start), elder.at(passage.here.end - 1)
        aligned.update(range(first, last + 1))
        # From either end: where a seam lies within a sentence, what is alike is not so from end to end.
        for i, j in ((first, younger.at(passage.there.start)), (last, younger.at(passage.there.end - 1))):
            if (i, j) in held:
                continue
            end = _after(elder, younger, i, j, last)
            start = _before(elder, younger, i, j, first) if end else 0
            if end - start >= _LEAST:
                runs[i + start, j + start] = end - start
                held.update((i + k, j + k) for k in range(start, end))
    words = {i for i, _ in held}
    if aligned - words or len(words) < HELD * len(elder.said):
        return []
    return [
        Run(link.elder, elder.starts[i : i + n], younger.starts[j : j + n], tuple(map(len, elder.said[i : i + n])))
        for (i, j), n in sorted(runs.items())
    ]


def _after(elder: _Words, younger: _Words, i: int, j: int, last: int) -> int:
    """How many words are the same from two places on, to the end of the sentence with word `last` of the elder at most.

    What follows a seam may begin with the same word by chance.
    """
    count = 0
    while i + count < len(elder.said) and j + count < len(younger.said) and elder.said[i + count] == younger.said[j + count]:
        count += 1
        if i + count > last and (i + count - 1 in elder.closed or j + count - 1 in younger.closed):
            break
    return count


def _before(elder: _Words, younger: _Words, i: int, j: int, first: int) -> int:
    """The same backwards, as a number that is not positive."""
    count = 0
    while i + count > 0 and j + count > 0 and elder.said[i + count - 1] == younger.said[j + count - 1]:
        if i + count <= first and (i + count - 1 in elder.closed or j + count - 1 in younger.closed):
            break
        count -= 1
    return count


def _part(report: Report, words: _Words, runs: Sequence[Run]) -> Part | None:
    taken = {start for run in runs for start in run.there}
    own = [k for k, start in enumerate(words.starts) if start not in taken]
    if not taken or len(own) < OWN:
        return None
    text, here = "", []
    for n, k in enumerate(own):
        before = words.starts[k - 1] + len(words.said[k - 1]) if k else 0
        follows = n and own[n - 1] == k - 1
        text += report.text[before : words.starts[k]] if follows else "\n\n" if text else ""
        here.append(len(text))
        text += words.said[k]
    kept = Run(report.id, tuple(here), tuple(words.starts[k] for k in own), tuple(len(words.said[k]) for k in own))
    titled = bool(report.body) and taken.isdisjoint(start for start in words.starts if start < report.body)
    body = next((at for at, start in zip(kept.here, kept.there, strict=True) if start >= report.body), len(text)) if titled else 0
    alone = replace(
        report,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        title=report.title if titled else "",
        body=body,
    )
    return Part(report, alone, kept, tuple(runs))


def unite(
    divided: Divided, annotations: Sequence[Annotation], found: Reconciliation
) -> tuple[tuple[Annotation, ...], Reconciliation]:
    """Tells of the reports as they were given what was found when they were divided.

    Args:
        divided: what was read.
        annotations: of the reports that were read.
        found: what was reconciled from these.

    Returns:
        The same with spans of the whole reports; what reports print is told of them, too, beside those that they have it from.
        A sentence that a report prints is one of its annotation's.
    """
    if not divided.parts:
        return tuple(annotations), found
    back = [_moved(a, divided.parts) for a in annotations]
    prints = _Prints(divided.parts)
    sentences = prints.of(s for a in back for s in a.sentences)
    united = [replace(a, sentences=tuple(sorted({*a.sentences, *sentences.get(a.report, ())}))) for a in back]
    found = _moved(found, divided.parts)
    return tuple(united), replace(
        found,
        entities=tuple(replace(e, mentions=prints.beside(e.mentions)) for e in found.entities),
        events=tuple(replace(e, mentions=prints.beside(e.mentions)) for e in found.events),
        claims=tuple(prints.told(c) for c in found.claims),
        conflicts=tuple(replace(c, positions=tuple(prints.told(p) for p in c.positions)) for c in found.conflicts),
    )


class _Prints:
    """Where what stands in one report is printed in others."""

    def __init__(self, parts: Mapping[str, Part]) -> None:
        self._by_printed: dict[str, list[tuple[Report, Run]]] = {}
        for _, part in sorted(parts.items()):
            for run in part.printed:
                self._by_printed.setdefault(run.report, []).append((part.whole, run))

    def _again(self, span: Span) -> list[Span]:
        """The span in all that print it, also from one another."""
        found: list[Span] = []
        left = [span]
        while left:
            one = left.pop()
            for holder, run in self._by_printed.get(one.report, ()):
                place = run.place(one.start, one.end)
                if place is not None and all(each.report != holder.id for each in (span, *found)):
                    found.append(holder.span(*place))
                    left.append(found[-1])
        return found

    def of(self, spans: Iterable[Span]) -> dict[str, list[Span]]:
        """The spans where they are printed, by report."""
        found: dict[str, list[Span]] = {}
        for span in spans:
            for again in self._again(span):
                found.setdefault(again.report, []).append(again)
        return found

    def beside(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        """The spans, and where they are printed."""
        return tuple(sorted({*spans, *(again for span in spans for again in self._again(span))}))

    def told(self, held: Told) -> Told:
        """A claim or a position, with the reports that print its evidence."""
        evidence: tuple[Span, ...] = held.evidence
        more = {span: self._again(span) for span in evidence}
        if not any(more.values()):
            return held
        holders: dict[str, set[str]] = {}
        for span, again in more.items():
            holders.setdefault(span.report, set()).update(each.report for each in again)
        origins = tuple(_carried(origin, holders) for origin in held.origins)
        reports = tuple(sorted({*held.reports, *(name for names in holders.values() for name in names)}))
        return replace(held, reports=reports, origins=origins, evidence=self.beside(evidence))


Told = TypeVar("Told", Claim, Position)


def _carried(origin: Origin, holders: Mapping[str, set[str]]) -> Origin:
    printing = (name for report in origin.reports for name in holders.get(report, ()))
    return replace(origin, reports=tuple(sorted({*origin.reports, *printing})))


def _moved(value: T, parts: Mapping[str, Part]) -> T:
    """The value, with the spans of divided reports where they stand in the whole ones."""
    moved: Any = value
    if isinstance(value, Span):
        part = parts.get(value.report)
        place = part.kept.place(value.start, value.end) if part is not None else None
        moved = part.whole.span(*place) if part is not None and place is not None else value
    elif isinstance(value, tuple):
        moved = tuple(_moved(each, parts) for each in value)
    elif is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: _moved(getattr(value, f.name), parts) for f in fields(value)}
        moved = type(value)(**changed)
    return moved  # type: ignore[no-any-return]
