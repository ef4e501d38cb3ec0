"""The contract `rashomon.account/1`."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from rashomon.export import export
from rashomon.export.schema import schema
from rashomon.model import UnknownFormat
from tests.compose import sample

PUBLISHED = Path(__file__).parents[2] / "docs" / "schema" / "account-1.json"

# The keys of docs/design.md, in its order. Others may stand beside them; none of these may go.
CONTRACT = {
    "": "format story reports lineage entities events claims conflicts agreements timeline dropped",
    "story": "id headline summary period",
    "reports": "id title outlet agencies published published_basis url language sha256 text cut rewritten",
    "lineage.links": "from to kind share passages basis",
    "lineage.families": "reports root",
    "entities": "id type name names mentions place",
    "events": "id type mode title time place roles mentions claims state",
    "claims": "id about slot value text polarity modality reports origins state said_by evidence",
    "conflicts": "id kind why about question positions estimate",
    "conflicts.positions": "label value claims reports origins said_by evidence",
    "agreements": "about text claims reports origins evidence",
    "timeline": "start end precision text event reports evidence",
    "dropped": "what report reason",
}


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(export(sample.account(), "json"))
    return made


def parts(found: Any, path: str) -> list[dict[str, Any]]:
    here = [found]
    for key in path.split(".") if path else []:
        here = [item for part in here for item in (part[key] if isinstance(part[key], list) else [part[key]])]
    return here


def spans(found: Any) -> list[dict[str, Any]]:
    if isinstance(found, dict):
        own = [found] if {"report", "start", "end", "quote"} <= found.keys() else []
        return own + [s for value in found.values() for s in spans(value)]
    return [s for value in found for s in spans(value)] if isinstance(found, list) else []


@pytest.mark.parametrize("path", CONTRACT)
def test_the_keys_are_those_of_the_contract_and_stand_first(written: dict[str, Any], path: str) -> None:
    keys = CONTRACT[path].split()
    found = parts(written, path)
    assert found
    for part in found:
        assert list(part)[: len(keys)] == keys


def test_the_published_schema_is_current() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == schema(), "run: python -m rashomon.export > docs/schema/account-1.json"


def test_the_output_validates_against_the_published_schema(written: dict[str, Any]) -> None:
    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(published)
    jsonschema.validate(written, published)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**written, "claims": [{"id": "c-1"}]}, published)


def test_every_span_rereads_with_its_context(written: dict[str, Any]) -> None:
    texts = {report["id"]: report["text"] for report in written["reports"]}
    found = spans(written)
    assert len(found) > 50
    for span in found:
        text, start, end = texts[span["report"]], span["start"], span["end"]
        assert text[start:end] == span["quote"]
        assert span["prefix"] == text[max(0, start - 32) : start]
        assert span["suffix"] == text[end : end + 32]


def test_counting_origins_counts_support(written: dict[str, Any]) -> None:
    claim = next(c for c in written["claims"] if c["id"] == "c-ran")
    assert claim["origins"] == ["the coast guard", "The Morning Lantern", "residents of Selva"]
    assert [d["reports"] for d in claim["origin_details"]] == [["kestrel-1", "gazette", "quickbyte"], ["lantern"], ["mina"]]


def test_values_by_kind(written: dict[str, Any]) -> None:
    values = {c["id"]: c["value"] for c in written["claims"]}
    assert values["c-hundreds"] == {
        "kind": "number",
        "low": 200,
        "high": None,
        "unit": "",
        "counted": "people",
        "text": "200 or more",
        "measure": "count",
        "rule": "vague word",
    }
    assert (values["c-5km"]["unit"], values["c-5km"]["text"]) == ("km", "5 km")
    assert (values["c-early"]["kind"], values["c-early"]["start"], values["c-early"]["precision"]) == (
        "time",
        "2031-06-03T00:00",
        "part",
    )
    assert values["c-where"]["place"]["geonames_id"] == 4242424
    assert (values["c-captain"]["kind"], values["c-captain"]["entity"]) == ("entity", "person-1")
    assert values["c-late"]["kind"] == "words"
    assert (values["c-not-over"]["kind"], values["c-not-over"]["value"]) == ("happened", False)


def test_times_are_as_fine_as_they_are_known(written: dict[str, Any]) -> None:
    published = {r["id"]: (r["published"], r["published_precision"]) for r in written["reports"]}
    assert published["kestrel-1"] == ("2031-06-03T01:40", "minute")
    assert published["quickbyte"] == ("2031-06-05", "day")
    assert published["advertiser"] == (None, None)
    assert written["story"]["period"] == {"start": "2031-06-02T18:00", "end": "2031-06-25T00:00"}


def test_what_is_not_listed_is_counted(written: dict[str, Any]) -> None:
    # "Dozens were injured" is a part of a sentence that tells more: it is not told apart.
    assert written["singles_not_listed"] == 0
    assert len(written["singles"]) == 3


def test_an_unknown_form_says_which_there_are() -> None:
    with pytest.raises(UnknownFormat, match="html, json, markdown, text"):
        export(sample.account(), "docx")
