"""The linker of mentions: ``coreference.npz`` from GUM, MEANTIME and ECB+.

Three tables: which sort of thing a noun stands for, which noun phrases are mentions (a logistic regression over features of
one phrase), and which earlier mention each mention takes up, if any (a mention-ranking model, Wiseman et al. 2015: one hidden
layer over features of both and of the pair, trained by the marginal likelihood of all right antecedents). Numpy only.

    python -m training.coreference --data DATA
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from rashomon.annotate.entities.names import collect_names, link_names
from rashomon.annotate.entities.pairs import NAMES, candidate_pairs, pair_features
from rashomon.annotate.entities.phrases import find_phrases
from rashomon.annotate.entities.traits import Traits, shape_of, surroundings, traits_of
from rashomon.annotate.grammar.document import Document, open_report
from rashomon.annotate.speech.quotes import Quotations, find_quotes
from rashomon.language import Tagged, tag
from rashomon.model import Report
from training.corpora.coreference import Linked, read_ecbplus, read_gum, read_meantime

HIDDEN = 64
EPOCHS = 14
RATE = 2e-3
DROPOUT = 0.3
SEED = 7
MIN_MARKS, MIN_LOOKS, MIN_SORT = 3, 4, 2
SMALL = 0.02  # weights under it are left out
KEEP = 0.4  # probability from which a phrase is a mention

_SORTS = {"organization": "organisation"}
_ECB_SORTS = {
    "HUMAN_PART_PER": "person",
    "HUMAN_PART_ORG": "organisation",
    "LOC_GEO": "place",
    "LOC_FAC": "place",
    "LOC_OTHER": "place",
}


@dataclass(slots=True)
class Read:
    """A document with its gold, its candidates described, and for each the number of its gold cluster (-1: none)."""

    linked: Linked
    document: Document
    traits: list[Traits]
    marks: list[tuple[str, ...]]
    gold: list[int]
    whole: bool
    later: Any = None
    earlier: Any = None
    features: Any = None
    looks: Any = None
    by_later: Any = None
    by_earlier: Any = None


def read(linked: Linked, tagged: Tagged, sorts: dict[str, str], *, whole: bool) -> Read:
    """Describes the candidates of one document."""
    document = open_report(Report(linked.name, linked.text, ""), tagged)
    names = collect_names(document)
    around = surroundings(document, names, link_names(document, names), Quotations(find_quotes(linked.text)), sorts)
    shapes = [shape_of(around, phrase) for phrase in find_phrases(document)]
    traits = [traits_of(around, shape) for shape in shapes]
    marks = [shape.marks() for shape in shapes]
    places = {span: number for number, cluster in enumerate(linked.clusters) for span in cluster}
    gold = [places.get((each.phrase.start, each.phrase.end), -1) for each in traits]
    return Read(linked, document, traits, marks, gold, whole)


def sort_table(documents: Iterable[tuple[Linked, Tagged]]) -> dict[str, str]:
    """Noun → the sort of thing it mostly stands for; ending → the sort of most nouns with it."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for linked, tagged in documents:
        document = open_report(Report(linked.name, linked.text, ""), tagged)
        gold = {span: type_ for cluster, type_ in zip(linked.clusters, linked.types, strict=True) for span in cluster}
        for phrase in find_phrases(document):
            tree = document.trees[phrase.tree]
            type_ = gold.get((phrase.start, phrase.end), "")
            type_ = _ECB_SORTS.get(type_, "") if type_.isupper() else _SORTS.get(type_, type_)
            if type_ and not phrase.joined and tree.tokens[phrase.head].upos == "NOUN":
                seen[tree.lemma(phrase.head)][type_] += 1
    table = {}
    endings: dict[str, Counter[str]] = defaultdict(Counter)
    for lemma, counts in sorted(seen.items()):
        best, count = max(counts.items(), key=lambda item: (item[1], item[0]))
        if count >= MIN_SORT and count >= 0.5 * sum(counts.values()):
            table[lemma] = best
        for size in (3, 4):
            if len(lemma) > size + 1:
                endings["-" + lemma[-size:]][best] += 1
    for ending, counts in sorted(endings.items()):
        best, count = max(counts.items(), key=lambda item: (item[1], item[0]))
        if count >= 4 and count >= 0.75 * sum(counts.values()):
            table[ending] = best
    return table


