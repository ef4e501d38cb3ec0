"""One report made ready for comparison: its words as numbers, its sentences, what stands inside quotation marks."""

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.model import Report
from rashomon.text.similar import Words, words_of
from rashomon.text.similar_units import quoted_of, sentences_of

Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report ready for comparison.

    Attributes:
        report: as it was given.
        words: its words, with offsets.
        ids: a number for each word; equal words of one run have equal numbers.
        units: sentences as (first, last + 1) indices into the words, in order.
        bags: for each unit, its words as sorted numbers in which the second "the" differs from the first: the size of two
            bags' intersection bounds their longest common subsequence.
        own: for each word, whether it is the reporter's: outside quotation marks, and not in the title.
        plain: for each own word, whether it is wording: in lower case, so no name, no number, no sentence's first word.
    """

    report: Report
    words: Words
    ids: Ids
    units: tuple[tuple[int, int], ...]
    bags: tuple[Ids, ...]
    own: NDArray[np.bool_]
    plain: NDArray[np.bool_]

    @property
    def own_words(self) -> int:
        """How many words are the reporter's."""
        return int(self.own.sum())


_OCCURRENCES = 64


def prepare(report: Report, numbers: dict[str, int]) -> Prepared:
    """Makes a report ready.

    Args:
        report: any report; cost is linear in its length.
        numbers: the number of each word of the run; new words are added.
    """
    words = words_of(report.text)
    ids = [numbers.setdefault(key, len(numbers)) for key in words.keys]
    units = sentences_of(report.text, words)
    own = np.ones(len(words), dtype=np.bool_)
    for start, end in quoted_of(report.text):
        own[bisect_left(words.starts, start) : bisect_left(words.starts, end)] = False
    own[: bisect_left(words.starts, report.body)] = False
    plain = own & np.array([report.text[start].islower() for start in words.starts], dtype=np.bool_)
    bags = tuple(_bag(ids[first:last]) for first, last in units)
    return Prepared(report, words, np.array(ids, dtype=np.int64), units, bags, own, plain)


def _bag(ids: list[int]) -> Ids:
    seen: dict[int, int] = {}
    bag = []
    for number in ids:
        count = seen.get(number, 0)
        seen[number] = count + 1
        bag.append(number * _OCCURRENCES + min(count, _OCCURRENCES - 1))
    return np.unique(np.array(bag, dtype=np.int64))
