"""Aligns two reports, sentence by sentence, through cuts, reordering, merged sentences, changed figures and synonyms.

Two sentences are compared by their longest common subsequence of words (Hunt and Szymanski 1977). A rewriting word by word
keeps function words, names and order, so that more than half of a sentence stays in place; sentences that two reporters
wrote independently about one fact do so rarely, and hardly ever through a whole report.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import eq

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cdist

from rashomon.trace.prepared import Prepared, span_bits

# Share of the longer sentence that stays in place; below it two sentences are not the same.
SAME = 0.5
# Between two aligned sentences, or beside one, less is enough.
SAME_BESIDE = 0.38
# A part of a sentence: at least so many words, so densely matched.
PART_WORDS, PART = 8, 0.7
_SHORTEST = 3
# A run of fewer words in common tells nothing.
RUN = 12
# A part is taken for the whole unless so many words of either sentence lie outside it, and it has most of what is matched.
_OUTSIDE, _MOST_MATCHED = 7, 0.8
_UNMATCHED = 0.75
# Reports of more sentences are compared by shared runs of words only.
_MANY = 256
_REPEATED = 4

# (equal, a, a_end, b, b_end): a run of words that stands in both, or a gap with what stands in it on either side.
Op = tuple[bool, int, int, int, int]
Ops = tuple[Op, ...]
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Aligned:
    """Words [a, a_end) of one report that stand in the other as [b, b_end).

    `matched` words stand in both in the same order, `plain` of them are in lower case and outside quotation marks on both
    sides; `run` is the longest unbroken run of own words, 0 where it is too short to tell anything. `ops` are in order and
    cover both ranges.
    """

    a: int
    a_end: int
    b: int
    b_end: int
    matched: int
    plain: int
    run: int
    calls: bool
    ops: Ops

    @property
    def similarity(self) -> float:
        """Share of the longer side's words that stand in both."""
        return self.matched / max(self.a_end - self.a, self.b_end - self.b)

    @property
    def parallel(self) -> float:
        """1 where every gap holds as many words on either side, as when words were swapped one for one."""
        uneven = sum(abs((a1 - a0) - (b1 - b0)) for equal, a0, a1, b0, b1 in self.ops if not equal)
        return 1 - uneven / max(self.a_end - self.a, self.b_end - self.b)

    def turned(self) -> "Aligned":
        """The same with the two reports in each other's place."""
        ops = tuple((equal, b, b_end, a, a_end) for equal, a, a_end, b, b_end in self.ops)
        return Aligned(self.b, self.b_end, self.a, self.a_end, self.matched, self.plain, self.run, self.calls, ops)


def align(a: Prepared, b: Prepared) -> tuple[Aligned, ...]:
    """The passages that two reports have in common.

    Returns:
        Passages in order of `b`, no word in two of them on either side. Most are whole sentences, or several that follow one
        another unchanged; where a sentence was cut, merged or split they are the part that both have.
    """
    if not a.units or not b.units:
        return ()
    taken = _Taken()
    _identical(a, b, taken)
    if taken.left_a and taken.left_b:
        if _promising(a, b, taken):
            for pair, ops in _alike(a, b, taken):
                if taken.free(ops):
                    taken.take(pair, ops)
        _beside(a, b, taken)
    return tuple(sorted(_measured(a, b, taken), key=lambda passage: passage.b))


def align_stretches(a: Prepared, b: Prepared, ua: Range, ub: Range) -> Aligned | None:
    """What two stretches of words have in common, as one passage; None where it is little."""
    one, two = a.letters[slice(*ua)], b.letters[slice(*ub)]
    ops, matched = _part(_ops(one, two, ua[0], ub[0], LCSseq.similarity(one, two)))
    if _similarity(ops, matched) < SAME:
        return None
    return Aligned(ops[0][1], ops[-1][2], ops[0][3], ops[-1][4], matched, 0, 0, calls=False, ops=ops)


