"""Ages that stand without a unit: "aged 15", "Anna Petrova, 34,", "in his 30s"."""

from rashomon.text.expressions import Amount
from rashomon.text.numerals import Word, adjacent, hyphen, lower, numeral

_OLDEST = 119
_BAND = frozenset("early mid late".split())
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


def ages(words: tuple[Word, ...], index: int, *, cased: bool) -> Amount | None:
    """Ages without a unit: "aged 15", "ages 3 to 5", "Anna Petrova, 34,", "in his 30s"."""
    form = lower(words, index)
    if form in {"aged", "age", "ages"}:
        return _aged(words, index)
    if form in _OWN and lower(words, index - 1) == "in":
        return _decade_of_life(words, index)
    if not words[index].figure or not cased or not form.isdecimal() or not 0 < int(form) <= _OLDEST or len(form) > 3:
        return None
    before, after = lower(words, index - 1), lower(words, index + 1)
    named = index >= 2 and words[index - 2].lower.isalpha() and len(words[index - 2].lower) > 1
    if not named or (adjacent(words, index) and before == ","):
        return None
    if before == "," and after in {",", ";", "."} and words[index - 2].capital and not _listed(words, index):
        return Amount(index, index + 1, int(form), int(form), unit="year", kind="age")
    if before == "," and after in {"of", "and", "who", "was", "from"} and words[index - 2].capital and words[index - 3].capital:
        return Amount(index, index + 1, int(form), int(form), unit="year", kind="age")
    if before == "(" and after == ")" and words[index - 2].capital and index >= 3 and words[index - 3].capital:
        return Amount(index, index + 1, int(form), int(form), unit="year", kind="age")
    return None


def _listed(words: tuple[Word, ...], index: int) -> bool:
    """Reads "Gates 5, 7, 9": a number before the comma, or one more behind the next."""
    return words[index - 2].figure or (lower(words, index + 1) == "," and index + 2 < len(words) and words[index + 2].figure)


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
            and (lower(words, last) != "and" or lower(words, index + 1) == "between")
        ):
            last, high, rule = other.last, other.value, "range"
    return Amount(index, last, found.value, high, unit="year", kind="age", rule=rule)


def _decade_of_life(words: tuple[Word, ...], index: int) -> Amount | None:
    at = index + 1
    at += lower(words, at) in _BAND
    at += hyphen(words, at)
    form = lower(words, at)
    if form in _MAN_OF_TENS:
        low, last = _MAN_OF_TENS[form], at + 1
    elif form in _TENS_OLD and lower(words, at + 1) == "s":
        low, last = int(form), at + 2
    else:
        return None
    return Amount(index, last, low, low + 9, unit="year", kind="age", rule="decade of life")
