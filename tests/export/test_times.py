"""A stretch of time is written as finely as it is known."""

from datetime import datetime

import pytest

from rashomon.export.wording import time_text
from rashomon.model import TimeRange


@pytest.mark.parametrize(
    ("start", "end", "precision", "text"),
    [
        ((2017, 1), (2018, 1), "year", "2017"),
        ((2018, 6), (2018, 9), "season", "June to August 2018"),
        ((2018, 12), (2019, 3), "season", "December 2018 to February 2019"),
        ((2010, 1), (2020, 1), "decade", "2010 to 2019"),
        ((2019, 5), (2019, 6), "month", "May 2019"),
    ],
)
def test_whole_months_and_years_have_an_end(start: tuple[int, int], end: tuple[int, int], precision: str, text: str) -> None:
    assert time_text(TimeRange(datetime(*start, 1), datetime(*end, 1), precision)) == text


def test_what_is_open_says_since_when() -> None:
    assert time_text(TimeRange(datetime(2011, 1, 1), datetime(2019, 4, 8), "year")) == "from 2011"
