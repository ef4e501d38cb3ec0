"""Places named inside other words: "Halmara" of "Halmara Police Department" and of "a Halmara woman" (ACE: nested mentions).

A language model gives such words the type of the whole, or takes them for a person's. Where the word behind says that a
place must stand before it, and the gazetteer knows one of that name, the place is a mention of its own. So it is where
the words stand "in" or "near" something, and a region that the report names has a town of that name.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from rashomon.annotate.entities.spelling import key
from rashomon.annotate.grammar.document import Document
from rashomon.annotate.grammar.roster import Roster, make_roster
from rashomon.annotate.places.placing import is_short_region, region_at_head
from rashomon.model import LocalEntity, Mention, Report, Span
from rashomon.text.gazetteer import EXACT, Entry, lookup
from rashomon.text.placebehind import AREA_WORDS, DEEDS, PEOPLE, PREMISES, SERVICES

_NAME = r"(?:(?:[A-Z]\.){2}|(?:(?:St\.|Mt\.|Ft\.) )?[A-Z][^\W\d_]{1,20}(?:[’'-](?!s\b)[A-Za-z]{1,15}){0,2})"
_WORDS = re.compile(rf"(?<![\w’'-])(?<![A-Z]\.){_NAME}(?: {_NAME}){{0,3}}(?!\w)")
_BEHIND = re.compile(
    rf"(?:['’]s)? (?!(?<=['’]s ){AREA_WORDS})(?P<service>{SERVICES})"
    rf"|[ -](?:(?:(?:[a-z]+-)*old )?(?P<people>{PEOPLE})|(?P<premises>{PREMISES})|(?P<deed>{DEEDS}))\b(?!['’]s)",
    re.IGNORECASE,
)
_WITH_REGION = re.compile(
    rf"(?<![\w’'-])(?P<name>{_NAME}(?: {_NAME}){{0,3}}), (?P<region>[A-Z][\w.]{{1,14}}(?: [A-Z][\w.]{{2,14}}){{0,2}})"
)
_PART = re.compile(
    r"(?:(?i:north|south|east|west|northeast|northwest|southeast|southwest|northern|southern|eastern|western|downtown|central|inner"
    r"|greater|suburban)[ -])?(?P<town>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2})(?: [a-z]+){0,2}"
)
_JOINT = re.compile(r"([A-Z][^\W\d_]+)-[A-Z][^\W\d_]+\Z")
_AREA = re.compile(rf"(?:.+ )?{AREA_WORDS}\Z")
# Words that stand before such words too, and are some town's name.
_OTHERS = frozenset(
    "The A An In At Near From On For After When As By To But And If Is Was One Two Three Four Five Six Seven Eight Nine Ten New"
    " Old Older Police Deputy Law Center Centre Central Valley Avenue Street Road Park Hospital University College State Federal"
    " National Chief Former Officer Young Elderly Black White Local House Church School High Military Army Union War Many Most"
    " Both Other North South East West Northern Southern Eastern Western Downtown Uptown Midtown Good Best Male Female Victim"
    " Suspect County Parish Borough Township Metro Mother Father Brother Sister Man Woman Boy Girl Teen Child Day Sunday"
    " Monday Tuesday Wednesday Thursday Friday Saturday Northeast Northwest Southeast Southwest Call".split()
)
_KINDS = frozenset({"town", "capital", "district", "region", "country"})
_MISREAD = frozenset({"person", "organisation", "facility", "group"})
_LOCATIVE = frozenset({"in", "near", "outside"})
_AREAS = frozenset({"region", "district"})
MAX_SOUGHT = 400  # stretches of capitalised words looked up in one report, at most


@dataclass(frozen=True, slots=True)
class _Found:
    """Words that must be a place's. `sure`: no surname stands there."""

    span: Span
    sure: bool


