"""Conflicts told in one fixed form: the question, then each answer, who gives it and, for updates, since when."""

from dataclasses import dataclass
from datetime import date

from rashomon.compose.holders import Holder, called, holder_text, holders
from rashomon.compose.index import Index
from rashomon.compose.reading import reads, speaks, tellings
from rashomon.model import Conflict, Position, Quantity, Span

# What reconcile adds to the label of a figure that is vaguer than the others.
_COMPATIBLE = " (compatible with "


@dataclass(frozen=True, slots=True)
class Answer:
    """One side of a conflict as the sentence tells it.

    Attributes:
        text: what is said.
        holders: those who are named for it, at most two, whose passages say it in these words.
        more: how many others say it.
        day: of the first report that has it, where time is what divides the sides.
        position: the side.
    """

    text: str
    holders: tuple[Holder, ...]
    more: int
    day: date | None
    position: Position

    def __str__(self) -> str:
        """Such as "128, according to an LNA source (5 April 2019)"."""
        names = [holder_text(holder) for holder in self.holders]
        more = [f"{self.more} more"] if self.more else []
        *first, last = [*names, *more]
        said_by = f"{', '.join(first)} and {last}" if first else last
        since = f" ({self.day.day} {self.day:%B %Y})" if self.day is not None else ""
        return f"{self.text}, according to {said_by}{since}"


@dataclass(frozen=True, slots=True)
class Dispute:
    """A conflict as one sentence; `evidence` has a span for each answer, in their order."""

    question: str
    answers: tuple[Answer, ...]
    evidence: tuple[Span, ...]

    def __str__(self) -> str:
        """The sentence."""
        told = f"{self.question} {'; '.join(map(str, self.answers))}"
        return told if told.endswith("…") else f"{told}."


def dispute(conflict: Conflict, at: Index) -> Dispute | None:
    """The conflict as a sentence; None where fewer than two sides have evidence that re-reads and a holder."""
    positions = [p for p in conflict.positions if any(at.rereads(s) for s in p.evidence) and not _vague(p, conflict)]
    answers = [a for a in (_answer(p, at, dated=conflict.why == "update") for p in positions) if a is not None]
    if len(answers) < 2:
        return None
    evidence = tuple(min(filter(at.rereads, a.position.evidence), key=lambda s: at.preference(s.report)) for a in answers)
    return Dispute(_flat(conflict.question), tuple(answers), evidence)


def _vague(position: Position, conflict: Conflict) -> bool:
    """True for a figure that is compatible with every other, by its bounds or as its label says: it takes no side."""
    if _COMPATIBLE in position.label:
        return True
    values = [p.value for p in conflict.positions if p is not position]
    own = position.value
    return isinstance(own, Quantity) and all(isinstance(v, Quantity) and own.compatible(v) for v in values)


def _answer(position: Position, at: Index, *, dated: bool) -> Answer | None:
    text = _flat(position.label)
    found = holders(position)
    told = tellings(position, at)
    # Words in marks stand for one report's: whoever says the same in other words is counted, not named.
    named = [h for h in found if any(speaks(h, t, at) and reads(text, t, at) for t in told)][:2] or list(found[:2])
    if not named:
        return None
    days = [r.published.start.date() for r in map(at.reports.get, position.reports) if r is not None and r.published is not None]
    named = [_in_print(h, at) for h in named]
    return Answer(text, tuple(named), len(found) - len(named), min(days, default=None) if dated else None, position)


def _in_print(holder: Holder, at: Index) -> Holder:
    """The holder by a name that can be printed: a report without an outlet is known by its id."""
    report = at.reports.get(holder.chain[0]) if holder.own else None
    return Holder((called(report),), own=True) if report is not None else holder


def _flat(text: str) -> str:
    return " ".join(text.split())
