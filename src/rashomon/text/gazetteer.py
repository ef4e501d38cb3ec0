"""Places by name: GeoNames (CC BY 4.0), found whatever the spelling.

A name is looked up as written but for case, accents, hyphens and apostrophes; then with articles and transliteration
folded; then, where asked for, with a letter or two that differ.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from rashomon.model import Place
from rashomon.text.gazetteer_file import KINDS, MAIN_BIT, NO_PARENT, ROW_BITS, digest, open_file
from rashomon.text.placenames import folded, key, skeleton

__all__ = ["EXACT", "FOLDED", "FUZZY", "Entry", "candidates", "entry", "lookup"]

EXACT, FOLDED, FUZZY = "exact", "folded", "fuzzy"
# Kinds as the model has them.
_MODEL_KIND = {
    "country": "country",
    "region": "region",
    "district": "region",
    "town": "town",
    "capital": "town",
    "other": "other",
}
# Two folded names of six letters may differ in one, of ten in two.
LEAST_SIMILARITY = 0.8
SHORTEST_FUZZY = 5
LONGEST_NAME = 80
# People to the square kilometre of a town: its radius follows.
_DENSITY = 3_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that a name may mean.

    Attributes:
        row: its number in the gazetteer.
        place: as the model has it.
        population: people; 0 where not known.
        kind: "country", "region" (first order), "district" (second order), "capital" (of a country), "town" or "other".
        parents: numbers of the regions and the country round it, nearest first.
        match: `EXACT`, `FOLDED` (articles and transliteration set aside) or `FUZZY` (letters differ).
        main: True where the name is its own and not one that it has in another language or had in another time.
        similarity: of the folded names, in [0, 1]; 1 unless fuzzy.
    """

    row: int
    place: Place
    population: int
    kind: str
    parents: tuple[int, ...]
    match: str = EXACT
    main: bool = True
    similarity: float = 1.0


def candidates(name: str, *, fuzzy: bool = False) -> tuple[Place, ...]:
    """The places that a name may mean, greatest first.

    Args:
        name: as written; case, accents, hyphens, apostrophes and Arabic articles do not matter.
        fuzzy: whether names that differ in a letter or two are looked for where nothing else fits.

    Returns:
        Countries first, then by population; () where nothing has the name.

    Raises:
        RashomonError: when the gazetteer's file is missing or damaged.
    """
    return tuple(found.place for found in lookup(name, fuzzy=fuzzy))


def lookup(name: str, *, fuzzy: bool = False) -> tuple[Entry, ...]:
    """What :func:`candidates` finds, with population, parents and how the name matched.

    Exact matches come alone; without any, those by folded key; without those, where `fuzzy` allows it, similar ones.
    """
    return _lookup(key(name[: LONGEST_NAME + 1]), fuzzy=fuzzy)


@lru_cache(maxsize=4096)
def _lookup(strict: str, *, fuzzy: bool) -> tuple[Entry, ...]:
    if not strict or len(strict) > LONGEST_NAME:
        return ()
    fold = folded(strict)
    postings = open_file().postings(fold)
    wanted = digest(strict)
    exact = [posting for posting in postings if posting >> (ROW_BITS + 1) == wanted]
    if exact:
        return _entries(exact, match=EXACT)
    if postings:
        return _entries(postings, match=FOLDED)
    return _similar(fold) if fuzzy else ()


def entry(row: int, *, match: str = EXACT, main: bool = True, similarity: float = 1.0) -> Entry:
    """The place with a number, as in `Entry.parents`."""
    file = open_file()
    population, kind = file.population[row], KINDS[file.kind[row]]
    place = Place(
        name=file.name(row),
        geonames_id=file.identifier[row] or None,
        latitude=file.latitude[row] / 1e5,
        longitude=file.longitude[row] / 1e5,
        country=file.countries[file.country[row]],
        kind=_MODEL_KIND[kind],
        radius_km=float(file.radius[row]) or town_radius(population),
    )
    parents: list[int] = []
    above = file.parent[row]
    while above != NO_PARENT and len(parents) < 4:
        parents.append(above)
        above = file.parent[above]
    return Entry(row, place, population, kind, tuple(parents), match, main, similarity)


def town_radius(population: int) -> float:
    """How far a town reaches from its point, in km: as the radius of a disc that holds its people."""
    return round(max(1.0, math.sqrt(population / (math.pi * _DENSITY))), 1)


def _entries(postings: list[int], *, match: str, similarity: float = 1.0) -> tuple[Entry, ...]:
    """Entries of postings, one for each place, in their order."""
    rows: dict[int, bool] = {}
    for posting in postings:
        row = posting & (MAIN_BIT - 1)
        rows[row] = rows.get(row, False) or bool(posting & MAIN_BIT)
    return tuple(entry(row, match=match, main=main, similarity=similarity) for row, main in rows.items())


def _similar(fold: str) -> tuple[Entry, ...]:
    """Places under keys that share the skeleton and differ in few letters, most similar first."""
    bones = skeleton(fold)
    if len(fold) < SHORTEST_FUZZY or not bones:
        return ()
    found = []
    for form, postings in open_file().alike(bones):
        similarity = Levenshtein.normalized_similarity(fold, form, score_cutoff=LEAST_SIMILARITY)
        if similarity:
            found.append((similarity, form, postings))
    found.sort(key=lambda each: (-each[0], each[1]))
    best: dict[int, Entry] = {}
    for similarity, _, postings in found:
        for each in _entries(postings, match=FUZZY, similarity=similarity):
            best.setdefault(each.row, each)
    return tuple(best.values())
