"""How precisely an event's time and place are known, in the codes of ACLED and UCDP GED.

ACLED Codebook, time precision: 1 the day is known, 2 the week or a stretch like it, 3 the month; what is known less well is not
coded. Geo precision: 1 a town, 2 a small area, a natural place or the surroundings of a town, 3 a larger region.

UCDP GED Codebook, date_prec: 1 the day, 2 a stretch of two to six days, 3 the week, 4 a month (8 to 31 days), 5 more than that, a
year at most. where_prec: 1 the place itself, 2 within about 25 km of it, 3 a district (second order), 4 a province (first
order), 5 a linear or blurred feature that is neither, 6 the country alone, 7 international waters or air.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model import Place, Report, Span, TimeRange
from rashomon.text.gazetteer import lookup
from rashomon.text.relative_places import LONGEST, NEAR_KM, relative_place

_DAY = 86_400.0
_WEEK, _MONTH, _YEAR = 7, 31, 366


@dataclass(frozen=True, slots=True)
class Codes:
    """Two codes and what they rest on; None: the codebook codes no such event."""

    acled: int | None
    ucdp: int | None
    basis: str


def time_codes(when: TimeRange | None, *, told: bool = True) -> Codes | None:
    """The codes of a time, by the days that it spans; None where no time is known. Not told: only the day of publication is."""
    if when is None:
        return None
    if not told:
        return Codes(2, 2, "no report tells the day; this is the day of publication")
    days = max(1, math.ceil((when.end - when.start).total_seconds() / _DAY))
    acled = 1 if days == 1 else 2 if days <= _WEEK else 3 if days <= _MONTH else None
    ucdp = (
        1 if days == 1 else 2 if days < _WEEK else 3 if days == _WEEK else 4 if days <= _MONTH else 5 if days <= _YEAR else None
    )
    return Codes(acled, ucdp, f"spans {days} day{'s' * (days != 1)}, told as {_ARTICLES.get(when.precision, when.precision)}")


def place_codes(place: Place | None, evidence: Iterable[Span] = (), reports: dict[str, Report] | None = None) -> Codes | None:
    """The codes of a place; None where it does not lie on the map.

    Args:
        place: where it lies.
        evidence: the words that tell it.
        reports: by id, to see whether all of these words stand behind "near", "outside" or a distance.
    """
    if place is None:
        return None
    kind = _kind(place)
    if kind in {"town", "capital"}:
        beside = _only_beside(place, tuple(evidence), reports or {})
        return Codes(2, 2, "told as near a town, or by its distance") if beside else Codes(1, 1, "a town")
    if kind == "other" and not place.country:
        return Codes(3, 7, "a sea, or another place of no country")
    if kind == "other":
        small = place.radius_km <= NEAR_KM
        return Codes(2, 2, "a place of nature, or a small area") if small else Codes(3, 5, "a place of nature, or a large area")
    return _AREAS[kind]


def _kind(place: Place) -> str:
    """The kind in the gazetteer, which tells districts from regions."""
    if place.kind != "region" or place.geonames_id is None:
        return place.kind
    return next((found.kind for found in lookup(place.name) if found.place.geonames_id == place.geonames_id), place.kind)


def _only_beside(place: Place, evidence: tuple[Span, ...], reports: dict[str, Report]) -> bool:
    before = [reports[span.report].text[max(span.start - LONGEST, 0) : span.start] for span in evidence if span.report in reports]
    return bool(before) and all(relative_place(words, place) is not None for words in before)


_ARTICLES = {"minute": "a minute", "hour": "an hour", "part": "a part of a day"} | {
    name: f"a {name}" for name in ("day", "week", "month", "season", "year", "decade")
}
_AREAS = {
    "district": Codes(2, 3, "a district"),
    "region": Codes(3, 4, "a province or state"),
    "country": Codes(None, 6, "the country alone"),
}
