"""How much one count of people harmed is worth for the story's figure."""

import pytest

from rashomon.annotate import annotate
from rashomon.app.load import load
from rashomon.compose.index import index
from rashomon.compose.row.bearing import bearing, bearings, by_bearing, meant
from rashomon.compose.row.incident import tallied_texts
from rashomon.compose.row.tally import features
from rashomon.compose.row.tellings import Telling, Toll
from rashomon.gather import story_of
from rashomon.reconcile import reconcile
from rashomon.trace import trace


def telling(slot: str, size: int, *marks: str) -> Telling:
    return Telling(slot, size, number=True, stand="title", sentence=0, words=str(size), claim="c", marks=marks)


def tolls(text: str) -> tuple[Toll, ...]:
    reports = load([{"id": "a", "text": text, "published": "2031-05-06", "language": "en"}]).reports
    annotations, lineage, story = annotate(reports), trace(reports), story_of(reports)
    found = reconcile(story, annotations, lineage)
    return tallied_texts(annotations, found.conflicts, index(story, annotations, lineage, found))


def test_marks_that_speak_against_a_telling_lower_its_bearing() -> None:
    weights = {"anybody": 0.5, "near year": -2.0}
    assert bearing(telling("killed", 2), weights) > 0.5 > bearing(telling("killed", 40, "near year"), weights)
    assert bearing(telling("killed", 0), weights) == 0.0


def test_a_pair_means_what_each_slot_has_to_say() -> None:
    assert meant((2, 4)) == {"killed": 2, "injured": 4, "killed or injured": 6, "hospitalised": 4}


def test_the_pair_that_the_weightier_telling_gives_has_the_better_odds() -> None:
    text = Toll((telling("killed", 2), telling("killed", 40, "near year")), frozenset())
    weighed = bearings([text], {"anybody": 0.5, "near year": -2.0})
    right, wrong = (dict(by_bearing(pair, [text], weighed)) for pair in ((2, 0), (40, 0)))
    assert right["bearing killed odds"] > 0 > wrong["bearing killed odds"]
    assert right["bearing killed wins"] == 1.0 > wrong["bearing killed wins"]
    assert features((2, 0), [text])["bearing killed agrees"] == bearings([text])[0][0]


def test_the_marks_of_a_telling_name_what_surrounds_it() -> None:
    (toll,) = tolls("Two men were killed in Sarat on Monday, police said. Forty people were killed there last month.")
    first, last = toll.of("killed")
    assert {"in #", "near police", "killed: in #"} <= {*first.marks}
    assert {"near month", "earlier police"} <= {*last.marks}
    assert first.marks == tuple(dict.fromkeys(first.marks))


def test_those_whom_another_year_counts_are_told_only_where_no_others_are() -> None:
    long_ago = "The largest flood was in 2004, which killed 40 people."
    (toll,) = tolls(f"Two men were killed in Sarat on Monday. {long_ago}")
    assert [each.size for each in toll.of("killed")] == [2]
    (alone,) = tolls(long_ago)
    assert [each.size for each in alone.of("killed")] == [40]


def test_how_many_were_harmed_is_no_mark() -> None:
    few, many = (
        tolls(f"{number} people were killed in Sarat, police said. Firemen counted {number} bodies.")[0].of("killed")[0]
        for number in ("Three", "300")
    )
    assert few.marks == many.marks


@pytest.mark.parametrize("words", [400, 4000])
def test_the_marks_of_a_telling_are_bounded_however_long_its_sentence(words: int) -> None:
    (toll,) = tolls("Two people were killed beside " + "the wall and " * words + "the gate.")
    assert all(len(each.marks) < 400 for each in toll.tellings)
