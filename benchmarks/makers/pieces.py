"""What a maker of altered copies hands over: the text, and where each of its passages was taken from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”’]))[^\S\n]+(?=[\"“‘A-Z0-9])|\s*\n\s*")
# "Feb." is followed by its day: a copy in another order must not tear the two apart.
_INITIAL = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Sgt|Lt|Col|Gen|Capt|Gov|Sen|Rep|No|Jan|Feb|Aug|Sept|Sep|Oct|Nov|Dec|[A-Z])|\b[A-Za-z]\.[A-Za-z])\.\Z"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of the base, [start, end), and its words in the copy; `start` None: words of another text."""

    text: str
    start: int | None
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Made:
    """An altered copy. `passages` are (start, end) in the base, (start, end) in the copy."""

    text: str
    passages: tuple[tuple[int, int, int, int], ...]


def pieces_of(text: str) -> tuple[Piece, ...]:
    """The sentences of a text, by a rule of its own: what is measured must not cut the gold."""
    found: list[Piece] = []
    start, paragraph = 0, 0
    for match in _END.finditer(text):
        if "\n" not in match.group() and _INITIAL.search(text, max(0, match.start() - 8), match.start()):
            continue
        if text[start : match.start()].strip():
            found.append(Piece(text[start : match.start()], start, match.start(), paragraph))
        start = match.end()
        paragraph += "\n" in match.group()
    if text[start:].strip():
        found.append(Piece(text[start:], start, len(text), paragraph))
    return tuple(found)


def altered(pieces: Iterable[Piece], change: Callable[[str], str]) -> tuple[Piece, ...]:
    """The pieces with their words changed; those changed to nothing are left out."""
    changed = ((piece, change(piece.text)) for piece in pieces)
    return tuple(Piece(text, piece.start, piece.end, piece.paragraph) for piece, text in changed if text.strip())


def foreign(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Pieces of another text: nothing in them is taken from the base."""
    return tuple(Piece(piece.text, None, 0, piece.paragraph) for piece in pieces)


def joined(pieces: Sequence[Piece]) -> Made:
    """The copy's text: sentences of one paragraph on one line, paragraphs divided by a blank line."""
    parts: list[str] = []
    passages: list[tuple[int, int, int, int]] = []
    length = 0
    for i, piece in enumerate(pieces):
        if i:
            gap = " " if pieces[i - 1].paragraph == piece.paragraph else "\n\n"
            parts.append(gap)
            length += len(gap)
        if piece.start is not None:
            passages.append((piece.start, piece.end, length, length + len(piece.text)))
        parts.append(piece.text)
        length += len(piece.text)
    return Made("".join(parts), tuple(passages))
