"""How the sole victim fares and where he died, as two reports tell it; and what is no difference."""

from __future__ import annotations

import pytest

from rashomon.model import Conflict
from rashomon.reconcile import reconcile
from tests.reconcile.build import Book, alone, exactly, story

HURT, DEATH = "How badly was the victim hurt?", "Where did the victim die?"


def told(id_: str, text: str, *, number: int = 1, slot: str = "injured", published: str = "2031-04-08") -> Book:
    """A report on Oren Dask, or on more: `number` of them in a slot of harm."""
    b = Book(id_, text, outlet=id_.title(), published=published)
    victim = b.entity("person", "Oren Dask")
    event = b.event("shot", "shoot", type_="ASSAULT", roles=[("recipient", "Oren Dask", victim)])
    b.state(event, slot, exactly(number, "people"), "Oren Dask")
    return b


def found(question: str, *books: Book) -> list[Conflict]:
    result = reconcile(story(*books), [b.annotation for b in books], alone(*books))
    return [c for c in result.conflicts if c.question == question]


GRAVE = "Oren Dask was shot at the mill. He is in critical condition."


@pytest.mark.parametrize(
    "other",
    [
        "Oren Dask was shot at the mill. His wound is not life-threatening.",
        "Oren Dask was shot at the mill and is expected to live.",
        "Oren Dask was shot at the mill. The clerk was in stable condition at Osk Hospital.",
    ],
)
def test_in_danger_and_out_of_it_differ(other: str) -> None:
    (conflict,) = found(HURT, told("alpha", GRAVE), told("beta", other))
    assert (conflict.kind, conflict.why) == ("condition", "contradiction")
    assert [p.reports for p in conflict.positions] == [("alpha",), ("beta",)]
    assert all(e.quote for p in conflict.positions for e in p.evidence)


def test_who_recovers_with_the_days_was_brought_up_to_date() -> None:
    later = told("beta", "Oren Dask was shot at the mill. He is expected to recover.", published="2031-04-11")
    (conflict,) = found(HURT, told("alpha", GRAVE), later)
    assert conflict.why == "update"
    assert "changes with time" in conflict.reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            told("alpha", "Oren Dask was shot. He is in critical but stable condition."),
            told("beta", "Oren Dask was shot and is expected to live."),
        ),
        (
            told("alpha", "Oren Dask was shot. He is in serious condition."),
            told("beta", "Oren Dask was shot and is expected to live."),
        ),
        (told("alpha", GRAVE), told("beta", "Oren Dask was shot. Two others are expected to live.", number=3)),
        (
            told("alpha", "Oren Dask was shot. He was admitted in critical condition.", published="2031-04-19"),
            told("beta", "Oren Dask was shot and is expected to live."),
        ),
        (told("alpha", GRAVE), told("beta", "Oren Dask was shot on Friday. A man hurt three weeks ago is expected to live.")),
    ],
)
def test_what_is_no_difference_of_conditions(one: Book, other: Book) -> None:
    assert not found(HURT, one, other)


def test_a_death_at_the_scene_is_no_death_in_hospital() -> None:
    a = told("alpha", "Oren Dask was shot at the mill. He was pronounced dead at the scene.", slot="killed")
    b = told("beta", "Oren Dask was shot at the mill. He was taken to Osk General Hospital, where he died.", slot="killed")
    (conflict,) = found(DEATH, a, b)
    assert (conflict.kind, [p.reports for p in conflict.positions]) == ("place", [("alpha",), ("beta",)])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Oren Dask was shot at the mill. He died and his aunt is at Osk General Hospital.", 1),
        ("Oren Dask was shot at the mill. A second man died later at Osk General Hospital.", 2),
    ],
)
def test_other_words_of_a_death_tell_no_other_place(text: str, number: int) -> None:
    a = told("alpha", "Oren Dask was shot at the mill. He was pronounced dead at the scene.", slot="killed")
    assert not found(DEATH, a, told("beta", text, number=number, slot="killed"))
