"""How many of one thing: figures of houses burned, missiles fired or people rescued, compared across the reports of a story.

Reports tell one deed in sentences that share too little to be joined ("burned some 30 houses", "more than 60 houses were
destroyed"). What is counted and what befell it say that two figures are of one matter; of a matter of which one voice gives
figures that differ there are several, and it is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import cast

from rashomon.model import Quantity
from rashomon.reconcile.claims.claims import ClaimGroup, Said
from rashomon.reconcile.claims.values import actual, at_odds
from rashomon.reconcile.compare.geometry import apart
from rashomon.reconcile.compare.lexicon import PEOPLE
from rashomon.reconcile.compare.union import Union
from rashomon.reconcile.conflicts.figures import HEAD
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.given import Given, Maker
from rashomon.reconcile.conflicts.numbers import label_of
from rashomon.reconcile.conflicts.positions import Setting, speak_against, voice
from rashomon.reconcile.conflicts.questions import how_many

# What befell people, of whom a story tells whole tolls seldom enough that no other comparison takes them.
_STATES = frozenset({"rescued", "missing", "displaced", "abducted"})
_THINGS = frozenset({"count", "destroyed"})
# Further down a report tells of more than its deed.
_HEAD = 2 * HEAD
_RUINED = frozenset({"destroy", "fire", "injure"})


@dataclass(frozen=True, slots=True)
class Told:
    """A figure where it is told.

    Attributes:
        about: the event's id.
        group, said: the claim and the statement.
        matters: keys of what it may be a figure of.
    """

    about: str
    group: ClaimGroup
    said: Said
    matters: frozenset[tuple[str, str]]

    @property
    def value(self) -> Quantity:
        """The figure."""
        return cast("Quantity", self.said.value)

    @property
    def place(self) -> tuple[str, int, str]:
        """Where it stands, for a fixed order."""
        return self.said.statement.report, self.said.statement.evidence[0].start, self.said.statement.id


def amount_conflicts(groups: Mapping[str, Sequence[ClaimGroup]], maker: Maker, setting: Setting) -> list[Found]:
    """At most one conflict a matter.

    Args:
        groups: the claims of each event, by its id.
        maker: knows the conflicts found so far.
        setting: of the story.
    """
    told = sorted(_told(groups), key=lambda t: t.place)
    before = len(maker.made)
    for members in _by_matter(told):
        if not _several(members, setting):
            set_against(members, maker, setting)
    return maker.made[before:]


def set_against(told: Sequence[Told], maker: Maker, setting: Setting) -> None:
    """One conflict of the figures that somebody else's excludes, none where there are no such, or they are told already."""
    differing = [t for t in told if any(odds(t, other, setting) for other in told)]
    sides: dict[tuple[float, float], list[Told]] = {}
    for t in differing:
        sides.setdefault((t.value.low, t.value.high), []).append(t)
    given = [[_given(t) for t in sides[size]] for size in sorted(sides)]
    if len(given) > 1 and not maker.shown("number", [[g.span for g in side] for side in given]):
        first = differing[0]
        slot = first.said.statement.slot
        question = how_many(slot, [t.group for t in differing], setting.entities)
        maker.deeds(given, (first.about, first.said.telling), question)


def odds(one: Told, other: Told, setting: Setting) -> bool:
    """True where no number satisfies both, and they are no one voice's."""
    return at_odds(one.value, other.value) and speak_against([one.said], [other.said], setting)


def two_places(one: Told, other: Told) -> bool:
    """True where the two were told of places that lie apart."""
    a, b = one.said.telling.point, other.said.telling.point
    return a is not None and b is not None and apart(a, b)


def _told(groups: Mapping[str, Sequence[ClaimGroup]]) -> Iterator[Told]:
    for about, each in groups.items():
        for group in each:
            for said in group.said:
                matters = _matters(said) if _counts(said) else frozenset()
                if matters:
                    yield Told(about, group, said, matters)


def _counts(said: Said) -> bool:
    value, statement = said.value, said.statement
    counts = (
        isinstance(value, Quantity) and value.kind == "count" and value.low > 0 and not value.unit and value.rule != "one person"
    )
    told = actual(statement.modality) and statement.polarity and bool(statement.evidence)
    clause = said.telling.mention.clause
    told = told and said.telling.sentence[1] <= _HEAD
    return counts and told and clause.start <= statement.evidence[0].start < clause.end and not said.counted.part


def _matters(said: Said) -> frozenset[tuple[str, str]]:
    slot, counted, t = said.statement.slot, said.counted, said.telling
    if slot in _STATES:
        return frozenset({(slot, "")}) if not counted.kinds or counted.kinds & PEOPLE else frozenset()
    if slot not in _THINGS or not counted.head or (counted.kinds & PEOPLE):
        return frozenset()
    done = {"ruined"} if slot == "destroyed" or t.concepts & _RUINED else t.concepts
    return frozenset((concept, thing) for concept in done for thing in (counted.kinds or {counted.head}))


def _by_matter(told: Sequence[Told]) -> Iterator[list[Told]]:
    union: Union[int] = Union(range(len(told)))
    first: dict[tuple[str, str], int] = {}
    for n, t in enumerate(told):
        for matter in sorted(t.matters):
            union.join(first.setdefault(matter, n), n)
    for members in union.groups(range(len(told))):
        yield [told[n] for n in members]


def _several(told: Sequence[Told], setting: Setting) -> bool:
    """True where one voice of one text gives two figures, or two places are told of."""
    for one, other in combinations(told, 2):
        a, b = one.said.statement, other.said.statement
        same = setting.witnesses.text_of(a) == setting.witnesses.text_of(b) and voice(a, setting) == voice(b, setting)
        if two_places(one, other) or (same and at_odds(one.value, other.value)):
            return True
    return False


def _given(told: Told) -> Given:
    return Given(
        "number", told.said.statement.slot, told.value, told.said.statement.evidence[0], label_of(told.group, told.value)
    )
