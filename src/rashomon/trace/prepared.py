"""One report made ready for comparison: its words as characters, its sentences, what stands inside quotation marks."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from rashomon.model import Report
from rashomon.text.similar import key_of
from rashomon.text.similar_scan import Scan, code_of, code_of_key
from rashomon.text.similar_units import quoted_of

_SHORTEST = 3
_CHARACTERS = 0x10FFFF
_MIX = np.uint64(0x9E3779B97F4A7C15)
_ONE, _UNIT = np.uint64(1), np.uint64((1 << 24) - 1)
# Lines that every report of an appeal for witnesses carries.
_CALLING = frozenset("call calls called calling contact tip tips tipline hotline phone telephone website email".split())


class Prepared:
    """A report ready for comparison. Nothing in it changes; what is dear is worked out when it is first asked for.

    Sets of words are integers in which bit `i` stands for word `i`.

    Attributes:
        report: as it was given.
        size: how many words it has.
    """

    def __init__(self, report: Report, scan: Scan, number: int) -> None:
        """`scan` holds the report's text as its `number`th."""
        self.report = report
        self._scan = scan
        self._number = number
        self._words = slice(int(scan.first[number]), int(scan.first[number + 1]))
        self.size = self._words.stop - self._words.start

    def of(self, report: Report) -> "Prepared":
        """Another report with the same text."""
        return Prepared(report, self._scan, self._number)

    def forget(self) -> None:
        """Lets go of what takes most room; it is worked out anew when it is asked for."""
        for name in ("runs", "threes", "keys"):
            self.__dict__.pop(name, None)

    @cached_property
    def starts(self) -> "array[int]":
        """Where each word begins, in code points."""
        return array("i", self._scan.starts[self._words].tobytes())

    @cached_property
    def ends(self) -> "array[int]":
        """Where each word ends."""
        return array("i", self._scan.ends[self._words].tobytes())

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What each word compares as."""
        return self.keys_of(0, self.size)

    def keys_of(self, first: int, last: int) -> tuple[str, ...]:
        """What words [first, last) compare as."""
        text = self.report.text
        return tuple([_key(text[self.starts[i] : self.ends[i]]) for i in range(first, last)])

    def key(self, i: int) -> str:
        """What word `i` compares as."""
        return _key(self.report.text[self.starts[i] : self.ends[i]])

    def followed_by_blank(self, i: int) -> bool:
        """Whether another word follows word `i`, and nothing but a blank stands between."""
        return i + 1 < self.size and self.report.text[self.ends[i] : self.starts[i + 1]].isspace()

    def named(self) -> Mapping[str, list[int]]:
        """The words that begin with a capital and stand next to another that does, by their characters."""
        upper = self._scan.upper[self._words]
        beside = upper[:-1] & upper[1:]
        at: dict[str, list[int]] = {}
        for i in np.flatnonzero(np.append(beside, False) | np.append(False, beside)).tolist():
            at.setdefault(self.letters[i], []).append(i)
        return at

    @cached_property
    def letters(self) -> str:
        """A character for each word; equal words have equal ones."""
        return letters_of(self._scan.codes[self._words])

    @cached_property
    def units(self) -> tuple[tuple[int, int], ...]:
        """Sentences as (first, last + 1) indices into the words, in order."""
        firsts = np.flatnonzero(self._scan.opens[self._words]).tolist()
        return tuple(zip(firsts, [*firsts[1:], self.size], strict=True)) if firsts else ()

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The characters of each unit."""
        letters = self.letters
        return tuple([letters[first:last] for first, last in self.units])

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The units of three words or more by their characters."""
        places: dict[str, list[int]] = {}
        for k, sentence in enumerate(self.sentences):
            if len(sentence) >= _SHORTEST:
                places.setdefault(sentence, []).append(k)
        return places

    @cached_property
    def runs(self) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
        """The runs of three words inside a unit as ascending numbers, each with its unit; those of one run in order."""
        codes, opens = self._scan.codes[self._words], self._scan.opens[self._words]
        unit = np.cumsum(opens, dtype=np.uint64) - _ONE
        runs = (codes[:-2] * _MIX + codes[1:-1]) * _MIX + codes[2:]
        # One number holds a run above and its unit below: numbers alone are sorted much faster than with their places.
        packed = ((runs & ~_UNIT) | unit[:-2])[~(opens[1:-1] | opens[2:])]
        packed.sort()
        return packed & ~_UNIT, (packed & _UNIT).astype(np.int64)

    @cached_property
    def threes(self) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
        """The distinct runs, each with the first unit that has it."""
        runs, units = self.runs
        first = np.ones(len(runs), dtype=np.bool_)
        first[1:] = runs[1:] != runs[:-1]
        return runs[first], units[first]

    @cached_property
    def quoted(self) -> int:
        """The words that stand inside quotation marks."""
        found = 0
        for start, end in quoted_of(self.report.text):
            first = bisect_left(self.starts, start)
            found |= span_bits(first, bisect_left(self.starts, end))
        return found

    @cached_property
    def own(self) -> int:
        """The words that are the reporter's: outside quotation marks, and not in the title."""
        title = bisect_left(self.starts, self.report.body) if self.report.body else 0
        return span_bits(title, self.size) & ~self.quoted

    @cached_property
    def plain(self) -> int:
        """The own words that are wording: in lower case, so no name, no number, no sentence's first word."""
        return self.own & _bits(self._scan.lower[self._words])

    @cached_property
    def upper(self) -> int:
        """The words that begin with a capital."""
        return _bits(self._scan.upper[self._words])

    @cached_property
    def digits(self) -> int:
        """The words that are numbers."""
        return _bits(self._scan.digit[self._words])

    @cached_property
    def own_words(self) -> int:
        """How many words are the reporter's."""
        return self.own.bit_count()

    @cached_property
    def calls(self) -> frozenset[int]:
        """Units that say whom to call: a word for calling, and a number of seven digits or more, or two of three."""
        return frozenset(k for k, (first, last) in enumerate(self.units) if self._says_whom_to_call(first, last))

    def _says_whom_to_call(self, first: int, last: int) -> bool:
        numbers = (self.digits >> first) & ((1 << (last - first)) - 1)
        if not numbers or _CALLS.isdisjoint(self.letters[first:last]):
            return False
        text = self.report.text
        lengths = [
            sum(c.isdigit() for c in text[self.starts[i] : self.ends[i]]) if numbers >> (i - first) & 1 else 0
            for i in range(first, last)
        ]
        return max(lengths) >= 7 or any(one >= 3 <= two for one, two in pairwise(lengths))


_key = lru_cache(maxsize=1 << 16)(key_of)


def letters_of(codes: np.ndarray[tuple[int], np.dtype[np.uint64]]) -> str:
    """A character for each word. Two words of one sentence that should differ are equal once in a million."""
    points = (codes % np.uint64(_CHARACTERS)).astype("<u4")
    return points.tobytes().decode("utf-32-le", "surrogatepass")


@lru_cache(maxsize=1 << 14)
def letters_of_key(key: tuple[str, ...]) -> str:
    """The characters of words that compare as these."""
    return letters_of(np.array([code_of_key(word) for word in key], dtype=np.uint64))


def span_bits(first: int, last: int) -> int:
    """Words [first, last) as a set."""
    return ((1 << (last - first)) - 1) << first if last > first else 0


def _bits(flags: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> int:
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")


def letters_for(words: Iterable[str]) -> frozenset[str]:
    """The characters that stand for these words in every report."""
    return frozenset(letters_of(np.array([code_of(word) for word in sorted(words)], dtype=np.uint64)))


_CALLS = letters_for(_CALLING)
