"""The bundled example, as the program tells it, against the account made by hand: pinned floors, read from one file."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import rashomon
from benchmarks._gold import score
from benchmarks.frame import flat
from rashomon.model import Account

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "bir-sahoud"


@pytest.fixture(scope="module")
def account() -> Account:
    return rashomon.account(EXAMPLE / "reports")


@pytest.fixture(scope="module")
def gold() -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads((EXAMPLE / "gold.json").read_text(encoding="utf-8"))
    return found


def test_every_report_is_read(account: Account, gold: Mapping[str, Any]) -> None:
    assert {report.id for report in account.reports} == {report["id"] for report in gold["reports"]}


def test_nothing_falls_below_its_floor(account: Account, gold: Mapping[str, Any]) -> None:
    floors = tomllib.loads((ROOT / "benchmarks" / "floors.toml").read_text(encoding="utf-8"))["example"]["dev"]["full"]
    reached = flat(score(account, gold))
    assert floors
    assert {key: reached[key] for key, floor in floors.items() if reached[key] < floor} == {}


def test_no_invented_place_gets_coordinates(account: Account, gold: Mapping[str, Any]) -> None:
    assert flat(score(account, gold))["names.placed_wrongly_count"] == 0


def test_links_are_those_of_the_gold(account: Account, gold: Mapping[str, Any]) -> None:
    assert flat(score(account, gold))["links.f1"] == 1


def test_the_rewritten_report_is_named_with_its_evidence(account: Account, gold: Mapping[str, Any]) -> None:
    (rewriting,) = account.lineage.rewritten
    assert rewriting.report == gold["rewritten"]["report"]
    ours = " | ".join(alteration.here.quote for alteration in rewriting.evidence).lower()
    wanted = [item["here"]["quote"].lower() for item in gold["rewritten"]["evidence"]]
    assert sum(any(word in ours for word in quote.split()[-2:]) for quote in wanted) >= len(wanted) // 2
