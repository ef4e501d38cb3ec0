"""What each code point is to a word: a letter, a digit, a mark that may stand inside one, the end of a sentence, a blank."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Ints = NDArray[np.int64]

OTHER, LETTER, DIGIT, APOSTROPHE, DOT, COMMA, STOP, LINE, RETURN, SPACE, CLOSING = range(11)
CASELESS, LOWER, UPPER = range(3)
_LOOKS = {
    **dict.fromkeys("’ʼ´`", APOSTROPHE),
    ".": DOT,
    **dict.fromkeys(",:", COMMA),
    **dict.fromkeys("!?…。！？", STOP),
    **dict.fromkeys("\n\u2028\u2029", LINE),
    "\r": RETURN,
    **dict.fromkeys('"”»)]', CLOSING),
    "'": APOSTROPHE,
}
_NARROW = 256
_UNKNOWN = ord("?")


def _look(char: str) -> int:
    if char.isalnum():
        return DIGIT if char.isdecimal() else LETTER
    return _LOOKS.get(char, SPACE if char.isspace() else OTHER)


def _case(char: str) -> int:
    return LOWER if char.islower() else UPPER if char.isupper() else CASELESS


_NARROW_LOOKS = bytes(_look(chr(code)) for code in range(_NARROW))
_NARROW_CASES = np.array([_case(chr(code)) for code in range(_NARROW)], dtype=np.uint8)
_wide_look = lru_cache(maxsize=1 << 16)(_look)
_wide_case = lru_cache(maxsize=1 << 16)(_case)


@dataclass(frozen=True, slots=True)
class Letters:
    """A text, code point by code point.

    Attributes:
        narrow: as Latin-1, other code points as "?".
        wide: where these are.
        look: what each code point is by itself.
        classes: LETTER, DIGIT or OTHER, where marks inside words and numbers are part of them ("don't", "1,200", "U.S.").
    """

    narrow: bytes
    wide: Ints
    look: Bytes
    classes: Bytes


def letters_of(text: str) -> Letters:
    """Looks at every code point; `text` begins and ends with four or more that are no part of a word."""
    narrow = text.encode("latin-1", "replace")
    look = np.frombuffer(bytearray(narrow.translate(_NARROW_LOOKS)), dtype=np.uint8)
    wide = np.zeros(0, dtype=np.int64)
    if not text.isascii():
        points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        wide = np.flatnonzero(points >= _NARROW)
        kinds, where = np.unique(points[wide], return_inverse=True)
        look[wide] = np.array([_wide_look(chr(code)) for code in kinds.tolist()], dtype=np.uint8)[where]
    classes = np.where(look > DIGIT, np.uint8(OTHER), look)
    marks = np.flatnonzero((look >= APOSTROPHE) & (look <= COMMA))
    classes[marks] = _inside(look, marks)
    return Letters(narrow, wide, look, classes)


def _inside(look: Bytes, at: Ints) -> Bytes:
    """What each mark is part of."""
    mark, before, after = look[at], look[at - 1], look[at + 1]
    letter = (mark == APOSTROPHE) & (before == LETTER) & (after == LETTER)
    digit = (mark != APOSTROPHE) & (before == DIGIT) & (after == DIGIT)
    # Initials: single letters with a full stop each, two or more of them.
    single = np.flatnonzero((mark == DOT) & (before == LETTER) & (look[at - 2] != LETTER))
    dots = at[single]
    more = (look[dots + 1] == LETTER) & (look[dots + 2] == DOT)
    fewer = (look[dots - 2] == DOT) & (look[dots - 3] == LETTER) & (look[dots - 4] != LETTER)
    letter[single[more | fewer]] = True
    return np.where(letter, LETTER, np.where(digit, DIGIT, OTHER)).astype(np.uint8)


def cases_of(text: str, letters: Letters, at: Ints) -> Bytes:
    """LOWER, UPPER or CASELESS for the code points at these places."""
    bytes_ = np.frombuffer(letters.narrow, dtype=np.uint8)[at]
    cases = _NARROW_CASES[bytes_]
    if len(letters.wide):
        for k in np.flatnonzero(bytes_ == _UNKNOWN).tolist():
            cases[k] = _wide_case(text[at[k]])
    return cases
