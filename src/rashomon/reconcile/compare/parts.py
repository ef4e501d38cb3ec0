"""Figures that count a part, or what came on top: "seven died overnight" is no rival of the toll."""

from __future__ import annotations

import re

from rashomon.model import Quantity, Span
from rashomon.text.numerals import TENS, UNITS

# Of the deed, and not of those who died since: "an overnight shooting".
_OVERNIGHT = r"(?<!\ban )(?<!\bthe )(?<!\bin )overnight"
# A figure with one of these at it counts a part, or what came on top.
_PART = re.compile(
    r"\b(?:another|others?|more|additional|additionally|further|extra|of (?:them|whom|these|those)|among (?:them|those|whom)"
    rf"|including|{_OVERNIGHT}|not counting|excluding|apart from|besides|in addition to)\b",
    re.IGNORECASE,
)
# "The seven who died": some that the reader knows of already.
_KNOWN = re.compile(r"\b(?:the|those|these)\s\Z", re.IGNORECASE)
_WHO = re.compile(r"\s(?:\w+\s){0,2}(?:who|that|which)\b", re.IGNORECASE)
# Some who died after the others were counted.
_LATER = re.compile(
    rf"\b(?:{_OVERNIGHT}|since then|died (?:later )?(?:of|from) (?:their|his|her) (?:wounds|injuries|burns))\b", re.IGNORECASE
)
_ONE = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_WHOM = (
    r"(?:[\w-]+ ){0,2}(?:m[ae]n|wom[ae]n|boys?|girls?|child(?:ren)?|kids?|teen(?:ager)?s?|students?|officers?|persons?|people"
    r"|victims?|males?|females?|adults?|toddlers?|bab(?:y|ies)|infants?|passengers?|soldiers?|civilians?|bystanders?|suspects?)"
)
_SINGLE = (
    r"(?:(?:young|teenage|teen|elderly|pregnant|adult|older) )?(?:man|woman|boy|girl|child|teen(?:ager)?|toddler|infant|baby)"
)
# "Two boys and a girl", "a man and two women", "2 teens, young man shot": each figure counts a part of those listed.
_AND_MORE = re.compile(rf"\s?(?:{_WHOM})?(?:,| and|, and) (?:{_ONE} (?!of\b){_WHOM}|{_SINGLE})\b", re.IGNORECASE)
_LISTED = re.compile(rf"\b(?:({_ONE}) (?!of\b){_WHOM}|{_SINGLE})\b", re.IGNORECASE)
_LIST_END = re.compile(r"[.;]")
_NUMBERS = {**UNITS, "a": 1, "an": 1}
_MORE_BEFORE = re.compile(rf"\b{_ONE} {_WHOM}(?:,| and|, and) \Z", re.IGNORECASE)
# "An 11- and 12-year-old": ages.
_AGE = re.compile(r"(?:(?:-|-year)?,? (?:and|or|to) \d{1,3})?[ -]years?[ -]old", re.IGNORECASE)
_ALSO = re.compile(r"\A[^.;]*?\band (?:also (?:wound|injur|kill|shot|shoot|hurt|hit|struck)|another\b)", re.IGNORECASE)
# "None of the victims was badly hurt": nothing is said of others, nor of how many there were.
_OF = re.compile(r"\s*of\b", re.IGNORECASE)
_FIGURE = rf"(?:\d[\d,.]*|{'|'.join(sorted({*UNITS, *TENS}))}|dozens|scores|hundreds|thousands)"
# "About 99 of at least 352": the second figure is that of the whole.
_OF_FIGURE = re.compile(
    rf"\s+of (?:the |some |about |around |nearly |almost |at least |more than |over |an estimated ){{0,3}}{_FIGURE}\b", re.I
)
# "Twelve died, seven in the hall and five on the stairs": where a bare figure follows another, it divides that one up.
_DIVIDED = re.compile(rf"\b{_FIGURE}\b.*(?:[,:;—–]\s?(?:and )?|\sand )\Z", re.IGNORECASE | re.DOTALL)
_SHARE = re.compile(r"\s(?:when|while|as|in|at|on|by|near|inside|outside|during|after|from)\b", re.IGNORECASE)
# What somebody had done before.
_PRIOR = re.compile(r"\b(?:prior|previous|past) (?:arrests?|charges?|convictions?|offen[cs]es?)\b", re.IGNORECASE)
# "Two men died at once and the third person later": the figure leaves out one who is counted on from it.
_NTH = dict(zip("second third fourth fifth sixth seventh eighth ninth tenth".split(), range(2, 11), strict=True))
_NEXT_ONE = re.compile(
    rf"[^.;]*?\b(?:a|the) ({'|'.join(_NTH)})"
    r"(?: (?:person|victim|man|woman|boy|girl|child|teen(?:ager)?|officer|student|passenger)\b|,)",
    re.IGNORECASE,
)
# So much of the sentence is searched for the others of a list, in code points.
LIST = 60
# So much of it is searched for the whole that is divided up.
WHOLE = 200
# How much of the sentence before the figure, and behind it, is searched for such words, in code points.
BEFORE = 24
AFTER = 24


