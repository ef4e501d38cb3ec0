"""Aligns two reports, sentence by sentence, through cuts, reordering, merged sentences, changed figures and synonyms.

Two sentences are compared by their longest common subsequence of words (Hunt and Szymanski 1977). A rewriting word by word
keeps function words, names and order, so that more than half of a sentence stays in place; sentences that two reporters
wrote independently about one fact do so rarely, and hardly ever through a whole report.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from rashomon.trace.prepared import Prepared

# Share of the longer sentence that stays in place; below it two sentences are not the same.
SAME = 0.5
# Between two aligned sentences, or beside one, less is enough.
SAME_BESIDE = 0.38
# A part of a sentence: at least so many words, so densely matched.
PART_WORDS, PART = 8, 0.7
_SHORTEST = 3
# A part is taken for the whole unless so many words of either sentence lie outside it, and it has most of what is matched.
_OUTSIDE, _MOST_MATCHED = 7, 0.8
_UNMATCHED = 0.75
# Reports of more sentences are compared by shared runs of words only; a sentence with no more than so many others.
_MANY = 256
_RIVALS = 8
_REPEATED = 4
_MIX = 1_000_003

# (equal, a, a_end, b, b_end): a run of words that stands in both, or a gap with what stands in it on either side.
Op = tuple[bool, int, int, int, int]
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Aligned:
    """Words [a, a_end) of one report that stand in the other as [b, b_end).

    `matched` words stand in both in the same order, `own` of them outside quotation marks on both sides, `plain` of these in
    lower case; `run` is the longest unbroken run of own words. `ops` are in order and cover both ranges.
    """

    a: int
    a_end: int
    b: int
    b_end: int
    matched: int
    own: int
    plain: int
    run: int
    ops: tuple[Op, ...]

    @property
    def similarity(self) -> float:
        """Share of the longer side's words that stand in both."""
        return self.matched / max(self.a_end - self.a, self.b_end - self.b)

    @property
    def parallel(self) -> float:
        """1 where every gap holds as many words on either side, as when words were swapped one for one."""
        uneven = sum(abs((a1 - a0) - (b1 - b0)) for equal, a0, a1, b0, b1 in self.ops if not equal)
        return 1 - uneven / max(self.a_end - self.a, self.b_end - self.b)


def align(a: Prepared, b: Prepared) -> tuple[Aligned, ...]:
    """The passages that two reports have in common.

    Returns:
        Passages in order of `b`, no word in two of them on either side. Most are whole sentences; where a sentence was cut,
        merged or split they are the part that both have.
    """
    if not a.units or not b.units:
        return ()
    taken = _Taken(a, b)
    for i, j in _identical(a, b):
        (a0, a1), (b0, b1) = a.units[i], b.units[j]
        taken.take((i, j), ((True, a0, a1, b0, b1),))
    found = []
    for i, j in _comparable(a, b, taken):
        ops = _compared(a, b, a.units[i], b.units[j])
        if ops:
            found.append((-_matched(ops) * _similarity(ops), abs(i - j), (i, j), ops))
    for _, _, pair, ops in sorted(found):
        if taken.free((ops[0][1], ops[-1][2]), (ops[0][3], ops[-1][4])):
            taken.take(pair, ops)
    _beside(a, b, taken)
    return tuple(sorted((_measured(a, b, ops) for ops in taken.passages), key=lambda passage: passage.b))


class _Taken:
    """Passages taken so far, the units that they began from, and the words still free on both sides."""

    def __init__(self, a: Prepared, b: Prepared) -> None:
        self.passages: list[tuple[Op, ...]] = []
        self.units: list[tuple[int, int]] = []
        self._free_a = np.ones(len(a.words), dtype=np.bool_)
        self._free_b = np.ones(len(b.words), dtype=np.bool_)

    def free(self, ua: Range, ub: Range) -> bool:
        return bool(self._free_a[slice(*ua)].all() and self._free_b[slice(*ub)].all())

    def take(self, units: tuple[int, int], ops: tuple[Op, ...]) -> None:
        self._free_a[ops[0][1] : ops[-1][2]] = False
        self._free_b[ops[0][3] : ops[-1][4]] = False
        self.passages.append(ops)
        self.units.append(units)


