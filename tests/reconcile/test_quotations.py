"""One utterance or two: what a speaker says often begins with the same small words."""

import pytest

from rashomon.reconcile.claims.quotations import compare_quotations, one_utterance
from rashomon.reconcile.compare.spoken import spoken


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We hope to open the ferry and mend the pier", "We hope to keep out of the quarrel and the courts"),
        ("We ask that the harbour office open the gates by noon", "We ask that the harbour office publish every tide table"),
        (
            "The old dam is no great loss, and nobody here will miss its noise",
            "I call the mill a great loss to every farm of the valley",
        ),
    ],
)
def test_sentences_of_one_speaker_that_begin_alike_are_two(one: str, other: str) -> None:
    assert not one_utterance(compare_quotations(one, other), parallel=False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("quiet pride and firm hope", "We close the mill tonight in quiet pride and firmly hoping"),
        ("The strike was called and funded by clerks in Osk", "started and funded by clerks in Osk"),
        ("We ask nothing of her and of the town but quiet", "We ask nothing of her and of the town but silence"),
        ("the levy falls hardest on the smallest mills", "The levy falls hardest upon the smallest mills"),
    ],
)
def test_other_words_for_one_sentence_are_one(one: str, other: str) -> None:
    assert one_utterance(compare_quotations(one, other), parallel=False)


def test_two_words_printed_as_one_are_no_change() -> None:
    one, other = "We shall treat every match alike, and our work force", "We shall treat every match alike, and our workforce"
    assert compare_quotations(one, other).changed == compare_quotations(other, one).changed == ()


def test_words_drawn_together_are_the_words_spelled_out() -> None:
    assert not compare_quotations(
        "He's sure that we'll be there, and they won't", "He is sure that we will be there, and they will not"
    ).changed
    assert spoken("they were well").keys == ("they", "were", "well")


def test_a_last_word_exchanged_is_a_change_and_a_cut_is_none() -> None:
    whole = "That ferry is dangerous and needs to be found as soon as possible"
    assert compare_quotations(whole, whole.replace("possible", "potential")).changed == (("possible", "potential"),)
    assert compare_quotations(whole, whole.removesuffix(" as soon as possible")).changed == ()
    assert compare_quotations("We aim to find them", "We aim to help Osk").changed == ()


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("We want the work force of this port to grow", "We want the workforce of this port to grow", False),
        ("I will not pay for that d*** pier again", "I will not pay for that damn pier again", False),
        ("I will not pay for that d*** pier again", "I will not pay for that new pier again", True),
        ("I think it is okay to sail", "I think it is O.K. to sail", False),
    ],
)
def test_one_word_in_two_houses_print_is_no_change(one: str, other: str, *, differ: bool) -> None:
    assert bool(compare_quotations(one, other).changed) == differ
