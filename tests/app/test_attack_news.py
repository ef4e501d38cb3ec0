"""Invented stories of an attack, a march and a crash: who claims it, how many came, and whether anybody lived."""

import rashomon
from rashomon.model import Conflict


def conflicts(*texts: str) -> dict[str, Conflict]:
    given = [{"id": f"r{n}", "published": "2031-06-02", "text": text} for n, text in enumerate(texts)]
    return {c.question: c for c in rashomon.account(given).conflicts}


def test_who_claims_an_attack_is_set_against_who_disowns_it() -> None:
    claims = "The Army of the Dawn claimed responsibility on Monday for a bombing at a station in Oruna that killed eight."
    disowns = "The Army of the Dawn was not behind the explosion at a station in Oruna, a spokesman for the group said on Monday."
    found = conflicts(claims, disowns)["Was Army of the Dawn behind it?"]
    assert found.kind == "actor"
    assert [p.reports for p in found.positions] == [("r0",), ("r1",)]
    assert not conflicts(claims, "The Front of the East was not behind the explosion at a station in Oruna, a spokesman said.")


def test_nobody_aboard_lived_or_somebody_did() -> None:
    dead = "A plane with 62 people on board crashed north of Tamber on Saturday, killing everybody aboard."
    found = conflicts(dead, "Two people survived when a plane came down near Tamber on Saturday, a rescue worker said.")
    assert found["Did anybody survive?"].kind == "polarity"
    assert "Did anybody survive?" not in conflicts(dead, "The man survived a crash near Tamber years ago.")


def test_those_who_take_part_are_a_crowd() -> None:
    found = conflicts(
        "Thousands marched on the governor's office in Marenga on Sunday to protest against a rise in fuel prices.",
        "Rioters attacked police in Marenga on Sunday, the governor's office said. Some 300 people took part.",
    )
    assert found["How many people took part?"].why != "update"


def test_ages_behind_a_name_with_what_he_does() -> None:
    found = conflicts(
        "Otto Lang on Wednesday named Arno Weil, 48, as finance minister after he dismissed Hanna Brook.",
        "Hanna Brook resigned. Arno Weil, a 52-year-old former judge, will become finance minister on Friday.",
    )
    assert {p.label for p in found["How old was Arno Weil?"].positions} == {"48", "52"}
