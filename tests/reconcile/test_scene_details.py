"""The address and the hour of a deed, as reports of it give them apart; and what is no difference."""

from __future__ import annotations

import pytest

from rashomon.model import Conflict, TimeMention
from rashomon.reconcile import reconcile
from tests.reconcile.build import Book, alone, story


def shooting(id_: str, text: str, *times: tuple[str, str], published: str = "2031-04-08") -> Book:
    """A report of a shooting of Oren Dask; `times`: words and their TIMEX3 value."""
    b = Book(id_, text, outlet=id_.title(), published=published)
    victim = b.entity("person", "Oren Dask")
    b.event("shot", "shoot", type_="ASSAULT", roles=[("recipient", "Oren Dask", victim)])
    for words, timex in times:
        b.times.append(TimeMention(b.at(words), timex))
    return b


def asked(words: str, *books: Book) -> list[Conflict]:
    found = reconcile(story(*books), [b.annotation for b in books], alone(*books)).conflicts
    return [c for c in found if c.question.startswith(words)]


def address(*books: Book) -> list[Conflict]:
    return asked("What was the address", *books)


def hour(*books: Book) -> list[Conflict]:
    return asked("At what hour", *books)


WHERE = "Oren Dask was shot in the 1400 block of Quill Street."


@pytest.mark.parametrize(
    "other",
    [
        "Oren Dask was shot outside a house. Police closed the 1700 block of Quill Street.",
        "Oren Dask was shot on Quill Lane.",
        "Oren Dask was shot at 1522 Quill St. on Monday.",
    ],
)
def test_two_addresses_of_one_deed_differ(other: str) -> None:
    (conflict,) = address(shooting("alpha", WHERE), shooting("beta", other))
    assert conflict.kind == "place"
    assert {p.reports for p in conflict.positions} == {("alpha",), ("beta",)}
    assert all("Quill" in e.quote for p in conflict.positions for e in p.evidence[:1])


@pytest.mark.parametrize(
    "other",
    [
        "Oren Dask was shot at 1422 Quill Street.",
        "Oren Dask was shot in the 1700 block of Tarn Street.",
        "Oren Dask was shot. Milo Brandt, 40, of the 1700 block of Quill Street, was held.",
        "Oren Dask was shot in the 1400 block of Quill Street. The car was found in the 1700 block of Quill Street.",
        "Oren Dask was shot in one of four separate shootings. One was in the 1700 block of Quill Street.",
    ],
)
def test_other_addresses_are_no_difference(other: str) -> None:
    assert not address(shooting("alpha", WHERE), shooting("beta", other))


def test_who_names_both_addresses_takes_no_side() -> None:
    a = shooting("alpha", WHERE)
    b = shooting("beta", "Oren Dask was shot in the 1700 block of Quill Street, not in the 1400 block of Quill Street.")
    assert not address(a, b)


WHEN = ("Oren Dask was shot about 3 p.m. at the mill.", ("3 p.m.", "XXXX-XX-XXT15:00"))


@pytest.mark.parametrize(
    ("text", "words", "timex"),
    [
        ("Oren Dask was shot around 5 p.m. at the mill.", "5 p.m.", "XXXX-XX-XXT17:00"),
        ("Oren Dask was shot. Police were called at 4:15 p.m. to the mill.", "4:15 p.m.", "XXXX-XX-XXT16:15"),
        ("Oren Dask was shot at 3 a.m. at the mill.", "3 a.m.", "XXXX-XX-XXT03:00"),
        ("Oren Dask was shot at 3:30 p.m. at the mill.", "3:30 p.m.", "XXXX-XX-XXT15:30"),
    ],
)
def test_two_hours_of_one_deed_differ(text: str, words: str, timex: str) -> None:
    (conflict,) = hour(shooting("alpha", *WHEN), shooting("beta", text, (words, timex)))
    assert conflict.kind == "time"
    assert sorted(p.label for p in conflict.positions) == sorted(["3 p.m.", words])


@pytest.mark.parametrize(
    ("text", "words", "timex"),
    [
        ("Oren Dask was shot around 3:30 p.m. at the mill.", "3:30 p.m.", "XXXX-XX-XXT15:30"),
        ("Oren Dask was shot. He died at 5 p.m. at the mill.", "5 p.m.", "XXXX-XX-XXT17:00"),
        ("Oren Dask was shot after 1 p.m. at the mill.", "1 p.m.", "XXXX-XX-XXT13:00"),
        ("Oren Dask was shot around 5 at the mill.", "5", "XXXX-XX-XXT05:00"),
        ("Oren Dask was shot. Milo Brandt, police said at 5 p.m., was held.", "5 p.m.", "XXXX-XX-XXT17:00"),
    ],
)
def test_other_hours_are_no_difference(text: str, words: str, timex: str) -> None:
    assert not hour(shooting("alpha", *WHEN), shooting("beta", text, (words, timex)))


def test_hours_beside_two_streets_are_of_two_deeds() -> None:
    a = shooting("alpha", "Oren Dask was shot about 3 p.m. on Quill Street.", ("3 p.m.", "XXXX-XX-XXT15:00"))
    b = shooting("beta", "Oren Dask was shot about 5 p.m. on Tarn Road.", ("5 p.m.", "XXXX-XX-XXT17:00"))
    assert not hour(a, b)


def test_who_names_the_other_hour_denies_nothing() -> None:
    a = shooting("alpha", *WHEN)
    text = "Oren Dask was shot around 5 p.m. at the mill. He had left home at 3 p.m. to fetch bread."
    b = shooting("beta", text, ("5 p.m.", "XXXX-XX-XXT17:00"), ("3 p.m.", "XXXX-XX-XXT15:00"))
    assert not hour(a, b)
