"""Which pairs of reports are worth aligning: those that share rare runs of words, or names and numbers in order.

Runs of three words find what was copied, cut or shuffled (Broder 1997, On the resemblance and containment of documents).
Names and numbers, each with the next one in its sentence, find what was rewritten: synonyms leave them as they are.
The cost is linear in the number of words: a run that many reports have joins each of them with the eldest few only.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.trace.prepared import Prepared

# A run in more reports than this is common; it is looked up in the eldest few of them.
COMMON = 32
_ELDEST = 4
_COMMON_WEIGHT = 0.5
# Shared runs that make a pair worth aligning: a tenth of the shorter report's, but no fewer and no more than these. Of heavily
# rewritten, cut and mixed copies the least had 15 (dev part of the reuse set); two in three unrelated pairs have under 4.
ENOUGH_SHARE = 0.1
_FEWEST, _MOST = 3.0, 8.0
# Partners of one report among its elders, most shared runs first.
PARTNERS = 24

Hashes = NDArray[np.uint64]
_A, _B, _C = (np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))
_NAMED = np.uint64(0xD6E8FEB86659FD93)


def candidates(prepared: Sequence[Prepared]) -> tuple[tuple[int, int], ...]:
    """Pairs of reports that may share text.

    Args:
        prepared: reports, the elder first where that is known.

    Returns:
        Pairs (i, j), i < j, of indices into `prepared`, in order of j, then those with most in common first; at most
        `PARTNERS` with the same j.
    """
    runs = [_runs(report) for report in prepared]
    if sum(len(run) for run in runs) == 0:
        return ()
    features = np.concatenate(runs)
    owners = np.repeat(np.arange(len(runs), dtype=np.int64), [len(run) for run in runs])
    order = np.argsort(features, kind="stable")
    features, owners = features[order], owners[order]
    pairs, weights = _postings(features, owners, len(prepared))
    if not len(pairs):
        return ()
    order = np.argsort(pairs, kind="stable")
    pairs, weights = pairs[order], weights[order]
    starts = np.flatnonzero(np.r_[True, pairs[1:] != pairs[:-1]])
    scores = np.add.reduceat(weights, starts)
    pairs = pairs[starts]
    elder, younger = pairs // len(prepared), pairs % len(prepared)
    sizes = np.array([len(run) for run in runs])
    enough = scores >= np.clip(ENOUGH_SHARE * np.minimum(sizes[elder], sizes[younger]), _FEWEST, _MOST)
    return _best(elder[enough], younger[enough], scores[enough])


def _runs(report: Prepared) -> Hashes:
    """Distinct numbers for the report's runs of three words, and its pairs of names and numbers."""
    ids = report.ids.astype(np.uint64)
    if len(ids) < 3:
        return np.unique(ids * _A)
    threes = ids[:-2] * _A + ids[1:-1] * _B + ids[2:] * _C
    threes ^= threes >> np.uint64(29)
    text, starts = report.report.text, report.words.starts
    one: list[int] = []
    two: list[int] = []
    for first, last in report.units:
        marks = [i for i in range(first, last) if (c := text[starts[i]]).isdigit() or (c.isupper() and i > first)]
        one += marks[:-1]
        two += marks[1:]
    named = (ids[one] * _B + ids[two] * _C) ^ _NAMED
    return np.unique(np.concatenate([threes, named]))


def _postings(features: Hashes, owners: NDArray[np.int64], n: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Pairs as elder * n + younger, once for each shared run, with the run's weight."""
    fresh = np.r_[True, features[1:] != features[:-1]]
    starts = np.flatnonzero(fresh)
    group = np.cumsum(fresh) - 1
    sizes = np.diff(np.r_[starts, len(features)])
    size, rank = sizes[group], np.arange(len(features)) - starts[group]
    pairs: list[NDArray[np.int64]] = []
    weights: list[NDArray[np.float64]] = []
    rare = np.flatnonzero((size > 1) & (size <= COMMON))
    for back in range(1, COMMON):
        rare = rare[rank[rare] >= back]
        if not len(rare):
            break
        pairs.append(owners[rare - back] * n + owners[rare])
        weights.append(np.ones(len(rare)))
    common = np.flatnonzero(size > COMMON)
    for eldest in range(_ELDEST):
        common = common[rank[common] > eldest]
        pairs.append(owners[starts[group[common]] + eldest] * n + owners[common])
        weights.append(np.full(len(common), _COMMON_WEIGHT))
    return np.concatenate(pairs), np.concatenate(weights)


def _best(elder: NDArray[np.int64], younger: NDArray[np.int64], scores: NDArray[np.float64]) -> tuple[tuple[int, int], ...]:
    order = np.lexsort((elder, -scores, younger))
    taken: dict[int, int] = {}
    kept = []
    for k in order:
        j = int(younger[k])
        if taken.get(j, 0) < PARTNERS:
            taken[j] = taken.get(j, 0) + 1
            kept.append((int(elder[k]), j))
    return tuple(kept)
