"""The forms that quantities take: an amount with its unit, a range, an age, a vague word, nothing at all."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from rashomon.text.designations import score
from rashomon.text.numerals import BEGINNINGS as OF_NUMERALS
from rashomon.text.numerals import HUNDRED, HYPHENS, MAGNITUDES, Numeral, Word, adjacent, hyphen, lower, numeral
from rashomon.text.units import (
    COUNTED_BY_HYPHEN,
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    DOLLARS,
    LONGEST_UNIT,
    Unit,
)
from rashomon.text.units import UNITS as MEASURES

Refuse = Callable[[Numeral], bool]

_NOT_ONE_AFTER = frozenset(
    "of another can could should would must may might 's who that which by day night thing time"
    " more way such has if must ’".split()
)
_DETERMINERS = frozenset("a an the this that every".split())
_NOT_ONE_BEFORE = frozenset(
    "no the this that which each every any another a an last next previous new good bad big old former latter some not only first"
    " second third hundred any- everyone single square day round loved little".split()
)
# Behind "that one" and "which one" these are counted.
_SOMEBODY = frozenset(
    "person man woman boy girl child teen teenager male female victim officer soldier student passenger driver worker bystander"
    " resident civilian suspect member other".split()
)


# What an amount can begin with, beside figures.
BEGINNINGS = OF_NUMERALS | {"between", *CURRENCY_SIGNS, *DOLLARS, *CURRENCY_CODES}


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity at words [first, last). `whole`: its bounds are whole numbers."""

    first: int
    last: int
    low: float
    high: float
    unit: str = ""
    kind: str = "count"
    rule: str = "exact"

    @property
    def whole(self) -> bool:
        """True where bounds are whole numbers, as counts of things are."""
        return float(self.low).is_integer() and (self.high == float("inf") or float(self.high).is_integer())


def amount(words: tuple[Word, ...], index: int, *, refuse: Refuse) -> Amount | None:
    """A number or range with its unit, at a word.

    Args:
        words: of the text.
        index: where it begins.
        refuse: says which numerals are names of things.

    Returns:
        The amount with the conversion that stands behind it, or None.
    """
    money, at = _currency_before(words, index)
    between = None if money else _between(words, index, refuse)
    if between:
        return between
    found = numeral(words, at)
    if found is None or (not money and (refuse(found) or _pronoun(words, found))):
        return None
    found, low = _decimal(words, found)
    first = index if money else found.first
    low, high, last, rule = _range(words, found, low, refuse)
    if rule == "score":
        return None
    seen = Amount(first, last, low, high, rule=rule)
    if money:
        glued = _currency_after(words, last)
        return _converted(
            words,
            replace(
                seen,
                unit=glued[0] if glued and money == "USD" and glued[2] else money,
                kind="money",
                last=glued[1] if glued else last,
            ),
        )
    return _converted(words, measured(words, seen)) if _clean(words, seen) else None


def _clean(words: tuple[Word, ...], seen: Amount) -> bool:
    """False where letters that are no unit are glued behind the figure, or a hyphen ties it to a word that counts nothing."""
    at = seen.last
    if at >= len(words) or _unit(words, at + hyphen(words, at)) is not None:
        return True
    if hyphen(words, at):
        return (
            words[at + 1].lower.rstrip("s") in COUNTED_BY_HYPHEN
            or words[at + 1].lower in {"plus", "odd"}
            or words[at].lower in "–—"
        )
    return not (words[at - 1].figure and adjacent(words, at) and words[at].lower[:1].isalpha())


def _decimal(words: tuple[Word, ...], found: Numeral) -> tuple[Numeral, float]:
    """Reads ".5 percent": a point with a space before it belongs to the number."""
    at = found.first
    if (
        found.figures
        and lower(words, at - 1) == "."
        and adjacent(words, at)
        and not adjacent(words, at - 1)
        and found.whole
        and not found.scaled
    ):
        digits = words[at].lower
        return replace(found, first=at - 1), found.value / 10 ** len(digits)
    return found, found.value


def _pronoun(words: tuple[Word, ...], found: Numeral) -> bool:
    """Reads "one of", "this one", "a political one", "one another": no count. Nor is a capitalised Five inside a name."""
    first, last = found.first, found.last
    if last - first == 1 and lower(words, first) == "one":
        return (
            lower(words, last) in _NOT_ONE_AFTER
            or (lower(words, first - 1) in _NOT_ONE_BEFORE and not _in_relative_clause(words, found))
            or (lower(words, first - 2) in _DETERMINERS and not lower(words, last).isalpha())
            or (hyphen(words, last) and _unit(words, last + 1) is None)
            or (hyphen(words, first - 1) if first > 1 else False)
        )
    inside = not found.figures and first > 0 and words[first].capital
    return inside and (
        lower(words, first - 1) in {"of", "the"} or (words[first - 1].capital and last < len(words) and words[last].capital)
    )


def _in_relative_clause(words: tuple[Word, ...], found: Numeral) -> bool:
    """As in "a crash in which one person died", "said that one man was hurt"; not "which one"."""
    return lower(words, found.first - 1) in {"which", "that"} and lower(words, found.last) in _SOMEBODY


