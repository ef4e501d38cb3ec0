"""The linker's tables: which phrases are mentions, and which earlier mention each takes up, if any.

Two small models made by ``training/coreference.py``: a logistic regression over features of one phrase, and a mention-ranking
model with one hidden layer (Wiseman et al. 2015) over features of two mentions and of the pair. Numpy, no network.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rashomon.language.weights import FOLDER
from rashomon.model.errors import WeightsError

FILE = FOLDER / "coreference.npz"
ABOUT = FOLDER / "coreference.json"

BLOCK = 40
"""Pairs in one product: so few that no BLAS library calls other threads, which would burn more than they save."""
STACK = 16
"""Products done at a time."""

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Linker:
    """The tables.

    Attributes:
        sorts: noun or ending ("-ist") → the sort of thing that it mostly stands for.
        marks: feature of a phrase → its weight; "" is the intercept.
        least: score from which a phrase is a mention.
        looks: feature of a mention → its row; row 0 stands for all others.
        pairs: names of the features of a pair, in the order of the columns.
        tables: weights of the ranker; in "looks" one look's rows of all three tables stand beside each other.
    """

    sorts: Mapping[str, str]
    marks: Mapping[str, float]
    least: float
    looks: Mapping[str, int]
    pairs: tuple[str, ...]
    tables: Mapping[str, Floats]


def load_linker() -> Linker:
    """Opens the tables; the first call does the work.

    Raises:
        WeightsError: a file is missing or is not what it was when it was published.
    """
    return _load()


@cache
def _load() -> Linker:
    try:
        about = json.loads(ABOUT.read_text(encoding="utf-8"))
        content = FILE.read_bytes()
    except (OSError, ValueError):
        raise WeightsError(f"The linker's files {FILE} and {ABOUT} are missing or damaged; install the package again.") from None
    if hashlib.sha256(content).hexdigest() != about["sha256"]:
        raise WeightsError(f"The linker's file {FILE} is damaged; install the package again.")
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        tables = {name: arrays[name].astype(np.float32) for name in arrays.files}
    weights = tables.pop("marks")
    tables["looks"] = np.concatenate([tables.pop(name) for name in ("later", "earlier", "alone")], axis=1)
    return Linker(
        sorts=about["sorts"],
        marks=dict(zip(about["marks"], map(float, weights), strict=True)),
        least=float(about["least"]),
        looks={look: place + 1 for place, look in enumerate(about["looks"])},
        pairs=tuple(about["pairs"]),
        tables=tables,
    )


def mention_score(linker: Linker, marks: Sequence[str]) -> float:
    """How surely a phrase is a mention: log odds."""
    weights = linker.marks
    return weights[""] + sum([weights.get(mark, 0.0) for mark in marks])


def link_scores(
    linker: Linker, looks: Sequence[Sequence[str]], later: Ints, earlier: Ints, pairs: NDArray[np.bool_]
) -> tuple[Floats, Floats]:
    """How well each mention takes up each earlier one, and how well it begins something new.

    Args:
        linker: the tables.
        looks: features of each mention, of all as many.
        later: numbers of the later mention of each pair.
        earlier: numbers of the earlier one.
        pairs: (features, pairs) what they have in common.

    Returns:
        A score for each pair and one for each mention, on one scale.
    """
    tables = linker.tables
    a, b, c = (np.ascontiguousarray(each) for each in np.split(_summed(linker, looks), 3, axis=1))
    scores = np.empty(len(later), dtype=np.float32)
    whole = len(later) - len(later) % BLOCK
    parts = [slice(first, min(first + BLOCK * STACK, whole)) for first in range(0, whole, BLOCK * STACK)]
    for here in (*parts, slice(whole, len(later))):
        height = BLOCK if here.stop <= whole else here.stop - here.start
        if not height:
            continue
        own = pairs[:, here].astype(np.float32).reshape(len(pairs), -1, height).transpose(1, 2, 0)
        hidden = own @ tables["pair"]
        base = np.take(a, later[here], axis=0)
        base += np.take(b, earlier[here], axis=0)
        hidden += base.reshape(hidden.shape)
        hidden += tables["bias"]
        np.maximum(hidden, 0, out=hidden)
        scores[here] = (hidden @ tables["out"] + own @ tables["direct"]).reshape(-1)
    scores += tables["offset"][0]
    alone = np.einsum("ij,j->i", np.maximum(c + tables["alone_bias"], 0), tables["alone_out"])
    return scores, np.asarray(alone, dtype=np.float32)


def _summed(linker: Linker, looks: Sequence[Sequence[str]]) -> Floats:
    """For each mention the sum of its features' rows."""
    table, rows = linker.tables["looks"], linker.looks
    places = np.array([rows.get(look, 0) for each in looks for look in each], dtype=np.int64)
    sums = np.zeros((len(looks), table.shape[1]), dtype=np.float32)
    column = np.empty_like(sums)
    for each in places.reshape(len(looks), -1 if looks else 0).T:
        sums += table.take(each, axis=0, out=column, mode="clip")  # in one place, which is twice as fast
    return sums
