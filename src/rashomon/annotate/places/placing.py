"""Which place each name of a report means: candidates from the gazetteer, weighed by named features.

A conditional logit: the belief in a candidate is the softmax of the sum of its features, each times a constant. The features
say how great the place is, how its name matched, what stands right behind the name ("Springfield, Illinois"), and how
well it fits the other names of the report: the same country, the same region, near by. The fit is counted in beliefs and
so computed in rounds, each from the beliefs of the one before. The constants were fitted to the development halves of
LGL, GeoVirus and GeoWebNews (`python -m training.places`).
"""

import math
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from rashomon.text.gazetteer import EXACT, FUZZY, Entry, entry, lookup
from rashomon.text.placenames import key
from rashomon.text.placewords import COMPASS, DEMONYMS, REGION_ABBREVIATIONS

FEATURES = (
    "population",
    "country",
    "region",
    "district",
    "other",
    "main name",
    "folded match",
    "fuzzy match",
    "qualified",
    "qualified otherwise",
    "same country",
    "same region",
    "near",
    "country named",
    "region named",
    "holds others",
    "district by type",
    "town inside",
    "capital",
    "no people",
)
# As `python -m training.places` printed them.
WEIGHTS = (1.32, 0.79, 0.19, -0.68, 6.2, 2.51, -0.01, 0.0, 1.04, -1.04, 3.13, 1.94, 2.38, 0.45, 1.74, 2.07, 0.0, 0.51, 1.29, 1.72)
_QUALIFIED, _SAME_COUNTRY = FEATURES.index("qualified"), FEATURES.index("same country")
ROUNDS = 3
# Names beyond that many in one report say nothing new about where it plays.
MOST_NAMES = 400
# Below that belief the report does not decide between places, and none is given.
LEAST_BELIEF = 0.3
# A name that only resembles a place's, or that a small town has in another language, counts where much of the report plays
# in that country; a small town at all, where something of it does and the report names enough places to tell. (Of such
# answers elsewhere 35 of 40, and 18 of 19, were wrong on the development data.)
MUCH_SUPPORT = 0.3
SOME_SUPPORT = 0.03
SMALL_TOWN = 50_000
ENOUGH_NAMES = 4

_QUALIFIER = re.compile(r"(?:,\s{1,2}(?:in\s|the\s)?|\s\(|\sin\s)([A-Z][\w.’'-]{0,30}(?:\s[A-Z][\w.’'-]{0,30}){0,3})")
_GENERIC = re.compile(
    r"(?i)\A(?:the\s+)?(?:(?:city|town|village|province|district|state|region|governorate|port|municipality|island|county)\s+of\s+)?(.+?)"
    r"(?:\s+(?:city|town|village|province|district|region|governorate|state|township|area|suburb|neighbou?rhood))?\Z"
)
_DISTRICT_TYPE = re.compile(r"(?i)\b(?:county|parish|borough|district|province|governorate|prefecture|oblast|municipality)\b")
_CAPITALISED = re.compile(r"\b[A-Z][a-z]{3,20}\b")
# Postal codes that are no word or name otherwise: "Ky" without its full stop is the state.
_ONLY_STATES = frozenset("dc ky fl tx ga va tn wv nj nc sc nd sd nv nm nh ny ks wi mn mt ut ct vt wy az ak".split())
_CELL = 1.0
TOWNS = frozenset({"town", "capital"})
PLACED = TOWNS | {"district"}