class _Taken:
    """Passages taken so far, the units that they began from, and what is still free on both sides."""

    def __init__(self) -> None:
        self.blocks: list[tuple[int, int, int]] = []
        self.passages: list[tuple[Range, Ops]] = []
        self.left_a: list[int] = []
        self.left_b: list[int] = []
        self._used_a = self._used_b = 0

    def free(self, ops: Ops) -> bool:
        return self.spaces((ops[0][1], ops[-1][2]), (ops[0][3], ops[-1][4]))

    def spaces(self, ua: Range, ub: Range) -> bool:
        return not (self._used_a & span_bits(*ua) or self._used_b & span_bits(*ub))

    def block(self, i: int, j: int, count: int, ua: Range, ub: Range) -> None:
        """Takes `count` units that are the same on both sides, from units `i` and `j` on."""
        self.blocks.append((i, j, count))
        self._used_a |= span_bits(*ua)
        self._used_b |= span_bits(*ub)

    def take(self, units: Range, ops: Ops) -> None:
        self.passages.append((units, ops))
        self._used_a |= span_bits(ops[0][1], ops[-1][2])
        self._used_b |= span_bits(ops[0][3], ops[-1][4])


def _identical(a: Prepared, b: Prepared, taken: _Taken) -> None:
    """Takes sentences of which every word is the same, the first with the first; neighbours on both sides are one block."""
    pairs: list[tuple[int, int]] = []
    for sentence in a.places.keys() & b.places.keys():
        pairs += zip(a.places[sentence], b.places[sentence], strict=False)
    pairs.sort(key=lambda pair: pair[1])
    used_a, used_b = {i for i, _ in pairs}, {j for _, j in pairs}
    taken.left_a = [i for i in range(len(a.units)) if i not in used_a]
    taken.left_b = [j for j in range(len(b.units)) if j not in used_b]
    at = 0
    while at < len(pairs):
        i, j = pairs[at]
        count = 1
        while (
            at + count < len(pairs) and pairs[at + count] == (i + count, j + count) and not a.calls & {i + count - 1, i + count}
        ):
            count += 1
        ua, ub = (a.units[i][0], a.units[i + count - 1][1]), (b.units[j][0], b.units[j + count - 1][1])
        taken.block(i, j, count, ua, ub)
        at += count


def _beside(a: Prepared, b: Prepared, taken: _Taken) -> None:
    """Sentences next to aligned ones: less likeness is enough where the order is kept."""
    at = [(units, units) for units, _ in taken.passages]
    at += [((i, j), (i + count - 1, j + count - 1)) for i, j, count in taken.blocks]
    while at:
        (first_i, first_j), (last_i, last_j) = at.pop()
        for ni, nj in ((last_i + 1, last_j + 1), (first_i - 1, first_j - 1)):
            if not (0 <= ni < len(a.units) and 0 <= nj < len(b.units)) or not taken.spaces(a.units[ni], b.units[nj]):
                continue
            one, two = a.sentences[ni], b.sentences[nj]
            longer = max(len(one), len(two))
            common = LCSseq.similarity(one, two)
            if common >= SAME_BESIDE * longer:
                taken.take((ni, nj), _ops(one, two, a.units[ni][0], b.units[nj][0], common))
                at.append(((ni, nj), (ni, nj)))


def _promising(a: Prepared, b: Prepared, taken: _Taken) -> bool:
    """Whether any two units not yet aligned are alike, of those that share a run of three words."""
    (ones, of_ones), (twos, of_twos) = a.threes, b.threes
    if not len(ones) or not len(twos):
        return False
    at = np.minimum(np.searchsorted(ones, twos), len(ones) - 1)
    free_a, free_b = np.zeros(len(a.units), dtype=np.bool_), np.zeros(len(b.units), dtype=np.bool_)
    free_a[taken.left_a], free_b[taken.left_b] = True, True
    shared = np.flatnonzero((ones[at] == twos) & free_a[of_ones[at]] & free_b[of_twos])
    cells = of_ones[at[shared]] * len(b.units) + of_twos[shared]
    for cell in dict.fromkeys(cells.tolist()):
        i, j = divmod(cell, len(b.units))
        one, two = a.sentences[i], b.sentences[j]
        common = LCSseq.similarity(one, two)
        shorter, longer = sorted((len(one), len(two)))
        if common >= SAME * longer or (common >= PART * shorter and shorter >= PART_WORDS):
            return True
    return False


