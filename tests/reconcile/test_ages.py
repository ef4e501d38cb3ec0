"""How old somebody was: ages beside a name, ages of those whom reports only describe, and what is no difference."""

from __future__ import annotations

import pytest

from rashomon.model import Conflict, QuantityMention
from rashomon.reconcile import reconcile
from rashomon.text.numbers import find_quantities
from tests.reconcile.build import Book, alone, exactly, story


def told(
    id_: str,
    text: str,
    *,
    published: str = "2031-04-08",
    hurt: str = "",
    verb: tuple[str, str] = ("signed", "sign"),
    slot: str = "injured",
) -> Book:
    """A report with its ages; `hurt`: the words for the one who is."""
    b = Book(id_, text, outlet=id_.title(), published=published)
    for name in ("Oren Dask", "Milo Brandt"):
        if name in text:
            b.entity("person", name)
    for found in find_quantities(text):
        if found.quantity.kind == "age":
            b.quantities.append(QuantityMention(b.report.span(found.start, found.end), found.quantity))
    event = b.event(*verb)
    if hurt:
        b.state(event, slot, exactly(1, hurt.rsplit(maxsplit=1)[-1]), hurt)
    return b


def ages(*books: Book) -> list[Conflict]:
    found = reconcile(story(*books), [b.annotation for b in books], alone(*books)).conflicts
    return [c for c in found if c.question.startswith("How old")]


@pytest.mark.parametrize(
    "other",
    [
        "The 24-year-old striker Oren Dask signed for Tarn.",
        "Oren Dask, aged 24, signed for Tarn on loan.",
        "Then the striker Oren Dask (24) signed for Tarn, on a loan that ends with the year.",
        "Oren Dask is 24 years old and signed for Tarn.",
        "Oren Dask, a 24-year-old from Velm, signed for Tarn.",
    ],
)
def test_two_ages_of_one_named_person_differ(other: str) -> None:
    (conflict,) = ages(told("alpha", "Oren Dask, 23, signed for Tarn."), told("beta", other))
    assert (conflict.kind, conflict.question) == ("number", "How old was Oren Dask?")
    assert [p.label for p in conflict.positions] == ["23", "24"]
    assert all("2" in e.quote for p in conflict.positions for e in p.evidence)


@pytest.mark.parametrize(
    "other",
    [
        "Oren Dask, in his 20s, signed for Tarn.",
        "Oren Dask signed for Tarn beside a 24-year-old, Milo Brandt.",
        "Oren Dask and Milo Brandt, aged 23 and 24, signed for Tarn.",
        "The 24-year-old brother of Oren Dask signed for Tarn.",
        "Oren Dask signed for Tarn, whose house is 24 years old.",
    ],
)
def test_bounds_and_ages_of_others_do_not(other: str) -> None:
    assert not ages(told("alpha", "Oren Dask, 23, signed for Tarn."), told("beta", other))


def test_a_birthday_may_lie_between_two_reports_but_the_dead_have_none() -> None:
    first = told("alpha", "Oren Dask, 23, signed for Tarn.")
    assert not ages(first, told("beta", "Oren Dask, 24, signed a bond for Velm.", published="2031-11-20"))
    assert ages(first, told("beta", "Oren Dask, 22, signed a bond for Velm.", published="2031-11-20"))
    died = ("died", "die")
    gone = [
        told("alpha", "Oren Dask, 23, died in the mill fire.", hurt="Oren Dask", verb=died, slot="killed"),
        told("beta", "The trial began over the fire in which Oren Dask, 24, died.", verb=died, published="2031-11-20"),
    ]
    assert ages(*gone)


def test_the_one_victim_of_each_report_is_one() -> None:
    one = told(
        "alpha", "A 15-year-old girl was hurt when a sledge hit a tree in Tarn.", hurt="A 15-year-old girl", verb=("hurt", "hurt")
    )
    other = told("beta", "Girl, 14, hurt in sledge crash\nShe was taken to Velm.", hurt="Girl", verb=("hurt", "hurt"))
    (conflict,) = ages(one, other)
    assert conflict.question == "How old was the girl?"


@pytest.mark.parametrize(
    ("text", "hurt"),
    [
        ("A 14-year-old boy was hurt when a sledge hit a tree in Tarn.", "A 14-year-old boy"),
        ("A 34-year-old rider was hurt when a sledge hit a tree in Tarn.", "A 34-year-old rider"),
        ("A 14-year-old was hurt when a sledge hit a tree in Tarn, and a 15-year-old girl steered.", "A 14-year-old"),
    ],
)
def test_who_may_be_another_is_not_compared(text: str, hurt: str) -> None:
    one = told(
        "alpha", "A 15-year-old girl was hurt when a sledge hit a tree in Tarn.", hurt="A 15-year-old girl", verb=("hurt", "hurt")
    )
    assert not ages(one, told("beta", text, hurt=hurt, verb=("hurt", "hurt")))


def test_an_age_that_a_report_says_was_given_at_first_is_an_update() -> None:
    hurt = ("hurt", "hurt")
    one = told("alpha", "A 9-year-old boy was hurt when a sledge hit a tree in Tarn.", hurt="A 9-year-old boy", verb=hurt)
    text = "An 8-year-old rider was hurt in Tarn. Police had originally said that the rider they found was 9 years old."
    other = told("beta", text, hurt="An 8-year-old rider", verb=hurt)
    other.event("found", "find")
    (conflict,) = ages(one, other)
    assert conflict.why == "update"


def test_an_age_without_an_end_is_compared_by_its_beginning() -> None:
    open_ended = told("beta", "Oren Dask is at least 30 years old and signed for Tarn.")
    assert any(not q.quantity.bounded for q in open_ended.quantities)
    assert not ages(told("alpha", "Oren Dask, 34, signed for Tarn."), open_ended)
    assert ages(told("alpha", "Oren Dask, 24, signed for Tarn."), open_ended)
