"""Whether two names are one, as a score with the named features behind it.

A logistic score (Fellegi and Sunter 1969 weigh agreement and disagreement the same way): what two names share speaks for one,
what they contradict each other in speaks against it: another given name in one family, another number, father and son
exchanged. The weights were fitted on the dev part of name_bench by `python -m training.names`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from rashomon.text.aliases import alias
from rashomon.text.names import (
    FILIATION,
    LEGAL_FORMS,
    WORD_FLOOR,
    acronyms,
    fold,
    given_names_differ,
    is_acronym,
    name_words,
    word_likeness,
)
from rashomon.text.numerals import TENS, UNITS

# As `python -m training.names` printed them; "numbers differ" of bodies was set by hand: name_bench takes the vintages of
# one trust for one body, and in news a number tells units, courts and precincts apart.
PERSON_WEIGHTS = {
    "bias": -2.47,
    "clash": -2.68,
    "given name differs": 0.5,
    "initials": 1.02,
    "joined": 2.89,
    "likeness": 0.13,
    "other order": 0.12,
    "parents exchanged": -3.3,
    "weakest": 3.14,
    "words left over": -0.07,
    "written apart": 0.02,
}
BODY_WEIGHTS = {
    "bias": -1.88,
    "clash": -1.6,
    "joined": 3.98,
    "likeness": 0.08,
    "one word left": 0.11,
    "other order": -0.5,
    "weakest": 0.39,
    "words left over": 0.12,
    "written apart": 0.06,
    "numbers differ": -3.0,
    "acronym": 8.0,
}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9}
# Names that differ in so little when written without gaps are one, written in one word or in several.
APART = 0.95


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How alike two names are.

    Attributes:
        score: in [0, 1]; 0.5 is the point of indifference.
        features: what the score is made of, (name, value) in a fixed order; weights are in this module.
    """

    score: float
    features: tuple[tuple[str, float], ...] = ()

    def feature(self, name: str) -> float:
        """The value of one feature, 0 where it does not apply."""
        return dict(self.features).get(name, 0.0)


def compare_names(a: str, b: str, *, kind: str = "person") -> NameMatch:
    """Compares two names.

    Args:
        a: one name, as written.
        b: the other; the order of the two changes nothing.
        kind: "person", else the name is taken as that of a body or place.

    Returns:
        A score in [0, 1] with its features. Names that are equal but for gaps score 1, names without a letter 0.
    """
    first, second = fold(a), fold(b)
    if not first or not second:
        return NameMatch(0.0)
    if first == second:
        return NameMatch(1.0, (("equal", 1.0),))
    if first.replace(" ", "") == second.replace(" ", ""):
        return NameMatch(1.0, (("written apart", 1.0),))
    features = name_features(a, b, kind=kind)
    weights = PERSON_WEIGHTS if kind == "person" else BODY_WEIGHTS
    total = weights["bias"] + sum(weights[name] * value for name, value in features)
    return NameMatch(1.0 / (1.0 + math.exp(-total)), features)


def name_features(a: str, b: str, *, kind: str) -> tuple[tuple[str, float], ...]:
    """The features of a pair of names that are not equal, in order of their names."""
    return tuple(sorted((_person(a, b) if kind == "person" else _body(a, b)).items()))


def _align(a: tuple[str, ...], b: tuple[str, ...]) -> list[tuple[int, int, float]]:
    """Pairs words one to one, likest first; ties by position."""
    pairs = sorted(
        ((word_likeness(x, y), -abs(i - j), i, j) for i, x in enumerate(a) for j, y in enumerate(b)),
        key=lambda p: (-p[0], -p[1], p[2], p[3]),
    )
    used_a: set[int] = set()
    used_b: set[int] = set()
    chosen = []
    for likeness, _, i, j in pairs:
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            chosen.append((i, j, likeness))
    return sorted(chosen)


