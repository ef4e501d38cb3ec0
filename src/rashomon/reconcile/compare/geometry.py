"""How places of the world lie to one another."""

from __future__ import annotations

import math
from functools import lru_cache

from rashomon.model import Place
from rashomon.text.gazetteer import entry, lookup

EARTH_RADIUS_KM = 6371.0
# Two points this near may be one town in two gazetteers, or a town and its outskirts.
SAME_KM = 25.0
# Two towns this far apart are two places, whatever their names.
APART_KM = 60.0


def distance_km(a: Place, b: Place) -> float:
    """Great-circle distance of the two points, in km."""
    lat_a, lat_b = math.radians(a.latitude), math.radians(b.latitude)
    across = math.radians(b.longitude - a.longitude)
    chord = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(across / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(chord)))


def same_place(a: Place, b: Place) -> bool:
    """True where the gazetteer says that the two are one."""
    if a.geonames_id is not None and a.geonames_id == b.geonames_id:
        return True
    return a.kind == b.kind == "country" and a.country == b.country != ""


def contains(a: Place, b: Place) -> bool:
    """True where `b` lies in `a`: a country holds all of its towns, a region those within its reach or of its list.

    The reach of a region is that of nine in ten of its towns: of the others the gazetteer's list alone tells.
    """
    if a.kind == "country":
        return a.country == b.country != ""
    if a.kind == "region" and b.kind != "country":
        near = a.country == b.country and distance_km(a, b) <= max(a.radius_km, APART_KM)
        return near or (a.country == b.country and _listed(a, b))
    return False


@lru_cache(maxsize=1 << 12)
def _listed(region: Place, place: Place) -> bool:
    """True where the gazetteer has the place among those of the region."""
    return any(
        entry(row).place == region for found in lookup(place.name) if same_place(found.place, place) for row in found.parents
    )


def compatible(a: Place, b: Place) -> bool:
    """True where one event can be said to have been in both: one holds the other, or they lie near."""
    if same_place(a, b) or contains(a, b) or contains(b, a):
        return True
    return distance_km(a, b) <= max(SAME_KM, a.radius_km + b.radius_km)


def apart(a: Place, b: Place) -> bool:
    """True where the two are certainly two places."""
    if same_place(a, b) or contains(a, b) or contains(b, a):
        return False
    if a.country and b.country and a.country != b.country:
        return True
    return distance_km(a, b) > max(APART_KM, a.radius_km + b.radius_km)
