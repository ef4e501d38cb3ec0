"""Average link over a sparse graph of pairs (Sokal and Michener 1958): which reports make one story."""

import heapq
import math
from collections.abc import Mapping, Sequence

# Two groups of several reports each that tell of one event would have found each other's likeness many times over: the mean
# has to be higher by so much for each natural logarithm of the smaller size. Chosen with `LEAST` on train parts.
_BOTH_GREAT = 1.0
# Log-odds of a pair that was not even a candidate, and the floor of what such a pair is taken for.
MISSING = -6.0


def partition(
    members: Sequence[int], edges: Mapping[int, Mapping[int, float]], floors: Mapping[int, float], *, least: float
) -> list[list[int]]:
    """Joins the two groups whose pairs score best on average, again and again, until none scores above `least`.

    The score of two groups of several reports is lowered a little by their size, see `_BOTH_GREAT`.

    Args:
        members: the reports' numbers; the order settles ties.
        edges: scores of pairs, symmetric; only those between members count.
        floors: for each member, what a pair with it that has no score is taken for, at most: a report that has more likely
            partners than were compared would else be torn from them.
        least: the mean score above which groups are joined.

    Returns:
        The groups, each ascending, in the order of their first members. Every member is in exactly one.
    """
    groups = _Groups(members, edges, floors, least)
    while groups.step():
        pass
    return sorted(sorted(group) for group in groups.members.values())


class _Groups:
    """Groups with the sum and the number of the scored pairs between them."""

    def __init__(
        self,
        members: Sequence[int],
        edges: Mapping[int, Mapping[int, float]],
        floors: Mapping[int, float],
        least: float,
    ) -> None:
        inside = set(members)
        self.members = {member: [member] for member in members}
        self._floor = {member: floors.get(member, MISSING) for member in members}
        self._between = {
            member: {other: (score, 1) for other, score in edges.get(member, {}).items() if other in inside and other != member}
            for member in members
        }
        self._least = least
        # Entries may be stale. A group that grows seldom comes closer to a third that neither part was close to, so an entry
        # is an upper bound, and is put right when it comes up.
        self._heap: list[tuple[float, int, int]] = [
            (-score, one, other)
            for one, row in self._between.items()
            for other, (score, _) in row.items()
            if one < other and score > least
        ]
        heapq.heapify(self._heap)

    def step(self) -> bool:
        """Joins the best pair, or puts the entry of a pair right; False where nothing is left to join."""
        if not self._heap:
            return False
        negative, one, other = heapq.heappop(self._heap)
        if one not in self.members or other not in self.members:
            return True
        score = self._mean(one, other)
        if score < -negative - 1e-12:
            self._push(one, other, score)
        elif score > self._least:
            self._join(one, other)
        return True

    def _mean(self, one: int, other: int) -> float:
        total, count = self._between[one][other]
        pairs = len(self.members[one]) * len(self.members[other])
        unseen = min(self._floor[one], self._floor[other])
        mean = (total + (pairs - count) * unseen) / pairs
        return mean - _BOTH_GREAT * math.log(min(len(self.members[one]), len(self.members[other])))

    def _push(self, one: int, other: int, score: float) -> None:
        if score > self._least:
            heapq.heappush(self._heap, (-score, min(one, other), max(one, other)))

    def _join(self, one: int, other: int) -> None:
        """The group with fewer neighbours goes into the other: each pair is moved a logarithmic number of times."""
        if len(self._between[one]) < len(self._between[other]) or (
            len(self._between[one]) == len(self._between[other]) and other < one
        ):
            one, other = other, one
        left, right = len(self.members[one]), len(self.members[other])
        self._floor[one] = (self._floor[one] * left + self._floor[other] * right) / (left + right)
        self.members[one] += self.members.pop(other)
        moved = self._between.pop(other)
        del self._between[one][other]
        for third, (total, count) in moved.items():
            if third == one:
                continue
            del self._between[third][other]
            known, seen = self._between[one].get(third, (0.0, 0))
            self._between[one][third] = self._between[third][one] = (known + total, seen + count)
            self._push(one, third, self._mean(one, third))
