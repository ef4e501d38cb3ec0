"""How likely two reports tell of one event: features of a pair, and the log-odds that a table gives them.

The table is an additive model, one curve for each feature (Hastie and Tibshirani 1986), fitted by `training/gather.py` on
pairs of real reports. Likeness never speaks against: the curves of likeness rise, those of distance in time fall.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from rashomon.gather.terms import BUCKETS, KINDS, Terms
from rashomon.gather.weights import Weights

Matrix = NDArray[np.float64]

# For each kind of term: "likeness" is the cosine, "share" the part of the smaller side that both have, "best" the weight of
# the rarest term that both have. Nothing (NaN) where one side has no such term.
FEATURES = (
    *(f"{kind} {measure}" for kind in KINDS for measure in ("likeness", "share", "best")),
    "days apart",
    "told days apart",
    "length",
)
RISING = frozenset(name for name in FEATURES if name.rpartition(" ")[2] in {"likeness", "share", "best"})
FALLING = frozenset({"days apart", "told days apart"})
_EMPTY = 1e-9


@dataclass(frozen=True, slots=True)
class Curve:
    """What a feature adds to the log-odds: straight lines between knots, flat outside; `missing` where there is no value."""

    knots: tuple[float, ...]
    values: tuple[float, ...]
    missing: float


@dataclass(frozen=True, slots=True)
class Table:
    """The whole model."""

    bias: float
    curves: dict[str, Curve]

    def log_odds(self, features: Matrix) -> NDArray[np.float64]:
        """Log-odds that each row's pair tells of one event."""
        total = np.full(len(features), self.bias)
        for column, name in enumerate(FEATURES):
            curve = self.curves.get(name)
            if curve is None:
                continue
            values = features[:, column]
            lacking = np.isnan(values)
            total += np.where(lacking, curve.missing, np.interp(np.where(lacking, 0.0, values), curve.knots, curve.values))
        return total


@lru_cache(maxsize=1)
def table() -> Table:
    """The fitted model that comes with the package."""
    given = json.loads((files("rashomon.gather") / "table.json").read_text(encoding="utf-8"))
    curves = {
        name: Curve(tuple(curve["knots"]), tuple(curve["values"]), curve["missing"]) for name, curve in given["curves"].items()
    }
    return Table(given["bias"], curves)


class Comparer:
    """Compares one report with many at a time, by the weights of the moment."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._scratch = np.zeros(BUCKETS, np.float32)

    def features(self, one: Terms, others: Sequence[Terms]) -> Matrix:
        """One row of `FEATURES` for each of the others."""
        mine = one.counts * self._weights.of(one.ids)
        own = _sums(mine, (one,))
        own_norm = np.sqrt(_sums(mine * mine, (one,)))
        ids = np.concatenate([other.ids for other in others])
        rare = self._weights.of(ids)
        theirs = np.concatenate([other.counts for other in others]) * rare
        # Kinds have buckets of their own but for chance, so one scratch array serves all.
        self._scratch[one.ids] = mine
        matched = self._scratch[ids]
        self._scratch[one.ids] = 0
        both = np.minimum(matched, theirs)
        norm = np.sqrt(_sums(theirs * theirs, others))
        total = _sums(theirs, others)
        with np.errstate(invalid="ignore"):
            lacking = np.where((norm < _EMPTY) | (own_norm < _EMPTY), np.nan, 0.0)
        likeness = _sums(matched * theirs, others) / np.maximum(norm * own_norm, _EMPTY) + lacking
        share = _sums(both, others) / np.maximum(np.minimum(total, own), _EMPTY) + lacking
        best = _most(np.where(matched > 0, rare, 0.0), others) + lacking
        by_kind = np.stack([likeness, share, best], axis=2).reshape(len(others), -1)
        rest = [[_apart(one.day, other.day), _apart(one.told, other.told)] for other in others]
        length = np.log1p(np.minimum(norm[:, :1], own_norm[:, :1]))
        return np.hstack([by_kind, np.array(rest), length])

    def overlap(self, one: Terms, others: Sequence[Terms]) -> NDArray[np.float64]:
        """Share of the terms of both that both have (Dice 1945), whatever they weigh, in [0, 1]; for each of the others."""
        lengths = np.array([len(other.ids) for other in others], np.int64)
        self._scratch[one.ids] = 1
        held = np.append(0.0, np.cumsum(self._scratch[np.concatenate([other.ids for other in others])]))
        self._scratch[one.ids] = 0
        ends = np.cumsum(lengths)
        both: NDArray[np.float64] = (held[ends] - held[ends - lengths]) / np.maximum(0.5 * (lengths + len(one.ids)), 1.0)
        return both


def _apart(one: int | None, other: int | None) -> float:
    """Natural logarithm of 1 + the days between; NaN where either is unknown: a decay, no window."""
    return float("nan") if one is None or other is None else float(np.log1p(abs(one - other)))


def _bounds(reports: Sequence[Terms]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Where each kind of each report begins in the joined arrays, and which are empty."""
    ends = np.array([report.ends for report in reports], np.int64)
    lengths = np.diff(ends, axis=1, prepend=0)
    begins = np.concatenate([[0], np.cumsum(lengths.ravel())[:-1]])
    return begins, lengths.ravel() == 0


def _reduced(values: NDArray[np.float32], reports: Sequence[Terms], how: np.ufunc) -> Matrix:
    begins, empty = _bounds(reports)
    # `reduceat` gives the next value for an empty stretch and fails past the end: both are set right.
    padded = np.append(values, np.float32(0)).astype(np.float64)
    found = how.reduceat(padded, begins)
    found[empty] = 0.0
    return found.reshape(len(reports), len(KINDS))


def _sums(values: NDArray[np.float32], reports: Sequence[Terms]) -> Matrix:
    return _reduced(values, reports, np.add)


def _most(values: NDArray[np.float32], reports: Sequence[Terms]) -> Matrix:
    return _reduced(values, reports, np.maximum)
