"""Two passages as the numbers that the pair model reads: ``[CLS] a [SEP] b [SEP]``, the words in question marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.language.encoding import CONTINUED, WORD_LIMIT, Ints, Vocabulary

WINDOW = 60
"""Subwords of a passage that are read: those around its mark, else its beginning."""
OPEN, CLOSE = 1, 2
"""Numbers of two subwords that no text has ([unused0], [unused1]); they stand before and behind the marked words."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words, and which of them the question is about.

    Attributes:
        words: A sentence, as `rashomon.language.words.split_words` divides it.
        mark: Range of the words that name the event; None where the question is about the whole.
    """

    words: tuple[str, ...]
    mark: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class EncodedPair:
    """What one run of the pair model reads.

    Attributes:
        subwords, shapes, segments: (T,) subword and shape numbers; 0 in the first passage, 1 in the second.
        over: (2, T) weights that sum to 1 over the marked words (or the whole) of either passage.
    """

    subwords: Ints
    shapes: Ints
    segments: Ints
    over: NDArray[np.float32]


def encode_pair(a: Passage, b: Passage, vocabulary: Vocabulary) -> EncodedPair:
    """Numbers for two passages; what lies outside the window round a mark is not read."""
    subwords, shapes, segments = [vocabulary.begin], [CONTINUED], [0]
    ranges: list[tuple[int, int]] = []
    for number, passage in enumerate((a, b)):
        pieces, kinds, (first, last) = _passage(passage, vocabulary)
        at = len(subwords)
        ranges.append((at + first, at + last))
        subwords += [*pieces, vocabulary.end]
        shapes += [*kinds, CONTINUED]
        segments += [number] * (len(pieces) + 1)
    over = np.zeros((2, len(subwords)), dtype=np.float32)
    for row, (first, last) in enumerate(ranges):
        over[row, first:last] = 1.0 / max(1, last - first)
    numbers = [np.asarray(x, dtype=np.int64) for x in (subwords, shapes, segments)]
    return EncodedPair(numbers[0], numbers[1], numbers[2], over)


def _passage(passage: Passage, vocabulary: Vocabulary) -> tuple[list[int], list[int], tuple[int, int]]:
    """Subwords, shapes and the range of the marked ones, at most `WINDOW` and the two marks."""
    read = [vocabulary.read(word) for word in passage.words]
    # A longer mark would not fit the window: its first words are marked.
    mark = (passage.mark[0], min(passage.mark[1], passage.mark[0] + WINDOW // WORD_LIMIT)) if passage.mark else None
    first, last = _window([len(pieces) for pieces, _ in read], mark)
    subwords: list[int] = []
    shapes: list[int] = []
    marked = [0, 0]
    for index in range(first, last):
        if mark and index == mark[0]:
            subwords.append(OPEN)
            shapes.append(CONTINUED)
            marked[0] = len(subwords)
        pieces, shape = read[index]
        subwords += pieces
        shapes += [shape, *[CONTINUED] * (len(pieces) - 1)]
        if mark and index == mark[1] - 1:
            marked[1] = len(subwords)
            subwords.append(CLOSE)
            shapes.append(CONTINUED)
    return subwords, shapes, (marked[0], marked[1]) if mark else (0, len(subwords))


def _window(sizes: Sequence[int], mark: tuple[int, int] | None) -> tuple[int, int]:
    """The range of words that fits: from the mark outwards on both sides, or from the beginning."""
    first, last = mark or (0, min(1, len(sizes)))
    last = min(last, len(sizes))
    room = WINDOW - sum(sizes[first:last])
    while room > 0:
        grown = False
        for index, left in ((last, False), (first - 1, True)):
            if 0 <= index < len(sizes) and sizes[index] <= room:
                room -= sizes[index]
                first, last = (first - 1, last) if left else (first, last + 1)
                grown = True
        if not grown:
            break
    return first, last
