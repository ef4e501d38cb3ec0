"""Which names are one."""

import pytest

from rashomon.annotate.document import open_report
from rashomon.annotate.names import abbreviates, collect_names, core, key, link_names
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
