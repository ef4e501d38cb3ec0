"""The scorer of coreference on the worked example of its literature, and against slow and plain ways."""

from collections.abc import Callable
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks._coreference import Score, b_cubed, best_sum, ceaf_e, conll, lea, mentions, muc, scores, without_singletons

Measure = Callable[[object, object], Score]
Sets = list[set[int]]

# Pradhan et al. 2014, and for LEA Moosavi & Strube 2016.
KEY = [set("abc"), set("defg")]
RESPONSE = [set("ab"), set("cd"), set("fghi")]


@pytest.mark.parametrize(
    ("measure", "precision", "recall"),
    [
        (mentions, 6 / 8, 6 / 7),
        (muc, 0.40, 0.40),
        (b_cubed, 0.50, 5 / 12),
        (ceaf_e, 1.3 / 3, 1.3 / 2),
        (lea, 1 / 3, 5 / 21),
    ],
)
def test_the_worked_example(measure: Measure, precision: float, recall: float) -> None:
    found = measure(KEY, RESPONSE)
    assert found["precision"] == pytest.approx(precision)
    assert found["recall"] == pytest.approx(recall)
    assert found["f1"] == pytest.approx(2 * precision * recall / (precision + recall))


def test_conll_is_the_mean_of_three() -> None:
    found = scores(KEY, RESPONSE)
    parts = [muc(KEY, RESPONSE)["f1"], b_cubed(KEY, RESPONSE)["f1"], ceaf_e(KEY, RESPONSE)["f1"]]
    assert found["conll"] == pytest.approx(sum(parts) / 3)
    assert found["conll"] == pytest.approx(conll(KEY, RESPONSE))


def test_singletons_count_until_they_are_taken_out() -> None:
    key, response = [{"a", "b"}, {"c"}], [{"a", "b"}, {"c"}, {"d"}]
    assert b_cubed(key, response)["precision"] == pytest.approx(0.75)
    assert b_cubed(without_singletons(key), without_singletons(response))["precision"] == 1.0
    assert lea([{"c"}], [{"c"}])["f1"] == 1.0
    assert lea([{"c"}], [{"c", "d"}])["f1"] == 0.0


def test_nothing_scores_nothing() -> None:
    found = scores([], [])
    assert found["conll"] == 0.0


def test_a_mention_in_two_clusters_is_refused() -> None:
    with pytest.raises(ValueError, match="two clusters"):
        scores([{"a"}, {"a", "b"}], RESPONSE)


CLUSTERS = st.lists(st.integers(0, 5), min_size=1, max_size=12).map(
    lambda places: [{each for each, place in enumerate(places) if place == wanted} for wanted in sorted(set(places))]
)


@given(CLUSTERS, CLUSTERS)
def test_sides_swap_and_a_thing_is_like_itself(key: Sets, response: Sets) -> None:
    assert lea(key, key)["f1"] == pytest.approx(1.0)
    for measure in (muc, b_cubed, ceaf_e, lea, mentions):
        here, there = measure(key, response), measure(response, key)
        assert here["precision"] == pytest.approx(there["recall"])
        assert 0.0 <= here["f1"] <= 1.0 + 1e-9


@given(st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.floats(0.01, 1.0), max_size=14))
def test_the_best_alignment_is_the_best_of_all(similar: dict[tuple[int, int], float]) -> None:
    tried = max(sum(similar.get(pair, 0.0) for pair in enumerate(order)) for order in permutations(range(5)))
    assert best_sum(similar) == pytest.approx(tried)