def _mended(words: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Words that the other name writes as one are joined: "Patr ushev", where the other has "Patrushev"."""
    whole = set(other)
    found: list[str] = []
    at = 0
    while at < len(words):
        length = next((n for n in (3, 2) if at + n <= len(words) and "".join(words[at : at + n]) in whole), 1)
        found.append("".join(words[at : at + length]))
        at += length
    return tuple(found)


def _common(a: tuple[str, ...], b: tuple[str, ...]) -> dict[str, float]:
    shorter, longer = sorted((_mended(a, b), _mended(b, a)), key=lambda words: (len(words), words))
    pairs = _align(shorter, longer)
    likeness = [p[2] for p in pairs]
    places = [p[1] for p in pairs if p[2] >= WORD_FLOOR]
    joined = OSA.normalized_similarity("".join(a), "".join(b))
    apart = len(a) != len(b) and joined >= APART
    return {
        "joined": joined,
        "likeness": sum(likeness) / len(likeness),
        "weakest": 1.0 if apart else min(likeness),
        "clash": 0.0 if apart else float(sum(value < WORD_FLOOR for value in likeness)),
        "other order": float(places != sorted(places)),
        "written apart": float(apart),
        "words left over": (len(longer) - len(shorter)) / len(longer),
    }


def _person(a: str, b: str) -> dict[str, float]:
    left, right = name_words(a), name_words(b)
    initials = _initials(left, right) or _initials(right, left)
    features = _common(left, right)
    if initials:
        features.update({"clash": 0.0, "weakest": 0.9})
    apart = bool(features["written apart"])
    features["initials"] = float(initials)
    features["given name differs"] = float(not initials and not apart and given_names_differ(a, b))
    features["parents exchanged"] = float(_parents_exchanged(a, b))
    return features


def _initials(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """True for "JC Dahl" and "Jan Conrad Dahl": letters for the given names, the same family name."""
    letters, given = short[0], full[:-1]
    same = len(short) > 1 and word_likeness(short[-1], full[-1]) >= WORD_FLOOR
    return same and 2 <= len(letters) == len(given) and letters == "".join(w[0] for w in given)


def _parents_exchanged(a: str, b: str) -> bool:
    """True where both names say whose child somebody is, and not the same way round."""
    orders = []
    for name in (a, b):
        words = fold(name).split()
        at = next((i for i, w in enumerate(words) if w in FILIATION and 0 < i < len(words) - 1), None)
        if at is None:
            return False
        orders.append((words[at - 1], words[at + 1]))
    (child, parent), (other, elder) = orders
    crossed = word_likeness(child, elder) >= WORD_FLOOR and word_likeness(child, other) < WORD_FLOOR
    return crossed or (word_likeness(parent, other) >= WORD_FLOOR and word_likeness(parent, elder) < WORD_FLOOR)


def _body(a: str, b: str) -> dict[str, float]:
    left, right = (_figures(tuple(w for w in name_words(n) if w not in LEGAL_FORMS) or name_words(n)) for n in (a, b))
    features = _common(left, right)
    features["numbers differ"] = float({w for w in left if w.isdigit()} != {w for w in right if w.isdigit()})
    one_body = alias(a) != "" and alias(a) == alias(b)
    features["acronym"] = float(
        one_body or (is_acronym(a) and fold(a) in acronyms(b)) or (is_acronym(b) and fold(b) in acronyms(a))
    )
    features["one word left"] = float(min(len(left), len(right)) == 1 and len(left) != len(right))
    return features


def numbers_differ(a: str, b: str) -> bool:
    """True where both names have numbers, and not one in common: the 12th Precinct and the 7th."""
    ours, theirs = ({w for w in _figures(name_words(n)) if w.isdigit()} for n in (a, b))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _figures(words: tuple[str, ...]) -> tuple[str, ...]:
    """Numbers in digits, however they are written: "Forty-Four", "44th" and "44"; "First" and "1st"."""
    found: list[str] = []
    tens = 0
    for word in words:
        figure = _figure(word)
        if tens and figure and int(figure) < 10:
            found[-1] = str(tens + int(figure))
        else:
            found.append(figure or word)
        tens = TENS.get(word, 0)
    return tuple(found)


def _figure(word: str) -> str:
    for table in (UNITS, TENS, _ORDINALS):
        if word in table:
            return str(table[word])
    bare = word[:-2] if word[-2:] in {"st", "nd", "rd", "th"} else word
    return bare if bare.isdigit() and bare.isascii() else ""
