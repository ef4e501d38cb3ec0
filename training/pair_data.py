"""Pairs for the pair model: event mentions of ECB+, claims of ClaimDiff and claims made from real sentences.

``python -m training.pair_data --data DATA`` writes ``pairs.train.jsonl`` under the build folder. A line has the words of
both passages, their marks, and either ``same`` (0 or 1) or ``relation`` (a number of `LABELS`).
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import sys
import tomllib
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.makers.claim_pairs import LABELS, Sentence, pairs_of
from rashomon.language import tag
from training.documents import Document, read_documents

SEED = 41
POSITIVES, NEGATIVES = 11_000, 17_000
PREFIX = 4
"""Two triggers count as look-alikes when so many letters are the same."""


def event_pairs(path: Path, rng: random.Random) -> list[dict[str, Any]]:
    """Pairs of ECB+ mentions of one topic: of one chain, and of two; of the latter mostly look-alikes and neighbours."""
    topics: dict[str, list[dict[str, Any]]] = {}
    for document in _lines(path):
        for mention in document["mentions"]:
            if mention["tag"].startswith(("ACTION", "NEG")) and mention["sent"] in document["selected_sentences"]:
                words = document["sentences"][mention["sent"]]
                mark = (mention["tokens"][0], mention["tokens"][-1] + 1)
                chain = (
                    mention["chain"] if mention["cross_doc"] else f"{document['doc_id']}/{mention['chain'] or mention['m_id']}"
                )
                topics.setdefault(document["topic"], []).append(
                    {
                        "words": words,
                        "mark": mark,
                        "chain": chain,
                        "document": document["doc_id"],
                        "subtopic": document["subtopic"],
                    }
                )
    same, alike, other = [], [], []
    for mentions in topics.values():
        for a, b in combinations(mentions, 2):
            if a["chain"] == b["chain"]:
                same.append((a, b))
            elif _start(a) == _start(b):
                alike.append((a, b))
            elif a["subtopic"] == b["subtopic"]:
                other.append((a, b))
    chosen = [(pair, 1) for pair in _some(same, POSITIVES, rng)]
    chosen += [(pair, 0) for pair in _some(alike, NEGATIVES // 2, rng)]
    chosen += [(pair, 0) for pair in _some(other, NEGATIVES - NEGATIVES // 2, rng)]
    return [{"a": _passage(x), "b": _passage(y), "same": label} for (x, y), label in (_turned(p, rng) for p in chosen)]


def _turned(chosen: tuple[tuple[Any, Any], int], rng: random.Random) -> tuple[tuple[Any, Any], int]:
    (a, b), label = chosen
    return ((a, b) if rng.random() < 0.5 else (b, a)), label


def _start(mention: dict[str, Any]) -> str:
    return str(mention["words"][mention["mark"][0]]).lower()[:PREFIX]


def _some(pairs: list[Any], count: int, rng: random.Random) -> list[Any]:
    return rng.sample(pairs, min(count, len(pairs)))


def _passage(mention: dict[str, Any]) -> dict[str, Any]:
    return {"words": mention["words"], "mark": mention["mark"]}


def held_out(topic: str) -> bool:
    """Whether a topic of ClaimDiff's train part is kept for measuring: one of five, by its digest."""
    return hashlib.sha256(topic.encode()).digest()[0] % 5 == 0


def claimdiff_pairs(folder: Path) -> Iterator[dict[str, Any]]:
    """ClaimDiff: a claim that weakens the other differs, one that only strengthens it agrees, else it is on another matter."""
    files = [folder / f"{name}_train.jsonl.gz" for name in ("strength", "weak")]
    rows = [{row["pair_id"]: row for row in _lines(file)} for file in files]
    for pair_id, row in sorted(rows[0].items()):
        if held_out(row["topic"]):
            continue
        weak = rows[1].get(pair_id, {"relation": 0})["relation"]
        label = "differ" if weak else "agree" if row["relation"] else "unrelated"
        # What strengthens a claim without saying the same is no agreement in our sense: such pairs teach the relation softly.
        passages = [{"words": row[key].split(), "mark": None} for key in ("claim_a", "claim_b")]
        yield {"a": passages[0], "b": passages[1], "relation": LABELS.index(label), "weight": 0.3}


def sentences_of(documents: Iterator[Document]) -> Iterator[Sentence]:
    """Sentences of eight to forty words with what their documents mark as names and times."""
    for document in documents:
        for first, last in document.sentences:
            if not 8 <= last - first <= 40:
                continue
            spans = [*_spans(document.names, first, last), *((a, b, "date") for a, b, _ in _spans(document.times, first, last))]
            yield Sentence(tuple(document.words[first:last]), tuple(spans), document.id)


def _spans(tags: list[str] | None, first: int, last: int) -> Iterator[tuple[int, int, str]]:
    at = first
    while tags is not None and at < last:
        if not tags[at].startswith("B-"):
            at += 1
            continue
        end = at + 1
        while end < last and tags[end].startswith("I-"):
            end += 1
        yield at - first, end - first, tags[at][2:]
        at = end


def tagged_sentences(path: Path, rng: random.Random, count: int) -> Iterator[Sentence]:
    """Sentences of raw reports, names and times by the reader model."""
    rows = list(_lines(path))
    texts = [article["text"] for row in rng.sample(rows, min(count, len(rows))) for article in _articles(row)]
    for number, tagged in enumerate(tag(texts)):
        for sentence in tagged.sentences:
            if 8 <= len(sentence.tokens) <= 40:
                index = {token.start: i for i, token in enumerate(sentence.tokens)}
                ends = {token.end: i + 1 for i, token in enumerate(sentence.tokens)}
                labels = [(s, s.label) for s in sentence.names] + [(s, "date") for s in sentence.times]
                spans = [(index[s.start], ends[s.end], kind) for s, kind in labels if s.start in index and s.end in ends]
                yield Sentence(tuple(token.form for token in sentence.tokens), tuple(spans), f"{path.name}/{number}")


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _articles(row: dict[str, Any]) -> list[dict[str, Any]]:
    return list(row.get("articles") or [row])


def main() -> int:
    """Writes the pairs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("training/config.toml"))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--made", type=int, default=26_000, help="how many made claim pairs to keep")
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text())
    build = Path(config["paths"]["build"])
    rng = random.Random(SEED)  # noqa: S311
    pairs = event_pairs(arguments.data / "ecbplus" / "train.jsonl.gz", rng)
    pairs += claimdiff_pairs(arguments.data / "claimdiff")
    sentences: list[Sentence] = []
    for name in ("polnear", "wikigold"):
        sentences += sentences_of(read_documents(build / "data" / f"{name}.train.jsonl"))
    sentences = rng.sample(sentences, min(9_000, len(sentences)))
    sentences += tagged_sentences(arguments.data / "gun_violence_incidents" / "train.jsonl.gz", rng, 250)
    made = pairs_of(sentences, seed=SEED, each=0.6)
    for pair in _some(made, arguments.made, rng):
        passages = [{"words": words, "mark": None} for words in (pair.a, pair.b)]
        pairs.append({"a": passages[0], "b": passages[1], "relation": LABELS.index(pair.label), "kind": pair.kind})
    rng.shuffle(pairs)
    with (build / "pairs.train.jsonl").open("w", encoding="utf-8") as file:
        for line in pairs:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
