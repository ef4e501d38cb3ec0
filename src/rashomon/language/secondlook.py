"""A second look at names: the reader's scores, corrected by what a list or the rest of the report knows of a word.

The reader sees a chunk. A small network adds to its scores what follows from lists of places and of personal names, from the
word's form, and from how the reader took the same word elsewhere in the report (label consistency after Finkel et al. 2005
and Krishnan & Manning 2006, here as features). It is fitted on texts whose names were exchanged for others, because the reader
knows the names of its training texts too well to be mistaken there as it is on new ones; see ``training/second_look.py``.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from rashomon.language.words import word_set
from rashomon.text.gazetteer import EXACT, lookup

Floats = NDArray[np.float32]

COMMON_GIVEN, COMMON_SURNAME = 600, 2000
"""Ranks up to which a given name and a surname are common ones."""
TOWN, CITY = 30_000, 300_000
"""People of a place that is a town, a city."""
LONGEST_PLACE = 3
"""Words of a place that are looked up together."""
BLOCK = 32
"""Words in one product: so few that no BLAS library calls other threads, which would burn more than they save."""

_BODIES = word_set(
    """
    inc corp corporation company co ltd llc plc lp group bank university college school institute ministry department agency
    committee commission council association foundation party union federation front army force forces police court senate
    congress parliament house times post news press journal network radio television tv church club society center centre
    service services systems airlines airways motors partners associates holdings enterprises industries energy power gas oil
    records media software technologies team league bureau office organization organisation authority board administration
    """
)
_GROUND = word_set(
    """
    street st road rd avenue ave boulevard blvd drive lane river lake mountain mountains mount island islands beach bay valley
    creek park city town county province state district region airport hotel restaurant cafe grill inn pizza bar hall museum
    store shop bridge sea ocean desert strip coast hospital station square mall village camp base north south east west
    northern southern eastern western
    """
)
_TOWARDS = word_set("in at from near to")
_TITLES = word_set(
    "mr mrs ms dr president minister senator sen gen general col professor prof sheikh king queen prince judge capt"
)


@dataclass(frozen=True, slots=True, eq=False)
class SecondLook:
    """What the second look has learnt. Equal to itself only, so that a word's features can be remembered with it.

    Attributes:
        given, surnames: Rank of a personal name (in lower case) among its kind.
        common: Words that are no names, in lower case.
        hidden, hidden_bias: (3F, H), (H,) first layer, over the features of a word and of its neighbours.
        out, out_bias: (H, T), (T,) second layer, over the tags.
        keep: What the reader's own scores are multiplied by.
        transitions: (T + 1, T) as a tagger has them.
    """

    given: Mapping[str, int]
    surnames: Mapping[str, int]
    common: frozenset[str]
    hidden: Floats
    hidden_bias: Floats
    out: Floats
    out_bias: Floats
    keep: float
    transitions: Floats


def open_second_look(content: bytes, common: frozenset[str]) -> SecondLook:
    """Reads what ``training/second_look.py`` wrote."""
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        given, surnames = (
            {name: rank for rank, name in enumerate(arrays[key].tobytes().decode("utf-8").split("\n"))}
            for key in ("given", "surnames")
        )
        numbers = [arrays[key].astype(np.float32) for key in ("hidden", "hidden_bias", "out", "out_bias", "transitions")]
        keep = float(arrays["keep"])
    hidden, hidden_bias, out, out_bias, transitions = numbers
    return SecondLook(given, surnames, common, hidden, hidden_bias, out, out_bias, keep, transitions)


def second_scores(look: SecondLook, words: Sequence[str], proper: Sequence[bool], chunks: Sequence[Floats]) -> list[Floats]:
    """The reader's scores of names with what the second look adds.

    Args:
        look: What was learnt.
        words: All words of a document.
        proper: Whether the reader takes each for a proper noun.
        chunks: The reader's scores (W, T), chunk by chunk; together as many rows as words.

    Returns:
        New scores of the same shapes.
    """
    if not words:
        return list(chunks)
    scores = np.concatenate(chunks)
    ends = [0, *accumulate(len(chunk) for chunk in chunks)]
    features = name_features(look, words, proper, scores)
    rows = np.concatenate([with_neighbours(features[first:last]) for first, last in pairwise(ends)])
    moved = scores * np.float32(look.keep) + _network(look, rows) + look.out_bias
    return [moved[first:last].astype(np.float32) for first, last in pairwise(ends)]


def _network(look: SecondLook, rows: Floats) -> Floats:
    """(W, 3F) → (W, T): what the two layers make of each word, without the last bias."""
    padded = np.zeros((-(-len(rows) // BLOCK) * BLOCK, rows.shape[1]), dtype=np.float32)
    padded[: len(rows)] = rows
    hidden = padded.reshape(-1, BLOCK, rows.shape[1]) @ look.hidden
    hidden += look.hidden_bias
    np.maximum(hidden, 0, out=hidden)
    return np.asarray((hidden @ look.out).reshape(len(padded), -1)[: len(rows)])


def with_neighbours(features: Floats) -> Floats:
    """(W, F) → (W, 3F): each word's features between those of the word before and behind it in its chunk."""
    edge = np.zeros_like(features[:1])
    return np.concatenate([np.concatenate([edge, features[:-1]]), features, np.concatenate([features[1:], edge])], axis=1)


