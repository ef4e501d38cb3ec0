"""The pair model: whether two event mentions of ECB+ are one, and how two claims stand to each other."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.frame import Outcome, Stopwatch, jsonl, pick, precision_recall_f1, thin
from benchmarks.makers.claim_pairs import LABELS, ClaimPair, Sentence, pairs_of
from rashomon.language import Passage, relate, same_event

NAME = "pairs"
DATA = ("ecbplus",)
SUMMARY = (
    "same_event: two ECB+ mentions of one topic, those with like triggers and some others (peer: same beginning of the word);"
    " claims: made from ECB+ sentences, macro F1 of agree, differ, finer, unrelated (peer: share of common words);"
    " claimdiff: pairs on topics that training did not see, what weakens a claim against the rest"
)

# Of the pairs that can be made so many are asked: enough for an interval of 2 points.
EVENTS, CLAIMS = 2400, 2000
START = 4
_KINDS = {"LOC": "place", "HUMAN": "person", "TIME": "date"}


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """Asks the pair model about the same pairs every time."""
    rows = [row for path in pick(data, "ecbplus", split, "*.jsonl.gz") for row in jsonl(path)]
    events = thin(list(event_pairs(rows, split)), limit or EVENTS)
    made = pairs_of(list(_sentences(rows)), seed=f"pairs {split}")
    claims = thin(sorted(made, key=lambda p: (p.label, p.kind, p.a, p.b)), limit or CLAIMS)
    natural = thin(list(_claimdiff(data, split)), limit)
    watch = Stopwatch()
    with watch:
        same = [probability >= 0.5 for probability in same_event([(a, b) for a, b, _ in events])]
        said = [relation.likeliest for relation in relate([(Passage(p.a), Passage(p.b)) for p in claims])]
        weaker = [relation.likeliest == "differ" for relation in relate([(a, b) for a, b, _ in natural])]
    alike = [_start(a) == _start(b) for a, b, _ in events]
    wanted = [label for _, _, label in events]
    measures: dict[str, Any] = {
        "same_event": _binary(wanted, same),
        "peer_same_start": _binary(wanted, alike),
        "claims": claim_scores(claims, said),
        "peer_overlap": claim_scores(claims, [_by_overlap(pair) for pair in claims]),
    }
    if natural:
        measures["claimdiff"] = _binary([label for _, _, label in natural], weaker)
        measures["peer_always_weaker"] = _binary([label for _, _, label in natural], [True] * len(natural))
    words = sum(len(p.words) for a, b, _ in [*events, *natural] for p in (a, b)) + sum(len(p.a) + len(p.b) for p in claims)
    return Outcome(n=len(events) + len(claims) + len(natural), measures=measures, words=words, seconds=watch.seconds)


def event_pairs(rows: Sequence[Mapping[str, Any]], seed: str) -> Iterator[tuple[Passage, Passage, bool]]:
    """Pairs of mentions of one topic: all of one chain and all look-alikes of one topic, as many again of one subtopic, mixed."""
    topics: dict[str, list[tuple[Passage, str, str]]] = defaultdict(list)
    for row in rows:
        for m in row["mentions"]:
            if m["tag"].startswith(("ACTION", "NEG")) and m["sent"] in row["selected_sentences"]:
                chain = m["chain"] if m["cross_doc"] else f"{row['doc_id']} {m['chain'] or m['m_id']}"
                passage = Passage(tuple(row["sentences"][m["sent"]]), (m["tokens"][0], m["tokens"][-1] + 1))
                topics[row["topic"]].append((passage, chain, row["subtopic"]))
    rng = random.Random(seed)  # noqa: S311
    found: list[tuple[Passage, Passage, bool]] = []
    other: list[tuple[Passage, Passage, bool]] = []
    for name in sorted(topics):
        for (a, one, here), (b, two, there) in combinations(topics[name], 2):
            if one == two or _start(a) == _start(b):
                found.append((a, b, one == two))
            elif here == there:
                other.append((a, b, False))
    found += rng.sample(other, min(len(found) // 2, len(other)))
    rng.shuffle(found)
    yield from found


def _start(passage: Passage) -> str:
    assert passage.mark is not None
    return passage.words[passage.mark[0]].lower()[:START]


def _sentences(rows: Sequence[Mapping[str, Any]]) -> Iterator[Sentence]:
    for row in rows:
        for number in row["selected_sentences"]:
            words = row["sentences"][number]
            spans = [
                (m["tokens"][0], m["tokens"][-1] + 1, kind)
                for m in row["mentions"]
                if m["sent"] == number and m["tokens"][-1] - m["tokens"][0] == len(m["tokens"]) - 1
                for prefix, kind in _KINDS.items()
                if m["tag"].startswith(prefix) and words[m["tokens"][0]][:1].isupper()
            ]
            if 8 <= len(words) <= 40:
                yield Sentence(tuple(words), tuple(spans), row["doc_id"])


def claim_scores(pairs: Sequence[ClaimPair], said: Sequence[str]) -> dict[str, Any]:
    """Macro F1 over the labels, F1 of each, and the share right by kind of change."""
    by_label = {}
    for label in LABELS:
        correct = sum(p.label == s == label for p, s in zip(pairs, said, strict=True))
        given, wanted = sum(s == label for s in said), sum(p.label == label for p in pairs)
        by_label[label] = precision_recall_f1(correct=correct, given=given, wanted=wanted)["f1"]
    kinds: dict[str, list[bool]] = defaultdict(list)
    for pair, answer in zip(pairs, said, strict=True):
        kinds[pair.kind.replace(" ", "_")].append(pair.label == answer)
    right = {kind: sum(hits) / len(hits) for kind, hits in sorted(kinds.items())}
    return {"f1": sum(by_label.values()) / len(LABELS), "by_label": by_label, "right_by_kind": right}


def _by_overlap(pair: ClaimPair) -> str:
    """What the share of common words suggests."""
    a, b = ({word.lower() for word in side} for side in (pair.a, pair.b))
    shared = len(a & b) / max(1, min(len(a), len(b)))
    return (
        "unrelated"
        if shared < 0.45
        else "finer"
        if abs(len(pair.a) - len(pair.b)) > 2
        else "agree"
        if shared > 0.93
        else "differ"
    )


def _claimdiff(data: Path, split: str) -> Iterator[tuple[Passage, Passage, bool]]:
    """ClaimDiff's pairs with whether one weakens the other; of its train part, which stands in for dev, the held-out topics."""
    from training.pair_data import held_out  # noqa: PLC0415

    wanted = "train" if split == "dev" else split
    for path in sorted((data / "claimdiff").glob(f"weak*{wanted}.jsonl.gz")) if (data / "claimdiff").is_dir() else ():
        for row in jsonl(path):
            if split != "dev" or held_out(row["topic"]):
                yield Passage(tuple(row["claim_a"].split())), Passage(tuple(row["claim_b"].split())), bool(row["relation"])


def _binary(wanted: Sequence[bool], given: Sequence[bool]) -> dict[str, float]:
    correct = sum(w and g for w, g in zip(wanted, given, strict=True))
    return precision_recall_f1(correct=correct, given=sum(given), wanted=sum(wanted))
