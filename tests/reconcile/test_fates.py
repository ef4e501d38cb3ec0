"""Hurt in one report and dead in a later one is an update; a survivor's story denies no death."""

from __future__ import annotations

from dataclasses import replace

from rashomon.model import Conflict, Quantity
from rashomon.reconcile import reconcile
from tests.reconcile.build import Book, alone, story

ONE = Quantity(1, 1, counted="man", rule="one person")


def told(id_: str, text: str, trigger: str, slot: str, words: str, *, published: str, name: str = "") -> Book:
    """A report in which one person is hurt or dead."""
    b = Book(id_, text, outlet=id_.title(), published=published)
    roles = [("recipient", name, b.entity("person", name))] if name else []
    event = b.event(trigger, trigger, roles=roles)
    b.state(event, slot, ONE, words)
    return b


def fates(*books: Book) -> list[Conflict]:
    found = reconcile(story(*books), [b.annotation for b in books], alone(*books))
    assert found.conflicts == reconcile(story(*reversed(books)), [b.annotation for b in books], alone(*books)).conflicts
    return [c for c in found.conflicts if c.question.startswith("Hurt, or dead")]


HURT = told(
    "courier",
    "A man hurt on the Osk quay lies in Varn in critical condition.",
    "hurt",
    "injured",
    "man",
    published="2031-04-05",
)


def test_who_was_hurt_and_died_since_is_an_update() -> None:
    dead = told("gazette", "The man hurt on the quay died on Monday.", "died", "killed", "man", published="2031-04-07")
    (conflict,) = fates(HURT, dead)
    assert (conflict.kind, conflict.why) == ("action", "update")
    assert [p.label for p in conflict.positions] == ["“in critical condition”", "“died”"]
    assert conflict.positions[0].evidence[-1].quote == "in critical condition"
    assert all(p.origins for p in conflict.positions)


def test_a_survivor_told_of_after_the_death_denies_nothing() -> None:
    dead = told("gazette", "A man died on the Osk quay.", "died", "killed", "man", published="2031-04-04")
    assert fates(HURT, dead) == []


def test_who_nearly_died_is_not_dead() -> None:
    nearly = told("gazette", "The man hurt on the quay nearly died on Monday.", "died", "killed", "man", published="2031-04-07")
    assert fates(HURT, nearly) == []


def test_a_title_that_tells_of_somebody_alive_after_the_death_is_set_against_it() -> None:
    title = "Man hurt at Osk in critical condition"
    alive = told("courier", f"{title}\n\nHe fell on the quay.", "hurt", "injured", "Man", published="2031-04-09")
    alive.report = replace(alive.report, title=title, body=len(title) + 2)
    dead = told("gazette", "A man died on the Osk quay.", "died", "killed", "man", published="2031-04-04")
    (conflict,) = fates(alive, dead)
    assert "may be older than its date" in conflict.reason


def test_one_report_that_tells_of_both_is_no_conflict() -> None:
    both = told(
        "courier", "One is dead. A man hurt at Osk is in critical condition.", "hurt", "injured", "man", published="2031-04-05"
    )
    dead = told("gazette", "A man died on the Osk quay.", "died", "killed", "man", published="2031-04-07")
    assert fates(both, dead) == []


def test_another_person_who_died_is_another() -> None:
    hurt = told(
        "courier", "Tomas Ilvar was hurt and is in critical condition.", "hurt", "injured", "Tomas Ilvar",
        published="2031-04-05", name="Tomas Ilvar",
    )  # fmt: skip
    dead = told("gazette", "Anton Reth died.", "died", "killed", "Anton Reth", published="2031-04-07", name="Anton Reth")
    assert fates(hurt, dead) == []


def test_one_name_but_for_a_letter_is_one_person_and_two_first_names_are_two() -> None:
    words = "{} lies in Varn in critical condition."
    for name, expected in (("Orenn Daskel", 1), ("Yara Daskel", 0)):
        hurt = told("courier", words.format(name), "lies", "injured", name, published="2031-04-05", name=name)
        dead = Book("gazette", "Oren Daskel has died.", outlet="Gazette", published="2031-04-07")
        dead.event("died", "die", roles=[("recipient", "Oren Daskel", dead.entity("person", "Oren Daskel"))])
        assert len(fates(hurt, dead)) == expected


def test_a_death_of_a_round_up_is_another_persons_unless_the_name_is_one() -> None:
    text = "One man died in two separate shootings in Varn. {} died at the mill."
    for name, expected in (("", 0), ("Oren Daskel", 1)):
        words = "{} lies in Varn in critical condition.".format(name or "A man")
        hurt = told("courier", words, "lies", "injured", name or "A man", published="2031-04-05", name=name)
        dead = told("gazette", text.format(name or "A boy"), "died", "killed", "One man", published="2031-04-07")
        if name:
            dead.event("died", "die", nth=1, roles=[("recipient", name, dead.entity("person", name))])
        assert len(fates(hurt, dead)) == expected


def test_a_death_is_the_storys_where_the_dead_is_told_of_with_what_another_report_names() -> None:
    for place, expected in (("Velm park", 1), ("Tarn mill", 0)):
        hurt = Book(
            "courier", "A man was hurt in Velm park. He is in critical condition.", outlet="Courier", published="2031-04-05"
        )
        park = hurt.entity("facility", "Velm park")
        hurt.event("hurt", "hurt", roles=[("place", "Velm park", park)])
        dead = Book("gazette", f"Oren Daskel was shot in {place}. Daskel died.", outlet="Gazette", published="2031-04-07")
        person = dead.entity("person", "Oren Daskel", "Daskel")
        there = dead.entity("facility", place)
        dead.event("shot", "shoot", roles=[("recipient", "Oren Daskel", person), ("place", place, there)])
        dead.event("died", "die", roles=[("recipient", "Daskel", person)])
        assert len(fates(hurt, dead)) == expected
