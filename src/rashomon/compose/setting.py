"""When and where a story takes place: a vote of its independent texts, each with the words it rests on.

News tells the day and the place of an event at its head (the inverted pyramid), so a mention weighs by where it stands, and
more when it belongs to an event in which people were harmed. Copies of a text have no vote.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from rashomon.compose.index import Index
from rashomon.compose.rank import HARM_SLOTS
from rashomon.model import Annotation, Entity, Event, Span, TimeRange, When

# A day is what a coder enters; a month or a year says nothing on the day.
_DAYS = frozenset({"minute", "hour", "part", "day"})

# Weight of a mention by where it stands: title, then the sentences of the body; nothing after the last for times.
_TITLE = 2.0
_SENTENCES = (3.0, 2.0, 2.0, 1.0, 1.0, 1.0)
_FURTHER = 0.25
_FURTHER_AT_MOST = 1.5
_HARM = 2.0
_DATELINE = 2.0
_SERVED = 3.0

# Services that serve the place they are named after.
_SERVICE = re.compile(
    r"(?:the )?(?P<place>\S.{1,40}?)['’]?s? (?:city |metropolitan |metro |county )?"
    r"(?:police|fire|sheriff|ambulance|emergency|mayor|municipal|district hospital|general hospital)\b",
    re.IGNORECASE,
)

# A region or a country is where a story lies only when no place in it is named; a name that the gazetteer does not know
# may be a street or a building.
_KIND = {"town": 1.0, "other": 0.8, "region": 0.25, "country": 0.05}
_UNKNOWN_PLACE = 0.3


def when(annotations: Sequence[Annotation], events: Iterable[Event], at: Index) -> tuple[TimeRange | None, tuple[Span, ...]]:
    """The day that the independent texts name first and most for what happened; else that of the first event with one."""
    ranges = dict(_resolved(annotations, at))
    harmed = _harmed(at, "time")
    votes: defaultdict[date, float] = defaultdict(float)
    spans: defaultdict[date, list[tuple[TimeRange, Span]]] = defaultdict(list)
    weights: defaultdict[TimeRange, float] = defaultdict(float)
    for annotation in _voters(annotations, at):
        published = at.reports[annotation.report].published
        for mention in annotation.times:
            span, found = mention.span, ranges.get(mention.span)
            weight = _stands(span, annotation, at)
            if found is None or not weight or _ahead(found, published):
                continue
            day = found.start.date()
            votes[day] += weight + _HARM * (span in harmed)
            weights[found] += weight + _HARM * (span in harmed)
            spans[day].append((found, span))
    if not votes:
        return _by_events(events, at)
    best = min(votes, key=lambda day: (-votes[day], day))
    # As fine as most tell it: one report's "overnight" does not move the others' "Friday".
    told = min((found for found, _ in spans[best]), key=lambda found: (-weights[found], found.end - found.start, found.start))
    return told, at.ordered(span for _, span in spans[best])


def _by_events(events: Iterable[Event], at: Index) -> tuple[TimeRange | None, tuple[Span, ...]]:
    for event in events:
        if event.time is not None and event.time.precision in _DAYS:
            spans = [s for c in at.claims_of.get(event.id, ()) if c.slot == "time" for s in c.evidence]
            return event.time, at.ordered(spans) or at.ordered(event.mentions)
    return None, ()


def where(annotations: Sequence[Annotation], entities: Iterable[Entity], at: Index) -> tuple[str | None, tuple[Span, ...]]:
    """The entity id of the place that the independent texts name first and most; None where none names one."""
    harmed = _harmed(at, "place")
    told = {annotation.report: annotation for annotation in _voters(annotations, at)}
    entities = tuple(entities)
    served = _served(entities, told)
    scored: list[tuple[float, str, tuple[Span, ...]]] = []
    for entity in entities:
        if entity.type != "place":
            continue
        names = {name.lower() for name in entity.names}
        by_report: defaultdict[str, list[Span]] = defaultdict(list)
        for span in entity.mentions:
            if span.report in told and span.quote.lower() in names:
                by_report[span.report].append(span)
        weight = sum(_place_weight(spans, told[report], at, harmed) for report, spans in by_report.items())
        weight += _SERVED * sum(bool(names & served[report]) for report in told)
        weight *= _KIND.get(entity.place.kind, 1.0) if entity.place is not None else _UNKNOWN_PLACE
        if by_report and weight:
            scored.append((weight, entity.id, at.ordered(span for spans in by_report.values() for span in spans)))
    if not scored:
        return None, ()
    _, best, evidence = min(scored, key=lambda item: (-round(item[0], 6), at.place(item[2][0]), item[1]))
    return best, evidence


def _served(entities: Iterable[Entity], told: Iterable[str]) -> dict[str, frozenset[str]]:
    """For each report, the places whose police, fire brigade or the like it names: "Halmara police said"."""
    found: dict[str, set[str]] = {report: set() for report in told}
    for entity in entities:
        if entity.type != "place":
            for span in entity.mentions:
                place = _SERVICE.match(span.quote)
                if place is not None and span.report in found:
                    found[span.report].add(place["place"].lower())
    return {report: frozenset(names) for report, names in found.items()}


def _voters(annotations: Sequence[Annotation], at: Index) -> Iterator[Annotation]:
    """Annotations of the texts that are no copy, in the story's order."""
    told = (a for a in annotations if a.report in at.order and a.report not in at.copies)
    yield from sorted(told, key=lambda a: at.order[a.report])


