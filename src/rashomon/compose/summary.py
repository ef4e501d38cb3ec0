"""The summary: a few sentences, each a passage of a report or a fixed form filled with claims."""

from datetime import datetime

from rashomon.compose.disputes import dispute
from rashomon.compose.entailment import upheld
from rashomon.compose.index import Index
from rashomon.compose.passages import (
    LONGEST,
    POINTS_BACK,
    SHORTEST,
    alike,
    best,
    cores,
    hanging,
    pointing,
    ragged,
    scrap,
    sentence_of,
    spoken,
    undated,
    words,
)
from rashomon.compose.rank import in_lead
from rashomon.compose.support import figures_in
from rashomon.model import Conflict, Dropped, Event, Sentence, Span

PASSAGES, FEWEST, CONFLICTS, LONGEST_SUMMARY = 4, 3, 2, 6

# Two sentences that share so many of their words tell the same thing (Jaccard; rewrites of one sentence lie above 0.5).
_ALIKE = 0.5


def summary(
    ranked: tuple[tuple[Event, float], ...], conflicts: tuple[Conflict, ...], at: Index, *, headline: Sentence | None
) -> tuple[tuple[Sentence, ...], tuple[Dropped, ...]]:
    """Up to six sentences: the weightiest first, the others in order of time, what is disputed last; and what was left out.

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
    composed = [d for d in (dispute(c, at) for c in told_of) if d is not None]
    # One more than are told, so that one that fails has a successor.
    kept, left = upheld(composed[: CONFLICTS + 1], at)
    disputes = [Sentence(str(d), d.evidence) for d in kept[:CONFLICTS]]
    return tuple((sentences + disputes)[:LONGEST_SUMMARY]), left


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
            # A sentence of another report on the same news would take the place of something else.
            if passage is not None and not any(_again(passage, other, at) for other, _ in chosen):
                taken.append(passage)
                chosen.append((passage, event))
    return chosen


def _again(passage: Span, other: Span, at: Index) -> bool:
    """True where the passage tells the other's news, or gives no figure but the other's two or more."""
    figures, known = (figures_in(sentence_of(p, at) or p, at) for p in (passage, other))
    return at.echo.answers(passage.quote, other.quote) or (len(figures) > 1 and figures <= known)


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
            or spoken(passage)
            or scrap(passage, at)
            or ragged(passage, at)
            or pointing(passage) == POINTS_BACK
            or len(passage.quote) < SHORTEST
            or (at.takes_side(passage) and not siding)
        ):
            return False
        return not any(passage.overlaps(t) for t in taken) and not any(alike(words(passage.quote), s, share=_ALIKE) for s in seen)

    held = at.claims_of.get(event.id, ())
    parts = [part for claim in held for part in cores((claim,), at)]
    passages = [p for p in at.ordered(undated(s, at) for s in (*sentences, *clauses, *parts)) if fresh(p)]
    leads = [p for p in passages if in_lead(p, at)]  # a report's first sentence is written to be read alone
    return best(leads or passages, held, at)
