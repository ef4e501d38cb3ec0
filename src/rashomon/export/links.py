"""Links from what is told to the words it was told from."""

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.compose.holders import called
from rashomon.export.passages import slugs
from rashomon.export.wording import day
from rashomon.model import Account, Span


@dataclass(frozen=True, slots=True)
class Chip:
    """A link to one report's words. `anchor`: of the first span there; `marks`: classes of all the spans to be marked."""

    anchor: str
    marks: tuple[str, ...]
    label: str
    copy: bool
    rewritten: bool


class Links:
    """Names for reports and anchors for spans. Every span that gets a link is remembered: the page marks it in the text."""

    def __init__(self, account: Account) -> None:
        self.reports = {report.id: report for report in account.reports}
        self.slugs = slugs(account.reports)
        self._names = _names(account)
        self._order = {report.id: place for place, report in enumerate(account.reports)}
        self._copies = {r for family in account.lineage.families for r in family.reports if r != family.root}
        self._rewritten = {r.report for r in account.lineage.rewritten}
        self._conflicts = {conflict.id: f"conflict-{place}" for place, conflict in enumerate(account.conflicts, start=1)}
        self._marks: dict[Span, str] = {}

    def name(self, report: str) -> str:
        """What to call a report; different for every report of the account."""
        return self._names.get(report, report)

    def is_copy(self, report: str) -> bool:
        """True for a copy or rewrite of another report of the account."""
        return report in self._copies

    def anchor(self, span: Span) -> str:
        """The address of a span in the page: report and code points, so that a link stays good when the account grows."""
        return f"{self.slugs[span.report]}-{span.start}-{span.end}"

    def sheet(self, chip: Chip) -> str:
        """The address of the full text that a chip leads to."""
        return chip.anchor.rsplit("-", 2)[0]

    def mark(self, span: Span) -> str:
        """The class of the text of a span."""
        return self._marks.setdefault(span, f"e{len(self._marks) + 1}")

    def conflict(self, conflict: str) -> str:
        """The address of a conflict in the page."""
        return self._conflicts[conflict]

    def cited(self) -> tuple[Span, ...]:
        """Every span linked so far."""
        return tuple(self._marks)

    def preference(self, span: Span) -> tuple[bool, bool, int, int]:
        """Sorting key: words of an elder text before those of a copy, of a rewriting last."""
        return (span.report in self._rewritten, span.report in self._copies, self._order[span.report], span.start)

    def chips(self, spans: Iterable[Span]) -> tuple[Chip, ...]:
        """One link for each report, in the order of the spans."""
        groups: dict[str, list[Span]] = {}
        for span in spans:
            groups.setdefault(span.report, []).append(span)
        return tuple(
            Chip(
                anchor=self.anchor(group[0]),
                marks=tuple(dict.fromkeys(self.mark(span) for span in group)),
                label=self.name(report),
                copy=report in self._copies,
                rewritten=report in self._rewritten,
            )
            for report, group in groups.items()
        )


def _names(account: Account) -> dict[str, str]:
    """Outlets; where one has several reports, with the day, and where that is not enough, with the report's id."""
    named = {report.id: called(report) for report in account.reports}
    dated = {
        r.id: f"{named[r.id]}, {day(r.published.start, year=False)}" if r.published is not None else named[r.id]
        for r in account.reports
    }
    found = {i: dated[i] if list(named.values()).count(n) > 1 else n for i, n in named.items()}
    return {i: f"{n} ({i})" if list(found.values()).count(n) > 1 else n for i, n in found.items()}
