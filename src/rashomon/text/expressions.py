"""The forms that quantities take: an amount with its unit, a range, an age, a vague word, nothing at all."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from rashomon.text.designations import score
from rashomon.text.numerals import DENOMINATORS, HUNDRED, HYPHENS, MAGNITUDES, UNITS, Numeral, Word, adjacent, hyphen, numeral
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
from rashomon.text.vague import VAGUE_WORDS

Refuse = Callable[[Numeral], bool]

_OLDEST = 119
_NOT_ONE_AFTER = frozenset(
    "of another can could should would must may might 's who that which by day night thing time more way such has if must ’".split()
)
_NOT_ONE_BEFORE = frozenset(
    "no the this that which each every any another a an last next previous new good bad big old former latter some not only first"
    " second third hundred any- everyone single square day round loved little".split()
)
_NOBODY = frozenset("nobody none noone".split())
_HARM = frozenset(
    "casualty casualties death deaths injury injuries fatality fatalities victim victims survivor survivors people person civilian"
    " civilians soldier soldiers deaths arrests arrest hostages prisoners suspects children wounded dead troops passengers damage"
    " fighters police officers".split()
)
_HARM_ADJECTIVES = frozenset(
    "civilian further more other serious immediate reported additional known fatal new military major".split()
)
_SCORES_AFTER = frozenset("of more were have had are dead wounded killed injured people others".split())
_OWNERS = frozenset("of the his her its their our my your that those these all".split())
_ORDINAL_BEFORE = frozenset(
    "first second other better latter later former final half top bottom northern southern eastern western".split()
)
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


def _lower(words: tuple[Word, ...], index: int) -> str:
    return words[index].lower if 0 <= index < len(words) else ""


def zero(words: tuple[Word, ...], index: int) -> Amount | None:
    """ "No one", "nobody", "none", "no casualties": a count of nothing."""
    form, after = _lower(words, index), _lower(words, index + 1)
    if form in _NOBODY:
        return Amount(index, index + 1, 0, 0, rule="none") if after != "other" else None
    if form != "no":
        return None
    if after == "one" and _lower(words, index + 2) not in {"'", "’"}:
        return Amount(index, index + 2, 0, 0, rule="none")
    named = after in _HARM or (after in _HARM_ADJECTIVES and _lower(words, index + 2) in _HARM)
    return Amount(index, index + 1, 0, 0, rule="none") if named else None


def vague(words: tuple[Word, ...], index: int) -> Amount | None:
    """ "Dozens", "tens of thousands", "several hundred", "a few", "a handful of", "scores of"."""
    form = _lower(words, index)
    first = index
    if form == "a" and _lower(words, index + 1) in {"few", "handful", "couple", "pair", "duo", "trio", "quartet"}:
        index += 1
        form = words[index].lower
        if form in {"pair", "duo", "trio", "quartet", "handful"} and _lower(words, index + 1) != "of":
            return None
    elif form in {"few", "handful", "couple", "pair", "duo", "trio", "quartet"} or form not in VAGUE_WORDS:
        return None
    if form == "scores" and (
        _lower(words, index + 1) not in _SCORES_AFTER or words[index + 1].figure or _lower(words, index + 2)[:1].isdigit()
    ):
        return None
    if form == "tens" and _lower(words, index + 1) != "of":
        return None
    low, high = VAGUE_WORDS[form]
    last = index + 1
    at = last + 1 if _lower(words, last) == "of" else last
    factor, after = _magnitude(words, at)
    if factor:
        # "tens of thousands" ends where the next power begins.
        top = (high + 1) * factor - 1 if form in {"tens", "dozens", "hundreds"} else high * factor
        low, high, last = low * factor, top, after
    found = Amount(first, last, low, high, rule="vague word")
    return (
        _measured(words, found)
        if factor or form in {"several", "few", "couple", "hundreds", "thousands", "millions", "billions", "dozens"}
        else found
    )


def _magnitude(words: tuple[Word, ...], index: int) -> tuple[float, int]:
    form = _lower(words, index)
    singular = form.removesuffix("s")
    factor = MAGNITUDES.get(singular) or {
        "hundred": float(HUNDRED),
        "dozen": 12.0,
        "score": 20.0 if form == "score" else 0.0,
    }.get(singular, 0.0)
    return factor, index + 1


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
    ratio = None if money else _share(words, index) or _between(words, index, refuse)
    if ratio:
        return ratio
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
    return _converted(words, _measured(words, seen)) if _clean(words, seen) else None


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
    """ ".5 percent": a point with a space before it belongs to the number."""
    at = found.first
    if (
        found.figures
        and _lower(words, at - 1) == "."
        and adjacent(words, at)
        and not adjacent(words, at - 1)
        and found.whole
        and not found.scaled
    ):
        digits = words[at].lower
        return replace(found, first=at - 1), found.value / 10 ** len(digits)
    return found, found.value


def _pronoun(words: tuple[Word, ...], found: Numeral) -> bool:
    """ "One of", "this one", "one another": no count. Nor is a capitalised Five inside a name."""
    first, last = found.first, found.last
    if last - first == 1 and _lower(words, first) == "one":
        return (
            _lower(words, last) in _NOT_ONE_AFTER
            or _lower(words, first - 1) in _NOT_ONE_BEFORE
            or (hyphen(words, last) and _unit(words, last + 1) is None)
            or (hyphen(words, first - 1) if first > 1 else False)
        )
    inside = not found.figures and first > 0 and words[first].capital
    return inside and (
        _lower(words, first - 1) in {"of", "the"} or (words[first - 1].capital and last < len(words) and words[last].capital)
    )


def _range(words: tuple[Word, ...], found: Numeral, low: float, refuse: Refuse) -> tuple[float, float, int, str]:
    """ "14 to 16", "40-50", "five or six", "5 to 10 million", "10% to 15%"."""
    at = found.last
    joined = hyphen(words, at)
    spaced = _lower(words, at) in {"to", "or"} and _lower(words, found.first - 1) != "from"
    unit = None if joined or spaced else _unit(words, at)
    if unit and _lower(words, unit[1]) == "to" and _lower(words, found.first - 1) != "from":
        at = unit[1]
        spaced = True
    if not (joined or spaced) or at + 1 >= len(words):
        return low, low, found.last, "exact"
    begin = at + 1
    begin += words[begin].lower in CURRENCY_SIGNS
    other = numeral(words, begin)
    if other is None or refuse_inner(refuse, other, joined=joined):
        return low, low, found.last, "exact"
    if other.scaled and not found.scaled and low < other.value / _scale(words, other):
        low *= _scale(words, other)
    if joined and score(words, found.first, other.last) and found.whole and other.whole and max(low, other.value) < 200:
        return low, low, other.last, "score"
    if unit and _unit(words, other.last) is None:
        return low, low, found.last, "exact"
    if other.value <= low:
        return low, low, other.last if joined else found.last, "score" if joined else "exact"
    if _lower(words, at) == "or" and other.value > 2 * low + 1:
        return low, low, found.last, "exact"
    return low, other.value, other.last, "range"


def refuse_inner(refuse: Refuse, other: Numeral, *, joined: bool) -> bool:
    """Whether the end of a range is no number of its own; where a hyphen ties it, what stands before it tells nothing."""
    return not joined and refuse(other)


def _scale(words: tuple[Word, ...], found: Numeral) -> float:
    factor = 1.0
    for word in words[found.first : found.last]:
        factor *= MAGNITUDES.get(word.lower) or (HUNDRED if word.lower == "hundred" else 1)
    return factor


def _between(words: tuple[Word, ...], index: int, refuse: Refuse) -> Amount | None:
    """ "Between five and ten": one quantity, if the first is the lesser."""
    if _lower(words, index) != "between":
        return None
    money, at = _currency_before(words, index + 1)
    first = numeral(words, at)
    if first is None or refuse(first):
        return None
    at = first.last
    unit = _unit(words, at)
    at = unit[1] if unit else at
    if _lower(words, at) != "and":
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
    return _converted(words, replace(seen, unit=money, kind="money") if money else _measured(words, seen))


def _share(words: tuple[Word, ...], index: int) -> Amount | None:
    """ "A third of", "two-thirds", "half of the town", "one in five": parts of a whole, in per cent."""
    form = _lower(words, index)
    if (
        form == "half"
        and _lower(words, index + 1) in _OWNERS
        and _lower(words, index - 1) not in _ORDINAL_BEFORE
        and not hyphen(words, index - 1)
    ):
        return Amount(index, index + 1, 50, 50, unit="percent", kind="percent", rule="fraction")
    upper = UNITS.get(form) or {"a": 1}.get(form, 0)
    if not 0 < upper < 10:
        return None
    at = index + 1 + hyphen(words, index + 1)
    part = _lower(words, at)
    if part == "in" and form == "one":
        lower = UNITS.get(_lower(words, at + 1), 0) or (
            int(_lower(words, at + 1)) if _lower(words, at + 1) in {"10", "5", "4", "3"} else 0
        )
        if lower > 1 and _lower(words, at + 2).isalpha() and not words[at + 2].capital:
            return Amount(index, at + 2, 100 / lower, 100 / lower, unit="percent", kind="percent", rule="fraction")
        return None
    lower = DENOMINATORS.get(part, 0)
    if lower <= upper or (upper > 1) != part.endswith("s") or _lower(words, at + 1) not in {"of", "the"}:
        return None
    share = 100 * upper / lower
    return Amount(index, at + 1, share, share, unit="percent", kind="percent", rule="fraction")


def _currency_before(words: tuple[Word, ...], index: int) -> tuple[str, int]:
    """The currency named before the number, and where the number begins."""
    form = _lower(words, index)
    if form in CURRENCY_SIGNS and index + 1 < len(words) and words[index + 1].figure:
        return CURRENCY_SIGNS[form], index + 1
    if form in DOLLARS and _lower(words, index + 1) == "$" and adjacent(words, index + 1) and words[index].capital:
        return DOLLARS[form], index + 2
    if form in CURRENCY_CODES and words[index].capital and index + 1 < len(words):
        at = index + 1 + (_lower(words, index + 1) == "." and form == "rs")
        if at < len(words) and words[at].figure and (form == "rs" or len(form) == 3):
            return CURRENCY_CODES[form], at
    return "", index


def _currency_after(words: tuple[Word, ...], index: int) -> tuple[str, int, bool] | None:
    """Currency words behind a number: code, the word after, and whether it names the country's own."""
    for length in range(5, 0, -1):
        form = tuple(word.lower for word in words[index : index + length])
        if form in CURRENCY_WORDS:
            return CURRENCY_WORDS[form][0], index + length, length > 1
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
    return index > 0 and words[index - 1].figure and not (after and after.lower in {"'", "’"} and adjacent(words, index + 1))