def standing_like_places(document: Document, roster: Roster) -> tuple[Span, ...]:
    """Names that the parse has "in" or "near" something, and that are towns of a region which the report names.

    Args:
        document: the report with its parse.
        roster: its entities as far as they are known.

    Returns:
        In order; names of places already are not among them.
    """
    named: frozenset[int] | None = None
    found = []
    for entity in roster.entities:
        if entity.type not in _MISREAD or not all(_known(name) for name in entity.names):
            continue
        for mention in entity.mentions:
            tree = document.tree_at(mention.span.start) if mention.form == "named" else None
            head = tree.top(mention.span.start, mention.span.end) if tree is not None else None
            if tree is None or head is None or not tree.has(head, "obl", "nmod") or tree.case(head) not in _LOCATIVE:
                continue
            named = _areas_named(document.report, roster) if named is None else named
            if any(_own(town) and not named.isdisjoint(town.parents[:-1]) for town in lookup(mention.span.quote)):
                found.append(mention.span)
    return tuple(found)


def _areas_named(report: Report, roster: Roster) -> frozenset[int]:
    """Regions and districts that the report names, or that its places may lie in."""
    parts = [part.strip() for part in report.dateline.split(",")[1:3]]
    rows = {each.row for part in parts for each in region_at_head(part) if each.kind in _AREAS}
    for entity in roster.entities:
        if entity.type == "place":
            for each in filter(_own, lookup(entity.name)):
                rows.update((each.row, *each.parents[:-1]) if each.kind in _AREAS else each.parents[:-1])
    return frozenset(rows)


def with_nested_places(report: Report, roster: Roster, *, standing: tuple[Span, ...] = ()) -> Roster:
    """Adds places named inside other words, and gives names that are places everywhere their type.

    Args:
        report: the report.
        roster: its entities as far as they are known.
        standing: names that stand where places do, as :func:`standing_like_places` finds them.

    Returns:
        The roster with a mention for each such place; entities stay in order of first mention, keys are given anew.
    """
    stands = (_Found(span, sure=True) for span in standing)
    found = list(
        dict.fromkeys((*_places_before(report, roster), *_places_in_regions(report), *_places_in_names(report, roster), *stands))
    )
    surnames = _surnames(roster)
    entities = [_retyped(entity, found, surnames) for entity in roster.entities]
    forms = {key(name): place for place, entity in enumerate(entities) if entity.type == "place" for name in entity.names}
    extra: dict[str, list[Span]] = defaultdict(list)
    for each in found:
        extra[key(each.span.quote)].append(each.span)
    changed = False
    for form, spans in extra.items():
        place = forms.get(form)
        taken = {(m.span.start, m.span.end) for m in entities[place].mentions} if place is not None else set()
        free = [span for span in spans if (span.start, span.end) not in taken and not _same(roster, span, "place")]
        if not free:
            continue
        changed = True
        if place is None:
            name = free[0].quote
            entities.append(LocalEntity("", "place", name, (name,), (), tuple(Mention(s, "named", "") for s in free)))
        else:
            mentions = (*entities[place].mentions, *(Mention(span, "named", "") for span in free))
            entities[place] = replace(entities[place], mentions=tuple(sorted(mentions, key=lambda m: (m.span.start, m.span.end))))
    if not changed and entities == list(roster.entities):
        return roster
    return make_roster(tuple(_keyed(entities)))


def _places_before(report: Report, roster: Roster) -> Iterator[_Found]:
    """Capitalised words before a service, people or a site, of which the longest ending is a place of the gazetteer."""
    surnames = _surnames(roster)
    sought = 0
    for match in _WORDS.finditer(report.text):
        words = match.group().split(" ")
        for count in range(len(words), 0, -1):
            head = " ".join(words[:count])
            behind = _BEHIND.match(report.text, match.start() + len(head), match.start() + len(head) + 60)
            if behind is None or (match.start() >= report.body and _has_a_name(behind["premises"])):
                continue
            sought += 1
            if sought > MAX_SOUGHT:
                return
            found = _ending(words[:count], surnames, serves=behind["service"] is not None)
            start = len(head) - len(found)
            if not found and behind["service"]:
                start, found = _first_of_two(head)
            if found:
                start += match.start()
                yield _Found(report.span(start, start + len(found)), (behind["premises"] or behind["deed"]) is None)
                break


def _first_of_two(head: str) -> tuple[int, str]:
    """Where the town stands in the name of what it shares with its county, "Charlotte-Mecklenburg Police"; "" without one."""
    joint = _JOINT.search(head)
    return (joint.start(), joint[1]) if joint is not None and joint[1] not in _OTHERS and _known(joint[1]) else (0, "")


