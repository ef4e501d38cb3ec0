"""Reports: one version of one publication, with clean text that never changes again."""

from dataclasses import dataclass

from rashomon.model.errors import SpanError
from rashomon.model.span import Span
from rashomon.model.values import TimeRange


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published. `kind`: agency, broadcaster, paper, official, social or unknown."""

    name: str
    kind: str = "unknown"
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """Words that were in the input and are not in `Report.text`, and why they are not."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the input itself says that a report's text comes from.

    `mark`: "canonical link", "source element", "provider", "credit"…; `name` of an outlet, or `url`, "" where not given.
    """

    mark: str
    name: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One version of one publication.

    Attributes:
        id: the file's name without its ending, unless the input names one; unique in a run.
        text: clean text, paragraphs divided by blank lines. When the input gives a title apart
            from the body, the title is the first paragraph, so that what it says has a span.
        sha256: hex digest of `text` as UTF-8.
        title: the title's words, or "" where none is known.
        body: offset in `text` where the body begins (after the title paragraph; 0 without one).
        outlet: who published, when it is known.
        agencies: the agencies that the report credits, in order of first credit.
        byline: who wrote it, "" when not known.
        dateline: place (and agency) named at the head of the copy, "" when there is none.
        published: when; None when not known. Naive local time, as printed.
        published_basis: how that is known: "input", "page metadata", "header line", "file name", "unknown".
        url: where it stood, "" when not known.
        language: ISO 639-1 code.
        cut: what was taken out, in order.
        provenance: where the page, feed or record says that the text comes from, when that is elsewhere.
    """

    id: str
    text: str
    sha256: str
    title: str = ""
    body: int = 0
    outlet: Outlet | None = None
    agencies: tuple[str, ...] = ()
    byline: str = ""
    dateline: str = ""
    published: TimeRange | None = None
    published_basis: str = "unknown"
    url: str = ""
    language: str = "en"
    cut: tuple[Cut, ...] = ()
    provenance: tuple[Provenance, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The span of code points [start, end) of the text, with its quote.

        Raises:
            SpanError: when the range is empty or outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise SpanError(f"report {self.id!r} has no span [{start}, {end}): its text has {len(self.text)} characters")
        return Span(self.id, start, end, self.text[start:end])

    def rereads(self, span: Span) -> bool:
        """True where the span's quote stands at its place in this report's text."""
        return span.report == self.id and self.text[span.start : span.end] == span.quote != ""