def _measured(words: tuple[Word, ...], seen: Amount) -> Amount:
    """Reads the unit behind an amount, and a second, smaller one ("6 feet 2 inches")."""
    at = seen.last + (hyphen(words, seen.last) if seen.last < len(words) else 0)
    at += _lower(words, at) == "of" and seen.rule == "vague word"
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
    low, high = seen.low * unit.factor + unit.offset, seen.high * unit.factor + unit.offset
    measured = replace(seen, low=_tidy(low), high=_tidy(high), unit=unit.name, kind=unit.kind, last=last)
    return _age(words, _smaller(words, measured, unit))


def _tidy(value: float) -> float:
    return value if value == float("inf") else round(value, 9)


def _sterling(words: tuple[Word, ...], seen: Amount, last: int) -> bool:
    """Pounds are money in millions and weight otherwise, unless something is weighed or paid."""
    paid = {_lower(words, at) for at in range(seen.first - 3, seen.first)} & {
        "paid",
        "pay",
        "cost",
        "costs",
        "worth",
        "fined",
        "spent",
    }
    return _lower(words, last) != "of" and (seen.low >= 1e6 or bool(paid))


def _smaller(words: tuple[Word, ...], seen: Amount, unit: Unit) -> Amount:
    at = seen.last
    at += _lower(words, at) in {"and", ","}
    if at >= len(words) or seen.rule != "exact" or unit.kind not in {"distance", "duration", "weight"}:
        return seen
    number = numeral(words, at)
    found = _unit(words, number.last) if number else None
    if number is None or found is None or found[0].name != unit.name or found[0].factor >= unit.factor:
        return seen
    extra = number.value * found[0].factor
    return replace(seen, low=_tidy(seen.low + extra), high=_tidy(seen.high + extra), last=found[1])


