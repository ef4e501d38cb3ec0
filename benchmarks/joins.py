"""Which mentions of general news the product joins into one event, against pairs that a reader judged.

Pairs were drawn at random from what was joined, and from what was compared and not quite joined; each was read in its sentence
and judged. The labels carry no text (see benchmarks/labels/README.md). `precision`: of the judged pairs that are joined, the
share that is one event. `recall`: of the judged pairs that are one event, the share that is joined; since pairs were drawn
near the edge, it compares two states of the program and says little by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks._joins_set import SETS, Labelled, Pair, Place, labelled
from benchmarks.frame import Outcome, Stopwatch, thin

NAME = "joins"
DATA = SETS
SUMMARY = "mentions of general news joined into one event, against pairs judged by reading; peer: same word"
SPLITS = ("dev",)


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """Joins the events of each labelled story."""
    from rashomon.annotate import annotate  # noqa: PLC0415
    from rashomon.gather import story_of  # noqa: PLC0415
    from rashomon.reconcile.compare.lexicon import stem  # noqa: PLC0415
    from rashomon.reconcile.story import open_story  # noqa: PLC0415
    from rashomon.trace import trace  # noqa: PLC0415

    stories = thin([item for item in labelled(data, split) if item.pairs], limit)
    watch, judged, ours, words = Stopwatch(), [], [], []
    for item in stories:
        with watch:
            matter = open_story(story_of(item.reports), annotate(item.reports), trace(item.reports))
        event_at = {
            (t.report, position): told.id
            for told in matter.told
            if told.kind == "event"
            for t in told.tellings
            for position in range(t.mention.trigger.start, t.mention.trigger.end)
        }
        texts = {r.id: r.text for r in item.reports}
        for pair in item.pairs:
            judged.append(pair.same)
            ours.append(_one(event_at, pair))
            words.append(stem(_word(texts, pair.one)) == stem(_word(texts, pair.other)))
    measures: dict[str, Any] = {"pairs": len(judged), **_scores(judged, ours), "peer_same_word": _scores(judged, words)}
    return Outcome(len(stories), measures, _words(stories), watch.seconds)


def _one(event_at: dict[tuple[str, int], str], pair: Pair) -> bool:
    one = event_at.get(pair.one[:2])
    return one is not None and one == event_at.get(pair.other[:2])


def _word(texts: dict[str, str], place: Place) -> str:
    report, start, end = place
    return texts[report][start:end].lower()


def _scores(judged: list[bool], joined: list[bool]) -> dict[str, float]:
    right = sum(same and one for same, one in zip(judged, joined, strict=True))
    precision, recall = right / max(1, sum(joined)), right / max(1, sum(judged))
    return {"precision": precision, "recall": recall, "f1": 2 * right / max(1, sum(joined) + sum(judged))}


def _words(stories: Sequence[Labelled]) -> int:
    return sum(len(r.text.split()) for item in stories for r in item.reports)
