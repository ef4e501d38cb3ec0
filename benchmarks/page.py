"""The results page and the floors: what was measured, when, at which commit, and what may not fall."""

from __future__ import annotations

import json
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import frame

ROOT = Path(__file__).parent.parent
RESULTS = Path(__file__).parent / "results"
NOTES = Path(__file__).parent / "notes"
FLOORS = Path(__file__).parent / "floors.toml"
PAGE = ROOT / "docs" / "results.md"

_HEAD = """# Results

What the benchmarks give, written by `python -m benchmarks results`; `python -m benchmarks` lists them and their data.
Measures are fractions from 0 to 1 unless their name says otherwise.
Rows named `peer` are another program on the same work in the same run. Speed depends on the machine and is not shown.
"""


def measure(name: str, data: Path, *, progress: Callable[[str], None]) -> None:
    """Run a benchmark on its splits and store what each gives, with commit and date."""
    for split in getattr(frame.load(name), "SPLITS", ("dev",)):
        at = commit()
        result = frame.run(name, data, split)
        progress(f"{name} {split}: n {result['n']}, {result['seconds']} s")
        stored = result | {"commit": at, "date": datetime.now(tz=UTC).date().isoformat()}
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / f"{name}-{split}.json").write_text(json.dumps(stored, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def commit() -> str:
    """The commit that is checked out, with "+" when files of the program differ from it; "unknown" outside a repository."""
    head, changed = _git("rev-parse", "--short=10", "HEAD"), _git("status", "--porcelain", "--", "src")
    return f"{head}{'+' if changed else ''}" if head else "unknown"


def _git(*words: str) -> str:
    try:
        done = subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True, check=True)  # noqa: S603, S607
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()


def stored() -> Iterator[dict[str, Any]]:
    """Results as stored, by benchmark and split."""
    for path in sorted(RESULTS.glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def write() -> Path:
    """Write the results page from the stored results."""
    blocks = [_HEAD]
    results = list(stored())
    for at, result in enumerate(results):
        name = result["benchmark"]
        blocks.append(f"## {name}, split {result['split']}\n")
        blocks.append(f"{frame.load(name).SUMMARY}\n")
        blocks.append(f"n = {result['n']}; measured {result['date']} at commit `{result['commit']}`.\n")
        blocks.append("\n".join(_table(result["measures"])) + "\n")
        if all(name != later["benchmark"] for later in results[at + 1 :]):
            blocks.extend(_notes(name))
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text("\n".join(blocks), encoding="utf-8")
    return PAGE


def _notes(name: str) -> Iterator[str]:
    """What a person wrote beside the figures: errors read and sorted, peers cited with their publication, what was tried."""
    path = NOTES / f"{name}.md"
    if path.exists():
        yield path.read_text(encoding="utf-8").strip() + "\n"


def _table(measures: frame.Measures) -> Iterator[str]:
    """One row for each group whose values are numbers, one column for each measure; groups of one shape share a table."""
    rows: dict[tuple[str, ...], list[tuple[str, list[float]]]] = {}
    for group, values in _groups(measures):
        rows.setdefault(tuple(values), []).append((group, list(values.values())))
    for index, (columns, lines) in enumerate(rows.items()):
        if index:
            yield ""
        yield "| | " + " | ".join(columns) + " |"
        yield "|---" * (len(columns) + 1) + "|"
        for group, numbers in lines:
            yield f"| {group or 'all'} | " + " | ".join(_shown(number) for number in numbers) + " |"


def _groups(measures: frame.Measures, name: str = "") -> Iterator[tuple[str, dict[str, float]]]:
    own = {key: value for key, value in measures.items() if isinstance(value, int | float)}
    if own:
        yield name, own
    for key, value in measures.items():
        if not isinstance(value, int | float):
            yield from _groups(value, f"{name}.{key}" if name else key)


def _shown(number: float) -> str:
    return f"{number:.3f}" if isinstance(number, float) else str(number)


def floors() -> dict[str, Any]:
    """The floors: {benchmark: {split: {"full": {measure: floor}, "quick": {"limit": n, "floors": {measure: floor}}}}}."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def below(result: dict[str, Any], pinned: dict[str, float]) -> list[str]:
    """One line for each pinned measure that the result does not reach, or does not have."""
    reached = frame.flat(result["measures"])
    label = f"{result['benchmark']} {result['split']}"
    lines = []
    for key, floor in pinned.items():
        if key not in reached:
            lines.append(f"{label}: {key} is gone (floor {floor})")
        elif reached[key] < floor:
            lines.append(f"{label}: {key} is {reached[key]}, floor {floor}")
    return lines


def fallen() -> list[str]:
    """Lines for every stored result that lies below its full floor."""
    pinned = floors()
    return [
        line
        for result in stored()
        for line in below(result, pinned.get(result["benchmark"], {}).get(result["split"], {}).get("full", {}))
    ]
