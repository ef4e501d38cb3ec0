"""What the commands share: exit codes, writing, and errors said in one sentence."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import typer

from rashomon.model import Dropped, InputError, NothingReadable, RashomonError

DONE, NOTHING_READABLE, USAGE, SOME_DROPPED = 0, 1, 2, 3

EXIT_CODES = (
    "\n\b\nExit codes:\n"
    "  0  done\n"
    "  1  nothing readable\n"
    "  2  wrong usage\n"
    "  3  done, but some input was dropped (each named on standard error)"
)


def fields_of(pairs: Iterable[str]) -> dict[str, str]:
    """The keys of JSONL that hold a field, from NAME=KEY."""
    fields = {}
    for pair in pairs:
        name, _, key = pair.partition("=")
        if not name or not key:
            fail(f"--field {pair!r} is not of the form NAME=KEY, such as text=body", USAGE)
        fields[name] = key
    return fields


@contextmanager
def said_in_one_sentence() -> Iterator[None]:
    """Ends the command with a sentence and a code where an error of ours is raised."""
    try:
        yield
    except NothingReadable as error:
        fail(str(error), NOTHING_READABLE)
    except InputError as error:
        fail(str(error), USAGE)
    except RashomonError as error:
        fail(str(error), NOTHING_READABLE)


def write(text: str, output: Path | None) -> None:
    """Writes to a file, or to standard output."""
    if output is None:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.flush()
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        fail(f"{output} cannot be written: {error.strerror}", USAGE)
    typer.echo(f"wrote {output}", err=True)


def write_folder(files: Mapping[str, str], folder: Path) -> None:
    """Writes files into a folder, which is made where it is not there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        fail(f"{folder} cannot be written: {error.strerror}", USAGE)
    index = next(iter(files))
    typer.echo(f"wrote {folder / index} and {len(files) - 1} more", err=True)


def leave(dropped: Iterable[Dropped]) -> NoReturn:
    """Ends the command, with each input named that was dropped."""
    lost = [item for item in dropped if item.kind == "input"]
    for item in lost:
        typer.echo(f"dropped {item.what}: {item.reason}", err=True)
    raise typer.Exit(SOME_DROPPED if lost else DONE)


def fail(message: str, code: int) -> NoReturn:
    """Ends the command with a sentence on standard error."""
    typer.echo(f"rashomon: {message}", err=True)
    raise typer.Exit(code)
