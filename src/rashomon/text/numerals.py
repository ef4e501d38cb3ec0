"""Words of a text and the numerals among them, in figures and in words.

The lexical ground under :mod:`rashomon.text.numbers` and :mod:`rashomon.text.dates`. Everything runs
once over the text from left to right: no step looks back further than a fixed number of words.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

UNITS = {
    word: value
    for value, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
            " seventeen eighteen nineteen"
        ).split()
    )
}
TENS = {word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
TENS["fourty"] = 40
HUNDRED = 100
MAGNITUDES = {
    "thousand": 1e3,
    "lakh": 1e5,
    "lakhs": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "crores": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
}
# What may be glued to a figure: "1.2m", "5bn", "30k".
GLUED_MAGNITUDES = {"m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12, "k": 1e3}
GROUPS = {"dozen": 12.0, "score": 20.0}
FRACTION_SIGNS = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}
DENOMINATORS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fourth": 4,
    "fourths": 4,
    "fifth": 5,
    "fifths": 5,
    "sixth": 6,
    "sixths": 6,
    "seventh": 7,
    "sevenths": 7,
    "eighth": 8,
    "eighths": 8,
    "ninth": 9,
    "ninths": 9,
    "tenth": 10,
    "tenths": 10,
}
# What has to follow "1/2" for it to be no date and no score.
FRACTION_OF = frozenset(
    "of mile miles inch inches hour hours cup tonne ton acre acres pound pounds kilometer kilometre percent a the".split()
)
# What a number can begin with, beside figures.
BEGINNINGS = frozenset({"a", "an", "half", *FRACTION_SIGNS, *UNITS, *TENS})
# A break between paragraphs, as a word of its own: nothing reads on over it.
BREAK = "\n"
SHORT_LINE = 40
CLOSING = frozenset(".!?:;\"”’')]")
HYPHENS = frozenset("-‐‑–—")
# Longer runs of digits are identifiers, not numbers anyone means.
LONGEST_FIGURE = 15
LONGEST_BARE = 6  # without commas

_WORD = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|[^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+)*|[^\w\s]|_|\n\s*")


@dataclass(slots=True)  # not frozen: one for every word, made in a third of the time
class Word:
    """A word, a figure or one sign. `lower` is the text in lower case; `figure` marks digits."""

    start: int
    end: int
    lower: str
    figure: bool
    capital: bool


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number found at words [first, last). `figures` tells 12 from twelve; `scaled` that a magnitude was named."""

    first: int
    last: int
    value: float
    figures: bool
    scaled: bool = False

    @property
    def whole(self) -> bool:
        """True for whole numbers."""
        return self.value == int(self.value)


@lru_cache(maxsize=1)  # dates and numbers are read from one text, one after the other
def split(text: str) -> tuple[Word, ...]:
    """Words, figures, signs and breaks between paragraphs, in order, with offsets. A possessive 's is two words of its own."""
    words = []
    line = 0
    for match in _WORD.finditer(text):
        form = match.group()
        if form[0] == "\n":
            if _ends(text, line, match):
                words.append(Word(match.start(), match.start() + 1, BREAK, figure=False, capital=False))
            line = match.end()
            continue
        words.append(Word(match.start(), match.end(), form.lower(), form[0].isdecimal(), form[0].isupper()))
    return tuple(words)


def _ends(text: str, line: int, found: re.Match[str]) -> bool:
    """Whether a line break ends a paragraph or title, and does not only wrap a long line."""
    end = found.start()
    return found.group().count("\n") > 1 or end - line < SHORT_LINE or text[end - 1] in CLOSING


def lower(words: tuple[Word, ...], index: int) -> str:
    """The word at an index in lower case, "" outside the text."""
    return words[index].lower if 0 <= index < len(words) else ""


def adjacent(words: tuple[Word, ...], index: int) -> bool:
    """True where the word at `index` is glued to the one before it."""
    return 0 < index < len(words) and words[index - 1].end == words[index].start


