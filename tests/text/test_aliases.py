"""Names of one body that nothing in their letters joins."""

import pytest

from rashomon.text.aliases import alias
from rashomon.text.name_match import compare_names


@pytest.mark.parametrize(
    ("one", "other"),
    [("Isis", "Daesh"), ("IS", "the Islamic State"), ("Houthi rebels", "Ansar Allah"), ("MSF", "Doctors Without Borders")],
)
def test_two_names_of_one_body(one: str, other: str) -> None:
    assert alias(one) == alias(other) != ""
    assert compare_names(one, other, kind="organisation").feature("acronym") == 1.0


@pytest.mark.parametrize("name", ["is", "Is", "Osk Harbour Board", "State"])
def test_other_names_are_no_alias(name: str) -> None:
    assert alias(name) == ""
