"""One story of all reports, in order; and what is said where they plainly are not one."""

from hypothesis import given
from hypothesis import strategies as st

from rashomon.gather import apart, gather, story_of
from rashomon.model import Report
from tests.trace.making import MARKET, STORM, STORM_APART, joined, report

REPORTS = (
    report("b", joined(*STORM), day=3),
    report("a", joined(*STORM_APART), day=5),
    report("undated", joined(*STORM[3:9])),
    report("c", joined(*STORM[:5]), day=3),
)
ODD = report(
    "odd",
    "The museum of Eldmere hangs a painting that it has wanted for decades. "
    "The Harrow Museum in Eldmere has bought a painting by Sanna Quill. It shows the harbour of Port Isolde as Quill saw it"
    " in winter. The director, Tomas Averell, said the Lindqvist Fund had paid for it and that Eldmere would show it in May.",
    day=40,
    title="Museum buys view of a harbour in winter",
)


def test_no_reports_make_no_story() -> None:
    assert gather([]) == ()
    assert apart([]) == ()


@given(st.permutations(REPORTS))
def test_one_story_whatever_the_order(reports: list[Report]) -> None:
    story = story_of(reports)
    assert [one.id for one in story.reports] == ["b", "c", "a", "undated"]
    assert story.id == story_of(REPORTS).id
    assert story.period is not None
    assert (story.period.start.day, story.period.end.day, story.period.precision) == (4, 7, "day")


def test_the_id_follows_the_texts_only() -> None:
    renamed = [report(f"x{one.id}", one.text) for one in REPORTS]
    assert story_of(renamed).id == story_of(REPORTS).id
    assert story_of(REPORTS[:3]).id != story_of(REPORTS).id
    assert story_of(renamed).period is None


def test_reports_of_one_event_are_not_warned_about() -> None:
    assert apart(REPORTS) == ()


def test_a_report_of_something_else_is_warned_about() -> None:
    (warning,) = apart([*REPORTS, ODD])
    assert warning.startswith("odd has too little in common with the other 4")


def test_a_report_of_next_to_nothing_is_not_judged() -> None:
    assert apart([*REPORTS, report("short", "It rained again. Nobody was hurt."), report("empty", "")]) == ()
    assert apart([report("short", MARKET[2])]) == ()


def test_hundreds_of_prints_of_one_text_are_one_story() -> None:
    towns = " ".join(f"Flood number {k} has closed the road from Osk to Varn near mile {7 * k}." for k in range(40))
    prints = [report(f"p{k}", f"{towns} Edition {k}.") for k in range(300)]
    assert len(gather(prints)) == 1
