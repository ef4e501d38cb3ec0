"""From scores to labels: best tag paths, best trees, attributions. Pure functions on arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.language.weights import IMPOSSIBLE, Tagger

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
WordSpan = tuple[int, int, str]

_ROOT_PENALTY = 1.0e5


def best_paths(scores: Floats, taggers: Sequence[Tagger]) -> list[Ints]:
    """The best tag path of every layer (Viterbi), all layers in one pass over the words.

    Args:
        scores: (W, C) scores of all layers beside each other.
        taggers: The layers, with their columns in ``scores``.

    Returns:
        For each layer (W,) tag numbers.
    """
    count = len(scores)
    if count == 0:
        return [np.zeros(0, dtype=np.int64) for _ in taggers]
    widest = max(tagger.columns[1] - tagger.columns[0] for tagger in taggers)
    emissions = np.full((count, len(taggers), widest), IMPOSSIBLE, dtype=np.float32)
    steps = np.full((len(taggers), widest, widest), IMPOSSIBLE, dtype=np.float32)
    alpha = np.full((len(taggers), widest), IMPOSSIBLE, dtype=np.float32)
    for layer, tagger in enumerate(taggers):
        first, last = tagger.columns
        size = last - first
        emissions[:, layer, :size] = scores[:, first:last]
        # Transposed: to a tag (rows) from a tag (columns).
        steps[layer, :size, :size] = tagger.transitions[:-1].T
        alpha[layer, :size] = tagger.transitions[-1] + scores[0, first:last]
    back = np.empty((count, len(taggers), widest), dtype=np.int64)
    for word in range(1, count):
        reached = steps + alpha[:, None, :]
        back[word] = reached.argmax(axis=2)
        alpha = reached.max(axis=2) + emissions[word]
    paths = np.empty((count, len(taggers)), dtype=np.int64)
    paths[-1] = alpha.argmax(axis=1)
    layers = np.arange(len(taggers))
    for word in range(count - 1, 0, -1):
        paths[word - 1] = back[word, layers, paths[word]]
    return [paths[:, layer] for layer in range(len(taggers))]


def spans_of(path: Ints, labels: Sequence[str], breaks: frozenset[int] = frozenset()) -> list[WordSpan]:
    """Labelled word ranges of a tag path; a span also ends before each index in ``breaks``."""
    spans: list[WordSpan] = []
    for index in np.flatnonzero(path).tolist():
        tag = int(path[index])
        label = labels[tag].partition("-")[2]
        inside = tag % 2 == 0
        if inside and spans and spans[-1][1] == index and spans[-1][2] == label and index not in breaks:
            spans[-1] = (spans[-1][0], index + 1, label)
        else:
            spans.append((index, index + 1, label))
    return spans


def tree_heads(scores: Floats) -> list[int]:
    """The heads of one sentence: the best for each word if that is a tree, else the best tree.

    Args:
        scores: (n, n + 1); the score of each word's governor; the last column is the root.

    Returns:
        Heads, -1 for the root; always one tree with one root.
    """
    count = len(scores)
    if count == 1:
        return [-1]
    allowed = scores.astype(np.float64)
    np.fill_diagonal(allowed, -np.inf)
    heads: Ints = allowed.argmax(axis=1)
    if not _is_tree(heads, count):
        heads = _best_tree(allowed)
    return [-1 if head == count else int(head) for head in heads]


def _is_tree(heads: Ints, count: int) -> bool:
    if int((heads == count).sum()) != 1:
        return False
    above = np.append(heads, count)
    # Doubling: after log2(n) rounds every word points to the root unless it hangs in a cycle.
    for _ in range(count.bit_length()):
        above = above[above]
    return bool((above == count).all())


def _best_tree(scores: NDArray[np.float64]) -> Ints:
    """Chu-Liu-Edmonds; where the best tree has several roots, again with a penalty on every root.

    The penalty outweighs any gain, so that just one root is left. It comes second because it sends
    the search through many more contractions.
    """
    count = len(scores)
    dense = np.full((count + 1, count + 1), -np.inf)
    dense[:count] = scores
    heads: Ints = _arborescence(dense, count)[:count]
    if int((heads == count).sum()) != 1:
        dense[:count, count] -= _ROOT_PENALTY
        heads = _arborescence(dense, count)[:count]
    return heads


def _arborescence(scores: NDArray[np.float64], root: int) -> Ints:
    """Best heads, where ``scores[d, h]`` is the score of h governing d; recursive contraction."""
    heads: Ints = scores.argmax(axis=1)
    heads[root] = root
    cycle = _cycle(heads, root)
    if cycle is None:
        return heads
    count = len(scores)
    inside = np.zeros(count, dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    size = len(outside)
    kept = scores[cycle, heads[cycle]]
    smaller = np.full((size + 1, size + 1), -np.inf)
    smaller[:size, :size] = scores[np.ix_(outside, outside)]
    leaving = scores[np.ix_(outside, cycle)]
    smaller[:size, size] = leaving.max(axis=1)
    entering = scores[np.ix_(cycle, outside)] - kept[:, None]
    smaller[size, :size] = entering.max(axis=0)
    contracted = _arborescence(smaller, int(np.flatnonzero(outside == root)[0]))
    result: Ints = heads.copy()
    for index, word in enumerate(outside):
        head = int(contracted[index])
        result[word] = cycle[int(leaving[index].argmax())] if head == size else outside[head]
    governor = int(contracted[size])
    result[cycle[int(entering[:, governor].argmax())]] = outside[governor]
    result[root] = root
    return result


def _cycle(heads: Ints, root: int) -> Ints | None:
    """The words of one cycle, or None."""
    seen = np.zeros(len(heads), dtype=np.int64)
    seen[root] = -1
    for start in range(len(heads)):
        word = start
        while seen[word] == 0:
            seen[word] = start + 1
            word = int(heads[word])
        if seen[word] == start + 1:
            members = [word]
            following = int(heads[word])
            while following != word:
                members.append(following)
                following = int(heads[following])
            return np.asarray(sorted(members))
    return None


def join_attributions(
    contents: Sequence[WordSpan],
    cues: Sequence[WordSpan],
    speakers: Sequence[WordSpan],
    *,
    to_cue: Floats,
    to_source: Floats,
    paragraph_of: Sequence[int],
) -> list[tuple[tuple[int, int] | None, tuple[int, int] | None, tuple[int, int]]]:
    """Joins each content with the cue that its words point to, and the cue with its source.

    A cue and its source stand in one paragraph, and a content stands there or in a later one, as a
    quotation that goes on does: of 23,000 joined pieces in PolNeAR's training part 29 break this.

    Args:
        contents: Word ranges of contents.
        cues: Word ranges of cues.
        speakers: Word ranges of attributed sources.
        to_cue: (W, W + 1) scores of each word belonging to the cue that begins at a word; the last
            column stands for none.
        to_source: The same from the words of a cue to a source.
        paragraph_of: (W,) number of the paragraph of each word.

    Returns:
        Source, cue and content, one for each content, in text order.
    """
    found: list[tuple[tuple[int, int] | None, tuple[int, int] | None, tuple[int, int]]] = []
    for start, end, _ in contents:
        near = [cue for cue in cues if paragraph_of[cue[0]] <= paragraph_of[start]]
        cue = _pointed(to_cue[start:end], near)
        speaker = None
        if cue:
            beside = [one for one in speakers if paragraph_of[one[0]] == paragraph_of[cue[0]]]
            speaker = _pointed(to_source[cue[0] : cue[1]], beside)
        found.append((speaker, cue, (start, end)))
    return found


def _pointed(scores: Floats, targets: Sequence[WordSpan]) -> tuple[int, int] | None:
    """The target with the highest mean score over the rows, or None where nothing scores higher."""
    if not targets:
        return None
    columns = [start for start, _, _ in targets]
    sums = scores[:, [*columns, scores.shape[1] - 1]].sum(axis=0, dtype=np.float64)
    best = int(sums.argmax())
    return None if best == len(targets) else targets[best][:2]
