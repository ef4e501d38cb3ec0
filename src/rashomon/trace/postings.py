"""Which reports have a feature: an index that takes one more report in milliseconds, and thousands at once.

It is a log-structured merge tree (O'Neil et al. 1996): sorted arrays, of which each is a few times as long as the next; a new
array is merged with those that are no longer than it. A feature keeps the first few reports that have it, so that the cost of
one more report does not grow with the number of those that share a common phrase with it.
"""

import numpy as np
from numpy.typing import NDArray

from rashomon.trace.features import NUMBER_BITS, NUMBER_MASK, Packed

Ints = NDArray[np.int64]

# So many reports are kept with a feature; a report is looked up in all of them while they are fewer, then in the eldest few.
KEPT = 16
_ELDEST = 2
# Scores count in eighths: a feature that many have says little.
_RARE, _COMMON = 8, 1
# What makes a pair worth aligning: a share of the shorter report's features, but no fewer and no more than these. Of heavily
# rewritten, cut and mixed copies one in twenty has under 12 (train part of the reuse set).
_ENOUGH_SHARE, _FEWEST, _MOST = 0.05, 3 * _RARE, 7 * _RARE
# Partners of one report, most features in common first.
PARTNERS = 24
_GROWTH = 3


class Postings:
    """Features of reports, numbered in the order in which they came."""

    def __init__(self) -> None:
        self._runs: list[Packed] = []
        self._sizes = np.zeros(1024, dtype=np.int32)
        self.count = 0

    def add(self, features: Packed, count: int) -> tuple[Ints, Ints]:
        """Takes in reports and pairs them with those that came before them.

        Args:
            features: of `count` new reports, as `features_of` gives them, numbered from `self.count`.
            count: how many reports they are of.

        Returns:
            (earlier, later): numbers of reports that may share text, by `later`, those with most in common first; at most
            `PARTNERS` for one.
        """
        since = self.count
        self.count += count
        while len(self._sizes) < self.count:
            self._sizes = np.concatenate([self._sizes, np.zeros_like(self._sizes)])
        self._sizes[since : self.count] = np.bincount((features & NUMBER_MASK).astype(np.int64) - since, minlength=count)
        known = self._known(features)
        every = features
        if len(known):
            every = np.concatenate([known, features])
            every.sort(kind="stable")
        repeated = _repeated(every)
        owners = (every[repeated] & NUMBER_MASK).astype(np.int64)
        starts, rank = _ranks(every[repeated] >> NUMBER_BITS)
        fresh = owners >= since
        kept = np.ones(len(every), dtype=np.bool_)
        kept[repeated] = rank < KEPT
        self._keep(every[kept & ((every & NUMBER_MASK) >= np.uint64(since))] if len(known) else every[kept])
        return self._best(*_hits(owners, starts, rank, fresh))

    def _known(self, features: Packed) -> Packed:
        """What the index has of these features."""
        if not self._runs:
            return features[:0]
        wanted = np.unique(features >> NUMBER_BITS) << NUMBER_BITS
        found = []
        for run in self._runs:
            low = np.searchsorted(run, wanted)
            high = np.searchsorted(run, wanted | NUMBER_MASK, side="right")
            counts = high - low
            ends = np.cumsum(counts)
            found.append(run[np.arange(ends[-1]) + np.repeat(low - (ends - counts), counts)] if len(ends) else run[:0])
        return np.concatenate(found)

    def _keep(self, features: Packed) -> None:
        run = features
        while self._runs and len(self._runs[-1]) <= _GROWTH * len(run):
            run = np.concatenate([self._runs.pop(), run])
            run.sort(kind="stable")
        self._runs.append(run)

    def _best(self, earlier: Ints, later: Ints, weights: Ints) -> tuple[Ints, Ints]:
        """Pairs with enough in common."""
        if not len(earlier):
            return earlier, later
        keys = (((later << int(NUMBER_BITS)) | earlier) << 4) | weights
        keys.sort()
        pairs, weights = keys >> 4, keys & 15
        first = np.flatnonzero(np.diff(pairs, prepend=-1))
        scores = np.add.reduceat(weights, first)
        pairs = pairs[first]
        likely = scores >= _FEWEST
        scores, pairs = scores[likely], pairs[likely]
        later, earlier = pairs >> int(NUMBER_BITS), pairs & int(NUMBER_MASK)
        shorter = np.minimum(self._sizes[earlier], self._sizes[later])
        enough = scores >= np.clip(_ENOUGH_SHARE * _RARE * shorter, _FEWEST, _MOST)
        later, earlier, scores = later[enough], earlier[enough], scores[enough]
        order = np.lexsort((earlier, -scores, later))
        later, earlier = later[order], earlier[order]
        _, rank = _ranks(later)
        return earlier[rank < PARTNERS], later[rank < PARTNERS]


def _repeated(packed: Packed) -> Ints:
    """Where the features stand that more than one report has."""
    hashes = packed >> NUMBER_BITS
    same = hashes[1:] == hashes[:-1]
    repeated = np.zeros(len(packed), dtype=np.bool_)
    repeated[1:] = same
    repeated[:-1] |= same
    return np.flatnonzero(repeated)


def _ranks(ascending: NDArray[np.uint64] | Ints) -> tuple[Ints, Ints]:
    """For each value where its equals begin, and how many of them stand before it."""
    at = np.arange(len(ascending))
    fresh = np.ones(len(ascending), dtype=np.bool_)
    fresh[1:] = ascending[1:] != ascending[:-1]
    starts = np.maximum.accumulate(np.where(fresh, at, 0))
    return starts, at - starts


def _hits(owners: Ints, starts: Ints, rank: Ints, fresh: NDArray[np.bool_]) -> tuple[Ints, Ints, Ints]:
    """Each new report with those before it that have the same feature."""
    earlier, later, weights = [], [], []
    few = np.flatnonzero(fresh & (rank > 0) & (rank < KEPT))
    for back in range(1, KEPT):
        few = few[rank[few] >= back]
        if not len(few):
            break
        earlier.append(owners[few - back])
        later.append(owners[few])
        weights.append(np.full(len(few), _RARE))
    many = np.flatnonzero(fresh & (rank >= KEPT))
    for eldest in range(_ELDEST):
        earlier.append(owners[starts[many] + eldest])
        later.append(owners[many])
        weights.append(np.full(len(many), _COMMON))
    return np.concatenate(earlier), np.concatenate(later), np.concatenate(weights)
