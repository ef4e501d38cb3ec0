"""Reports of many events, mixed: are the stories found again?

B-cubed (Bagga and Baldwin 1998) over reports; `multi`: the mean over reports whose story has two or more; `whole`: the share
of those stories that come out exactly. `gun`: all articles of the split. `noise`: the same articles among all train articles
and those of three other sets, as far as they are there; `noise.all` scores the train articles too. `published` and `random`:
what an index holds that took the articles one by one, in order of publication or at random, and was never settled; settled,
any order gives the same (`orders_equal`). `growth`: the exponent of time over number, from invented reports.
"""

import math
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks._stories_made import made
from benchmarks._stories_peer import by_average_link, present
from benchmarks._stories_sets import Told, incidents, lookalikes, noise, triples
from benchmarks.frame import DataAbsent, Outcome, Stopwatch, thin

NAME = "stories"
DATA = ("gun_violence_incidents", "ecbplus", "basil")
SUMMARY = "mixed reports put into stories: gun violence incidents, look-alike events (ecbplus), triples (basil), and noise"
SPLITS = ("dev",)

_SMALL, _LARGE = 500, 4_000


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """Every set that carries the split; with a limit, that many stories of each, without noise and growth."""
    sets = {
        name: told
        for name, read in (("gun", incidents), ("ecbplus", lookalikes), ("basil", triples))
        if (told := _taken(data, split, read, limit))
    }
    if not sets:
        raise DataAbsent(f"{data} has none of {', '.join(DATA)} with a file that carries the split {split!r}")
    watch = Stopwatch()
    measures: dict[str, Any] = {name: _measured(told, watch) for name, told in sets.items()}
    if "gun" in sets:
        measures["gun"] |= _fed(sets["gun"])
    scored = sum(map(len, sets.values()))
    rate = round(scored / watch.seconds)
    peer = {name: _scores(told, by_average_link(told)) for name, told in sets.items()} if present() else {}
    if limit is None:
        if "gun" in sets:
            measures["noise"], beside = _among_noise(data, split, sets["gun"])
            peer |= {"noise": beside} if beside else {}
        measures["growth"] = _growth()
    measures["docs_per_second"] = rate
    if peer:
        measures["peer"] = {"tfidf": peer}
    words = sum(len(item.report.text.split()) for told in sets.values() for item in told)
    return Outcome(scored, measures, words, watch.seconds)


def _taken(data: Path, split: str, read: Callable[[Path, str], tuple[Told, ...]], limit: int | None) -> tuple[Told, ...]:
    try:
        told = read(data, split)
    except DataAbsent:
        return ()
    kept = set(thin(sorted({item.story for item in told}), limit))
    return tuple(item for item in told if item.story in kept)


def _measured(told: Sequence[Told], watch: Stopwatch) -> dict[str, Any]:
    with watch:
        labels = _gathered(told)
    return _scores(told, labels)


def _gathered(told: Sequence[Told]) -> list[str]:
    from rashomon.gather import gather  # noqa: PLC0415

    home = {report.id: story.id for story in gather([item.report for item in told]) for report in story.reports}
    return [home[item.report.id] for item in told]


def _fed(told: Sequence[Told]) -> dict[str, Any]:
    """What an index holds that was fed one by one, before and after it settles."""
    from rashomon.gather import Index  # noqa: PLC0415
    from rashomon.gather.index import age  # noqa: PLC0415

    shuffled = list(told)
    random.Random(1).shuffle(shuffled)  # noqa: S311
    out: dict[str, Any] = {}
    settled = []
    for name, order in (("published", sorted(told, key=lambda item: age(item.report))), ("random", shuffled)):
        index = Index()
        slowest = 0.0
        for item in order:
            began = time.perf_counter()
            index.add(item.report)
            slowest = max(slowest, time.perf_counter() - began)
        labels = _labels(index.stories(), told)
        out[name] = {"b3": {"f1": bcubed(labels, _gold(told))["f1"]}, "slowest_add_ms": round(1000 * slowest)}
        index.settle()
        settled.append({frozenset(report.id for report in story) for story in index.stories()})
    out["orders_equal"] = int(settled[0] == settled[1])
    return out


