import math
import time
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text import timewords
from rashomon.text.dates import _BEGINNINGS, _expression, find_times, resolve
from rashomon.text.numerals import split

FRIDAY = date(2019, 4, 5)


@pytest.mark.parametrize(
    ("text", "expression", "timex"),
    [
        ("They met on Friday.", "Friday", "XXXX-WXX-5"),
        ("late on Thursday the mayor", "late on Thursday", "XXXX-WXX-4TEV"),
        ("early Friday morning", "early Friday morning", "XXXX-WXX-5TMO"),
        ("left overnight from the gate", "overnight", "UNDEF-last-dayTNI"),
        ("late last night", "late last night", "UNDEF-last-dayTNI"),
        ("this week", "this week", "UNDEF-this-week"),
        ("met last month", "last month", "UNDEF-last-month"),
        ("a vote set for later this month", "later this month", "UNDEF-this-month LATER"),
        ("from April 14 to 16", "April 14 to 16", "XXXX-04-14/XXXX-04-16"),
        ("14-16 April 2019", "14-16 April 2019", "2019-04-14/2019-04-16"),
        ("June 3 to July 4", "June 3 to July 4", "XXXX-06-03/XXXX-07-04"),
        ("shut since 2011", "2011", "2011 ON_OR_AFTER"),
        ("the floods of the 2011 autumn", "2011", "2011"),
        ("until April 16", "April 16", "XXXX-04-16 ON_OR_BEFORE"),
        ("two days ago", "two days ago", "UNDEF-day-minus-2"),
        ("a day after the vote", "a day after", "UNDEF-REF-day-plus-1"),
        ("the next day", "next day", "UNDEF-REF-day-plus-1"),
        ("around 4:30 p.m. Friday", "4:30 p.m. Friday", "XXXX-WXX-5T16:30"),
        ("Friday at about 4:30 p.m.", "Friday at about 4:30 p.m.", "XXXX-WXX-5T16:30"),
        ("midnight on Saturday morning", "midnight on Saturday morning", "XXXX-WXX-6T00:00"),
        ("the third-quarter of last year", "third-quarter of last year", "UNDEF-last-Q3"),
        ("of the past. Now it", "Now", "PRESENT_REF"),
        ("shut in '82", "'82", "1982"),
        ("at 1430 GMT", "1430 GMT", "XXXX-XX-XXT14:30"),
        ("at 0930 on 18 December", "0930 on 18 December", "XXXX-12-18T09:30"),
        ("the night of April 3", "night of April 3", "XXXX-04-03TNI"),
        ("Sunday, April 7, 2019", "Sunday, April 7, 2019", "2019-04-07"),
        ("on Sunday (Feb. 3)", "Sunday (Feb. 3)", "XXXX-02-03"),
        ("printed 2019-04-07", "2019-04-07", "2019-04-07"),
        ("printed 25/4/2019", "25/4/2019", "2019-04-25"),
        ("19 MAR 89 (Agency)", "19 MAR 89", "1989-03-19"),
        ("in mid-April", "mid-April", "XXXX-04 MID"),
        ("by early 2018", "early 2018", "2018 START"),
        ("in the 1990s", "1990s", "199"),
        ("the second quarter of 2008", "second quarter of 2008", "2008-Q2"),
        ("in the past 24 hours", "past 24 hours", "PT24H LAST"),
        ("next March", "next March", "UNDEF-next-XX-03"),
        ("last summer", "last summer", "UNDEF-last-SU"),
        ("a three-year siege", "three-year", "P3Y"),
        ("on New Year's Eve", "New Year's Eve", "XXXX-12-31"),
        ("In May 20 boats sank", "May", "XXXX-05"),
        ("destroyed in 2014 fighting", "2014", "2014"),
    ],
)
def test_expressions(text: str, expression: str, timex: str) -> None:
    (found,) = find_times(text)
    assert (text[found.start : found.end], found.timex) == (expression, timex)


