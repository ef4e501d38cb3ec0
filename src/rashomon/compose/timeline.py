"""What happened when: one moment for each event, in order of time.

Joining events leans to recall, and a long sentence tells several; so a report stands behind a moment only where the words that
joined it tell what the passage tells.
"""

import re
from collections.abc import Iterable
from datetime import datetime

from rashomon.compose.index import FINE, Index
from rashomon.compose.passages import (
    LONGEST,
    POINTS_BACK,
    alike,
    best,
    hanging,
    pointing,
    ragged,
    scrap,
    sentence_of,
    spoken,
    undated,
    words,
)
from rashomon.compose.told import whole
from rashomon.model import Event, Moment, Span

LISTED = 32
# Undated events are listed only when they weigh so much that a reader would miss them.
UNDATED_LISTED = 6

# As for findings: copies with house edits share more of their words than this.
SAME = 0.75

# Months and years are background: they are listed where at least two reports think it worth telling.
_BACKGROUND = frozenset({"week", "month", "season", "year", "decade"})

# Background is told in words that state it.
_SUPPOSED = re.compile(r"\b(?:could|might|may|would)\b")

_NEVER = datetime.max


def timeline(ranked: tuple[tuple[Event, float], ...], at: Index) -> tuple[Moment, ...]:
    """Events with a time in order of it, then the weightiest without one in the order in which reports tell them.

    A sentence is told once: the heaviest event in it speaks for the others. An event without a time is listed only where two
    reports tell it and not all that is said of it is disputed.
    """
    events = [e for e, _ in ranked if e.kind == "event" and not at.guessed(e.id) and (not _wide(e) or _widely(e.mentions, at))]
    dated = [e for e in events if e.time is not None]
    undated_events = [e for e in events if e.time is None and at.settled(e.id)]
    told: set[Span] = set()
    taken: set[Span] = set()
    first = _moments(dated, at, told, taken)[:LISTED]
    last = _moments(undated_events, at, told, taken)[:UNDATED_LISTED]
    return (*sorted(first, key=lambda m: _when(m, at)), *sorted(last, key=lambda m: at.place(m.evidence[0])))


def _wide(event: Event) -> bool:
    """True for what is listed only where two reports tell it: background, and what has no day."""
    return event.time is None or event.time.precision in _BACKGROUND


def _widely(spans: Iterable[Span], at: Index) -> bool:
    return len(at.reports_of(spans)) >= 2


def _when(moment: Moment, at: Index) -> tuple[datetime, datetime, tuple[int, int, int], str]:
    when = moment.range
    start, end = (when.start, when.end) if when is not None else (_NEVER, _NEVER)
    return (start, end, at.place(moment.evidence[0]), moment.event)


def _moments(events: list[Event], at: Index, told: set[Span], taken: set[Span]) -> list[Moment]:
    """Moments of the events, heaviest first; an event all of whose sentences were told is left out.

    `told`: sentences told of so far, `taken`: the passages that were quoted for it; those of the moments are added.
    """
    found: list[tuple[Event, Span, list[Span]]] = []
    for event in events:
        sentences = {s for s in (sentence_of(m, at) for m in event.mentions) if s is not None}
        passage = None if sentences and sentences <= told else _passage(event, at, taken)
        if passage is None:
            continue
        evidence = _evidence(event, passage, at)
        if _wide(event) and not _widely((passage, *evidence), at):
            continue
        told |= sentences
        # Nor would a reader look for an event without a time where another report tells it with one.
        same = next((f for f in found if _one_moment(f[0], f[1], event, passage, at)), None)
        if event.time is None and any(at.echo.answers(passage.quote, other.quote) for other in taken):
            continue
        taken.add(passage)
        if same is not None:
            same[2].extend(evidence)
        else:
            found.append((event, passage, evidence))
        if len(found) > LISTED:
            break
    return [_moment(event, passage, spans, at) for event, passage, spans in found]


def _one_moment(known: Event, told: Span, event: Event, passage: Span, at: Index) -> bool:
    """True for nearly the same words, and for what two reports tell alike of one day.

    Reconcile kept the events apart, a reader would not.
    """
    if known.time == event.time and _same(told, passage):
        return True
    a, b = known.time, event.time
    fine = a is not None and b is not None and {a.precision, b.precision} <= FINE and a.overlaps(b)
    return fine and told.report != passage.report and at.echo.agrees(told.quote, passage.quote)


def _same(one: Span, other: Span) -> bool:
    return alike(words(one.quote), words(other.quote), share=SAME)


def _evidence(event: Event, passage: Span, at: Index) -> list[Span]:
    """The event's words and days in the reports that tell what the passage tells."""
    quote = whole(passage, at).quote
    telling = {passage.report}
    telling |= {s.report for s in (whole(m, at) for m in event.mentions) if at.echo.touches(quote, s.quote)}
    times = [s for c in at.claims_of.get(event.id, ()) if c.slot == "time" for s in c.evidence]
    return [s for s in (*times, *event.mentions) if s.report in telling]


def _passage(event: Event, at: Index, taken: set[Span]) -> Span | None:
    """The words that tell the event: a sentence of fit length, else a clause that can stand alone; None where there is none.

    Words that name its day come first, then those that name none; words that name other days only tell something else of it.
    """
    sentences = [s for s in (sentence_of(m, at) for m in event.mentions) if s is not None and len(s.quote) <= LONGEST]
    members = [at.mentions[m] for m in event.members if m in at.mentions]
    firm = {m.trigger for m in members if m.modality in {"certain", "planned"}}
    sure = [s for s in sentences if any(s.covers(trigger) for trigger in firm)]
    passages = at.ordered(
        undated(s, at) for s in (*(sure or sentences), *(m.clause for m in members), event.title) if at.rereads(s)
    )
    passages = tuple(
        p
        for p in passages
        if not (any(p.overlaps(t) for t in taken) or spoken(p) or scrap(p, at) or ragged(p, at) or at.echoes(p.report))
    )
    if event.time is not None and event.time.precision in _BACKGROUND:
        # "The truce of 2021 broke on Friday" tells of Friday, and "came this week to prepare next month's vote" of this week.
        passages = tuple(p for p in passages if at.timed_alone(p, event.time) and not _SUPPOSED.search(p.quote))
    if event.time is None:
        # What "in 2014" dates is no moment whose day is not known.
        passages = tuple(p for p in passages if at.names_a_day(p) or not at.names_a_time(p))
    ranked = [p for names_it in (True, None) for p in passages if event.time is None or at.timed(p, event.time) is names_it]
    fit = [p for p in ranked if p.report not in at.rewritten] or ranked
    named = [p for p in fit if event.time is not None and at.timed(p, event.time)]
    passage = best(named or fit, at.claims_of.get(event.id, ()), at)
    if passage is None or hanging(passage):
        return None
    return None if pointing(passage) == POINTS_BACK and not _widely(event.mentions, at) else passage


def _moment(event: Event, passage: Span, spans: list[Span], at: Index) -> Moment:
    ordered = at.ordered(spans)
    return Moment(
        range=event.time,
        text=passage.quote,
        event=event.id,
        reports=at.reports_of((passage, *ordered)),
        evidence=(passage, *(span for span in ordered if span != passage)),
    )
