"""The command, as a user meets it: forms, files, exit codes, what bad input gets."""

import io
import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rashomon.cli.main import app

GOLDEN = Path(__file__).parent / "golden"
LEAD = "TIRZAF (ONA) - At least 12 people were killed on Tuesday when gunmen attacked a market in Tirzaf, the governor said."
OTHER = "Twelve people died in an attack on the market of Tirzaf on Tuesday, a doctor at the hospital told Radio Tirzaf."


def command(*arguments: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["account", *arguments], input=given)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text(f"Outlet: ONA\nPublished: 2024-05-14\n\n{LEAD}\n", encoding="utf-8")
    (folder / "two.txt").write_text(f"Outlet: The Ledger\nPublished: 2024-05-15\n\n{OTHER}\n", encoding="utf-8")
    return folder


def test_a_folder_gives_text_on_standard_output(reports: Path) -> None:
    done = command(str(reports))
    assert done.exit_code == 0, done.output
    assert "12" in done.stdout
    assert "<html" not in done.stdout


def test_the_ending_of_the_output_chooses_the_form(reports: Path, tmp_path: Path) -> None:
    for name, start in (("a.html", "<!doctype html>"), ("a.json", "{"), ("a.md", "#"), ("page", "<!doctype html>")):
        done = command(str(reports), "-o", str(tmp_path / name))
        assert done.exit_code == 0, done.output
        assert (tmp_path / name).read_text(encoding="utf-8").lower().startswith(start), name


def test_json_is_the_contract(reports: Path) -> None:
    account = json.loads(command(str(reports), "--format", "json").stdout)
    assert account["format"] == "rashomon.account/1"
    assert [report["id"] for report in account["reports"]] == ["one", "two"]


def test_standard_input_takes_jsonl(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = b'{"id": "a", "body": "%s"}\n{"id": "b", "body": "%s"}\n' % (LEAD.encode(), OTHER.encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
    done = command("-", "--field", "text=body", "--format", "json", given=lines)
    assert done.exit_code == 0, done.output
    assert [report["id"] for report in json.loads(done.stdout)["reports"]] == ["a", "b"]


def test_many_stories_go_into_a_folder(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = command(str(reports), "--stories", "auto", "-o", str(out))
    assert done.exit_code == 0, done.output
    names = sorted(path.name for path in out.iterdir())
    assert "index.html" in names
    assert len(names) >= 2
    lines = command(str(reports), "--stories", "auto", "-f", "json").stdout.splitlines()
    assert {json.loads(line)["format"] for line in lines} == {"rashomon.account/1"}


def test_many_stories_need_a_folder_for_pages(reports: Path, tmp_path: Path) -> None:
    assert command(str(reports), "--stories", "auto", "-f", "html").exit_code == 2
    (tmp_path / "file").write_text("")
    assert command(str(reports), "--stories", "auto", "-o", str(tmp_path / "file")).exit_code == 2


def test_dropped_input_is_named_and_the_rest_goes_on(reports: Path) -> None:
    (reports / "empty.txt").write_bytes(b"")
    (reports / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (reports / "lines.jsonl").write_text(
        '{"id": "three", "text": "Five people were hurt in Tirzaf."}\n{broken\n', encoding="utf-8"
    )
    done = command(str(reports), "--format", "json")
    assert done.exit_code == 3, done.output
    assert [report["id"] for report in json.loads(done.stdout)["reports"]] == ["one", "two", "three"]
    for name in ("empty", "picture", "lines"):
        assert f"dropped {name}" in done.stderr
    assert len(json.loads(done.stdout)["dropped"]) >= 3


def test_nothing_readable(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = command(str(tmp_path))
    assert done.exit_code == 1
    assert "empty" in done.stderr
    assert done.stdout == ""


def test_an_empty_folder_is_nothing_readable(tmp_path: Path) -> None:
    assert command(str(tmp_path)).exit_code == 1


def test_wrong_usage(tmp_path: Path) -> None:
    assert command(str(tmp_path / "absent.txt")).exit_code == 2
    assert command(str(tmp_path), "--format", "docx").exit_code == 2
    assert command(str(tmp_path), "--field", "text").exit_code == 2
    assert command().exit_code == 2


def test_another_language_is_named(reports: Path) -> None:
    german = (
        "Bei einem Angriff auf den Markt der Stadt sind am Dienstag zwölf Menschen getötet worden, sagte der Gouverneur. " * 5
    )
    (reports / "bericht.txt").write_text(german, encoding="utf-8")
    done = command(str(reports))
    assert done.exit_code == 3, done.output
    assert "dropped bericht: written in another language" in done.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["account", "--help"]])
def test_help_is_as_read(arguments: list[str], monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERMINAL_WIDTH", "100")
    shown = CliRunner().invoke(app, arguments, prog_name="rashomon").stdout
    golden = GOLDEN / f"help-{len(arguments)}.txt"
    if not golden.exists():
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(shown, encoding="utf-8")
        pytest.fail(f"{golden.name} was written: read it, then run again")
    assert shown == golden.read_text(encoding="utf-8")
