"""Places inside other words: the gazetteer's real names, invented news."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.annotate.grammar.document import open_report
from rashomon.annotate.grammar.roster import make_roster
from rashomon.annotate.places.nested import standing_like_places, with_nested_places
from rashomon.language import tag
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
        ("Spokane Police Investigate Theft Of Geese", "Spokane"),
        ("Charlotte-Mecklenburg Police are looking for a red van.", "Charlotte"),
        ("D.C. police are looking for a red van.", "D.C."),
        ("A DC man lost his bicycle.", "DC"),
    ],
)
def test_a_place_before_those_who_serve_it_or_live_there(text: str, place: str) -> None:
    assert entities_of(text) == {place: "place"}


def test_a_town_that_was_taken_for_a_person_is_a_town() -> None:
    assert entities_of("A Charlotte woman was fined.", Charlotte="person") == {"Charlotte": "place"}


def test_one_such_mention_is_enough_where_nobody_bears_the_name() -> None:
    text = "Charlotte grows. It burned at a home in Charlotte. A Charlotte woman was fined."
    assert entities_of(text, Charlotte="person") == {"Charlotte": "place"}


def test_a_region_told_by_its_letters_is_named_in_the_name_of_its_part() -> None:
    assert entities_of("It burned in Northeast D.C. overnight.", **{"Northeast_D.C.": "place"})["D.C."] == "place"


@pytest.mark.parametrize(
    "text",
    ["It burned at Spokane Nightclub.", "Call police with any news.", "It is on Northwest police radio.", "IN POLICE CUSTODY"],
)
def test_words_that_are_hardly_ever_meant_as_a_place(text: str) -> None:
    assert entities_of(text) == {}


def test_a_county_is_no_town_of_the_first_part_of_its_name() -> None:
    assert "Prince George" not in entities_of("The Prince George’s County police are looking for a red van.")


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A barn burned in Walla Walla, Washington. Two geese died near Tonasket on Monday, officials said.", "place"),
        ("Officials said that Tonasket would play the piano in Washington.", "person"),
        ("A barn burned in Ohio. Two geese died near Tonasket on Monday, officials said.", "person"),
    ],
)
def test_a_name_that_stands_where_places_do_is_a_town_of_a_region_that_is_named(text: str, type_: str) -> None:
    report = Report(id="r", text=text, sha256="")
    start, region = text.index("Tonasket"), next(name for name in ("Washington", "Ohio") if name in text)
    place = text.index(region)
    roster = make_roster(
        tuple(
            LocalEntity(key, kind, name, (name,), mentions=(Mention(report.span(at, at + len(name)), "named", key),))
            for key, kind, name, at in sorted(
                [("e1", "place", region, place), ("e2", "person", "Tonasket", start)], key=lambda each: each[3]
            )
        )
    )
    (tagged,) = tag([text])
    standing = standing_like_places(open_report(report, tagged), roster)
    found = with_nested_places(report, roster, standing=standing)
    assert {entity.name: entity.type for entity in found.entities}["Tonasket"] == type_


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
