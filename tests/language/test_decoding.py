"""Best paths and best trees against trying out everything."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.decoding import best_paths, chunk_heads, join_attributions, spans_of
from rashomon.language.weights import IMPOSSIBLE, Tagger

LABELS = ("O", "B-x", "I-x", "B-y", "I-y")


def tagger(generator: np.random.Generator, first: int) -> Tagger:
    transitions = generator.normal(size=(6, 5)).astype(np.float32)
    transitions[:, [2, 4]] = np.where(np.isin(np.arange(6)[:, None], [1, 2]), transitions[:, [2, 4]], IMPOSSIBLE)
    return Tagger(LABELS, (first, first + 5), transitions)


@given(st.integers(0, 10_000), st.integers(1, 5))
def test_paths_are_the_best_of_all(seed: int, count: int) -> None:
    generator = np.random.default_rng(seed)
    taggers = [tagger(generator, 0), tagger(generator, 5)]
    scores = generator.normal(size=(count, 10)).astype(np.float32)
    for layer, path in zip(taggers, best_paths([scores], taggers)[0], strict=True):
        own = scores[:, layer.columns[0] : layer.columns[1]]

        def total(tags: tuple[int, ...], layer: Tagger = layer, own: np.ndarray = own) -> float:
            steps = zip((-1, *tags[:-1]), tags, strict=True)
            return float(sum(layer.transitions[a, b] for a, b in steps) + sum(own[i, tag] for i, tag in enumerate(tags)))

        best = max(itertools.product(range(5), repeat=count), key=total)
        assert total(tuple(path.tolist())) == pytest.approx(total(best), abs=1e-3)


@given(st.integers(0, 10_000), st.lists(st.integers(0, 9), min_size=1, max_size=6))
def test_paths_are_the_same_whatever_is_decoded_beside(seed: int, counts: list[int]) -> None:
    generator = np.random.default_rng(seed)
    taggers = [tagger(generator, 0), tagger(generator, 5)]
    scores = [generator.normal(size=(count, 10)).astype(np.float32) for count in counts]
    for own, together in zip(scores, best_paths(scores, taggers), strict=True):
        assert [path.tolist() for path in together] == [path.tolist() for path in best_paths([own], taggers)[0]]


def is_tree(heads: list[int]) -> bool:
    if heads.count(-1) != 1:
        return False
    for start in range(len(heads)):
        word, seen = start, set()
        while word >= 0:
            if word in seen:
                return False
            seen.add(word)
            word = heads[word]
    return True


@given(st.integers(0, 10_000), st.integers(1, 5))
def test_trees_are_the_best_of_all(seed: int, count: int) -> None:
    scores = np.random.default_rng(seed).normal(scale=3, size=(count, count + 1)).astype(np.float32)

    def total(heads: list[int]) -> float:
        return float(sum(scores[word, head] for word, head in enumerate(heads)))

    every = (list(heads) for heads in itertools.product(range(-1, count), repeat=count))
    best = max(total(heads) for heads in every if is_tree(heads) and all(h != w for w, h in enumerate(heads)))
    found = chunk_heads(scores, np.zeros(count, dtype=np.int64))
    assert is_tree(found)
    assert total(found) == pytest.approx(best, abs=1e-3)


@given(st.integers(0, 10_000), st.integers(1, 60), st.booleans())
def test_heads_always_form_a_tree(seed: int, count: int, flat: bool) -> None:
    scores = np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32)
    assert is_tree(chunk_heads(np.zeros_like(scores) if flat else scores, np.zeros(count, dtype=np.int64)))


@given(st.integers(0, 10_000), st.lists(st.integers(1, 12), min_size=1, max_size=6))
def test_heads_are_those_of_each_sentence_alone(seed: int, counts: list[int]) -> None:
    total = sum(counts)
    scores = np.random.default_rng(seed).normal(size=(total, total + 1)).astype(np.float32)
    expected: list[int] = []
    for count in counts:
        first = len(expected)
        own = scores[first : first + count, [*range(first, first + count), total]]
        alone = chunk_heads(own, np.zeros(count, dtype=np.int64))
        expected += [head + first if head >= 0 else -1 for head in alone]
    assert chunk_heads(scores, np.repeat(np.arange(len(counts)), counts)) == expected


def test_spans_end_at_breaks_and_where_the_label_changes() -> None:
    path = np.asarray([1, 2, 2, 3, 4, 0, 1])
    assert spans_of(path, LABELS) == [(0, 3, "x"), (3, 5, "y"), (6, 7, "x")]
    assert spans_of(path, LABELS, frozenset({2})) == [(0, 2, "x"), (2, 3, "x"), (3, 5, "y"), (6, 7, "x")]


def test_a_content_joins_the_cue_its_words_point_to_and_that_cue_its_source() -> None:
    to_cue = np.zeros((8, 9), dtype=np.float32)
    to_source = np.zeros((8, 9), dtype=np.float32)
    to_cue[5:8, 4] = 5
    to_cue[0:2, 8] = 5
    to_source[4, 3] = 5
    contents, cues, speakers = [(0, 2, ""), (5, 8, "")], [(2, 3, ""), (4, 5, "")], [(3, 4, "")]
    found = join_attributions(contents, cues, speakers, to_cue=to_cue, to_source=to_source, paragraph_of=[0] * 8)
    assert found == [(None, None, (0, 2)), ((3, 4), (4, 5), (5, 8))]


def test_a_headline_joins_no_cue_of_the_paragraph_below() -> None:
    to_cue = np.zeros((8, 9), dtype=np.float32)
    to_source = np.zeros((8, 9), dtype=np.float32)
    to_cue[:, 4] = 5
    to_source[4, 3] = 5
    contents, cues, speakers = [(0, 2, ""), (5, 7, ""), (7, 8, "")], [(4, 5, "")], [(3, 4, "")]
    numbers = [0, 0, 0, 1, 1, 1, 1, 2]
    found = join_attributions(contents, cues, speakers, to_cue=to_cue, to_source=to_source, paragraph_of=numbers)
    assert found == [(None, None, (0, 2)), ((3, 4), (4, 5), (5, 7)), ((3, 4), (4, 5), (7, 8))]