@pytest.mark.parametrize(
    "text",
    [
        "He may march on.",
        "The Sun rose over the second gate.",
        "2014 people fled; 2,011 stayed",
        "a 15-year-old and a 3-month-old",
        "Black Friday sales",
        "a 2012 Chevrolet",
        "file 2011-09-S-012",
        "24/7",
        "once a day",
        "April Jones spoke.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert find_times(text) == ()


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Four people were killed on Tuesday.", "past"),
        ("The council will vote on Tuesday.", "future"),
        ("She cancelled a scheduled interview on Tuesday.", "past"),
        ("She will attend a scheduled interview on Tuesday.", "future"),
        ("a hearing scheduled for April 14", "future"),
        ("On Tuesday, the council will vote.", "future"),
        ("He said on Tuesday that they will leave.", "past"),
        ("next week", "future"),
        ("two years ago", "past"),
        ("Four men hurt in a Tuesday night fire are expected to live.", "past"),
        ("Nobody will forget Tuesday's fire.", "past"),
        ("They will attend a Tuesday morning hearing.", "future"),
        ("He is due at Tuesday's hearing.", "future"),
        ("A second barn caught fire later Tuesday.", "past"),
        ("By Tuesday the smoke had gone.", "past"),
        ("Repairs by Tuesday", "future"),
    ],
)
def test_direction(text: str, direction: str) -> None:
    assert find_times(text)[0].direction == direction


@pytest.mark.parametrize(
    ("timex", "direction", "start", "end", "precision"),
    [
        ("XXXX-WXX-5", "", "2019-04-05", "2019-04-06", "day"),
        ("XXXX-WXX-4", "", "2019-04-04", "2019-04-05", "day"),
        ("XXXX-WXX-6", "", "2019-03-30", "2019-03-31", "day"),
        ("XXXX-WXX-6", "future", "2019-04-06", "2019-04-07", "day"),
        ("UNDEF-last-5", "past", "2019-03-29", "2019-03-30", "day"),
        ("UNDEF-next-5", "future", "2019-04-12", "2019-04-13", "day"),
        ("UNDEF-this-month LATER", "future", "2019-04-06", "2019-05-01", "month"),
        ("UNDEF-this-week EARLIER", "past", "2019-04-01", "2019-04-06", "week"),
        ("UNDEF-last-month", "past", "2019-03-01", "2019-04-01", "month"),
        ("UNDEF-last-year", "past", "2018-01-01", "2019-01-01", "year"),
        ("UNDEF-day-minus-2", "past", "2019-04-03", "2019-04-04", "day"),
        ("UNDEF-week-minus-2", "past", "2019-03-18", "2019-03-25", "week"),
        ("XXXX-04-14/XXXX-04-16", "future", "2019-04-14", "2019-04-17", "day"),
        ("XXXX-12-30/XXXX-01-02", "future", "2019-12-30", "2020-01-03", "day"),
        ("XXXX-12-31", "", "2018-12-31", "2019-01-01", "day"),
        ("XXXX-04-20", "", "2019-04-20", "2019-04-21", "day"),
        ("XXXX-08-25", "", "2018-08-25", "2018-08-26", "day"),
        ("XXXX-06", "past", "2018-06-01", "2018-07-01", "month"),
        ("XXXX-06", "future", "2019-06-01", "2019-07-01", "month"),
        ("2011", "", "2011-01-01", "2012-01-01", "year"),
        ("2011 ON_OR_AFTER", "", "2011-01-01", "2019-04-06", "year"),
        ("199", "", "1990-01-01", "2000-01-01", "decade"),
        ("2008-Q2", "", "2008-04-01", "2008-07-01", "season"),
        ("2018 START", "", "2018-01-01", "2018-05-01", "year"),
        ("XXXX-03 END", "", "2019-03-21", "2019-04-01", "month"),
    ],
)
def test_resolved_from_a_friday(timex: str, direction: str, start: str, end: str, precision: str) -> None:
    found = resolve(timex, anchor=FRIDAY, direction=direction)
    assert found is not None
    assert (found.start, found.end, found.precision) == (datetime.fromisoformat(start), datetime.fromisoformat(end), precision)


def test_parts_of_days_are_stretches() -> None:
    evening = resolve("XXXX-WXX-4TEV", anchor=FRIDAY)
    assert evening is not None
    assert (evening.start, evening.end, evening.precision) == (datetime(2019, 4, 4, 16), datetime(2019, 4, 5), "part")
    night = resolve("UNDEF-last-dayTNI", anchor=FRIDAY)
    assert night is not None
    assert (night.start, night.end) == (datetime(2019, 4, 4, 18), datetime(2019, 4, 5, 6))
    minute = resolve("XXXX-WXX-5T16:30", anchor=FRIDAY)
    assert minute is not None
    assert minute.precision == "minute"


