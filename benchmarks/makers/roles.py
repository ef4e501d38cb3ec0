"""Fits the table of role fillers (``roles.json.gz``) on MUC-4's training messages.

    python -m benchmarks.makers.roles --data DATA [--limit N]

What is kept are weights of single words and relations; no text of the messages. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks._role_fillers import (
    ROLES,
    TABLE,
    Candidate,
    Entities,
    Table,
    Thing,
    candidates,
    chosen,
    dense,
    message_features,
    printed,
    summed,
    things_of,
)
from benchmarks.frame import jsonl, pick, precision_recall_f1, thin
from benchmarks.roles import agreed

MESSAGE_LEAST, THING_LEAST = 8, 4  # messages or chains that a feature stands in
SMALL = 0.02  # weights under it are left out
FOLDS = 4
MESSAGE_STRENGTH, STRENGTH = 0.01, 0.3  # inverse of the regularisation
TREES, DEPTH, RATE = 60, 3, 0.1

Message = tuple[list[Candidate], Entities]
Weights = dict[str, list[float]]


def wanted(row: dict[str, Any]) -> Entities:
    """The gold entities of a message."""
    return {role: [[mention[0] for mention in entity] for entity in row["extracts"][role]] for role in ROLES}


def labels(things: Sequence[Thing], gold: Entities) -> list[list[bool]]:
    """For each chain which roles it fills: one of its texts is a gold mention."""
    texts = [{mention for entity in gold[role] for mention in entity} for role in ROLES]
    return [[any(text in role for each in thing.members for text in each.texts) for role in texts] for thing in things]


def regression(rows: Sequence[Iterable[str]], gold: Sequence[Sequence[bool]], least: int, strength: float) -> Weights:
    """One logistic regression for each column of `gold`; "" has the intercepts."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    counts = Counter(feature for row in rows for feature in row)
    known = {feature: place for place, feature in enumerate(sorted(f for f, n in counts.items() if n >= least))}
    at, columns = [], []
    for place, row in enumerate(rows):
        here = sorted(known[feature] for feature in row if feature in known)
        at.extend([place] * len(here))
        columns.extend(here)
    table = csr_matrix((np.ones(len(at), np.float32), (at, columns)), shape=(len(rows), len(known)))
    weights: Weights = {"": []}
    learned = []
    for number in range(len(gold[0])):
        marks = np.asarray([each[number] for each in gold], dtype=bool)
        model = LogisticRegression(C=strength, solver="liblinear").fit(table, marks)
        weights[""].append(round(float(model.intercept_[0]), 3))
        learned.append(model.coef_[0])
    for feature, place in known.items():
        row_weights = [round(float(each[place]), 3) for each in learned]
        if max(map(abs, row_weights)) >= SMALL:
            weights[feature] = row_weights
    return weights


def fit_messages(messages: Sequence[Message]) -> Weights:
    """Which roles a message tells of."""
    gold = [[*(bool(entities[role]) for role in ROLES), any(entities.values())] for _, entities in messages]
    return regression([message_features(found) for found, _ in messages], gold, MESSAGE_LEAST, MESSAGE_STRENGTH)


def held_out(count: int) -> list[tuple[list[int], list[int]]]:
    """Folds: numbers to fit on, numbers to judge."""
    return [([k for k in range(count) if k % FOLDS != f], [k for k in range(count) if k % FOLDS == f]) for f in range(FOLDS)]


