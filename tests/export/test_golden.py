"""The forms of the sample account, whole. RASHOMON_UPDATE_GOLDEN=1 writes them anew: read the difference before keeping it."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.export import export
from tests.compose import sample

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize(("form", "ending"), [("json", "json"), ("markdown", "md"), ("text", "txt")])
def test_the_sample_account_is_written_as_before(form: str, ending: str) -> None:
    file = GOLDEN / f"sample.{ending}"
    made = export(sample.account(), form)
    if os.environ.get("RASHOMON_UPDATE_GOLDEN"):
        file.write_text(made, encoding="utf-8", newline="\n")
    assert made == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["html", "json", "markdown", "text"])
def test_the_same_account_gives_the_same_bytes(form: str) -> None:
    assert export(sample.account(), form) == export(sample.account(), form)


def test_a_day_that_no_report_tells_is_called_the_day_of_publication() -> None:
    account = sample.account()
    assert account.incident is not None
    untold = replace(account, incident=replace(account.incident, when_evidence=()))
    assert "no report tells the day" not in export(account, "text")
    assert "(day of publication; no report tells the day)" in " ".join(export(untold, "text").split())
    row = json.loads(export(untold, "json"))["incident"]
    assert (row["when_basis"], row["when_evidence"], row["when_codes"]["acled"]) == ("published", [], 2)