def _age(words: tuple[Word, ...], seen: Amount) -> Amount:
    """ "15-year-old", "15 years old", "three months of age"."""
    if seen.kind != "duration":
        return seen
    at = seen.last + (hyphen(words, seen.last) if seen.last < len(words) else 0)
    scale = 1 if seen.unit == "year" else 1 / 8766
    low, high = _tidy(seen.low * scale), _tidy(seen.high * scale)
    if _lower(words, at) in {"old", "olds"}:
        return replace(seen, low=low, high=high, unit="year", kind="age", last=at + 1)
    if _lower(words, at) == "of" and _lower(words, at + 1) == "age":
        return replace(seen, low=low, high=high, unit="year", kind="age", last=at + 2)
    return seen


def _converted(words: tuple[Word, ...], seen: Amount) -> Amount:
    """Takes in "(50 miles)", ", or 50 miles,", "/50 miles": the same amount in another unit."""
    if seen.kind not in {"distance", "area", "weight", "money", "speed", "temperature"} or seen.last >= len(words):
        return seen
    at = seen.last
    bracket = words[at].lower in {"(", "["}
    comma = words[at].lower == "," and _lower(words, at + 1) in {"or", "about"}
    if not (bracket or comma or words[at].lower == "/"):
        return seen
    begin = at + 1
    while _lower(words, begin) in {"or", "about", "around", "some", "roughly", "nearly", "approximately"} and begin < at + 4:
        begin += 1
    inner = _plain(words, begin)
    if inner is None or inner.kind != seen.kind:
        return seen
    if bracket:
        return replace(seen, last=inner.last + 1) if _lower(words, inner.last) in {")", "]"} else seen
    return replace(seen, last=inner.last) if seen.kind != "money" else seen


