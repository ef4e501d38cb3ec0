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
# A few leads are told in fewer: one passage for so many sentences of reports that are no copies, but two at least.
SENTENCES, LEAST = 4, 2

# Fitted as the headline's are (training/summaries.py), on the neutral summaries of the same reports. Only leads were there to
# fit on, so what a first sentence is worth more is set by hand.
CENTRAL, TITLED, LEAD = 0.62, 0.27, 0.05

# Two sentences that share so many of their words tell the same thing (Jaccard; rewrites of one sentence lie above 0.5).
_ALIKE = 0.5


def summary(
    ranked: tuple[tuple[Event, float], ...], conflicts: tuple[Conflict, ...], at: Index, *, headline: Sentence | None
) -> tuple[tuple[Sentence, ...], tuple[Dropped, ...]]:
    """Up to six sentences: the most central first, the others in order of time, what is disputed last; and what was left out.

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
    """The most central passages, each with its heaviest event of which something is settled.

    One that takes a side in a conflict, or tells as a plan what other reports tell as done, is told only to reach three.
    """
    events: dict[Span, Event] = {}
    for event, weight in ranked:
        if weight > 0 and event.kind == "event" and at.settled(event.id):
            for passage in _tellings(event, at):
                events.setdefault(passage, event)
    central = sorted(events, key=lambda p: (-_worth(p, at), at.place(p)))
    room = max(LEAST, sum(len(held) for report, held in at.sentences.items() if report not in at.copies) // SENTENCES)
    chosen: list[Span] = []
    taken = headline.evidence if headline is not None else ()
    for last in (False, True):
        for passage in (p for p in central if _comes_last(p, events[p], at) is last):
            if len(chosen) >= min(room, FEWEST if last else PASSAGES):
                break
            if _stands(passage, at) and not _told(passage, (*taken, *chosen)) and not any(_again(passage, p, at) for p in chosen):
                chosen.append(passage)
    return [(passage, events[passage]) for passage in chosen]


def _comes_last(passage: Span, event: Event, at: Index) -> bool:
    return at.takes_side(passage) or at.is_overtaken(passage, event.id)


def _worth(passage: Span, at: Index) -> float:
    worth = CENTRAL * at.centre.central(passage.quote) + TITLED * at.centre.titled(passage.quote)
    return round(worth + (LEAD if in_lead(passage, at) else 0.0), 6)


def _told(passage: Span, taken: tuple[Span, ...]) -> bool:
    own = words(passage.quote)
    return any(passage.overlaps(t) or alike(own, words(t.quote), share=_ALIKE) for t in taken)


def _tellings(event: Event, at: Index) -> tuple[Span, ...]:
    """The sentences that tell the event, and for one that takes a side or is too long the parts of it that tell it."""
    sentences = {undated(s, at) for s in (sentence_of(m, at) for m in event.mentions) if s is not None}
    whole = {s for s in sentences if len(s.quote) <= LONGEST * 3 // 2}
    plain = {s for s in whole if not at.takes_side(s)}
    clauses = [at.mentions[m].clause for m in event.members if m in at.mentions]
    parts = [part for claim in at.claims_of.get(event.id, ()) for part in cores((claim,), at)]
    return at.ordered((*whole, *(p for p in (undated(c, at) for c in (*clauses, *parts)) if not _within(p, plain))))


def _within(part: Span, sentences: set[Span]) -> bool:
    return any(s.covers(part) for s in sentences)


def _stands(passage: Span, at: Index) -> bool:
    """True where the passage can be read alone."""
    if passage.report in at.rewritten or passage.start < at.reports[passage.report].body:
        return False
    return not (
        len(passage.quote) < SHORTEST
        or hanging(passage)
        or spoken(passage)
        or pointing(passage) == POINTS_BACK
        or ragged(passage, at)
        or scrap(passage, at)
    )


def _again(passage: Span, other: Span, at: Index) -> bool:
    """True where the passage tells the other's news, or gives no figure but the other's two or more."""
    figures, known = (figures_in(sentence_of(p, at) or p, at) for p in (passage, other))
    return at.echo.answers(passage.quote, other.quote) or (len(figures) > 1 and figures <= known)