def fit(messages: Sequence[Message]) -> Table:
    """All parts; each is fitted on what the part before it says of messages that it has not seen."""
    from sklearn.ensemble import GradientBoostingClassifier  # noqa: PLC0415

    raw = np.zeros((len(messages), len(ROLES) + 1))
    for seen, held in held_out(len(messages)):
        weights = fit_messages([messages[k] for k in seen])
        raw[held] = [summed(weights, message_features(messages[k][0])) for k in held]
    middle, spread = raw.mean(0), raw.std(0)
    told = (raw - middle) / spread
    things = [things_of(found, told[k].tolist()) for k, (found, _) in enumerate(messages)]
    gold = [labels(own, entities) for own, (_, entities) in zip(things, messages, strict=True)]
    rows: list[list[list[list[float]]]] = [[] for _ in messages]
    for seen, held in held_out(len(messages)):
        weights = fit_things([things[k] for k in seen], [gold[k] for k in seen])
        for k in held:
            scores = [summed(weights, sorted(thing.features)) for thing in things[k]]
            rows[k] = dense(things[k], scores, told[k].tolist())
    print("chains judged", flush=True)
    weights = fit_things(things, gold)
    trees, least = [], []
    for number, role in enumerate(ROLES):
        table = np.asarray([row for each in rows for row in each[number]])
        marks = np.asarray([own[number] for each in gold for own in each])
        model = GradientBoostingClassifier(
            n_estimators=TREES, max_depth=DEPTH, learning_rate=RATE, subsample=0.7, min_samples_leaf=20, random_state=7
        )
        groups = np.asarray([k % FOLDS for k, each in enumerate(gold) for _ in each])
        odds = np.zeros(len(marks))
        for fold in range(FOLDS):
            model.fit(table[groups != fold], marks[groups != fold])
            odds[groups == fold] = model.decision_function(table[groups == fold])
        least.append(threshold(messages, things, odds, weights, number))
        print(role, least[-1], flush=True)
        model.fit(table, marks)
        trees.append(forest(model))
    whole = fit_messages(messages)
    return Table(whole, middle.round(4).tolist(), spread.round(4).tolist(), weights, trees, least)


def fit_things(things: Sequence[Sequence[Thing]], gold: Sequence[Sequence[Sequence[bool]]]) -> Weights:
    """Which chains fill which role."""
    rows = [thing.features for own in things for thing in own]
    return regression(rows, [each for own in gold for each in own], THING_LEAST, STRENGTH)


def forest(model: Any) -> dict[str, Any]:
    """The trees of a boosted classifier as lists."""
    prior = float(model.init_.class_prior_[1])
    trees = []
    for (stage,) in model.estimators_:
        tree = stage.tree_
        values = (model.learning_rate * tree.value[:, 0, 0]).round(5).tolist()
        trees.append(
            [
                tree.feature.tolist(),
                tree.threshold.round(5).tolist(),
                tree.children_left.tolist(),
                tree.children_right.tolist(),
                values,
            ]
        )
    return {"start": round(float(np.log(prior / (1 - prior))), 5), "trees": trees}


def threshold(messages: Sequence[Message], things: Sequence[Sequence[Thing]], odds: Any, weights: Weights, number: int) -> float:
    """The log odds with the best F1 of a role over messages that the trees have not seen."""
    best = (-1.0, 0.0)
    for least in (-2.2, -1.9, -1.6, -1.4, -1.2, -1.0, -0.8, -0.6, -0.4, -0.2, 0.0, 0.3, 0.6):
        correct = given = total = 0.0
        place = 0
        for own, (_, entities) in zip(things, messages, strict=True):
            scores = odds[place : place + len(own)].tolist()
            place += len(own)
            found = {ROLES[number]: chosen(weights, own, scores, least, number)}
            correct += agreed(found, entities, ROLES[number])
            given += len(found[ROLES[number]])
            total += len(entities[ROLES[number]])
        best = max(best, (precision_recall_f1(correct=correct, given=given, wanted=total)["f1"], least))
    print(ROLES[number], "F1 over unseen training messages", round(best[0], 3), flush=True)
    return best[1]


def write(messages: Sequence[Message], path: Path = TABLE) -> None:
    """Fits and stores the table."""
    content = json.dumps(asdict(fit(messages)), separators=(",", ":"), sort_keys=True)
    path.write_bytes(gzip.compress(content.encode(), mtime=0))


def main() -> None:
    """Annotates the training messages, and fits."""
    from rashomon.language import tag  # noqa: PLC0415
    from rashomon.language.casing import cased  # noqa: PLC0415

    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    rows = [row for path in pick(options.data, "muc4", "train", "role_filler_*") for row in jsonl(path)]
    messages = []
    for row in thin(rows, options.limit):
        text = printed(row["doctext"])
        messages.append((candidates(text, tag([cased(text)])[0]), wanted(row)))
    write(messages)


if __name__ == "__main__":
    main()