def _identical(a: Prepared, b: Prepared) -> Iterator[tuple[int, int]]:
    """Sentences of which every word is the same, the first with the first."""
    waiting: dict[bytes, deque[int]] = {}
    for i, (first, last) in enumerate(a.units):
        if last - first >= _SHORTEST:
            waiting.setdefault(a.ids[first:last].tobytes(), deque()).append(i)
    for j, (first, last) in enumerate(b.units):
        same = waiting.get(b.ids[first:last].tobytes())
        if same:
            yield same.popleft(), j


def _beside(a: Prepared, b: Prepared, taken: _Taken) -> None:
    """Sentences next to aligned ones: less likeness is enough where the order is kept."""
    at = list(taken.units)
    while at:
        i, j = at.pop()
        for ni, nj in ((i + 1, j + 1), (i - 1, j - 1)):
            if not (0 <= ni < len(a.units) and 0 <= nj < len(b.units)) or not taken.free(a.units[ni], b.units[nj]):
                continue
            ops = _ops(a, b, a.units[ni], b.units[nj])
            if _similarity(ops) >= SAME_BESIDE:
                taken.take((ni, nj), ops)
                at.append((ni, nj))


def _comparable(a: Prepared, b: Prepared, taken: _Taken) -> Iterator[tuple[int, int]]:
    """Pairs of units not yet aligned whose bags of words leave room for likeness."""
    free_a = np.ones(len(a.units), dtype=np.bool_)
    free_b = np.ones(len(b.units), dtype=np.bool_)
    for i, j in taken.units:
        free_a[i] = free_b[j] = False
    if not (free_a.any() or free_b.any()):
        return
    if max(len(a.units), len(b.units)) > _MANY:
        pairs = np.array([(i, j) for i, j in _sharing_runs(a, b) if free_a[i] or free_b[j]], dtype=np.int64).reshape(-1, 2)
        yield from ((int(i), int(j)) for i, j in pairs)
        return
    shared = _shared(a, b)
    la = np.array([last - first for first, last in a.units])[:, None]
    lb = np.array([last - first for first, last in b.units])[None, :]
    shorter, longer = np.minimum(la, lb), np.maximum(la, lb)
    worth = (shorter >= _SHORTEST) & (shared >= SAME * longer)
    worth |= (shorter >= PART_WORDS) & (shared >= PART * shorter)
    worth &= free_a[:, None] & free_b[None, :]
    likeness = np.where(worth, shared / shorter + shared / longer, 0)
    if len(a.units) > _RIVALS:
        least = np.partition(likeness, -_RIVALS, axis=0)[-_RIVALS]
        worth &= likeness >= least
    for i, j in np.argwhere(worth):
        yield int(i), int(j)


def _shared(a: Prepared, b: Prepared) -> NDArray[np.int64]:
    """How many words each unit of `a` has in common with each of `b`, each word as often as both have it."""
    low, high = np.searchsorted(b.bag, a.bag, side="left"), np.searchsorted(b.bag, a.bag, side="right")
    counts = high - low
    ends = np.cumsum(counts)
    into_b = np.arange(ends[-1]) - np.repeat(ends - counts - low, counts)
    cells = np.repeat(a.bag_units, counts) * len(b.units) + b.bag_units[into_b]
    return np.bincount(cells, minlength=len(a.units) * len(b.units)).reshape(len(a.units), len(b.units))


