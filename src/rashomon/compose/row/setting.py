"""When and where a story takes place: of the days and places that its independent texts name, the heaviest.

Copies of a text have no vote. Features and constants stand in :mod:`rashomon.compose.row.days` and
:mod:`rashomon.compose.row.places`.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from rashomon.compose.index import Index
from rashomon.compose.row.days import DAYS, candidate_days, may_be, undated_days
from rashomon.compose.row.layout import layouts
from rashomon.compose.row.logit import weight
from rashomon.compose.row.places import candidate_places
from rashomon.compose.row.setting_weights import DAY_WEIGHTS, PLACE_WEIGHTS
from rashomon.model import Annotation, Entity, Event, Span, TimeRange


def when(annotations: Sequence[Annotation], events: Iterable[Event], at: Index) -> tuple[TimeRange | None, tuple[Span, ...]]:
    """The day of what happened, as fine as most of the independent texts tell it; else that of the first event with one.

    Without evidence where no text tells it: the day on which a text that names none was published.
    None where the texts say "Tuesday" of it and nothing tells which: a day that is dated is then another's.
    """
    texts = layouts(annotations, at)
    days = candidate_days(texts, at)
    undated = {value: weight(features, DAY_WEIGHTS) for value, features in undated_days(texts, at).items()}
    if not days:
        return (None, ()) if undated else _by_events(events, at)
    best = min(days, key=lambda day: (-weight(days[day].features, DAY_WEIGHTS), day))
    # A "Friday" in one text speaks for the Friday that another dates.
    ours = max([weight(days[best].features, DAY_WEIGHTS), *(heavy for value, heavy in undated.items() if may_be(value, best))])
    if any(heavy > ours for value, heavy in undated.items() if not may_be(value, best)):
        return None, ()
    told: defaultdict[TimeRange, int] = defaultdict(int)
    for found, _ in days[best].told:
        told[found] += 1
    if not days[best].told:
        event_day = _by_events(events, at)
        return event_day if event_day[1] else (_whole(best), ())
    # One report's "overnight" does not move the others' "Friday".
    chosen = min(told, key=lambda found: (-told[found], found.end - found.start, found.start))
    return chosen, at.ordered(span for _, span in days[best].told)


def _whole(day: date) -> TimeRange:
    start = datetime.combine(day, time(0))
    return TimeRange(start, start + timedelta(days=1), "day")


def _by_events(events: Iterable[Event], at: Index) -> tuple[TimeRange | None, tuple[Span, ...]]:
    for event in events:
        if event.time is not None and event.time.precision in DAYS:
            spans = [s for c in at.claims_of.get(event.id, ()) if c.slot == "time" for s in c.evidence]
            return event.time, at.ordered(spans) or at.ordered(event.mentions)
    return None, ()


def where(annotations: Sequence[Annotation], entities: Iterable[Entity], at: Index) -> tuple[str | None, tuple[Span, ...]]:
    """The entity id of the place that the independent texts give for what happened; None where none names one."""
    spots = candidate_places(layouts(annotations, at), entities)
    told = {key: at.ordered(spot.spans) for key, spot in spots.items()}
    told = {key: spans for key, spans in told.items() if spans}
    if not told:
        return None, ()
    best = min(told, key=lambda key: (-weight(spots[key].features, PLACE_WEIGHTS), at.place(told[key][0]), key))
    return best, told[best]
