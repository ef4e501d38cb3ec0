"""Measures of a thing and tallies of votes: what is measured, how large it is; what only looks like one."""

import pytest

from rashomon.annotate import annotate
from rashomon.model import Quantity, Report

# What each sentence measures: name, least and greatest number, unit.
MEASURED: dict[str, set[tuple[str, float, float, str]]] = {
    "Turnout was 61 percent.": {("turnout", 61, 61, "percent")},
    "The shock came at a depth of 20 km, the survey said.": {("depth", 20, 20, "km")},
    "The tremor, 35 km deep, was felt in Osk.": {("depth", 35, 35, "km")},
    "An earthquake of magnitude 7.1 shook Osk.": {("magnitude", 7.1, 7.1, "")},
    "A magnitude 6.8 earthquake struck on Tuesday.": {("magnitude", 6.8, 6.8, "")},
    "Deputies passed the law after a debate of nine hours.": {("debate", 9, 9, "hour")},
    "A six-year inquiry ended in Osk.": {("inquiry", 6, 6, "year")},
    "The law passed after 11 hours of debate.": {("debate", 11, 11, "hour")},
    "Inflation rose to 3.2 percent in May.": {("inflation", 3.2, 3.2, "percent")},
    "The council voted 10-1 to rename the square.": {("votes of the majority", 10, 10, ""), ("votes of the minority", 1, 1, "")},
    "The law passed by 112 votes to 98.": {("votes of the majority", 112, 112, ""), ("votes of the minority", 98, 98, "")},
    "It was approved with 112 votes in favour and 89 against.": {
        ("votes of the majority", 112, 112, ""),
        ("votes of the minority", 89, 89, ""),
    },
    "The bill was rejected in a vote of 45 to 55.": {
        ("votes of the majority", 55, 55, ""),
        ("votes of the minority", 45, 45, ""),
    },
    "Karl Dressen was sentenced to seven years in jail for fraud.": {("prison term", 7, 7, "year")},
    "A court sent Karl Dressen to prison for six years.": {("prison term", 6, 6, "year")},
    "Karl Dressen served as mayor for six years.": set(),
    "A ferry with 132 people aboard sank off Osk.": {("people aboard", 132, 132, "")},
    "The bus was carrying 40 passengers when it left the road.": {("people aboard", 40, 40, "")},
    "Osk lost 3-1 to Varn on Sunday.": set(),
    "Some 60 percent of voters live in Osk.": set(),
    "The number of jobs rose by 5 percent.": set(),
    "Nine people were hurt.": set(),
}


@pytest.mark.parametrize("text", sorted(MEASURED))
def test_what_is_measured(text: str) -> None:
    report = Report("r", text, "r")
    (annotation,) = annotate([report])
    facts = {event.id: event for event in annotation.events if event.kind == "fact"}
    told = [s for s in annotation.statements if s.event in facts]
    assert {
        (facts[s.event].lemma, s.value.low, s.value.high, s.value.unit) for s in told if isinstance(s.value, Quantity)
    } == MEASURED[text]
    assert all(text[span.start : span.end] == span.quote for s in told for span in s.evidence)
    assert all(event.roles[0].name == "attribute" for event in facts.values())


def test_a_term_is_somebodys() -> None:
    (annotation,) = annotate([Report("r", "Karl Dressen was sentenced to seven years in jail.", "r")])
    (term,) = [event for event in annotation.events if event.kind == "fact"]
    assert [(role.name, role.span.quote) for role in term.roles] == [("attribute", "sentenced"), ("holder", "Karl Dressen")]


def test_a_measure_is_no_count() -> None:
    """The number of a magnitude counts nothing."""
    (annotation,) = annotate([Report("r", "A magnitude 6.8 earthquake struck on Tuesday.", "r")])
    assert not [s for s in annotation.statements if s.slot == "count"]
