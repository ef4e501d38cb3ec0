"""Passages as a reader sees them: an excerpt around the words, and a report's text with its cited words marked off."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from rashomon.model import Report, Span

# An excerpt longer than this on one side of the words is cut at a blank (characters).
REACH = 150

# The end of a sentence, roughly: excerpts only need a place at which to begin that does not look torn.
_END = re.compile(r"""[.!?…]["'”’»)\]]*(?=\s+["'“‘«(\[]?[A-Z0-9“‘])""")
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `marked`: it is the evidence itself."""

    text: str
    marked: bool = False


def excerpt(report: Report, spans: Iterable[Span]) -> tuple[Piece, ...]:
    """The sentence around the first span, with every span that lies in it marked; "…" where something is left out."""
    inside = sorted(s for s in spans if s.report == report.id)
    first = inside[0]
    text = report.text
    top = max(text.rfind("\n", 0, first.start) + 1, 0)
    bottom = text.find("\n", first.end)
    bottom = len(text) if bottom < 0 else bottom
    start = _begin(text, max(top, first.start - 2 * REACH), first.start)
    end = _finish(text, first.end, min(bottom, first.end + 2 * REACH))
    cut_before, cut_after = first.start - start > REACH, end - first.end > REACH
    if cut_before:
        start = _blank_after(text, first.start - REACH, first.start)
    if cut_after:
        end = _blank_before(text, first.end, first.end + REACH)
    marks = _merged(((max(s.start, start), min(s.end, end)) for s in inside if s.start < end and s.end > start), text)
    pieces = [Piece("… ")] if cut_before else []
    place = start
    for low, high in marks:
        pieces += [Piece(text[place:low]), Piece(text[low:high], marked=True)]
        place = high
    pieces += [Piece(text[place:end]), Piece(" …" if cut_after else "")]
    return tuple(p for p in pieces if p.text)


def marked(passage: Span, spans: Iterable[Span]) -> tuple[Piece, ...]:
    """A passage with the spans that lie in it marked."""
    ranges = ((s.start - passage.start, s.end - passage.start) for s in spans if s != passage and passage.covers(s))
    pieces: list[Piece] = []
    place = 0
    for low, high in _merged(ranges, passage.quote):
        pieces += [Piece(passage.quote[place:low]), Piece(passage.quote[low:high], marked=True)]
        place = high
    return tuple(p for p in (*pieces, Piece(passage.quote[place:])) if p.text)


def _begin(text: str, low: int, high: int) -> int:
    """Where the sentence that holds `high` begins, at or after `low`."""
    # Two characters more, so that the pattern sees what follows the blank.
    ends = [m.end() for m in _END.finditer(text, low, min(len(text), high + 2)) if m.end() <= high]
    place = ends[-1] if ends else low
    while place < high and text[place].isspace():
        place += 1
    return place


def _finish(text: str, low: int, high: int) -> int:
    found = _END.search(text, max(0, low - 1), min(len(text), high + 2))
    return max(low, min(found.end(), high)) if found is not None else high


def _blank_after(text: str, low: int, high: int) -> int:
    at = text.find(" ", low, high)
    return low if at < 0 else at + 1


def _blank_before(text: str, low: int, high: int) -> int:
    at = text.rfind(" ", low, high)
    return high if at < 0 else at


def _merged(ranges: Iterable[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Ranges in order; those that touch, or that only blanks divide, made one."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if merged and not text[merged[-1][1] : low].strip():
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged


def slugs(reports: Iterable[Report]) -> dict[str, str]:
    """For each report's id a name that can stand in an address: the id itself where it can, else that and a digest."""
    found: dict[str, str] = {}
    for report in reports:
        plain = "-".join(_PLAIN.findall(report.id))
        # "r-" keeps a report's anchors apart from the page's own.
        found[report.id] = f"r-{plain}" if plain == report.id else f"r-{plain}-{sha256(_bytes(report.id)).hexdigest()[:8]}"
    return found


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a report in which the cited spans do not change. `starts`: those that begin here; `inside`: all over it."""

    text: str
    starts: tuple[Span, ...]
    inside: tuple[Span, ...]


def paragraphs(report: Report, cited: Iterable[Span]) -> tuple[tuple[Segment, ...], ...]:
    """The report's text as paragraphs of segments. Together, paragraphs and the blank lines between them are the text."""
    spans = sorted({s for s in cited if s.report == report.id}, key=lambda s: (s.start, -s.end))
    edges = sorted({0, len(report.text), *(s.start for s in spans), *(s.end for s in spans)})
    found: list[tuple[Segment, ...]] = []
    place = 0
    for block in [*re.finditer(r"\n[^\S\n]*\n\s*", report.text), None]:
        end = block.start() if block is not None else len(report.text)
        if end > place:
            found.append(_segments(report.text, place, end, edges, spans))
        place = block.end() if block is not None else end
    return tuple(found)


def _segments(text: str, start: int, end: int, edges: list[int], spans: list[Span]) -> tuple[Segment, ...]:
    cuts = [start, *edges[bisect_right(edges, start) : bisect_left(edges, end)], end]
    near = [s for s in spans if s.start < end and s.end > start]
    segments = []
    for low, high in pairwise(cuts):
        inside = tuple(s for s in near if s.start <= low and high <= s.end)
        begun = (s for s in inside if s.start == low or (low == start and _first(text, s, start)))
        # A span that has only blanks in this paragraph begins in the next.
        starts = tuple(s for s in begun if text[max(s.start, start) : min(s.end, end)].strip())
        segments.append(Segment(text[low:high], starts, inside))
    return tuple(segments)


def _first(text: str, span: Span, start: int) -> bool:
    """True where nothing of the span but blanks stands before this paragraph: its anchor belongs here."""
    return not text[span.start : start].strip()
