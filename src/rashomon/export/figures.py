"""Two small pictures: numbers on a ruler, and wordings with the words that differ marked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from rashomon.export.passages import Piece
from rashomon.model import Quantity, Value

# Room kept free at both ends of a ruler, in hundredths of its length: labels are centred on their marks.
_MARGIN = 9.0
# Hundredths of the ruler that one character of a label takes up, at the phone's larger letters.
_CHARACTER = 1.9

# Words compared in one wording; longer ones are shown without marks, because the comparison's cost grows with the square.
_WORDS_COMPARED = 300
_TOKEN = re.compile(r"\w+(?:[’'-]\w+)*|[^\w\s]|\s+")


@dataclass(frozen=True, slots=True)
class Mark:
    """One position on a ruler: from `x` to `x2`, in hundredths of its length; `open`: there is no upper bound."""

    side: int
    x: float
    x2: float
    open: bool
    label: str
    above: bool

    @property
    def anchor(self) -> str:
        """How the label is set at its place: kept inside the ruler at its ends."""
        return "start" if self.x < 2 * _MARGIN else "end" if self.x > 100 - 2 * _MARGIN else "middle"

    @property
    def left(self) -> float:
        """Where the label begins."""
        back = {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        return self.x - back * len(self.label) * _CHARACTER


def ruler(values: Sequence[Value], labels: Sequence[str]) -> tuple[Mark, ...]:
    """Numbers of one unit on one line; () where there are fewer than two different ones to compare."""
    numbers = [(side, v) for side, v in enumerate(values) if isinstance(v, Quantity)]
    if len(numbers) < 2 or len({v.unit for _, v in numbers}) > 1:
        return ()
    ends = [v.low for _, v in numbers] + [v.high for _, v in numbers if v.bounded]
    least, most = min(ends), max(ends)
    if most <= least:
        return ()
    scale = (100 - 2 * _MARGIN) / (most - least)

    def at(value: float) -> float:
        return round(_MARGIN + (value - least) * scale, 2)

    found: list[Mark] = []
    free = {True: 0.0, False: 0.0}  # how far labels above and below reach so far
    for side, value in sorted(numbers, key=lambda pair: (pair[1].low, pair[1].high, pair[0])):
        end = at(value.high) if value.bounded else 100.0
        mark = Mark(side, at(value.low), end, not value.bounded, labels[side], above=True)
        if free[True] > mark.left:
            mark = replace(mark, above=False)
        if free[mark.above] > mark.left:
            return ()  # too crowded to be read: the figures stand below in any case
        free[mark.above] = mark.left + len(mark.label) * _CHARACTER + 2
        found.append(mark)
    return tuple(found)


def compare_words(texts: Sequence[str]) -> tuple[tuple[Piece, ...], ...]:
    """Each wording as pieces; marked are the words that do not stand in the same order in the first (in the first: in any)."""
    tokens = [_TOKEN.findall(text) for text in texts]
    if any(len(t) > 2 * _WORDS_COMPARED for t in tokens):
        return tuple((Piece(text),) for text in texts)
    odd: list[set[int]] = [set() for _ in texts]
    base = [t.lower() for t in tokens[0]] if tokens else []
    for number in range(1, len(tokens)):
        other = [t.lower() for t in tokens[number]]
        for kind, a1, a2, b1, b2 in SequenceMatcher(None, base, other, autojunk=False).get_opcodes():
            if kind != "equal":
                odd[0].update(range(a1, a2))
                odd[number].update(range(b1, b2))
    return tuple(_pieces(t, marked) for t, marked in zip(tokens, odd, strict=True))


def _pieces(tokens: list[str], odd: set[int]) -> tuple[Piece, ...]:
    """Runs of equal marking joined; blanks alone are never marked."""
    found: list[Piece] = []
    for number, token in enumerate(tokens):
        marked = number in odd and not token.isspace()
        if found and found[-1].marked == marked:
            found[-1] = Piece(found[-1].text + token, marked)
        else:
            found.append(Piece(token, marked))
    return tuple(found)
