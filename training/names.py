"""Fits the weights of `rashomon.text.name_match` to name_bench; prints them, and match F1 by cross-validation.

python -m training.names DATA      DATA holds the folder `name_matching`
"""

import json
import sys
import zlib
from pathlib import Path

import numpy as np

from rashomon.text.name_match import name_features
from rashomon.text.names import fold

FOLDS = 5
RIDGE = 3.0
# What the weights are drawn to: few pairs cannot tell all of them.
PRIOR = {
    "person": {
        "bias": -2.5,
        "joined": 3.0,
        "likeness": 0.5,
        "weakest": 3.0,
        "clash": -3.0,
        "parents exchanged": -3.0,
        "initials": 1.0,
    },
    "body": {"bias": -1.8, "joined": 4.0, "likeness": 0.5, "weakest": 1.0, "clash": -2.5, "other order": -0.5},
}
STEPS = 50
# Set by hand, see the module: held fixed while the rest is fitted.
FIXED = {"person": {}, "body": {"numbers differ": -3.0, "acronym": 8.0}}


def rows(data: Path, kind: str):
    """(features, label, key of the pair); a pair whose names fold alike needs no weights, one with none says nothing."""
    for line in (data / "name_matching" / "name_bench_dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        ours = "person" if row["schema"] == "Person" else "body"
        if ours == kind and fold(row["name1"]) and fold(row["name2"]):
            equal = fold(row["name1"]) == fold(row["name2"])
            features = {} if equal else dict(name_features(row["name1"], row["name2"], kind=kind))
            yield features, row["is_match"] == "true", zlib.crc32(f"{row['name1']}|{row['name2']}".encode()), equal


def fit(x, y, offset, prior):
    """Logistic regression by Newton's method with a ridge towards the prior; `offset` holds what is fixed."""
    w = prior.copy()
    ridge = np.full(x.shape[1], RIDGE)
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-(x @ w + offset)))
        gradient = x.T @ (p - y) + ridge * (w - prior)
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge + 1e-9)
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-9:
            break
    return w


def main(data: Path) -> None:
    """Fits both kinds."""
    correct = given = wanted = 0
    for kind in ("person", "body"):
        found = list(rows(data, kind))
        fixed = FIXED[kind]
        names = sorted({n for f, *_ in found for n in f} - set(fixed))
        x = np.array([[1.0, *(f.get(n, 0.0) for n in names)] for f, *_ in found])
        offset = np.array([sum(v * f.get(n, 0.0) for n, v in fixed.items()) for f, *_ in found])
        y = np.array([float(label) for _, label, _, _ in found])
        folds = np.array([key % FOLDS for _, _, key, _ in found])
        equal = np.array([e for *_, e in found])
        prior = np.array([PRIOR[kind].get(n, 0.0) for n in ("bias", *names)])
        said = np.zeros(len(y), dtype=bool)
        for k in range(FOLDS):
            train = (folds != k) & ~equal
            w = fit(x[train], y[train], offset[train], prior)
            said[folds == k] = (x @ w + offset)[folds == k] >= 0
        said |= equal
        c, g, r = int((said & (y > 0)).sum()), int(said.sum()), int(y.sum())
        print(f"{kind}: F1 by {FOLDS} folds {2 * c / (g + r):.4f}  precision {c / g:.4f}  recall {c / r:.4f}")
        correct, given, wanted = correct + c, given + g, wanted + r
        w = fit(x[~equal], y[~equal], offset[~equal], prior)
        weights = {"bias": w[0], **dict(zip(names, w[1:], strict=True)), **fixed}
        print({n: round(float(v), 2) for n, v in weights.items()})
    print(f"all: F1 {2 * correct / (given + wanted):.4f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
