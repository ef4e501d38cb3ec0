"""Invented stories in which speakers blame different parties, or count the same things differently in sentences of their own."""

import rashomon
from rashomon.model import Conflict

WHO = "Who was behind it?"
BOMB = "A bomb killed four people in Varn on Monday. "


def conflicts(*texts: str) -> dict[str, Conflict]:
    given = [{"id": f"r{n}", "published": "2031-06-03", "text": text} for n, text in enumerate(texts)]
    return {c.question: c for c in rashomon.account(given).conflicts}


def held(conflict: Conflict) -> list[tuple[str, tuple[str, ...]]]:
    return [(p.label, tuple(s.chain[-1] for s in p.said_by)) for p in conflict.positions]


def test_two_parties_are_blamed_by_two_speakers() -> None:
    found = conflicts(
        BOMB + "Officials blamed the attack on the Northern Front.",
        BOMB + "The Dawn Brigade claimed responsibility for the bombing.",
    )
    assert held(found[WHO]) == [("the Northern Front", ("Officials",)), ("The Dawn Brigade", ("Dawn Brigade",))]
    assert found[WHO].kind == "actor"


def test_each_side_blames_the_other() -> None:
    shells = "The truce collapsed on Monday when shells hit Orsk. "
    found = conflicts(
        shells + "The army blamed rebels for the attack.",
        shells + "A rebel spokesman, Ilir Dansa, blamed government troops for the attack.",
    )
    assert held(found[WHO]) == [("rebels", ("The army",)), ("government troops", ("A rebel spokesman",))]
    assert found[WHO].why == "rival"


def test_one_party_under_two_words_is_no_rival_of_itself() -> None:
    blamed = BOMB + "Officials blamed the attack on the Northern Front."
    for other in (
        "Police said that bandits were behind the blast.",
        "Police blamed the Northern Front for the blast.",
        "No group claimed responsibility for the blast.",
        "Police blamed drivers for the traffic chaos after the attack.",
        "It was not clear whether the Dawn Brigade was behind the attack.",
    ):
        assert WHO not in conflicts(blamed, BOMB + other)


def test_things_ruined_are_counted_under_any_verb() -> None:
    found = conflicts(
        "Raiders on horses came to Dagali at dawn on Monday. They burned about 30 houses, a teacher said.",
        "Dagali was attacked on Monday. The relief agency said that more than 60 houses were destroyed.",
    )
    assert {p.label for p in found["How many houses were destroyed?"].positions} == {"about 30", "more than 60"}
    assert not conflicts(
        "Raiders came to Dagali at dawn on Monday. They burned 30 houses in the north and 12 houses in the south.",
        "Dagali was attacked on Monday. The relief agency said that more than 60 houses were destroyed.",
    )


def test_wages_are_money_of_one_name() -> None:
    found = conflicts(
        "Miners at Karo went on strike on Friday. Miners want a monthly wage of 12,500 rand.",
        "The union said that nearly all miners had joined the strike. It wants a wage of 15,000 rand a month.",
    )
    assert {p.label for p in found["How much was the wage?"].positions} == {"12,500 ZAR", "15,000 ZAR"}


def test_all_who_were_hurt_are_not_of_the_kind_of_some() -> None:
    found = conflicts(
        "Eight people were killed and 24 injured at the Karo mine on Friday. Two officers were among the injured, police said.",
        "No officers were hurt in the shooting at the Karo mine on Friday, according to a witness.",
    )
    assert {p.label for p in found["How many officers were injured?"].positions} == {"none", "2"}


def test_those_pulled_from_the_water_are_rescued() -> None:
    found = conflicts(
        "A boat sank off Pelago on Saturday. The coastguard said its vessels rescued 51 people.",
        "A boat sank off Pelago on Saturday. Sixty-two people were pulled from the water, most of them by fishermen.",
    )
    assert {p.label for p in found["How many people were rescued?"].positions} == {"51", "62"}
    assert not conflicts(
        "A boat sank off Pelago on Saturday. The coastguard said its vessels rescued 51 people.",
        "A boat sank off Pelago on Saturday. Twelve people were pulled dead from the sea.",
    )
