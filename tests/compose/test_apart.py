"""Single persons told apart: whoever is another than the dead was hurt beside them."""

import pytest

from rashomon.compose.row.apart import persons_apart, told_apart
from rashomon.compose.row.tellings import Telling, Toll, surname


def telling(slot: str, words: str, sentence: int) -> Telling:
    return Telling(slot, 1, False, "head", sentence, words.lower(), claim=f"{slot} {words}", name=surname(words))


def features(pair: tuple[int, int], dead: str, hurt: str) -> set[str]:
    text = Toll((telling("killed", dead, 1), telling("injured", hurt, 4)), frozenset())
    silent = Toll((), frozenset())
    return {name for name, _ in told_apart(pair, persons_apart((silent, text)))}


@pytest.mark.parametrize(
    ("dead", "hurt", "way"),
    [
        ("a teen", "another teen", "another"),
        ("a 15-year-old girl", "a 41-year-old woman", "age"),
        ("a woman", "her stepfather", "sex"),
        ("the boy", "his father", "grown"),
        ("a suspect", "the officer", "role"),
        ("Mara Ferrick", "Jonas Dahl", "name"),
    ],
)
def test_one_text_is_enough_to_tell_two_persons_apart(dead: str, hurt: str, way: str) -> None:
    assert f"hurt apart by {way} match" in features((1, 1), dead, hurt)
    assert f"hurt apart by {way} none" in features((1, 0), dead, hurt)


@pytest.mark.parametrize(
    ("dead", "hurt"), [("a man", "the man"), ("a man", "the driver"), ("Mara Ferrick", "Ferrick"), ("a man", "he")]
)
def test_who_may_be_the_same_is_not_told_apart(dead: str, hurt: str) -> None:
    assert "hurt apart no way none" in features((1, 0), dead, hurt)
