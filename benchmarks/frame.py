"""The frame that every benchmark runs in: finding files, timing, the shape of a result.

A runner is a module of this package whose name is the benchmark's name and which has

    NAME = "articles"                      # the module's own name
    DATA = ("article_extraction",)         # folders of the data directory that it reads
    SUMMARY = "one line for the list"
    SPLITS = ("dev",)                      # optional: the splits that the results page runs
    def run(data: Path, split: str, *, limit: int | None = None) -> Outcome: ...

It imports what is heavy inside `run`, so that listing stays quick.
"""

from __future__ import annotations

import gzip
import importlib
import json
import lzma
import re
import tarfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

Measures = Mapping[str, "float | int | Measures"]
T = TypeVar("T")

_HERE = Path(__file__).parent
_DATA_ENDINGS = frozenset({".gz", ".xz", ".jsonl"})
_DECLARES_NAME = re.compile(r"^NAME = ", re.MULTILINE)


class BenchmarkError(Exception):
    """What stops a benchmark from running, in words for the person who started it."""


class UnknownBenchmark(BenchmarkError):  # noqa: N818
    """No benchmark has that name."""


class DataAbsent(BenchmarkError):  # noqa: N818
    """The data folder, or a file that carries the split, is not there."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a runner gives back.

    Attributes:
        n: how many units (documents, incidents, mentions…) were scored.
        measures: nested by group; fractions from 0 to 1 unless the key names a unit. Keys, once published, stay.
        words: words of text that our side read.
        seconds: time that our side took, where the run also did other work (a peer, scoring); None for all of it.
    """

    n: int
    measures: Measures
    words: int
    seconds: float | None = None


class Runner(Protocol):
    """A benchmark's module."""

    NAME: str
    DATA: tuple[str, ...]
    SUMMARY: str

    def run(self, data: Path, split: str, *, limit: int | None = None) -> Outcome:
        """Run on the files of `data` that carry `split`; `limit` is the most units to take."""
        ...


@dataclass(slots=True)
class Stopwatch:
    """Adds up the time inside its `with` blocks."""

    seconds: float = 0.0
    _since: float = 0.0

    def __enter__(self) -> Stopwatch:
        """Start."""
        self._since = time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop, and add."""
        self.seconds += time.perf_counter() - self._since


def names() -> tuple[str, ...]:
    """The benchmarks' names, sorted: the modules here that set NAME. None is imported for it."""
    return tuple(sorted(path.stem for path in _HERE.glob("*.py") if _DECLARES_NAME.search(path.read_text(encoding="utf-8"))))


def load(name: str) -> Runner:
    """The runner with that name.

    Raises:
        UnknownBenchmark: when there is none.
    """
    if name not in names():
        raise UnknownBenchmark(f"no benchmark is called {name!r}; there are: {', '.join(names())}")
    module = importlib.import_module(f"benchmarks.{name}")
    for attribute in ("NAME", "DATA", "SUMMARY", "run"):
        if not hasattr(module, attribute):
            raise BenchmarkError(f"benchmarks/{name}.py has no {attribute}")
    return cast("Runner", module)


def run(name: str, data: Path, split: str, *, limit: int | None = None) -> dict[str, Any]:
    """Run one benchmark.

    Returns:
        {benchmark, split, n, measures, seconds, words_per_second}, with "limit" too when one was set.

    Raises:
        BenchmarkError: when the name is unknown or the data is not there.
    """
    runner = load(name)
    if not data.is_dir():
        raise DataAbsent(f"{data} is not a folder; --data takes the folder that holds {' and '.join(runner.DATA)}")
    started = time.perf_counter()
    outcome = runner.run(data, split, limit=limit)
    seconds = time.perf_counter() - started if outcome.seconds is None else outcome.seconds
    result: dict[str, Any] = {
        "benchmark": name,
        "split": split,
        "n": outcome.n,
        "measures": rounded(outcome.measures),
        "seconds": round(seconds, 2),
        "words_per_second": round(outcome.words / seconds) if seconds else 0,
    }
    if limit is not None:
        result["limit"] = limit
    return result


