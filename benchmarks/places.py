"""Places: from gold toponyms to the place in the world.

A document's toponyms are given to the product as place entities, one for each distinct name, as its own name finder would
give them; what it answers is compared with the gold. Definitions:

- towns: populated places (by GeoNames' feature class, where the set has it; else by the class that GeoNames gives the
  gold's identifier, or toponyms whose gold is no country or region). Right: within 161 km of the gold point.
- regions: countries and first-order regions. Right: the same country or region, by GeoNames identifier or, in GeoVirus,
  by the title of its Wikipedia page.
- counties: second-order regions, by identifier or within 161 km.
- all: every toponym with gold coordinates, right by either.

No answer is wrong. A set's own `all` stands under its name.

raw: from running text, nothing given. precision, recall and f1 of place names, by overlap (in GeoWebNews the literal ones, the
rest of its marks neither right nor wrong); placed: found and put right, of all toponyms that have coordinates.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from benchmarks._raw_toponyms import RawScore, report_of
from benchmarks.frame import Measures, Outcome, Stopwatch, jsonl, pick, thin

if TYPE_CHECKING:
    from collections.abc import Callable

    from rashomon.model import LocalEntity, Place, Report

NAME = "places"
DATA = ("geoparsing",)
SUMMARY = (
    "LGL, GeoVirus, GeoWebNews, TR-News: gold spans put in the world (towns within 161 km, regions by identity); raw: from text"
)
NEAR_KM = 161.0
_COUNTRY_CODES = frozenset({"PCL", "PCLI", "PCLS", "PCLD", "PCLF", "PCLIX", "ADM1", "ADM1H"})

# GeoWebNews' kinds that stand as a place's name; adjectives, embedded names and common nouns are its other marks.
_NAMED = frozenset({"Literal", "Literal_Modifier", "Mixed", "Metonymic", "Coercion"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """A gold toponym with coordinates, with GeoNames' feature code and an encyclopedia's page where the set has them."""

    start: int
    end: int
    name: str
    point: tuple[float, float]
    identifier: int
    code: str
    page: str


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """Places the toponyms of every document."""
    watch = Stopwatch()
    right: dict[str, list[bool]] = {}
    given: list[bool] = []
    words = 0
    raw: dict[str, RawScore] = {"all": RawScore()}
    files = pick(data, "geoparsing", split, "*.jsonl.gz")
    documents = [(path.name.split("_")[0], row) for path in files for row in jsonl(path)]
    for source, row in thin(documents, limit):
        toponyms = tuple(_toponyms(row))
        everything = tuple(_spans(row))
        with watch:
            found = _answers(row, everything)
        words += len(row["text"].split())
        _read(row, toponyms, (raw["all"], raw.setdefault(source, RawScore())))
        for toponym in toponyms:
            place = found.get(toponym.name)
            given.append(place is not None)
            for group, good in _scores(source, toponym, place):
                right.setdefault(group, []).append(good)
    measures = {group: sum(hits) / len(hits) for group, hits in sorted(right.items())}
    counts = {group: len(hits) for group, hits in sorted(right.items())}
    answered = sum(given) / len(given) if given else 0.0
    names = raw.pop("all").measures() | {source: score.measures() for source, score in sorted(raw.items())}
    measured: Measures = {**measures, "answered": answered, "raw": names, "toponyms": counts}
    return Outcome(n=len(given), measures=measured, words=words, seconds=watch.seconds)


def _read(row: Any, toponyms: tuple[Toponym, ...], scores: tuple[RawScore, ...]) -> None:
    """Annotates the text and counts what it finds."""
    from rashomon.annotate import annotate  # noqa: PLC0415

    annotation = annotate((report_of(str(row["doc_id"]), row["text"]),))[0]
    names = [(int(mark["start"]), int(mark["end"])) for mark in row["toponyms"] if mark.get("type", "Literal") in _NAMED]
    others = [(int(mark["start"]), int(mark["end"])) for mark in row["toponyms"] if mark.get("type", "Literal") not in _NAMED]
    near = {(toponym.start, toponym.end): _judge(toponym) for toponym in toponyms}
    for score in scores:
        score.add(annotation, names, others, near)


def _judge(toponym: Toponym) -> Callable[[Place], bool]:
    return lambda place: _near(toponym, place) or _identical(toponym, place)


def _near(toponym: Toponym, place: Place) -> bool:
    from rashomon.text.geo import distance_km  # noqa: PLC0415

    return distance_km((place.latitude, place.longitude), toponym.point) <= NEAR_KM


def _spans(row: Any) -> Iterator[tuple[int, int, str]]:
    """Every toponym's place in the text, with coordinates or without; common nouns, which GeoWebNews marks too, left out."""
    for mark in row["toponyms"]:
        if mark.get("type") and not (
            mark.get("latitude") or str(mark.get("type")) in {"Literal", "Literal_Modifier", "Mixed", "Metonymic"}
        ):
            continue
        yield int(mark["start"]), int(mark["end"]), mark.get("phrase") or mark.get("extractedName")