def _has_a_name(premises: str | None) -> bool:
    """Premises with a capital, outside a headline, are part of a name: "Boss Nightclub" is in no town of Boss."""
    return premises is not None and premises[0].isupper() and not premises.isupper()


def _ending(words: list[str], surnames: frozenset[str], *, serves: bool) -> str:
    """The longest ending of some words that is a place and no surname; "" without one."""
    for first in range(len(words)):
        form = " ".join(words[first:])
        if form not in _OTHERS and _known(form):
            alone = form not in surnames and (first == 0 or words[first - 1] in _OTHERS)
            return form if serves or alone else ""
    return ""


def _places_in_regions(report: Report) -> Iterator[_Found]:
    """Names with the region or country behind them that they lie in: "a club in Halmara, Ind."."""
    for match in islice(_WITH_REGION.finditer(report.text), MAX_SOUGHT):
        name = match["name"]
        regions = {each.row for each in region_at_head(match["region"])}
        words = name.split(" ")
        for first in range(len(words)) if regions else ():
            form = " ".join(words[first:])
            if any(each.match == EXACT and each.main and regions & {*each.parents} for each in lookup(form)):
                start = match.end("name") - len(form)
                yield _Found(report.span(start, match.end("name")), sure=True)
                break


def _places_in_names(report: Report, roster: Roster) -> Iterator[_Found]:
    """Towns in the names of their parts: "north Halmara", "Halmara park"."""
    for entity in roster.entities:
        if entity.type in {"place", "facility"}:
            for mention in entity.mentions:
                quote = mention.span.quote
                part = _PART.fullmatch(quote) if mention.form == "named" and not _known(quote) else None
                if part is not None and _known(part["town"]):
                    start = mention.span.start + part.start("town")
                    yield _Found(report.span(start, start + len(part["town"])), sure=True)


def _surnames(roster: Roster) -> frozenset[str]:
    """Last words of the full names of persons, and those names: no place is told by them."""
    persons = (name for entity in roster.entities if entity.type == "person" for name in entity.names if " " in name)
    names = [name for name in persons if not _known(name)]
    return frozenset(names) | frozenset(name.rsplit(" ", 1)[-1] for name in names)


def _known(form: str) -> bool:
    return is_short_region(form) or (len(form) >= 3 and any(map(_own, lookup(form)[:5])))


def _own(entry: Entry) -> bool:
    return entry.match == EXACT and entry.kind in _KINDS and entry.main


def _same(roster: Roster, span: Span, type_: str) -> bool:
    """True where a mention of that type covers the very words."""
    return any(m.span == span and roster.by_key[m.entity].type == type_ for m in roster.within(span.start, span.end))


def _retyped(entity: LocalEntity, found: list[_Found], surnames: frozenset[str]) -> LocalEntity:
    """A "person" or body all of whose names are places, and that stands before a service or people, is that place.

    One such mention is enough, in one report a name has one bearer; with a person of that surname in it, half of them are.
    """
    if entity.type not in _MISREAD:
        return entity
    if entity.type != "person" and all(_AREA.fullmatch(name) and _known(name) for name in entity.names):
        return replace(entity, type="place")
    sure = [each.span for each in found if each.sure]
    if surnames.isdisjoint(entity.names):
        enough = not {key(span.quote) for span in sure}.isdisjoint(map(key, entity.names))
    else:
        spans = {mention.span for mention in entity.mentions if mention.form == "named"}
        enough = 2 * len(spans.intersection(sure)) >= max(len(spans), 1)
    return replace(entity, type="place") if enough and all(_known(name) for name in entity.names) else entity


def _keyed(entities: list[LocalEntity]) -> Iterator[LocalEntity]:
    """The entities in order of first mention, with keys that say so."""
    ordered = sorted(entities, key=lambda each: (each.mentions[0].span.start, each.mentions[0].span.end))
    for place, entity in enumerate(ordered):
        name = f"e{place + 1}"
        yield replace(entity, key=name, mentions=tuple(replace(mention, entity=name) for mention in entity.mentions))
