"""Clusters of real reports with claims made about them: the six groups of corroborate-mcp's own benchmark.

True claims are drawn without our reading of the reports: from the registry of gun violence, where the reports have its figure
beside a word for the state and name the town (a lexical test), and from sentences of ECB+ cut to one clause by rule.
False ones are made from these by `makers.distortions`. A group's claims and draws follow from the split's name.
"""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.frame import jsonl, pick, thin
from benchmarks.makers.distortions import Surroundings, degraded, distorted, made_up
from benchmarks.makers.edits import house_style

TRUE = ("widely", "niche", "degraded")
FALSE = ("distorted", "made_up", "stale")

_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_STATES = {
    "killed": r"kill(?:ed|s|ing)?|dead|died|dies|deaths?|fatal(?:ly)?|homicide|slain",
    "injured": r"wound(?:ed|s|ing)?|injur(?:ed|ies|y|ing)|hurt",
}
_ONE = r"(?:one|1|an?)(?: [\w-]+){0,2} (?:person|man|woman|boy|girl|teen(?:ager)?|victim|officer|student|people)"
_TEMPLATES = {
    "killed": (
        "{n} {people} {were} killed in {city}.",
        "{n} {people} died in a shooting in {city}.",
        "A shooting in {city} left {n} {people} dead.",
        "{n} {people} {were} shot dead in {city}, {state}.",
    ),
    "injured": (
        "{n} {people} {were} wounded in {city}.",
        "{n} {people} {were} injured in a shooting in {city}.",
        "A shooting in {city} left {n} {people} wounded.",
    ),
}
_NAMED = ("{name} was killed in {city}.", "{name} died in {city}.", "{name} was shot in {city}.")
_JOIN_LEFT = frozenset(". , ; : ? ! ) ' 's n't 'm 're 've 'll 'd % ''".split())
_SPEECH = r"(?:said|says|reported|reports|announced|told reporters|added|according to [\w .]+)"
_CUT = (
    (re.compile(r"\([^)]*\)|\[[^\]]*\]"), ""),
    (re.compile(rf",? (?:[A-Z]?[\w.]+ ){{1,4}}{_SPEECH}(?: (?:on )?[A-Z]\w+day)?\.$"), "."),
    (re.compile(r", (?:who|which|where|whose|after|when|while|as|because|including|with|according to"
                r"|a|an|the|his|her|its|but|and)\b[^,.]*(?=[,.])"), ""),
    (re.compile(r",? (?:who|which|after|when|while|as|because|although|but)\b[^,.]*\.$"), "."),
    (re.compile(r"\s*,(?=\s*\.)"), ""),
)  # fmt: skip
_UNFIT = re.compile(
    r"[\"“”?;:]|``|''|\b(?:if|whether|not|n't|never|no|would|could|may|might|I|we|you|he|she|it|they|him|his|her|them|its|their|this|that|these|those|here)\b",
    re.I,
)
_FINITE = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|\w{2,}ed|won|took|shot|fell|left|hit|said|struck|found|began|made|got)\b"
)
LEAST_WORDS, MOST_WORDS = 5, 16


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of a group; `way`: how it was made."""

    group: str
    way: str
    text: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """Reports as `rashomon.check` takes them, and the claims to ask of them."""

    id: str
    reports: tuple[Mapping[str, object], ...]
    claims: tuple[Claim, ...]


def clusters(data: Path, split: str, limit: int | None) -> Iterator[Cluster]:
    """All clusters with their claims; stale claims have a cluster of their own, which holds the later report."""
    seed = zlib.crc32(split.encode())
    incidents = [i for path in pick(data, "gun_violence_incidents", split, "*.jsonl.gz") for i in jsonl(path)]
    incidents = [i for i in incidents if i["gold"] and len(i["articles"]) > 1]
    stories = _stories(data, split)
    share = None if limit is None else max(1, limit // 4)
    cities = sorted({_city(i["gold"]) for i in incidents} - {""})
    people = sorted({p["Name"] for i in incidents for p in i["gold"]["participants"] if len(str(p.get("Name", "")).split()) == 2})
    for incident in thin(incidents, None if limit is None else max(1, limit - (share or 0))):
        yield from _of_incident(incident, cities, people, random.Random(f"{seed} {incident['incident_id']}"))  # noqa: S311
    for name, documents in thin(sorted(stories.items()), share):
        yield _of_story(name, documents, cities, people, random.Random(f"{seed} {name}"))  # noqa: S311


# --- the registry of gun violence ---------------------------------------------------------------


def _city(gold: Mapping[str, Any]) -> str:
    return re.sub(r"\(.*?\)", "", str(gold["city_or_county"] or "")).strip()


def _of_incident(
    incident: Mapping[str, Any], cities: Sequence[str], people: Sequence[str], rng: random.Random
) -> Iterator[Cluster]:
    gold, articles = incident["gold"], incident["articles"]
    city = _city(gold)
    if not city or city.endswith("county"):
        return
    reports = tuple(_report(a) for a in articles)
    true = [*_figures(gold, articles, city, rng), *_names(gold, articles, city, rng)]
    around = Surroundings(" ".join(f"{a['title']} {a['text']}" for a in articles).lower(), cities, people)
    name = next((str(p["Name"]) for p in gold["participants"] if p.get("Name")), "")
    claims = [*true, *_false(true, around, rng)]
    claims.extend(_crossed(gold, articles, city))
    if name:
        claims.append(Claim("made_up", "event", made_up(rng, place=city, name=name)))
    yield Cluster(str(incident["incident_id"]), reports, tuple(claims))
    yield from _stale(incident, true, reports, rng)


def _report(article: Mapping[str, Any]) -> dict[str, object]:
    kept = {"id": article["id"], "title": article["title"] or "", "published": article["date"], "url": article["url"] or ""}
    return {**kept, "text": article["text"], "language": "en"}


def _figures(gold: Mapping[str, Any], articles: Sequence[Mapping[str, Any]], city: str, rng: random.Random) -> Iterator[Claim]:
    for state, number in (("killed", gold["num_killed"]), ("injured", gold["num_injured"])):
        bearing = sum(_bears(a, state, number) and city.lower() in _whole(a) for a in articles)
        if not 0 < number < len(_WORDS) or not bearing:
            continue
        people, were = ("person", "was") if number == 1 else ("people", "were")
        filled = {"n": _WORDS[number], "people": people, "were": were, "city": city, "state": gold["state"]}
        text = rng.choice(_TEMPLATES[state]).format(**filled)
        yield Claim("widely" if bearing > 1 else "niche", state, text[:1].upper() + text[1:])


def _names(gold: Mapping[str, Any], articles: Sequence[Mapping[str, Any]], city: str, rng: random.Random) -> Iterator[Claim]:
    for person in gold["participants"]:
        name = str(person.get("Name", ""))
        if person.get("Status") != "Killed" or len(name.split()) != 2:
            continue
        bearing = sum(name.lower() in _whole(a) and city.lower() in _whole(a) for a in articles)
        if bearing:
            yield Claim("widely" if bearing > 1 else "niche", "name", rng.choice(_NAMED).format(name=name, city=city))


def _crossed(gold: Mapping[str, Any], articles: Sequence[Mapping[str, Any]], city: str) -> Iterator[Claim]:
    """What is told of one put to another whom the reports name too: the killer killed, the injured dead."""
    told = " ".join(_whole(a) for a in articles)
    for person in gold["participants"]:
        name, status = str(person.get("Name", "")), str(person.get("Status") or "Killed")
        if "Killed" not in status and len(name.split()) == 2 and name.lower() in told:
            hurt = "Injured" in status
            yield from (Claim("crossed", "name", t.format(name=name, city=city)) for t in (_NAMED[:2] if hurt else _NAMED))


def _whole(article: Mapping[str, Any]) -> str:
    return f"{article['title']} {article['text']}".lower()


def _figure(number: int) -> str:
    return _ONE if number == 1 else rf"(?:{_WORDS[number]}|{number})" if number < len(_WORDS) else str(number)


def _bears(article: Mapping[str, Any], state: str, number: int) -> bool:
    return _pattern(state, number).search(_whole(article)) is not None


def _pattern(state: str, number: int) -> re.Pattern[str]:
    # Nothing between figure and state that another figure or state could claim.
    figure, words = rf"\b(?P<n>{_figure(number)})\b", rf"\b(?:{_STATES[state]})\b"
    between = rf"(?:(?!\b(?:{'|'.join((*_WORDS[1:], *_STATES.values()))})\b)[^.,\n\d]){{0,40}}"
    return re.compile(rf"{figure}{between}{words}", re.IGNORECASE)


def _still_bears(text: str, state: str, number: int) -> bool:
    """True where the old figure is left, before or behind a word for the state."""
    figure, words = rf"\b{_figure(number)}\b", rf"\b(?:{_STATES[state]}|murder\w*)\b"
    return re.search(rf"{figure}[^.\n]{{0,60}}{words}|{words}[^.\n]{{0,60}}{figure}", text, re.IGNORECASE) is not None


def _stale(
    incident: Mapping[str, Any], true: Sequence[Claim], reports: Sequence[Mapping[str, object]], rng: random.Random
) -> Iterator[Cluster]:
    """A later report raises the figure of the claim: the same text, the next day, another number."""
    for claim in true:
        number = incident["gold"]["num_killed" if claim.way == "killed" else "num_injured"]
        if claim.way not in _STATES or number < 2:
            continue
        source = next((a for a in incident["articles"] if _bears(a, claim.way, number)), None)
        if source is None:
            continue
        raised = _WORDS[min(number + rng.choice((1, 2)), len(_WORDS) - 1)]
        text = _raised(str(source["text"]), claim.way, number, raised)
        if text == source["text"] or _still_bears(text, claim.way, number):
            continue
        later = (datetime.fromisoformat(str(source["date"])[:10]) + timedelta(days=1)).date().isoformat() if _iso(source) else ""
        update = {**_report(source), "id": f"{source['id']}-later", "title": "", "url": "", "published": later, "text": text}
        yield Cluster(f"{incident['incident_id']}-{claim.way}", (*reports, update), (Claim("stale", claim.way, claim.text),))


def _raised(text: str, state: str, number: int, raised: str) -> str:
    return _pattern(state, number).sub(lambda m: m.group().replace(m["n"], raised, 1), text)


def _iso(article: Mapping[str, Any]) -> bool:
    return re.match(r"\d{4}-\d{2}-\d{2}", str(article["date"])) is not None


# --- ECB+ ----------------------------------------------------------------------------------------


def _stories(data: Path, split: str) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for path in pick(data, "ecbplus", split, "*.jsonl.gz"):
        for document in jsonl(path):
            found.setdefault(document["subtopic"], []).append(document)
    return found


def _of_story(
    name: str, documents: Sequence[Mapping[str, Any]], cities: Sequence[str], people: Sequence[str], rng: random.Random
) -> Cluster:
    texts = {d["doc_id"]: _text(d["sentences"]) for d in documents}
    told: dict[str, set[str]] = {}
    for d in documents:
        for m in d["mentions"]:
            if m["tag"].startswith("ACTION") and m["cross_doc"]:
                told.setdefault(m["chain"], set()).add(d["doc_id"])
    true = []
    for d in documents:
        for number in d["selected_sentences"]:
            claim = _clause(_plain(d["sentences"][number]))
            chains = [m for m in d["mentions"] if m["sent"] == number and m["tag"].startswith("ACTION_OCC") and m["chain"]]
            inside = [m for m in chains if claim and m["text"] in claim]
            if claim and inside:
                widely = any(len(told.get(m["chain"], ())) > 1 for m in inside)
                text = house_style(claim, rng, rate=0.8, backwards=rng.random() < 0.5)
                true.append(Claim("widely" if widely else "niche", "clause", text))
    true = rng.sample(true, min(len(true), 14))
    around = Surroundings(" ".join(texts.values()).lower(), cities, people)
    reports = tuple({"id": k, "text": v, "language": "en"} for k, v in texts.items())
    return Cluster(name, reports, (*true, *_false(true, around, rng)))


def _text(sentences: Sequence[Sequence[str]]) -> str:
    """Sentences in a row; one without a mark at its end is a heading."""
    plain = [_plain(s) for s in sentences if s and not _is_url(s)]
    return "".join(s + (" " if s[-1] in ".!?\"'”)" else "\n\n") for s in plain).strip()


def _is_url(sentence: Sequence[str]) -> bool:
    return bool(sentence) and sentence[0].lower().startswith("http")


def _plain(sentence: Sequence[str]) -> str:
    """The words as they would be printed."""
    text = ""
    for word in sentence:
        text += word if not text or word in _JOIN_LEFT or text[-1] in "($" else f" {word}"
    return text


def _clause(sentence: str) -> str | None:
    """The sentence cut to its main clause, or None where that cannot be done by rule."""
    for pattern, instead in _CUT:
        sentence = pattern.sub(instead, sentence)
    text = " ".join(sentence.split())
    if _UNFIT.search(text) or not _FINITE.search(text) or not text.endswith(".") or not text[:1].isupper():
        return None
    return text if LEAST_WORDS <= len(text.split()) <= MOST_WORDS and text.count(",") < 2 else None


def _false(true: Sequence[Claim], around: Surroundings, rng: random.Random) -> Iterator[Claim]:
    for claim in true:
        ways = [w for w in distorted(claim.text, rng, around) if not _still_said(claim.text, w, around)]
        for way, text in rng.sample(ways, min(3, len(ways))):
            yield Claim("distorted", way, text)
        if claim.group == "widely":
            yield Claim("degraded", claim.way, degraded(claim.text, rng))


def _still_said(true: str, distortion: tuple[str, str], around: Surroundings) -> bool:
    """True for a distortion that the reports may say all the same.

    "At least 55" where the true claim says "at least 70"; another state of people of which the reports speak as well.
    """
    from rashomon.text.numbers import find_quantities  # noqa: PLC0415

    way, text = distortion
    if way == "number":
        pairs = zip(find_quantities(true), find_quantities(text), strict=False)
        return all(new.quantity.low <= old.quantity.low <= old.quantity.high <= new.quantity.high for old, new in pairs)
    return way == "deed" and any(
        re.search(rf"\b(?:{words})\b", text, re.I)
        and not re.search(rf"\b(?:{words})\b", true, re.I)
        and re.search(rf"\b(?:{words})\b", around.texts, re.I)
        for words in _STATES.values()
    )
