"""Two reports that are alike because both were made from a third are siblings, not parent and child."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.trace.direction import Direction
from rashomon.trace.pair import Pair

Kind = tuple[str, str]
_MADE = ("copy", "rewrite")
# Share of the common words that the third report must explain as well or better.
_EXPLAINED = 0.9


def explained(pairs: Sequence[Pair], directions: Sequence[Direction], kinds: Sequence[Kind]) -> list[Kind]:
    """Turns copies and rewrites that a common elder explains into shared text.

    Args:
        pairs: reports that share text.
        directions: of each pair.
        kinds: of each pair, with what it rests on.

    Returns:
        The kinds, with "shared" where both have it from one elder report among those given.
    """
    place = {(min(pair.i, pair.j), max(pair.i, pair.j)): k for k, pair in enumerate(pairs)}
    elders: dict[int, list[int]] = {}
    for pair, way, kind in zip(pairs, directions, kinds, strict=True):
        if way.known and kind[0] in (*_MADE, "update"):
            elder, younger = (pair.j, pair.i) if way.reverse else (pair.i, pair.j)
            elders.setdefault(younger, []).append(elder)
    result = list(kinds)
    for k, pair in enumerate(pairs):
        if kinds[k][0] not in _MADE:
            continue
        for third in sorted(set(elders.get(pair.i, ())) & set(elders.get(pair.j, ()))):
            with_i = pairs[place[min(third, pair.i), max(third, pair.i)]]
            with_j = pairs[place[min(third, pair.j), max(third, pair.j)]]
            if _covers(with_i, pair, pair.i) and _covers(with_j, pair, pair.j):
                origin = with_i.a if with_i.i == third else with_i.b
                result[k] = ("shared", f"both have it from {origin.report.id}")
                break
    return result


def _covers(explaining: Pair, pair: Pair, report: int) -> bool:
    """Whether the words that `report` has in common with the pair's other one are at least as like in the explaining pair."""
    here = _likeness(pair, report)
    there = _likeness(explaining, report)
    common = here > 0
    return bool(np.mean(there[common] >= here[common] - 1e-6) >= _EXPLAINED) if common.any() else False


def _likeness(pair: Pair, report: int) -> NDArray[np.float64]:
    first = pair.i == report
    likeness = np.zeros((pair.a if first else pair.b).size)
    for passage in pair.passages:
        here = slice(passage.a, passage.a_end) if first else slice(passage.b, passage.b_end)
        likeness[here] = passage.similarity
    return likeness