def vocabulary(features: Iterable[Sequence[str]], least: int) -> dict[str, int]:
    """Feature → its row, of those seen often enough; row 0 stands for the others."""
    counts = Counter(feature for each in features for feature in each)
    return {feature: place + 1 for place, feature in enumerate(sorted(f for f, n in counts.items() if n >= least))}


def fit_filter(documents: Sequence[Read]) -> tuple[dict[str, int], np.ndarray]:
    """Weights of the features that tell mentions from other phrases; row 0 is the intercept."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    known = vocabulary((marks for one in documents for marks in one.marks), MIN_MARKS)
    rows, columns, wanted = [], [], []
    for one in documents:
        for marks, gold in zip(one.marks, one.gold, strict=True):
            here = sorted({known[mark] for mark in marks if mark in known})
            rows.extend([len(wanted)] * len(here))
            columns.extend(here)
            wanted.append(gold >= 0)
    table = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(wanted), len(known) + 1))
    model = LogisticRegression(C=0.5, max_iter=300).fit(table, wanted)
    weights = model.coef_[0].astype(np.float32)
    weights[0] = model.intercept_[0]
    return known, weights


def filtered(one: Read, known: dict[str, int], weights: np.ndarray, least: float = KEEP) -> Read:
    """The same with the phrases that the filter takes for mentions."""
    return chosen_of(one, [place for place, marks in enumerate(one.marks) if probability(marks, known, weights) >= least])


def chosen_of(one: Read, chosen: Sequence[int]) -> Read:
    """The same with these candidates only."""
    traits, marks, gold = ([values[place] for place in chosen] for values in (one.traits, one.marks, one.gold))
    return Read(one.linked, one.document, traits, marks, gold, one.whole)


def probability(marks: Sequence[str], known: dict[str, int], weights: np.ndarray) -> float:
    """How likely a phrase is a mention."""
    score = weights[0] + sum(weights[known[mark]] for mark in marks if mark in known)
    return float(1 / (1 + np.exp(-score)))


def prepare(one: Read, looks: dict[str, int]) -> Read:
    """Adds the pairs and their features, and sparse tables: mention by look, mention by pair."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    one.later, one.earlier = candidate_pairs(one.traits)
    one.features = pair_features(one.traits, one.document.trees, one.later, one.earlier).T.astype(np.float32)
    count, pairs = len(one.traits), len(one.later)
    rows = [place for place, each in enumerate(one.traits) for _ in each.looks]
    columns = [looks.get(look, 0) for each in one.traits for look in each.looks]
    one.looks = csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape=(count, len(looks) + 1))
    ones = np.ones(pairs, np.float32)
    one.by_later = csr_matrix((ones, (one.later, np.arange(pairs))), shape=(count, pairs))
    one.by_earlier = csr_matrix((ones, (one.earlier, np.arange(pairs))), shape=(count, pairs))
    return one


