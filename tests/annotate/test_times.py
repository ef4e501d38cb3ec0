from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from rashomon.annotate.times import times
from rashomon.model import Report, TimeRange

TEXT = "Rain fell on Friday. The council will meet on Tuesday, a day after the vote of May 3, 2018. It lasted three days."


def report(text: str, published: TimeRange | None = None) -> Report:
    return Report(id="r", text=text, sha256="", published=published)


def test_days_count_back_from_the_publication() -> None:
    day = TimeRange(datetime(2019, 4, 6), datetime(2019, 4, 7))
    found = times(report(TEXT, day))
    assert [(time.span.quote, time.timex, time.direction) for time in found] == [
        ("Friday", "XXXX-WXX-5", "past"),
        ("Tuesday", "XXXX-WXX-2", "future"),
        ("a day after", "UNDEF-REF-day-plus-1", ""),
        ("May 3, 2018", "2018-05-03", ""),
    ]
    assert [time.range and time.range.start.date().isoformat() for time in found] == [
        "2019-04-05",
        "2019-04-09",
        None,
        "2018-05-03",
    ]
    assert [time.basis for time in found] == ["publication date", "publication date", "", "stated"]


def test_without_a_day_of_publication_only_full_dates_have_a_place() -> None:
    assert [time.range is None for time in times(report(TEXT))] == [True, True, True, False]
    month = TimeRange(datetime(2019, 4, 1), datetime(2019, 5, 1), "month")
    assert [time.range is None for time in times(report(TEXT, month))] == [True, True, True, False]


def test_a_day_told_with_its_weekday_is_of_the_year_in_which_they_agree() -> None:
    may = TimeRange(datetime(2016, 5, 23), datetime(2016, 5, 24))
    found = times(report("They held a wake on Wednesday, May 25, and had met on Monday, Dec. 28.", may))
    assert [time.range and time.range.start.date().isoformat() for time in found] == ["2016-05-25", "2015-12-28"]


@given(st.text(max_size=200))
def test_spans_reread(text: str) -> None:
    given_report = report(text)
    assert all(given_report.rereads(time.span) for time in times(given_report))
