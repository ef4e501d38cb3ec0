"""The place of what happened: each place that the independent texts name is weighed by named features, and one is chosen.

A conditional logit, as for the day (see :mod:`rashomon.compose.row.days`): a place's weight is the sum of its features, each
times a constant. The features say where in the text it is named, in which words (a dateline, "X police", "in X", "of X"), of
which events it is the place, what kind of place it is, and which other candidates lie in it or round it.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from rashomon.compose.rank import HARM_SLOTS
from rashomon.compose.row.layout import Layout
from rashomon.model import Entity, Place, Span
from rashomon.text.gazetteer import lookup
from rashomon.text.geo import distance_km
from rashomon.text.placebehind import AREA_WORDS, PEOPLE, SERVICES, SITES

_ROADS = (
    r"(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Boulevard|Blvd\.?|Drive|Dr\.?|Lane|Ln\.?|Highway|Court|Circle|Way|Place|Trail"
    r"|Parkway|Terrace)"
)
_PREMISES = r"(?:Apartments?|Bar|Club|Nightclub|Lounge|Park|Mall|Motel|Inn|home|house|store)"
_ADDRESS = re.compile(rf"\b(?:block of|[A-Z][a-z]+ {_ROADS})(?!\w)")
_BEHIND = (
    ("its service", re.compile(rf"(?:['’]s)? (?:{SERVICES})\b", re.IGNORECASE)),
    ("its police", re.compile(r"(?:['’]s)? police\b", re.IGNORECASE)),
    ("its sheriff", re.compile(r"(?:['’]s)? (?:(?:county|parish) )?(?:sheriff|deput)", re.IGNORECASE)),
    ("its fire service", re.compile(r"(?:['’]s)? (?:fire|ems|emergency|medic)", re.IGNORECASE)),
    ("its people", re.compile(rf"[ -](?:(?:[a-z]+-)*old )?(?:{PEOPLE})\b", re.IGNORECASE)),
    ("its site", re.compile(rf"[ -](?:{SITES})\b", re.IGNORECASE)),
    (
        "its road",
        re.compile(r" (?:Street|St\.|Road|Rd\.|Avenue|Ave\.|Boulevard|Drive|Lane|Highway|Hwy|Court|Way)\b", re.IGNORECASE),
    ),
    ("its institution", re.compile(r" (?:\w+ )?(?:Hospital|Medical|University|College|School|High|Jail|Prison|Court|Church)\b")),
    ("its area", re.compile(rf" {AREA_WORDS}\b", re.IGNORECASE)),
    ("its quarter", re.compile(r"(?i)[ -](?:area|section|community|neighbou?rhood|suburb|subdivision|quarter)\b")),
    ("its state", re.compile(r", [A-Z]")),
    ("possessive", re.compile(r"['’]s? ")),
    ("dash", re.compile(r"[^\w\n]{0,40}(?:\([^)\n]{1,40}\) ?)?(?:--?|–|—)")),
)
_BEFORE = (
    ("in it", re.compile(r"\b(?:in|at|inside|within|throughout) (?:the )?(?:[a-z-]+ (?:of )?){0,2}\Z")),
    ("near it", re.compile(r"\b(?:near|outside|around|outskirts of|miles? \w+ of|km \w+ of|kilomet\w+ \w+ of) (?:the )?\Z")),
    ("of it", re.compile(r"(?:\d\d?,|\w) of \Z")),
    ("from it", re.compile(r"\bfrom (?:the )?\Z")),
    ("to it", re.compile(r"\b(?:to|for|toward) (?:the )?\Z")),
    (
        "city of",
        re.compile(r"(?i)\b(?:city|town|village|district|province|community|municipality|capital)(?: of|,)? (?:the )?\Z"),
    ),
    ("hospital in", re.compile(r"(?i)\b(?:hospital|hospitalized|flown|airlifted|taken|transported)\b[^.]{0,30}\Z")),
    ("lives in", re.compile(r"(?i)\b(?:lived?|resident|native|raised|born|moved|grew up)\b[^.]{0,20}\Z")),
    ("court in", re.compile(r"(?i)\b(?:court|jail|prison|trial|arrested|extradited|custody)\b[^.]{0,20}\Z")),
    ("after comma", re.compile(r", \Z")),
    ("premises in", re.compile(rf"\b(?:block|{_ROADS}|{_PREMISES})\b[^.\n]{{0,25}}(?:\bin|,) (?:the )?(?:[a-z]+ )?\Z")),
    ("quarter of", re.compile(r"(?i)\b(?:neighbou?rhood|section|part|side|suburb|area|quarter) (?:of|in) \Z")),
)
_ROAD = re.compile(
    r"(?i)\b(?:street|st|road|rd|avenue|ave|boulevard|blvd|drive|dr|lane|ln|highway|hwy|route|court|circle|way|place|trail|parkway"
    r"|terrace|bridge|block)\.?\Z"
)
_HOUSE = re.compile(
    r"(?i)\b(?:hospital|center|centre|school|university|college|church|park|apartments?|hotel|motel|inn|mall|building|airport"
    r"|cemetery|prison|jail|station|lounge|club|bar|lake|river|creek|mount|mountains?|valley|beach|island|base|camp|mosque)\Z"
)
_COMPANY_KM, _QUARTER_KM = 60.0, 15.0
_TOWNS = frozenset({"town", "capital"})
_ENOUGH = 40  # mentions of one place in one text that are read


@dataclass(slots=True)
class Spot:
    """A place that could be the place of what happened: features, by name, averaged over the texts; and its mentions."""

    features: dict[str, float] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)


def candidate_places(told: Iterable[Layout], entities: Iterable[Entity]) -> dict[str, Spot]:
    """The places that the texts name, by entity id, with their features."""
    texts = {layout.report.id: layout for layout in told}
    telling = {report: _sentences(layout) for report, layout in texts.items()}
    lemmas = {report: _events_in(layout) for report, layout in texts.items()}
    places = [entity for entity in entities if entity.type == "place"]
    found: dict[str, Spot] = {}
    for entity in places:
        names = {name.lower() for name in entity.names}
        by_report: defaultdict[str, list[Span]] = defaultdict(list)
        for span in entity.mentions:
            if span.report in texts and span.quote.lower() in names:
                by_report[span.report].append(span)
        if by_report:
            spot = found[entity.id] = Spot()
            for report, spans in by_report.items():
                spot.spans += spans
                for name, value in _features(texts[report], spans, telling[report], lemmas[report]).items():
                    spot.features[name] = spot.features.get(name, 0.0) + value / len(texts)
            _add(spot.features, _kind(entity))
    _relate(found, {entity.id: entity for entity in places})
    return found


def _features(
    layout: Layout, spans: list[Span], telling: dict[str, frozenset[int]], lemmas: dict[Span, list[str]]
) -> dict[str, float]:
    """Features of one place in one text, each at most 1 but for counts."""
    found = {"named": 1.0, "mentions": math.log1p(len(spans))}
    for span in spans[:_ENOUGH]:
        stand = layout.stand(span.start)
        found[stand] = 1.0
        before, behind = layout.before(span, 60), layout.behind(span, 60)
        for name, pattern in _BEFORE:
            if pattern.search(before):
                found[name] = 1.0
                found[f"{stand} {name}"] = 1.0
        for name, pattern in _BEHIND:
            if pattern.match(behind):
                found[name] = 1.0
                found[f"{stand} {name}"] = 1.0
        found |= {name: 1.0 for name, sentences in telling.items() if layout.sentence(span.start) in sentences}
        for name in lemmas.get(span, ()):
            found[name] = 1.0
            if name == "its events" and stand != "rest":
                found[f"{stand} its events"] = 1.0
    report = layout.report
    if report.dateline and any(span.quote.lower() in report.dateline.lower() for span in spans):
        found["dateline"] = 1.0
        if all(span.start < report.body + len(report.dateline) for span in spans):
            found["dateline only"] = 1.0
    letters = re.sub(r"[\W\d_]+", "", spans[0].quote.lower())
    if len(letters) > 3 and letters in re.sub(r"[\W\d_]+", "", report.url.lower()):
        found["in the address"] = 1.0
    return found


def _kind(entity: Entity) -> dict[str, float]:
    place = entity.place
    if place is None:
        kind = "road" if _ROAD.search(entity.name) else "building" if _HOUSE.search(entity.name) else "unknown"
        return {f"kind {kind}": 1.0}
    entry = _entry(place)
    found = {f"kind {entry[0]}": 1.0}
    if place.kind == "town":
        found["people"] = math.log10(entry[1] + 10)
        found[f"people, {len(str(entry[1] + 10))} digits"] = 1.0  # most told are towns of a middling size
        if _ROAD.search(entity.name) or _HOUSE.search(entity.name):
            found["named like a building"] = 1.0
    return found


@lru_cache(maxsize=4096)
def _entry(place: Place) -> tuple[str, int, tuple[int, ...], int]:
    """Kind, people, numbers of the areas round it, and its own number, as the gazetteer has them."""
    for each in lookup(place.name):
        if each.place.geonames_id == place.geonames_id and each.place.kind == place.kind:
            return each.kind, each.population, each.parents, each.row
    return place.kind, 0, (), -1


def _relate(found: dict[str, Spot], entities: dict[str, Entity]) -> None:
    """Features between candidates: what lies in it, what lies round it, and how much of the naming is its own."""
    entries = {key: _entry(place) for key in found if (place := entities[key].place) is not None}
    by_row = {entry[3]: key for key, entry in sorted(entries.items()) if entry[3] >= 0}
    _shares(found, entities, entries)
    total = sum(spot.features.get("mentions", 0.0) for spot in found.values()) or 1.0
    _neighbours(found, entities, entries)
    most = max((spot.features.get("mentions", 0.0) for spot in found.values()), default=0.0)
    for key, spot in found.items():
        spot.features["share"] = spot.features.get("mentions", 0.0) / total
        spot.features["most named"] = float(spot.features.get("mentions", 0.0) == most)
        round_it = [by_row[row] for row in entries[key][2] if row in by_row] if key in entries else []
        for other in round_it:
            kind = entries[other][0]
            spot.features[f"its {kind} named"] = 1.0
            found[other].features[f"{kind} of a candidate"] = 1.0
            if found[other].features.get("title") or found[other].features.get("first"):
                spot.features[f"its {kind} leads"] = 1.0
            if spot.features.get("title") or spot.features.get("first"):
                found[other].features["holds a leader"] = 1.0


def _shares(
    found: dict[str, Spot], entities: dict[str, Entity], entries: dict[str, tuple[str, int, tuple[int, ...], int]]
) -> None:
    """Features of areas and countries: how much of the naming of other places is of places in them."""
    mass = {key: found[key].features.get("mentions", 0.0) for key in entries}
    within: defaultdict[int, float] = defaultdict(float)
    for key, (_, _, parents, _) in entries.items():
        for row in parents:
            within[row] += mass[key]
    datelines = {place.country for key in entries if found[key].features.get("dateline") and (place := entities[key].place)}
    inner = sum(mass[key] for key, entry in entries.items() if entry[2])
    for key, (kind, _, parents, row) in entries.items():
        place = entities[key].place
        own = mass[key] if parents else 0.0
        if inner - own > 0:
            found[key].features[f"{'place' if kind in _TOWNS else kind} inside share"] = within[row] / (inner - own)
        if datelines and place is not None:
            found[key].features["in a dateline's country" if place.country in datelines else "in no dateline's country"] = 1.0


def _neighbours(
    found: dict[str, Spot], entities: dict[str, Entity], entries: dict[str, tuple[str, int, tuple[int, ...], int]]
) -> None:
    """Features between towns: a greater one near by of which it may be a quarter, and how much of the naming is near it."""
    towns = [key for key in found if key in entries and entries[key][0] in _TOWNS][:_ENOUGH]
    mass = {key: found[key].features.get("mentions", 0.0) for key in towns}
    for key in towns:
        here = entities[key].place
        company = 0.0
        for other in towns:
            there = entities[other].place
            if other == key or here is None or there is None:
                continue
            far = distance_km((here.latitude, here.longitude), (there.latitude, there.longitude))
            company += mass[other] if far <= _COMPANY_KM else 0.0
            if far <= _QUARTER_KM and entries[other][1] > 4 * entries[key][1]:
                found[key].features["beside a greater"] = 1.0
                found[other].features["beside a smaller"] = 1.0
            elif entries[other][1] > 4 * entries[key][1] and far > _COMPANY_KM:
                found[key].features["far from a greater"] = 1.0
        others = sum(mass.values()) - mass[key]
        if others:
            found[key].features["company"] = company / others
            found[key].features["has others"] = 1.0
    alone = "without a town" if not towns else ""
    if towns and all(found[key].features.get("dateline only") for key in towns):
        alone = "beside a dateline"
    for key, spot in found.items():
        if alone and key not in towns:
            spot.features[f"{entries[key][0] if key in entries else 'unplaced'} {alone}"] = 1.0


def _add(features: dict[str, float], more: dict[str, float]) -> None:
    for name, value in more.items():
        features[name] = features.get(name, 0.0) + value


def _events_in(layout: Layout) -> dict[Span, list[str]]:
    """Lemmas of the events of which a span is the place."""
    found: defaultdict[Span, list[str]] = defaultdict(list)
    for event in layout.annotation.events:
        if event.kind == "event":
            for role in event.roles:
                if role.name == "place":
                    found[role.span] += (f"of {event.lemma}", "its events")
    return found


def _sentences(layout: Layout) -> dict[str, frozenset[int]]:
    """The sentences that tell harm, and those that tell an address: what stands there is likelier the place."""
    told = (s for s in layout.annotation.statements if s.slot in HARM_SLOTS and s.polarity)
    return {
        "beside harm": frozenset(layout.sentence(s.evidence[0].start) for s in told),
        "beside an address": frozenset(layout.sentence(found.start()) for found in _ADDRESS.finditer(layout.report.text)),
    }
