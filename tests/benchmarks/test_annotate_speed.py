"""The runner of annotate's speed: what it counts for what, and that it runs on a set made up for it."""

import gzip
import json
import time
from pathlib import Path

import pytest

from benchmarks import annotate_speed, frame

TEXT = (
    "HALMARA (Kestrel) - Three people were killed on Monday when a bus left the road near Sarat, the mayor, Dana Kerim, said."
    " She told reporters that the driver was being questioned."
)


def spin(seconds: float) -> None:
    started = time.process_time()
    while time.process_time() - started < seconds:
        pass


def test_a_moment_counts_for_the_innermost_part() -> None:
    watch = annotate_speed._Watch()
    inner = watch.on("places", lambda: spin(0.02))

    def work() -> None:
        spin(0.04)
        inner()

    watch.on("entities", work)()
    assert 0.02 <= watch.seconds["places"] < 0.04
    assert 0.04 <= watch.seconds["entities"] < 0.06


def test_words_a_second_by_length() -> None:
    words = {"a": 100, "b": 100, "c": 5_000}
    assert annotate_speed._by_length(words, {"a": 1.0, "b": 3.0, "c": 2.0}) == {
        "long_words_per_second": 2_500.0,
        "short_words_per_second": 50.0,
    }


def test_a_short_run_gives_every_measure(tmp_path: Path) -> None:
    folder = tmp_path / "polnear"
    folder.mkdir()
    (folder / "dev.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": TEXT}).encode()))
    measures = frame.flat(frame.run("annotate_speed", tmp_path, "dev")["measures"])
    for name in ("words_per_second", "model.words_per_second", "share.coreference", "cold_start_seconds", "peak_mb"):
        assert measures[name] > 0
    assert sum(share for name, share in measures.items() if name.startswith("share.")) == pytest.approx(1.0, abs=0.01)


def test_without_a_set_there_is_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(frame.DataAbsent, match="muc4"):
        annotate_speed.run(tmp_path, "dev")
