"""Look-alikes stay apart, a trial finds its deed, a round-up is named; one by one or at once, in any order."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.gather import Index, gather, gathering
from rashomon.model import Report
from tests.gather.telling import ALL, FIRST, QUAKES, SECOND, TRIAL
from tests.trace.making import report


def ids(reports: list[Report]) -> set[frozenset[str]]:
    return {frozenset(one.id for one in story.reports) for story in gather(reports)}


def test_two_shootings_in_one_town_are_two_stories() -> None:
    assert ids([*FIRST, *SECOND]) == {frozenset(one.id for one in FIRST), frozenset(one.id for one in SECOND)}


def test_the_earlier_quake_is_another() -> None:
    assert ids(list(QUAKES)) == {frozenset({"quake-old-1", "quake-old-2"}), frozenset({"quake-new-1", "quake-new-2"})}


def test_a_trial_months_later_belongs_to_the_deed() -> None:
    stories = ids([*FIRST, *SECOND, *QUAKES, TRIAL])
    assert frozenset({one.id for one in FIRST} | {TRIAL.id}) in stories


def test_a_round_up_is_named_and_joins_nothing() -> None:
    found = gathering(ALL)
    assert [(one.report, len(one.others)) for one in found.roundups] == [("round-up", 1)]
    homes = {one.id: story.id for story in found.stories for one in story.reports}
    assert homes["first-1"] != homes["second-1"]
    assert {found.roundups[0].story, *found.roundups[0].others} == {homes["first-1"], homes["second-1"]}


@settings(max_examples=8, deadline=None)
@given(st.permutations(ALL))
def test_the_order_changes_nothing(reports: list[Report]) -> None:
    assert gathering(reports) == gathering(ALL)


@settings(max_examples=6, deadline=None)
@given(st.permutations(ALL))
def test_one_by_one_and_settled_is_the_same_as_at_once(reports: list[Report]) -> None:
    index = Index()
    for one in reports:
        index.add(one)
    index.settle()
    assert index.stories() == tuple(story.reports for story in gather(ALL))


def test_every_report_is_in_exactly_one_story() -> None:
    index = Index()
    for one in ALL:
        assert one.id in index.add(one)
    kept = [one.id for story in index.stories() for one in story]
    assert sorted(kept) == sorted(one.id for one in ALL)


def test_stories_merge_when_a_report_ties_them() -> None:
    index = Index()
    assert index.add(FIRST[0]) == ("first-1",)
    assert index.add(TRIAL) == ("first-1", "first-trial")
    assert index.add(QUAKES[0]) == ("quake-old-1",)
    assert set(index.add(FIRST[1])) == {"first-1", "first-2", "first-trial"}


NOTHING = ["", " ", "Fire.", "“We do not know.”", "\u202e\u0000 \ud83d", "1 2 3 4", "a" * 50_000, "Aa. " * 20_000]


@pytest.mark.parametrize("text", NOTHING)
def test_next_to_nothing_is_a_story_of_its_own(text: str) -> None:
    stories = ids([report("odd", text, day=3), *FIRST])
    assert frozenset({"odd"}) in stories
    assert frozenset(one.id for one in FIRST) in stories


def test_a_quotation_alone_goes_with_the_report_that_has_it() -> None:
    spoken = "“He had been saving for a boat, and Davin Orrel never hurt anybody on Quill Street,” said Tamsin Orrel."
    stories = ids([*FIRST, *SECOND, *QUAKES, report("spoken", spoken, day=4)])
    assert any({"spoken", "first-2"} <= story for story in stories)


def test_ten_thousand_copies_are_one_story_in_bounded_time() -> None:
    began = time.process_time()
    copies = [report(f"copy-{k}", FIRST[0].text, day=k % 30) for k in range(10_000)]
    (story,) = gather(copies)
    assert len(story.reports) == 10_000
    index = Index()
    for one in copies[:500]:
        index.add(one)
    assert len(index.stories()) == 1
    assert time.process_time() - began < 20


def test_hundreds_of_near_copies_are_one_story() -> None:
    chance = random.Random(3)  # noqa: S311
    words = FIRST[1].text.split()
    near = [report(f"near-{k}", " ".join(word for word in words if chance.random() > 0.06), day=3 + k % 5) for k in range(200)]
    stories = ids([*near, *SECOND, *QUAKES])
    assert frozenset(one.id for one in near) in stories


def test_a_great_story_takes_one_more_without_being_put_together_anew() -> None:
    chance = random.Random(4)  # noqa: S311
    words = FIRST[1].text.split()
    index = Index()
    for k in range(140):
        index.add(report(f"near-{k}", " ".join(word for word in words if chance.random() > 0.06), day=3 + k % 5))
    assert max(len(story) for story in index.stories()) > 130
    assert index.add(QUAKES[0]) == ("quake-old-1",)
    index.settle()
    assert sorted(len(story) for story in index.stories()) == [1, 140]
