"""Towns to put in another's place: well known, far from it, of the same state or at least the same country."""

from __future__ import annotations

from functools import lru_cache

from rashomon.model import Place

# Another town lies so far away at least, in km, and has so many people.
ANOTHER_KM = 90
ANOTHER_SIZE = 30_000


@lru_cache(maxsize=512)
def other_towns(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Well-known towns far from the one named: those of its state or province, and those of its country."""
    from rashomon.text.gazetteer import lookup  # noqa: PLC0415 - facts of the world

    here = lookup(name)[0]
    region = _region(here.row)
    inside: list[str] = []
    around: list[str] = []
    for town, where, place in _all_towns().get(here.place.country, ()):
        if _km(place, here.place) > ANOTHER_KM:
            (inside if where == region else around).append(town)
    return tuple(inside), tuple(around)


@lru_cache(maxsize=1)
def _all_towns() -> dict[str, list[tuple[str, int | None, Place]]]:
    """By country, the towns whose name means them first of all: name, state, place."""
    from rashomon.text.gazetteer import entry, lookup  # noqa: PLC0415
    from rashomon.text.gazetteer_file import KINDS, open_file  # noqa: PLC0415

    file = open_file()
    found: dict[str, list[tuple[str, int | None, Place]]] = {}
    for row, people in enumerate(file.population):
        if people >= ANOTHER_SIZE and KINDS[file.kind[row]] in {"town", "capital"}:
            known = entry(row)
            name = known.place.name
            if name.isalpha() and name.isascii() and len(name) > 4 and lookup(name)[0].row == row:
                found.setdefault(known.place.country, []).append((name, _region(row), known.place))
    return found


def _region(row: int) -> int | None:
    from rashomon.text.gazetteer import entry  # noqa: PLC0415

    return next((above for above in entry(row).parents if entry(above).kind == "region"), None)


def _km(a: Place, b: Place) -> float:
    from rashomon.text.geo import distance_km  # noqa: PLC0415

    return distance_km((a.latitude, a.longitude), (b.latitude, b.longitude))
