"""Aligns two reports, sentence by sentence, through cuts, reordering, merged sentences, changed figures and synonyms.

Two sentences are compared by their longest common subsequence of words (Hunt and Szymanski 1977). A rewriting word by word
keeps function words, names and order, so that more than half of a sentence stays in place; sentences that two reporters
wrote independently about one fact do so rarely, and hardly ever through a whole report.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import LCSseq

from rashomon.trace.prepared import Prepared

# Share of the longer sentence that stays in place; below it two sentences are not the same.
SAME = 0.5
# Between two aligned sentences, or beside one, less is enough.
SAME_BESIDE = 0.38
# A part of a sentence: at least so many words, so densely matched.
PART_WORDS, PART = 8, 0.7
_SHORTEST = 3
_OUTSIDE = 7
_BLOCK = 256
_UNMATCHED = 0.75

# (equal, a, a_end, b, b_end): a run of words that stands in both, or a gap with what stands in it on either side.
Op = tuple[bool, int, int, int, int]


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
    found: dict[tuple[int, int], Aligned] = {}
    for i, j in _comparable(a, b):
        passage = _compared(a, b, a.units[i], b.units[j])
        if passage is not None:
            found[i, j] = passage
    best = sorted(found.items(), key=lambda item: (-item[1].matched * item[1].similarity, abs(item[0][0] - item[0][1]), item[0]))
    taken = _Taken(a, b)
    at: list[tuple[int, int]] = []
    for pair, passage in best:
        if taken.free((passage.a, passage.a_end), (passage.b, passage.b_end)):
            taken.take(passage)
            at.append(pair)
    _beside(a, b, at, taken)
    return tuple(sorted(taken.passages, key=lambda passage: passage.b))


class _Taken:
    """Passages taken so far, and the words still free on both sides."""

    def __init__(self, a: Prepared, b: Prepared) -> None:
        self.passages: list[Aligned] = []
        self._free_a = np.ones(len(a.words), dtype=np.bool_)
        self._free_b = np.ones(len(b.words), dtype=np.bool_)

    def free(self, ua: tuple[int, int], ub: tuple[int, int]) -> bool:
        return bool(self._free_a[slice(*ua)].all() and self._free_b[slice(*ub)].all())

    def take(self, passage: Aligned) -> None:
        self._free_a[passage.a : passage.a_end] = False
        self._free_b[passage.b : passage.b_end] = False
        self.passages.append(passage)


def _beside(a: Prepared, b: Prepared, at: list[tuple[int, int]], taken: _Taken) -> None:
    """Sentences next to aligned ones: less likeness is enough where the order is kept."""
    while at:
        i, j = at.pop()
        for step in (1, -1):
            ni, nj = i + step, j + step
            if not (0 <= ni < len(a.units) and 0 <= nj < len(b.units)) or not taken.free(a.units[ni], b.units[nj]):
                continue
            passage = _whole(a, b, a.units[ni], b.units[nj])
            if passage.similarity >= SAME_BESIDE:
                taken.take(passage)
                at.append((ni, nj))


def _comparable(a: Prepared, b: Prepared) -> Iterator[tuple[int, int]]:
    """Pairs of units whose bags of words leave room for likeness."""
    if max(len(a.units), len(b.units)) > _BLOCK:
        yield from _sharing_runs(a, b)
        return
    if not a.units or not b.units:
        return
    known, where = np.unique(np.concatenate([*a.bags, *b.bags]), return_inverse=True)
    sizes = [len(bag) for bag in (*a.bags, *b.bags)]
    rows = np.repeat(np.arange(len(sizes)), sizes)
    table = np.zeros((len(sizes), len(known)), dtype=np.float32)
    table[rows, where] = 1
    shared = table[: len(a.units)] @ table[len(a.units) :].T
    la = np.array([last - first for first, last in a.units])[:, None]
    lb = np.array([last - first for first, last in b.units])[None, :]
    shorter, longer = np.minimum(la, lb), np.maximum(la, lb)
    worth = (shorter >= _SHORTEST) & (shared >= SAME * longer)
    worth |= (shorter >= PART_WORDS) & (shared >= PART * shorter)
    for i, j in np.argwhere(worth):
        yield int(i), int(j)


def _sharing_runs(a: Prepared, b: Prepared) -> Iterator[tuple[int, int]]:
    """For very long reports: pairs of units that share a run of three words which neither report repeats often."""
    runs_a, runs_b = _where(a), _where(b)
    pairs = {(i, j) for run, units in runs_a.items() for j in runs_b.get(run, ()) for i in units}
    yield from sorted(pairs)


def _where(report: Prepared) -> dict[tuple[int, ...], tuple[int, ...]]:
    found: dict[tuple[int, ...], list[int]] = {}
    ids = report.ids.tolist()
    for unit, (first, last) in enumerate(report.units):
        for k in range(first, last - 2):
            units = found.setdefault(tuple(ids[k : k + 3]), [])
            if not units or units[-1] != unit:
                units.append(unit)
    return {run: tuple(units) for run, units in found.items() if len(units) <= 4}


def _compared(a: Prepared, b: Prepared, ua: tuple[int, int], ub: tuple[int, int]) -> Aligned | None:
    whole = _whole(a, b, ua, ub)
    part = _part(a, b, whole)
    if whole.similarity >= SAME:
        outside = max(part.a - whole.a, whole.a_end - part.a_end, part.b - whole.b, whole.b_end - part.b_end)
        trimmed = outside >= _OUTSIDE and part.matched >= max(PART_WORDS, 0.8 * whole.matched)
        return part if trimmed and part.similarity >= PART else whole
    if part.matched >= PART_WORDS and part.similarity >= PART:
        return part
    return None


def _whole(a: Prepared, b: Prepared, ua: tuple[int, int], ub: tuple[int, int]) -> Aligned:
    """Both sentences from end to end."""
    (a0, a1), (b0, b1) = ua, ub
    ops: list[Op] = []
    for op in LCSseq.opcodes(a.ids[a0:a1].tolist(), b.ids[b0:b1].tolist()):
        equal = op.tag == "equal"
        here, here_end, there, there_end = a0 + op.src_start, a0 + op.src_end, b0 + op.dest_start, b0 + op.dest_end
        if ops and not equal and not ops[-1][0]:
            _, here, _, there, _ = ops.pop()
        ops.append((equal, here, here_end, there, there_end))
    return _measured(a, b, tuple(ops))


def _part(a: Prepared, b: Prepared, whole: Aligned) -> Aligned:
    """The stretch of two sentences in which most words stand in both: the best local alignment (Smith and Waterman 1981)."""
    best, best_range = 0.0, (0, 0)
    score, start = 0.0, 0
    for k, (equal, a0, a1, b0, b1) in enumerate(whole.ops):
        if equal:
            score += a1 - a0
            if score > best:
                best, best_range = score, (start, k + 1)
        else:
            score -= _UNMATCHED * max(a1 - a0, b1 - b0)
            if score <= 0:
                score, start = 0.0, k + 1
    return _measured(a, b, whole.ops[slice(*best_range)])


def _measured(a: Prepared, b: Prepared, ops: tuple[Op, ...]) -> Aligned:
    if not ops:
        return Aligned(0, 1, 0, 1, 0, 0, 0, 0, ())
    matched = own = plain = run = longest = 0
    for equal, a0, a1, b0, b1 in ops:
        run = 0
        if not equal:
            continue
        matched += a1 - a0
        plain += int((a.plain[a0:a1] & b.plain[b0:b1]).sum())
        for both in a.own[a0:a1] & b.own[b0:b1]:
            run = run + 1 if both else 0
            own += bool(both)
            longest = max(longest, run)
    return Aligned(ops[0][1], ops[-1][2], ops[0][3], ops[-1][4], matched, own, plain, longest, ops)