def _range(words: tuple[Word, ...], found: Numeral, low: float, refuse: Refuse) -> tuple[float, float, int, str]:
    """Reads "14 to 16", "40-50", "five or six", "5 to 10 million", "10% to 15%"."""
    alone = (low, low, found.last, "exact")
    at = found.last
    joined = hyphen(words, at)
    spaced = lower(words, found.first - 1) != "from" and (lower(words, at) in {"to", "or"} or _dash_between_figures(words, at))
    unit = None if joined or spaced else _unit(words, at)
    if unit and lower(words, unit[1]) == "to" and lower(words, found.first - 1) != "from":
        at = unit[1]
        spaced = True
    if not (joined or spaced) or at + 1 >= len(words):
        return alone
    begin = at + 1
    begin += words[begin].lower in CURRENCY_SIGNS
    other = numeral(words, begin)
    if other is None or (not joined and refuse(other)):
        return alone
    if other.scaled and not found.scaled and low < other.value / _scale(words, other):
        low *= _scale(words, other)
    if joined and score(words, found.first, other.last) and found.whole and other.whole and max(low, other.value) < 200:
        return low, low, other.last, "score"
    if unit and _unit(words, other.last) is None:
        return alone
    if other.value <= low:
        return (low, low, other.last, "score") if joined else alone
    if lower(words, at) == "or" and other.value > 2 * low + 1:
        return alone
    return low, other.value, other.last, "range"


def _dash_between_figures(words: tuple[Word, ...], at: int) -> bool:
    """Reads "30 - 40", with a space on either side."""
    return (
        lower(words, at) in HYPHENS
        and words[at - 1].figure
        and at + 1 < len(words)
        and words[at + 1].figure
        and not adjacent(words, at)
        and not adjacent(words, at + 1)
    )


def _scale(words: tuple[Word, ...], found: Numeral) -> float:
    factor = 1.0
    for word in words[found.first : found.last]:
        factor *= MAGNITUDES.get(word.lower) or (HUNDRED if word.lower == "hundred" else 1)
    return factor


def _between(words: tuple[Word, ...], index: int, refuse: Refuse) -> Amount | None:
    """Reads "Between five and ten": one quantity, if the first is the lesser."""
    if lower(words, index) != "between":
        return None
    money, at = _currency_before(words, index + 1)
    first = numeral(words, at)
    if first is None or refuse(first):
        return None
    at = first.last
    unit = _unit(words, at)
    at = unit[1] if unit else at
    if lower(words, at) != "and":
        return None
    _, begin = _currency_before(words, at + 1)
    second = numeral(words, begin)
    if second is None or refuse(second):
        return None
    low = first.value * (
        _scale(words, second) if second.scaled and not first.scaled and first.value < second.value / _scale(words, second) else 1
    )
    if low >= second.value:
        return None
    seen = Amount(index, second.last, low, second.value, rule="range")
    return _converted(words, replace(seen, unit=money, kind="money") if money else measured(words, seen))


def _currency_before(words: tuple[Word, ...], index: int) -> tuple[str, int]:
    """The currency named before the number, and where the number begins."""
    form = lower(words, index)
    if form in CURRENCY_SIGNS and index + 1 < len(words) and words[index + 1].figure:
        return CURRENCY_SIGNS[form], index + 1
    if form in DOLLARS and lower(words, index + 1) == "$" and adjacent(words, index + 1) and words[index].capital:
        return DOLLARS[form], index + 2
    if form in CURRENCY_CODES and words[index].capital and index + 1 < len(words):
        at = index + 1 + (lower(words, index + 1) == "." and form == "rs")
        if at < len(words) and words[at].figure and (form == "rs" or len(form) == 3):
            return CURRENCY_CODES[form], at
    return "", index


def _currency_after(words: tuple[Word, ...], index: int) -> tuple[str, int, bool] | None:
    """Currency words behind a number: code, the word after, and whether it names the country's own."""
    for length in range(5, 0, -1):
        form = tuple(word.lower for word in words[index : index + length])
        if form in CURRENCY_WORDS:
            return CURRENCY_WORDS[form][0], index + len(form), len(form) > 1
    return None


def _unit(words: tuple[Word, ...], index: int) -> tuple[Unit, int] | None:
    for length in range(LONGEST_UNIT, 0, -1):
        if index + length > len(words):
            continue
        form = tuple(word.lower for word in words[index : index + length])
        unit = MEASURES.get(form)
        if unit and not (length == 1 and form[0] in _SHORT and not _short_unit(words, index)):
            return unit, index + length
    return None


_SHORT = frozenset({"m", "g", "t", "nm", "mi", "min", "sec", "mw", "in", "ha", "second"})


def _short_unit(words: tuple[Word, ...], index: int) -> bool:
    """A one-letter unit needs its figure right before it, and must end there."""
    if words[index].lower == "second":
        return False
    after = words[index + 1] if index + 1 < len(words) else None
    if words[index].lower == "in":
        return adjacent(words, index)
    if hyphen(words, index + 1) and words[index + 2].figure:
        return False  # "4 M-79 grenade launchers"
    return index > 0 and words[index - 1].figure and not (after and after.lower in {"'", "’"} and adjacent(words, index + 1))


