"""Accounts of gun-violence incidents against the registry: how many killed and injured, when, where.

Measures follow the set's own gold rule: participants whose status says killed or injured, suspects counted. A report that
counts victims only differs from gold by definition. No answer for a date or a city counts as wrong; a figure that no report
gives counts as 0, as a coder would enter it. A city is right when a name of the row's place, or the gazetteer's name for it,
is the registry's city, the name it gives in brackets, or its DBpedia city; Washington and its district are one. Where the
registry writes "Polk (county)", `city_or_county` takes Polk County too, which `city`, as it was set down, does not.

Victims' names: participants whose status says killed or injured, against the people of the account's incident (exact or by
surname and first initial), over incidents for which the registry names somebody.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks._reports import article_given
from benchmarks.frame import Outcome, Stopwatch, jsonl, pick, thin

NAME = "accounts"
DATA = ("gun_violence_incidents",)
SUMMARY = "killed, injured, date and city of an incident from its reports, against the registry (gun_violence_incidents)"
SPLITS = ("dev",)

NEAR_KM = 25.0


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """One account an incident; exact figures, exact date, city by name."""
    from rashomon.app import account  # noqa: PLC0415
    from rashomon.model import NothingReadable  # noqa: PLC0415

    (path, *_) = pick(data, DATA[0], split, "*.jsonl.gz")
    incidents = thin([item for item in jsonl(path) if item["gold"] and item["articles"]], limit)
    watch = Stopwatch()
    words = 0
    rows: dict[str, list[dict[str, bool | None]]] = defaultdict(list)
    named: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for incident in incidents:
        given = [article_given(article) for article in incident["articles"]]
        words += sum(len(str(article["text"]).split()) for article in given)
        with watch:
            try:
                done = account(given)
            except NothingReadable:
                done = None
        outcome = _judge(done, incident)
        names = _victims(done, incident)
        for group in _groups(incident):
            rows[group].append(outcome)
            if names is not None:
                named[group].append(names)
    measures = {group: {**_shares(found), "victims_f1": _f1(named[group])} for group, found in sorted(rows.items())}
    return Outcome(n=len(incidents), measures=measures, words=words, seconds=watch.seconds)


def _groups(incident: Mapping[str, Any]) -> list[str]:
    victims = incident["gold"]["num_killed"] + incident["gold"]["num_injured"]
    stratum = "one_victim" if victims < 2 else "two_or_three_victims" if victims < 4 else "four_or_more_victims"
    groups = ["all", stratum]
    if len(incident["articles"]) > 1:
        groups += ["multi", f"multi_{stratum}"]
    return groups


def _judge(done: Any, incident: Mapping[str, Any]) -> dict[str, bool | None]:
    gold = incident["gold"]
    row = done.incident if done is not None else None
    figures = {figure.slot: figure.best for figure in row.figures} if row else {}
    killed = figures.get("killed", 0) == gold["num_killed"] and row is not None
    injured = figures.get("injured", 0) == gold["num_injured"] and row is not None
    day = row.when.start.date() if row and row.when else None
    wanted = datetime.strptime(gold["date"], "%B %d, %Y").date()
    place = next((entity for entity in done.entities if entity.id == row.where), None) if row else None
    return {
        "killed": killed,
        "injured": injured,
        "both": killed and injured,
        "date": day == wanted,
        "date_within_a_day": day is not None and abs((day - wanted).days) <= 1,
        "city": place is not None and bool(_called(place) & _cities(gold)),
        "city_or_county": place is not None and bool(_called(place) & (_cities(gold) | _county(gold))),
        "within_25_km": _near(place, incident.get("lat_long")),
    }


def _called(place: Any) -> set[str]:
    """All names of the row's place."""
    found = {_plain(name) for name in (place.name, *place.names, *([place.place.name] if place.place else []))}
    return found | ({"washington"} if found & {"d c", "dc", "washington d c", "district of columbia"} else set())


def _victims(done: Any, incident: Mapping[str, Any]) -> tuple[int, int, int] | None:
    """How many names of people hurt are right, given, and wanted; None where the registry names nobody."""
    hurt = [one for one in incident["gold"]["participants"] if re.search("Killed|Injured", str(one.get("Status") or ""))]
    wanted = [_plain(str(one["Name"])).split() for one in hurt if one.get("Name")]
    if not wanted:
        return None
    given = [_plain(name).split() for name in _hurt(done)] if done is not None else []
    left = [name for name in wanted if name]
    right = 0
    for name in given:
        match = next((other for other in left if _same_name(name, other)), None)
        if match is not None:
            left.remove(match)
            right += 1
    return right, len(given), len(wanted)


def _hurt(done: Any) -> list[str]:
    """Names of those who were killed or injured, by the account."""
    names = {entity.id: entity.name for entity in done.entities}
    return [names[victim.entity] for victim in done.incident.people] if done.incident is not None else []


def _same_name(one: list[str], other: list[str]) -> bool:
    """Same surname and the same first initial; suffixes such as "Jr" set aside."""
    first, second = ([word for word in name if word not in {"jr", "sr", "ii", "iii", "iv"}] for name in (one, other))
    return bool(first and second) and first[-1] == second[-1] and first[0][0] == second[0][0]


def _f1(rows: list[tuple[int, int, int]]) -> float:
    right, given, wanted = (sum(row[place] for row in rows) for place in range(3))
    return 2 * right / (given + wanted) if given + wanted else 0.0


def _cities(gold: Mapping[str, Any]) -> set[str]:
    """Names that count: the registry's city outside and inside brackets, and the DBpedia city."""
    written = str(gold["city_or_county"] or "")
    names = [re.sub(r"\(.*?\)", "", written), *re.findall(r"\((.*?)\)", written)]
    if isinstance(gold.get("locations"), Mapping):
        names.append(str(gold["locations"].get("city", "")).rsplit("/", 1)[-1].split(",")[0].replace("_", " "))
    return {plain for plain in map(_plain, names) if plain and plain != "county"}


def _county(gold: Mapping[str, Any]) -> set[str]:
    """The name of the county, where the registry has no town: "Polk (county)" is Polk County."""
    written = re.fullmatch(r"(.+?)\s*\(county\)", str(gold["city_or_county"] or ""), re.IGNORECASE)
    return {_plain(f"{written[1]} county")} if written else set()


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join(re.sub(r"\bst\b", "saint", re.sub(r"[^a-z ]", " ", folded)).split())


def _near(entity: Any, point: Any) -> bool | None:
    from rashomon.text.geo import distance_km  # noqa: PLC0415

    if not point:
        return None
    if entity is None or entity.place is None:
        return False
    return distance_km((entity.place.latitude, entity.place.longitude), (point[0], point[1])) <= NEAR_KM


def _shares(rows: list[dict[str, bool | None]]) -> dict[str, float | int]:
    shares: dict[str, float | int] = {"incidents": len(rows)}
    for key in rows[0]:
        judged = [row[key] for row in rows if row[key] is not None]
        shares[key] = sum(map(bool, judged)) / len(judged) if judged else 0.0
    return shares