@dataclass(slots=True)
class Ranker:
    """One hidden layer. The new-entity score has a layer of its own."""

    weights: dict[str, np.ndarray]
    moments: dict[str, tuple[np.ndarray, np.ndarray]] = field(default_factory=dict)
    step: int = 0

    @staticmethod
    def fresh(looks: int, pairs: int, generator: np.random.Generator) -> Ranker:
        """Random weights."""

        def table(*shape: int, scale: float = 0.1) -> np.ndarray:
            return generator.normal(0, scale, shape).astype(np.float32)

        return Ranker(
            {
                "later": table(looks + 1, HIDDEN),
                "earlier": table(looks + 1, HIDDEN),
                "pair": table(pairs, HIDDEN),
                "bias": np.zeros(HIDDEN, dtype=np.float32),
                "out": table(HIDDEN),
                "alone": table(looks + 1, HIDDEN),
                "alone_bias": np.zeros(HIDDEN, dtype=np.float32),
                "alone_out": table(HIDDEN),
                "direct": np.zeros(pairs, dtype=np.float32),
                "offset": np.zeros(1, dtype=np.float32),
            }
        )

    def forward(self, one: Read, mask: np.ndarray | None = None) -> dict[str, np.ndarray]:
        """Scores of the pairs and of each mention's being new."""
        w = self.weights
        a, b = one.looks @ w["later"], one.looks @ w["earlier"]
        c = one.looks @ w["alone"] + w["alone_bias"]
        before = a[one.later] + b[one.earlier] + one.features @ w["pair"] + w["bias"]
        hidden = np.maximum(before, 0)
        alone = np.maximum(c, 0)
        if mask is not None:
            hidden = hidden * mask
            alone = alone * mask
        return {
            "before": before,
            "hidden": hidden,
            "alone_before": c,
            "alone": alone,
            "scores": hidden @ w["out"] + one.features @ w["direct"] + w["offset"][0],
            "new": alone @ w["alone_out"],
        }

    def learn(self, one: Read, rate: float, mask: np.ndarray) -> float:
        """One step on one document. Returns the loss per mention."""
        w = self.weights
        found = self.forward(one, mask)
        scores, new = found["scores"], found["new"]
        count = len(one.traits)
        gold = np.asarray(one.gold)
        right = (gold[one.later] == gold[one.earlier]) & (gold[one.later] >= 0)
        top = new.copy()
        np.maximum.at(top, one.later, scores)
        e_pair, e_new = np.exp(scores - top[one.later]), np.exp(new - top)
        total = e_new + np.bincount(one.later, e_pair, count)
        with_right = np.bincount(one.later, right, count) > 0
        good = np.where(with_right, np.bincount(one.later, e_pair * right, count), e_new)
        use = np.ones(count) if one.whole else (gold >= 0).astype(float)
        weigh = use / max(use.sum(), 1)
        loss = float((weigh * (np.log(total) - np.log(good + 1e-30))).sum())
        d_scores = weigh[one.later] * (
            e_pair / total[one.later] - np.where(with_right[one.later], e_pair * right / (good[one.later] + 1e-30), 0)
        )
        d_new = weigh * (e_new / total - np.where(with_right, 0, 1))
        d_scores, d_new = d_scores.astype(np.float32), d_new.astype(np.float32)
        grads = {"out": found["hidden"].T @ d_scores, "direct": one.features.T @ d_scores, "offset": d_scores.sum(keepdims=True)}
        d_hidden = (d_scores[:, None] * w["out"]) * (found["before"] > 0) * mask
        grads["pair"] = one.features.T @ d_hidden
        grads["bias"] = d_hidden.sum(0)
        by_later, by_earlier = one.by_later @ d_hidden, one.by_earlier @ d_hidden
        grads["alone_out"] = found["alone"].T @ d_new
        d_alone = (d_new[:, None] * w["alone_out"]) * (found["alone_before"] > 0) * mask
        grads["alone_bias"] = d_alone.sum(0)
        for name, change in (("later", by_later), ("earlier", by_earlier), ("alone", d_alone)):
            grads[name] = one.looks.T @ change
        self._adam(grads, rate)
        return loss

    def _adam(self, grads: dict[str, np.ndarray], rate: float) -> None:
        self.step += 1
        for name, grad in grads.items():
            first, second = self.moments.setdefault(name, (np.zeros_like(grad), np.zeros_like(grad)))
            first += 0.1 * (grad - first)
            second += 0.001 * (grad * grad - second)
            change = first / (1 - 0.9**self.step) / (np.sqrt(second / (1 - 0.999**self.step)) + 1e-8)
            self.weights[name] -= (rate * (change + 1e-3 * self.weights[name])).astype(np.float32)


def clusters_of(one: Read, ranker: Ranker, shift: float = 0.0) -> list[set[tuple[int, int]]]:
    """The mentions of a document put together, each with its best antecedent where that beats being new."""
    found = ranker.forward(one)
    parent = list(range(len(one.traits)))
    order = np.lexsort((one.earlier, found["scores"], one.later))
    best: dict[int, tuple[float, int]] = {}
    for row in order:
        best[int(one.later[row])] = (float(found["scores"][row]), int(one.earlier[row]))
    for later in sorted(best):
        score, earlier = best[later]
        if score + shift > found["new"][later]:
            parent[later] = parent[earlier]
    clusters: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for place, each in enumerate(one.traits):
        clusters[parent[place]].add((each.phrase.start, each.phrase.end))
    return list(clusters.values())


