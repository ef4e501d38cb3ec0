"""Load reports: the one place where files are opened."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from json import dumps
from pathlib import Path

from rashomon.model import Dropped, InputError, Report
from rashomon.read import MAX_BYTES, read, unique

# What a folder is searched for. A file that is named outright is read whatever its ending.
ENDINGS = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json", ".xml", ".rss", ".atom"})

Given = Report | Mapping[str, object] | str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class Loaded:
    """Reports with ids that are unique in the run, and what could not be read."""

    reports: tuple[Report, ...]
    dropped: tuple[Dropped, ...]


def load(given: Given | Iterable[Given], *, fields: Mapping[str, str] | None = None) -> Loaded:
    """Reads everything that was given, whatever it is.

    Args:
        given: one of, or any number of: a `Report`; a mapping with at least a text, as a line of JSONL has it; a path of
            a file or a folder (searched through, hidden files passed over); "-" for standard input.
        fields: for JSONL and mappings, which of their keys holds which field ({"text": "body"}).

    Returns:
        The reports, sorted by id, and what was dropped with the reason.

    Raises:
        InputError: a path that does not exist.
    """
    items: Sequence[Given] = [given] if isinstance(given, Report | Mapping | str | os.PathLike) else list(given)
    reports: list[Report] = []
    dropped: list[Dropped] = []
    for number, item in enumerate(items, start=1):
        if isinstance(item, Report):
            reports.append(item)
            continue
        for name, data in _sources(item, number):
            if isinstance(data, Dropped):
                dropped.append(data)
                continue
            batch = read(name, data, fields=fields)
            reports.extend(batch.reports)
            dropped.extend(batch.dropped)
    kept = []
    for report in unique(reports):
        reason = _unread_language(report)
        if reason:
            dropped.append(Dropped(report.id, report.id, reason, "input"))
        else:
            kept.append(report)
    return Loaded(tuple(sorted(kept, key=lambda report: report.id)), tuple(sorted(dropped, key=_key)))


def why_nothing(dropped: tuple[Dropped, ...]) -> str:
    """Why there is no report at all, for the person who gave the input."""
    if not dropped:
        return "nothing was given that holds a report: give text, HTML or JSONL files, or a folder of them"
    shown = [f"{item.what}: {item.reason}" for item in dropped[:20]]
    more = len(dropped) - len(shown)
    return "no report could be read\n  " + "\n  ".join(shown) + (f"\n  and {more} more" if more > 0 else "")


def _key(dropped: Dropped) -> tuple[str, str, str]:
    return (dropped.report or "", dropped.what, dropped.reason)


def _unread_language(report: Report) -> str:
    if report.language == "en":
        return ""
    return f"written in another language (it looks like {report.language!r}): only English is read so far"


def _sources(item: Mapping[str, object] | str | os.PathLike[str], number: int) -> Iterator[tuple[str, bytes | Dropped]]:
    """Yields (name, bytes) for everything behind one item, or (name, why not)."""
    if isinstance(item, Mapping):
        yield f"report-{number}.jsonl", dumps(dict(item), default=str).encode("utf-8", "surrogatepass")
    elif item == "-":
        yield "-", _bounded(sys.stdin.buffer.read(MAX_BYTES + 1), "standard input")
    else:
        path = Path(item)
        if not path.exists():
            raise InputError(f"{path} does not exist. Give a file, a folder, or - for standard input.")
        for file in _files(path):
            yield file.name, _bytes(file)


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for file in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if file.is_file() and not hidden and file.suffix.lower() in ENDINGS:
            yield file


def _bytes(file: Path) -> bytes | Dropped:
    try:
        if not file.is_file():
            return Dropped(file.name, None, "is no regular file", "input")
        with file.open("rb") as handle:
            return _bounded(handle.read(MAX_BYTES + 1), file.name)
    except OSError as error:
        return Dropped(file.name, None, f"cannot be opened: {error.strerror}", "input")


def _bounded(data: bytes, name: str) -> bytes | Dropped:
    if len(data) > MAX_BYTES:
        return Dropped(name, None, f"is larger than {MAX_BYTES // 1_000_000} MB: split it, or give it as JSONL in parts", "input")
    return data
