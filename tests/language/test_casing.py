"""Text in capitals is cased; all other text stays as it is, and every character keeps its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.casing import cased


@pytest.mark.parametrize(
    ("loud", "quiet"),
    [
        ("THE ARMY SAID THAT REBELS ATTACKED THE TOWN OF HALMARA.", "The army said that rebels attacked the town of Halmara."),
        ("PRESIDENT SALLABI LEFT ON 4 MARCH. HE DID NOT SPEAK.", "President Sallabi left on 4 March. He did not speak."),
        ("THE MARCH BEGAN ON MONDAY IN VORTANIA.", "The march began on Monday in Vortania."),
    ],
)
def test_capitals_are_cased_by_word(loud: str, quiet: str) -> None:
    assert cased(loud) == quiet


def test_an_abbreviation_stays_and_gives_its_words_capitals() -> None:
    text = cased("THE NORTHERN LIBERATION FRONT (NLF) SAID THE NLF WOULD TALK.")
    assert text == "The Northern Liberation Front (NLF) said the NLF would talk."


def test_a_headline_in_capitals_is_written_as_the_text_below_writes_it() -> None:
    text = cased("MARK REED SHOT IN PARK ROBBERY\n\nPolice said that Mark Reed was shot in a park.")
    assert text.startswith("Mark Reed shot in park")


@pytest.mark.parametrize("text", ["", "OK", "UN and NATO met.", "Ana Brezek met U.N. envoys.", "WHO SAYS"])
def test_other_text_stays(text: str) -> None:
    assert cased(text) == text


@given(st.text(max_size=200))
def test_every_character_keeps_its_place(text: str) -> None:
    found = cased(text)
    assert len(found) == len(text)
    assert found.casefold() == text.casefold() or found.lower() == text.lower()


@given(st.text(alphabet="ABCDEFGHIJ ÄÖ.\"'()\n", max_size=200))
def test_capitals_keep_their_place(text: str) -> None:
    assert len(cased(text)) == len(text)
