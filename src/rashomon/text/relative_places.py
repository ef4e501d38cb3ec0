"""Places told by another place: "30 km west of Merz", "south of Merz", "the outskirts of Merz", "near Merz".

Each becomes a point with a radius. A named direction is one of sixteen and is meant loosely: the point may lie a quarter of the
distance aside. What "near" and "outside" mean follows the precision codes of conflict coders, for whom a place near a named
one lies within about 25 km (UCDP GED codebook, where_prec 2).
"""

import re
from dataclasses import dataclass, replace

from rashomon.model import Place
from rashomon.text.geo import offset
from rashomon.text.numbers import find_quantities

LONGEST = 90  # characters before a name that are read
NEAR_KM = 25.0  # "near", "outside", "south of" without a distance
EDGE_KM = 10.0  # "the outskirts of"
ASIDE = 0.25  # how far aside of a named direction a point may lie, for each km of distance

_WINDS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
_WAY = r"(?P<way>(?:(?:north|south)(?:[- ]?(?:north|south))?[- ]?(?:east|west)?|east|west)(?:[- ]?(?:east|west))?)(?:ern|wards?)?"
_ARTICLE = r"(?:(?:the|a|its|their)\s+)?(?:(?:port|capital)\s+)?(?:(?:capital|city|town|village|port)(?:\s+of)?[\s,]+)?"
_OFFSET = re.compile(rf"\b(?:to\s+the\s+)?{_WAY}\s+(?:of|from)\s+{_ARTICLE}\Z", re.IGNORECASE)
_EDGE = re.compile(
    rf"\b(?:{_WAY}\s+)?(?:outskirts|suburbs?|edges?|fringes?|periphery|approaches)\s+(?:of|to)\s+{_ARTICLE}\Z",
    re.IGNORECASE,
)
_NEAR = re.compile(
    rf"\b(?:near|close\s+to|around|outside|on\s+the\s+road\s+to|in\s+the\s+vicinity\s+of|in\s+the\s+countryside\s+of)"
    rf"(?:\s+of)?\s+{_ARTICLE}\Z",
    re.IGNORECASE,
)
_AWAY = re.compile(rf"\b(?:away\s+)?(?:from|of|outside|off)\s+{_ARTICLE}\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Relative:
    """A place told by another.

    Attributes:
        place: the point with the radius within which it lies; the gazetteer's number is that of no place.
        length: how many characters before the name belong to the expression.
        beside: whether it is another place than the one named, so far away; not its own outskirts or what is near it.
    """

    place: Place
    length: int
    beside: bool


def relative_place(before: str, place: Place) -> Relative | None:
    """The place that words before a name make of the place named.

    Args:
        before: the text up to the name, of its sentence; only the last `LONGEST` characters are read.
        place: what the name means.

    Returns:
        None where the words make nothing else of the name ("in Merz", "west of" a whole country).
    """
    if place.kind == "country":
        return None
    before = before[-LONGEST:]
    if match := _OFFSET.search(before):
        length = _length(before[: match.start()])
        low, high, start = length or (0.0, 2 * NEAR_KM, match.start())
        return Relative(_moved(place, match["way"], low, high), len(before) - start, beside=length is not None)
    if match := _EDGE.search(before):
        edge = _moved(place, match["way"], 0.0, EDGE_KM) if match["way"] else _about(place, EDGE_KM)
        return Relative(edge, len(before) - match.start(), beside=False)
    if match := _AWAY.search(before):
        length = _length(before[: match.start()])
        if length is not None:
            return Relative(_about(place, length[1]), len(before) - length[2], beside=True)
    match = _NEAR.search(before)
    return Relative(_about(place, NEAR_KM), len(before) - match.start(), beside=False) if match else None


def bearing(way: str) -> float:
    """Degrees clockwise from north of a direction in words: "south-west", "northeastern", "north-north-west"."""
    points = re.findall(r"north|south|east|west", way.lower())
    if len(points) == 3:
        main, between = bearing(points[0]), bearing("".join(points[1:]))
        turn = (between - main + 180.0) % 360.0 - 180.0
        return (main + turn / 2) % 360.0
    name = "".join(points)
    return _WINDS.index(name) * 45.0 if name in _WINDS else 0.0


def _length(before: str) -> tuple[float, float, int] | None:
    """The distance that ends where these words do, in km, and where it begins."""
    found = [each for each in find_quantities(before) if each.quantity.kind == "distance" and each.quantity.unit == "km"]
    if not found or not found[-1].quantity.bounded or before[found[-1].end :].strip(" ,)-\u00a0"):
        return None
    return found[-1].quantity.low, found[-1].quantity.high, found[-1].start


def _moved(place: Place, way: str, low: float, high: float) -> Place:
    middle = (low + high) / 2
    latitude, longitude = offset((place.latitude, place.longitude), bearing(way), middle)
    radius = max((high - low) / 2, ASIDE * middle) + place.radius_km
    return replace(place, geonames_id=None, latitude=latitude, longitude=longitude, kind="other", radius_km=round(radius, 1))


def _about(place: Place, radius: float) -> Place:
    return replace(place, geonames_id=None, kind="other", radius_km=round(radius + place.radius_km, 1))
