"""Chunks and shapes: what the encoder reads depends on the text alone."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.encoding import (
    DIGITS,
    INITIAL,
    LIMIT,
    LOWER,
    MIXED,
    NUMBER,
    PUNCTUATION,
    TITLE,
    UPPER,
    plan_chunks,
    shape_of,
)

SIZES = st.lists(st.tuples(st.integers(2, LIMIT - 1), st.booleans()), max_size=40)


@given(SIZES)
def test_chunks_cover_all_sentences_and_stay_within_the_limit(sentences: list[tuple[int, bool]]) -> None:
    sizes = [size for size, _ in sentences]
    position = 0
    for first, last in plan_chunks(sizes, [begins for _, begins in sentences]):
        assert first == position < last
        assert 1 + sum(sizes[first:last]) <= LIMIT
        position = last
    assert position == len(sizes)


@given(SIZES)
def test_a_paragraph_that_fits_is_never_divided(sentences: list[tuple[int, bool]]) -> None:
    sizes = [size for size, _ in sentences]
    begins = [index == 0 or flag for index, (_, flag) in enumerate(sentences)]
    starts = [index for index, flag in enumerate(begins) if flag]
    edges = {first for first, _ in plan_chunks(sizes, begins)}
    for start, end in pairwise([*starts, len(sizes)]):
        if 1 + sum(sizes[start:end]) <= LIMIT:
            assert not edges & set(range(start + 1, end))


def test_shapes() -> None:
    expected = {
        "war": LOWER,
        "War": TITLE,
        "UN": UPPER,
        "U.N.": UPPER,
        "iPad": MIXED,
        "I": INITIAL,
        "145": NUMBER,
        "1,250.5": NUMBER,
        "F16": DIGITS,
        "”": PUNCTUATION,
    }
    assert {word: shape_of(word) for word in expected} == expected
