"""`rashomon check`: who says so, who says otherwise, or not reported."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.common import EXIT_CODES, fields_of, leave, said_in_one_sentence, write
from rashomon.cli.progress import stages

HELP = "Ask for one claim: who says so, who says otherwise, by how many origins, or not reported. Never whether it is true."
EPILOG = (
    "\b\nExamples:\n"
    '  rashomon check "Two people were killed in Varn on Friday." reports/\n'
    '  rashomon check "The governor resigned." story.jsonl -f json     for programs\n' + EXIT_CODES
)


class AnswerForm(StrEnum):
    """The forms an answer can take."""

    JSON = "json"
    TEXT = "text"


def check_command(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="One sentence.")],
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files (text, HTML, JSONL), folders, or - for standard input.")
    ],
    *,
    form: Annotated[
        AnswerForm | None,
        typer.Option(
            "--format", "-f", metavar="FORM", help="json or text. Default: json for a file that ends in .json, else text."
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="File to write; standard output when left out.")
    ] = None,
    field: Annotated[
        list[str] | None,
        typer.Option("--field", metavar="NAME=KEY", help="For JSONL: which key holds a field, as in text=body. May be repeated."),
    ] = None,
    workers: Annotated[
        int, typer.Option("--workers", metavar="N", min=1, help="Processes that read the reports, a processor core each.")
    ] = 1,
) -> None:
    """Answers for one claim."""
    # Imported here: `--help` and usage errors should not wait for the models' libraries.
    from rashomon.app import check  # noqa: PLC0415

    fields = fields_of(field or [])
    with said_in_one_sentence(), stages() as progress:
        answer = check(claim, paths, fields=fields, workers=workers, progress=progress)
        written = answer.to((form or _default(output)).value)
    write(written, output)
    leave(answer.dropped)


def _default(output: Path | None) -> AnswerForm:
    return AnswerForm.JSON if output is not None and output.suffix.lower() == ".json" else AnswerForm.TEXT
