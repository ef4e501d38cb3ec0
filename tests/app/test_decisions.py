"""Decisions on names, from a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import rashomon
from rashomon.app.decisions import read_decisions
from rashomon.model import InputError, Judgement

REPORTS = [
    {"id": "a", "text": "Ilse Marrin opened the bridge in Dorvale on Monday. Marrin cut the ribbon.", "language": "en"},
    {"id": "b", "text": "Ilse Maren opened the bridge in Dorvale. Maren spoke for an hour.", "language": "en"},
]


def test_a_file_of_decisions(tmp_path: Path) -> None:
    file = tmp_path / "decisions.jsonl"
    file.write_text(
        '{"same": ["Ilse Marrin", "Ilse Maren"], "why": "a misprint", "by": "desk"}\n\n{"different": ["Dahl", "Dahl Lines"]}\n',
        encoding="utf-8",
    )
    assert read_decisions(file) == (
        Judgement(("Ilse Maren", "Ilse Marrin"), same=True, by="desk", why="a misprint"),
        Judgement(("Dahl", "Dahl Lines"), same=False, by="a person", why=""),
    )


@pytest.mark.parametrize(
    "line",
    [
        "{broken",
        "[]",
        "{}",
        '{"same": ["one"]}',
        '{"same": ["", "two"]}',
        '{"same": ["a", "b"], "different": ["a", "b"]}',
        '{"same": ["a", "b"], "because": "no such key"}',
    ],
)
def test_a_line_that_is_no_decision_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "decisions.jsonl"
    file.write_text(f'{{"same": ["a", "b"]}}\n{line}\n', encoding="utf-8")
    with pytest.raises(InputError, match="line 2"):
        read_decisions(file)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_decisions(tmp_path / "absent.jsonl")


def test_the_account_follows_a_decision_and_tells_it() -> None:
    told = Judgement(("Ilse Maren", "Ilse Marrin"), same=False, by="desk", why="two sisters")
    people = [e for e in json.loads(rashomon.account(REPORTS, decisions=[told]).to("json"))["entities"] if e["type"] == "person"]
    assert len(people) == 2
    assert all({"names": list(told.names), "same": False, "by": "desk", "why": "two sisters", "score": None, "features": []}
               in e["judgements"] for e in people)  # fmt: skip
    before = [e for e in rashomon.account(REPORTS).entities if e.type == "person"]
    assert len(before) == 1
    assert before[0].judgements
