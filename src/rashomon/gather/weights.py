"""How much a term tells: the rarer among the reports at hand, and in news at large, the more."""

from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from rashomon.gather.terms import BUCKETS, Terms

# With so many reports at hand, their own counts tell as much about a term as those of news at large.
_HALF = 200
# A term that every report has still counts for something, so that no vector is empty.
_LEAST = 0.01


class Weights:
    """Counts the reports that have each term, and weighs terms by them.

    A weight is the inverse document frequency (Spärck Jones 1972) over its own greatest value, in (0, 1], so that it means the
    same among ten reports and among a hundred thousand: a mean of that among the reports at hand and that in news at large,
    where the former gains with their number.
    """

    def __init__(self) -> None:
        self._counts = np.zeros(BUCKETS, np.int32)
        self.reports = 0

    def count(self, terms: Terms) -> None:
        """Takes one more report into account."""
        # A bucket may stand in two kinds of one report: it is then counted twice, for each is a term of its own.
        np.add.at(self._counts, terms.ids, 1)
        self.reports += 1

    def holders(self, ids: NDArray[np.uint32]) -> NDArray[np.int32]:
        """How many reports have each of the terms."""
        found: NDArray[np.int32] = self._counts[ids]
        return found

    def of(self, ids: NDArray[np.uint32]) -> NDArray[np.float32]:
        """The weights of terms."""
        total = max(2, self.reports) + 1.0
        here = np.log(total / (self._counts[ids] + 0.5)) / np.log(total / 0.5)
        share = self.reports / (self.reports + _HALF)
        mixed = share * here + (1 - share) * at_large()[ids]
        weights: NDArray[np.float32] = np.maximum(mixed, _LEAST).astype(np.float32)
        return weights


@lru_cache(maxsize=1)
def at_large() -> NDArray[np.float32]:
    """Weights in news at large, by bucket; `training/gather.py` makes them. A term that is not in the table is rare: 1."""
    table = np.ones(BUCKETS, np.float32)
    packed = np.frombuffer((files("rashomon.gather") / "common.bin").read_bytes(), np.uint8)
    count = len(packed) // 5
    table[packed[: 4 * count].view("<u4")] = packed[4 * count :].astype(np.float32) / 255
    return table
