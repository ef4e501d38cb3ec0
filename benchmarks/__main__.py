"""Command line of the benchmarks: list them, run one, or write the results page.

python -m benchmarks
python -m benchmarks NAME --data DIR --split SPLIT [--limit N] [--json]
python -m benchmarks results [NAME…] [--data DIR]
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks import frame, page


def main(arguments: list[str] | None = None) -> int:
    """Run the command; the exit code is 0, or 2 when it could not be run."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        if not given:
            return _list()
        if given[0] == "results":
            return _results(given[1:])
        return _run(given)
    except frame.BenchmarkError as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 2


def _list() -> int:
    runners = [frame.load(name) for name in frame.names()]
    width = max((len(runner.NAME) for runner in runners), default=0)
    for runner in runners:
        print(f"{runner.NAME:<{width}}  {runner.SUMMARY}")
    return 0


def _run(given: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Run one benchmark.")
    parser.add_argument("name", help="a benchmark, or 'results'")
    parser.add_argument(
        "--data", type=Path, required=True, help="the folder that holds the data sets' folders, or one such folder"
    )
    parser.add_argument("--split", required=True, help="takes the files whose names carry it")
    parser.add_argument("--limit", type=int, help="take at most so many units, evenly spaced")
    parser.add_argument("--json", action="store_true", help="print the object on one line")
    options = parser.parse_args(given)
    result = frame.run(options.name, options.data, options.split, limit=options.limit)
    print(json.dumps(result, ensure_ascii=False, indent=None if options.json else 2))
    return 0


def _results(given: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks results",
        description="Write docs/results.md from the stored results; with --data, run them first and store what they give.",
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="the benchmarks to run; all when none is named")
    parser.add_argument("--data", type=Path, help="the folder that holds the data sets' folders")
    options = parser.parse_args(given)
    if options.data is not None:
        for name in options.names or frame.names():
            page.measure(name, options.data, progress=lambda line: print(line, file=sys.stderr))
    written = page.write()
    print(f"wrote {written}")
    fallen = page.fallen()
    for line in fallen:
        print(f"below its floor: {line}", file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
