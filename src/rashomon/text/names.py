"""Comparing names as they are spelled in English news: pure functions, no state.

A name that came through another script is spelled in many ways (al-Serraj, Al Sarraj, Sarraj; Qasr ben Ghashir, Qasr
Bani Ghashir). Two spellings are compared word by word on three levels: the folded word, its likeness (Jaro-Winkler,
Winkler 1990), and its skeleton, the consonants that every Latin transliteration keeps. `compare_names` gives a score with
the named features behind it, negative ones too: a different given name speaks against two members of one family.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

# Weights of the logistic score; fitted on the dev part of name_bench (nomenklatura) and rounded.
PERSON_WEIGHTS = {
    "bias": -2.5,
    "joined": 3.0,
    "likeness": 0.5,
    "weakest": 3.0,
    "clash": -3.0,
    "given name differs": -1.0,
    "other order": -0.5,
}
# A differing number is label noise in name_bench (trust vintages), and tells units and courts apart in news: set by hand.
BODY_WEIGHTS = {
    "bias": -1.8,
    "joined": 4.0,
    "likeness": 0.5,
    "weakest": 1.0,
    "clash": -2.5,
    "numbers differ": -3.0,
    "acronym": 8.0,
    "other order": -0.5,
}
# A word pair below this likeness is not the same word.
WORD_FLOOR = 0.84
# Longest names compared; what lies beyond is a sentence, not a name.
MAX_WORDS = 12
MAX_CHARACTERS = 200


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


ARTICLES = _words("al el ul ad as ash an ar at az adh ath es ed er the la le los las les")
PARTICLES = _words("de der den del della di da do dos du van von zu y e of and for in to")
FILIATION = {"bin": "bn", "ben": "bn", "ibn": "bn", "bani": "bn", "beni": "bn", "ould": "bn", "wuld": "bn", "ag": "bn"}
HONORIFICS = _words(
    "mr mrs ms miss dr prof professor sir dame lord lady sheikh shaikh sheik haji hajj imam mullah mawlawi maulana ayatollah"
    " general gen colonel col major maj captain capt lieutenant lt sergeant sgt corporal cpl brigadier brig admiral adm"
    " marshal president prime minister premier chancellor king queen prince princess senator sen governor gov mayor judge"
    " justice secretary ambassador commander chief pope bishop archbishop cardinal father reverend rev saint st"
)
LEGAL_FORMS = _words(
    "inc incorporated corp corporation co company ltd limited llc llp lp plc ag aktiengesellschaft gmbh mbh kg kgaa se sa"
    " sas sarl srl spa nv bv bvba ab as asa oy oyj aps kk pjsc ojsc oao zao ooo pao jsc pte pty sdn bhd group holding"
    " holdings"
)
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ə": "a"}
)
_MARKS = re.compile(r"[’'ʼʻ‘`´ʿʾ.\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])\Z")
_BREAK = re.compile(r"[^\w&]+|_+")
_SOUNDS = (
    (re.compile(r"tch|tsch|ch|sh|sch|sz|zh|dj|j"), "j"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"kh|gh|ck|q|c|x|g"), "k"),
    (re.compile(r"th|dh|tz|ts"), "t"),
    (re.compile(r"d"), "t"),
    (re.compile(r"v|b"), "b"),
    (re.compile(r"z"), "s"),
    (re.compile(r"p"), "b"),
)
_VOWELS = re.compile(r"[aeiouwyh]+")
_DOUBLED = re.compile(r"(.)\1+")


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


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """Lower case, no accents, no marks, words one blank apart.

    >>> fold("Al-Sarrāj’s")
    'al sarraj'
    """
    name = _POSSESSIVE.sub("", name.strip()[:MAX_CHARACTERS])
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(_BREAK.sub(" ", _MARKS.sub("", plain)).split())


@lru_cache(maxsize=1 << 16)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell it apart: folded, without articles, particles and honorifics.

    Names made of nothing else keep all their words. An article grown onto its word is left on; `same_word` knows it.
    """
    words = [FILIATION.get(w, w) for w in fold(name).split()[:MAX_WORDS]]
    kept = [w for w in words if w not in ARTICLES and w not in PARTICLES]
    start = 0
    while start < len(kept) - 1 and kept[start] in HONORIFICS:
        start += 1
    return tuple(kept[start:]) or tuple(words)


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """The consonants that transliterations agree on: "serraj", "sarraj" → "srj"; "kh", "gh", "q" fold to "k".

    A word's first vowel leaves an "a"; half vowels and h count as vowels.
    """
    if len(word) < 3 or word.isdigit():
        return word
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    initial = "a" if word[0] in "aeiou" else ""
    return initial + _DOUBLED.sub(r"\1", _VOWELS.sub("", word))