def name_features(look: SecondLook, words: Sequence[str], proper: Sequence[bool], scores: Floats) -> Floats:
    """(W, F): the reader's belief in each tag, the word's own features, its places, its like elsewhere in the document."""
    beliefs = np.exp(scores - scores.max(axis=1, keepdims=True))
    beliefs /= beliefs.sum(axis=1, keepdims=True)
    own = np.asarray([_own_features(look, word) for word in words], dtype=np.float32)
    return np.concatenate([beliefs, own, _place_features(words, proper), _elsewhere(words, beliefs)], axis=1)


@lru_cache(maxsize=1 << 16)
def _own_features(look: SecondLook, word: str) -> tuple[bool, ...]:
    lower = word.lower()
    given, surname = look.given.get(lower), look.surnames.get(lower)
    return (
        given is not None,
        given is not None and given < COMMON_GIVEN,
        surname is not None,
        surname is not None and surname < COMMON_SURNAME,
        lower in look.common,
        lower in _BODIES,
        lower in _GROUND,
        word[:1].isupper(),
        word.isupper() and len(word) > 1,
        lower in _TOWARDS,
        lower in _TITLES,
        "@" in word or ".com" in lower or "http" in lower,
    )


def _place_features(words: Sequence[str], proper: Sequence[bool]) -> Floats:
    """(W, 7): begins a place of the gazetteer, goes on in it; town, city, state or region, main name, several words."""
    found = np.zeros((len(words), 7), dtype=np.float32)
    named = [word[:1].isupper() or taken for word, taken in zip(words, proper, strict=True)]
    first = 0
    while first < len(words):
        length = 1
        while length < LONGEST_PLACE and first + length < len(words) and named[first + length - 1] and named[first + length]:
            length += 1
        place = None
        while named[first] and length and (place := _place(" ".join(words[first : first + length]))) is None:
            length -= 1
        if place is not None:
            found[first : first + length, 1:] = (1.0, *place, length > 1)
            found[first, :2] = 1.0, 0.0
        first += max(length, 1) if place is not None else 1
    return found


@lru_cache(maxsize=1 << 14)
def _place(name: str) -> tuple[bool, bool, bool, bool] | None:
    """Whether the places with just this name hold a town, a city, a state or region, one whose main name it is."""
    places = [each for each in lookup(name) if each.match == EXACT]
    if not places:
        return None
    people = max(each.population for each in places)
    wide = any(each.kind in ("country", "region") for each in places)
    return people > TOWN, people > CITY, wide, any(each.main for each in places)


def _elsewhere(words: Sequence[str], beliefs: Floats) -> Floats:
    """(W, 9): mean belief in no name and in each label where the word stands elsewhere; whether it does; also in lower case."""
    labels = np.concatenate([beliefs[:, :1], beliefs[:, 1::2] + beliefs[:, 2::2]], axis=1)
    numbers: dict[str, int] = {}
    number_of = np.asarray([numbers.setdefault(word.lower(), len(numbers)) for word in words], dtype=np.int64)
    marked = np.asarray([word[:1].isupper() or not word.isalpha() for word in words], dtype=bool)
    count = np.bincount(number_of[marked], minlength=len(numbers))
    sums = np.zeros((len(numbers), labels.shape[1]), dtype=np.float32)
    np.add.at(sums, number_of[marked], labels[marked])
    others = count[number_of] - marked
    counts = (others > 0) & np.asarray([len(word) > 1 and any(map(str.isalpha, word)) for word in words], dtype=bool)
    mean = (sums[number_of] - labels * marked[:, None]) / np.maximum(others, 1)[:, None]
    small = {word for word in words if word.islower()}
    also_small = np.asarray([word[:1].isupper() and word.lower() in small for word in words], dtype=bool)
    return np.concatenate([np.where(counts[:, None], mean, 0), counts[:, None], also_small[:, None]], axis=1).astype(np.float32)
