"""Signs that single out one event: names, places, ages, street numbers, days."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.text.dates import find_times, resolve
from rashomon.text.gazetteer import EXACT, lookup
from rashomon.text.similar import Words
from rashomon.text.stopwords import CALENDAR, STOPWORDS

_LONGEST_NAME = 6
_JOINS = frozenset({" ", "-", ". ", ".", " & "})
_PLACES = frozenset({"town", "capital", "district", "other"})
# Smaller places share their names with too many people and things.
_FEWEST_PEOPLE = 500
# A place named within so many words of the beginning weighs as much as several mentions.
_EARLY, _EARLY_WEIGHT = 60, 3

_STREET = re.compile(
    r"\b(\d{2,5}) (?:block\b|[NSEW]\.? ?[A-Z]|(?:[A-Z][a-z]{1,20} ){1,3}"
    r"(?:St|Ave|Rd|Dr|Street|Avenue|Road|Drive|Lane|Court|Boulevard|Way|Place|Highway)\b)"
)
_DAY_LONG = frozenset({"day", "part", "hour", "minute"})


@dataclass(frozen=True, slots=True)
class Names:
    """Names of a text: their words, those of two words or more, and those that the gazetteer has as a place."""

    words: tuple[str, ...]
    full: tuple[str, ...]
    places: tuple[str, ...]


def named(text: str, words: Words, sentences: Sequence[tuple[int, int]]) -> Names:
    """Capitalised runs of words. The first word of a sentence counts where the text has it capitalised elsewhere too.

    Args:
        text: the text.
        words: its words.
        sentences: first and last + 1 of the words of each sentence.
    """
    firsts = frozenset(first for first, _ in sentences)
    runs = list(_runs(text, words, firsts))
    sure = {words.keys[at] for first, last in runs if first not in firsts or last - first > 1 for at in range(first, last)}
    small = {key for key, start in zip(words.keys, words.starts, strict=True) if not text[start].isupper()}
    single: list[str] = []
    full: list[str] = []
    places: list[str] = []
    for begin, last in runs:
        first = begin + (begin in firsts and words.keys[begin] in small)
        if begin in firsts and last - first == 1 and words.keys[first] not in sure:
            continue
        kept = [key for key in words.keys[first:last] if key not in STOPWORDS and key not in CALENDAR and len(key) > 1]
        if not kept:
            continue
        single += kept
        if len(kept) > 1:
            full.append(" ".join(kept))
        if _is_place(text[words.starts[first] : words.ends[last - 1]]):
            places += [" ".join(words.keys[first:last])] * (_EARLY_WEIGHT if first < _EARLY else 1)
    return Names(tuple(single), tuple(full), tuple(places))


def _runs(text: str, words: Words, firsts: frozenset[int]) -> Iterator[tuple[int, int]]:
    at, count = 0, len(words)
    while at < count:
        if not text[words.starts[at]].isupper():
            at += 1
            continue
        last = at + 1
        while (
            last < count
            and last - at < _LONGEST_NAME
            and last not in firsts
            and text[words.starts[last]].isupper()
            and text[words.ends[last - 1] : words.starts[last]] in _JOINS
        ):
            last += 1
        yield at, last
        at = last


def _is_place(name: str) -> bool:
    found = lookup(name)
    if not found or found[0].match != EXACT or found[0].kind not in _PLACES:
        return False
    return found[0].kind != "other" or found[0].population >= _FEWEST_PEOPLE


def addresses(body: str) -> list[str]:
    """Numbers of houses and blocks in front of a street."""
    return [match[1] for match in _STREET.finditer(body)]


def days_told(head: str, published: date | None) -> tuple[int | None, list[str]]:
    """The days that the head of a report names, as ordinals.

    Args:
        head: title and beginning.
        published: the day that "Friday" and "yesterday" count from; None leaves only whole dates.

    Returns:
        The first day named that is not after publication, None where there is none; and every day named.
    """
    first = None
    found = []
    for time in find_times(head):
        # A whole date means the same whatever the anchor.
        if published is None and not time.timex[:4].isdecimal():
            continue
        meant = resolve(time.timex, anchor=published or date(2000, 1, 1), direction=time.direction)
        if meant is None or meant.precision not in _DAY_LONG or (meant.end - meant.start).days > 1:
            continue
        day = meant.start.date().toordinal()
        found.append(str(day))
        if first is None and time.direction != "future" and (published is None or day <= published.toordinal()):
            first = day
    return first, found
