"""Invented stories of war, told by its parties: who holds a place, how near they came, and denials that answer."""

import pytest

import rashomon
from rashomon.model import Account, Conflict

WAR = [
    {
        "id": "wire",
        "published": "2031-05-12",
        "text": "Rebels fighting under the Northern Front said on Monday they had captured the town of Karsova after two days "
        "of fighting with the army.\n\nA spokesman for the Northern Front, Ilir Dansa, said its fighters now controlled the "
        "police station and the hospital. At least 40 soldiers were killed and 17 were taken prisoner, he said.\n\nKarsova "
        "lies about 60 km east of the capital, Belgar.\n\nThe rebels have come within 25 km of Belgar, Dansa said.",
    },
    {
        "id": "post",
        "published": "2031-05-12",
        "text": "The army denied on Monday that Karsova had fallen to rebels of the Northern Front and said its troops still "
        'held the town.\n\n"Our forces are in full control of Karsova," army spokesman Colonel Petar Voss told reporters. He '
        "said six soldiers had been killed and none captured.\n\nThe town is about 45 km east of Belgar.",
    },
    {
        "id": "monitor",
        "published": "2031-05-13",
        "text": "The rebels of the Northern Front failed to take the hospital of Karsova, a doctor there said on Tuesday.\n\nA "
        "UN official said that rebels had been seen on the outskirts of Belgar.\n\nThe army recaptured the police station on "
        "Monday night, Colonel Voss said. The rebels said they still held it.",
    },
]
STRIKE = [
    {
        "id": "echo",
        "title": "Air strike hits market, 22 dead",
        "published": "2032-08-19",
        "text": "An air strike hit a market in the town of Tel Aram on Thursday, killing 22 civilians, rescue workers said.",
    },
    {
        "id": "state",
        "published": "2032-08-19",
        "text": "The air force struck a command post of militants in Tel Aram on Thursday, killing 30 militants, the defence "
        'ministry said.\n\nThe ministry denied that a market was hit. "No civilian was harmed," it said.',
    },
    {
        "id": "courier",
        "published": "2032-08-20",
        "text": "Russian jets carried out the strike on a market in Tel Aram that killed at least 20 people, a monitoring group "
        "said on Friday.\n\nRussia denied any role in the strike.",
    },
]


@pytest.fixture(scope="module")
def war() -> Account:
    return rashomon.account(WAR)


@pytest.fixture(scope="module")
def strike() -> Account:
    return rashomon.account(STRIKE)


def about(account: Account, question: str) -> Conflict:
    (found,) = [c for c in account.conflicts if c.question == question]
    return found


def held(*reports: tuple[str, str]) -> list[str]:
    """The questions on places that some reports, each of a day in May and a text, give rise to."""
    given = [{"id": f"r{n}", "published": f"2031-05-{day}", "text": text} for n, (day, text) in enumerate(reports)]
    asked = [c.question for c in rashomon.account(given).conflicts]
    return [q for q in asked if q.startswith(("Who holds", "How near")) or q.endswith("taken?")]


def test_every_difference_between_the_parties_is_asked(war: Account) -> None:
    assert {c.question for c in war.conflicts} == {
        "Was Karsova taken?",
        "Who holds the police station?",
        "Was the hospital taken?",
        "How near did they come to Belgar?",
        "How far is Karsova from Belgar?",
        "How many soldiers were killed?",
        "How many were captured?",
    }


def test_what_two_reports_lead_with_is_asked_first(war: Account) -> None:
    assert war.conflicts[0].question == "Was Karsova taken?"
    assert any(s.text.startswith("Was Karsova taken?") for s in war.summary)


def test_each_party_stands_behind_its_own_words(war: Account) -> None:
    conflict = about(war, "Was Karsova taken?")
    assert (conflict.kind, conflict.why) == ("polarity", "rival")
    taken, denied = conflict.positions
    assert taken.reports == ("wire",)
    assert denied.reports == ("post",)
    assert denied.label.startswith("“The army denied")
    assert {s.chain[-1] for s in taken.said_by} == {"Rebels"}
    assert "Petar Voss" not in {s.chain[-1] for s in taken.said_by}


def test_a_place_taken_back_is_held_by_two_when_the_others_say_so(war: Account) -> None:
    conflict = about(war, "Who holds the police station?")
    assert (conflict.kind, conflict.why) == ("actor", "rival")
    assert {p.reports for p in conflict.positions} == {("monitor", "wire"), ("monitor",)}


def test_a_town_is_taken_for_the_one_named_last(war: Account) -> None:
    conflict = about(war, "How far is Karsova from Belgar?")
    assert {p.label for p in conflict.positions} == {"about 45 km", "about 60 km"}


def test_how_near_is_compared_with_the_outskirts(war: Account) -> None:
    conflict = about(war, "How near did they come to Belgar?")
    assert {p.label for p in conflict.positions} == {"within 25 km of Belgar", "on the outskirts of Belgar"}
    assert conflict.why == "update"


def test_denials_answer_what_others_say(strike: Account) -> None:
    hit = about(strike, "Did this happen: “Air strike hits market, 22”?")
    assert {p.reports for p in hit.positions} == {("echo",), ("state",)}
    (role,) = [c for c in strike.conflicts if c.question.startswith("Did Russia do this: “Russian jets carried out the strike")]
    assert role.kind == "actor"
    assert any(p.label == "“Russia denied any role in the strike.”" for p in role.positions)


def test_nobody_harmed_stands_against_the_dead(strike: Account) -> None:
    assert about(strike, "Was any civilian killed or injured?").kind == "polarity"


def test_civilians_and_militants_are_asked_for_as_people(strike: Account) -> None:
    assert about(strike, "How many people were killed?").kind == "number"


@pytest.mark.parametrize(
    "other",
    [
        ("14", "The army recaptured Karsova from the rebels on Wednesday after a night of heavy shelling."),
        ("12", "Rebels captured the village of Velm on Monday. The army still held the town of Sarn."),
        ("12", "Rebels captured five soldiers near Karsova on Monday."),
        ("12", "The army failed to take back the town of Karsova on Monday."),
        ("12", "Rebels took parts of Karsova on Monday, residents said."),
    ],
)
def test_what_follows_or_is_told_of_another_place_is_no_difference(other: tuple[str, str]) -> None:
    assert not held(("12", "Rebels captured the town of Karsova on Monday after two days of fighting."), other)


def test_an_attack_that_was_repelled_took_nothing() -> None:
    questions = held(
        ("12", "Fighters of the Coastal Brigades seized the oil port of Ras Adel on Monday, the port's director said."),
        ("12", "Guards at the oil port of Ras Adel repelled an attack by the Coastal Brigades on Monday, their commander said."),
    )
    assert questions == ["Was Ras Adel taken?"]


def test_a_claim_stands_beside_the_fighting_of_another_report() -> None:
    claimed = "The Northern Front said on Monday that it had taken control of Karsova and the village of Velm."
    assert held(("12", claimed), ("12", "Clashes went on in Karsova on Monday night between the army and rebels.")) == [
        "Who holds Karsova?"
    ]
    # A report that knows of its being taken tells of the fighting that went with it.
    both = "The Northern Front took Karsova on Monday. Clashes went on in Karsova on Monday night."
    assert not held(("12", claimed), ("12", both))


def test_distances_that_are_nearly_one_are_no_difference() -> None:
    assert not held(
        ("12", "The rebels have come within 25 km of Belgar, the army said."),
        ("12", "Rebel forces advanced to within 28 km of Belgar on Monday."),
    )
