"""Makers of altered reports: the value is changed everywhere, its places are known, and nothing else is."""

from random import Random

import pytest

from benchmarks.makers.alterations import ALTERATIONS, alter
from benchmarks.makers.targets import Target, targets

# Invented.
TEXT = (
    "Nine people killed in ferry fire\n\n"
    "Nine people were killed and 26 sailors were injured when a ferry burned in Bremerhaven on Tuesday, officials said.\n\n"
    "Walter Brink, 41, rescued four passengers. The nine people killed came from two villages.\n\n"
    "The village police later arrested the captain. “We had told the leader of the company about the broken pumps and asked "
    "for help,” a sailor said."
)


def chance(seed: int) -> Random:
    return Random(seed)  # noqa: S311


def chosen(kind: str, key: str) -> Target:
    return next(target for target in targets(TEXT) if target.kind == kind and key in target.key)


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("number", "number", "9"),
        ("number_later", "number", "9"),
        ("number_slip", "number", "26"),
        ("time", "time", "Tuesday"),
        ("place", "place", "Bremerhaven"),
        ("actor", "actor", "Walter Brink"),
        ("negation", "verb", "kill"),
        ("action", "verb", "arrest"),
        ("quotation", "quotation", "pumps"),
        ("vague_number", "number", "9"),
        ("part_for_whole", "number", "9"),
        ("coarser_time", "time", "Tuesday"),
        ("coarser_place", "place", "Bremerhaven"),
        ("synonym", "verb", "arrest"),
        ("spelling", "actor", "Walter Brink"),
    ],
)
def test_every_alteration_changes_its_value_and_knows_where(name: str, kind: str, key: str) -> None:
    target = chosen(kind, key)
    made = alter(name, TEXT, target, chance(3))
    assert made is not None
    assert made.text != TEXT
    assert made.values
    for start, end in made.values:
        assert made.text[start:end].strip()
    assert alter(name, TEXT, target, chance(3)) == made


def test_all_alterations_are_tried() -> None:
    assert len(ALTERATIONS) == 15


def test_a_figure_changes_wherever_it_is_given_of_the_same() -> None:
    made = alter("number", TEXT, chosen("number", "9"), chance(1))
    assert made is not None
    assert "nine" not in made.text.lower()
    assert len({made.text[a:b].lower() for a, b in made.values}) == 1
    assert "26 sailors were injured" in made.text


def test_what_is_denied_is_told_nowhere_else() -> None:
    made = alter("negation", TEXT, chosen("verb", "kill"), chance(1))
    assert made is not None
    assert made.text.count("killed") == 1
    assert "were not killed" in made.text


def test_hedged_figures_ages_and_days_of_speaking_are_no_targets() -> None:
    text = "More than 30 people were hurt, police said on Friday. Anna Holt, aged 44, ran away from the burning house of friends."
    assert [t for t in targets(text) if t.kind in {"number", "time"}] == []


@pytest.mark.parametrize(
    "text",
    [
        "The guard set the record with a bank shot over two tall defenders of the visiting side.",
        "The keeper will miss the game because of a sprained left knee, the club doctors said.",
        "The mayor wants to stay at home because of the advanced illness of a close relative.",
    ],
)
def test_a_noun_or_adjective_that_looks_like_a_past_is_no_deed(text: str) -> None:
    assert [t for t in targets(text) if t.kind == "verb"] == []


def test_shots_that_were_fired_are_not_hired() -> None:
    text = "Several shots were fired at the ferry in Bremerhaven on Tuesday, and the harbour was closed at once."
    (target,) = [t for t in targets(text) if t.key == ("fire",)]
    assert alter("action", text, target, chance(1)) is None
    assert alter("negation", text, target, chance(1)) is not None


def test_another_town_fits_what_else_the_report_says() -> None:
    text = "AKRON - Nine people were killed when a ferry burned in Akron, Ohio on Tuesday.\n\nOhio sent divers to the harbour."
    target = next(t for t in targets(text) if t.kind == "place")
    made = alter("place", text, target, chance(1))
    assert made is not None
    assert "akron" not in made.text.lower()
    assert made.text.count("Ohio") == 2
