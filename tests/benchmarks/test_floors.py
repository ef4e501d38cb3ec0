"""What was reached does not fall: a short run of every benchmark that has a floor, and the stored results of the long ones."""

import os
from pathlib import Path

import pytest

from benchmarks import frame, page

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("RASHOMON_SHARED", ROOT.parent / "shared"))
QUICK = [(name, split) for name, splits in page.floors().items() for split, pinned in splits.items() if "quick" in pinned]


@pytest.mark.parametrize(("name", "split"), QUICK)
def test_short_run_stays_above_its_floors(name: str, split: str) -> None:
    data = SHARED / "data"
    absent = [folder for folder in frame.load(name).DATA if not (data / folder).is_dir()]
    if absent:
        pytest.skip(f"the shared data is absent: no {absent[0]} under RASHOMON_SHARED or ../shared")
    quick = page.floors()[name][split]["quick"]
    assert page.below(frame.run(name, data, split, limit=quick["limit"]), quick["floors"]) == []


def test_stored_results_stay_above_their_floors() -> None:
    assert page.fallen() == []


def test_every_full_floor_has_a_stored_result() -> None:
    stored = {(result["benchmark"], result["split"]) for result in page.stored()}
    floored = {(name, split) for name, splits in page.floors().items() for split, pinned in splits.items() if "full" in pinned}
    assert floored <= stored


def test_the_page_shows_every_stored_result() -> None:
    shown = page.PAGE.read_text(encoding="utf-8") if page.PAGE.exists() else ""
    for result in page.stored():
        assert f"## {result['benchmark']}, split {result['split']}" in shown
        assert result["commit"] in shown
