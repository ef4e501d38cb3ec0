"""Words and passages made comparable: what is equal but for house style compares as equal.

Two newsrooms print one sentence as "Gen. Ober said 1,200 troops were organised" and "General Ober said 1200 troops were
organized". `words_of` gives both the same keys, so that comparison sees one sentence, and keeps each word's offsets.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rashomon.text.numerals import TENS, UNITS

# Each alternative repeats one character class that the next part cannot begin with: matching is linear.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’ʼ´`][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’ʼ´`][sS]\Z")
_APOSTROPHES = str.maketrans("", "", "'’ʼ´`.")

# Spellings of one word. Folding may make non-words of others ("promise" is "promize"): keys are compared, never shown.
_BRITISH = (
    (re.compile(r"isation(s?)\Z"), r"ization\1"),
    (re.compile(r"(?<=\w{3})is(e|ed|es|ing|er|ers)\Z"), r"iz\1"),
    (re.compile(r"(?<=\w{3})our(s|ed|ing|er|ers|hood|hoods|able)?\Z"), r"or\1"),
    (re.compile(r"(?<=\w{2})tre(s?)\Z"), r"ter\1"),
    (re.compile(r"(?<=\w{2})ence(s?)\Z"), r"ense\1"),
    (re.compile(r"(?<=\w{2})ll(ed|ing|er|ers)\Z"), r"l\1"),
    (re.compile(r"ogue(s?)\Z"), r"og\1"),
)
_MAYBE_BRITISH = re.compile(r"(?:is\w{1,3}|isations?|our\w{0,5}|tres?|ences?|ll\w{2,3}|ogues?)\Z")
_SAME = {
    **{word: str(number) for word, number in (UNITS | TENS).items()},
    "gen": "general", "lt": "lieutenant", "sgt": "sergeant", "col": "colonel", "maj": "major", "capt": "captain",
    "gov": "governor", "sen": "senator", "rep": "representative", "pres": "president", "prof": "professor",
    "cmdr": "commander", "supt": "superintendent", "det": "detective", "dept": "department", "govt": "government",
    "jan": "january", "feb": "february", "apr": "april", "aug": "august", "sept": "september", "sep": "september",
    "oct": "october", "nov": "november", "dec": "december", "mon": "monday", "tues": "tuesday", "wed": "wednesday",
    "thurs": "thursday", "fri": "friday", "st": "street", "ave": "avenue", "blvd": "boulevard", "rd": "road",
    "km": "kilometer", "kms": "kilometer", "kilometers": "kilometer", "kilometre": "kilometer", "kilometres": "kilometer",
    "metres": "meter", "meters": "meter", "metre": "meter", "mi": "mile", "miles": "mile", "kg": "kilogram",
    "grey": "gray", "programme": "program", "programmes": "programs", "tyre": "tire", "tyres": "tires",
    "favourite": "favorite", "toward": "towards", "afterward": "afterwards", "whilst": "while", "amongst": "among",
    "percent": "percent", "jewellery": "jewelry", "aluminium": "aluminum", "sceptical": "skeptical", "mum": "mom",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order: comparable keys, and the code points [start, end) where each stands."""

    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.keys)


def words_of(text: str) -> Words:
    """Splits a text into words with comparable keys.

    Args:
        text: any text; cost is linear in its length.

    Returns:
        Words in order. A possessive ending belongs to its word and does not show in the key; "80km" is two words; marks of
        punctuation are none.
    """
    found = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
    return Words(
        tuple(_key(word) for word, _, _ in found),
        tuple(start for _, start, _ in found),
        tuple(end for _, _, end in found),
    )


def key_of(word: str) -> str:
    """What a word compares as: one key for its spellings."""
    if word[0].isdigit():
        return word.replace(",", "")
    folded = word.lower() if word.isalpha() else _POSSESSIVE.sub("", word).translate(_APOSTROPHES).lower()
    if not folded.isascii():
        folded = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c)).casefold()
    if folded in _SAME:
        return _SAME[folded]
    if len(folded) > 4 and _MAYBE_BRITISH.search(folded):
        for pattern, instead in _BRITISH:
            changed, count = pattern.subn(instead, folded)
            if count:
                return changed
    return folded


_key = lru_cache(maxsize=1 << 16)(key_of)
