"""A person's decisions on names, from a file: JSONL, one decision a line."""

import json
import os
from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from rashomon.model import PROGRAM, InputError, Judgement

# Who decided, where the file does not say.
SOMEBODY = "a person"

Decisions = str | os.PathLike[str] | Iterable[Judgement]


class _Line(BaseModel):
    """One line: two names that are the same, or two that are different."""

    model_config = ConfigDict(extra="forbid")

    same: tuple[str, str] | None = None
    different: tuple[str, str] | None = None
    why: str = ""
    by: str = SOMEBODY


def read_decisions(given: Decisions) -> tuple[Judgement, ...]:
    """Reads decisions on names.

    Args:
        given: judgements, or the path of a JSONL file. A line is {"same": [name, name], "why": …, "by": …} or {"different": …};
            empty lines are passed over.

    Raises:
        InputError: the file cannot be read, or a line is no decision; the message names it.
    """
    if not isinstance(given, str | os.PathLike):
        return tuple(given)
    path = Path(given)
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read as decisions: {error}") from None
    return tuple(_judgement(path, number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _judgement(path: Path, number: int, line: str) -> Judgement:
    try:
        read = _Line.model_validate(json.loads(line))
    except (ValueError, ValidationError, RecursionError):
        raise InputError(_why(path, number)) from None
    names = read.same or read.different
    if names is None or (read.same and read.different) or not all(name.strip() for name in names):
        raise InputError(_why(path, number))
    first, second = sorted(names)
    by = read.by.strip()
    return Judgement((first, second), same=read.same is not None, by=by if by and by != PROGRAM else SOMEBODY, why=read.why)


def _why(path: Path, number: int) -> str:
    form = '{"same": [name, name]} or {"different": [name, name]}, with "why" and "by" if you like'
    return f"{path}, line {number}: a decision is {form}"