def _toponyms(row: Any) -> Iterator[Toponym]:
    for mark in row["toponyms"]:
        latitude, longitude = mark.get("lat") or mark.get("latitude"), mark.get("lon") or mark.get("longitude")
        if latitude in {None, ""} or longitude in {None, ""}:
            continue
        identifier = str(mark.get("geonameid") or mark.get("geonamesID") or "0")
        yield Toponym(
            start=int(mark["start"]),
            end=int(mark["end"]),
            name=mark.get("phrase") or mark.get("extractedName"),
            point=(float(latitude), float(longitude)),
            identifier=int(identifier) if identifier.isdecimal() else 0,
            code=mark.get("fcode") or "",
            page=mark.get("page") or "",
        )


def _answers(row: Any, spans: tuple[tuple[int, int, str], ...]) -> dict[str, Place | None]:
    """The product's place for each distinct name."""
    import hashlib  # noqa: PLC0415

    from rashomon.annotate.places.places import locate  # noqa: PLC0415
    from rashomon.model import Report  # noqa: PLC0415

    text = row["text"]
    report = Report(id=str(row["doc_id"]), text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
    entities = tuple(_entities(report, spans))
    return {entity.name: entity.place for entity in locate(report, entities)}


def _entities(report: Report, spans: tuple[tuple[int, int, str], ...]) -> Iterator[LocalEntity]:
    from rashomon.model import LocalEntity, Mention  # noqa: PLC0415

    ends: dict[str, list[tuple[int, int]]] = {}
    for start, end, name in sorted(spans):
        ends.setdefault(name, []).append((start, end))
    for number, (name, places) in enumerate(ends.items(), 1):
        key = f"e{number}"
        mentions = tuple(
            Mention(report.span(start, end), "named", key) for start, end in places if 0 <= start < end <= len(report.text)
        )
        yield LocalEntity(key=key, type="place", name=name, names=(name,), mentions=mentions)


def _scores(source: str, toponym: Toponym, place: Place | None) -> Iterator[tuple[str, bool]]:
    near = place is not None and _near(toponym, place)
    same = place is not None and _identical(toponym, place)
    yield "all", near or same
    yield source, near or same
    group = _group(toponym)
    if group == "regions":
        yield group, same
    elif group == "counties":
        yield group, near or same
    elif group == "towns":
        yield group, near


def _group(toponym: Toponym) -> str:
    """Which measure a toponym counts in; "" where the set does not say what it is."""
    if toponym.code:
        if toponym.code in _COUNTRY_CODES:
            return "regions"
        return "counties" if toponym.code.startswith("ADM2") else "towns" if toponym.code.startswith("PPL") else ""
    known = _known(toponym)
    return {"country": "regions", "region": "regions", "district": "counties", "town": "towns", "capital": "towns"}.get(known, "")


def _known(toponym: Toponym) -> str:
    """What the gold is, by the gazetteer's entry for its identifier or for the title of its page."""
    from rashomon.text.gazetteer import lookup  # noqa: PLC0415
    from rashomon.text.geo import distance_km  # noqa: PLC0415

    if toponym.identifier:
        return next((e.kind for e in lookup(toponym.name) if e.place.geonames_id == toponym.identifier), "")
    title, aside = _title(toponym.page)
    for entry in lookup(title) if title else ():
        if entry.kind in {"country", "region"} and not aside:
            return entry.kind
        if entry.kind in {"town", "capital"} and distance_km((entry.place.latitude, entry.place.longitude), toponym.point) <= 30:
            return entry.kind
    return ""


def _title(page: str) -> tuple[str, bool]:
    """The title of a page, and whether it names a place within another ("Paris, Texas")."""
    title = unquote(page.rsplit("/", 1)[-1]).replace("_", " ").split(" (")[0]
    return title.split(",")[0], "," in title


def _identical(toponym: Toponym, place: Place) -> bool:
    if toponym.identifier:
        return place.geonames_id == toponym.identifier
    from rashomon.text.gazetteer import lookup  # noqa: PLC0415

    title, aside = _title(toponym.page)
    if not title or aside or place.kind not in {"country", "region", "other"}:
        return False
    return any(entry.place == place for entry in lookup(title))
