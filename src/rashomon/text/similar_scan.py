"""Reads many texts at once into words with comparable numbers, offsets and sentences, array by array.

Comparing an archive spends most of its time on splitting texts into words. Here the code points of many texts stand in one
array and each step runs over all of them: the cost is linear in their length, at a fraction of what a regular expression takes.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from rashomon.text.similar import key_of
from rashomon.text.similar_breaks import breaks_of, cut_long
from rashomon.text.similar_letters import DIGIT, DOT, LETTER, LOWER, OTHER, UPPER, cases_of, letters_of

Ints = NDArray[np.int64]
Short = NDArray[np.int32]
Hashes = NDArray[np.uint64]
Flags = NDArray[np.bool_]

# So many code points are read at once: few enough for the arrays to stay near the processor.
_AT_ONCE = 1 << 17
_GAP = "\n\n\0\0\0\0\n\n"
_SPELLED = 24
_KEEP = np.array([(1 << (8 * kept)) - 1 for kept in range(9)], dtype=np.uint64)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_ABBREVIATIONS = (
    "mr mrs ms dr prof gen lt col maj capt sgt cmdr gov sen rep rev hon st supt insp no vs"
    " jan feb mar apr jun jul aug sep sept oct nov dec"
).split()


@dataclass(frozen=True, slots=True)
class Scan:
    """The words of several texts, one text after the other.

    Attributes:
        first: for each text the index of its first word, and at the end the number of words.
        starts, ends: where each word stands in its own text, in code points.
        codes: a number for each word: words with equal keys (see `words_of`) have equal numbers, in every run.
        upper, lower, digit: what each word begins with.
        opens: whether a sentence begins with the word.
    """

    first: Ints
    starts: Short
    ends: Short
    codes: Hashes
    upper: Flags
    lower: Flags
    digit: Flags
    opens: Flags


class Lexicon:
    """The numbers of words met so far. What it remembers changes no result: a word's number follows from its letters."""

    def __init__(self) -> None:
        self._raw = np.zeros(1 << 16, dtype=np.uint64)
        self._code = np.zeros(1 << 16, dtype=np.uint64)
        self._held = 0

    def scan(self, texts: Sequence[str]) -> Scan:
        """Reads texts; the cost is linear in their length."""
        parts = [self._read(group) for group in _grouped(texts)]
        sizes = [np.diff(part.first) for part in parts]
        first = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(np.concatenate(sizes))])
        rest = ("starts", "ends", "codes", "upper", "lower", "digit", "opens")
        return Scan(first, *(np.concatenate([getattr(part, name) for part in parts]) for name in rest))

    def _read(self, texts: Sequence[str]) -> Scan:
        whole = _GAP + "".join(text + _GAP for text in texts)
        begins = len(_GAP) + np.cumsum([0, *(len(text) + len(_GAP) for text in texts)], dtype=np.int64)
        letters = letters_of(whole)
        bounds = np.flatnonzero(letters.classes[1:] != letters.classes[:-1]) + 1
        kinds = letters.classes[bounds]
        word = kinds != OTHER
        starts, ends = bounds[word], np.append(bounds[1:], len(whole))[word]
        kinds, cases = kinds[word], cases_of(whole, letters, starts)
        upper, lower = (kinds == LETTER) & (cases == UPPER), (kinds == LETTER) & (cases == LOWER)
        codes = self._codes(whole, letters.narrow, letters.wide, starts, ends)
        first = np.searchsorted(starts, begins)
        dotted = np.flatnonzero((letters.look[ends] == DOT) & (kinds == LETTER))
        abbreviated = np.zeros(len(starts), dtype=np.bool_)
        abbreviated[dotted] = _abbreviated(codes[dotted], (ends - starts)[dotted])
        opens = breaks_of(letters.look, starts, ends, lower, abbreviated)
        opens[first[:-1][first[:-1] < first[1:]]] = True
        opens = cut_long(opens, codes)
        own = np.repeat(begins[:-1], np.diff(first))
        return Scan(
            first, (starts - own).astype(np.int32), (ends - own).astype(np.int32), codes, upper, lower, kinds == DIGIT, opens
        )

    def _codes(self, whole: str, narrow: bytes, wide: Ints, starts: Ints, ends: Ints) -> Hashes:
        raw = _spelled(narrow, starts, ends)
        odd = (ends - starts > _SPELLED) | _holding(wide, starts, ends)
        for k in np.flatnonzero(odd).tolist():
            raw[k] = _met(whole[starts[k] : ends[k]])
        slots = self._slots(raw)
        unknown = np.flatnonzero(self._raw[slots] != raw)
        if len(unknown):
            _, once = np.unique(raw[unknown], return_index=True)
            self._add([(int(raw[k]), whole[starts[k] : ends[k]]) for k in unknown[once].tolist()])
            slots = self._slots(raw)
        return self._code[slots]

    def _slots(self, raw: Hashes) -> Ints:
        """For each word where it stands, or where it would."""
        mask = len(self._raw) - 1
        slots = (raw >> np.uint64(8)).astype(np.int64) & mask
        held = self._raw[slots]
        wrong = np.flatnonzero((held != raw) & (held != 0))
        while len(wrong):
            slots[wrong] = (slots[wrong] + 1) & mask
            held = self._raw[slots[wrong]]
            wrong = wrong[(held != raw[wrong]) & (held != 0)]
        return slots

    def _add(self, words: Sequence[tuple[int, str]]) -> None:
        """Takes in words; half of the places stay empty."""
        room = len(self._raw)
        while 2 * (self._held + len(words)) > room:
            room *= 2
        if room != len(self._raw):
            held = self._raw != 0
            raw, code = self._raw[held], self._code[held]
            self._raw, self._code = np.zeros(room, dtype=np.uint64), np.zeros(room, dtype=np.uint64)
            self._place(raw, code)
        codes = np.array([code_of(word) for _, word in words], dtype=np.uint64)
        self._place(np.array([number for number, _ in words], dtype=np.uint64), codes)
        self._held += len(words)

    def _place(self, raw: Hashes, code: Hashes) -> None:
        while len(raw):
            slots = self._slots(raw)
            _, one = np.unique(slots, return_index=True)
            self._raw[slots[one]], self._code[slots[one]] = raw[one], code[one]
            rest = np.ones(len(raw), dtype=np.bool_)
            rest[one] = False
            raw, code = raw[rest], code[rest]