def _plain(words: tuple[Word, ...], index: int) -> Amount | None:
    """An amount without conversion of its own, so that nothing recurs."""
    money, at = _currency_before(words, index)
    found = numeral(words, at)
    if found is None:
        return None
    low, high, last, rule = _range(words, found, found.value, lambda _: False)
    seen = Amount(index, last, low, high, rule=rule)
    return replace(seen, unit=money, kind="money") if money else _measured(words, seen)


def ages(words: tuple[Word, ...], index: int, *, cased: bool) -> Amount | None:
    """Ages without a unit: "aged 15", "ages 3 to 5", "Anna Petrova, 34,", "in his 30s"."""
    form = _lower(words, index)
    if form in {"aged", "age", "ages"}:
        return _aged(words, index)
    if form in _OWN and _lower(words, index - 1) == "in":
        return _decade_of_life(words, index)
    if not words[index].figure or not cased or not form.isdecimal() or not 0 < int(form) <= _OLDEST or len(form) > 3:
        return None
    before, after = _lower(words, index - 1), _lower(words, index + 1)
    named = index >= 2 and words[index - 2].lower.isalpha() and len(words[index - 2].lower) > 1
    if not named or adjacent(words, index) and before == ",":
        return None
    if before == "," and after in {",", ";", "."} and words[index - 2].capital and not _listed(words, index):
        return Amount(index, index + 1, int(form), int(form), unit="year", kind="age")
    if before == "," and after in {"of", "and", "who", "was", "from"} and words[index - 2].capital and words[index - 3].capital:
        return Amount(index, index + 1, int(form), int(form), unit="year", kind="age")
    if before == "(" and after == ")" and words[index - 2].capital and index >= 3 and words[index - 3].capital:
        return Amount(index, index + 1, int(form), int(form), unit="year", kind="age")
    return None


def _listed(words: tuple[Word, ...], index: int) -> bool:
    """ "Gates 5, 7, 9": a number before the comma, or one more behind the next."""
    return words[index - 2].figure or (_lower(words, index + 1) == "," and index + 2 < len(words) and words[index + 2].figure)


def _aged(words: tuple[Word, ...], index: int) -> Amount | None:
    at = index + 1 + (_lower(words, index + 1) in {"of", "between"})
    found = numeral(words, at)
    if found is None or not found.whole or not 0 <= found.value <= _OLDEST:
        return None
    last, high, rule = found.last, found.value, "exact"
    if _lower(words, last) in {"to", "and"} or hyphen(words, last):
        other = numeral(words, last + 1)
        if (
            other
            and found.value < other.value <= _OLDEST
            and (_lower(words, last) != "and" or _lower(words, index + 1) == "between")
        ):
            last, high, rule = other.last, other.value, "range"
    return Amount(index, last, found.value, high, unit="year", kind="age", rule=rule)


def _decade_of_life(words: tuple[Word, ...], index: int) -> Amount | None:
    at = index + 1
    at += _lower(words, at) in _BAND
    at += hyphen(words, at)
    form = _lower(words, at)
    if form in _MAN_OF_TENS:
        low, last = _MAN_OF_TENS[form], at + 1
    elif form in _TENS_OLD and _lower(words, at + 1) == "s":
        low, last = int(form), at + 2
    else:
        return None
    return Amount(index, last, low, low + 9, unit="year", kind="age", rule="decade of life")
