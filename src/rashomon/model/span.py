"""Spans: the words in a report that a value came from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A passage of a report: half-open, in Unicode code points of `Report.text`.

    Make one with `Report.span`, which guarantees `report.text[start:end] == quote`.
    Sorting is by report, then by position.
    """

    report: str
    start: int
    end: int
    quote: str

    def covers(self, other: "Span") -> bool:
        """True where `other` lies inside this span, in the same report."""
        return self.report == other.report and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """True where the two share at least one code point."""
        return self.report == other.report and self.start < other.end and other.start < self.end

    def part(self, start: int, end: int) -> "Span":
        """The words from `start` to `end`, counted in code points from the start of this span."""
        return Span(self.report, self.start + start, self.start + end, self.quote[start:end])
