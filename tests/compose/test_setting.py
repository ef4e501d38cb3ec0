"""The choice of day and place: by features that can be named, the same whatever the order."""

from dataclasses import replace
from datetime import date, datetime

from rashomon.compose.days import candidate_days
from rashomon.compose.index import index
from rashomon.compose.layout import layouts
from rashomon.compose.logit import weight
from rashomon.compose.places import candidate_places
from rashomon.compose.setting_weights import DAY_WEIGHTS, PLACE_WEIGHTS
from rashomon.model import Annotation, Lineage, Reconciliation, Report, Story, TimeMention, TimeRange

TEXT = "A barn burned on Monday.\n\nIt began about 9:10 p.m., firemen said."
REPORT = Report("r", TEXT, "", published=TimeRange(datetime(2014, 4, 15), datetime(2014, 4, 16)), published_basis="input")


def told(report: Report) -> Annotation:
    monday, clock = TEXT.index("Monday"), TEXT.index("9:10")
    return Annotation(
        report=report.id,
        sentences=(report.span(0, 24), report.span(26, len(TEXT))),
        times=(
            TimeMention(report.span(monday, monday + 6), "XXXX-WXX-1", TimeRange(datetime(2014, 4, 14), datetime(2014, 4, 15))),
            TimeMention(report.span(clock, clock + 9), "XXXX-XX-XXT21:10"),
        ),
    )


def test_a_clock_time_without_a_day_is_of_the_last_day_named() -> None:
    at = index(Story("s", (REPORT,)), (told(REPORT),), Lineage(), Reconciliation())
    days = candidate_days(layouts((told(REPORT),), at), at)
    assert set(days) == {date(2014, 4, 14)}
    assert days[date(2014, 4, 14)].features["first weekday"] == 1.0
    assert days[date(2014, 4, 14)].features["hour"] == 1.0
    assert all(REPORT.rereads(span) for day in days.values() for _, span in day.told)


def test_where_no_day_is_named_before_it_may_be_of_the_day_of_publication_or_the_one_before() -> None:
    clock_alone = replace(told(REPORT), times=told(REPORT).times[1:])
    at = index(Story("s", (REPORT,)), (clock_alone,), Lineage(), Reconciliation())
    days = candidate_days(layouts((clock_alone,), at), at)
    assert set(days) == {date(2014, 4, 14), date(2014, 4, 15)}
    assert days[date(2014, 4, 15)].features["hour of today"] == 1.0


def test_nothing_told_is_no_candidate() -> None:
    at = index(Story("s", (REPORT,)), (Annotation("r"),), Lineage(), Reconciliation())
    assert candidate_days(layouts((Annotation("r"),), at), at) == {}
    assert candidate_places(layouts((Annotation("r"),), at), ()) == {}


def test_weights_do_not_depend_on_the_order_of_features() -> None:
    features = dict.fromkeys([*DAY_WEIGHTS, *PLACE_WEIGHTS], 0.1)
    backwards = dict(reversed(features.items()))
    assert weight(features, DAY_WEIGHTS) == weight(backwards, DAY_WEIGHTS)
    assert weight({"first": 1.0}, DAY_WEIGHTS) > weight({"title": 1.0}, DAY_WEIGHTS)
