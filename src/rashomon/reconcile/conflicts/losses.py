"""How many each side lost: figures of people harmed or taken, compared by whose they are.

Where those harmed are of several parties, a story has no one toll ("killed 31 of the attackers for the loss of four of its own"),
and one event holds the dead of all. Such figures are sorted by whose people they count, a party's or civilians, and only
figures of one sort are set against one another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.model import Quantity
from rashomon.reconcile.claims.claims import ClaimGroup, Said
from rashomon.reconcile.claims.values import actual
from rashomon.reconcile.compare.counted import Counted
from rashomon.reconcile.conflicts.figures import HARM, is_toll, one_sided
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.numbers import number_conflicts
from rashomon.reconcile.conflicts.positions import Setting
from rashomon.reconcile.conflicts.questions import how_many_of
from rashomon.reconcile.events.counts import speaker_parties
from rashomon.text.digests import digest

CAPTURED = "captured"
SLOTS = (*HARM, CAPTURED)
# The sort of those who are of no party to the fighting.
CIVILIANS = "civilians"
# "We have eleven dead": so many code points before the figure the speaker is looked for.
_REACH = 24
_OURS = re.compile(r"\b(?:we|our|us|my men)\b[^.;“”\"]{0,16}\Z", re.IGNORECASE)

Told = tuple[Said, ClaimGroup]


def with_losses(
    known: Sequence[Found], groups: Mapping[str, Sequence[ClaimGroup]], setting: Setting, *, policy: str
) -> list[Found]:
    """The conflicts of a story with those between the figures that reports give of one side's losses.

    Args:
        known: conflicts found event by event; one that sets figures of two sides against each other goes.
        groups: the claims of each event, by its id.
        setting: of the story.
        policy: the rule of estimates.
    """
    stand = list(known)
    for slot in SLOTS:
        told = [(s, g) for each in groups.values() for g in each if g.claim.slot == slot for s in g.said if _counts(s, slot)]
        if one_sided((s for s, _ in told), setting):
            continue
        sorts = _sorted(told, setting)
        owner = {s.statement.id: sort for sort, held in sorts.items() for s, _ in held}
        made = [f for sort in sorted(sorts) for f in _conflicts(slot, sort, sorts[sort], setting, policy)]
        stand = [f for f in stand if not _mixed(f, told, owner)]
        kept = {claim for f in stand for claim in f[1]}
        stand += [f for f in made if not f[1] <= kept]
        stand = [f for f in stand if f in made or not any(f[1] < other[1] and f[0].kind == "number" for other in made)]
    return stand


def _counts(said: Said, slot: str) -> bool:
    value = said.value
    if not isinstance(value, Quantity) or value.kind != "count" or value.rule == "one person" or said.counted.part:
        return False
    if not actual(said.statement.modality) or not (said.statement.polarity or value.high == 0):
        return False
    return slot not in HARM or value.high == 0 or is_toll(said, slot, of_party=bool(said.counted.owners))


def _sorted(told: Sequence[Told], setting: Setting) -> dict[str, list[Told]]:
    """Figures by whose people they count: the id of a party, or `CIVILIANS`. One of which that is not known is left out."""
    sorts: dict[str, list[Told]] = {}
    open_: list[Told] = []
    for s, g in told:
        sort = _sort(s, setting)
        (sorts.setdefault(sort, []) if sort else open_).append((s, g))
    sizes: dict[float, set[str]] = {}
    for sort, held in sorts.items():
        for s, _ in held:
            sizes.setdefault(_size(s), set()).add(sort)
    named = set(sorts)
    for s, g in open_:
        # The same figure is told of one side elsewhere; or there is but one side that can be meant.
        alike = sizes.get(_size(s), set())
        meant = alike if len(alike) == 1 else named - _doers(s, setting) if s.statement.slot == CAPTURED else set()
        if len(meant) == 1:
            sorts[next(iter(meant))].append((s, g))
    return sorts


def _sort(said: Said, setting: Setting) -> str:
    parties = _parties(said.counted.owners, setting)
    if not parties and said.statement.speaker is not None:
        at = said.statement.evidence[0].start - said.statement.sentence.start
        if _OURS.search(said.statement.sentence.quote[max(0, at - _REACH) : at]):
            parties = _parties(_speakers(said, setting), setting)
    if parties:
        return min(parties) if len(parties) == 1 else ""
    return CIVILIANS if "civilian" in said.counted.kinds else ""


def _speakers(said: Said, setting: Setting) -> frozenset[str]:
    return speaker_parties(said.statement.report, said.statement.speaker, setting.entities, setting.party_names)


def _doers(said: Said, setting: Setting) -> set[str]:
    """Who took them, or says so: no one is his own prisoner."""
    return _parties(said.telling.actors | _speakers(said, setting), setting) | {CIVILIANS}


def _parties(entities: frozenset[str], setting: Setting) -> set[str]:
    return {str(setting.sides.parties.find(e)) for e in entities}


def _size(said: Said) -> float:
    return said.value.low if isinstance(said.value, Quantity) else -1.0


def _conflicts(slot: str, sort: str, held: Sequence[Told], setting: Setting, policy: str) -> list[Found]:
    """Conflicts between the figures of one side; that they count one kind of people is settled."""
    by_claim: dict[str, tuple[ClaimGroup, list[Said]]] = {}
    for s, g in held:
        alike = replace(s, counted=Counted(owners=s.counted.owners))
        by_claim.setdefault(g.claim.id, (g, []))[1].append(alike)
    regrouped = [ClaimGroup(g.claim, tuple(said)) for g, said in by_claim.values()]
    regrouped.sort(key=lambda g: (setting.order.get(g.said[0].statement.report, 0), g.claim.id))
    if len(regrouped) < 2:
        return []
    whose = CIVILIANS if sort == CIVILIANS else _name(sort, held, setting)
    question = how_many_of(whose, slot)
    found = number_conflicts(regrouped[0].claim.about, regrouped, setting, ask=lambda _: question, policy=policy)
    # One event may hold the dead of several sides: the side is part of the conflict's identity.
    return [(replace(conflict, id=digest(conflict.id, whose)), contested, old) for conflict, contested, old in found]


def _name(party: str, held: Sequence[Told], setting: Setting) -> str:
    """The name of a party: of the body that the figures name most, rather than of a person."""
    entities = setting.entities.by_id
    named = [e for s, _ in held for e in sorted(s.counted.owners) if str(setting.sides.parties.find(e)) == party]
    return entities[max(named, key=lambda e: (entities[e].type != "person", named.count(e), e))].name if named else ""


def _mixed(found: Found, told: Sequence[Told], owner: Mapping[str, str]) -> bool:
    """True for a conflict of numbers between figures of several sides."""
    conflict, claims, _ = found
    if conflict.kind != "number":
        return False
    return len({owner[s.statement.id] for s, g in told if g.claim.id in claims and s.statement.id in owner}) > 1
