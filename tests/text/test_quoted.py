"""What stands inside quotation marks, also where one of them is missing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.similar_units import quoted_of


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('The guard said "nobody came" and left.', ["nobody came"]),
        ('"Nobody," he said, "came."', ["Nobody,", "came."]),
        ('He is 6\' 2" tall and said "go home" twice.', ["go home"]),
        ('"We saw it. They left. She said "no" and "never" to all.', ["We saw it.", "no", "never"]),
        ('An end" of one that was cut, and "another".', ["another"]),
        ('He said "go.\n\nShe said "stay" to him.', ["go.\n\n", "stay"]),
        ("She said “go” and “stay", ["go", "stay"]),
        ("„Geh“, sagte sie, „bleib“.", ["Geh", "bleib"]),
        ("Il dit « allez » et part.", [" allez "]),
        ("The ‘old’ mill’s wheel", ["old"]),
        ('"', []),
        ("", []),
    ],
)
def test_what_is_quoted(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quoted_of(text)] == quoted


@given(st.text(alphabet=' "“”„«»‘’ab.\n', max_size=80))
def test_stretches_are_in_order_and_disjoint(text: str) -> None:
    found = quoted_of(text)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(one[1] <= two[0] for one, two in pairwise(found))
