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
        bag: the words as ascending numbers in which a unit's second "the" differs from its first, so that the number that two
            units have in common bounds their longest common subsequence.
        bag_units: for each of these, the unit that it is of.
        quoted: for each word, whether it stands inside quotation marks.
        own: for each word, whether it is the reporter's: outside quotation marks, and not in the title.
        plain: for each own word, whether it is wording: in lower case, so no name, no number, no sentence's first word.
    """

    report: Report
    words: Words
    ids: Ids
    units: tuple[tuple[int, int], ...]
    bag: Ids
    bag_units: Ids
    quoted: NDArray[np.bool_]
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
    quoted = np.zeros(len(words), dtype=np.bool_)
    for start, end in quoted_of(report.text):
        quoted[bisect_left(words.starts, start) : bisect_left(words.starts, end)] = True
    own = ~quoted
    own[: bisect_left(words.starts, report.body)] = False
    plain = own & np.array([report.text[start].islower() for start in words.starts], dtype=np.bool_)
    numbered = np.array(ids, dtype=np.int64)
    return Prepared(report, words, numbered, units, *_bags(numbered, units), quoted, own, plain)


def _bags(ids: Ids, units: tuple[tuple[int, int], ...]) -> tuple[Ids, Ids]:
    """Numbers that tell the second "the" of a unit from its first, ascending, and the unit that each is of."""
    unit = np.repeat(np.arange(len(units)), [last - first for first, last in units])
    order = np.lexsort((ids, unit))
    ids, unit = ids[order], unit[order]
    fresh = np.ones(len(ids), dtype=np.bool_)
    fresh[1:] = (ids[1:] != ids[:-1]) | (unit[1:] != unit[:-1])
    starts = np.flatnonzero(fresh)
    rank = np.arange(len(ids)) - starts[np.cumsum(fresh) - 1] if len(ids) else np.zeros(0, dtype=np.int64)
    bag = ids * _OCCURRENCES + np.minimum(rank, _OCCURRENCES - 1)
    order = np.argsort(bag, kind="stable")
    return bag[order], unit[order]
