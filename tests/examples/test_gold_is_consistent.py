"""The bundled example's gold account says only what its reports say. Nothing here uses the program."""

import json
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "bir-sahoud"
MARK = "Invented for Rashomon's documentation."
HEADER_LINE = re.compile(r"(Title|Outlet|Byline|Published|Url|Note): \S")
WITHOUT_HEADER = "local-dispatch"


class _Words(HTMLParser):
    """Collects all text of a page outside its head and scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._outside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._outside += tag in {"head", "script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self._outside -= tag in {"head", "script", "style"}

    def handle_data(self, data: str) -> None:
        if not self._outside:
            self.parts.append(data)


def _page_text(page: str) -> str:
    words = _Words()
    words.feed(page)
    return re.sub(r"\s+", " ", "".join(words.parts))


def _body(text: str) -> str:
    head, _, body = text.partition("\n\n")
    return body if all(HEADER_LINE.match(line) for line in head.splitlines()) else text


def _read_texts() -> dict[str, str]:
    texts: dict[str, str] = {}
    for path in sorted((EXAMPLE / "reports").iterdir()):
        raw = path.read_text(encoding="utf-8")
        if path.suffix == ".jsonl":
            texts |= {row["id"]: row["text"] for row in map(json.loads, raw.splitlines())}
        else:
            texts[path.stem] = _page_text(raw) if path.suffix == ".html" else _body(raw)
    return texts


GOLD: dict[str, Any] = json.loads((EXAMPLE / "gold.json").read_text(encoding="utf-8"))
TEXTS = _read_texts()
CONFLICTS: list[dict[str, Any]] = GOLD["conflicts"]


def _spans(node: Any, where: str = "gold") -> Iterator[tuple[str, str, str]]:
    """Yields (where in the gold file, report, quote) of every piece of evidence."""
    if isinstance(node, dict):
        if "report" in node and "quote" in node:
            yield where, node["report"], node["quote"]
        for key, value in node.items():
            yield from _spans(value, f"{where}.{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _spans(value, f"{where}[{index}]")


def test_gold_lists_each_report_of_the_folder_once() -> None:
    ids = [report["id"] for report in GOLD["reports"]]
    assert sorted(ids) == sorted(TEXTS)
    for report in GOLD["reports"]:
        assert (EXAMPLE / report["file"]).is_file()


def test_every_quote_stands_in_its_report() -> None:
    spans = list(_spans(GOLD))
    assert len(spans) > 100
    assert [(where, quote) for where, report, quote in spans if quote not in TEXTS[report]] == []


def test_every_name_stands_in_its_report() -> None:
    names = [(entity["name"], name) for entity in GOLD["entities"] for name in entity["names"]]
    assert [pair for pair in names if pair[1]["name"] not in TEXTS[pair[1]["report"]]] == []


def test_no_name_belongs_to_two_entities() -> None:
    owners: dict[str, set[str]] = {}
    for entity in GOLD["entities"]:
        for name in entity["names"]:
            owners.setdefault(name["name"], set()).add(entity["name"])
    assert {name: who for name, who in owners.items() if len(who) > 1} == {}


def test_what_is_cut_and_kept_stands_in_the_text() -> None:
    for report in GOLD["reports"]:
        text = TEXTS[report["id"]]
        cut = [part["quote"] for part in report["must_cut"]]
        assert [part for part in [*cut, *report["must_keep"]] if part not in text] == []
        assert not any(part in kept or kept in part for part in cut for kept in report["must_keep"])


def test_no_evidence_lies_in_what_is_cut() -> None:
    cut = {(r["id"], part["quote"]) for r in GOLD["reports"] for part in r["must_cut"]}
    evidence = [(report, quote) for _, report, quote in _spans(GOLD)]
    assert [(r, q) for r, q in evidence if any(r == report and q in part for report, part in cut)] == []


def test_metadata_stands_in_the_files() -> None:
    for report in GOLD["reports"]:
        raw = (EXAMPLE / report["file"]).read_text(encoding="utf-8")
        stated = [part for part in (report["title"], report["outlet"]) if part]
        assert [part for part in stated if part not in raw] == []


@pytest.mark.parametrize("path", sorted((EXAMPLE / "reports").iterdir()), ids=lambda path: path.name)
def test_every_report_is_marked_as_invented_outside_its_text(path: Path) -> None:
    raw = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        assert all(json.loads(line)["note"].startswith(MARK) for line in raw.splitlines())
    else:
        assert raw.count(MARK) == (path.stem != WITHOUT_HEADER)
    assert not any(MARK in text for text in TEXTS.values())


def test_one_report_comes_without_header_or_date() -> None:
    (bare,) = (r for r in GOLD["reports"] if r["id"] == WITHOUT_HEADER)
    assert bare["title"] is bare["outlet"] is bare["published"] is None
    assert TEXTS[WITHOUT_HEADER] == (EXAMPLE / bare["file"]).read_text(encoding="utf-8")


@pytest.mark.parametrize("report", sorted(TEXTS))
def test_reports_have_the_length_of_news_copy(report: str) -> None:
    assert 150 <= len(TEXTS[report].split()) <= 450  # the page brings its menus along


def test_the_weekdays_in_the_texts_are_those_of_the_calendar() -> None:
    assert date(2024, 5, 14).strftime("%A") == "Tuesday"
    assert "Tuesday, 14 May" in TEXTS["local-dispatch"]
    assert date(2024, 5, 15).strftime("%A") == "Wednesday"
    assert "Wednesday 15 May" in TEXTS["smr-bulletin-2"]


def test_links_go_from_the_elder_to_the_younger_with_words_of_both() -> None:
    published = {report["id"]: report["published"][:10] for report in GOLD["reports"] if report["published"]}
    for link in GOLD["lineage"]["links"]:
        assert published[link["from"]] <= published[link["to"]]
        for edit in link["edits"]:
            assert edit["from"] in TEXTS[link["from"]]
            assert edit["to"] in TEXTS[link["to"]]


def test_families_are_the_copies_and_rewrites() -> None:
    families = GOLD["lineage"]["families"]
    members = [member for family in families for member in family["reports"]]
    assert len(members) == len(set(members))
    expected = {frozenset({link["from"], link["to"]}) for link in GOLD["lineage"]["links"] if link["kind"] in {"copy", "rewrite"}}
    rooted = {frozenset({f["root"], member}) for f in families for member in f["reports"] if member != f["root"]}
    assert rooted == expected


def test_a_rewrite_shows_beside_its_model() -> None:
    rewrite = GOLD["rewritten"]
    for pair in rewrite["evidence"]:
        assert pair["here"]["report"] == rewrite["report"]
        assert pair["there"]["report"] == rewrite["of"]
        assert pair["here"]["quote"] not in TEXTS[rewrite["of"]]
        assert pair["there"]["quote"] not in TEXTS[rewrite["report"]]


def _origin_ceiling(reports: list[str]) -> int:
    """Counts the families among the reports: a family brings at most one outlet's work."""
    root = {member: family["root"] for family in GOLD["lineage"]["families"] for member in family["reports"]}
    return len({root.get(report, report) for report in reports})


