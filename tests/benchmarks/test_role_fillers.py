"""Role fillers: the measure, and the parts that need no language model."""

import pytest

from benchmarks._role_fillers import Candidate, chosen, grown, printed, things_of
from benchmarks.roles import agreed


def entities(*texts: list[str]) -> dict[str, list[list[str]]]:
    return {"Weapon": list(texts)}


@pytest.mark.parametrize(
    ("given", "gold", "right"),
    [
        (entities(["bomb"]), entities(["car bomb", "bomb"]), 1),
        (entities(["bomb", "rifle"]), entities(["car bomb", "bomb"]), 0),
        (entities(["bomb"], ["car bomb"]), entities(["car bomb", "bomb"]), 1),
        (entities(["Car  Bomb"]), entities(["car bomb"]), 1),
        (entities(), entities(["bomb"]), 0),
    ],
)
def test_an_answer_is_right_where_all_its_texts_are_the_gold_entitys(
    given: dict[str, list[list[str]]], gold: dict[str, list[list[str]]], right: int
) -> None:
    assert agreed(given, gold, "Weapon") == right


def test_a_message_is_printed_in_capitals_and_paragraphs_of_the_same_length() -> None:
    text = "rebels left.    they took nothing."
    assert printed(text) == "REBELS LEFT.\n\n  THEY TOOK NOTHING."
    assert len(printed(text)) == len(text)


def test_of_several_with_one_head_the_best_is_chosen() -> None:
    found = [
        Candidate(("rocket",), 0, ("kind=noun/object", "head=rocket", "sentence=1|noun/object")),
        Candidate(("powerful rocket",), 1, ("kind=noun/object", "head=rocket", "sentence=2|noun/object")),
        Candidate(("farm",), 2, ("kind=noun/place", "head=farm", "sentence=2|noun/place")),
    ]
    things = things_of(found, [0.0] * 6)
    weights = {"": [0.0] * 5, "head=rocket": [1.0] * 5}
    assert chosen(weights, things, [0.5, 2.0, -3.0], 0.0, 4) == [["powerful rocket"]]


def test_trees_add_up() -> None:
    forest = {"start": -1.0, "trees": [[[0, -2, -2], [0.5, -2.0, -2.0], [1, -1, -1], [2, -1, -1], [0.0, 0.25, 2.0]]]}
    assert grown(forest, [0.5]) == pytest.approx(-0.75)
    assert grown(forest, [0.6]) == pytest.approx(1.0)
