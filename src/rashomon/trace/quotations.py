"""One quotation in two reports: found by pairs of words, whatever else the reports have in common, and aligned word by word.

Two reporters who took down one statement have no text in common but this. It is no lineage; yet where its words differ, one of
them altered it.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.trace.align import Aligned, align_stretches
from rashomon.trace.prepared import Prepared, span_bits

Ints = NDArray[np.int64]
Stretch = tuple[int, int, int]

# Shorter ones are phrases that anyone may quote.
SHORTEST = 6
# Two quotations are one where they have so many pairs of adjacent words in common, and so large a share of the shorter's.
_PAIRS, _SHARE = 3, 0.3
# A pair of words that more quotations have says nothing.
_COMMON = 16
_MIX = np.int64(1_000_003)


def same_quotations(reports: Sequence[Prepared]) -> dict[tuple[int, int], list[Aligned]]:
    """Quotations that two reports have alike.

    Args:
        reports: any number; the cost is linear in their quotations.

    Returns:
        By the two reports' places among `reports`, ascending: the quotations as passages, the first report's words as `a`; no
        word is in two of them on either side.
    """
    stretches = [(k, first, last) for k, report in enumerate(reports) for first, last in _stretches(report)]
    found: dict[tuple[int, int], list[Aligned]] = {}
    used: dict[tuple[int, int], tuple[int, int]] = {}
    for one, two in _alike(reports, stretches):
        (i, *here), (j, *there) = stretches[one], stretches[two]
        passage = align_stretches(reports[i], reports[j], (here[0], here[1]), (there[0], there[1]))
        if passage is not None:
            ours, theirs = span_bits(passage.a, passage.a_end), span_bits(passage.b, passage.b_end)
            used_i, used_j = used.get((i, j), (0, 0))
            if not (used_i & ours or used_j & theirs):
                used[i, j] = used_i | ours, used_j | theirs
                found.setdefault((i, j), []).append(passage)
    return found


def _stretches(report: Prepared) -> Iterator[tuple[int, int]]:
    """The quotations of some length, as ranges of words."""
    bits = report.quoted
    at = 0
    while bits >> at:
        at += ((bits >> at) & -(bits >> at)).bit_length() - 1
        rest = bits >> at
        length = (~rest & (rest + 1)).bit_length() - 1
        if length >= SHORTEST:
            yield at, at + length
        at += length


def _alike(reports: Sequence[Prepared], stretches: Sequence[Stretch]) -> list[tuple[int, int]]:
    """Pairs of quotations of two reports with enough pairs of words in common, those with most first."""
    if not stretches:
        return []
    runs = [_runs(reports[k].letters[first:last]) for k, first, last in stretches]
    sizes = np.array([len(run) for run in runs])
    owner = np.repeat(np.arange(len(runs)), sizes)
    feature = np.concatenate(runs)
    order = np.lexsort((owner, feature))
    feature, owner = feature[order], owner[order]
    first = np.flatnonzero(np.r_[True, feature[1:] != feature[:-1]])
    held = np.diff(np.r_[first, len(feature)])
    rank = np.arange(len(feature)) - np.repeat(first, held)
    rank[np.repeat(held, held) > _COMMON] = 0
    shared = []
    for back in range(1, _COMMON):
        later = np.flatnonzero(rank >= back)
        shared.append(owner[later - back] * len(runs) + owner[later])
    cells, counts = np.unique(np.concatenate(shared), return_counts=True)
    one, two = cells // len(runs), cells % len(runs)
    of = np.array([k for k, _, _ in stretches])
    enough = (of[one] != of[two]) & (counts >= np.maximum(_PAIRS, _SHARE * np.minimum(sizes[one], sizes[two])))
    one, two, counts = one[enough], two[enough], counts[enough]
    order = np.lexsort((two, one, -counts))
    return list(zip(one[order].tolist(), two[order].tolist(), strict=True))


def _runs(letters: str) -> Ints:
    """The distinct pairs of adjacent words."""
    words = np.frombuffer(letters.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.int64)
    return np.unique(words[:-1] * _MIX + words[1:])