def measured(words: tuple[Word, ...], seen: Amount) -> Amount:
    """Reads the unit behind an amount, and a second, smaller one ("6 feet 2 inches")."""
    at = seen.last + (hyphen(words, seen.last) if seen.last < len(words) else 0)
    at += lower(words, at) == "of" and seen.rule == "vague word"
    found = _unit(words, at)
    money = _currency_after(words, at)
    if money:
        factor = 0.01 if words[at].lower in {"cent", "cents"} else 1.0
        return replace(seen, low=seen.low * factor, high=seen.high * factor, unit=money[0], kind="money", last=money[1])
    if found is None:
        return seen
    unit, last = found
    if unit.name == "kg" and words[at].lower in {"pound", "pounds"} and _sterling(words, seen, last):
        return replace(seen, unit="GBP", kind="money", last=last)
    if unit.kind == "temperature" and _minus(words, seen.first):
        seen = replace(seen, first=seen.first - 1, low=-seen.high, high=-seen.low)
    low, high = seen.low * unit.factor + unit.offset, seen.high * unit.factor + unit.offset
    measured = replace(seen, low=_tidy(low), high=_tidy(high), unit=unit.name, kind=unit.kind, last=last)
    return _age(words, _smaller(words, measured, unit))


def _minus(words: tuple[Word, ...], first: int) -> bool:
    """A minus before a number: the word, or a sign that is glued to the number only."""
    before = lower(words, first - 1)
    return before in {"minus", "−"} or (before in HYPHENS and adjacent(words, first) and not adjacent(words, first - 1))


def _tidy(value: float) -> float:
    return value if value == float("inf") else round(value, 9)


def _sterling(words: tuple[Word, ...], seen: Amount, last: int) -> bool:
    """Pounds are money in millions and weight otherwise, unless something is weighed or paid."""
    paid = {lower(words, at) for at in range(seen.first - 3, seen.first)} & {
        "paid",
        "pay",
        "cost",
        "costs",
        "worth",
        "fined",
        "spent",
    }
    return lower(words, last) != "of" and (seen.low >= 1e6 or bool(paid))


def _smaller(words: tuple[Word, ...], seen: Amount, unit: Unit) -> Amount:
    at = seen.last
    at += lower(words, at) in {"and", ","}
    if at >= len(words) or seen.rule != "exact" or unit.kind not in {"distance", "duration", "weight"}:
        return seen
    number = numeral(words, at)
    found = _unit(words, number.last) if number else None
    if number is None or found is None or found[0].name != unit.name or found[0].factor >= unit.factor:
        return seen
    extra = number.value * found[0].factor
    return replace(seen, low=_tidy(seen.low + extra), high=_tidy(seen.high + extra), last=found[1])


def _age(words: tuple[Word, ...], seen: Amount) -> Amount:
    """Reads "15-year-old", "15 years old", "three months of age"."""
    if seen.kind != "duration":
        return seen
    at = seen.last + (hyphen(words, seen.last) if seen.last < len(words) else 0)
    scale = 1 if seen.unit == "year" else 1 / 8766
    low, high = _tidy(seen.low * scale), _tidy(seen.high * scale)
    if lower(words, at) in {"old", "olds"}:
        return replace(seen, low=low, high=high, unit="year", kind="age", last=at + 1)
    if lower(words, at) == "of" and lower(words, at + 1) == "age":
        return replace(seen, low=low, high=high, unit="year", kind="age", last=at + 2)
    return seen


def _converted(words: tuple[Word, ...], seen: Amount) -> Amount:
    """Takes in "(50 miles)", ", or 50 miles,", "/50 miles": the same amount in another unit."""
    if seen.kind not in {"distance", "area", "weight", "money", "speed", "temperature"} or seen.last >= len(words):
        return seen
    at = seen.last
    bracket = words[at].lower in {"(", "["}
    comma = words[at].lower == "," and lower(words, at + 1) in {"or", "about"}
    if not (bracket or comma or words[at].lower == "/"):
        return seen
    begin = at + 1
    while lower(words, begin) in {"or", "about", "around", "some", "roughly", "nearly", "approximately"} and begin < at + 4:
        begin += 1
    inner = _plain(words, begin)
    if inner is None or inner.kind != seen.kind:
        return seen
    if bracket:
        return replace(seen, last=inner.last + 1) if lower(words, inner.last) in {")", "]"} else seen
    return replace(seen, last=inner.last) if seen.kind != "money" else seen


def _plain(words: tuple[Word, ...], index: int) -> Amount | None:
    """An amount without conversion of its own, so that nothing recurs."""
    money, at = _currency_before(words, index)
    found = numeral(words, at)
    if found is None:
        return None
    low, high, last, rule = _range(words, found, found.value, lambda _: False)
    seen = Amount(index, last, low, high, rule=rule)
    return replace(seen, unit=money, kind="money") if money else measured(words, seen)
