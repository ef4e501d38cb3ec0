"""The precision codes of ACLED and UCDP GED."""

from datetime import datetime, timedelta

import pytest

from rashomon.export.codes import place_codes, time_codes
from rashomon.model import Place, Report, TimeRange
from rashomon.text.gazetteer import candidates

FRIDAY = datetime(2031, 6, 6)


@pytest.mark.parametrize(
    ("hours", "acled", "ucdp"),
    [
        (1, 1, 1),
        (24, 1, 1),
        (48, 2, 2),
        (6 * 24, 2, 2),
        (7 * 24, 2, 3),
        (8 * 24, 3, 4),
        (31 * 24, 3, 4),
        (90 * 24, None, 5),
        (366 * 24, None, 5),
        (900 * 24, None, None),
    ],
)
def test_times(hours: int, acled: int | None, ucdp: int | None) -> None:
    codes = time_codes(TimeRange(FRIDAY, FRIDAY + timedelta(hours=hours), "day"))
    assert codes is not None
    assert (codes.acled, codes.ucdp) == (acled, ucdp)
    assert codes.basis


def place(name: str, kind: str) -> Place:
    return next(found for found in candidates(name) if found.kind == kind)


@pytest.mark.parametrize(
    ("name", "kind", "acled", "ucdp"),
    [("Benghazi", "town", 1, 1), ("Libya", "country", None, 6), ("California", "region", 3, 4), ("Kings County", "region", 2, 3)],
)
def test_places(name: str, kind: str, acled: int | None, ucdp: int) -> None:
    codes = place_codes(place(name, kind))
    assert codes is not None
    assert (codes.acled, codes.ucdp) == (acled, ucdp)


@pytest.mark.parametrize(("text", "ucdp"), [("A bus burnt near Benghazi.", 2), ("A bus burnt in Benghazi.", 1)])
def test_what_is_told_as_near_a_town_is_no_more_precise(text: str, ucdp: int) -> None:
    report = Report("r", text, "0")
    span = report.span(text.index("Benghazi"), text.index("."))
    codes = place_codes(place("Benghazi", "town"), [span], {"r": report})
    assert codes is not None
    assert codes.ucdp == ucdp


def test_a_sea_and_a_mountain_range() -> None:
    sea = place_codes(Place("the Calm Sea", None, 0.0, 0.0, "", "other", 400.0))
    range_ = place_codes(Place("the Blue Range", None, 0.0, 0.0, "LY", "other", 120.0))
    lake = place_codes(Place("Lake Oro", None, 0.0, 0.0, "LY", "other", 9.0))
    assert sea is not None
    assert range_ is not None
    assert lake is not None
    assert [each.ucdp for each in (sea, range_, lake)] == [7, 5, 2]


def test_what_is_not_known_has_no_codes() -> None:
    assert time_codes(None) is None


def test_a_day_that_no_report_tells_is_no_exact_day() -> None:
    codes = time_codes(TimeRange(FRIDAY, FRIDAY + timedelta(days=1), "day"), told=False)
    assert codes is not None
    assert (codes.acled, codes.ucdp) == (2, 2)
    assert place_codes(None) is None
