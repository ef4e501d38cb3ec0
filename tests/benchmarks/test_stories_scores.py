"""B-cubed on an example worked by hand, with and without other company; the made reports are the same every time."""

from collections import Counter

import pytest

from benchmarks._stories_made import made
from benchmarks.stories import bcubed

# Gold {a b c} {d}; found {a b} {c d}.
LABELS, GOLD = [1, 1, 2, 2], ["x", "x", "x", "y"]


def test_b_cubed_by_hand() -> None:
    found = bcubed(LABELS, GOLD)
    assert found["precision"] == pytest.approx((1 + 1 + 0.5 + 0.5) / 4)
    assert found["recall"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert found["f1"] == pytest.approx(2 * 0.75 * (8 / 12) / (0.75 + 8 / 12))


def test_only_the_counted_ones_are_in_the_mean() -> None:
    found = bcubed(LABELS, GOLD, counted=[True, True, True, False])
    assert found["precision"] == pytest.approx(2.5 / 3)
    assert found["recall"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)


def test_other_company_counts_as_wrong() -> None:
    assert bcubed(LABELS, GOLD, around=Counter({1: 4, 2: 2}))["precision"] == pytest.approx((0.5 + 0.5 + 0.5 + 0.5) / 4)
    assert bcubed([], [])["f1"] == 0


def test_made_reports_are_the_same_every_time() -> None:
    first, again = list(made(40)), list(made(40))
    assert first == again
    assert len({item.report.id for item in first}) == 40
    assert 1 < len({item.story for item in first}) < 40
