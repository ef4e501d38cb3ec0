"""ROUGE worked by hand, and the peer that ranks sentences."""

import pytest

from benchmarks._lexrank import lexrank
from benchmarks.summaries import rouge


def test_rouge_by_hand() -> None:
    # Shared words: the, dam, broke (3 of 4 and of 5); pairs: "the dam" and "dam broke" (2 of 3 and of 4).
    one, two, longest = rouge("The dam broke early", "The dam broke on Friday")
    assert one == pytest.approx(2 * 3 / 9)
    assert two == pytest.approx(2 * 2 / 7)
    assert longest == pytest.approx(2 * 3 / 9)


def test_order_counts_for_the_longest_subsequence_only() -> None:
    one, two, longest = rouge("broke dam", "dam broke")
    assert (one, two, longest) == (1.0, 0.0, 0.5)


def test_nothing_scores_nothing() -> None:
    assert rouge("", "The dam broke") == (0.0, 0.0, 0.0)


def test_lexrank_takes_what_others_repeat_and_not_twice() -> None:
    sentences = ["The dam of Orvel broke on Friday", "The dam of Orvel broke late on Friday", "Cats sleep", "Orvel has a dam"]
    told = lexrank(sentences, 2)
    assert told.startswith("The dam of Orvel broke")
    assert told.count("broke") == 1
