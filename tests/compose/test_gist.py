"""What the words of a text lean to, beside the figures that it gives."""

from hypothesis import given
from hypothesis import strategies as st

from rashomon.compose.row.gist import STEPS, by_gist, gist, leanings, reached

PAIRS = st.tuples(st.integers(0, 9), st.integers(0, 9))


def row(**odds: float) -> tuple[float, ...]:
    return tuple(odds.get(f"{slot}_{least}", 0.0) for slot, least in STEPS)


def test_words_and_pairs_are_read_and_numbers_told_alike() -> None:
    words = gist("3 hurt", "Three men, 45, and a 12-year-old boy were hurt. Nobody died in 2031.")
    assert {"three", "three hurt", "three men", "#", "# year-old", "were hurt", "nobody died", "in #"} <= words
    assert not words & {"3", "45", "twelve", "12", "hurt nobody", "2031"}


def test_only_the_beginning_is_read_however_long_the_text() -> None:
    assert gist("", "wall " * 100_000 + "slain") == {"wall", "wall wall"}
    assert len(gist("x" * 1_000_000, "7" * 1_000_000)) < 5
    assert gist("", "") == frozenset()


def test_a_pair_is_for_the_steps_that_it_reaches_and_against_the_others() -> None:
    weights = {"slain": row(killed_1=2.0, injured_1=-1.0)}
    leaning = leanings([frozenset({"slain", "gun"})], weights)
    dead, hurt = dict(by_gist((1, 0), leaning)), dict(by_gist((0, 1), leaning))
    assert dead["gist killed 1"] == 2.0 == -hurt["gist killed 1"]
    assert dead["gist injured 1"] == 1.0 == -hurt["gist injured 1"]
    assert "several texts, gist killed 1" not in dead


def test_of_several_texts_the_mean_speaks_and_the_one_that_says_most() -> None:
    weights = {"slain": row(killed_1=2.0), "grazed": row(killed_1=-1.0)}
    leaning = leanings([frozenset({"slain", "shot"}), frozenset({"grazed", "shot"})], weights)
    some, none = dict(by_gist((1, 0), leaning)), dict(by_gist((0, 0), leaning))
    assert some["gist killed 1"] == some["several texts, gist killed 1"] == 0.5
    assert (some["gist killed 1 most"], none["gist killed 1 most"]) == (2.0, 1.0)


def test_a_text_without_shots_leans_nowhere() -> None:
    weights = {"killed": row(killed_1=2.0), "anybody": row(injured_1=0.5)}
    assert not any(odds for _, odds in by_gist((1, 0), leanings([frozenset({"killed", "flood"})], weights)))
    assert any(odds for _, odds in by_gist((1, 0), leanings([frozenset({"killed", "gunfire"})], weights)))


@given(PAIRS, st.lists(st.frozensets(st.sampled_from(["slain", "grazed", "wall"])), max_size=4))
def test_the_order_of_texts_and_words_that_nobody_knows_change_nothing(
    pair: tuple[int, int], texts: list[frozenset[str]]
) -> None:
    weights = {"slain": row(killed_1=2.0, harmed_2=0.3), "grazed": row(killed_1=-1.0, injured_1=0.7)}
    texts = [words | {"shots"} for words in texts]
    known = [words - {"wall"} for words in texts]
    assert dict(by_gist(pair, leanings(texts, weights))) == dict(by_gist(pair, leanings(known[::-1], weights)))
    assert all(not odds for _, odds in by_gist(pair, leanings([frozenset({"wall"})], weights)))


def test_the_steps_are_reached_by_one_figure_or_by_both() -> None:
    assert [step for step in STEPS if reached((1, 2), step)] == [
        ("killed", 1),
        ("injured", 1),
        ("injured", 2),
        ("harmed", 2),
        ("harmed", 3),
    ]
