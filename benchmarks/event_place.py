"""The place of the event, not every place named: gun_violence_incidents, isaf_releases, muc4.

gun: the city of an incident from its reports, by name (both ways as in `accounts`) and within 25 km. isaf: the province of a
press release, by the place of the row or the region that it lies in. muc4: the finest place that the template names, for
messages with one template; alternatives of the key count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks._reports import article_given
from benchmarks.accounts import _called, _cities, _county, _near, _plain
from benchmarks.frame import DataAbsent, Outcome, Stopwatch, jsonl, pick, thin

NAME = "event_place"
DATA = ("gun_violence_incidents", "isaf_releases", "muc4")
SUMMARY = "where it happened: city (gun_violence_incidents), province (isaf_releases), location (muc4)"
SPLITS = ("dev",)

_PLACE = re.compile(r"([^:()\[\]/]+?)\s*(?:\(([^)]*)\))?\s*\Z")


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """One account a story; one group of measures a set. A set whose files do not carry the split is left out."""
    watch = Stopwatch()
    measures: dict[str, dict[str, float | int]] = {}
    total = words = 0
    for name, units in (("gun", _gun), ("isaf", _isaf), ("muc4", _muc4)):
        try:
            items = thin(list(units(data, split)), limit)
        except DataAbsent:
            continue
        rows = []
        for given, gold in items:
            words += sum(len(str(article["text"]).split()) for article in given)
            place = _where(given, watch)
            rows.append(_judged(name, place, gold))
        total += len(rows)
        measures[name] = {"n": len(rows)}
        for key in rows[0] if rows else ():
            judged = [row[key] for row in rows if row[key] is not None]
            measures[name][key] = sum(map(bool, judged)) / len(judged) if judged else 0.0
    if not measures:
        raise DataAbsent(f"no set of {', '.join(DATA)} in {data} carries the split {split!r}")
    return Outcome(n=total, measures=measures, words=words, seconds=watch.seconds)


def _where(given: list[dict[str, object]], watch: Stopwatch) -> Any:
    from rashomon.app import account  # noqa: PLC0415
    from rashomon.model import NothingReadable  # noqa: PLC0415

    with watch:
        try:
            done = account(given)
        except NothingReadable:
            return None
    row = done.incident
    return next((entity for entity in done.entities if entity.id == row.where), None) if row else None


def _judged(name: str, place: Any, gold: Any) -> dict[str, bool | None]:
    if name == "gun":
        city = place is not None and bool(_called(place) & _cities(gold["gold"]))
        or_county = city or (place is not None and bool(_called(place) & _county(gold["gold"])))
        return {"city": city, "city_or_county": or_county, "within_25_km": _near(place, gold.get("lat_long"))}
    if name == "isaf":
        return {"province": place is not None and bool({*map(_same_region, _regions(place))} & {*map(_same_region, gold)})}
    return {"location": place is not None and bool((_called(place) | _own_country(place)) & gold)}


def _gun(data: Path, split: str) -> Iterator[tuple[list[dict[str, object]], Any]]:
    (path, *_) = pick(data, DATA[0], split, "*.jsonl.gz")
    for item in jsonl(path):
        if item["gold"] and item["articles"]:
            yield [article_given(article) for article in item["articles"]], item


def _isaf(data: Path, split: str) -> Iterator[tuple[list[dict[str, object]], Any]]:
    (path, *_) = pick(data, DATA[1], split, "*.jsonl.gz")
    for number, item in enumerate(jsonl(path)):
        provinces = {_plain(name.replace("_", " ")) for name in item["gold"]["province"] if name}
        if provinces:
            yield [{"id": f"r{number}", "text": item["text"], "language": "en"}], provinces


def _muc4(data: Path, split: str) -> Iterator[tuple[list[dict[str, object]], Any]]:
    (path, *_) = pick(data, DATA[2], split, f"{split}.jsonl.gz")
    for item in jsonl(path):
        if len(item["templates"]) == 1:
            gold = _finest(item["templates"][0].get("INCIDENT: LOCATION", []))
            if gold:
                yield [{"id": item["docid"], "text": item["text"], "language": "en"}], gold


def _finest(lines: list[str]) -> set[str]:
    """The last component of each alternative: "COLOMBIA: ANTIOQUIA (DEPARTMENT): MEDELLIN (CITY)" is Medellin."""
    found = set()
    for line in lines:
        for alternative in line.lstrip("? ").split(" / "):
            match = _PLACE.search(alternative.split(":")[-1].strip())
            if match is not None:
                found.add(_plain(match[1]))
    return found - {""}


def _regions(place: Any) -> set[str]:
    """Names of the place and of the regions round it."""
    from rashomon.text.gazetteer import entry, lookup  # noqa: PLC0415

    found = _called(place)
    if place.place is not None:
        for each in lookup(place.place.name):
            if each.place.geonames_id == place.place.geonames_id:
                for row in each.parents:
                    found |= {_plain(entry(row).place.name)}
    return found | {name.removesuffix(" province") for name in found}


def _same_region(name: str) -> str:
    """The gazetteer's spelling of a province that the set spells in one of its other ways: Paktya is Paktiya."""
    from rashomon.text.gazetteer import lookup  # noqa: PLC0415

    known = {_plain(each.place.name) for each in lookup(name.replace("wardag", "wardak")) if each.kind == "region"}
    return min(known) if len(known) == 1 else name


def _own_country(place: Any) -> set[str]:
    """Where the row's place is a country, its names."""
    from rashomon.text.gazetteer import lookup  # noqa: PLC0415

    if place.place is None or place.place.kind != "country":
        return set()
    return {_plain(each.place.name) for each in lookup(place.name) if each.kind == "country"}
