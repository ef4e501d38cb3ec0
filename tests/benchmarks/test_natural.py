"""Labels of natural differences are sound, and matching asks for two positions on two places."""

import json
from typing import Any

import pytest

from benchmarks import natural
from benchmarks.frame import BenchmarkError
from rashomon.model import Conflict, Happened, Position, Quantity, Span

KINDS = {
    "number", "death", "condition", "age", "sex", "relation", "date", "time", "place", "actor", "circumstance",
}  # fmt: skip
WHYS = {"update", "scope", "rival", "vague", "slip", "contradiction"}
INCIDENT: dict[str, Any] = {
    "incident_id": "1",
    "articles": [{"id": "a", "title": "Osk", "text": "Two\nhurt."}, {"id": "b", "title": None, "text": "No, five hurt."}],
}
TEXTS = {"a": "Osk\n\nTwo hurt.", "b": "No, five hurt."}


def test_labels_hold_offsets_and_no_text() -> None:
    labels = natural.labels_of("dev")
    assert len(labels) == 200
    for label in labels.values():
        assert label.keys() == {"incident", "articles", "differences"}
        for item in label["differences"]:
            assert item["kind"] in KINDS
            assert set(item["why"]) <= WHYS
            assert "vague" not in item["why"] or not item["needed"] or len(item["why"]) > 1
            assert len(item["positions"]) > 1
            for spans in item["positions"]:
                assert spans
                assert all(article in label["articles"] and 0 <= start < end for article, start, end in spans)


def test_another_split_has_no_labels() -> None:
    with pytest.raises(natural.NoLabels, match="labelled: dev"):
        natural.labels_of("test")


def test_another_text_is_refused() -> None:
    label = {"incident": "1", "articles": {"a": "0", "b": "1"}}
    with pytest.raises(BenchmarkError, match="not those that were labelled"):
        natural.check_digests(label, INCIDENT)


def test_places_are_found_by_their_words_wherever_cleaning_put_them() -> None:
    original = natural.joined(INCIDENT["articles"][0])
    start = original.index("Two")
    assert natural.places([["a", start, start + 8]], INCIDENT, TEXTS) == [("a", 5, 13)]


def test_a_conflict_matches_by_two_positions_on_two_places() -> None:
    def side(report: str, start: int, end: int) -> Position:
        span = Span(report, start, end, TEXTS[report][start:end])
        return Position("", Happened(value=True), (), (report,), (), (), (span,))

    both = Conflict("c", "number", "update", "e", "?", (side("a", 5, 8), side("b", 4, 8)))
    one = Conflict("c", "number", "update", "e", "?", (side("a", 5, 8), side("a", 9, 13)))
    wanted = [[("a", 5, 13)], [("b", 4, 13)]]
    assert natural.matches(both, wanted)
    assert not natural.matches(one, wanted)


def test_the_plain_way_compares_first_counts() -> None:
    said = {"title": "", "text": "Two people were killed and five wounded at Osk."}
    other = {"title": "Three dead at Osk", "text": ""}
    assert natural.differ([said, other])
    assert not natural.differ([said, said])


def test_the_labels_are_one_object_a_line() -> None:
    lines = (natural.LABELS / "natural_dev.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["incident"] for line in lines] == sorted(json.loads(line)["incident"] for line in lines)


def test_ages_stand_beside_the_headline() -> None:
    def aged(age: int, report: str, start: int, end: int) -> Position:
        span = Span(report, start, end, TEXTS[report][start:end])
        return Position(str(age), Quantity(age, age, "year", "age"), (), (report,), (), (), (span,))

    conflict = Conflict("c", "number", "contradiction", "e", "?", (aged(2, "a", 5, 8), aged(5, "b", 4, 8)))
    score = natural.Score()
    item = {"kind": "age", "why": ["slip"], "needed": True, "positions": [[["a", 5, 8]], [["b", 4, 8]]]}
    score.add({"differences": [item]}, [conflict], INCIDENT, TEXTS)
    measures = score.measures()
    assert measures["given"] == 0
    assert measures["kinds"]["age"] == {"needed": 1, "recall": 1.0, "given": 1, "precision": 1.0}
