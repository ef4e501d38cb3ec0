"""Makes what `rashomon.gather` weighs by: how common terms are in news at large, and the table of the pair model.

    python -m training.gather common --data DIR     src/rashomon/gather/common.bin (numbers only: buckets and weights)
    python -m training.gather table  --data DIR     src/rashomon/gather/table.json

The table is an additive logistic model: one piecewise linear curve for each feature, fitted with scipy's L-BFGS-B under
bounds, so that likeness can only speak for one story and distance in time only against it. A feature that one of the two
reports lacks has a value of its own. Train parts only; what each choice gives by four-fold cross-validation over incidents
is printed.
"""

import argparse
import itertools
import json
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from rashomon.gather import index as indexing
from rashomon.gather.compare import FALLING, FEATURES, RISING, Comparer, Curve, Table
from rashomon.gather.terms import BUCKETS, terms_of
from training.gather_pools import Pool, at_large, pools

HERE = Path(indexing.__file__).parent
# A term in fewer reports than this is as good as unknown.
FEWEST = 4
KNOTS = (0.0, 0.25, 0.5, 0.75, 0.9, 0.98)
RIDGE = 0.5
NEGATIVES = 0.3
# The whole of the gun pool holds each of its quarters' pairs once more.
SHARES = {"guns": 0.5, "lookalikes": 1.0, "triples": 1.0, "leads": 1.0}


@dataclass(frozen=True)
class Pairs:
    """The pairs of a pool that were candidates: features, whether they are of one story, and how much each counts."""

    features: NDArray[np.float64]
    same: NDArray[np.float64]
    share: float


def common(data: Path) -> None:
    """Counts the reports at large that have each term."""
    counts = np.zeros(BUCKETS, np.int64)
    total = 0
    for report in at_large(data):
        np.add.at(counts, terms_of(report).ids, 1)
        total += 1
    kept = np.flatnonzero(counts >= FEWEST)
    weights = np.log((total + 1) / (counts[kept] + 0.5)) / np.log((total + 1) / 0.5)
    (HERE / "common.bin").write_bytes(kept.astype("<u4").tobytes() + np.round(weights * 255).astype(np.uint8).tobytes())
    print(f"{total} reports, {len(kept)} terms")


def pairs_of(pool: Pool, share: float) -> Pairs:
    """Candidate pairs as the index finds them, with features by the weights of the whole pool."""
    story = {told.report.id: told.story for told in pool}
    index = indexing.Index()
    index.load([told.report for told in pool])
    comparer = Comparer(index._weights)
    rows, same = [], []
    for number, others in sorted(index._edges.items()):
        later = sorted(other for other in others if other > number)
        if later:
            nodes = index._nodes
            rows.append(comparer.features(nodes[number].terms, [nodes[other].terms for other in later]))
            same += [story[nodes[number].reports[0].id] == story[nodes[other].reports[0].id] for other in later]
    return Pairs(np.vstack(rows), np.array(same, float), share)


def knots_of(values: NDArray[np.float64]) -> tuple[float, ...]:
    """Quantiles of the values that are neither nothing nor zero, and zero."""
    known = values[~np.isnan(values) & (values > 0)]
    found = sorted({0.0, *(round(float(np.quantile(known, part)), 4) for part in KNOTS)}) if len(known) else [0.0]
    return tuple(found) if len(found) > 1 else (0.0, 1.0)


def design(features: NDArray[np.float64], knots: list[tuple[float, ...]]) -> NDArray[np.float32]:
    """For each feature: how far the value has gone through each stretch between knots, in [0, 1]; and whether it is lacking."""
    columns = []
    for column, marks in enumerate(knots):
        values = features[:, column]
        lacking = np.isnan(values)
        plain = np.where(lacking, marks[0], values)
        for low, high in itertools.pairwise(marks):
            columns.append(np.clip((plain - low) / (high - low), 0, 1))
        columns.append(lacking.astype(float))
    return np.stack(columns, axis=1).astype(np.float32)