def rounded(measures: Measures, digits: int = 4) -> dict[str, Any]:
    """The same tree with every fraction cut to `digits`, so that results can be compared and read."""
    return {
        key: rounded(value, digits) if isinstance(value, Mapping) else round(value, digits) if isinstance(value, float) else value
        for key, value in measures.items()
    }


def flat(measures: Measures, prefix: str = "") -> dict[str, float]:
    """Measures as {"group.key": value}, in the order of the tree."""
    out: dict[str, float] = {}
    for key, value in measures.items():
        if isinstance(value, Mapping):
            out.update(flat(value, f"{prefix}{key}."))
        else:
            out[f"{prefix}{key}"] = value
    return out


# --- finding and reading data ---------------------------------------------------------------------


def folder(data: Path, name: str) -> Path:
    """The set's folder in the data directory; `data` itself when it is that folder.

    Raises:
        DataAbsent: when there is neither.
    """
    if (data / name).is_dir():
        return data / name
    if data.is_dir() and any(child.suffix in _DATA_ENDINGS for child in data.iterdir()):
        return data
    raise DataAbsent(f"{data} has no folder {name!r}")


def carries(name: str, split: str) -> bool:
    """True where a file's name carries the split as a word: dev.jsonl.gz, lgl_dev.jsonl.gz, airbus.tar.xz."""
    return re.search(rf"(?:^|[._-]){re.escape(split)}(?:[._-]|$)", name) is not None


def pick(data: Path, name: str, split: str, pattern: str = "*") -> tuple[Path, ...]:
    """Files of the set `name` whose names match the glob `pattern` and carry `split`, sorted by name.

    Raises:
        DataAbsent: when the folder or such a file is not there; the message lists what is.
    """
    where = folder(data, name)
    here = sorted(path for path in where.glob(pattern) if path.suffix in _DATA_ENDINGS)
    chosen = tuple(path for path in here if carries(path.name, split))
    if not chosen:
        there = ", ".join(path.name for path in here) or "nothing"
        raise DataAbsent(f"no file in {where} matching {pattern!r} carries the split {split!r} in its name; there is: {there}")
    return chosen


def jsonl(path: Path) -> Iterator[Any]:
    """The objects of a .jsonl or .jsonl.gz file, one a line."""
    raw = path.read_bytes()
    plain = gzip.decompress(raw) if path.suffix == ".gz" else raw
    for line in plain.decode("utf-8-sig").split("\n"):
        if line.strip():
            yield json.loads(line)


def members(path: Path) -> dict[str, bytes]:
    """The files of a .tar.xz archive by their names; files inside that are gzipped come out plain, without ".gz"."""
    out: dict[str, bytes] = {}
    with lzma.open(path) as raw, tarfile.open(fileobj=raw, mode="r|") as archive:
        for member in archive:
            handle = archive.extractfile(member) if member.isfile() else None
            if handle is not None:
                content = handle.read()
                name = member.name.removeprefix("./")
                out[name.removesuffix(".gz")] = gzip.decompress(content) if name.endswith(".gz") else content
    return out


def thin(items: Iterable[T], limit: int | None) -> Sequence[T]:
    """At most `limit` of the items, evenly spaced and in order: the same ones every time."""
    everything = list(items)
    if limit is None or limit >= len(everything):
        return everything
    return [everything[index * len(everything) // limit] for index in range(limit)]


# --- the usual scores -----------------------------------------------------------------------------


def precision_recall_f1(*, correct: float, given: float, wanted: float) -> dict[str, float]:
    """Precision, recall and F1 from counts; each is 0 where its denominator is."""
    precision = correct / given if given else 0.0
    recall = correct / wanted if wanted else 0.0
    both = precision + recall
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / both if both else 0.0}
