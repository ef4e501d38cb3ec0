"""The story as one row, as conflict-data coders keep it: when, where, how many (UCDP GED: low, best, high)."""

from collections.abc import Iterable
from math import inf

from rashomon.compose.index import Index
from rashomon.compose.rank import HARM_SLOTS, SLOT_ORDER
from rashomon.model import Claim, Conflict, Entity, Event, Figure, Incident, Quantity, Span, TimeRange

# A day is what a coder enters; a month or a year says nothing on the day.
_DAYS = frozenset({"minute", "hour", "part", "day"})

# How far down a place lies; the row names the finest that the event's own telling gives.
_FINENESS = {"town": 0, "other": 1, "region": 2, "country": 3}


def incident(
    ranked: tuple[tuple[Event, float], ...], conflicts: tuple[Conflict, ...], entities: tuple[Entity, ...], at: Index
) -> Incident | None:
    """When, where and how many, of the event that weighs most; None where no event is told.

    The row follows the heaviest event; what that does not say is taken from the next heaviest that does.
    """
    events = [event for event, _ in ranked if event.kind == "event"]
    if not events:
        return None
    when, when_evidence = _when(events, at)
    where, where_evidence = _where(events, entities, at)
    return Incident(when, when_evidence, where, where_evidence, _figures(events, conflicts, at))


def _when(events: list[Event], at: Index) -> tuple[TimeRange | None, tuple[Span, ...]]:
    for event in events:
        if event.time is not None and event.time.precision in _DAYS:
            spans = [s for c in at.claims_of.get(event.id, ()) if c.slot == "time" for s in c.evidence]
            return event.time, at.ordered(spans) or at.ordered(event.mentions)
    return None, ()


def _where(events: list[Event], entities: tuple[Entity, ...], at: Index) -> tuple[str | None, tuple[Span, ...]]:
    known = {entity.id: entity for entity in entities}
    found: list[tuple[int, int, Entity, tuple[Span, ...]]] = []
    for rank, event in enumerate(events):
        place = known.get(event.place or "")
        if place is not None:
            fine = _FINENESS.get(place.place.kind, 1) if place.place is not None else 1
            spans = [s for c in at.claims_of.get(event.id, ()) if c.slot == "place" for s in c.evidence]
            found.append((fine, rank, place, at.ordered(spans) or at.ordered(place.mentions)))
    if not found:
        return None, ()
    # The heaviest event's place, unless it is only a region or a country and a later one names a town.
    _, _, chosen, evidence = min(found, key=lambda item: (item[0] >= _FINENESS["region"], item[1], item[0]))
    return chosen.id, evidence


def _figures(events: list[Event], conflicts: tuple[Conflict, ...], at: Index) -> tuple[Figure, ...]:
    """One figure for each kind of harm: that of the event on which most origins give one, the heaviest of them first."""
    order = {event.id: rank for rank, event in enumerate(events)}
    parts = _parts(conflicts)
    figures: list[Figure] = []
    for slot in sorted(HARM_SLOTS, key=lambda s: (SLOT_ORDER.index(s) if s in SLOT_ORDER else len(SLOT_ORDER), s)):
        groups: dict[str, list[Claim]] = {}
        for event in events:
            counts = [c for c in at.claims_of.get(event.id, ()) if c.slot == slot and _counts(c) and c.id not in parts]
            if counts:
                groups[event.id] = counts
        if groups:
            event_id = min(groups, key=lambda e: (-_support(groups[e]), order[e]))
            figures.append(_figure(slot, groups[event_id], at))
    return tuple(figures)


def _counts(claim: Claim) -> bool:
    return isinstance(claim.value, Quantity) and claim.value.kind == "count" and claim.polarity and claim.modality == "certain"


def _support(claims: Iterable[Claim]) -> int:
    return len({origin.name for claim in claims for origin in claim.origins})


def _parts(conflicts: tuple[Conflict, ...]) -> frozenset[str]:
    """Claims of the smaller scope where two figures differ because one is a part of the other."""
    found: set[str] = set()
    for conflict in conflicts:
        sized = [(p.value.high, p) for p in conflict.positions if isinstance(p.value, Quantity)]
        if conflict.why == "scope" and sized:
            whole = max(size for size, _ in sized)
            found |= {c for size, p in sized if size < whole for c in p.claims}
    return frozenset(found)


def _figure(slot: str, claims: list[Claim], at: Index) -> Figure:
    """Low and high over all claims that still stand; best is the best supported, then the latest, then the most exact."""
    standing = [c for c in claims if c.state != "superseded"] or claims

    def key(claim: Claim) -> tuple[bool, int, int, str]:
        exact = isinstance(claim.value, Quantity) and claim.value.exact
        return (not exact, -len(claim.origins), -max((at.order.get(r, -1) for r in claim.reports), default=-1), claim.id)

    chosen = min(standing, key=key).value
    values = [c.value for c in standing if isinstance(c.value, Quantity)]
    best = chosen.low if isinstance(chosen, Quantity) else 0.0
    bounded = [v.high for v in values if v.bounded]
    return Figure(
        slot=slot,
        low=min(v.low for v in values),
        best=best,
        high=max(bounded, default=inf),
        claims=tuple(c.id for c in standing),
        evidence=at.ordered(span for c in standing for span in c.evidence),
    )
