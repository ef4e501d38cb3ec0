"""How many of one thing: figures of houses burned, missiles fired or people rescued, compared across the reports of a story.

Reports tell one deed in sentences that share too little to be joined ("burned some 30 houses", "more than 60 houses were
destroyed"). What is counted and what befell it say that two figures are of one matter; of a matter of which one voice gives
figures that differ there are several, and it is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from rashomon.model import Quantity
from rashomon.reconcile.claims.claims import ClaimGroup, Said
from rashomon.reconcile.claims.values import at_odds
from rashomon.reconcile.compare.lexicon import PEOPLE
from rashomon.reconcile.compare.union import Union
from rashomon.reconcile.conflicts.figures import HEAD
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.given import Maker
from rashomon.reconcile.conflicts.positions import Setting
from rashomon.reconcile.conflicts.sized import Sized, set_against, sized, two_places, voice_of

# What befell people, of whom a story tells whole tolls seldom enough that no other comparison takes them.
_STATES = frozenset({"rescued", "missing", "displaced", "abducted"})
_THINGS = frozenset({"count", "destroyed"})
# Further down a report tells of more than its deed.
_HEAD = 2 * HEAD
_RUINED = frozenset({"destroy", "fire", "injure"})


def amount_conflicts(groups: Mapping[str, Sequence[ClaimGroup]], maker: Maker, setting: Setting) -> list[Found]:
    """At most one conflict a matter.

    Args:
        groups: the claims of each event, by its id.
        maker: knows the conflicts found so far.
        setting: of the story.
    """
    before = len(maker.made)
    for told in _by_matter(sized(groups, _fits)):
        if not two_places(told) and not _several(told, setting):
            set_against(told, maker, setting)
    return maker.made[before:]


def _fits(said: Said, value: Quantity) -> bool:
    """True for a figure of some matter, in the clause that tells it, at the head of a report."""
    plain = value.low > 0 and not value.unit and value.rule != "one person"
    clause, figure = said.telling.mention.clause, said.statement.evidence[0]
    here = clause.start <= figure.start < clause.end and said.telling.sentence[1] <= _HEAD
    return plain and here and bool(_matters(said))


def _matters(said: Said) -> frozenset[tuple[str, str]]:
    """Keys of what it may be a figure of: what befell whom, or what."""
    slot, counted, t = said.statement.slot, said.counted, said.telling
    if slot in _STATES:
        return frozenset({(slot, "")}) if not counted.kinds or counted.kinds & PEOPLE else frozenset()
    if slot not in _THINGS or not counted.head or (counted.kinds & PEOPLE):
        return frozenset()
    done = {"ruined"} if slot == "destroyed" or t.concepts & _RUINED else t.concepts
    return frozenset((concept, thing) for concept in done for thing in (counted.kinds or {counted.head}))


def _by_matter(told: Sequence[Sized]) -> Iterator[list[Sized]]:
    union: Union[int] = Union(range(len(told)))
    first: dict[tuple[str, str], int] = {}
    for n, t in enumerate(told):
        for matter in sorted(_matters(t.said)):
            union.join(first.setdefault(matter, n), n)
    for members in union.groups(range(len(told))):
        yield [told[n] for n in members]


def _several(told: Sequence[Sized], setting: Setting) -> bool:
    """True where one voice of one text gives two figures."""
    return any(
        at_odds(one.value, other.value) and voice_of(one, setting) == voice_of(other, setting)
        for one, other in combinations(told, 2)
    )
