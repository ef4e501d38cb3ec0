"""Whether single deaths are told as harm or only as what became of a person."""

import pytest

from rashomon.compose.row.quiet import quiet_deaths
from rashomon.compose.row.tellings import Telling, Toll

OBITUARY = "Mara Ferrick, who drew the district lines, died last August. Her files were found by her son."
CRASH = "Mara Ferrick died on Tuesday. Her car crashed into a wall near Sarat."
STRUCK = "Mara Ferrick died on Tuesday. She had been struck by a van near Sarat."


def toll(slot: str = "killed", size: int = 1, *, number: bool = False) -> Toll:
    return Toll((Telling(slot, size, number, "head", 1, "mara ferrick", claim="c"),), frozenset())


def test_a_death_of_which_nothing_tells_as_harm_is_quiet() -> None:
    assert quiet_deaths((toll(), toll()), (OBITUARY, OBITUARY))


@pytest.mark.parametrize("words", [(CRASH, OBITUARY), (CRASH,), (CRASH, OBITUARY, OBITUARY), (STRUCK,)])
def test_one_text_in_three_that_tells_of_harm_lets_it_stand(words: tuple[str, ...]) -> None:
    assert not quiet_deaths(tuple(toll() for _ in words), words)


def test_one_metaphor_among_many_texts_does_not() -> None:
    words = ("It was no smoking gun, lawyers said of the files of Mara Ferrick, who died last August.", *(OBITUARY,) * 3)
    assert quiet_deaths(tuple(toll() for _ in words), words)


@pytest.mark.parametrize("harmed", [toll(size=3, number=True), toll("injured"), toll("hospitalised")])
def test_a_number_or_somebody_hurt_is_not_quiet(harmed: Toll) -> None:
    assert not quiet_deaths((toll(), harmed), (OBITUARY, OBITUARY))


def test_where_nobody_died_nothing_is_quiet() -> None:
    assert not quiet_deaths((Toll((), frozenset()),), (OBITUARY,))
