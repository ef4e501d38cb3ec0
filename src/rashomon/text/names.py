"""Comparing names as they are spelled in English news: pure functions, no state.

A name that came through another script is spelled in many ways (al-Serraj, Al Sarraj, Sarraj; Qasr ben Ghashir, Qasr
Bani Ghashir). Two spellings are compared word by word on three levels: the folded word, its likeness (Jaro-Winkler,
Winkler 1990), and its skeleton, the consonants that every Latin transliteration keeps. `rashomon.text.name_match` compares
whole names.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from rashomon.text.scripts import in_latin

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
# What first names are shortened to in English news.
_SHORT = """
abraham abe; albert al bert; alexander alex sasha; alexandra alex sasha; alfred alf fred; andrew andy drew; anthony tony;
antonio tony; barack barry; benjamin ben bibi benny; catherine kate cathy; charles charlie chuck; christopher chris;
christine chris; daniel dan danny; david dave; deborah deb debbie; donald don; dorothy dot; douglas doug; edward ed ted eddie;
elizabeth liz beth betty; frederick fred; gerald gerry jerry; gregory greg; henry harry hank; jacob jake; james jim jimmy;
jeffrey jeff; jennifer jen jenny; john jack johnny; jonathan jon; joseph joe; joshua josh; katherine kate kathy; kenneth ken;
lawrence larry; margaret maggie peggy; matthew matt; michael mike mick; nicholas nick; nikolai kolya; patricia pat patty;
patrick pat; peter pete; philip phil; rebecca becky; richard rick dick; robert bob rob bobby; ronald ron; samuel sam;
stephen steve; steven steve; susan sue; thomas tom tommy; timothy tim; victoria vicky; vladimir volodya; walter walt;
william bill will billy; zachary zach
"""
SHORT_FORMS = {entry.split()[0]: frozenset(entry.split()[1:]) for entry in _SHORT.split(";") if entry.strip()}
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ə": "a"}
)
_MARKS = re.compile(r"[’'ʼʻ‘`´ʿʾ.\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])\Z")
_BREAK = re.compile(r"[^\w]+|_+")
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


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """Lower case, no accents, no marks, words one blank apart.

    >>> fold("Al-Sarrāj’s")
    'al sarraj'
    """
    name = _POSSESSIVE.sub("", name.strip()[:MAX_CHARACTERS])
    plain = unicodedata.normalize("NFKD", in_latin(name.casefold().translate(_LETTERS)))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(_BREAK.sub(" ", _MARKS.sub("", plain).replace("&", " and ")).split())


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
    if b in SHORT_FORMS.get(a, ()) or a in SHORT_FORMS.get(b, ()):
        return 0.9
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


def given_names_differ(a: str, b: str) -> bool:
    """True where two personal names of two words or more share the family name and not the first: never one person.

    A name that ends in the whole of the other only has a word more in front: a title, a nickname, a first name seldom used.
    """
    shorter, longer = sorted((name_words(a), name_words(b)), key=len)
    if len(shorter) < 2 or word_likeness(shorter[0], longer[0]) >= WORD_FLOOR:
        return False
    if all(word_likeness(x, y) >= WORD_FLOOR for x, y in zip(shorter, longer[-len(shorter) :], strict=True)):
        return False
    return not any(word_likeness(shorter[0], word) >= WORD_FLOOR for word in longer[1:]) or not any(
        word_likeness(longer[0], word) >= WORD_FLOOR for word in shorter[1:]
    )
