"""Which names are one."""

import pytest

from rashomon.annotate.entities.bearers import with_whole_names
from rashomon.annotate.entities.names import abbreviates, collect_names, link_names
from rashomon.annotate.entities.spelling import Name, core, key
from rashomon.annotate.grammar.document import open_report
from tests.annotate.parses import read_parse


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("NBA", "Northern Borean Army"),
        ("GNA", "Government of National Accord"),
        ("OIC", "Organization of Islamic Cooperation"),
        ("U.N.D.P.", "United Nations Development Programme"),
        ("UNSMIL", "United Nations Support Mission in Libya"),
    ],
)
def test_abbreviations(short: str, full: str) -> None:
    assert abbreviates(short, full)


@pytest.mark.parametrize(
    ("short", "full"), [("photo", "Northern Borean Army"), ("XYZ", "Northern Borean Army"), ("NBA", "Sarat"), ("A", "Ana Brezek")]
)
def test_no_abbreviations(short: str, full: str) -> None:
    assert not abbreviates(short, full)


def test_the_key_sets_case_stops_and_articles_aside() -> None:
    assert key("the U.N.") == key("UN") == key("United Nations")
    assert key("The Northern Borean Army") == "northern borean army"


def test_particles_are_no_part_of_the_core() -> None:
    assert core(key("Fayez al-Serraj")) == ("fayez", "serraj") == core(key("Fayez Al Serraj"))


def names_of(*people: str) -> dict[str, str]:
    """Roots of names that stand in one sentence each."""
    blocks = []
    for name in people:
        words = name.split()
        lines = [f"{words[0]} {words[0]} PROPN {len(words) + 1} nsubj name=person"]
        lines += [f"{word} {word} PROPN 1 flat +" for word in words[1:]]
        lines.append("spoke speak VERB 0 root")
        blocks.append("\n".join(lines))
    document = open_report(*read_parse("\n\n".join(blocks)))
    names = collect_names(document)
    links = link_names(document, names)
    return {document.text[name.start : name.end]: links.root(name.form) for name in names}


def test_a_surname_goes_to_its_full_name() -> None:
    roots = names_of("Omar Sallabi", "Sallabi")
    assert roots["Sallabi"] == roots["Omar Sallabi"]


def test_a_surname_that_two_have_goes_to_neither() -> None:
    roots = names_of("Omar Sallabi", "Dana Sallabi", "Sallabi")
    assert len(set(roots.values())) == 3


def test_a_letter_may_differ_in_a_long_surname_only() -> None:
    assert len(set(names_of("Mohamed Alhudair", "Alhudairi").values())) == 1
    assert len(set(names_of("Mohamed Said", "Saad").values())) == 2


def whole(text: str, *marked: tuple[str, str]) -> list[tuple[str, str, str]]:
    """The names that are left of those that the model marked in a text."""
    names = [Name(text.find(words), text.find(words) + len(words), type_, key(words)) for words, type_ in marked]
    return [
        (text[name.start : name.end], name.type, name.form)
        for name in sorted(with_whole_names(text, names), key=lambda each: each.start)
    ]


@pytest.mark.parametrize("marked", [("Omar", "Sallabi"), ("Omar", 'Duke" Sallabi'), ('Omar "Duke', "Sallabi"), ("Omar",)])
def test_a_nickname_divides_nobody(marked: tuple[str, ...]) -> None:
    found = whole('Police say Omar "Duke" Sallabi Jr. was hit.', *((words, "person") for words in marked))
    assert found == [('Omar "Duke" Sallabi Jr.', "person", "omar sallabi jr")]


def test_a_quotation_behind_a_possessive_is_no_nickname() -> None:
    assert whole("Omar Sallabi's 'Right Hand' Charged", ("Omar Sallabi", "person")) == [
        ("Omar Sallabi", "person", "omar sallabi")
    ]


def test_a_town_behind_a_name_is_no_part_of_it() -> None:
    found = whole("It hit Ana Brezek of Halmara.", ("Ana Brezek of Halmara", "person"))
    assert found == [("Ana Brezek", "person", "ana brezek"), ("Halmara", "place", "halmara")]


def test_a_county_called_after_somebody_is_one_place() -> None:
    found = whole("It burned in Queen Anne's County.", ("Queen Anne", "person"), ("County", "place"))
    assert found == [("Queen Anne's County", "place", "queen anne's county")]


def test_a_county_inside_a_longer_name_or_unknown_stays_as_it_was() -> None:
    body = ("Queen Anne's County Library", "organisation")
    assert [name for name, *_ in whole("At Queen Anne's County Library.", body)] == [body[0]]
    assert [name for name, *_ in whole("In Ana Brezek's County.", ("Ana Brezek", "person"))] == ["Ana Brezek"]


def test_words_behind_an_age_are_a_person() -> None:
    assert whole("the victim, 19-year-old Justice Bridges, died", ("Bridges", "place")) == [
        ("Justice Bridges", "person", "justice bridges")
    ]


@pytest.mark.parametrize("text", ["the 70-year-old Halmara League was dissolved", "a 19-year-old Halmara High student"])
def test_an_age_may_be_another_things(text: str) -> None:
    assert whole(text, ("Halmara", "place")) == [("Halmara", "place", "halmara")]
