"""Figures of one matter set against one another across a story, whatever events they are told of: crowds, houses burned."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Quantity, Span
from rashomon.reconcile.claims.claims import ClaimGroup, Said
from rashomon.reconcile.claims.values import actual, at_odds
from rashomon.reconcile.compare.geometry import apart
from rashomon.reconcile.conflicts.given import Given, Maker
from rashomon.reconcile.conflicts.numbers import label_of
from rashomon.reconcile.conflicts.positions import Setting, speak_against, voice
from rashomon.reconcile.conflicts.questions import how_many


@dataclass(frozen=True, slots=True)
class Sized:
    """A count where it is told.

    Attributes:
        about: the event's id.
        group, said: the claim and the statement.
        value: the count.
    """

    about: str
    group: ClaimGroup
    said: Said
    value: Quantity


def sized(groups: Mapping[str, Sequence[ClaimGroup]], fits: Callable[[Said, Quantity], bool]) -> list[Sized]:
    """The counts of a story that are told as facts, are no part of another and fit, in order of report and place.

    Args:
        groups: the claims of each event, by its id.
        fits: which of them are of the matter.
    """
    return sorted(_counts(groups, fits), key=lambda t: (t.said.statement.report, _figure(t).start, t.said.statement.id))


def _counts(groups: Mapping[str, Sequence[ClaimGroup]], fits: Callable[[Said, Quantity], bool]) -> Iterator[Sized]:
    for about, each in groups.items():
        for group in each:
            for said in group.said:
                value, statement = said.value, said.statement
                told = actual(statement.modality) and statement.polarity and statement.evidence and not said.counted.part
                if told and isinstance(value, Quantity) and value.kind == "count" and fits(said, value):
                    yield Sized(about, group, said, value)


def set_against(told: Sequence[Sized], maker: Maker, setting: Setting) -> None:
    """Makes one conflict of the counts that somebody else's exclude; none where there are no such, or it is told already."""
    differing = [t for t in told if any(_odds(t, other, setting) for other in told)]
    sides: dict[tuple[float, float], list[Sized]] = {}
    for t in differing:
        sides.setdefault((t.value.low, t.value.high), []).append(t)
    given = [[_given(t) for t in sides[size]] for size in sorted(sides)]
    if len(given) > 1 and not maker.shown("number", [[g.span for g in side] for side in given]):
        first = differing[0]
        question = how_many(first.said.statement.slot, [t.group for t in differing], setting.entities)
        maker.deeds(given, (first.about, first.said.telling), question)


def two_places(told: Sequence[Sized]) -> bool:
    """True where some are told of places that lie apart: the story has several of the matter."""
    points = [point for t in told if (point := t.said.telling.point) is not None]
    return any(apart(a, b) for a in points for b in points)


def voice_of(told: Sized, setting: Setting) -> tuple[str, tuple[str, ...]]:
    """Who gives it, and in which text."""
    return setting.witnesses.text_of(told.said.statement), voice(told.said.statement, setting)


def _odds(one: Sized, other: Sized, setting: Setting) -> bool:
    return at_odds(one.value, other.value) and speak_against([one.said], [other.said], setting)


def _figure(told: Sized) -> Span:
    return told.said.statement.evidence[0]


def _given(told: Sized) -> Given:
    return Given("number", told.said.statement.slot, told.value, _figure(told), label_of(told.group, told.value))
