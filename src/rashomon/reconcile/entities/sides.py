"""Who belongs to whom: the parties of a story, from how reports name them together.

"Haftar's army", "army spokesman X", "the front of Y", "forces loyal to Z": such words put two entities on one side. Sides
tell a rival account from a contradiction, and the parts of one party from its opponents.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.model import Annotation, Mention, Report
from rashomon.reconcile.compare.union import Union
from rashomon.reconcile.entities.entities import Entities
from rashomon.text.names import fold

PARTIES = frozenset({"person", "organisation", "group"})

# Between two names: what puts the second under the first, or the first under the second. All anchored, none repeats freely.
_ROLE = (
    r"(?:spokes(?:man|woman|person)|commander|leader|chief|head|president|general|colonel|minister|director|official|member"
    r"|ally|deputy|boss|founder|chairman|chairwoman|chair|secretary|army|forces?|troops|fighters|militia|government|wing|branch"
    r"|warlord|strongman|officer|coordinator|envoy|aide|adviser|representative|candidate|ceo|lawyer)"
)
_WORD = r"(?:[a-z][a-z-]{0,20} )"
_OWNED = re.compile(rf"(?:['’]s?)? {_WORD}{{0,3}}\Z")
_OWNS = re.compile(r"['’]s?\Z")
_ROLE_BETWEEN = re.compile(rf"(?:['’]s?)?,? {_WORD}{{0,2}}{_ROLE},? (?:{_WORD}{{0,2}})?\Z", re.IGNORECASE)
_OF = re.compile(rf",? (?:the )?{_WORD}{{0,2}}(?:of|for) (?:the |its |his |their )?{_WORD}{{0,2}}\Z")
_APPOSED = re.compile(
    rf",? (?:who is )?(?:an? |the |its )?{_WORD}{{0,3}}{_ROLE},?"
    rf" (?:of|for|with|in|from) (?:the |its |his |their )?{_WORD}{{0,3}}\Z"
)
_LOYAL = re.compile(
    rf",? (?:{_WORD}{{0,3}})?(?:allied (?:to|with)|loyal to|aligned with|commanded by|led by|headed by|run by)"
    rf" (?:the )?{_WORD}{{0,3}}\Z"
)
_BRACKET = re.compile(r",? \(\Z")
_FOES = re.compile(
    r"\b(?:rivals?|opponents?|opposition|enem(?:y|ies)|foes?|critics?|against|victims?|attackers?|targets?|counterparts?"
    r"|neighbou?rs?|predecessor|fight|fought|fighting|war|and|or|versus)\b",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r"\bspokes(?:man|woman|person)\b", re.IGNORECASE)
# Longest stretch between two names that is looked at, in code points.
GAP = 80


@dataclass(frozen=True, slots=True)
class Sides:
    """Who belongs to whom.

    Attributes:
        parties: sets of ids of persons, organisations and groups that reports name as one party's.
        voices: a body and those who are called its spokespeople: one voice.
    """

    parties: Union[str]
    voices: Union[str]


def find_sides(reports: Mapping[str, Report], annotations: Sequence[Annotation], entities: Entities) -> Sides:
    """Joins the entities of one party.

    Args:
        reports: by id.
        annotations: what the reports say.
        entities: of the story.
    """
    sides = Sides(Union(), Union())
    for annotation in annotations:
        text = reports[annotation.report].text
        named = _named(annotation)
        for (first, a), (second, b) in pairwise(named):
            gap = text[first.span.end : second.span.start]
            if len(gap) <= GAP and first.entity != second.entity and _together(gap, a, b):
                _join(sides.parties, entities, annotation.report, first.entity, second.entity)
                if "person" in {a, b} and _SPEAKS.search(gap):
                    _join(sides.voices, entities, annotation.report, first.entity, second.entity)
        _join_described(sides, entities, annotation)
    return sides


def _join(sides: Union[str], entities: Entities, report: str, a: str, b: str) -> None:
    left, right = entities.find(report, a), entities.find(report, b)
    if left and right and left != right:
        sides.join(left, right)


def _named(annotation: Annotation) -> list[tuple[Mention, str]]:
    found = [(m, e.type) for e in annotation.entities if e.type in PARTIES for m in e.mentions if m.form == "named"]
    return sorted(found, key=lambda pair: (pair[0].span.start, pair[0].span.end, pair[0].entity))


def _together(gap: str, first: str, second: str) -> bool:
    if _FOES.search(gap):
        return False
    if _BRACKET.match(gap):
        return first == second
    if _OWNS.match(gap.rstrip()) and gap.endswith(" "):
        return True
    if gap.startswith(("'", "’")) and _OWNED.match(gap):
        return True
    if second == "person" and _ROLE_BETWEEN.match(gap):
        return True
    if first == "person" and _APPOSED.match(gap):
        return True
    return bool(_LOYAL.match(gap) or (first != "person" and _OF.match(gap)))


def _join_described(sides: Sides, entities: Entities, annotation: Annotation) -> None:
    """Joins a person with the party named in the description that stands at the name."""
    parties = {fold(name): e.key for e in annotation.entities if e.type in PARTIES for name in e.names if len(name) > 2}
    for person in annotation.entities:
        if person.type != "person":
            continue
        for role in person.roles:
            words = fold(role).split()
            if _FOES.search(role):
                continue
            for start in range(len(words)):
                for end in range(start + 1, min(start + 6, len(words)) + 1):
                    other = parties.get(" ".join(words[start:end]))
                    if other is not None and other != person.key:
                        _join(sides.parties, entities, annotation.report, person.key, other)
                        if _SPEAKS.search(role):
                            _join(sides.voices, entities, annotation.report, person.key, other)
