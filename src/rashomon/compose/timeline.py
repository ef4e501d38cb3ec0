"""What happened when: one moment for each event, in order of time."""

from datetime import datetime

from rashomon.compose.index import Index
from rashomon.compose.passages import best, sentence_of
from rashomon.model import Event, Moment, Span, TimeRange

# Undated events are listed only when they weigh so much that a reader would miss them; at most so many.
UNDATED_LISTED = 8
LISTED = 40

# A year or a decade is background, not a moment: such an event is told after the days of its own year, by its start.
_NEVER = datetime.max


def timeline(ranked: tuple[tuple[Event, float], ...], at: Index) -> tuple[Moment, ...]:
    """Events with a time in order of it, then the weightiest without one in the order in which reports tell them.

    One without a time is listed only where two reports tell it and not all that is said of it is disputed.

    Two events of one stretch of time that one sentence tells are one moment, so that a sentence is read once.
    """
    dated: list[Event] = []
    undated: list[Event] = []
    for event, _ in ranked:
        if event.kind != "event":
            continue
        if event.time is not None:
            dated.append(event)
        elif at.settled(event.id) and len(at.reports_of(event.mentions)) >= 2:
            undated.append(event)
    moments = _moments(dated[:LISTED], at)
    told = {place for _, place in moments}
    later = [(m, p) for m, p in _moments(undated[: UNDATED_LISTED * 2], at) if p not in told][:UNDATED_LISTED]
    first = [m for m, _ in sorted(moments, key=lambda pair: _when(pair[0], at))]
    last = [m for m, _ in sorted(later, key=lambda pair: at.place(pair[0].evidence[0]))]
    return (*first, *last)


def _when(moment: Moment, at: Index) -> tuple[datetime, datetime, tuple[int, int, int], str]:
    when = moment.range
    start, end = (when.start, when.end) if when is not None else (_NEVER, _NEVER)
    return (start, end, at.place(moment.evidence[0]), moment.event)


def _moments(events: list[Event], at: Index) -> list[tuple[Moment, Span]]:
    """Moments, each with the sentence that tells it; the weightiest event of a sentence and time speaks for the others."""
    groups: dict[tuple[Span, TimeRange | None], list[Event]] = {}
    for event in events:
        passage = _passage(event, at)
        sentence = sentence_of(passage, at) or passage
        groups.setdefault((sentence, event.time), []).append(event)
    return [(_moment(group, when, at), sentence) for (sentence, when), group in groups.items()]


def _passage(event: Event, at: Index) -> Span:
    """The words that tell the event: its title, unless another telling takes no side where the title does."""
    if not at.takes_side(event.title) and event.title.report not in at.rewritten:
        return event.title
    clauses = [at.mentions[m].clause for m in event.members if m in at.mentions]
    return best([event.title, *(c for c in clauses if at.rereads(c))], at.claims_of.get(event.id, ()), at) or event.title


def _moment(group: list[Event], when: TimeRange | None, at: Index) -> Moment:
    lead = group[0]
    passage = _passage(lead, at)
    times = [s for e in group for c in at.claims_of.get(e.id, ()) if c.slot == "time" for s in c.evidence]
    spans = at.ordered([*times, *(span for event in group for span in event.mentions)])
    return Moment(
        range=when,
        text=passage.quote,
        event=lead.id,
        reports=at.reports_of((passage, *spans)),
        evidence=(passage, *(span for span in spans if span != passage)),
    )
