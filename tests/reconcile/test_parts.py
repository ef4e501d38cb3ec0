"""Which figures count a part, or what came before: from the words at the figure."""

from __future__ import annotations

import pytest

from rashomon.model import Quantity, Span
from rashomon.reconcile.parts import is_part


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
    ],
)
def test_parts(sentence: str, word: str, number: int, part: bool) -> None:
    whole = Span("alpha", 0, len(sentence), sentence)
    start = sentence.index(word)
    at = Span("alpha", start, start + len(word), word)
    value = Quantity(number, number, counted=sentence[start:].split(" ", 1)[1].rstrip("."))
    assert is_part(value, at, whole, whole) is part
