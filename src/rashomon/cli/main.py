"""The `rashomon` command: arguments in, exit code out; the work is done by `rashomon.app`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn, TypedDict, Unpack

import typer

from rashomon.cli.check import EPILOG, HELP, check_command
from rashomon.cli.common import DONE, EXIT_CODES, USAGE, fail, fields_of, leave, said_in_one_sentence, write, write_folder
from rashomon.cli.progress import stages
from rashomon.version import __version__

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


class StoriesMode(StrEnum):
    """Whether all reports are of one story."""

    ONE = "one"
    AUTO = "auto"


class Policy(StrEnum):
    """How a figure is estimated where reports differ."""

    ALL = "all"
    ACLED = "acled"
    UCDP = "ucdp"
    RANGE = "range"


class Count(StrEnum):
    """Who is counted among those killed and injured."""

    ALL = "all"
    VICTIMS = "victims"


_BY_ENDING = {".html": Form.HTML, ".htm": Form.HTML, ".json": Form.JSON, ".md": Form.MARKDOWN, ".txt": Form.TEXT}


class Asked(TypedDict):
    """What is asked of one account as of several."""

    fields: dict[str, str]
    policy: str
    count: str
    decisions: Path | tuple[()]
    workers: int


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
    """What stands before the command."""


@app.command(
    name="account",
    help="Read reports of one event and write one sourced account.",
    epilog=(
        "\b\nExamples:\n"
        "  rashomon account reports/                        the account, in the terminal\n"
        "  rashomon account reports/ -o account.html        a page: click a statement, see the passage\n"
        "  cat story.jsonl | rashomon account - -f json     one report a line, for programs\n"
        "  rashomon account news.xml --stories auto -o out/ the stories of a feed (RSS, Atom)\n"
        "  rashomon account feed.jsonl --field text=body    another name for a field\n"
        "  rashomon account mixed/ --stories auto -o out/   a page a story, and an index\n" + EXIT_CODES
    ),
)
def account_command(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files (text, HTML, JSONL, RSS, Atom), folders, or - for standard input.")
    ],
    *,
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
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="File to write; standard output when left out. With --stories auto, a folder.",
        ),
    ] = None,
    stories_mode: Annotated[
        StoriesMode,
        typer.Option(
            "--stories",
            metavar="HOW",
            help="one treats all reports as one story and warns where they plainly are not; auto writes an account for each.",
        ),
    ] = StoriesMode.ONE,
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
    count: Annotated[
        Count,
        typer.Option(
            "--count",
            metavar="WHOM",
            help="Killed and injured in the incident's row: all who were hit, or victims, without those told of as the doer.",
        ),
    ] = Count.ALL,
    decisions: Annotated[
        Path | None,
        typer.Option(
            "--decisions",
            metavar="FILE",
            help='JSONL: {"same": [NAME, NAME]} or {"different": [NAME, NAME]}, with "why" and "by"; goes before the program.',
        ),
    ] = None,
    workers: Annotated[
        int, typer.Option("--workers", metavar="N", min=1, help="Processes that read the reports, a processor core each.")
    ] = 1,
) -> None:
    """Runs the main job."""
    # Imported here: `--help` and usage errors should not wait for the models' libraries.
    from rashomon.app import account  # noqa: PLC0415

    asked: Asked = {
        "fields": fields_of(field or []),
        "policy": estimate.value,
        "count": count.value,
        "decisions": decisions or (),
        "workers": workers,
    }
    if stories_mode is StoriesMode.AUTO:
        _each_story(paths, form, output, **asked)
    with said_in_one_sentence(), stages() as progress:
        done = account(paths, **asked, progress=progress)
        written = done.to((form or _default(output)).value)
    write(written, output)
    leave(done.dropped)


def _each_story(
    paths: list[str],
    form: Form | None,
    output: Path | None,
    **asked: Unpack[Asked],
) -> NoReturn:
    """An account for each story: a folder of them with an index, or all on standard output."""
    from rashomon.app import stories  # noqa: PLC0415

    chosen = form or (Form.TEXT if output is None else Form.HTML)
    if output is None and chosen is Form.HTML:
        fail("pages of several stories need a folder: give one with -o, or another form with -f", USAGE)
    if output is not None and output.exists() and not output.is_dir():
        fail(f"{output} is a file: --stories auto writes a folder", USAGE)
    with said_in_one_sentence(), stages() as progress:
        done = stories(paths, **asked, progress=progress)
        written = {"": done.to(chosen.value)} if output is None else done.files(chosen.value)
    if output is None:
        write(written[""], None)
    else:
        write_folder(written, output)
    leave(done.dropped)


def _default(output: Path | None) -> Form:
    if output is None:
        return Form.TEXT
    return _BY_ENDING.get(output.suffix.lower(), Form.HTML)


app.command(name="check", help=HELP, epilog=EPILOG)(check_command)


def main() -> None:
    """Entry point of the `rashomon` command."""
    app()
