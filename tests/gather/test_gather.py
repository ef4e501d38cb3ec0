"""All reports make one story, in order; a report that shares no names with the others is warned about and kept."""

from hypothesis import given
from hypothesis import strategies as st

from rashomon.gather import gather, looks_like_one
from rashomon.model import Report
from tests.trace.making import MARKET, STORM, STORM_APART, joined, report

REPORTS = (
    report("b", joined(*STORM), day=3),
    report("a", joined(*STORM_APART), day=5),
    report("undated", joined(*STORM[3:9])),
    report("c", joined(*STORM[:5]), day=3),
)


def test_no_reports_make_no_story() -> None:
    assert gather([]) == ()
    assert looks_like_one([]) == ()


@given(st.permutations(REPORTS))
def test_one_story_whatever_the_order(reports: list[Report]) -> None:
    (story,) = gather(reports)
    assert [one.id for one in story.reports] == ["b", "c", "a", "undated"]
    assert story.id == gather(REPORTS)[0].id
    assert story.period is not None
    assert (story.period.start.day, story.period.end.day, story.period.precision) == (4, 7, "day")
    assert looks_like_one(reports) == ()


def test_the_id_follows_the_texts_only() -> None:
    renamed = [report(f"x{one.id}", one.text) for one in REPORTS]
    assert gather(renamed)[0].id == gather(REPORTS)[0].id
    assert gather(REPORTS[:3])[0].id != gather(REPORTS)[0].id
    assert gather(renamed)[0].period is None


def test_a_report_of_something_else_is_warned_about_and_kept() -> None:
    odd = report(
        "odd",
        "The Harrow Museum in Eldmere has bought a painting by Sanna Quill. It shows the harbour of Port Isolde as Quill saw it"
        " in winter. The director, Tomas Averell, said the Lindqvist Fund had paid for it and that Eldmere would show it in May.",
        day=4,
    )
    (warning,) = looks_like_one([*REPORTS, odd])
    assert warning.startswith("odd shares almost no names with the other 4")
    assert odd in gather([*REPORTS, odd])[0].reports


def test_a_report_with_hardly_a_name_is_not_judged() -> None:
    assert looks_like_one([*REPORTS, report("short", "It rained again. Nobody was hurt."), report("empty", "")]) == ()
    assert looks_like_one([report("short", MARKET[2])]) == ()


def test_many_reports_take_bounded_time() -> None:
    reports = [
        report(f"r{k}", f"In Velmora the Tarn Valley Power dam of Ilka Brandt broke near Place{k} and Ostrava Nova.")
        for k in range(3000)
    ]
    assert looks_like_one(reports) == ()
