"""One utterance or two: what a speaker says often begins with the same small words."""

import pytest

from rashomon.reconcile.quotations import compare_quotations, one_utterance
from rashomon.reconcile.spoken import spoken


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We want to bring farmers and millers together", "We don't want to play referee and judge"),
        (
            "We demand that the harbour office open the gates by noon",
            "We demand that the harbour office publish every tide table",
        ),
        ("This dam is not a good thing, it is a bad thing and it must go", "I think rain in June is a good thing for all of us"),
    ],
)
def test_sentences_of_one_speaker_that_begin_alike_are_two(one: str, other: str) -> None:
    assert not one_utterance(compare_quotations(one, other), parallel=False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a heavy loss and deep regret", "I leave the valley with a heavy loss and deeply regretting it"),
        ("This raid was prepared and planned from outside the valley", "organised and planned from outside"),
        ("it would plainly be a drawback to the millers", "It would plainly be a drawback for the millers"),
    ],
)
def test_other_words_for_one_sentence_are_one(one: str, other: str) -> None:
    assert one_utterance(compare_quotations(one, other), parallel=False)


def test_words_drawn_together_are_the_words_spelled_out() -> None:
    assert not compare_quotations(
        "He's sure that we'll be there, and they won't", "He is sure that we will be there, and they will not"
    ).changed
    assert spoken("they were well").keys == ("they", "were", "well")