def code_of(word: str) -> int:
    """The number of a word: equal for words that compare as equal."""
    return _digest(key_of(word))


def code_of_key(key: str) -> int:
    """The number of a word that compares as `key`."""
    return _met(key)


def _spelled(narrow: bytes, starts: Ints, ends: Ints) -> Hashes:
    """A number for each word as it is spelled: three reads of eight letters each, mixed. Longer words are not told apart."""
    eights: Hashes = np.ndarray((len(narrow) - 7,), dtype="<u8", buffer=narrow, strides=(1,))
    length = ends - starts
    raw: Hashes = (eights[starts] & _KEEP[np.minimum(length, 8)]) * _MIX
    for done in range(8, _SPELLED, 8):
        longer = np.flatnonzero(length > done)
        more = eights[starts[longer] + done] & _KEEP[np.minimum(length[longer] - done, 8)]
        part = raw[longer]
        raw[longer] = ((part ^ (part >> np.uint64(32))) + more) * _MIX
    raw = (raw ^ (raw >> np.uint64(31))) * _MIX
    raw ^= raw >> np.uint64(29)
    raw |= np.uint64(1)
    return raw


def _holding(wide: Ints, starts: Ints, ends: Ints) -> Flags:
    """Whether a word holds one of these positions."""
    holding = np.zeros(len(starts) + 1, dtype=np.bool_)
    if not len(starts):
        return holding[:-1]
    word = np.searchsorted(starts, wide, side="right") - 1
    holding[word[(word >= 0) & (wide < ends[word])]] = True
    return holding[:-1]


def _digest(word: str) -> int:
    digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") | 1


_met = lru_cache(maxsize=1 << 16)(_digest)


# Shorter than the word that it compares as: "St." is no "street".
_ABBREVIATED = np.array(sorted({code_of(word) for word in _ABBREVIATIONS}), dtype=np.uint64)


def _abbreviated(codes: Hashes, lengths: Ints) -> Flags:
    """Single letters, and short words that are short for another or stand before a name."""
    short: Flags = (lengths == 1) | ((lengths <= 4) & np.isin(codes, _ABBREVIATED))
    return short


def _grouped(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """Texts in groups of about as many code points as are read at once; one group at least."""
    start = length = 0
    for i, text in enumerate(texts):
        length += len(text)
        if length >= _AT_ONCE:
            yield texts[start : i + 1]
            start, length = i + 1, 0
    if start < len(texts) or not texts:
        yield texts[start:]