def hyphen(words: tuple[Word, ...], index: int) -> bool:
    """True where the word at `index` is a hyphen or dash with no space on either side."""
    return (
        0 < index < len(words) - 1
        and words[index].lower in HYPHENS
        and adjacent(words, index)
        and words[index].end == words[index + 1].start
    )


def numeral(words: tuple[Word, ...], index: int) -> Numeral | None:
    """The number that begins at a word: "1,200", "1.2 million", "twenty-one", "two dozen", "half a million", "two and a half".

    Args:
        words: from :func:`split`.
        index: where it has to begin.

    Returns:
        The longest number that begins there, or None. Ordinals, dates and units are not looked at.
    """
    if index >= len(words):
        return None
    word = words[index]
    if word.figure:
        return _figures(words, index)
    if word.lower in FRACTION_SIGNS:
        return Numeral(index, index + 1, FRACTION_SIGNS[word.lower], figures=True)
    if word.lower == "half":
        return _half(words, index)
    if word.lower in {"a", "an"}:
        return _article(words, index)
    return _in_words(words, index)


def _figures(words: tuple[Word, ...], index: int) -> Numeral | None:
    digits = words[index].lower.replace(",", "")
    if len(digits) > LONGEST_FIGURE or (len(digits) > LONGEST_BARE and digits == words[index].lower):
        return None
    if digits[0] == "0" and digits[1:2].isdigit():
        return None  # a clock time or a code
    value = float(digits)
    last = index + 1
    slashed = _slashed(words, index)
    if slashed is not None and index + 3 < len(words) and words[index + 3].lower in FRACTION_OF:
        return Numeral(index, index + 3, slashed, figures=True)
    if last < len(words) and words[last].lower in FRACTION_SIGNS:
        return Numeral(index, last + 1, value + FRACTION_SIGNS[words[last].lower], figures=True)
    mixed = _slashed(words, last)
    if mixed is not None and not adjacent(words, last):
        return Numeral(index, last + 3, value + mixed, figures=True)
    return _scaled(words, Numeral(index, last, value, figures=True))


def _slashed(words: tuple[Word, ...], index: int) -> float | None:
    """The value of "1/2" at three words, for the fractions that people write so."""
    if index + 2 >= len(words) or not words[index].figure or words[index + 1].lower != "/" or not words[index + 2].figure:
        return None
    upper, lower = words[index].lower, words[index + 2].lower
    if not (upper.isdecimal() and lower.isdecimal() and len(upper) == 1 and len(lower) == 1):
        return None
    return int(upper) / int(lower) if 0 < int(upper) < int(lower) else None


def _scaled(words: tuple[Word, ...], found: Numeral) -> Numeral:
    """Adds "million", "-million", "bn", "hundred thousand" or "dozen" behind a number."""
    value, last, scaled = found.value, found.last, found.scaled
    if found.figures and last < len(words) and adjacent(words, last) and words[last].lower in GLUED_MAGNITUDES:
        if words[last].lower in {"m", "b", "k"} and not _bare(words, last):
            return found
        return Numeral(found.first, last + 1, value * GLUED_MAGNITUDES[words[last].lower], found.figures, scaled=True)
    while last < len(words):
        skip = 1 if hyphen(words, last) else 0
        word = words[last + skip].lower
        factor = MAGNITUDES.get(word) or GROUPS.get(word) or (HUNDRED if word == "hundred" else None)
        if factor is None or (word == "score" and skip):
            break
        value, last, scaled = value * factor, last + skip + 1, True
        if word in GROUPS:
            break
    return Numeral(found.first, last, value, found.figures, scaled)


def _bare(words: tuple[Word, ...], index: int) -> bool:
    """Whether "m", "b" or "k" glued to a figure stands for a magnitude: money before it, or a thing counted behind it."""
    before = index - 2
    if before >= 0 and adjacent(words, index - 1) and words[before].lower in {"$", "£", "€", "¥", "₹"}:
        return True
    return (
        words[index].lower != "b"
        and index + 1 < len(words)
        and not adjacent(words, index + 1)
        and words[index + 1].lower
        in {"people", "residents", "refugees", "voters", "followers", "users", "dollars", "euros", "pounds"}
    )


