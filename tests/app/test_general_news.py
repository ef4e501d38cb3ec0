"""Invented stories of general news in texts written apart: what a reader sees to differ is asked, and nothing else."""

import pytest

import rashomon
from rashomon.model import Account, Conflict

STORIES: dict[str, list[dict[str, str]]] = {
    "vote": [
        {
            "id": "times",
            "published": "2031-05-08",
            "text": "Parliament on Thursday passed a law that puts the country's rivers under a single authority, by "
            "112 votes to 98.",
        },
        {
            "id": "star",
            "published": "2031-05-09",
            "text": "Deputies in Orne approved a contested water law with 112 votes in favour and 89 against, after a "
            "debate of nine "
            "hours.",
        },
        {
            "id": "ona",
            "published": "2031-05-08",
            "text": "Twelve members of the governing party abstained from the vote on the water law, the speaker's office said.",
        },
        {
            "id": "post",
            "published": "2031-05-08",
            "text": "A law on water passed parliament in Orne after 11 hours of debate.\n\nNine members of the "
            "governing party "
            "abstained.",
        },
    ],
    "quake": [
        {
            "id": "pacific",
            "published": "2030-04-02",
            "text": "A magnitude 6.8 earthquake struck off the coast of Balona on Tuesday morning, killing at least "
            "11 people, "
            "officials said.\n\nThe quake hit at a depth of 20 km, the geological survey said.",
        },
        {
            "id": "island",
            "published": "2030-04-02",
            "text": "An earthquake of magnitude 7.1 shook Balona on Tuesday, killing 14 people, the Red Cross "
            "said.\n\nThe tremor, "
            "35 km deep, cut power to the capital.",
        },
        {
            "id": "ona",
            "published": "2030-04-02",
            "text": "A magnitude 7 earthquake hit Balona on Tuesday, the Red Cross said.",
        },
    ],
    "election": [
        {
            "id": "ledger",
            "published": "2032-10-04",
            "text": "Grace Okoro won the presidential election in Zambia with 52.3 percent of the vote, the electoral "
            "commission said on "
            "Monday.\n\nHer rival, former general Paul Anning, conceded defeat in a call to Okoro on Monday night, "
            "her campaign "
            "said.\n\nTurnout was 61 percent.",
        },
        {
            "id": "wire",
            "title": "Anning contests result",
            "published": "2032-10-05",
            "text": "Paul Anning, who lost Zambia's presidential election, denied on Tuesday that he had "
            "conceded.\n\nTurnout was 58 "
            "percent, according to observers.\n\nTwo people were killed in clashes in Lusaka, police said.",
        },
    ],
    "raid": [
        {
            "id": "post",
            "published": "2033-01-20",
            "text": "Missiles struck the port of Kasra on Thursday, the governor said.\n\nThe navy of Belor said that "
            "it had aimed at a "
            "warship and that no civilians were hurt.",
        },
        {
            "id": "online",
            "published": "2033-01-20",
            "text": "Missiles hit the port of Kasra on Thursday.\n\nFourteen people were in hospital, doctors said.",
        },
    ],
}
ASKED = {
    "vote": {
        "How many members of the governing party abstained?",
        "How many voted with the minority?",
        "How long was the debate?",
    },
    "quake": {"What was the magnitude?", "What was the depth?"},
    "election": {
        "What was the turnout?",
        "Did this happen: “Her rival, former general Paul Anning, conceded defeat in a call to Okoro on Monday night”?",
    },
    "raid": {"Were any civilians injured?"},
}


@pytest.fixture(scope="module")
def accounts() -> dict[str, Account]:
    return {name: rashomon.account(reports) for name, reports in STORIES.items()}


def about(account: Account, question: str) -> Conflict:
    (found,) = [c for c in account.conflicts if c.question == question]
    return found


@pytest.mark.parametrize("story", sorted(STORIES))
def test_what_differs_is_asked_and_nothing_else(story: str, accounts: dict[str, Account]) -> None:
    assert {c.question for c in accounts[story].conflicts} == ASKED[story]


def test_two_sides_of_a_tally_in_any_form(accounts: dict[str, Account]) -> None:
    assert [p.label for p in about(accounts["vote"], "How many voted with the minority?").positions] == ["89", "98"]


def test_a_figure_with_fewer_decimals_is_no_other_figure(accounts: dict[str, Account]) -> None:
    """7 is 7.1 rounded, and 6.8; the two with decimals differ."""
    conflict = about(accounts["quake"], "What was the magnitude?")
    assert [p.label for p in conflict.positions] == ["6.8", "7.1"]


def test_a_surname_in_a_title_is_no_place(accounts: dict[str, Account]) -> None:
    assert not [e for e in accounts["election"].entities if e.type == "place" and "Anning" in e.names]


def test_who_won_and_who_lost_are_one_outcome(accounts: dict[str, Account]) -> None:
    assert not [c for c in accounts["election"].conflicts if c.kind == "action"]


def test_none_and_some_are_told_with_who_says_so(accounts: dict[str, Account]) -> None:
    none, some = about(accounts["raid"], "Were any civilians injured?").positions
    assert (none.label, none.reports) == ("none", ("post",))
    assert (some.label, some.reports) == ("14", ("online",))


@pytest.mark.parametrize("told", ["no other civilians were hurt.", "no civilians were hurt. A docker was hurt, it said."])
def test_none_beside_some_denies_nothing(told: str) -> None:
    first, second = STORIES["raid"]
    made = rashomon.account([{**first, "text": first["text"].replace("no civilians were hurt.", told)}, second])
    assert not any(c.kind == "polarity" for c in made.conflicts)