def is_part(value: Quantity, at: Span, sentence: Span, clause: Span) -> bool:
    """True where the words at a count say that it is a part, or on top of something else.

    Args:
        value: the count.
        at: the words that give it, inside `sentence`.
        sentence: the sentence.
        clause: of the event that is counted.
    """
    if value.kind == "count" and is_share(value, at, sentence):
        return True
    if value.kind != "count" or not value.exact:
        return False
    low, high = at.start - sentence.start, at.end - sentence.start
    if _LATER.search(clause.quote):
        return True
    if is_age(at, sentence) or (value.high == 0 and _OF.match(sentence.quote[high:])):
        return True
    if _PRIOR.search(sentence.quote[low : high + AFTER]):
        return True
    if _KNOWN.search(sentence.quote[:low]) and _WHO.match(sentence.quote[high:]):
        return True
    if value.rule != "list" and is_listed(value, at, sentence):
        return True
    beside = _NEXT_ONE.match(sentence.quote, high)
    if beside is not None and _NTH[beside[1].lower()] == value.low + 1:
        return True
    around = f"{sentence.quote[max(0, low - BEFORE) : low]} {value.counted} {sentence.quote[high : high + AFTER]}"
    # "More than 100" is no addition.
    return bool(_PART.search(re.sub(r"\bmore than\b", "", around, flags=re.IGNORECASE)))


def is_share(value: Quantity, at: Span, sentence: Span) -> bool:
    """True where a figure divides up another of its sentence: "99 of at least 352", "twelve died, seven in the hall"."""
    low, behind = at.start - sentence.start, sentence.quote[at.end - sentence.start :]
    if _OF_FIGURE.match(behind):
        return True
    bare = value.exact and not value.counted and _SHARE.match(behind)
    return bool(bare and _DIVIDED.search(sentence.quote[max(0, low - WHOLE) : low]))


def is_listed(value: Quantity, at: Span, sentence: Span, *, dead: bool = False) -> bool:
    """True where a figure is one of several in a list of people: "two boys and a girl".

    Args:
        value: the figure; that of those who are listed behind it ("three people, two boys and a girl") is none of the list.
        at: its words, inside `sentence`.
        sentence: the sentence.
        dead: it counts the dead, beside whom "another was wounded" is no more of them.
    """
    low, high = at.start - sentence.start, at.end - sentence.start
    before, behind = sentence.quote[max(0, low - LIST) : low], sentence.quote[high : high + LIST]
    if _MORE_BEFORE.search(before) or (_ALSO.search(behind) and not dead):
        return True
    return bool(_AND_MORE.match(behind)) and not _sums_up(value, behind)


def _sums_up(value: Quantity, behind: str) -> bool:
    """True where the figures listed behind a figure add up to it."""
    found = 0
    for match in _LISTED.finditer(_LIST_END.split(behind)[0]):
        found += _NUMBERS.get(match[1].lower(), 0) if match[1] and not match[1].isdigit() else int(match[1] or 1)
        if found == value.low:
            return True
    return False


def is_age(at: Span, sentence: Span) -> bool:
    """True where a figure is somebody's age: "wounded an 18 and 15 year old"."""
    return bool(_AGE.match(sentence.quote[at.end - sentence.start :]))
