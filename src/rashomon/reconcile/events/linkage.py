"""Groups from pairs by average link: those two groups are joined next whose members are, on average, most likely one.

What keeps a group together is the mean over all pairs of members, so one likely pair does not tie two groups whose other members
speak against it. Pairs that were never compared count as pairs with nothing in common, up to so many members a group: in a crowd,
neighbours alone are compared, and they stand for the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from heapq import heapify, heappop, heappush

Pair = tuple[str, str]
Edges = dict[int, tuple[float, int]]

# So many members a group are counted on when a pair of groups lacks comparisons.
MEMBERS = 8


def average_link(
    items: Sequence[str],
    odds: Mapping[Pair, float],
    *,
    least: float,
    absent: float,
    apart: Callable[[list[str], list[str]], bool],
) -> list[list[str]]:
    """Grows groups while the best pair of groups is at `least` so likely on average.

    Args:
        items: what is grouped, in a stable order.
        odds: log odds that two items are one; symmetric, each pair given once.
        least: mean log odds from which on two groups are joined.
        absent: log odds of a pair that is not among `odds`.
        apart: True where two groups must not be joined whatever their mean; asked once for every two groups that would be.

    Returns:
        The groups; ties are broken by the order of the items.
    """
    number = {item: n for n, item in enumerate(items)}
    members: dict[int, list[int]] = {n: [n] for n in range(len(items))}
    edges: dict[int, Edges] = {n: {} for n in members}
    for (one, other), value in odds.items():
        edges[number[one]][number[other]] = edges[number[other]][number[one]] = (value, 1)

    def mean(a: int, b: int) -> float:
        total, count = edges[a][b]
        wanted = max(count, min(len(members[a]), MEMBERS) * min(len(members[b]), MEMBERS))
        return (total + (wanted - count) * absent) / wanted

    # Ties go to the pair of groups with the earliest members.
    heap = [(-mean(a, b), a, b) for a, row in edges.items() for b in row if a < b and row[b][0] >= least]
    heapify(heap)
    while heap:
        value, a, b = heappop(heap)
        if a not in members or b not in members or b not in edges[a] or mean(a, b) != -value:
            continue
        if apart([items[n] for n in members[a]], [items[n] for n in members[b]]):
            del edges[a][b], edges[b][a]
            continue
        for near in _merged(a, b, members, edges):
            if (likely := mean(a, near)) >= least:
                heappush(heap, (-likely, min(a, near), max(a, near)))
    return [[items[n] for n in sorted(group)] for _, group in sorted(members.items())]


def _merged(a: int, b: int, members: dict[int, list[int]], edges: dict[int, Edges]) -> list[int]:
    """Puts group `b` into group `a`; the groups that `a` now has pairs with, in order."""
    members[a] = sorted(members[a] + members.pop(b))
    taken = edges.pop(b)
    edges[a].pop(b, None)
    for other, (total, count) in taken.items():
        if other == a:
            continue
        mine = edges[a].get(other, (0.0, 0))
        edges[a][other] = edges[other][a] = (mine[0] + total, mine[1] + count)
        del edges[other][b]
    return sorted(edges[a])
