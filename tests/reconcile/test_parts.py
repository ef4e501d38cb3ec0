"""Which figures count a part, or what came before: from the words at the figure."""

from __future__ import annotations

import pytest

from rashomon.model import Quantity, Span
from rashomon.reconcile.compare.parts import is_part


@pytest.mark.parametrize(
    ("sentence", "word", "number", "part"),
    [
        ("None of the miners was badly hurt.", "None", 0, True),
        ("No miners were hurt.", "No", 0, False),
        ("He has six prior arrests.", "six", 6, True),
        ("Police made six arrests.", "six", 6, False),
        ("An overnight fire left ten people hurt.", "ten", 10, False),
        ("Ten people were hurt in an overnight fire.", "Ten", 10, False),
        ("Ten people died overnight.", "Ten", 10, True),
        ("Two men were found dead in the yard, and the third person, a nurse, died at noon.", "Two", 2, True),
        ("Two men were found dead in the yard of the third house.", "Two", 2, False),
        ("Two men died on the spot, and the fourth person was saved.", "Two", 2, False),
    ],
)
def test_parts(sentence: str, word: str, number: int, part: bool) -> None:
    whole = Span("alpha", 0, len(sentence), sentence)
    start = sentence.index(word)
    at = Span("alpha", start, start + len(word), word)
    value = Quantity(number, number, counted=sentence[start:].split(" ", 1)[1].rstrip("."))
    assert is_part(value, at, whole, whole) is part


@pytest.mark.parametrize(
    ("sentence", "words", "part"),
    [
        ("About 99 of at least 352 who were wounded stayed in the ward.", "About 99", True),
        ("Twelve miners died, seven in the shaft and five on the road.", "seven", True),
        ("Twelve miners died, seven in the shaft and five on the road.", "five", True),
        ("Eight raiders were killed, seven when their belts went off.", "seven", True),
        ("In Osk, seven were killed.", "seven", False),
        ("Osk saw 12 killed; in Varn, seven were killed.", "seven", False),
        ("Seven of the raiders were killed.", "Seven", False),
    ],
)
def test_figures_that_divide_another_up(sentence: str, words: str, part: bool) -> None:
    whole = Span("alpha", 0, len(sentence), sentence)
    start = sentence.index(words)
    at = Span("alpha", start, start + len(words), words)
    value = Quantity(90, 110, rule="about") if words.startswith("About") else Quantity(7, 7)
    assert is_part(value, at, whole, whole) is part
