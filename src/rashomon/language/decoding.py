"""From scores to labels: best tag paths, best trees, attributions. Pure functions on arrays."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import neg

import numpy as np
from numpy.typing import NDArray

from rashomon.language.weights import Tagger

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
WordSpan = tuple[int, int, str]

_ROOT_PENALTY = 1.0e5
_NOTHING: Ints = np.zeros(0, dtype=np.int64)


def best_paths(scores: Sequence[Floats], taggers: Sequence[Tagger]) -> list[list[Ints]]:
    """The best tag path of every layer (Viterbi), all texts and all layers in one pass over the words.

    A text's paths are the same whatever is decoded beside it: nothing but additions and comparisons of its own numbers.

    Args:
        scores: For each text (W, C) scores of all layers beside each other.
        taggers: The layers, with their columns in the scores.

    Returns:
        For each text and layer (W,) tag numbers.
    """
    # The longest first, so that those that go on at a word are the first ones.
    order = sorted((place for place, each in enumerate(scores) if len(each)), key=lambda place: -len(scores[place]))
    lengths = [len(scores[place]) for place in order]
    going = [bisect_left(lengths, -word, key=neg) for word in range(max(lengths, default=0))]
    steps, start = _steps(taggers)
    columns = len(start)
    alphas = np.empty((len(going), len(order), columns), dtype=np.float32)
    for place, each in enumerate(order):
        alphas[: lengths[place], place] = scores[each]
    if order:
        alphas[0] += start
    for word in range(1, len(going)):
        now = going[word]
        alphas[word, :now] += (alphas[word - 1, :now, :, None] + steps).max(axis=1)
    paths = _backwards(alphas, steps, lengths, going, taggers)
    found = [[_NOTHING] * len(taggers) for _ in scores]
    for place, each in enumerate(order):
        found[each] = [paths[: lengths[place], place, layer] - tagger.columns[0] for layer, tagger in enumerate(taggers)]
    return found


def _steps(taggers: Sequence[Tagger]) -> tuple[Floats, Floats]:
    """(C, C) scores from column to column, none from one layer to another, and (C,) scores of the beginnings."""
    columns = max(tagger.columns[1] for tagger in taggers)
    steps = np.full((columns, columns), -np.inf, dtype=np.float32)
    start = np.zeros(columns, dtype=np.float32)  # columns of other layers come to nothing: no step leads on
    for tagger in taggers:
        own = slice(*tagger.columns)
        steps[own, own] = tagger.transitions[:-1]
        start[own] = tagger.transitions[-1]
    return steps, start


def _backwards(alphas: Floats, steps: Floats, lengths: Sequence[int], going: Sequence[int], taggers: Sequence[Tagger]) -> Ints:
    """(words, texts, layers) columns of the best paths, found from the scores of the best paths up to each word."""
    into = np.ascontiguousarray(steps.T)
    paths = np.empty((len(going), len(lengths), len(taggers)), dtype=np.int64)
    for place, length in enumerate(lengths):
        for layer, tagger in enumerate(taggers):
            first, last = tagger.columns
            paths[length - 1, place, layer] = first + alphas[length - 1, place, first:last].argmax()
    for word in range(len(going) - 1, 0, -1):
        now = going[word]
        paths[word - 1, :now] = (alphas[word - 1, :now, None] + into[paths[word, :now]]).argmax(axis=2)
    return paths


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


def chunk_heads(scores: Floats, sentence_of: Ints) -> list[int]:
    """The heads of the words of several sentences: the best for each word if they make a tree, else the best tree.

    Args:
        scores: (W, W + 1); the score of each word's governor; the last column is the root.
        sentence_of: (W,) number of each word's sentence, from 0, in order.

    Returns:
        Heads, -1 for roots; always one tree with one root for each sentence.
    """
    count = len(scores)
    within = scores.copy()
    within[:, :count][sentence_of[:, None] != sentence_of] = -np.inf
    np.fill_diagonal(within, -np.inf)
    heads: Ints = within.argmax(axis=1)
    sentences = int(sentence_of[-1]) + 1
    bounds = np.searchsorted(sentence_of, np.arange(sentences + 1)).tolist()
    for number in np.flatnonzero(~_are_trees(heads, sentence_of, sentences)).tolist():
        first, last = bounds[number], bounds[number + 1]
        best = _best_tree(within[first:last, [*range(first, last), count]].astype(np.float64))
        heads[first:last] = np.where(best == last - first, count, best + first)
    return [-1 if head == count else head for head in heads.tolist()]


def _are_trees(heads: Ints, sentence_of: Ints, sentences: int) -> NDArray[np.bool_]:
    """For each sentence whether its heads make a tree with one root."""
    count = len(heads)
    above = np.append(heads, count)
    # Doubling: after log2(n) rounds every word points to the root unless it hangs in a cycle.
    for _ in range(count.bit_length()):
        above = above[above]
    roots = np.bincount(sentence_of[heads == count], minlength=sentences)
    lost = np.bincount(sentence_of[above[:-1] != count], minlength=sentences)
    return np.asarray((roots == 1) & (lost == 0))


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
    smaller[:size, :size] = scores[outside[:, None], outside]
    leaving = scores[outside[:, None], cycle]
    smaller[:size, size] = leaving.max(axis=1)
    entering = scores[cycle[:, None], outside] - kept[:, None]
    smaller[size, :size] = entering.max(axis=0)
    contracted = _arborescence(smaller, int(np.flatnonzero(outside == root)[0]))
    result: Ints = heads.copy()
    into = contracted[:size] == size
    result[outside] = np.where(into, cycle[leaving.argmax(axis=1)], outside[np.where(into, 0, contracted[:size])])
    governor = int(contracted[size])
    result[cycle[int(entering[:, governor].argmax())]] = outside[governor]
    result[root] = root
    return result


def _cycle(heads: Ints, root: int) -> Ints | None:
    """The words of one cycle, or None."""
    above = heads.tolist()
    seen = [0] * len(above)
    seen[root] = -1
    for start in range(len(above)):
        word = start
        while seen[word] == 0:
            seen[word] = start + 1
            word = above[word]
        if seen[word] == start + 1:
            members = [word]
            following = above[word]
            while following != word:
                members.append(following)
                following = above[following]
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