@dataclass(slots=True)
class Name:
    """One name of a report: how it is written, where each mention ends in the text, and how else the place is called there."""

    text: str
    ends: tuple[int, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(slots=True)
class Weighed:
    """A name with its candidates, their features and the beliefs in them (they sum to 1).

    `company`: the report names `ENOUGH_NAMES` places, this one among them.
    """

    name: Name
    entries: tuple[Entry, ...] = ()
    features: list[list[float]] = field(default_factory=list)
    beliefs: list[float] = field(default_factory=list)
    company: bool = False

    @property
    def decided(self) -> Entry | None:
        """The candidate that the report decides for, if it does."""
        best = self.best
        if best is None or best[1] < LEAST_BELIEF:
            return None
        found, vector = best[0], self.features[self.entries.index(best[0])]
        small = found.kind == "town" and found.population < SMALL_TOWN
        needed = (
            MUCH_SUPPORT
            if found.match != EXACT or (small and not found.main)
            else SOME_SUPPORT
            if small and self.company
            else 0.0
        )
        return found if vector[_QUALIFIED] or vector[_SAME_COUNTRY] >= needed else None

    @property
    def best(self) -> tuple[Entry, float] | None:
        """The candidate most believed in, and how much."""
        if not self.entries:
            return None
        index = max(range(len(self.entries)), key=lambda at: self.beliefs[at])
        return self.entries[index], self.beliefs[index]


def candidates_for(name: str) -> tuple[Entry, ...]:
    """What a name may mean: regions by abbreviation, places by name, places without the common noun ("Helmand province")."""
    short = _abbreviated(name)
    if short or key(name) in COMPASS:
        return short
    found = lookup(name)
    people = demonym(name)
    if people:
        country = country_row(people)
        found = (entry(country), *found) if country is not None else found
    if found and found[0].match == EXACT:
        return found
    generic = _GENERIC.match(name[:100])
    inner = generic[1] if generic and generic[1] != name else ""
    bare = lookup(inner) if inner else ()
    if bare and (bare[0].match == EXACT or not found):
        return bare
    return found or lookup(inner or name, fuzzy=True)


def _abbreviated(name: str) -> tuple[Entry, ...]:
    """Reads "Ky.", "IL", "Calif." mean the state; "in" and "or" in small letters do not."""
    strict = key(name)
    full = REGION_ABBREVIATIONS.get(strict)
    if full is None or not name[:1].isupper():
        return ()
    if len(strict) == 2 and not (name.isupper() or name.endswith(".") or strict in _ONLY_STATES):
        return ()
    if len(strict) > 2 and "." not in name and strict not in {"calif", "penn", "mass", "conn", "tenn", "nsw"}:
        return ()
    country, _, region = full.partition("|")
    return tuple(found for found in lookup(region) if found.kind == "region" and found.place.country == country)


def is_short_region(name: str) -> bool:
    """Whether a name is the abbreviation of a region and can be nothing else: "D.C.", "Ky"."""
    return ("." in name or key(name) in _ONLY_STATES) and bool(_abbreviated(name))


def qualifiers(text: str, name: Name) -> frozenset[int]:
    """Regions and countries that stand right behind a mention: "X, Illinois", "X (Ill.)", "X in Lebanon"."""
    rows: set[int] = set()
    for end in name.ends:
        match = _QUALIFIER.match(text, end, end + 80)
        if match:
            rows.update(found.row for found in region_at_head(match[1]))
    return frozenset(rows)


def region_at_head(words: str) -> tuple[Entry, ...]:
    """The longest beginning of some words that names a country or region."""
    parts = words.split()
    for length in range(len(parts), 0, -1):
        form = " ".join(parts[:length])
        found = _abbreviated(form) or tuple(
            each for each in lookup(form.rstrip(".")) if each.match == EXACT and each.kind in {"country", "region", "district"}
        )
        if found:
            return found
    return ()


def weigh(
    text: str,
    names: list[Name],
    *,
    hints: dict[str, float] | None = None,
    weights: tuple[float, ...] = WEIGHTS,
    rounds: int = ROUNDS,
) -> list[Weighed]:
    """Candidates and beliefs for every name.

    Args:
        text: the report's text, for what stands behind each mention.
        names: distinct names of places, in order of first mention.
        hints: countries (ISO codes) that other words of the report point to, such as "Libyan", with how often.
        weights: one constant for each of `FEATURES`.
        rounds: how often the fit with the other names is counted anew.

    Returns:
        One for each name, in order.
    """
    weighed = []
    for name in names[:MOST_NAMES]:
        head, _, tail = name.text.partition(",")
        entries = next(filter(None, map(candidates_for, (_with_stop(text, name), head, *name.others))), ())
        rows = qualifiers(text, name) | {found.row for found in region_at_head(tail)}
        # Regions with a town of the same name in them: Tripoli the district, with Tripoli the city.
        within = frozenset(row for each in entries if each.kind in TOWNS for row in each.parents)
        features = [_own_features(name.text, each, rows, within) for each in entries]
        weighed.append(Weighed(name, entries, features, company=len(names) >= ENOUGH_NAMES))
    for each in weighed:
        each.beliefs = _softmax([_sum(vector, weights) for vector in each.features])
    for _ in range(rounds):
        refit(weighed, hints or {})
        for each in weighed:
            each.beliefs = _softmax([_sum(vector, weights) for vector in each.features])
    return weighed + [Weighed(name) for name in names[MOST_NAMES:]]


def _with_stop(text: str, name: Name) -> str:
    """The name with the full stop behind it where it is an abbreviation: "KINGMAN, Ariz. -- The family …"."""
    stops = key(name.text) in REGION_ABBREVIATIONS and any(text[end : end + 1] == "." for end in name.ends)
    return f"{name.text}." if stops else name.text


def _own_features(name: str, found: Entry, rows: frozenset[int], within: frozenset[int]) -> list[float]:
    vector = [0.0] * len(FEATURES)
    vector[0] = math.log10(found.population + 10)
    vector[1] = float(found.kind == "country")
    vector[2] = float(found.kind == "region")
    vector[3] = float(found.kind == "district")
    vector[4] = float(found.kind == "other")
    vector[5] = float(found.main)
    vector[6] = float(found.match not in {EXACT, FUZZY})
    vector[7] = float(found.match == FUZZY)
    if rows:
        inside = not rows.isdisjoint(found.parents)
        vector[8], vector[9] = float(inside), float(not inside)
    vector[16] = float(bool(_DISTRICT_TYPE.search(name)) and found.kind in {"district", "region"})
    vector[17] = float(found.row in within)
    vector[18] = float(found.kind == "capital")
    vector[19] = float(found.kind == "town" and not found.population)
    return vector


@dataclass(slots=True)
class _Masses:
    """Beliefs of all names together, by country, region, place named and cell of the grid."""

    country: dict[str, float]
    region: dict[int, float]
    named: dict[int, float]
    parents: dict[int, float]
    cell: dict[tuple[int, int], float]
    total: float = 0.0


def _region_of(found: Entry) -> int | None:
    """The first-order region round a place; of a region itself, its own number."""
    if found.kind == "region":
        return found.row
    above = found.parents[-2] if len(found.parents) >= 2 else None
    return above if found.kind in PLACED else None


def _cell_of(found: Entry) -> tuple[int, int]:
    return math.floor(found.place.latitude / _CELL), math.floor(found.place.longitude / _CELL)


def _add(masses: _Masses, each: Weighed, sign: float) -> None:
    for found, belief in zip(each.entries, each.beliefs, strict=True):
        share = sign * belief
        masses.country[found.place.country] += share
        region = _region_of(found)
        if region is not None:
            masses.region[region] += share
        masses.named[found.row] += share
        for parent in found.parents:
            masses.parents[parent] += share
        if found.kind in PLACED:
            masses.cell[_cell_of(found)] += share
        masses.total += share


def refit(weighed: list[Weighed], hints: dict[str, float]) -> None:
    """Counts anew how well each candidate fits what the other names are believed to mean."""
    masses = _Masses(defaultdict(float), defaultdict(float), defaultdict(float), defaultdict(float), defaultdict(float))
    for each in weighed:
        _add(masses, each, 1.0)
    hinted = sum(hints.values())
    for each in weighed:
        _add(masses, each, -1.0)
        for found, vector in zip(each.entries, each.features, strict=True):
            _fit(found, vector, masses, hints, hinted)
        _add(masses, each, 1.0)


def _fit(found: Entry, vector: list[float], masses: _Masses, hints: dict[str, float], hinted: float) -> None:
    code = found.place.country
    total = max(masses.total, 1e-9)
    vector[10] = (
        (max(masses.country[code], 0.0) + hints.get(code, 0.0)) / (total + hinted) if code and total + hinted > 1e-6 else 0.0
    )
    region = _region_of(found)
    vector[11] = max(masses.region[region], 0.0) / total if region is not None and masses.total > 1e-6 else 0.0
    if found.kind in PLACED and masses.total > 1e-6:
        row, column = _cell_of(found)
        near = sum(masses.cell.get((row + up, column + across), 0.0) for up in (-1, 0, 1) for across in (-1, 0, 1))
        vector[12] = math.log1p(max(near, 0.0))
    vector[13] = min(1.0, max(masses.named[found.parents[-1]], 0.0)) if found.parents else 0.0
    vector[14] = (
        min(1.0, max((masses.named[parent] for parent in found.parents[:-1]), default=0.0)) if len(found.parents) > 1 else 0.0
    )
    vector[15] = math.log1p(max(masses.parents[found.row], 0.0)) if found.kind in {"country", "region", "district"} else 0.0


def _sum(vector: list[float], weights: tuple[float, ...]) -> float:
    return sum(value * weight for value, weight in zip(vector, weights, strict=True))


def _softmax(scores: list[float]) -> list[float]:
    if not scores:
        return []
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def country_row(code: str) -> int | None:
    """The number in the gazetteer of the country with an ISO code. Countries stand first there."""
    return _country_rows().get(code)


@lru_cache(maxsize=1)
def _country_rows() -> dict[str, int]:
    rows: dict[str, int] = {}
    row = 0
    while (found := entry(row)).kind == "country":
        rows[found.place.country] = row
        row += 1
    return rows


def demonym(word: str) -> str:
    """The country (ISO code) that an adjective or the name of its people points to; "" for other words."""
    return DEMONYMS.get(key(word), "")


def hints(text: str) -> dict[str, float]:
    """Countries that a text's adjectives point to ("Libyan"), each with the logarithm of how often."""
    counts: dict[str, int] = defaultdict(int)
    for match in _CAPITALISED.finditer(text):
        code = demonym(match.group())
        if code:
            counts[code] += 1
    return {code: math.log1p(count) for code, count in sorted(counts.items())}
