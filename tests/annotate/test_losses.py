"""Tolls of wars and disasters: how they rise, what is feared, whose they are, and which are of another year."""

import hashlib
import math

import pytest

from rashomon.annotate import annotate
from rashomon.model import Annotation, Quantity, Report

# What each sentence gives: slot, least and greatest number.
TOLD: dict[str, set[tuple[str, float, float]]] = {
    "At least 840 villagers are known to have perished and 2,300 were missing.": {
        ("killed", 840, math.inf),
        ("missing", 2300, 2300),
    },
    "All six guests are confirmed to have drowned.": {("killed", 6, 6)},
    "Osk buried the 34 miners who lost their lives underground.": {("killed", 34, 34)},
    "A dam broke with the loss of nearly 70 lives.": {("killed", 63, 70)},
    "The canal was dug at the cost of 9,000 lives.": {("killed", 9000, 9000)},
    "The death toll in the last two weeks is close to 80.": {("killed", 72, 88)},
    "The blast brings the number of dead this spring to 61.": {("killed", 61, 61)},
    "The strike brought to 22 the number of people killed this month.": {("killed", 22, 22)},
    "That raised the confirmed death toll from 17 to 22.": {("killed", 22, 22)},
    "The ministry put the number of dead at 1,200.": {("killed", 1200, 1200)},
    "The toll has passed 1,000, officials said.": {("killed", 1001, math.inf)},
    "The toll was nearing 250.": {("killed", 225, 250)},
    "The quake has killed upwards of 300 people.": {("killed", 301, math.inf)},
    "Nearly 40 miners were killed and dozens wounded.": {("killed", 36, 40), ("injured", 24, 99)},
    "Nine sailors were killed along with four passengers.": {("killed", 9, 9), ("killed", 4, 4)},
    "The army lost three tanks and 40 men.": {("killed", 40, 40)},
    "Three raiders blew themselves up; a fourth was killed by a guard.": {("killed", 3, 3), ("killed", 1, 1)},
    "A guard who killed three miners was sentenced on Monday.": {("killed", 3, 3)},
    "Nearly half of the 40 passengers died.": set(),
    "Six members of one family died when a wall collapsed.": {("killed", 6, 6)},
    "With every child who dies, the outrage grows.": set(),
    "Three buses are missing in the hills.": set(),
    "Neighbours found one woman and two boys dead in the barn.": {("killed", 3, 3)},
    "Rebels freed 25 prisoners.": {("released", 25, 25)},
    "Twelve hostages were killed.": {("killed", 12, 12)},
    "Some 2,300 people were forced from their homes.": {("displaced", 2070, 2530)},
    "They may join the 90,000 who have fled the valley.": {("displaced", 90_000, 90_000)},
    "Her sister Mara, who was at the hall, had been killed.": {("killed", 1, 1)},
}
# What has not happened, or not surely.
UNSURE = {
    "The death toll could exceed 3,000.": "possible",
    "Officials warned that the death toll may rise to 300.": "possible",
    "A second flood would lead to the deaths of up to 400 villagers.": "planned",
    "A collapse of the dam could result in the deaths of 500 people.": "possible",
    "The number of dead is expected to rise above 400.": "probable",
    "Three miners are feared to have drowned.": "probable",
}
# Happenings whose noun is dated, and not their verb.
DATED = {
    "The 2010 earthquake killed more than 9,000 people.": "2010",
    "A tsunami in 2004 killed 7,000 people.": "2004",
    "The largest was the Great Coastal Quake in 1923, which resulted in 4,000 deaths.": "1923",
    "The last was the bombing in June 2016 that killed 24.": "2016-06",
}


def _read(text: str) -> Annotation:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return annotate([Report(digest[:16], text, digest)])[0]


@pytest.mark.parametrize("text", TOLD)
def test_counts_people_lost(text: str) -> None:
    statements = [s for s in _read(text).statements if isinstance(s.value, Quantity) and s.slot != "count"]
    assert {(s.slot, s.value.low, s.value.high) for s in statements if isinstance(s.value, Quantity)} == TOLD[text]
    assert {(s.polarity, s.modality) for s in statements} <= {(True, "certain")}


@pytest.mark.parametrize("text", UNSURE)
def test_what_is_feared_has_not_happened(text: str) -> None:
    counts = [s for s in _read(text).statements if isinstance(s.value, Quantity) and s.slot != "count"]
    assert {s.modality for s in counts} == {UNSURE[text]}


def test_what_nearly_happened_did_not() -> None:
    counts = [s for s in _read("The shell nearly killed two children.").statements if isinstance(s.value, Quantity)]
    assert [s.polarity for s in counts] == [False]


@pytest.mark.parametrize("text", DATED)
def test_a_dated_noun_dates_its_clause(text: str) -> None:
    read = _read(text)
    events = {event.id: event for event in read.events}
    counts = [events[s.event] for s in read.statements if isinstance(s.value, Quantity)]
    assert {read.times[event.time].timex for event in counts if event.time is not None} == {DATED[text]}
    assert counts


def test_forces_are_who_acts_and_no_act() -> None:
    read = _read("They are advancing towards Gharna, which Dahl's forces took over on Thursday.")
    assert {event.lemma for event in read.events} == {"advance", "take over"}