@pytest.mark.parametrize(
    "timex", ["P3D", "UNDEF-REF-day-plus-1", "2019-02-30", "XXXX-XX-XXTNI", "PXD LAST", "", "nonsense", "2011 BEFORE"]
)
def test_what_lies_nowhere(timex: str) -> None:
    assert resolve(timex, anchor=FRIDAY) is None


@given(
    st.dates(min_value=date(1600, 1, 1), max_value=date(2200, 1, 1)), st.integers(1, 7), st.sampled_from(["", "past", "future"])
)
def test_weekdays_lie_within_a_week_on_their_side(anchor: date, weekday: int, direction: str) -> None:
    found = resolve(f"XXXX-WXX-{weekday}", anchor=anchor, direction=direction)
    assert found is not None
    assert found.start.isoweekday() == weekday
    days = (found.start.date() - anchor).days
    assert 0 <= days < 7 if direction == "future" else -7 < days <= 0


WORDS = st.sampled_from(
    (
        "Friday Mon. May 5 14 2011 2019 last next this week month year early late on at the of p.m. 4:30 4 : 30 - to and since"
        " until two days ago later after 1990 s March , . ( ) 10 / 25 weekend night morning overnight quarter third Christmas Eve"
        " hours GMT 0930"
    ).split()
)


@given(
    st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=30).map(" ".join), st.lists(WORDS, max_size=30).map("".join)),
    st.dates(),
)
def test_any_text_gives_expressions_that_reread_and_ranges_in_order(text: str, anchor: date) -> None:
    end = 0
    for found in find_times(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        moment = resolve(found.timex, anchor=anchor, direction=found.direction)
        assert moment is None or moment.start < moment.end


@given(st.text(max_size=30), st.dates())
def test_any_value_resolves_or_does_not(timex: str, anchor: date) -> None:
    moment = resolve(timex, anchor=anchor)
    assert moment is None or moment.start < moment.end


@pytest.mark.parametrize(
    "unit", ["Friday ", "early late ", "14-", "the night of ", "April 5 to ", "4:", "two days ", "last ", "2011/", "on the "]
)
def test_time_grows_with_length_only(unit: str) -> None:
    def seconds(times: int) -> float:
        text = unit * times
        best = math.inf
        for _ in range(3):
            begun = time.process_time()
            find_times(text)
            best = min(best, time.process_time() - begun)
        return best

    short, long = seconds(1_000), seconds(8_000)
    assert long < 8 * 4 * max(short, 0.002)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("shortly before 8:30 p.m. Sunday", "2014-04-13T00:00", "2014-04-13T20:31"),
        ("just after midnight on Monday", "2014-04-14T00:00", "2014-04-14T06:00"),
        ("just before midnight Saturday", "2014-04-12T00:00", "2014-04-13T00:00"),
        ("in a drive-by Monday night", "2014-04-14T18:00", "2014-04-15T06:00"),
    ],
)
def test_before_and_after_a_clock_time_lie_in_its_day(text: str, start: str, end: str) -> None:
    (found,) = find_times(text)
    resolved = resolve(found.timex, anchor=date(2014, 4, 15), direction=found.direction)
    assert resolved is not None
    assert (resolved.start, resolved.end) == (datetime.fromisoformat(start), datetime.fromisoformat(end))


VOCABULARY = sorted(
    {form for table in vars(timewords).values() if isinstance(table, dict | frozenset) for form in table if isinstance(form, str)}
    | set(
        "a an the of in on at half 3 10 : 14 2019 1990 s pm p.m. two hundred ago later old eve ' - – / , . ( ) christmas".split()
    )
)


@given(st.lists(st.sampled_from(VOCABULARY), max_size=12), st.sampled_from((" ", "-", "")), st.booleans())
def test_no_expression_begins_with_a_word_that_is_passed_over(forms: list[str], joint: str, capital: bool) -> None:
    words = split(joint.join(form.capitalize() if capital else form for form in forms))
    passed = [index for index, word in enumerate(words) if not word.figure and word.lower not in _BEGINNINGS]
    assert all(_expression(words, index) is None for index in passed)
