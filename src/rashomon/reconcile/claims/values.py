"""Values as reconcile sees them: which two are the same, which two cannot both hold, and how each is shown."""

from __future__ import annotations

import math
from dataclasses import replace

from rashomon.model import Happened, Quantity, Statement, Value, When, Where, Who, Words
from rashomon.reconcile.compare.spelled import words_of
from rashomon.reconcile.entities.entities import Entities
from rashomon.text.names import fold

Key = tuple[object, ...]

# Vague words are soft: "dozens" does not deny 145. Their bounds are widened by this factor before two counts are set
# against each other.
VAGUE_SLACK = 2.0
# Two measures this near to one another, as a share, are one measure converted.
CONVERTED = 0.015
# What is printed with decimals, or without; of counts only a magnitude has any.
_DECIMAL = frozenset({"percent", "money", "temperature", "count"})
_MILLION = 1e6
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
PRONOUNS = frozenset("he him his she her hers it its they them their theirs who".split())
_ACTUAL = frozenset({"certain", "probable"})


def actual(modality: str) -> bool:
    """True for what is told as having happened, not as planned or possible."""
    return modality in _ACTUAL


def globalised(statement: Statement, entities: Entities) -> Value:
    """The statement's value with global entity ids."""
    value = statement.value
    if isinstance(value, Who | Where):
        return replace(value, entity=entities.find(statement.report, value.entity))
    if isinstance(value, Happened):
        # "Did not happen" may be said in the value, in the polarity or in both: it is one negation.
        return Happened(value.value and statement.polarity)
    return value


def value_key(value: Value, entities: Entities) -> Key:
    """Equal keys: the same value. Bounds decide, not words."""
    match value:
        case Quantity() if value.rule == "about":
            return ("quantity", f"{value.low:.2g}", f"{value.high:.2g}", value.unit, value.kind)
        case Quantity():
            return ("quantity", value.low, value.high, value.unit, value.kind)
        case When():
            if value.range is not None:
                return ("when", value.range.start.isoformat(), value.range.end.isoformat())
            return ("when said", value.timex or fold(value.text))
        case Where() | Who():
            if value.entity is not None and entities.by_id[value.entity].names:
                return ("entity", value.entity)
            return ("described", " ".join(words_of(_described(value, entities)).keys))
        case Words():
            return ("words", " ".join(words_of(value.text).keys))
        case Happened():
            return ("happened", value.value)


def _described(value: Where | Who, entities: Entities) -> str:
    """The words for somebody without a name: "he" of one report is not the "he" of another."""
    if value.entity is not None and value.text.lower() in PRONOUNS:
        return entities.name(value.entity)
    return value.text


def softened(quantity: Quantity) -> Quantity:
    """The bounds that a count denies nothing outside of: wider than what it says for vague words and for single persons."""
    if quantity.rule.startswith("vague"):
        return replace(quantity, low=quantity.low / VAGUE_SLACK, high=quantity.high * VAGUE_SLACK)
    if quantity.rule == "more than" and quantity.kind == "count":
        # "100" and "more than 100" are one figure in a headline and in its text.
        return replace(quantity, low=quantity.low - 1)
    if quantity.rule == "one person":
        return replace(quantity, high=math.inf)
    return quantity


def at_odds(a: Quantity, b: Quantity) -> bool:
    """True where no one number satisfies both."""
    if a.unit != b.unit or a.kind != b.kind:
        return False
    x, y = softened(a), softened(b)
    if _rounded(a, b):
        return False
    if a.kind != "count":
        # A measure printed in two units is rounded in one of them.
        slack = CONVERTED * min(abs(x.low), abs(y.low))
        return max(x.low, y.low) > min(x.high, y.high) + slack
    return not x.compatible(y)


def _rounded(a: Quantity, b: Quantity) -> bool:
    """True where one is the other, printed with fewer decimals: 52 and 52.3 percent, magnitude 7 and 6.8, 5 and 5.2 million."""
    if not (a.exact and b.exact) or a.kind not in _DECIMAL:
        return False
    scale = _MILLION if a.kind == "money" and min(a.low, b.low) >= _MILLION else 1.0
    one, other = sorted((_decimals(q.low / scale), q.low / scale) for q in (a, b))
    return one[0] < other[0] and abs(one[1] - other[1]) <= 0.5 * 10 ** -one[0]


def _decimals(number: float) -> int:
    return len(f"{number:.6f}".rstrip("0").partition(".")[2])


def vague(quantity: Quantity) -> bool:
    """True for bounds rather than a figure: "more than 100", "dozens"."""
    return not quantity.exact and quantity.rule != "about"


def number_text(number: float) -> str:
    """A number as it is printed: no ".0", thousands divided."""
    return f"{int(number):,}" if number == int(number) else f"{number:,.4g}"


def quantity_text(quantity: Quantity) -> str:
    """A quantity in plain words: "145", "more than 100", "72 to 88 km"."""
    unit = f" {quantity.unit}" if quantity.unit else ""
    if quantity.unit in _TIMES and quantity.high != 1:
        unit += "s"
    whole = quantity.kind == "count" and not quantity.unit
    if quantity.exact:
        return number_text(quantity.low) + unit if quantity.low or not whole else "none"
    if not quantity.bounded:
        if quantity.rule == "more than":
            return f"more than {number_text(quantity.low - 1 if whole else quantity.low)}{unit}"
        return f"at least {number_text(quantity.low)}{unit}"
    if quantity.low <= 0:
        return f"at most {number_text(quantity.high)}{unit}"
    if quantity.rule == "about":
        return f"about {number_text(round((quantity.low + quantity.high) / 2, 2))}{unit}"
    return f"{number_text(quantity.low)} to {number_text(quantity.high)}{unit}"
