"""Places inside other words: the gazetteer's real names, invented news."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.annotate.nested import with_nested_places
from rashomon.annotate.roster import make_roster
from rashomon.model import LocalEntity, Mention, Report


def entities_of(text: str, **named: str) -> dict[str, str]:
    """Entity types by name, once a report's names (name=type, "_" for a space) have been through."""
    report = Report(id="r", text=text, sha256="")
    entities = []
    for number, (name, kind) in enumerate(named.items(), 1):
        words = name.replace("_", " ")
        start = text.index(words)
        mention = Mention(report.span(start, start + len(words)), "named", f"e{number}")
        entities.append(LocalEntity(f"e{number}", kind, words, (words,), mentions=(mention,)))
    found = with_nested_places(report, make_roster(tuple(entities)))
    assert all(report.rereads(m.span) for entity in found.entities for m in entity.mentions)
    assert [entity.key for entity in found.entities] == [f"e{n + 1}" for n in range(len(found.entities))]
    return {entity.name: entity.type for entity in found.entities}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Spokane Police Department is looking for a red van.", "Spokane"),
        ("Detectives say a Spokane woman lost her bicycle.", "Spokane"),
        ("The Spokane County sheriff’s office is looking for a red van.", "Spokane County"),
        ("It burned in a Santa Fe neighborhood.", "Santa Fe"),
        ("A barn burned in Gary, Ind., on Monday.", "Gary"),
        ("Older Spokane Man Wins At Chess", "Spokane"),
    ],
)
def test_a_place_before_those_who_serve_it_or_live_there(text: str, place: str) -> None:
    assert entities_of(text) == {place: "place"}


def test_a_town_that_was_taken_for_a_person_is_a_town() -> None:
    assert entities_of("A Charlotte woman was fined.", Charlotte="person") == {"Charlotte": "place"}


def test_a_surname_is_no_town() -> None:
    text = "Dan Davenport called. The Davenport family thanked all."
    assert entities_of(text, Dan_Davenport="person") == {"Dan Davenport": "person"}


def test_a_town_in_the_name_of_its_part() -> None:
    assert entities_of("It burned in north Charlotte.", north_Charlotte="place") == {
        "north Charlotte": "place",
        "Charlotte": "place",
    }


def test_a_name_that_does_not_lie_in_what_stands_behind_it() -> None:
    assert entities_of("He thanked Anna, Georgia and Erik, Norway.") == {}


def test_a_county_is_no_body() -> None:
    assert entities_of("Marion County said no.", Marion_County="organisation") == {"Marion County": "place"}


def test_ordinary_words_are_no_towns() -> None:
    assert entities_of("Police officers rang. Deputy Sheriff Lund left. Young men sang. The Law School fire is out.") == {}


@given(st.text(max_size=200))
def test_any_text_goes_through(text: str) -> None:
    entities_of(text)
