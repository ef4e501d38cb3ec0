"""What a report says, as hashed terms of eleven kinds: the only form in which gather compares reports.

Light rules, no model: a report costs a few milliseconds and some kilobytes, so that a hundred thousand fit on one machine.
"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from rashomon.gather.signs import addresses, days_told, named
from rashomon.model import Report
from rashomon.text.ages import ages_told
from rashomon.text.similar import Words, words_of
from rashomon.text.similar_units import sentences_of
from rashomon.text.stopwords import STOPWORDS

KINDS = ("word", "lead", "title", "pair", "name", "full name", "figure", "age", "address", "day", "place")
# Terms fall into so many buckets (the hashing trick: Weinberger et al. 2009); two rare terms in one bucket are rarer still.
BUCKETS = 1 << 22
# Characters of a report that are read: whole articles, and the beginning of what is no article.
READ = 12_000
# Words of the body that count as its lead.
LEAD = 120
# How many characters from the beginning are searched for the day of the event.
_HEAD = 1_500

Ids = NDArray[np.uint32]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Terms:
    """A report as gather sees it.

    Attributes:
        ids: buckets of the terms, kind after kind in the order of `KINDS`, each kind's sorted and unique.
        counts: 1 + ln of how often each stands in the report.
        ends: for each kind, the index behind its last term.
        day: ordinal of the day of publication; None where it is not known.
        told: ordinal of the day in the past that the head of the report names first; None where it names none.
    """

    ids: Ids
    counts: Floats
    ends: tuple[int, ...]
    day: int | None
    told: int | None


def terms_of(report: Report) -> Terms:
    """Reads a report into terms; the time taken is linear and bounded."""
    title, body = report.title[:READ], report.text[report.body :][:READ]
    day = report.published.start.date() if report.published else None
    titled, words = words_of(title), words_of(body)
    names = named(body, words, sentences_of(body, words))
    told, days = days_told(f"{title}. {body[:_HEAD]}", day)
    title_words, body_words = _content(titled), _content(words)
    kinds: dict[str, Iterable[str] | Ids] = {
        "word": [*title_words, *title_words, *body_words],
        "lead": [*title_words, *title_words, *_content(words, LEAD)],
        "title": title_words,
        "pair": _pairs(words),
        "name": names.words,
        "full name": names.full,
        "figure": [key for key in body_words if key[0].isdigit()],
        "age": ages_told(title) + ages_told(body),
        "address": addresses(body),
        "day": days,
        "place": names.places,
    }
    ids, counts, ends = [], [], []
    total = 0
    for number, kind in enumerate(KINDS):
        found = kinds[kind]
        hashed = found if isinstance(found, np.ndarray) else np.array([_hash(term) for term in found], np.uint32)
        unique, count = np.unique(_salted(hashed, number), return_counts=True)
        ids.append(unique)
        counts.append(1 + np.log(count.astype(np.float32)))
        total += len(unique)
        ends.append(total)
    return Terms(
        np.concatenate(ids), np.concatenate(counts).astype(np.float32), tuple(ends), day.toordinal() if day else None, told
    )


def bucket(kind: str, term: str) -> int:
    """The bucket of a term, as `Terms.ids` has it."""
    return int(_salted(np.array([_hash(term)], np.uint32), KINDS.index(kind))[0])


@lru_cache(maxsize=1 << 17)
def _hash(term: str) -> int:
    return zlib.crc32(term.encode("utf-8", "surrogatepass"))


def _salted(hashed: Ids, number: int) -> Ids:
    """Mixes the kind into hashes, so that the place York and the word york fall into two buckets."""
    mixed = (hashed ^ np.uint32(number * 0x9E3779B1 & 0xFFFFFFFF)).astype(np.uint64) * np.uint64(0x2545F4914F6CDD1D)
    return ((mixed >> np.uint64(40)) & np.uint64(BUCKETS - 1)).astype(np.uint32)


def _content(words: Words, most: int | None = None) -> list[str]:
    return [key for key in words.keys[:most] if len(key) > 1 and key not in STOPWORDS]


def _pairs(words: Words) -> Ids:
    """Two words in a row, unless both are empty words."""
    if len(words) < 2:
        return np.zeros(0, np.uint32)
    hashes = np.array([_hash(key) for key in words.keys], np.uint32)
    full = np.array([len(key) > 1 and key not in STOPWORDS for key in words.keys])
    both: Ids = (hashes[:-1] * np.uint32(31) + hashes[1:])[full[:-1] | full[1:]]
    return both