def _alike(a: Prepared, b: Prepared, taken: _Taken) -> list[tuple[Range, Ops]]:
    """Pairs of units not yet aligned that are alike, the likest first, with what they have in common."""
    found = []
    for i, j, common in _comparable(a, b, taken.left_a, taken.left_b):
        longer = max(len(a.sentences[i]), len(b.sentences[j]))
        if common < SAME * longer and common < PART_WORDS:
            continue
        ops, matched = _compared(a, b, i, j, common)
        if ops:
            found.append((-matched * _similarity(ops, matched), abs(i - j), (i, j), ops))
    return [(pair, ops) for _, _, pair, ops in sorted(found)]


def _comparable(a: Prepared, b: Prepared, left_a: list[int], left_b: list[int]) -> Iterable[tuple[int, int, int]]:
    """Pairs of units with the number of words that stand in both in one order, where it leaves room for likeness."""
    if max(len(left_a), len(left_b)) > _MANY:
        return _sharing_runs(a, b, left_a, left_b)
    ones, twos = [a.sentences[i] for i in left_a], [b.sentences[j] for j in left_b]
    common = cdist(ones, twos, scorer=LCSseq.similarity, dtype=np.int32)
    la = np.array([len(one) for one in ones])[:, None]
    lb = np.array([len(two) for two in twos])[None, :]
    shorter, longer = np.minimum(la, lb), np.maximum(la, lb)
    worth = (common >= SAME * longer) & (shorter >= _SHORTEST)
    worth |= (common >= PART * shorter) & (shorter >= PART_WORDS)
    rows, columns = np.nonzero(worth)
    return [(left_a[i], left_b[j], n) for i, j, n in zip(rows.tolist(), columns.tolist(), common[worth].tolist(), strict=True)]


def _sharing_runs(a: Prepared, b: Prepared, left_a: list[int], left_b: list[int]) -> Iterator[tuple[int, int, int]]:
    """For very long reports: pairs of units that share a run of three words which neither report repeats often."""
    runs_a, units_a = _runs(a, left_a)
    runs_b, units_b = _runs(b, left_b)
    low, high = np.searchsorted(runs_b, runs_a, side="left"), np.searchsorted(runs_b, runs_a, side="right")
    counts = high - low
    if not counts.any():
        return
    ends = np.cumsum(counts)
    into_b = np.arange(ends[-1]) - np.repeat(ends - counts - low, counts)
    cells = np.unique(np.repeat(units_a, counts) * len(b.units) + units_b[into_b])
    for cell in cells.tolist():
        i, j = divmod(cell, len(b.units))
        yield i, j, LCSseq.similarity(a.sentences[i], b.sentences[j])


