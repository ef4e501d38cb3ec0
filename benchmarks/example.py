"""The bundled example against its gold account, made by hand (see examples/bir-sahoud/README.md)."""

import json
from pathlib import Path

from benchmarks.frame import DataAbsent, Outcome, Stopwatch

NAME = "example"
DATA = ("bir-sahoud",)
SUMMARY = (
    "the bundled example against a gold account made by hand (--data examples): conflicts, agreements, links, names, quotations"
)
SPLITS = ("dev",)


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:  # noqa: ARG001 - one story, whole
    """Runs the main job on the example's reports and compares."""
    from benchmarks._gold import score  # noqa: PLC0415
    from rashomon.app import account  # noqa: PLC0415

    folder = data if (data / "gold.json").is_file() else data / DATA[0]
    if not (folder / "gold.json").is_file():
        raise DataAbsent(f"{folder} has no gold.json; --data takes the repository's folder examples")
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    watch = Stopwatch()
    with watch:
        done = account(folder / "reports")
    words = sum(len(report.text.split()) for report in done.reports)
    return Outcome(n=len(done.reports), measures=score(done, gold), words=words, seconds=watch.seconds)
