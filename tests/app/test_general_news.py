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
    "trial": [
        {
            "id": "reporter",
            "published": "2031-06-03",
            "text": "Former minister Karl Dressen was sentenced to seven years in jail on Tuesday for taking "
            "bribes.\n\nHis lawyer, "
            "Ina Vogel, said Dressen would appeal.",
        },
        {
            "id": "ona",
            "published": "2031-06-03",
            "text": "LENZ (ONA) - Karl Dressen, who was once a minister, was jailed for six years on "
            "Tuesday.\n\nDressen will not "
            "appeal, a friend of the family said.",
        },
    ],
    "ferry": [
        {
            "id": "coast",
            "published": "2030-11-14",
            "text": "A ferry with 132 people aboard sank in a storm off Kala on Wednesday night.",
        },
        {
            "id": "island",
            "published": "2030-11-14",
            "text": "The ferry Star of Kala sank on Wednesday, the ministry said. It had 150 people on board.",
        },
    ],
    "march": [
        {
            "id": "herald",
            "published": "2030-10-12",
            "text": "Protesters filled the streets of Lodva on Saturday to march against a pension law.\n\nOrganisers "
            "said about 4,000 "
            "people had come.",
        },
        {
            "id": "star",
            "published": "2030-10-13",
            "text": "Some 1,500 people marched through Lodva on Saturday against the pension law, according to police.",
        },
    ],
    "kidnapping": [
        {
            "id": "delta",
            "published": "2033-01-20",
            "text": "Gunmen abducted at least 40 pupils and two teachers from a school in Zaru on Wednesday, the "
            "governor's office said.",
        },
        {
            "id": "kurier",
            "published": "2033-01-22",
            "text": "Bandits took 38 pupils and three teachers from a school in Zaru on Wednesday, the police commissioner said.",
        },
    ],
    "epidemic": [
        {
            "id": "desk",
            "published": "2032-07-10",
            "text": "A cholera outbreak in Marra has killed 46 people since June, the health ministry said on Saturday.",
        },
        {
            "id": "relief",
            "published": "2032-07-10",
            "text": "At least 120 people have died of cholera in Marra, an aid agency said on Saturday, more than "
            "twice the official "
            "figure.",
        },
        {
            "id": "ona",
            "published": "2032-07-12",
            "text": "The number of deaths in Marra's cholera outbreak has climbed to 58, health minister Ama Diop "
            "said on Monday.",
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
    "trial": {"How long was the prison term of Karl Dressen?", "Is this to happen: “Dressen would appeal”?"},
    "ferry": {"How many people were aboard?"},
    "march": {"How many people had come?"},
    "kidnapping": {
        "How many pupils and teachers were abducted?",
        "How many teachers: “Gunmen abducted at least 40 pupils and two teachers from a school in Zaru on Wednesday”?",
    },
    "epidemic": {"How many were killed?"},
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


def test_a_figure_against_the_official_one_is_a_rivals(accounts: dict[str, Account]) -> None:
    """120 of one office is not corrected by another's 58; the day on which it was said is not that of the deaths."""
    conflict = about(accounts["epidemic"], "How many were killed?")
    assert conflict.why == "rival"
    assert "corrected" not in conflict.reason


def test_a_dateline_is_in_no_jail(accounts: dict[str, Account]) -> None:
    jailed = [c for c in accounts["trial"].claims if c.slot == "recipient" and "ona" in c.reports]
    assert jailed
    assert not any("LENZ" in span.quote for c in jailed for span in c.evidence)
