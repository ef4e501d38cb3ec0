"""Linear models over named features: a table of small numbers that the hash of a feature's name finds its row in.

Feature hashing (Weinberger et al. 2009) with CRC-32, so that a feature is the same everywhere; one logistic unit for each
class, their values normalised to sum to one.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rashomon.model.errors import WeightsError

FILE = Path(__file__).parent / "weights" / "types.npz"

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Linear:
    """One model.

    Attributes:
        classes: names of the columns.
        table: (rows, classes) of 8-bit weights; a feature's row is its hash.
        scale: (classes,) what one step of the table is worth.
        bias: (classes,) added to the sums.
        dense: (numbers, classes) weights of numbers given as they are; of no rows where there are none.
    """

    classes: tuple[str, ...]
    table: NDArray[np.int8]
    scale: Floats
    bias: Floats
    dense: Floats

    def beliefs(self, groups: Sequence[tuple[Sequence[str], float]], numbers: Floats | None = None) -> Floats:
        """How much each class is believed in; they sum to 1.

        Args:
            groups: names of features with the weight of their group; within a group each counts 1 / √(how many).
            numbers: as many as `dense` has rows.
        """
        logits = self.bias.copy()
        for names, weight in groups:
            if names:
                rows = [row_of(name, len(self.table)) for name in names]
                sums = self.table[rows].sum(axis=0, dtype=np.int64)  # whole numbers: the same sum in any order
                logits += sums * self.scale * (weight / len(names) ** 0.5)
        if numbers is not None:
            logits += numbers @ self.dense
        each = 1.0 / (1.0 + np.exp(-np.clip(logits, -30.0, 30.0)))
        return np.asarray(each / each.sum(), dtype=np.float64)


def row_of(name: str, rows: int) -> int:
    """The row of a feature."""
    return zlib.crc32(name.encode("utf-8", "surrogatepass")) % rows


@cache
def load_linear(name: str) -> Linear:
    """The model of that name in the package's file.

    Raises:
        WeightsError: the file is missing or has no such model.
    """
    try:
        with np.load(FILE, allow_pickle=False) as file:
            return Linear(
                classes=tuple(str(each) for each in file[f"{name}.classes"]),
                table=file[f"{name}.table"],
                scale=file[f"{name}.scale"],
                bias=file[f"{name}.bias"],
                dense=file[f"{name}.dense"],
            )
    except (OSError, KeyError, ValueError):
        raise WeightsError(f"The weights of the event types in {FILE} are missing or damaged; reinstall the package.") from None
