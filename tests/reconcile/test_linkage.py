"""Groups grown by average link, and the senses by which words are found to be one happening's."""

import random
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.reconcile.compare.senses import same_sense, senses
from rashomon.reconcile.events.linkage import average_link

LEAST, ABSENT = -0.5, -3.0


def _never(ours: list[str], theirs: list[str]) -> bool:
    return False


def _grouped(items: list[str], odds: dict[tuple[str, str], float]) -> list[list[str]]:
    return average_link(items, odds, least=LEAST, absent=ABSENT, apart=_never)


def test_one_likely_pair_does_not_tie_two_groups() -> None:
    items = list("abcd")
    odds = {("a", "b"): 4.0, ("c", "d"): 4.0, ("b", "c"): 1.0, ("a", "c"): -4.0, ("a", "d"): -4.0, ("b", "d"): -4.0}
    assert _grouped(items, odds) == [["a", "b"], ["c", "d"]]


def test_a_pair_never_compared_counts_as_one_with_nothing_in_common() -> None:
    assert _grouped(list("abc"), {("a", "b"): 4.0, ("b", "c"): 1.0}) == [["a", "b"], ["c"]]
    assert _grouped(list("abc"), {("a", "b"): 4.0, ("b", "c"): 3.0}) == [["a", "b", "c"]]


def test_in_a_crowd_neighbours_stand_for_the_rest() -> None:
    items = [f"m{n:03}" for n in range(200)]
    odds = {(items[n], items[k]): 3.0 for n in range(200) for k in range(n + 1, min(200, n + 31))}
    assert _grouped(items, odds) == [items]


def test_groups_that_exclude_each_other_stay_apart() -> None:
    odds = {("a", "b"): 4.0, ("b", "c"): 4.0, ("a", "c"): 4.0}
    found = average_link(list("abc"), odds, least=LEAST, absent=ABSENT, apart=lambda x, y: {"a", "c"} <= {*x, *y})
    assert sorted(map(len, found)) == [1, 2]
    assert ["a", "c"] not in found


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_pairs_changes_nothing(rng: random.Random) -> None:
    items = list("abcdefgh")
    odds = {pair: rng.choice([-4.0, -1.0, 0.5, 0.5, 2.0]) for pair in combinations(items, 2) if rng.random() < 0.8}
    shuffled = list(odds.items())
    rng.shuffle(shuffled)
    groups = _grouped(items, odds)
    assert _grouped(items, dict(shuffled)) == groups
    assert sorted(i for g in groups for i in g) == items


def test_words_of_one_happening_share_a_sense_or_lie_beside_each_other() -> None:
    assert same_sense("die", "death")[0] == 1.0
    assert same_sense("begin", "start")[0] == 1.0
    assert same_sense("hurl", "throw")[1] == 1.0
    assert max(same_sense("explosion", "blast")) > 0
    assert same_sense("Gun-down", "shoot") == same_sense("shoot", "gun down")


def test_words_apart_share_nothing() -> None:
    assert same_sense("marry", "explode") == (0.0, 0.0, 0.0)
    assert senses("") == {}
    assert same_sense("no such word", "die") == (0.0, 0.0, 0.0)