def _half(words: tuple[Word, ...], index: int) -> Numeral | None:
    """Reads "half a million", "half-million", "half a dozen": only where a magnitude follows."""
    last = index + 1
    if last < len(words) and (words[last].lower in {"a", "an"} or hyphen(words, last)):
        last += 1
    if last < len(words) and (words[last].lower in MAGNITUDES or words[last].lower == "dozen"):
        return _scaled(words, Numeral(index, last, 0.5, figures=False))
    return None


def _article(words: tuple[Word, ...], index: int) -> Numeral | None:
    """Reads "a hundred", "a million", "a dozen", "a half-dozen": only where a magnitude follows."""
    following = words[index + 1].lower if index + 1 < len(words) else ""
    if following == "half":
        found = _half(words, index + 1)
        return Numeral(index, found.last, found.value, figures=False, scaled=True) if found else None
    if following == "hundred":
        found = _in_words(words, index + 1, implied_one=True)
        return Numeral(index, found.last, found.value, figures=False, scaled=True) if found else None
    if following in MAGNITUDES or following == "dozen":
        return _scaled(words, Numeral(index, index + 1, 1.0, figures=False))
    return None


def _in_words(words: tuple[Word, ...], index: int, *, implied_one: bool = False) -> Numeral | None:
    """Reads "two hundred and twelve thousand": groups below a thousand, each with its magnitude, in falling order."""
    total, last, limit, scaled = 0.0, index, float("inf"), False
    while True:
        begin = last
        if total and begin < len(words) and words[begin].lower == "and":
            begin += 1
        group = _below_thousand(words, begin, implied_one=implied_one and begin == index)
        if group is None or (total and group[0] >= limit):
            break
        value, after = group
        skip = 1 if hyphen(words, after) and words[after + 1].lower in MAGNITUDES else 0
        factor = MAGNITUDES.get(words[after + skip].lower) if after + skip < len(words) else None
        if factor is None:
            total, last = total + value, after
            break
        if factor >= limit:
            break
        total, last, limit, scaled = total + value * factor, after + skip + 1, factor, True
    if last == index:
        return None
    found = _with_fraction(words, Numeral(index, last, total, figures=False, scaled=scaled))
    return _scaled(words, found) if not scaled else found


def _below_thousand(words: tuple[Word, ...], index: int, *, implied_one: bool = False) -> tuple[float, int] | None:
    small = (1.0, index) if implied_one else _below_hundred(words, index)
    if small is None:
        return None
    value, last = small
    skip = 1 if hyphen(words, last) else 0
    if last + skip < len(words) and words[last + skip].lower == "hundred":
        value, last = value * HUNDRED, last + skip + 1
        joint = last + 1 if last < len(words) and words[last].lower == "and" else last
        rest = _below_hundred(words, joint)
        if rest is not None:
            return value + rest[0], rest[1]
    return value, last


def _below_hundred(words: tuple[Word, ...], index: int) -> tuple[float, int] | None:
    if index >= len(words):
        return None
    word = words[index].lower
    if word in UNITS:
        return float(UNITS[word]), index + 1
    if word not in TENS:
        return None
    joint = index + 2 if hyphen(words, index + 1) else index + 1
    if joint < len(words) and 0 < UNITS.get(words[joint].lower, 0) < 10:
        return float(TENS[word] + UNITS[words[joint].lower]), joint + 1
    return float(TENS[word]), index + 1


def _with_fraction(words: tuple[Word, ...], found: Numeral) -> Numeral:
    """Reads "two and a half", "two-and-a-half", "one and a quarter"."""
    forms = [word.lower for word in words[found.last : found.last + 6] if word.lower not in HYPHENS]
    if len(forms) < 3 or forms[0] != "and" or forms[1] not in {"a", "one"} or forms[2] not in {"half", "quarter", "third"}:
        return found
    last, seen = found.last, 0
    while seen < 3:
        seen += words[last].lower not in HYPHENS
        last += 1
    return Numeral(found.first, last, found.value + 1 / DENOMINATORS[forms[2]], figures=False)
