"""Words as the numbers that the encoder reads: subwords, shapes, chunks.

A chunk is a run of whole sentences of one text. Which sentences share a chunk depends on that text
alone and every chunk is run by itself, so no result depends on what else is tagged beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

BUDGET = 150
"""Subwords up to which paragraphs are put into one chunk."""
LIMIT = 224
"""Subwords up to which one long paragraph stays whole; also the longest chunk there is."""
WORD_LIMIT = 8
"""Subwords of a word that are read; the rest of a longer one is left out."""

CONTINUED, LOWER, TITLE, UPPER, MIXED, NUMBER, DIGITS, PUNCTUATION, INITIAL, OTHER = range(10)
SHAPES = 10
"""Number of shape classes. ``CONTINUED`` marks every subword but the first of a word."""


class _Encoder(Protocol):
    def token_to_id(self, token: str) -> int | None: ...
    def encode(self, sequence: str, *, add_special_tokens: bool) -> object: ...


def shape_of(word: str) -> int:
    """The class of a word's form: the vocabulary is uncased, so case and digits come in this way."""
    if not any(character.isalnum() for character in word):
        return PUNCTUATION
    if any(character.isdigit() for character in word):
        return DIGITS if any(character.isalpha() for character in word) else NUMBER
    return _shape_of_letters(word)


def _shape_of_letters(word: str) -> int:
    if word.islower():
        return LOWER
    if not word[0].isupper():
        return MIXED if word.isalpha() else OTHER
    if len(word) == 1:
        return INITIAL
    if word.isalpha():
        return TITLE if word[1:].islower() else UPPER if word.isupper() else MIXED
    return UPPER if word.isupper() else TITLE


class Vocabulary:
    """Turns a word into its subwords and remembers it, since most words of news come again.

    The memory changes speed only: a word's subwords depend on the word alone.
    """

    def __init__(self, tokenizer: _Encoder) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[tuple[int, ...], int]] = {}
        self.begin = tokenizer.token_to_id("[CLS]") or 0
        self.end = tokenizer.token_to_id("[SEP]") or 0
        self.unknown = tokenizer.token_to_id("[UNK]") or 0

    def read(self, word: str) -> tuple[tuple[int, ...], int]:
        """Between one and ``WORD_LIMIT`` subword numbers, and the word's shape."""
        known = self._known.get(word)
        if known is None:
            encoded = self._tokenizer.encode(word[:100], add_special_tokens=False)
            pieces = tuple(encoded.ids[:WORD_LIMIT]) or (self.unknown,)  # type: ignore[attr-defined]
            known = pieces, shape_of(word)
            if len(self._known) > 200_000:
                self._known.clear()
            self._known[word] = known
        return known

    def subwords(self, word: str) -> tuple[int, ...]:
        """Between one and ``WORD_LIMIT`` subword numbers."""
        return self.read(word)[0]


@dataclass(frozen=True, slots=True)
class Chunk:
    """What one run of the encoder reads: ``[CLS] sentence [SEP] sentence [SEP] …``.

    Attributes:
        sentences: The range of sentences of the text that it holds.
        first, last: The range of words of the text.
        subwords, shapes: (T,) subword and shape numbers.
        starts, stops: (W,) position of each word's first and last subword.
        sentence_of: (W,) number of the sentence that each word belongs to, from 0.
    """

    sentences: tuple[int, int]
    first: int
    last: int
    subwords: Ints
    shapes: Ints
    starts: Ints
    stops: Ints
    sentence_of: Ints


def fit_sentences(
    words: Sequence[str], sentences: Sequence[tuple[int, int]], vocabulary: Vocabulary, limit: int = LIMIT
) -> list[tuple[int, int]]:
    """Cuts sentences that are too long to be read at once, at a comma where there is one."""
    fitted: list[tuple[int, int]] = []
    for start, end in sentences:
        if end - start <= limit // WORD_LIMIT:
            fitted.append((start, end))
            continue
        first, size, comma = start, 0, -1
        index = start
        while index < end:
            size += len(vocabulary.subwords(words[index]))
            if size > limit - 2:
                cut = comma + 1 if comma > first + (index - first) // 2 else index
                fitted.append((first, cut))
                first, size, comma, index = cut, 0, -1, cut
                continue
            if words[index] in (",", ";", ":", "—", "–"):
                comma = index
            index += 1
        fitted.append((first, end))
    return fitted


