"""One claim at a time: is it confirmed only where reports say it? After corroborate-mcp's six groups; ClaimDiff beside."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.frame import DataAbsent, Outcome, Stopwatch, jsonl, pick, precision_recall_f1, thin

NAME = "claims"
DATA = ("gun_violence_incidents", "ecbplus", "claimdiff")
SUMMARY = "claims asked of real clusters: falsely confirmed of the distorted, made up and stale; confirmed of the true ones"
SPLITS = ("dev",)

CONFIRMED = frozenset({"said", "contested"})
# A report holds a claim for the peer when it has this share of its words: topic match, as word-overlap checkers have it.
OVERLAP = 0.8
_WORD = re.compile(r"[a-z0-9]+")


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """Opens every cluster once and asks it all of its claims."""
    from benchmarks._claim_set import FALSE, TRUE, clusters  # noqa: PLC0415

    watch = Stopwatch()
    asked: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str, str]] = Counter()
    peer: Counter[str] = Counter()
    words = 0
    for cluster in clusters(data, split, limit):
        words += sum(len(str(r["text"]).split()) for r in cluster.reports)
        with watch:
            answers = _answers(cluster)
        for claim, finding in answers:
            asked[claim.group, claim.way] += 1
            found[claim.group, claim.way, finding] += 1
            peer[claim.group] += _overlaps(claim.text, cluster.reports)
    measures = _measures(asked, found, TRUE, FALSE)
    measures["peer"] = {"word_overlap": _peer(asked, peer, TRUE, FALSE)}
    try:
        measures["claimdiff"] = _claimdiff(data, split, limit, watch)
    except DataAbsent:
        measures["claimdiff"] = {}
    return Outcome(n=sum(asked.values()), measures=measures, words=words, seconds=watch.seconds)


def _answers(cluster: Any) -> list[tuple[Any, str]]:
    from rashomon.app import checker  # noqa: PLC0415
    from rashomon.model import InputError  # noqa: PLC0415

    try:
        reports = checker(list(cluster.reports))
    except InputError:
        return []
    answers: list[tuple[Any, str]] = []
    for claim in cluster.claims:
        try:
            answers.append((claim, reports.check(claim.text).finding))
        except InputError:
            answers.append((claim, "refused"))
    return answers


def _measures(asked: Counter[Any], found: Counter[Any], true: Any, false: Any) -> dict[str, Any]:
    def confirmed(group: str, way: str | None = None) -> int:
        wanted = CONFIRMED if group != "stale" else {"said"}
        return sum(n for (g, w, f), n in found.items() if g == group and f in wanted and way in {None, w})

    def total(group: str, way: str | None = None) -> int:
        return sum(n for (g, w), n in asked.items() if g == group and way in {None, w})

    wrong = sum(confirmed(g) for g in false)
    right = confirmed("widely") + confirmed("niche")
    wanted = total("widely") + total("niche")
    ways = sorted({w for g, w in asked if g == "distorted"})
    differing = {"otherwise", "contested"}
    seen = sum(n for (g, _, f), n in found.items() if g in {"distorted", "stale"} and f in differing)
    return {
        "falsely_confirmed": wrong,
        "false_claims": sum(total(g) for g in false),
        "refused": 1 - wrong / max(1, sum(total(g) for g in false)),
        "confirmed_recall": right / wanted if wanted else 0.0,
        "confirmed": precision_recall_f1(correct=right, given=right + wrong, wanted=wanted),
        "recall": {g: confirmed(g) / total(g) if total(g) else 0.0 for g in true},
        "recall_by_kind": {
            w: sum(confirmed(g, w) for g in ("widely", "niche")) / max(1, sum(total(g, w) for g in ("widely", "niche")))
            for w in sorted({w for g, w in asked if g in {"widely", "niche"}})
        },
        "falsely": {g: confirmed(g) for g in false},
        "crossed": {"claims": total("crossed"), "confirmed": confirmed("crossed")},
        "falsely_by_way": {w: confirmed("distorted", w) for w in ways},
        "said_otherwise": seen / max(1, total("distorted") + total("stale")),
        "claims": {g: total(g) for g in (*true, *false)},
    }


def _overlaps(claim: str, reports: Any) -> bool:
    wanted = set(_WORD.findall(claim.lower()))
    return any(len(wanted & set(_WORD.findall(str(r["text"]).lower()))) >= OVERLAP * len(wanted) for r in reports)


def _peer(asked: Counter[Any], peer: Counter[str], true: Any, false: Any) -> dict[str, Any]:
    total = {g: sum(n for (h, _), n in asked.items() if h == g) for g in (*true, *false)}
    wanted = total["widely"] + total["niche"]
    return {
        "falsely_confirmed": sum(peer[g] for g in false),
        "confirmed_recall": (peer["widely"] + peer["niche"]) / wanted if wanted else 0.0,
    }


# --- ClaimDiff -------------------------------------------------------------------------------------


def _claimdiff(data: Path, split: str, limit: int | None, watch: Stopwatch) -> dict[str, Any]:
    """Does claim B strengthen, does it weaken claim A? The upstream set has no dev part: half of train, by pair id, is it."""
    named = "train" if split == "dev" else split
    measures: dict[str, Any] = {}
    known: dict[str, dict[str, bool]] = {}
    for relation in ("strength", "weak"):
        (path, *_) = pick(data, "claimdiff", named, f"{relation}_*.jsonl.gz")
        pairs = [row for row in jsonl(path) if split != "dev" or zlib.crc32(str(row["pair_id"]).encode()) % 2]
        counts: Counter[str] = Counter()
        for row in thin(pairs, limit):
            with watch:
                if row["pair_id"] not in known:
                    known[row["pair_id"]] = _bears_on(row)
            given = known[row["pair_id"]][relation]
            counts["given"] += given
            counts["wanted"] += row["relation"]
            counts["correct"] += given and row["relation"]
            counts["right"] += given == bool(row["relation"])
            counts["all"] += 1
        f1 = precision_recall_f1(correct=counts["correct"], given=counts["given"], wanted=counts["wanted"])
        measures[relation] = {**f1, "accuracy": counts["right"] / max(1, counts["all"])}
        measures[relation]["always_yes_f1"] = precision_recall_f1(
            correct=counts["wanted"], given=counts["all"], wanted=counts["wanted"]
        )["f1"]
    return measures


def _bears_on(row: Mapping[str, Any]) -> dict[str, bool]:
    from rashomon.app import checker  # noqa: PLC0415
    from rashomon.model import InputError  # noqa: PLC0415

    try:
        answer = checker([{"id": "b", "text": row["claim_b"], "language": "en"}]).check(str(row["claim_a"]))
    except InputError:
        return {"strength": True, "weak": False}
    differs = bool(answer.otherwise)
    return {"strength": not differs, "weak": differs}