def bounds_of(knots: list[tuple[float, ...]]) -> list[tuple[float | None, float | None]]:
    """Steps of likeness cannot fall, those of distance cannot rise."""
    out: list[tuple[float | None, float | None]] = [(None, None)]
    for name, marks in zip(FEATURES, knots, strict=True):
        step = (0.0, None) if name in RISING else (None, 0.0) if name in FALLING else (None, None)
        out += [step] * (len(marks) - 1) + [(None, None)]
    return out


def fit(given: list[Pairs]) -> Table:
    """Fits the table by weighted logistic loss with a ridge."""
    features = np.vstack([pairs.features for pairs in given])
    same = np.concatenate([pairs.same for pairs in given])
    share = np.concatenate([np.full(len(pairs.same), pairs.share) for pairs in given])
    # Most pairs are of two stories: some of them stand for all.
    kept = (same > 0) | (np.random.default_rng(1).random(len(same)) < NEGATIVES)
    features, same = features[kept], same[kept]
    share = share[kept] * np.where(same > 0, 1.0, 1 / NEGATIVES)
    knots = [knots_of(features[:, column]) for column in range(len(FEATURES))]
    matrix = design(features, knots)

    def loss(parameters: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        steps = parameters[1:].astype(np.float32)
        odds = (matrix @ steps).astype(float) + parameters[0]
        likely = 1 / (1 + np.exp(-odds))
        value = float(np.sum(share * (np.logaddexp(0, odds) - same * odds))) + RIDGE * float(parameters[1:] @ parameters[1:])
        error = share * (likely - same)
        slope = (error.astype(np.float32) @ matrix).astype(float) + 2 * RIDGE * parameters[1:]
        return value, np.concatenate([[error.sum()], slope])

    found = minimize(
        loss, np.zeros(matrix.shape[1] + 1), jac=True, method="L-BFGS-B", bounds=bounds_of(knots), options={"maxiter": 400}
    )
    curves, at = {}, 1
    for name, marks in zip(FEATURES, knots, strict=True):
        values = np.concatenate([[0.0], np.cumsum(found.x[at : at + len(marks) - 1])])
        missing = float(found.x[at + len(marks) - 1])
        at += len(marks)
        if max(abs(values).max(), abs(missing)) >= 0.02:
            curves[name] = Curve(marks, tuple(round(float(value), 3) for value in values), round(missing, 3))
    return Table(round(float(found.x[0]), 3), curves)


def log_loss(model: Table, pairs: Pairs) -> float:
    """Mean loss of a model on pairs."""
    odds = model.log_odds(pairs.features)
    return float(np.mean(np.logaddexp(0, odds) - pairs.same * odds))


def make_table(data: Path) -> None:
    """Fits, prints the loss on parts left out, and writes the table."""
    given = {name: pairs_of(pool, SHARES.get(name, 1.0)) for name, pool in pools(data).items()}
    for name, pairs in given.items():
        print(f"{name}: {len(pairs.same)} pairs, {int(pairs.same.sum())} of one story")
    parts = [name for name in given if name.startswith("guns ")]
    for part in parts:
        rest = [pairs for name, pairs in given.items() if name not in {part, "guns"}]
        print(f"without {part}: loss {log_loss(fit(rest), given[part]):.5f}")
    model = fit(list(given.values()))
    for name, pairs in given.items():
        print(f"{name}: loss {log_loss(model, pairs):.5f}")
    written = {
        "bias": model.bias,
        "curves": {
            name: {"knots": curve.knots, "values": curve.values, "missing": curve.missing} for name, curve in model.curves.items()
        },
    }
    text = json.dumps(written, indent=1)
    (HERE / "table.json").write_text(text + "\n", encoding="utf-8")
    print(f"{len(model.curves)} curves, {math.ceil(len(text) / 1024)} KB")


def main() -> None:
    """Runs one of the two."""
    parser = argparse.ArgumentParser(prog="python -m training.gather", description=__doc__)
    parser.add_argument("what", choices=("common", "table"))
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    {"common": common, "table": make_table}[options.what](options.data)


if __name__ == "__main__":
    main()
