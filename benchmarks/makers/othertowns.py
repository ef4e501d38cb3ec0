"""Towns to put in another's place: well known, far from it, of the same state or at least the same country."""

from __future__ import annotations

from functools import lru_cache

from rashomon.model import Place
from rashomon.text.gazetteer import EXACT, Entry, entry, lookup
from rashomon.text.gazetteer_file import KINDS, open_file
from rashomon.text.geo import distance_km

# Another town lies so far away at least, in km, and has so many people.
ANOTHER_KM = 90
ANOTHER_SIZE = 30_000
# A town so many times as large as its next namesake is meant where nothing is said.
FAR_LARGER = 10


def other_towns(name: str, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Well-known towns far from the one named, that fit what else the text says of it.

    Args:
        name: of a town.
        text: the report: a state or county of the town that it names must be the other town's too.

    Returns:
        Those of the town's state or province, and where the text names no such, those of its country.
    """
    here = _meant(name, text)
    if here is None:
        return (), ()
    region = _region(here.row)
    named = {row for row in here.parents[:-1] if _name(row) in text}
    inside: list[str] = []
    around: list[str] = []
    for town, row, place in _all_towns().get(here.place.country, ()):
        if _km(place, here.place) > ANOTHER_KM and town not in text and named <= {*entry(row).parents}:
            (inside if _region(row) == region else around).append(town)
    return tuple(inside), tuple(around)


def _meant(name: str, text: str) -> Entry | None:
    """The town that the text means: of the state that it names, the only one, or by far the largest."""
    towns = [found for found in lookup(name) if found.match == EXACT and found.kind in {"town", "capital"}]
    stated = [found for found in towns if any(_name(row) in text for row in found.parents[:-1])]
    if stated:
        return stated[0]
    alone = len(towns) == 1 or (len(towns) > 1 and towns[0].population > FAR_LARGER * towns[1].population)
    return towns[0] if alone else None


@lru_cache(maxsize=1)
def _all_towns() -> dict[str, list[tuple[str, int, Place]]]:
    """By country, the towns whose name means them first of all: name, number, place."""
    file = open_file()
    found: dict[str, list[tuple[str, int, Place]]] = {}
    for row, people in enumerate(file.population):
        if people >= ANOTHER_SIZE and KINDS[file.kind[row]] in {"town", "capital"}:
            known = entry(row)
            name = known.place.name
            if name.isalpha() and name.isascii() and len(name) > 4 and lookup(name)[0].row == row:
                found.setdefault(known.place.country, []).append((name, row, known.place))
    return found


def _region(row: int) -> int | None:
    return next((above for above in entry(row).parents if entry(above).kind == "region"), None)


def _km(a: Place, b: Place) -> float:
    return distance_km((a.latitude, a.longitude), (b.latitude, b.longitude))


def _name(row: int) -> str:
    return entry(row).place.name
