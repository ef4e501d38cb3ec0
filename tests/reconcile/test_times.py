"""Days of reports that bear no date."""

from __future__ import annotations

from datetime import datetime

import pytest

from rashomon.model import TimeMention
from rashomon.reconcile.events.times import fill, find_anchors
from rashomon.text.dates import resolve
from tests.reconcile.build import Book, alone, story

FULL = ("14 November 2031", "2031-11-14")


def book(id_: str, *times: tuple[str, str], published: str = "") -> Book:
    made = Book(id_, f"The dam broke: {', '.join(words for words, _ in times)}.", outlet=id_, published=published)
    made.times.extend(TimeMention(made.at(words), timex, None) for words, timex in times)
    return made


def when(timex: str, *books: Book, direction: str = "") -> datetime | None:
    anchors = find_anchors(story(*books), alone(*books), [b.annotation for b in books])
    found = fill(timex, anchors.get(books[0].report.id), resolve, direction)
    return None if found is None else found.start


@pytest.mark.parametrize("direction", ["", "past"])
def test_a_day_takes_its_year_from_another_text(direction: str) -> None:
    undated = book("a", ("13 November", "XXXX-11-13"))
    assert when("XXXX-11-13", undated, book("b", FULL), direction=direction) == datetime(2031, 11, 13)


@pytest.mark.parametrize("timex", ["XXXX-WXX-5", "XXXX-03", "UNDEF-last-month", "XXXX-06-10"])
def test_what_lies_far_or_is_no_day_takes_none(timex: str) -> None:
    assert when(timex, book("a", ("13 November", "XXXX-11-13")), book("b", FULL)) is None


def test_what_was_still_ahead_takes_none() -> None:
    assert when("XXXX-11-13", book("a", ("13 November", "XXXX-11-13")), book("b", FULL), direction="future") is None


def test_a_full_date_far_from_all_others_gives_no_year() -> None:
    assert when("XXXX-03-01", book("a", ("1 March", "XXXX-03-01")), book("b", FULL)) is None


def test_a_dated_report_goes_before_what_texts_name() -> None:
    undated, other = book("a", ("13 November", "XXXX-11-13")), book("b", FULL, published="2035-11-20")
    assert when("XXXX-11-13", undated, other) == datetime(2035, 11, 13)
