"""Two invented stories in which parties contradict each other: an air strike and a march."""

import pytest

import rashomon
from rashomon.model import Account, Conflict

STRIKE = [
    {
        "id": "qasra",
        "outlet": "Qasra News",
        "published": "2032-03-03",
        "text": "An air strike on a market in Deir Amar killed at least 23 people on Wednesday, the health ministry said.\n\n"
        "Vordia's army said it had struck a command post of the Falcon Brigades and killed 11 militants, including a commander, "
        "Abu Selim.",
    },
    {
        "id": "today",
        "outlet": "Vordia Today",
        "published": "2032-03-03",
        "text": "The army said on Wednesday that its jets hit a Falcon Brigades command post in Deir Amar, killing 11 militants."
        "\n\n"
        "Abu Selim, the commander of the brigades in the north, was killed in the strike, an army spokeswoman said.",
    },
    {
        "id": "meridian",
        "outlet": "The Meridian",
        "published": "2032-03-04",
        "text": "The number of people killed in Wednesday's strike on a market in Deir Amar rose to 31, hospital officials said."
        "\n\n"
        "A reporter of The Meridian counted 26 bodies in the morgue. The Falcon Brigades said that Abu Selim was alive and had "
        "not been in the town.",
    },
    {
        "id": "ona",
        "outlet": "ONA",
        "published": "2032-03-04",
        "text": "The United Nations called on Thursday for an inquiry into an air strike on a market in Deir Amar that killed at "
        "least 28 civilians, according to its human rights office.",
    },
]
MARCH = [
    {
        "id": "herald",
        "outlet": "City Herald",
        "published": "2030-10-12",
        "text": "Fourteen officers were injured and 32 people were arrested in Lodva on Saturday, police said.\n\n"
        "Organisers said 80,000 people marched through Lodva on Saturday against a pension law.",
    },
    {
        "id": "star",
        "outlet": "Morning Star",
        "published": "2030-10-13",
        "text": "Some 25,000 people marched through Lodva on Saturday against a pension law, according to police.\n\n"
        "Police said they had detained 32 people in Lodva.",
    },
    {
        "id": "voice",
        "outlet": "Union Voice",
        "published": "2030-10-13",
        "text": "Thousands marched through Lodva on Saturday against a pension law. The union federation said that 51 people "
        "were detained in Lodva.\n\nFourteen policemen and about 40 demonstrators were injured.",
    },
]


@pytest.fixture(scope="module")
def strike() -> Account:
    return rashomon.account(STRIKE)


@pytest.fixture(scope="module")
def march() -> Account:
    return rashomon.account(MARCH)


def about(account: Account, question: str) -> Conflict:
    (found,) = [c for c in account.conflicts if c.question.startswith(question)]
    return found


def test_whether_somebody_lives_is_told_with_whose_word_it_is(strike: Account) -> None:
    conflict = about(strike, "Was Abu Selim killed?")
    assert conflict.kind == "polarity"
    dead, alive = conflict.positions
    assert (dead.reports, alive.reports) == (("today",), ("meridian",))
    assert [s.chain[-1] for s in alive.said_by] == ["Falcon Brigades"]
    assert all(
        span.quote in report["text"]
        for p in conflict.positions
        for span in p.evidence
        for report in STRIKE
        if report["id"] == span.report
    )


def test_bodies_are_counted_as_people_killed(strike: Account) -> None:
    assert not any("bodies" in c.question or "militants" in c.question for c in strike.conflicts)


def test_a_bare_toll_counts_people_where_some_count_people_and_others_fighters(strike: Account) -> None:
    assert strike.incident is not None
    figures = {f.slot: f for f in strike.incident.figures}
    assert figures["combatants killed"].high == 11
    assert figures["killed"].high == 31


def test_those_who_rule_and_those_who_march_are_rivals(march: Account) -> None:
    conflict = about(march, "How many people were arrested?")
    assert conflict.why == "rival"
    police, union = conflict.positions
    assert (police.label, len(police.origins), len(police.reports)) == ("32", 1, 2)  # one office, quoted by two
    assert union.label == "51"


def test_two_kinds_of_hurt_told_side_by_side_are_no_rivals(march: Account) -> None:
    assert not any("injured" in c.question for c in march.conflicts)


@pytest.mark.parametrize("claim", ["Abu Selim was killed.", "Abu Selim is alive."])
def test_a_claim_on_somebodys_life_is_contested(claim: str) -> None:
    answer = rashomon.check(claim, STRIKE)
    assert answer.finding == "contested"
    (other,) = answer.otherwise
    assert {d.kind for d in other.differs} == {"action"}
