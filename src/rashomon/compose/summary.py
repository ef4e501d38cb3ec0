"""The summary: a few sentences, each a passage of a report or a fixed form filled with claims."""

from datetime import datetime

from rashomon.compose.holders import holder_text, holders
from rashomon.compose.index import Index
from rashomon.compose.passages import LONGEST, POINTS_BACK, SHORTEST, alike, best, hanging, pointing, sentence_of, undated, words
from rashomon.compose.rank import in_lead
from rashomon.model import Conflict, Event, Position, Quantity, Sentence, Span

PASSAGES, FEWEST, CONFLICTS, LONGEST_SUMMARY = 4, 3, 2, 6

# What reconcile adds to the label of a figure that is vaguer than the others.
_COMPATIBLE = " (compatible with "

# Two sentences that share so many of their words tell the same thing (Jaccard; rewrites of one sentence lie above 0.5).
_ALIKE = 0.5


def summary(
    ranked: tuple[tuple[Event, float], ...], conflicts: tuple[Conflict, ...], at: Index, *, headline: Sentence | None
) -> tuple[Sentence, ...]:
    """Up to six sentences: the weightiest first, the others in order of time, what is disputed last.

    Args:
        ranked: events, heaviest first.
        conflicts: in the order in which they are told.
        at: the story's look-ups.
        headline: its words are not told again.
    """
    told = _passages(ranked, at, headline)
    lead, rest = told[:1], sorted(told[1:], key=lambda pair: (_start(pair[1]), at.place(pair[0])))
    sentences = [Sentence(span.quote, (span,)) for span, _ in (*lead, *rest)]
    told_of = [c for c in conflicts if c.why != "vague" and c.kind != "wording"]
    disputes = [s for s in (disputed(c, at) for c in told_of) if s is not None]
    return tuple((sentences + disputes[:CONFLICTS])[:LONGEST_SUMMARY])


def _start(event: Event) -> datetime:
    return event.time.start if event.time is not None else datetime.max


def _passages(ranked: tuple[tuple[Event, float], ...], at: Index, headline: Sentence | None) -> list[tuple[Span, Event]]:
    """One passage for each of the weightiest events of which something is settled; one that takes a side only to reach three."""
    chosen: list[tuple[Span, Event]] = []
    taken = [*headline.evidence] if headline is not None else []
    for siding in (False, True):
        for event, weight in ranked:
            if len(chosen) >= (FEWEST if siding else PASSAGES) or weight <= 0:
                break
            if event.kind != "event" or not at.settled(event.id) or _told(event, chosen):
                continue
            passage = _passage(event, at, taken, siding=siding)
            if passage is not None:
                taken.append(passage)
                chosen.append((passage, event))
    return chosen


def _told(event: Event, chosen: list[tuple[Span, Event]]) -> bool:
    return any(passage.covers(mention) for passage, _ in chosen for mention in event.mentions)


def _passage(event: Event, at: Index, taken: list[Span], *, siding: bool) -> Span | None:
    """The best sentence of the event, or the best clause where every sentence takes a side; None where all is told."""
    sentences = [s for s in (sentence_of(m, at) for m in event.mentions) if s is not None and len(s.quote) <= LONGEST * 3 // 2]
    clauses = [at.mentions[m].clause for m in event.members if m in at.mentions]
    seen = [words(t.quote) for t in taken]

    def fresh(passage: Span) -> bool:
        if passage.report in at.rewritten or passage.start < at.reports[passage.report].body:
            return False
        if (
            hanging(passage)
            or pointing(passage) == POINTS_BACK
            or len(passage.quote) < SHORTEST
            or (at.takes_side(passage) and not siding)
        ):
            return False
        return not any(passage.overlaps(t) for t in taken) and not any(alike(words(passage.quote), s, share=_ALIKE) for s in seen)

    passages = [p for p in at.ordered(undated(s, at) for s in (*sentences, *clauses)) if fresh(p)]
    leads = [p for p in passages if in_lead(p, at)]  # a report's first sentence is written to be read alone
    return best(leads or passages, at.claims_of.get(event.id, ()), at)


def disputed(conflict: Conflict, at: Index) -> Sentence | None:
    """A conflict in one fixed form: the question, then each position and who holds it; None without evidence."""
    positions = [p for p in conflict.positions if any(at.rereads(s) for s in p.evidence) and not _vague(p, conflict)]
    if len(positions) < 2:
        return None
    sides = "; ".join(_side(p, at, dated=conflict.why == "update") for p in positions)
    evidence = tuple(next(s for s in p.evidence if at.rereads(s)) for p in positions)
    return Sentence(f"{_flat(conflict.question)} {sides}.", evidence)


def _vague(position: Position, conflict: Conflict) -> bool:
    """True for a figure that is compatible with every other, by its bounds or as its label says: it takes no side."""
    if _COMPATIBLE in position.label:
        return True
    values = [p.value for p in conflict.positions if p is not position]
    own = position.value
    return isinstance(own, Quantity) and all(isinstance(v, Quantity) and own.compatible(v) for v in values)


def _side(position: Position, at: Index, *, dated: bool) -> str:
    """One position and who holds it; where time is what divides them, with the day of the first report that has it."""
    days = [r.published.start for r in map(at.reports.get, position.reports) if r is not None and r.published is not None]
    day = min(days, default=None) if dated else None
    since = f" ({day.day} {day:%B %Y})" if day is not None else ""
    return f"{_flat(position.label)}, according to {_holders(position)}{since}"


def _holders(position: Position) -> str:
    """Who holds a position: the first two by name, the others counted."""
    names = [holder_text(holder) for holder in holders(position)]
    return " and ".join(names) if len(names) <= 2 else f"{names[0]}, {names[1]} and {len(names) - 2} more"


def _flat(text: str) -> str:
    return " ".join(text.split())