def _sharing_runs(a: Prepared, b: Prepared) -> list[tuple[int, int]]:
    """For very long reports: pairs of units that share a run of three words which neither report repeats often."""
    runs_a, units_a = _runs(a)
    runs_b, units_b = _runs(b)
    low, high = np.searchsorted(runs_b, runs_a, side="left"), np.searchsorted(runs_b, runs_a, side="right")
    counts = high - low
    if not counts.any():
        return []
    ends = np.cumsum(counts)
    into_b = np.arange(ends[-1]) - np.repeat(ends - counts - low, counts)
    cells = np.unique(np.repeat(units_a, counts) * len(b.units) + units_b[into_b])
    return [(int(i), int(j)) for i, j in zip(cells // len(b.units), cells % len(b.units), strict=True)]


def _runs(report: Prepared) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The runs of three words inside a unit that the report has a few times only, as ascending numbers, with their units."""
    ids = report.ids.astype(np.int64)
    unit = np.repeat(np.arange(len(report.units)), [last - first for first, last in report.units])
    inside = unit[:-2] == unit[2:]
    runs = ((ids[:-2] * _MIX + ids[1:-1]) * _MIX + ids[2:])[inside]
    known, where, counts = np.unique(runs, return_inverse=True, return_counts=True)
    few = counts[where] <= _REPEATED
    order = np.argsort(where[few], kind="stable")
    return known[where[few][order]], unit[:-2][inside][few][order]


def _compared(a: Prepared, b: Prepared, ua: Range, ub: Range) -> tuple[Op, ...]:
    """What two sentences have in common: the whole, a part, or nothing."""
    la, lb = ua[1] - ua[0], ub[1] - ub[0]
    common = LCSseq.similarity(a.ids[slice(*ua)].tolist(), b.ids[slice(*ub)].tolist())
    if common < SAME * max(la, lb) and common < PART_WORDS:
        return ()
    whole = _ops(a, b, ua, ub)
    part = _part(whole)
    if _similarity(whole) < SAME:
        return part if _matched(part) >= PART_WORDS and _similarity(part) >= PART else ()
    if not part or _similarity(part) < PART or _matched(part) < max(PART_WORDS, _MOST_MATCHED * _matched(whole)):
        return whole
    outside = max(part[0][1] - ua[0], ua[1] - part[-1][2], part[0][3] - ub[0], ub[1] - part[-1][4])
    return part if outside >= _OUTSIDE else whole


def _ops(a: Prepared, b: Prepared, ua: Range, ub: Range) -> tuple[Op, ...]:
    """Both sentences from end to end."""
    (a0, a1), (b0, b1) = ua, ub
    ops: list[Op] = []
    for op in LCSseq.opcodes(a.ids[a0:a1].tolist(), b.ids[b0:b1].tolist()):
        equal = op.tag == "equal"
        here, here_end, there, there_end = a0 + op.src_start, a0 + op.src_end, b0 + op.dest_start, b0 + op.dest_end
        if ops and not equal and not ops[-1][0]:
            _, here, _, there, _ = ops.pop()
        ops.append((equal, here, here_end, there, there_end))
    return tuple(ops)


def _part(whole: tuple[Op, ...]) -> tuple[Op, ...]:
    """The stretch of two sentences in which most words stand in both: the best local alignment (Smith and Waterman 1981)."""
    best, best_range = 0.0, (0, 0)
    score, start = 0.0, 0
    for k, (equal, a0, a1, b0, b1) in enumerate(whole):
        if equal:
            score += a1 - a0
            if score > best:
                best, best_range = score, (start, k + 1)
        else:
            score -= _UNMATCHED * max(a1 - a0, b1 - b0)
            if score <= 0:
                score, start = 0.0, k + 1
    return whole[slice(*best_range)]


def _matched(ops: tuple[Op, ...]) -> int:
    return sum(a1 - a0 for equal, a0, a1, _, _ in ops if equal)


def _similarity(ops: tuple[Op, ...]) -> float:
    return _matched(ops) / max(1, ops[-1][2] - ops[0][1], ops[-1][4] - ops[0][3]) if ops else 0.0


def _measured(a: Prepared, b: Prepared, ops: tuple[Op, ...]) -> Aligned:
    own = plain = longest = 0
    for equal, a0, a1, b0, b1 in ops:
        if not equal:
            continue
        both = a.own[a0:a1] & b.own[b0:b1]
        plain += int(np.count_nonzero(a.plain[a0:a1] & b.plain[b0:b1]))
        if both.all():
            own += a1 - a0
            longest = max(longest, a1 - a0)
            continue
        own += int(np.count_nonzero(both))
        edges = np.flatnonzero(np.diff(np.r_[0, both.astype(np.int8), 0]))
        longest = max([longest, *(edges[1::2] - edges[::2]).tolist()])
    return Aligned(ops[0][1], ops[-1][2], ops[0][3], ops[-1][4], _matched(ops), own, plain, longest, ops)
