"""The forms of the sample account, whole. RASHOMON_UPDATE_GOLDEN=1 writes them anew: read the difference before keeping it."""

import os
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
