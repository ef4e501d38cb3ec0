"""Fixed facts, such as how far a town lies: joined by their relation and by what they relate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from rashomon.model import Annotation, Quantity, Report, Span
from rashomon.reconcile.claims.values import at_odds
from rashomon.reconcile.compare.lexicon import stem
from rashomon.reconcile.compare.parallels import Parallels
from rashomon.reconcile.compare.spelled import words_of
from rashomon.reconcile.compare.union import Union
from rashomon.reconcile.entities.entities import Entities
from rashomon.reconcile.events.tellings import Telling
from rashomon.text.numbers import find_quantities

FIGURE = ("figure", "subject", "theme")
GROUND = ("ground", "object", "landmark", "origin")
ATTRIBUTE, HOLDER = "attribute", ("holder",)
# What a story has but one of, whatever the words beside it: an election's turnout, an earthquake's depth.
_ONE_A_STORY = frozenset({"turnout", "magnitude", "depth", "ransom", "debate", "standoff", "siege", "outage", "people aboard"})
_ONE_A_HOLDER = frozenset({"prison term"})
_TALLIES = "votes of "
# Of other things two reports measure one where their sentences have so many words more in common.
_IN_COMMON = 3
# Money has its own name: a wage of 12,500 and one of 15,000 are asked for in other words.
_MONEY_IN_COMMON = 1
_LONG = 4  # letters

_CAPITAL_BEFORE = re.compile(r"\bcapital(?: city)?,? (?:of )?\Z", re.IGNORECASE)
_CAPITAL_AFTER = re.compile(r",? the (?:[a-z]+ )?capital\b(?! of)", re.IGNORECASE)
_THE_CAPITAL = re.compile(r"(?:the|its|their) (?:[\w-]+ )?capital(?: city)?\Z", re.IGNORECASE)
_APPOSED = re.compile(
    r"(?:an?|the) (?:[\w-]+ )?(?:city|town|village|port|district|suburb|settlement|area|region)\b", re.IGNORECASE
)
_PROVINCE = re.compile(r"\b(?:provincial|regional|state|district|commercial|economic|cultural)\b", re.IGNORECASE)
_WINDOW = 24


def find_capital(annotations: Sequence[Annotation], reports: Mapping[str, Report], entities: Entities) -> str | None:
    """The one place that the reports themselves call the capital; None where they name none, or two."""
    found: set[str] = set()
    for annotation in annotations:
        text = reports[annotation.report].text
        for entity in annotation.entities:
            if entity.type != "place":
                continue
            for m in entity.mentions:
                before, after = text[max(0, m.span.start - _WINDOW) : m.span.start], text[m.span.end : m.span.end + _WINDOW]
                named = _CAPITAL_BEFORE.search(before) or _CAPITAL_AFTER.match(after)
                if m.form == "named" and named and not _PROVINCE.search(before + after):
                    found.add(entities.of[annotation.report, entity.key])
    return next(iter(found)) if len(found) == 1 else None


def group_facts(
    tellings: Sequence[Telling], entities: Entities, parallels: Parallels, capital: str | None
) -> tuple[tuple[Telling, ...], ...]:
    """Groups tellings of one relation between the same two things, in order of their first member.

    A fact of which one end is not known is joined with its parallel in another report's copy of the passage only.
    """
    groups: Union[str] = Union(t.id for t in tellings)
    first: dict[tuple[object, ...], str] = {}
    measures = [t for t in tellings if measures_something(t)]
    for one, other in _one_measure(measures, entities):
        groups.join(one.id, other.id)
    for t in tellings:
        ends = [_end(t, names, entities, capital) for names in (FIGURE, GROUND)]
        known = (t.mention.lemma, *sorted(e for e in ends if e)) if all(ends) and ends[0] != ends[1] else None
        key: tuple[object, ...] = known or (t.mention.lemma, "in", parallels.strand(t.mention.trigger))
        groups.join(first.setdefault(key, t.id), t.id)
    by_id = {t.id: t for t in tellings}
    return tuple(tuple(by_id[i] for i in group) for group in groups.groups(t.id for t in tellings))


def measures_something(t: Telling) -> bool:
    """True for a fact that tells how large a thing is, not how far two lie apart."""
    return any(role.name == ATTRIBUTE for role in t.mention.roles)


def _one_measure(tellings: Sequence[Telling], entities: Entities) -> Iterator[tuple[Telling, Telling]]:
    """Pairs of tellings of one measure: of that name, told alike, and of the same holder, or of none that is another's.

    A report that gives two figures of one name tells of two things, or of two times: which of them another report means is
    not known.
    """
    by_name: dict[tuple[str, str], list[Telling]] = {}
    for t in tellings:
        value = _figure(t)
        if value is not None:
            by_name.setdefault((t.mention.lemma, value.kind), []).append(t)
    for named in by_name.values():
        clear = [t for t in named if not any(t.report == u.report and _differ(t, u) for u in named)]
        holders = {_end(t, HOLDER, entities, None) for t in clear} - {None}
        for t, u in combinations(clear, 2):
            ends = {_end(t, HOLDER, entities, None), _end(u, HOLDER, entities, None)}
            if (len(ends) == 1 or (None in ends and len(holders) == 1)) and _told_alike(t, u):
                yield t, u


def _told_alike(t: Telling, u: Telling) -> bool:
    name, figure = t.mention.lemma, _figure(t)
    if name in _ONE_A_STORY or name in _ONE_A_HOLDER or name.startswith(_TALLIES):
        return True
    needed = _MONEY_IN_COMMON if figure is not None and figure.kind == "money" else _IN_COMMON
    return len(_words(t) & _words(u)) >= needed


def _words(t: Telling) -> frozenset[str]:
    """Stems of the longer words of the sentence, those of the name left out."""
    keys = {stem(key) for key in words_of(t.mention.sentence.quote).keys if len(key) >= _LONG and key.isalpha()}
    return frozenset(keys - {stem(word) for word in t.mention.lemma.split()})


def _figure(t: Telling) -> Quantity | None:
    found = find_quantities(t.mention.trigger.quote)
    return found[0].quantity if found else None


def _differ(t: Telling, u: Telling) -> bool:
    one, other = _figure(t), _figure(u)
    return one is not None and other is not None and at_odds(one, other)


def _before(t: Telling, span: Span, entities: Entities) -> str | None:
    """The named place that stands just before an apposition: "Varn, a town some 80 km south of …"."""
    for entity in sorted(t.near):
        known = entities.by_id[entity]
        ends = [m.end for m in known.mentions if m.report == t.report]
        if known.names and any(0 < span.start - end <= len(", ") for end in ends):
            return entity
    return None


def _end(t: Telling, names: tuple[str, ...], entities: Entities, capital: str | None) -> str | None:
    for role in t.mention.roles:
        if role.name not in names:
            continue
        entity = entities.find(t.report, role.entity)
        if entity is not None and entities.by_id[entity].names:
            return entity
        if _APPOSED.match(role.span.quote):
            named = _before(t, role.span, entities)
            if named is not None:
                return named
        if capital is not None and _THE_CAPITAL.search(role.span.quote):
            return capital
        return None
    return None
