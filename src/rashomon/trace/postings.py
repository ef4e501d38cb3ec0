"""Which reports have a feature: an index that takes one more report in milliseconds, and thousands at once.

It is a log-structured merge tree (O'Neil et al. 1996): sorted arrays, of which each is a few times as long as the next; a new
array is merged with those that are no longer than it. A feature keeps the first few reports that have it, so that the cost of
one more report does not grow with the number of those that share a common phrase with it.
"""

import numpy as np
from numpy.typing import NDArray

from rashomon.trace.features import NUMBER_BITS, NUMBER_MASK, Packed

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Hits = NDArray[np.unsignedinteger]

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
_NARROW = 32
# No fewer hits make a pair worth aligning.
_LEAST = _FEWEST // _RARE


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
        owners = every[repeated] & NUMBER_MASK
        starts, rank = _ranks(_first(every[repeated], NUMBER_MASK))
        fresh = owners >= np.uint64(since)
        kept = np.ones(len(every), dtype=np.bool_)
        kept[repeated] = rank < KEPT
        self._keep(every[kept & ((every & NUMBER_MASK) >= np.uint64(since))] if len(known) else every[kept])
        return self._best(*_hits(owners, starts, rank, fresh, since=since, count=self.count), since)

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

    def _best(self, hits: Hits, bits: int, since: int) -> tuple[Ints, Ints]:
        """Pairs with enough in common."""
        hits.sort()
        # A pair with enough in common has a run of hits: only the runs that are long enough are looked at.
        first = _first(hits, 1)
        run = first[: 1 - _LEAST] if len(hits) >= _LEAST else first[:0]
        for more in range(1, _LEAST):
            run = run & ~first[more : len(first) - _LEAST + 1 + more]
        begin = np.flatnonzero(run)
        last = hits[begin] | hits.dtype.type(1)
        end = np.searchsorted(hits, last, side="right")
        counts, rare = end - begin, end - np.searchsorted(hits, last)
        scores = _COMMON * counts + (_RARE - _COMMON) * rare
        found = (last >> hits.dtype.type(1)).astype(np.int64)
        later, earlier = (found >> bits) + since, found & ((1 << bits) - 1)
        shorter = np.minimum(self._sizes[earlier], self._sizes[later])
        enough = scores >= np.clip(_ENOUGH_SHARE * _RARE * shorter, _FEWEST, _MOST)
        later, earlier, scores = later[enough], earlier[enough], scores[enough]
        order = np.lexsort((earlier, -scores, later))
        later, earlier = later[order], earlier[order]
        _, rank = _ranks(_first(later, 0))
        return earlier[rank < PARTNERS], later[rank < PARTNERS]


def _first(ascending: NDArray[np.unsignedinteger] | Ints, below: np.uint64 | int) -> Flags:
    """Whether each value differs from the one before it in more than the bits of `below`."""
    fresh = np.ones(len(ascending), dtype=np.bool_)
    fresh[1:] = (ascending[1:] ^ ascending[:-1]) > ascending.dtype.type(below)
    return fresh


def _repeated(packed: Packed) -> Ints:
    """Where the features stand that more than one report has."""
    alone = _first(packed, NUMBER_MASK)
    alone[:-1] &= alone[1:]
    return np.flatnonzero(~alone)


def _ranks(first: Flags) -> tuple[Ints, Ints]:
    """For each value where its equals begin, and how many of them stand before it."""
    at = np.arange(len(first))
    starts = np.maximum.accumulate(np.where(first, at, 0))
    return starts, at - starts


def _hits(owners: Packed, starts: Ints, rank: Ints, fresh: Flags, *, since: int, count: int) -> tuple[Hits, int]:
    """Each new report with those before it that have the same feature.

    Returns:
        For each hit the later report's number from `since`, the earlier's, and a bit that is set where few reports have the
        feature, in one integer, as narrow as these allow, for sorting them is what takes time; and the bits of the second.
    """
    bits = count.bit_length()
    narrow = (count - since).bit_length() + bits + 1 <= _NARROW
    kind: type[np.unsignedinteger] = np.uint32 if narrow else np.uint64
    earlier = (owners << np.uint64(1)).astype(kind)
    later = ((owners - np.uint64(since)) << np.uint64(bits + 1)).astype(kind)
    found = []
    few = np.flatnonzero(fresh & (rank > 0) & (rank < KEPT))
    for back in range(1, KEPT):
        few = few[rank[few] >= back] if back > 1 else few
        if not len(few):
            break
        found.append(later[few] | earlier[few - back] | kind(1))
    many = np.flatnonzero(fresh & (rank >= KEPT))
    found += [later[many] | earlier[starts[many] + eldest] for eldest in range(_ELDEST)]
    return np.concatenate(found), bits