def _runs(report: Prepared, left: list[int]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The runs of three words inside these units that they have a few times only, as ascending numbers, with their units."""
    runs, units = report.runs
    free = np.zeros(len(report.units), dtype=np.bool_)
    free[left] = True
    runs, units = runs[free[units]], units[free[units]]
    first = np.flatnonzero(np.append(True, runs[1:] != runs[:-1])) if len(runs) else np.zeros(0, dtype=np.int64)
    counts = np.diff(np.append(first, len(runs)))
    few = np.repeat(counts <= _REPEATED, counts)
    return runs[few], units[few]


def _compared(a: Prepared, b: Prepared, i: int, j: int, common: int) -> tuple[Ops, int]:
    """What two sentences have in common, the whole, a part, or nothing; and how many words of it stand in both.

    `common` words of the sentences stand in both in one order.
    """
    (a0, a1), (b0, b1) = a.units[i], b.units[j]
    whole = _ops(a.sentences[i], b.sentences[j], a0, b0, common)
    part, matched = _part(whole)
    alike = _similarity(part, matched)
    if _similarity(whole, common) < SAME:
        return (part, matched) if matched >= PART_WORDS and alike >= PART else ((), 0)
    if not part or alike < PART or matched < max(PART_WORDS, _MOST_MATCHED * common):
        return whole, common
    outside = max(part[0][1] - a0, a1 - part[-1][2], part[0][3] - b0, b1 - part[-1][4])
    return (part, matched) if outside >= _OUTSIDE else (whole, common)


def _ops(one: str, two: str, here: int, there: int, common: int) -> Ops:
    """Both sentences from end to end, from words `here` and `there` on; `common` words stand in both in one order."""
    if len(one) == len(two) and sum(map(eq, one, two)) == common:
        return _in_place(one, two, here, there)
    ops: list[Op] = []
    for op in LCSseq.opcodes(one, two):
        a0, a1, b0, b1 = op.src_start + here, op.src_end + here, op.dest_start + there, op.dest_end + there
        equal = op.tag == "equal"
        if not equal and ops and not ops[-1][0]:
            _, a0, _, b0, _ = ops.pop()
        ops.append((equal, a0, a1, b0, b1))
    return tuple(ops)


def _in_place(one: str, two: str, here: int, there: int) -> Ops:
    """Two sentences of one length in which every word that is common stands in its place."""
    ops: list[Op] = []
    start = 0
    for equal, run in groupby(map(eq, one, two)):
        end = start + sum(1 for _ in run)
        ops.append((equal, here + start, here + end, there + start, there + end))
        start = end
    return tuple(ops)


def _part(whole: Ops) -> tuple[Ops, int]:
    """The stretch of two sentences in which most words stand in both, and how many do.

    It is the best local alignment (Smith and Waterman 1981).
    """
    best, best_range, best_matched = 0.0, (0, 0), 0
    score, start, matched = 0.0, 0, 0
    for k, (equal, a0, a1, b0, b1) in enumerate(whole):
        if equal:
            score += a1 - a0
            matched += a1 - a0
            if score > best:
                best, best_range, best_matched = score, (start, k + 1), matched
        else:
            score -= _UNMATCHED * max(a1 - a0, b1 - b0)
            if score <= 0:
                score, start, matched = 0.0, k + 1, 0
    return whole[slice(*best_range)], best_matched


def _similarity(ops: Ops, matched: int) -> float:
    return matched / max(1, ops[-1][2] - ops[0][1], ops[-1][4] - ops[0][3]) if ops else 0.0


def _measured(a: Prepared, b: Prepared, taken: _Taken) -> Iterator[Aligned]:
    for i, j, count in taken.blocks:
        a0, a1, b0, b1 = a.units[i][0], a.units[i + count - 1][1], b.units[j][0], b.units[j + count - 1][1]
        run = max([_run(a, b, first, first - a0 + b0, last - first) for first, last in a.units[i : i + count]])
        plain = _both(a.plain, b.plain, a0, b0, a1 - a0).bit_count()
        yield Aligned(a0, a1, b0, b1, a1 - a0, plain, run, i in a.calls, ((True, a0, a1, b0, b1),))
    for (_, j), ops in taken.passages:
        plain = longest = matched = 0
        plain_a, plain_b = a.plain, b.plain
        for equal, a0, a1, b0, _ in ops:
            if equal:
                matched += a1 - a0
                plain += _both(plain_a, plain_b, a0, b0, a1 - a0).bit_count()
                longest = max(longest, _run(a, b, a0, b0, a1 - a0))
        yield Aligned(ops[0][1], ops[-1][2], ops[0][3], ops[-1][4], matched, plain, longest, j in b.calls, ops)


def _run(a: Prepared, b: Prepared, a0: int, b0: int, count: int) -> int:
    """The longest unbroken run of own words among `count` words; 0 where it is too short to tell anything."""
    if count < RUN:
        return 0
    bits = _both(a.own, b.own, a0, b0, count)
    return count if bits == (1 << count) - 1 else _longest(bits)


def _both(a: int, b: int, a0: int, b0: int, count: int) -> int:
    """The words of two runs of `count` words that are in both sets, from 0."""
    return (a >> a0) & (b >> b0) & ((1 << count) - 1)


def _longest(bits: int) -> int:
    """The longest unbroken run of members."""
    longest = 0
    while bits:
        bits >>= (bits & -bits).bit_length() - 1
        length = (~bits & (bits + 1)).bit_length() - 1
        longest = max(longest, length)
        bits >>= length
    return longest