def _bare(word: str) -> str:
    return word[2:] if len(word) >= 6 and word[:2] in ("al", "el") else word


@lru_cache(maxsize=1 << 17)
def word_likeness(a: str, b: str) -> float:
    """How alike two folded words are, in [0, 1]; an initial agrees with its word at 0.9."""
    if a == b:
        return 1.0
    if a.isdigit() or b.isdigit():
        return 0.0
    if len(a) == 1 or len(b) == 1:
        return 0.9 if a[:1] == b[:1] else 0.0
    best = max(_likeness(x, y) for x in {a, _bare(a)} for y in {b, _bare(b)})
    return max(best, 0.9) if same_skeleton(a, b) else min(best, 0.95)


def _likeness(a: str, b: str) -> float:
    # Jaro-Winkler alone forgives any ending; the edit distance alone forgives no vowel.
    return (JaroWinkler.similarity(a, b) + OSA.normalized_similarity(a, b)) / 2


def same_skeleton(a: str, b: str) -> bool:
    """True where two words are spellings of one by their consonants (two or more of them) and are not far apart."""
    for x in {a, _bare(a)}:
        for y in {b, _bare(b)}:
            key = skeleton(x)
            if len(key) >= 2 and key == skeleton(y) and JaroWinkler.similarity(x, y) >= 0.7:
                return True
    return False


def acronyms(name: str) -> frozenset[str]:
    """The short forms that a name of two words or more may have: initials with and without the small words."""
    words = fold(name).split()[:MAX_WORDS]
    if words and words[0] == "the":
        words = words[1:]
    if len(words) < 2:
        return frozenset()
    strong = [w for w in words if w not in PARTICLES and w not in ARTICLES]
    made = {"".join(w[0] for w in part) for part in (words, strong) if len(part) >= 2}
    return frozenset(made)


def is_acronym(name: str) -> bool:
    """True for one word of two to six capitals, dots between them allowed ("U.N.", "LNA")."""
    letters = name.replace(".", "").strip()
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()


def compare_names(a: str, b: str, *, kind: str = "person") -> NameMatch:
    """Compares two names.

    Args:
        a: one name, as written.
        b: the other; the order of the two changes nothing.
        kind: "person", else the name is taken as that of a body or place.

    Returns:
        A score in [0, 1] with its features. Equal names score 1, names without a letter 0.
    """
    first, second = fold(a), fold(b)
    if not first or not second:
        return NameMatch(0.0)
    if first == second:
        return NameMatch(1.0, (("equal", 1.0),))
    features = _person(a, b) if kind == "person" else _body(a, b)
    weights = PERSON_WEIGHTS if kind == "person" else BODY_WEIGHTS
    total = weights["bias"] + sum(weights[name] * value for name, value in features)
    return NameMatch(1.0 / (1.0 + math.exp(-total)), features)


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


def _common(a: tuple[str, ...], b: tuple[str, ...]) -> dict[str, float]:
    shorter, longer = sorted((a, b), key=lambda words: (len(words), words))
    pairs = _align(shorter, longer)
    likeness = [p[2] for p in pairs]
    places = [p[1] for p in pairs if p[2] >= WORD_FLOOR]
    joined = OSA.normalized_similarity("".join(a), "".join(b))
    return {
        "joined": joined,
        "likeness": sum(likeness) / len(likeness),
        "weakest": min(likeness),
        "clash": float(sum(value < WORD_FLOOR for value in likeness)),
        "other order": float(places != sorted(places)),
    }


def _person(a: str, b: str) -> tuple[tuple[str, float], ...]:
    left, right = name_words(a), name_words(b)
    features = _common(left, right)
    features["given name differs"] = float(given_names_differ(a, b))
    return tuple(sorted(features.items()))


def given_names_differ(a: str, b: str) -> bool:
    """True where two personal names of two words or more share the family name and not the first: never one person."""
    left, right = name_words(a), name_words(b)
    if min(len(left), len(right)) < 2 or word_likeness(left[0], right[0]) >= WORD_FLOOR:
        return False
    return not any(word_likeness(left[0], word) >= WORD_FLOOR for word in right[1:]) or not any(
        word_likeness(right[0], word) >= WORD_FLOOR for word in left[1:]
    )


def _body(a: str, b: str) -> tuple[tuple[str, float], ...]:
    left, right = (tuple(w for w in name_words(n) if w not in LEGAL_FORMS) or name_words(n) for n in (a, b))
    features = _common(left, right)
    features["numbers differ"] = float({w for w in left if w.isdigit()} != {w for w in right if w.isdigit()})
    features["acronym"] = float((is_acronym(a) and fold(a) in acronyms(b)) or (is_acronym(b) and fold(b) in acronyms(a)))
    return tuple(sorted(features.items()))