def scored_only(one: Read) -> Read:
    """Of a document that is annotated in part, the mentions there."""
    parts = one.linked.scored
    if parts is None:
        return one
    inside = [
        place for place, each in enumerate(one.traits) if any(a <= each.phrase.start and each.phrase.end <= b for a, b in parts)
    ]
    return chosen_of(one, inside)


def train(documents: Sequence[Read], looks: dict[str, int], epochs: int = EPOCHS) -> Ranker:
    """The ranker after so many passes over the documents."""
    generator = np.random.default_rng(SEED)
    ranker = Ranker.fresh(len(looks), len(NAMES), generator)
    for epoch in range(epochs):
        rate = RATE * (1 - epoch / epochs)
        total = 0.0
        for place in generator.permutation(len(documents)):
            mask = (generator.random(HIDDEN) > DROPOUT).astype(np.float32) / (1 - DROPOUT)
            one = documents[place]
            total += ranker.learn(one, rate if one.whole else 0.5 * rate, mask)
        print(f"pass {epoch + 1}: loss {total / len(documents):.3f}", flush=True)
    return ranker


def export(
    folder: Path, sorts: dict[str, str], known: dict[str, int], weights: np.ndarray, looks: dict[str, int], ranker: Ranker
) -> None:
    """Writes ``coreference.npz`` and ``coreference.json``."""
    kept = {mark: float(weights[place]) for mark, place in known.items() if abs(weights[place]) >= SMALL}
    tables = {"marks": np.asarray([weights[0], *kept.values()], dtype=np.float16)}
    for name, table in ranker.weights.items():
        rows = np.vstack([table, np.zeros((1, table.shape[1]))]) if name in {"later", "earlier", "alone"} else table
        tables[name] = rows.astype(np.float16)
    path = folder / "coreference.npz"
    np.savez_compressed(path, **tables)  # type: ignore[arg-type]
    about = {
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "least": float(np.log(KEEP / (1 - KEEP))),
        "sorts": sorts,
        "marks": ["", *kept],
        "looks": list(looks),
        "pairs": list(NAMES),
    }
    (folder / "coreference.json").write_text(json.dumps(about, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def main() -> None:
    """Reads the sets, tags them with the reader model (kept under build), fits and writes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--build", type=Path, default=Path("build/coreference"))
    parser.add_argument("--out", type=Path, default=Path("src/rashomon/language/weights"))
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    options = parser.parse_args()
    gum = tagged_set(options.build / "gum.pickle", lambda: read_gum(options.data / "gum" / "train_conllu.tar.xz"))
    meantime = tagged_set(
        options.build / "meantime.pickle",
        lambda: read_meantime(options.data / "meantime" / "apple_gm_stock.tar.xz", ("gm", "stock")),
    )
    ecbplus = tagged_set(options.build / "ecbplus.pickle", lambda: read_ecbplus(options.data / "ecbplus" / "train.jsonl.gz"))
    sorts = sort_table([*gum, *ecbplus])
    whole = [read(*each, sorts, whole=True) for each in gum]
    known, weights = fit_filter(whole)
    parts = [read(*each, sorts, whole=False) for each in meantime]
    kept = [scored_only(filtered(one, known, weights)) for one in (*whole, *parts)]
    looks = vocabulary((each.looks for one in kept for each in one.traits), MIN_LOOKS)
    ranker = train([prepare(one, looks) for one in kept if len(one.traits) > 1], looks, options.epochs)
    export(options.out, sorts, known, weights, looks, ranker)


def tagged_set(path: Path, documents: Callable[[], Iterable[Linked]]) -> list[tuple[Linked, Tagged]]:
    """A set with its tags, from the file where an earlier run left them."""
    if path.exists():
        found: list[tuple[Linked, Tagged]] = pickle.loads(path.read_bytes())  # noqa: S301 - written by this script
        return found
    found = [(linked, tag([linked.text])[0]) for linked in documents()]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(found))
    return found


if __name__ == "__main__":
    main()