def test_positions_name_the_reports_of_their_evidence() -> None:
    for conflict in CONFLICTS:
        assert len(conflict["positions"]) >= 2
        for position in conflict["positions"]:
            seen = list(dict.fromkeys(span["report"] for span in position["evidence"]))
            assert position["reports"] == seen
            assert position["said_by"]
            assert 1 <= position["origins"] <= _origin_ceiling(seen)


def test_agreements_have_two_origins_and_single_origins_several_reports() -> None:
    for item in GOLD["agreements"]:
        assert 2 <= item["origins"] <= _origin_ceiling([span["report"] for span in item["evidence"]])
    for item in GOLD["single_origin"]:
        assert item["origins"] == 1
        assert len({span["report"] for span in item["evidence"]}) > 1


def _bounds(value: dict[str, Any]) -> tuple[float, float]:
    return value["low"], float("inf") if value["high"] is None else value["high"]


def test_values_lie_within_their_bounds() -> None:
    for conflict in CONFLICTS:
        for value in (position["value"] for position in conflict["positions"]):
            if isinstance(value, dict):
                low, high = _bounds(value)
                assert low <= value["stated"] <= high


def test_positions_on_a_number_cannot_all_hold() -> None:
    for conflict in (c for c in CONFLICTS if c["kind"] == "number" and c["why"] != ["update"]):
        held = [_bounds(p["value"]) for p in conflict["positions"] if not p.get("optional")]
        for (low, high), (other_low, other_high) in combinations(held, 2):
            assert high < other_low or other_high < low, conflict["id"]


def test_ids_are_unique_and_kinds_are_those_of_the_design() -> None:
    ids = [item["id"] for item in [*CONFLICTS, *GOLD["not_conflicts"]]]
    assert len(ids) == len(set(ids))
    kinds = {"number", "place", "time", "actor", "action", "polarity", "wording"}
    reasons = {"update", "scope", "rival", "vague", "slip", "contradiction"}
    for conflict in CONFLICTS:
        assert {conflict["kind"], *conflict.get("also_kind", [])} <= kinds
        assert set(conflict["why"]) <= reasons
    assert {item["why"] for item in GOLD["not_conflicts"]} <= {"vague", "scope"}