def plan_chunks(
    sizes: Sequence[int],
    paragraph_starts: Sequence[bool],
    budget: int = BUDGET,
    limit: int = LIMIT,
) -> list[tuple[int, int]]:
    """Which sentences are read together.

    Whole paragraphs are put together up to ``budget`` subwords; a paragraph that is longer than
    ``limit`` is divided at sentences.

    Args:
        sizes: Subwords of each sentence with its end mark, each at most ``limit - 1``.
        paragraph_starts: Whether each sentence begins a paragraph.
        budget: Subwords up to which paragraphs are joined.
        limit: Subwords of the longest chunk.

    Returns:
        Ranges of sentences that cover all of them in order.
    """
    paragraphs: list[tuple[int, int]] = []
    for index, begins in enumerate(paragraph_starts):
        if begins or index == 0:
            paragraphs.append((index, index + 1))
        else:
            paragraphs[-1] = (paragraphs[-1][0], index + 1)
    chunks: list[tuple[int, int]] = []
    open_size = 0
    for start, end in paragraphs:
        size = sum(sizes[start:end])
        if open_size and open_size + size + 1 <= budget:
            chunks[-1] = (chunks[-1][0], end)
            open_size += size
        elif size + 1 <= limit:
            chunks.append((start, end))
            open_size = size
        else:
            pieces = _divide(sizes, start, end, limit)
            chunks.extend(pieces)
            open_size = sum(sizes[pieces[-1][0] : pieces[-1][1]])
    return chunks


def _divide(sizes: Sequence[int], start: int, end: int, limit: int) -> list[tuple[int, int]]:
    """Divides a long paragraph at sentences into pieces of about equal size."""
    total = sum(sizes[start:end])
    pieces_wanted = -(-total // (limit - 1))
    target = total / pieces_wanted
    pieces: list[tuple[int, int]] = []
    first, size = start, 0
    for index in range(start, end):
        too_long = size + sizes[index] > limit - 1
        enough = size >= target and size + sizes[index] / 2 > target
        if index > first and (too_long or enough):
            pieces.append((first, index))
            first, size = index, 0
        size += sizes[index]
    pieces.append((first, end))
    return pieces


def encode_chunk(
    words: Sequence[str],
    sentences: Sequence[tuple[int, int]],
    chosen: tuple[int, int],
    vocabulary: Vocabulary,
) -> Chunk:
    """Numbers for the sentences in the range ``chosen``."""
    subwords = [vocabulary.begin]
    shapes = [CONTINUED]
    starts: list[int] = []
    stops: list[int] = []
    sentence_of: list[int] = []
    for number, (start, end) in enumerate(sentences[chosen[0] : chosen[1]]):
        for word in words[start:end]:
            pieces, shape = vocabulary.read(word)
            starts.append(len(subwords))
            subwords.extend(pieces)
            stops.append(len(subwords) - 1)
            shapes.append(shape)
            shapes.extend([CONTINUED] * (len(pieces) - 1))
            sentence_of.append(number)
        subwords.append(vocabulary.end)
        shapes.append(CONTINUED)
    first = sentences[chosen[0]][0]
    return Chunk(
        sentences=chosen,
        first=first,
        last=first + len(starts),
        subwords=np.asarray(subwords, dtype=np.int64),
        shapes=np.asarray(shapes, dtype=np.int64),
        starts=np.asarray(starts, dtype=np.int64),
        stops=np.asarray(stops, dtype=np.int64),
        sentence_of=np.asarray(sentence_of, dtype=np.int64),
    )
