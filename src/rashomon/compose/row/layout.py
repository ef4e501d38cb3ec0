"""Where in its report a span stands: news tells the most important things first (the inverted pyramid)."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.compose.index import Index
from rashomon.model import Annotation, Report, Span

STANDS = ("title", "first", "second", "third", "head", "rest")
_HEAD = 6  # sentences of the body that still belong to its head


@dataclass(frozen=True, slots=True)
class Layout:
    """One independent text of the story, with its sentences.

    Attributes:
        report: the report.
        annotation: what it says.
        starts: where each sentence begins.
        first: number of the first sentence of the body.
    """

    report: Report
    annotation: Annotation
    starts: tuple[int, ...]
    first: int

    def sentence(self, offset: int) -> int:
        """The number of the sentence round an offset; -1 before the first."""
        return bisect_right(self.starts, offset) - 1

    def stand(self, offset: int) -> str:
        """One of `STANDS`: title, first, second, third sentence of the body, its head (to the sixth), or the rest."""
        if offset < self.report.body:
            return STANDS[0]
        place = max(self.sentence(offset) - self.first, 0)
        return STANDS[place + 1] if place < 3 else STANDS[4] if place < _HEAD else STANDS[5]

    def passage(self, first: int, last: int) -> str:
        """The sentences of the body from `first` up to `last`; the title where both are 0."""
        if last == 0:
            return self.report.text[: self.report.body]
        starts = self.starts[self.first :]
        begin, end = (starts[place] if place < len(starts) else len(self.report.text) for place in (first, last))
        return self.report.text[begin:end]

    def before(self, span: Span, length: int) -> str:
        """The characters before a span."""
        return self.report.text[max(span.start - length, 0) : span.start]

    def behind(self, span: Span, length: int) -> str:
        """The characters behind a span."""
        return self.report.text[span.end : span.end + length]


def layouts(annotations: Sequence[Annotation], at: Index) -> tuple[Layout, ...]:
    """The texts of a story that are no copies, in its order: a copy has no vote."""
    told = sorted(
        (a for a in annotations if a.report in at.order and a.report not in at.copies), key=lambda a: at.order[a.report]
    )
    return tuple(_layout(at.reports[annotation.report], annotation) for annotation in told)


def _layout(report: Report, annotation: Annotation) -> Layout:
    starts = tuple(sentence.start for sentence in annotation.sentences)
    return Layout(report, annotation, starts, max(bisect_right(starts, report.body) - 1, 0))
