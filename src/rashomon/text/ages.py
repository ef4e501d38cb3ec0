"""Ages that stand without a unit: "aged 15", "Anna Petrova, 34,", "in his 30s"; and a quick look for people's ages."""

import re

from rashomon.text.expressions import Amount
from rashomon.text.numerals import Word, adjacent, hyphen, lower, numeral

_OLDEST = 119
_GROWN = 16
_SUFFIXES = frozenset("jr sr".split())
_BAND = frozenset("early mid late".split())
_SOMEBODY = frozenset("man woman boy girl child youth lad pupil student widow grandmother grandfather".split())
_OWN = frozenset("his her their its my your our".split())
_TENS_OLD = frozenset("20 30 40 50 60 70 80 90".split())
_MAN_OF_TENS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}


_YEARS_OLD = re.compile(r"\b(\d{1,2})[- ]years?[- ]old", re.IGNORECASE)
_BEHIND_NAME = re.compile(r"[a-z.], (\d{1,2})[,.;]")

# What these can begin with, beside figures.
BEGINNINGS = frozenset({"aged", "age", "ages", *_OWN, *_BAND})


def ages(words: tuple[Word, ...], index: int, *, cased: bool) -> Amount | None:
    """Ages without a unit: "aged 15", "ages 3 to 5", "Anna Petrova, 34,", "in his 30s"."""
    form = lower(words, index)
    if form in {"aged", "age", "ages"}:
        return _aged(words, index)
    if (form in _OWN and lower(words, index - 1) == "in") or (form in _BAND and lower(words, index - 1) == "or"):
        return _decade_of_life(words, index)
    if not words[index].figure or not form.isdecimal() or not 0 < int(form) <= _OLDEST or len(form) > 3:
        return None
    told = _beside_a_name(words, index, cased=cased) or _of_somebody(words, index)
    return Amount(index, index + 1, int(form), int(form), unit="year", kind="age") if told else None


def ages_told(text: str) -> list[str]:
    """Ages of people in figures, as written: "a 14-year-old", "Mira Sand, 34,". For comparing texts; numbers are not read."""
    return [match[1] for form in (_YEARS_OLD, _BEHIND_NAME) for match in form.finditer(text)]


def _beside_a_name(words: tuple[Word, ...], index: int, *, cased: bool) -> bool:
    """Whether a number stands to a name as ages do: "Anna Petrova, 34, said", "Ivan Petrov Jr., 21, of", "Petrova (45)"."""
    before, after = lower(words, index - 1), lower(words, index + 1)
    at = index - 2
    at -= lower(words, at) == "." and lower(words, at - 1) in _SUFFIXES
    if at < 0 or not words[at].lower.isalpha() or len(words[at].lower) < 2 or not words[at].capital or words[index - 2].figure:
        return False
    full = at > 0 and words[at - 1].capital and words[at - 1].lower.isalpha()
    if before == "(":
        return after == ")" and full and cased
    if before != "," or adjacent(words, index) or _listed(words, index):
        return False
    if not cased:
        # In capitals every word looks like a name: only two commas and a likely age will do.
        return after == "," and full and int(lower(words, index)) >= _GROWN
    return after in {",", ";", "."} or (full and after in {"of", "and", "who", "was", "from"})


def _of_somebody(words: tuple[Word, ...], index: int) -> bool:
    """Reads "a girl of 12": one person is of an age, and of no number."""
    one = lower(words, index - 3) in {"a", "the", "one", "another"} and lower(words, index - 2) in _SOMEBODY
    return index >= 3 and lower(words, index - 1) == "of" and one


def _listed(words: tuple[Word, ...], index: int) -> bool:
    """Reads "Gates 5, 7, 9": one more number behind the next comma."""
    return lower(words, index + 1) == "," and index + 2 < len(words) and words[index + 2].figure


def _aged(words: tuple[Word, ...], index: int) -> Amount | None:
    at = index + 1 + (lower(words, index + 1) in {"of", "between"})
    found = numeral(words, at)
    if found is None or not found.whole or not 0 <= found.value <= _OLDEST:
        return None
    last, high, rule = found.last, found.value, "exact"
    if lower(words, last) in {"to", "and"} or hyphen(words, last):
        other = numeral(words, last + 1)
        if (
            other
            and found.value < other.value <= _OLDEST
            and (
                lower(words, last) != "and"
                or "between" in {lower(words, index + 1), lower(words, index - 1), lower(words, index - 2)}
            )
        ):
            last, high, rule = other.last, other.value, "range"
    return Amount(index, last, found.value, high, unit="year", kind="age", rule=rule)


def _decade_of_life(words: tuple[Word, ...], index: int) -> Amount | None:
    at = index + (lower(words, index) in _OWN)
    at += lower(words, at) in _BAND
    at += hyphen(words, at)
    form = lower(words, at)
    if form in _MAN_OF_TENS:
        low, last = _MAN_OF_TENS[form], at + 1
    elif form in _TENS_OLD:
        last = at + 1 + (lower(words, at + 1) in {"'", "’"})
        if lower(words, last) != "s":
            return None
        low, last = int(form), last + 1
    else:
        return None
    return Amount(index, last, low, low + 9, unit="year", kind="age", rule="decade of life")
