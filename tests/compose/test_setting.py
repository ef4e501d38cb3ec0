"""The choice of day and place: by features that can be named, the same whatever the order."""

import re
from dataclasses import replace
from datetime import date, datetime

import pytest

from rashomon.annotate.times import times
from rashomon.compose.index import index
from rashomon.compose.row.days import candidate_days, undated_days
from rashomon.compose.row.layout import layouts
from rashomon.compose.row.logit import weight
from rashomon.compose.row.places import candidate_places
from rashomon.compose.row.setting import when
from rashomon.compose.row.setting_weights import DAY_WEIGHTS, PLACE_WEIGHTS
from rashomon.model import Annotation, Entity, Lineage, Place, Reconciliation, Report, Story, TimeMention, TimeRange
from rashomon.text.gazetteer import lookup

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


@pytest.mark.parametrize(
    ("before", "word"),
    [
        ("She was shot early on ", "after shot"),
        ("Police said on ", "after said"),
        ("He was arrested about 9 p.m. on ", "after arrested"),
        ("It was over. On ", "after nothing"),
        ("", "after nothing"),
    ],
)
def test_the_word_before_a_time_tells_whose_it_is(before: str, word: str) -> None:
    text = f"{before}Monday."
    report = replace(REPORT, text=text)
    span = report.span(len(before), len(before) + 6)
    annotation = replace(told(REPORT), sentences=(), times=(replace(told(REPORT).times[0], span=span),))
    at = index(Story("s", (report,)), (annotation,), Lineage(), Reconciliation())
    ((_, found),) = candidate_days(layouts((annotation,), at), at).items()
    assert [name for name in found.features if name.startswith("after ")] == [word]


def test_nothing_happens_after_the_first_of_several_reports() -> None:
    later = Report("s", TEXT, "", published=TimeRange(datetime(2014, 4, 22), datetime(2014, 4, 23)), published_basis="input")
    again = replace(
        told(REPORT),
        report="s",
        times=(
            replace(
                told(REPORT).times[0], span=later.span(17, 23), range=TimeRange(datetime(2014, 4, 21), datetime(2014, 4, 22))
            ),
        ),
    )
    texts = (told(REPORT), again)
    at = index(Story("s", (REPORT, later)), texts, Lineage(), Reconciliation())
    days = candidate_days(layouts(texts, at), at)
    assert days[date(2014, 4, 14)].features["first report 1 days ago"] == 1.0
    assert days[date(2014, 4, 21)].features["after the first report"] == 1.0
    alone = index(Story("s", (REPORT,)), (told(REPORT),), Lineage(), Reconciliation())
    ((_, found),) = candidate_days(layouts((told(REPORT),), alone), alone).items()
    assert not any("first report" in name for name in found.features)


def test_where_no_day_is_named_before_it_may_be_of_the_day_of_publication_or_the_one_before() -> None:
    clock_alone = replace(told(REPORT), times=told(REPORT).times[1:])
    at = index(Story("s", (REPORT,)), (clock_alone,), Lineage(), Reconciliation())
    days = candidate_days(layouts((clock_alone,), at), at)
    assert set(days) == {date(2014, 4, 14), date(2014, 4, 15)}
    assert days[date(2014, 4, 15)].features["hour of today"] == 1.0


def test_where_nothing_is_told_the_day_of_publication_stands_without_words() -> None:
    at = index(Story("s", (REPORT,)), (Annotation("r"),), Lineage(), Reconciliation())
    ((day, found),) = candidate_days(layouts((Annotation("r"),), at), at).items()
    assert (day, found.told) == (date(2014, 4, 15), [])
    assert candidate_places(layouts((Annotation("r"),), at), ()) == {}
    chosen, evidence = when((Annotation("r"),), (), at)
    assert chosen is not None
    assert (chosen.start.date(), chosen.precision, evidence) == (date(2014, 4, 15), "day", ())


def test_nothing_told_and_no_day_of_publication_is_no_candidate() -> None:
    undated = replace(REPORT, published=None)
    at = index(Story("s", (undated,)), (Annotation("r"),), Lineage(), Reconciliation())
    assert candidate_days(layouts((Annotation("r"),), at), at) == {}


def test_weights_do_not_depend_on_the_order_of_features() -> None:
    features = dict.fromkeys([*DAY_WEIGHTS, *PLACE_WEIGHTS], 0.1)
    backwards = dict(reversed(features.items()))
    assert weight(features, DAY_WEIGHTS) == weight(backwards, DAY_WEIGHTS)
    assert weight({"first": 1.0}, DAY_WEIGHTS) > weight({"title": 1.0}, DAY_WEIGHTS)


@pytest.mark.parametrize("words", ["shortly after midnight Monday", "shortly before midnight Monday", "about midnight Monday"])
def test_midnight_is_of_the_day_named(words: str) -> None:
    published = TimeRange(datetime(2014, 4, 15), datetime(2014, 4, 16))
    report = Report("r", f"A barn burned {words}.", "", published=published, published_basis="input")
    annotation = Annotation("r", sentences=(report.span(0, len(report.text)),), times=times(report))
    at = index(Story("s", (report,)), (annotation,), Lineage(), Reconciliation())
    assert set(candidate_days(layouts((annotation,), at), at)) == {date(2014, 4, 14)}


