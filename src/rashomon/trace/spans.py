"""Ranges of words as spans of a report, and aligned words as passages."""

from collections.abc import Sequence

from rashomon.model import Passage, Span
from rashomon.trace.align import Aligned
from rashomon.trace.prepared import Prepared

_CLOSING = frozenset(".!?…,;:”’\"')]»。")
_OPENING = frozenset("“‘«(\"'[")


def span_of(report: Prepared, first: int, last: int) -> Span:
    """The span of words [first, last), with the marks that open and close it."""
    text = report.report.text
    start, end = report.starts[first], report.ends[last - 1]
    if start and text[start - 1] in _OPENING:
        opened = start - 1
        while opened > 0 and text[opened - 1] in _OPENING:
            opened -= 1
        if opened == 0 or text[opened - 1].isspace():
            start = opened
    if end < len(text) and text[end] in _CLOSING:
        closed = end + 1
        while closed < len(text) and text[closed] in _CLOSING:
            closed += 1
        if closed == len(text) or text[closed].isspace():
            end = closed
    return report.report.span(start, end)


def exactly(report: Prepared, first: int, last: int) -> Span:
    """The span of words [first, last) and nothing beside."""
    return report.report.span(report.starts[first], report.ends[last - 1])


def passages_of(elder: Prepared, younger: Prepared, aligned: Sequence[Aligned], *, reverse: bool) -> tuple[Passage, ...]:
    """Passages in order of the younger report; sentences that follow one another unchanged on both sides are one passage.

    Args:
        elder: the report that the passages' `here` is in.
        younger: the report that the passages' `there` is in.
        aligned: what they have in common.
        reverse: whether the elder is the aligned passages' `b`.
    """
    ranges = [
        ((p.b, p.b_end), (p.a, p.a_end), p.similarity) if reverse else ((p.a, p.a_end), (p.b, p.b_end), p.similarity)
        for p in aligned
    ]
    joined: list[tuple[tuple[int, int], tuple[int, int], float]] = []
    for here, there, similarity in sorted(ranges, key=lambda item: item[1]):
        if joined:
            before_here, before_there, before = joined[-1]
            if before == similarity == 1.0 and before_here[1] == here[0] and before_there[1] == there[0]:
                joined[-1] = ((before_here[0], here[1]), (before_there[0], there[1]), 1.0)
                continue
        joined.append((here, there, similarity))
    return tuple(
        Passage(span_of(elder, *here), span_of(younger, *there), round(similarity, 3)) for here, there, similarity in joined
    )
