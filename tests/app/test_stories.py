"""Mixed reports in, an account a story out, in every form."""

import json

import pytest

import rashomon
from rashomon.app.stories import Stories, stories
from rashomon.model import NothingReadable, UnknownFormat
from tests.gather.telling import QUAKES, ROUND_UP, SECOND


@pytest.fixture(scope="module")
def found() -> Stories:
    return stories([QUAKES[0], *SECOND, ROUND_UP])


def test_one_account_a_story_the_greatest_first(found: Stories) -> None:
    assert [{report.id for report in account.reports} for account in found.accounts] == [
        {"second-1", "second-2", "round-up"},
        {"quake-old-1"},
    ]


def test_the_order_changes_nothing(found: Stories) -> None:
    turned = stories([ROUND_UP, *SECOND[::-1], QUAKES[0]])
    assert turned.to("json") == found.to("json")


def test_json_lines_are_accounts(found: Stories) -> None:
    lines = [json.loads(line) for line in found.to("json").splitlines()]
    assert [line["format"] for line in lines] == ["rashomon.account/1"] * 2
    assert lines[0]["story"]["id"] == found.accounts[0].id


def test_a_folder_has_a_file_a_story_and_an_index(found: Stories) -> None:
    for form, ending, index in (
        ("html", ".html", "index.html"),
        ("markdown", ".md", "index.md"),
        ("text", ".txt", "index.txt"),
        ("json", ".json", "index.jsonl"),
    ):
        files = found.files(form)
        assert list(files) == [index, *(account.id + ending for account in found.accounts)]
        assert all(account.id + ending in files[index] for account in found.accounts)


def test_the_index_for_programs_names_the_files(found: Stories) -> None:
    rows = [json.loads(line) for line in found.files("json")["index.jsonl"].splitlines()]
    assert [row["format"] for row in rows] == ["rashomon.story/1"] * 2
    assert rows[0]["reports"] == [report.id for report in found.accounts[0].reports]
    assert rows[0]["file"] in found.files("json")


def test_pages_need_a_folder(found: Stories) -> None:
    with pytest.raises(UnknownFormat):
        found.to("html")
    with pytest.raises(UnknownFormat):
        found.files("docx")


def test_nothing_readable() -> None:
    with pytest.raises(NothingReadable):
        stories([])


def test_it_is_public() -> None:
    assert rashomon.stories is stories