def _labels(stories: Sequence[Sequence[Any]], told: Sequence[Told]) -> list[int]:
    home = {report.id: number for number, story in enumerate(stories) for report in story}
    return [home[item.report.id] for item in told]


def _among_noise(data: Path, split: str, told: Sequence[Told]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The split's articles among all that can be had beside them."""
    try:
        train = incidents(data, "train") if split != "train" else ()
    except DataAbsent:
        train = ()
    known = {item.report.id for item in told}
    pool = (*told, *(item for item in train if item.report.id not in known), *noise(data))
    labels = _gathered(pool)
    out = {"pool": len(pool), "of_train": len(train)} | _scores(told, labels[: len(told)], pool_labels=labels)
    named = [at for at, item in enumerate(pool) if item.story]
    out["all"] = _scores([pool[at] for at in named], [labels[at] for at in named], pool_labels=labels)
    if not present():
        return out, {}
    peers = by_average_link(pool)
    return out, _scores(told, peers[: len(told)], pool_labels=peers)


def _gold(told: Sequence[Told]) -> list[str]:
    return [item.story for item in told]


def _scores(told: Sequence[Told], labels: Sequence[Hashable], *, pool_labels: Sequence[Hashable] | None = None) -> dict[str, Any]:
    gold = _gold(told)
    sizes = Counter(gold)
    several = [sizes[story] > 1 for story in gold]
    around = Counter(labels if pool_labels is None else pool_labels)
    found: dict[Hashable, set[int]] = defaultdict(set)
    wanted: dict[Hashable, set[int]] = defaultdict(set)
    for at, (label, story) in enumerate(zip(labels, gold, strict=True)):
        found[label].add(at)
        wanted[story].add(at)
    exact = {frozenset(group) for label, group in found.items() if len(group) == around[label]}
    many = [group for group in wanted.values() if len(group) > 1]
    return {
        "b3": bcubed(labels, gold, around=around),
        "multi": {"b3": bcubed(labels, gold, around=around, counted=several)},
        "whole": sum(frozenset(group) in exact for group in many) / max(1, len(many)),
    }


def bcubed(
    labels: Sequence[Hashable],
    gold: Sequence[Hashable],
    *,
    around: Mapping[Hashable, int] | None = None,
    counted: Sequence[bool] | None = None,
) -> dict[str, float]:
    """B-cubed precision, recall and F1.

    Args:
        labels: the group that each report was put into.
        gold: the one that it belongs to.
        around: sizes of the groups where they hold other reports too, which count as wrong company.
        counted: which reports the means are over; all when left out. The groups stay what they are.
    """
    sizes, wanted, both = around or Counter(labels), Counter(gold), Counter(zip(labels, gold, strict=True))
    kept = [at for at in range(len(gold)) if counted is None or counted[at]]
    precision = sum(both[labels[at], gold[at]] / sizes[labels[at]] for at in kept) / max(1, len(kept))
    recall = sum(both[labels[at], gold[at]] / wanted[gold[at]] for at in kept) / max(1, len(kept))
    total = precision + recall
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / total if total else 0.0}


def _growth() -> dict[str, float]:
    """How time grows with the number of reports: 1 is in proportion. `benchmarks/notes/stories.md` has the longer run."""
    from rashomon.gather import gather  # noqa: PLC0415

    seconds = []
    for count in (_SMALL, _LARGE):
        reports = [item.report for item in made(count)]
        # Processor time: another program at work beside would count as growth.
        began = time.process_time()
        gather(reports)
        seconds.append(time.process_time() - began)
    return {
        "exponent": math.log(seconds[1] / seconds[0]) / math.log(_LARGE / _SMALL),
        "seconds_small": round(seconds[0], 2),
        "seconds_large": round(seconds[1], 2),
    }
