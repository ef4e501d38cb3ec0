"""The bundled example against its gold: links, families, and the marks of the rewrite."""

import json
from pathlib import Path

import pytest

from rashomon.model import Lineage
from rashomon.read import read
from rashomon.trace import trace

EXAMPLE = Path(__file__).parents[2] / "examples" / "bir-sahoud"
GOLD = json.loads((EXAMPLE / "gold.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def lineage() -> Lineage:
    return trace(
        [report for path in sorted((EXAMPLE / "reports").iterdir()) for report in read(path.name, path.read_bytes()).reports]
    )


def test_links_are_those_of_the_gold_and_no_other_pair_is_linked(lineage: Lineage) -> None:
    found = {(link.elder, link.younger): link.kind for link in lineage.links}
    wanted = {(link["from"], link["to"]): link["kind"] for link in GOLD["lineage"]["links"]}
    optional = {frozenset(pair) for pair in GOLD["lineage"]["may_link"]}
    assert {pair: kind for pair, kind in found.items() if frozenset(pair) not in optional} == wanted


def test_edited_words_stand_in_the_passages(lineage: Lineage) -> None:
    links = {(link.elder, link.younger): link for link in lineage.links}
    for gold in GOLD["lineage"]["links"]:
        passages = links[gold["from"], gold["to"]].passages
        for edit in gold["edits"]:
            assert any(edit["from"] in passage.here.quote and edit["to"] in passage.there.quote for passage in passages), edit


def test_families_are_those_of_the_gold(lineage: Lineage) -> None:
    found = {(family.root, frozenset(family.reports)) for family in lineage.families if len(family.reports) > 1}
    assert found == {(family["root"], frozenset(family["reports"])) for family in GOLD["lineage"]["families"]}


def test_most_marks_of_the_rewrite_are_shown_side_by_side(lineage: Lineage) -> None:
    (rewriting,) = lineage.rewritten
    assert rewriting.report == GOLD["rewritten"]["report"]
    shown = 0
    for mark in GOLD["rewritten"]["evidence"]:
        here, there = mark["here"]["quote"].removeprefix("the "), mark["there"]["quote"].removeprefix("the ")
        shown += any(
            (here in e.here.quote or e.here.quote in here) and e.there and (there in e.there.quote or e.there.quote in there)
            for e in rewriting.evidence
        )
    assert shown >= 0.7 * len(GOLD["rewritten"]["evidence"])
