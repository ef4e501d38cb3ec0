"""Scores of coreference: MUC, B3, CEAF-e, LEA, and their mean as CoNLL shared tasks report it.

Key and response are clusters: iterables of sets of mentions. A mention is anything hashable, the same thing on both sides
where it is the same mention, such as (document, start, end). Mentions need not be the same on both sides: one that the
response lacks or invents counts against it, as Pradhan et al. 2014 (Scoring Coreference Partitions of Predicted Mentions)
have it. Singletons count as they are given; `without_singletons` takes them out. Scores of several documents at once, told
apart in the mention, are the shared tasks' sums over documents: no cluster of one document can match one of another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

Mention = Hashable
Clusters = Iterable[Iterable[Mention]]
Score = dict[str, float]


def scores(key: Clusters, response: Clusters) -> dict[str, Score | float]:
    """All measures.

    Returns:
        {"mentions", "muc", "b_cubed", "ceaf_e", "lea"}, each {"precision", "recall", "f1"}, and "conll", the mean F1 of MUC,
        B3 and CEAF-e.

    Raises:
        ValueError: a mention stands in two clusters of one side.
    """
    gold, given = _sets(key), _sets(response)
    found: dict[str, Score | float] = {
        "mentions": mentions(gold, given),
        "muc": muc(gold, given),
        "b_cubed": b_cubed(gold, given),
        "ceaf_e": ceaf_e(gold, given),
        "lea": lea(gold, given),
    }
    found["conll"] = _mean(found)
    return found


def conll(key: Clusters, response: Clusters) -> float:
    """The mean F1 of MUC, B3 and CEAF-e."""
    return float(np.mean([measure(key, response)["f1"] for measure in (muc, b_cubed, ceaf_e)]))


def without_singletons(clusters: Clusters) -> tuple[frozenset[Mention], ...]:
    """The clusters with two mentions or more."""
    return tuple(cluster for cluster in _sets(clusters) if len(cluster) > 1)


def mentions(key: Clusters, response: Clusters) -> Score:
    """Which mentions were found, wherever they were put."""
    wanted = set(_places(_sets(key)))
    given = set(_places(_sets(response)))
    return _score(len(wanted & given), len(given), len(wanted & given), len(wanted))


def muc(key: Clusters, response: Clusters) -> Score:
    """Links (Vilain et al. 1995): of the links that hold a cluster together, how many the other side has."""
    gold, given = _sets(key), _sets(response)
    return _score(*_links(given, _places(gold)), *_links(gold, _places(given)))


def b_cubed(key: Clusters, response: Clusters) -> Score:
    """Mention by mention (Bagga & Baldwin 1998): how much of its cluster is right. What one side lacks shares nothing."""
    gold, given = _sets(key), _sets(response)
    return _score(*_shared(given, _places(gold)), *_shared(gold, _places(given)))


def ceaf_e(key: Clusters, response: Clusters) -> Score:
    """Clusters aligned one to one (Luo 2005) by phi4, twice what two share over the sum of their sizes."""
    gold, given = _sets(key), _sets(response)
    places = _places(given)
    similar: dict[tuple[int, int], float] = {}
    for row, cluster in enumerate(gold):
        for column, shared in sorted(Counter(places[each] for each in cluster if each in places).items()):
            similar[row, column] = 2 * shared / (len(cluster) + len(given[column]))
    best = best_sum(similar)
    return _score(best, len(given), best, len(gold))


def lea(key: Clusters, response: Clusters) -> Score:
    """Links of whole entities, large ones weighing more (Moosavi & Strube 2016). A singleton has one link, to itself."""
    gold, given = _sets(key), _sets(response)
    return _score(*_resolved(given, gold), *_resolved(gold, given))


def best_sum(similar: Mapping[tuple[int, int], float]) -> float:
    """The largest sum of similarities that a one-to-one alignment of rows and columns reaches.

    Args:
        similar: (row, column) → similarity over 0; pairs that are not there have none.
    """
    total = 0.0
    for rows, columns in _components(similar):
        table = np.zeros((len(rows), len(columns)))
        for place, row in enumerate(rows):
            for other, column in enumerate(columns):
                table[place, other] = similar.get((row, column), 0.0)
        total += _assigned(table if len(rows) <= len(columns) else table.T)
    return total


def _sets(clusters: Clusters) -> tuple[frozenset[Mention], ...]:
    """The clusters as sets; empty ones left out."""
    return tuple(found for found in (frozenset(cluster) for cluster in clusters) if found)


def _places(clusters: Sequence[frozenset[Mention]]) -> dict[Mention, int]:
    """Mention → number of its cluster.

    Raises:
        ValueError: a mention stands in two of them.
    """
    places: dict[Mention, int] = {}
    for place, cluster in enumerate(clusters):
        for mention in cluster:
            if mention in places:
                raise ValueError(f"the mention {mention!r} stands in two clusters")
            places[mention] = place
    return places


def _links(clusters: Sequence[frozenset[Mention]], places: Mapping[Mention, int]) -> tuple[int, int]:
    """Links that the other side has too, and all of them. A mention that it lacks is a part of its own."""
    right = wanted = 0
    for cluster in clusters:
        parts = {places[each] for each in cluster if each in places}
        right += len(cluster) - len(parts) - sum(each not in places for each in cluster)
        wanted += len(cluster) - 1
    return right, wanted


def _shared(clusters: Sequence[frozenset[Mention]], places: Mapping[Mention, int]) -> tuple[float, int]:
    right = 0.0
    for cluster in clusters:
        counts = Counter(places[each] for each in cluster if each in places)
        right += sum(count * count for count in counts.values()) / len(cluster)
    return right, sum(map(len, clusters))


def _resolved(clusters: Sequence[frozenset[Mention]], others: Sequence[frozenset[Mention]]) -> tuple[float, int]:
    places = _places(others)
    right = 0.0
    for cluster in clusters:
        if len(cluster) == 1:
            (only,) = cluster
            right += only in places and len(others[places[only]]) == 1
            continue
        counts = Counter(places[each] for each in cluster if each in places)
        links = sum(count * (count - 1) for count in counts.values())
        right += links / (len(cluster) - 1)
    return right, sum(map(len, clusters))


def _score(correct: float, given: float, found: float, wanted: float) -> Score:
    """Precision from the first two, recall from the last two; each is 0 where its denominator is."""
    precision, recall = correct / given if given else 0.0, found / wanted if wanted else 0.0
    both = precision + recall
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / both if both else 0.0}


def _mean(found: Mapping[str, Score | float]) -> float:
    parts = [found[name] for name in ("muc", "b_cubed", "ceaf_e")]
    return sum(part["f1"] for part in parts if isinstance(part, dict)) / len(parts)


def _components(similar: Mapping[tuple[int, int], float]) -> list[tuple[list[int], list[int]]]:
    """The rows and columns that hang together: each lot can be aligned by itself."""
    columns_of: dict[int, list[int]] = {}
    rows_of: dict[int, list[int]] = {}
    for row, column in similar:
        columns_of.setdefault(row, []).append(column)
        rows_of.setdefault(column, []).append(row)
    found = []
    seen: set[int] = set()
    for first in columns_of:
        if first in seen:
            continue
        seen.add(first)
        rows, columns, waiting = [first], set(), [first]
        while waiting:
            for column in columns_of[waiting.pop()]:
                if column not in columns:
                    columns.add(column)
                    fresh = [row for row in rows_of[column] if row not in seen]
                    seen.update(fresh)
                    rows.extend(fresh)
                    waiting.extend(fresh)
        found.append((rows, sorted(columns)))
    return found


def _assigned(table: npt.NDArray[np.float64]) -> float:
    """The largest sum of one entry a row, no column twice; at least as many columns as rows (Kuhn 1955, Munkres 1957)."""
    rows, columns = table.shape
    if rows == 1:
        return float(table.max())
    cost = -table
    row_price, column_price = np.zeros(rows + 1), np.zeros(columns + 1)
    taken = np.full(columns + 1, -1)  # row of each column; the last column is a stand-in where each row starts
    for row in range(rows):
        taken[columns] = row
        column = columns
        least = np.full(columns, np.inf)
        way = np.full(columns, columns)
        used = np.zeros(columns + 1, dtype=bool)
        while taken[column] >= 0:
            used[column] = True
            current = taken[column]
            free = ~used[:columns]
            reduced = cost[current] - row_price[current] - column_price[:columns]
            nearer = free & (reduced < least)
            least[nearer] = reduced[nearer]
            way[nearer] = column
            after = int(np.where(free, least, np.inf).argmin())
            step = least[after]
            row_price[taken[used]] += step
            column_price[used] -= step
            least[free] -= step
            column = after
        while column != columns:
            before = way[column]
            taken[column] = taken[before]
            column = int(before)
    return float(sum(table[taken[column], column] for column in range(columns) if taken[column] >= 0))