def _resolved(annotations: Sequence[Annotation], at: Index) -> Iterator[tuple[Span, TimeRange]]:
    """Time expressions with the days they stand for: by their own report's date, else as reconcile placed them."""
    for claims in at.claims_of.values():
        for claim in claims:
            if isinstance(claim.value, When) and claim.value.range is not None and claim.value.range.precision in _DAYS:
                for statement in (at.statements[s] for s in claim.statements if s in at.statements):
                    yield statement.evidence[0], claim.value.range
    for annotation in annotations:
        for mention in annotation.times:
            if mention.range is not None and mention.range.precision in _DAYS:
                yield mention.span, mention.range


def _harmed(at: Index, slot: str) -> frozenset[Span]:
    """Words that give the time or the place of an event in which people were harmed."""
    found: set[Span] = set()
    for claims in at.claims_of.values():
        if any(claim.slot in HARM_SLOTS for claim in claims):
            for claim in claims:
                if claim.slot == slot:
                    found.update(at.statements[s].evidence[0] for s in claim.statements if s in at.statements)
    return frozenset(found)


def _stands(span: Span, annotation: Annotation, at: Index) -> float:
    """The weight of a place in the text; 0 beyond its head."""
    body = at.reports[span.report].body
    if span.start < body:
        return _TITLE
    sentences = [sentence for sentence in annotation.sentences if sentence.start >= body][: len(_SENTENCES)]
    return next((weight for sentence, weight in zip(sentences, _SENTENCES, strict=False) if sentence.covers(span)), 0.0)


def _place_weight(spans: list[Span], annotation: Annotation, at: Index, harmed: frozenset[Span]) -> float:
    stands = [_stands(span, annotation, at) for span in spans]
    head = max(stands)
    further = min(_FURTHER_AT_MOST, _FURTHER * sum(not weight for weight in stands))
    report = at.reports[annotation.report]
    dateline = _DATELINE * any(report.dateline and span.quote.lower() in report.dateline.lower() for span in spans)
    harm = _HARM * any(span.overlaps(other) for span in spans for other in harmed if other.report == span.report)
    return head + further + dateline + harm


def _ahead(found: TimeRange, published: TimeRange | None) -> bool:
    """True for what was still to come when the report was published."""
    return published is not None and found.start >= published.end + timedelta(days=1)
