"""Labels of joined mentions are sound, and a pair is joined where both places lie in one event."""

import json

from benchmarks import joins
from benchmarks._joins_set import LABELS, Pair

KEYS = {"story", "reports", "pairs"}


def test_labels_hold_offsets_and_no_text_and_no_story_twice() -> None:
    seen: set[str] = set()
    for split in ("dev", "train"):
        for line in (LABELS / f"joins_{split}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            assert row.keys() == KEYS
            assert seen.isdisjoint(row["reports"])
            seen |= row["reports"].keys()
            for pair in row["pairs"]:
                assert pair.keys() == {"one", "other", "same", "drawn"}
                assert pair["one"][0] != pair["other"][0]
                assert all(name in row["reports"] and 0 <= start < end for name, start, end in (pair["one"], pair["other"]))


def test_two_places_are_joined_by_the_event_that_both_lie_in() -> None:
    event_at = {("a", 5): "x", ("b", 7): "x", ("c", 1): "y"}
    assert joins._one(event_at, Pair(("a", 5, 9), ("b", 7, 9), same=True, drawn="joined"))
    assert not joins._one(event_at, Pair(("a", 5, 9), ("c", 1, 9), same=True, drawn="joined"))
    assert not joins._one(event_at, Pair(("d", 0, 3), ("e", 0, 3), same=True, drawn="joined")), "nothing was read at either place"


def test_precision_is_of_what_is_joined_and_recall_of_what_is_one() -> None:
    found = joins._scores([True, True, False, False], [True, False, True, False])
    assert found == {"precision": 0.5, "recall": 0.5, "f1": 0.5}