def test_a_quarter_stands_beside_its_city_and_a_dateline_is_told_apart() -> None:
    text = "OSTERBY, May 2 -- A shop burned in the Little Quay section of Port Selva, firemen of Port Selva said."
    report = Report("r", text, "", dateline="OSTERBY, May 2")
    annotation = Annotation("r", sentences=(report.span(0, len(text)),))
    at = index(Story("s", (report,)), (annotation,), Lineage(), Reconciliation())
    found = candidate_places(
        layouts((annotation,), at),
        (
            town(report, "OSTERBY", latitude=50.0),
            town(report, "Little Quay", latitude=10.05),
            town(report, "Port Selva", latitude=10.0),
        ),
    )
    assert found["OSTERBY"].features["dateline only"] == 1.0
    assert found["OSTERBY"].features["company"] == 0.0
    assert found["Port Selva"].features["in a dateline's country"] == 1.0
    assert found["Little Quay"].features["its quarter"] == 1.0
    assert found["Port Selva"].features["quarter of"] == 1.0
    assert 0.0 < found["Little Quay"].features["company"] < 1.0


def test_who_serves_a_place_and_what_stands_in_it_are_told_apart() -> None:
    text = "Osterby police came.\n\nPort Selva firefighters did too.\n\nIt burned on Quay Street in Little Quay."
    report = Report("r", text, "")
    starts = (0, text.index("Port"), text.index("It burned"))
    annotation = Annotation(
        "r", sentences=tuple(report.span(a, b) for a, b in zip(starts, (*starts[1:], len(text)), strict=True))
    )
    found = candidate_places(
        layouts((annotation,), index(Story("s", (report,)), (annotation,), Lineage(), Reconciliation())),
        [town(report, name, latitude=0.0) for name in ("Osterby", "Port Selva", "Little Quay")],
    )
    marks = ("its police", "its fire service", "premises in", "beside an address")
    assert {name: [mark for mark in marks if mark in spot.features] for name, spot in found.items()} == {
        "Osterby": ["its police"],
        "Port Selva": ["its fire service"],
        "Little Quay": ["premises in", "beside an address"],
    }


def test_a_country_holds_the_naming_of_its_towns() -> None:
    text = "Envoys of Peru and of Norway met in Lima, and again in Arequipa."
    report = Report("r", text, "")
    places = [min(lookup(name), key=lambda e: e.kind not in {kind, "capital"}).place for name, kind in NAMES]
    entities = [replace(town(report, name, latitude=0.0), place=place) for (name, _), place in zip(NAMES, places, strict=True)]
    annotation = Annotation("r", sentences=(report.span(0, len(text)),))
    found = candidate_places(
        layouts((annotation,), index(Story("s", (report,)), (annotation,), Lineage(), Reconciliation())), entities
    )
    assert found["Peru"].features["country inside share"] == 1.0
    assert found["Norway"].features["country inside share"] == 0.0


NAMES = (("Peru", "country"), ("Norway", "country"), ("Lima", "town"), ("Arequipa", "town"))


def town(report: Report, name: str, *, latitude: float) -> Entity:
    place = Place(name, None, latitude, 20.0, "US", "town", 2.0)
    spans = [report.span(hit.start(), hit.end()) for hit in re.finditer(name, report.text)]
    return Entity(name, "place", name, (name,), tuple(spans), ((report.id, name),), place)


def test_a_week_is_not_told_by_a_sentence_that_names_another_time() -> None:
    text = "She came this week to prepare a vote next month. The vote is next month."
    report = Report("r", text, "")
    first, second = report.span(0, 48), report.span(49, len(text))
    may = TimeRange(datetime(2014, 5, 1), datetime(2014, 6, 1), "month")
    told_of = tuple(
        TimeMention(report.span(hit.start(), hit.end()), "", may if "month" in hit.group() else None)
        for hit in re.finditer(r"this week|next month", text)
    )
    at = index(Story("s", (report,)), (Annotation("r", times=told_of),), Lineage(), Reconciliation())
    assert at.timed_alone(second, may)
    assert not at.timed_alone(first, may)
    assert at.names_a_time(first)
    assert not at.names_a_time(report.span(0, 8))


def dated(report: Report) -> Annotation:
    return Annotation(report.id, sentences=(report.span(0, len(report.text)),), times=times(report))


def test_the_small_hours_of_a_night_are_of_the_second_day() -> None:
    published = TimeRange(datetime(2014, 4, 15), datetime(2014, 4, 16))
    report = Report("r", "A barn burned overnight. It began at 1:30 a.m., firemen said.", "", published=published)
    at = index(Story("s", (report,)), (dated(report),), Lineage(), Reconciliation())
    days = candidate_days(layouts((dated(report),), at), at)
    assert set(days) == {date(2014, 4, 14), date(2014, 4, 15)}
    assert days[date(2014, 4, 15)].features["hour"] == 1.0
    assert "hour" not in days[date(2014, 4, 14)].features


def test_a_wednesday_that_nothing_dates_may_be_the_day_that_is_dated() -> None:
    report = Report("r", "A mill burned on Wednesday. It burned down on May 4, 2011, firemen said.", "")
    at = index(Story("s", (report,)), (dated(report),), Lineage(), Reconciliation())
    found, _ = when((dated(report),), (), at)
    assert found is not None
    assert found.start == datetime(2011, 5, 4)


def test_a_day_long_ago_is_not_given_for_a_tuesday_that_nothing_dates() -> None:
    report = Report("r", "A mill burned on Tuesday. Another one burned down on May 4, 2011, firemen said.", "")
    at = index(Story("s", (report,)), (dated(report),), Lineage(), Reconciliation())
    assert set(candidate_days(layouts((dated(report),), at), at)) == {date(2011, 5, 4)}
    assert when((dated(report),), (), at) == (None, ())
    known = replace(report, published=TimeRange(datetime(2014, 4, 16), datetime(2014, 4, 17)), published_basis="input")
    at = index(Story("s", (known,)), (dated(known),), Lineage(), Reconciliation())
    assert not undated_days(layouts((dated(known),), at), at)
    assert date(2014, 4, 15) in candidate_days(layouts((dated(known),), at), at)
