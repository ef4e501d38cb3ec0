"""Periods and days told by their place from now or from one another: "last week", "two days ago", "the next day", "24 hours"."""

from rashomon.text.numerals import BREAK, Word, adjacent, hyphen, lower, numeral
from rashomon.text.timeparts import Piece, is_month
from rashomon.text.timewords import (
    DURATIONS,
    LAST,
    MONTHS,
    NARRATIVE,
    NEXT,
    PARTS,
    SEASONS,
    THIS,
    UNITS,
    VAGUE_COUNTS,
    WEEKDAYS,
    WHICH,
)

_OPENERS = frozenset("([“\"‘'—–" + BREAK)


def which(words: tuple[Word, ...], index: int) -> Piece | None:
    """Reads "this week", "last Friday", "next month", "the past two days", "the next day", "the weekend"."""
    word = words[index].lower
    if word == "weekend" and lower(words, index - 1) == "the":
        return Piece(index, index + 1, "XXXX-WXX-WE")
    article = lower(words, index - 1) == "the"
    if word in NARRATIVE and lower(words, index + 1) in UNITS and (article or word in {"following", "preceding"}):
        return _narrative(words, index)
    if word not in WHICH:
        return None
    side, at = WHICH[word], index + 1
    if word == "this" and lower(words, at) in {"past", "coming"}:
        side, at = (LAST, at + 1) if lower(words, at) == "past" else (NEXT, at + 1)
    if at >= len(words):
        return None
    return _which_of(words, index, at, side) or (_window(words, index, at, side) if side != THIS else None)


def _narrative(words: tuple[Word, ...], index: int) -> Piece | None:
    unit = UNITS[words[index + 1].lower]
    base = {"night": "day"}.get(unit, unit)
    if base not in {"day", "week", "month", "year"}:
        return None
    return Piece(index, index + 2, f"UNDEF-REF-{base}-{NARRATIVE[words[index].lower]}", "NI" if unit == "night" else "")


def _which_of(words: tuple[Word, ...], index: int, at: int, side: str) -> Piece | None:
    form = words[at].lower
    if form in WEEKDAYS:
        return Piece(index, at + 1, f"UNDEF-{side}-{WEEKDAYS[form]}")
    if form in MONTHS and is_month(words, at):
        return Piece(index, at + 1, f"UNDEF-{side}-XX-{MONTHS[form]:02}")
    if form in SEASONS:
        return Piece(index, at + 1, f"UNDEF-{side}-{SEASONS[form]}")
    if form in PARTS and form not in {"overnight", "midnight"} and (side != NEXT):
        return Piece(index, at + 1, f"UNDEF-{side}-day", PARTS[form])
    article = lower(words, index - 1) == "the"
    if form in {"week", "month", "quarter", "year", "decade", "century"}:
        if article and side != THIS:
            return Piece(index, at + 1, _duration(1, UNITS[form]), modifier="LAST" if side == LAST else "NEXT")
        return Piece(index, at + 1, f"UNDEF-{side}-{form}")
    return Piece(index, at + 1, f"UNDEF-{side}-weekend") if form == "weekend" else None


def _window(words: tuple[Word, ...], index: int, at: int, side: str) -> Piece | None:
    """Reads "the last 24 hours", "the past few weeks", "the next three days"."""
    count: float | None = None
    if words[at].lower in VAGUE_COUNTS | {"couple"}:
        at += 1 + (lower(words, at + 1) == "of")
    else:
        found = numeral(words, at)
        if found is None:
            return None
        count, at = found.value, found.last
    at += hyphen(words, at)
    unit = UNITS.get(lower(words, at))
    if unit is None:
        return None
    return Piece(index, at + 1, _duration(count, unit), modifier="LAST" if side == LAST else "NEXT")


def _duration(count: float | None, unit: str) -> str:
    prefix, letter, factor = DURATIONS[unit]
    return f"{prefix}{'X' if count is None else f'{count * factor:g}'}{letter}"


def span_of_time(words: tuple[Word, ...], index: int) -> Piece | None:
    """Reads "two days ago", "a day after", "three hours later", "24 hours", "three-year", "the day before", "years ago"."""
    word = words[index]
    if word.lower in UNITS:
        return _bare_unit(words, index)
    count, at = _count(words, index)
    if at == index:
        return None
    article = at == index + 1 and word.lower in {"a", "an"}
    at += hyphen(words, at)
    unit = UNITS.get(lower(words, at))
    if unit is None:
        return None
    relative = _relative(words, at + 1, count, unit)
    if relative:
        return Piece(index, relative[1], relative[0])
    if article or lower(words, at + 1) == "old" or (hyphen(words, at + 1) and lower(words, at + 2) == "old"):
        return None  # a rate ("twice a day") or an age
    if (unit == "second" and count == 1) or (unit == "quarter" and lower(words, at + 1) == "of"):
        return None  # an ordinal, a share
    return Piece(index, at + 1, _duration(count, unit))


def _count(words: tuple[Word, ...], index: int) -> tuple[float | None, int]:
    """How many, and the word after it; `None` where the words leave it open; the same index where nothing counts."""
    form = words[index].lower
    if form in VAGUE_COUNTS:
        return None, index + 1
    if form == "a" and lower(words, index + 1) in {"few", "couple"}:
        vague = lower(words, index + 1) == "few"
        at = index + 2 + (lower(words, index + 2) == "of")
        return (None, at) if vague else (2.0, at)
    found = numeral(words, index)
    if found:
        if found.figures and adjacent(words, index) and lower(words, index - 1)[-1:] not in _OPENERS:
            return None, index
        return found.value, found.last
    if form in {"a", "an"} and lower(words, index + 1) in UNITS:
        return 1.0, index + 1
    return None, index


def _bare_unit(words: tuple[Word, ...], index: int) -> Piece | None:
    """Reads "the day after", "years ago", "hours later"."""
    form = words[index].lower
    plural = form.endswith("s")
    if not plural and (
        form not in {"day", "night", "week", "month", "year"} or lower(words, index + 1) not in {"after", "before"}
    ):
        return None
    before = lower(words, index - 1)
    if before in {"day", "a", "one", "first", "last", "next"} or lower(words, index + 2) == form:
        return None
    if not plural and before == "the" and lower(words, index - 2) in {"of", "in"}:
        return None  # "the first of the year after a man was shot", "earlier in the day before rallying"
    relative = _relative(words, index + 1, None if plural else 1.0, UNITS[form])
    return Piece(index, relative[1], relative[0]) if relative else None


def _relative(words: tuple[Word, ...], at: int, count: float | None, unit: str) -> tuple[str, int] | None:
    unit, factor = {
        "fortnight": ("week", 2),
        "decade": ("year", 10),
        "century": ("year", 100),
        "quarter": ("month", 3),
        "night": ("day", 1),
    }.get(unit, (unit, 1))
    if unit == "weekend" or (count is not None and count != int(count)):
        return None
    many = "X" if count is None else f"{int(count) * factor}"
    form = lower(words, at)
    if form == "ago":
        return f"UNDEF-{unit}-minus-{many}", at + 1
    if form == "from" and lower(words, at + 1) in {"now", "today"}:
        return f"UNDEF-{unit}-plus-{many}", at + 2
    if form in {"earlier", "before", "previously", "prior"}:
        return f"UNDEF-REF-{unit}-minus-{many}", at + 1
    if form in {"later", "after", "afterwards", "afterward"}:
        return f"UNDEF-REF-{unit}-plus-{many}", at + 1
    return None
