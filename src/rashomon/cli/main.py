"""The `rashomon` command: arguments in, exit code out; the work is done by `rashomon.app`."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.progress import stages
from rashomon.model import Dropped, InputError, NothingReadable, RashomonError
from rashomon.version import __version__

DONE, NOTHING_READABLE, USAGE, SOME_DROPPED = 0, 1, 2, 3

app = typer.Typer(
    name="rashomon",
    help="Many news reports of one event in, one sourced account out: who says what, where they agree, where they differ, why.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


class Form(StrEnum):
    """The forms an account can take."""

    HTML = "html"
    JSON = "json"
    MARKDOWN = "markdown"
    TEXT = "text"


class Policy(StrEnum):
    """How a figure is estimated where reports differ."""

    ALL = "all"
    ACLED = "acled"
    UCDP = "ucdp"
    RANGE = "range"


_BY_ENDING = {".html": Form.HTML, ".htm": Form.HTML, ".json": Form.JSON, ".md": Form.MARKDOWN, ".txt": Form.TEXT}


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"rashomon {__version__}")
        raise typer.Exit(DONE)


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Keeps `account` a command of its own, so that more can stand beside it."""


@app.command(
    name="account",
    help="Read reports of one event and write one sourced account.",
    epilog=(
        "\b\nExamples:\n"
        "  rashomon account reports/                        the account, in the terminal\n"
        "  rashomon account reports/ -o account.html        a page: click a statement, see the passage\n"
        "  cat story.jsonl | rashomon account - -f json     one report a line, for programs\n"
        "  rashomon account feed.jsonl --field text=body    another name for a field\n"
        "\n\b\nExit codes:\n"
        "  0  done\n"
        "  1  nothing readable\n"
        "  2  wrong usage\n"
        "  3  done, but some input was dropped (each named on standard error)"
    ),
)
def account_command(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files (text, HTML, JSONL), folders, or - for standard input.")
    ],
    form: Annotated[
        Form | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORM",
            help="html, json, markdown or text. Default: by the ending of -o, else html for a file, text otherwise.",
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="File to write; standard output when left out.")
    ] = None,
    field: Annotated[
        list[str] | None,
        typer.Option("--field", metavar="NAME=KEY", help="For JSONL: which key holds a field, as in text=body. May be repeated."),
    ] = None,
    estimate: Annotated[
        Policy,
        typer.Option(
            "--estimate",
            metavar="RULE",
            help="Where reports differ: all keeps every figure; acled, ucdp or range adds one by that rule.",
        ),
    ] = Policy.ALL,
) -> None:
    """Runs the main job."""
    # Imported here: `--help` and usage errors should not wait for the models' libraries.
    from rashomon.app import account  # noqa: PLC0415

    fields = _fields(field or [])
    try:
        with stages() as progress:
            done = account(paths, fields=fields, policy=estimate.value, progress=progress)
        written = done.to((form or _default(output)).value)
        _write(written, output)
    except NothingReadable as error:
        _fail(str(error), NOTHING_READABLE)
    except InputError as error:
        _fail(str(error), USAGE)
    except RashomonError as error:
        _fail(str(error), NOTHING_READABLE)
    lost = [item for item in done.dropped if _is_input(item)]
    for item in lost:
        typer.echo(f"dropped {item.what}: {item.reason}", err=True)
    raise typer.Exit(SOME_DROPPED if lost else DONE)


def _is_input(item: Dropped) -> bool:
    return item.kind == "input"


def _fields(pairs: list[str]) -> dict[str, str]:
    fields = {}
    for pair in pairs:
        name, _, key = pair.partition("=")
        if not name or not key:
            _fail(f"--field {pair!r} is not of the form NAME=KEY, such as text=body", USAGE)
        fields[name] = key
    return fields


def _default(output: Path | None) -> Form:
    if output is None:
        return Form.TEXT
    return _BY_ENDING.get(output.suffix.lower(), Form.HTML)


def _write(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.flush()
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        _fail(f"{output} cannot be written: {error.strerror}", USAGE)
    typer.echo(f"wrote {output}", err=True)


def _fail(message: str, code: int) -> None:
    typer.echo(f"rashomon: {message}", err=True)
    raise typer.Exit(code)


def main() -> None:
    """Entry point of the `rashomon` command."""
    app()
