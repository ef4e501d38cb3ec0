"""The parts that time expressions are built from: days of the calendar, clock times, deictic periods, spans."""

import re
from dataclasses import dataclass

from rashomon.text.numerals import Word, adjacent, hyphen, lower, numeral
from rashomon.text.timewords import (
    AMBIGUOUS_MONTHS,
    DURATIONS,
    LAST,
    MONTHS,
    NARRATIVE,
    NEXT,
    OCCASIONS,
    PARTS,
    QUARTERS,
    SEASONS,
    SHORT_WEEKDAYS,
    THIS,
    UNITS,
    WEEKDAYS,
    WHICH,
)

FIRST_YEAR, LAST_YEAR = 1500, 2100
_DAY_VALUE = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d\Z|XXXX-WXX-[1-7]\Z|XXXX-XX-XX\Z|UNDEF-(?:this|last|next)-(?:day|[1-7])\Z")
_MONTH_BEFORE = frozenset(
    "in of since last next this until till by from during early late mid through before after between to and or - – every".split()
)
_YEAR_BEFORE = frozenset(
    "in since of by until till from during before after around circa early late mid year through between to and the".split()
)
_DASHES = frozenset("-–—‑")
_SIGNS_BEFORE = frozenset("$£€#:.'’_")
_OPENERS = frozenset("([“\"‘'—–")
# Words that go on after a day of the month: they are no thing that the number counts.
_GOES_ON = frozenset(
    "at in on by and or to the a an as for with when after before was were is are he she it they we who which that from"
    " near against during until but had has have said will would".split()
)
_VAGUE_COUNT = frozenset({"several", "few", "many"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Words [first, last) that name a day or period (`day`), perhaps with a clock time or part of the day (`clock`)."""

    first: int
    last: int
    day: str
    clock: str = ""
    modifier: str = ""

    @property
    def names_a_day(self) -> bool:
        """True where `day` is one day and not a longer period."""
        return _DAY_VALUE.match(self.day) is not None


def number(words: tuple[Word, ...], index: int, low: int, high: int) -> int | None:
    """A plain run of one to four digits within bounds."""
    if not 0 <= index < len(words):
        return None
    form = words[index].lower
    if not (words[index].figure and form.isdecimal() and len(form) <= 4):
        return None
    return int(form) if low <= int(form) <= high else None


def calendar_day(words: tuple[Word, ...], index: int) -> Piece | None:
    """Reads "april 14", "14 April 2019", "2019-04-14", "April", "2019", "1990s", "Friday", "Friday, April 5", "third quarter"."""
    word = words[index]
    if word.figure:
        return _iso(words, index) or _slashed(words, index) or _day_first(words, index) or _year(words, index)
    if word.lower in MONTHS:
        return _month_first(words, index)
    if word.lower in WEEKDAYS or word.lower in SHORT_WEEKDAYS:
        return _weekday(words, index)
    if word.lower in QUARTERS and lower(words, index + 1) == "quarter":
        return _quarter(words, index)
    return _season(words, index + 1 + (lower(words, index + 1) == "of"), index) if word.lower in SEASONS else None


def _season(words: tuple[Word, ...], at: int, index: int) -> Piece | None:
    year = number(words, at, FIRST_YEAR, LAST_YEAR)
    return Piece(index, at + 1, f"{year}-{SEASONS[words[index].lower]}") if year else None


def _quarter(words: tuple[Word, ...], index: int) -> Piece:
    at = index + 2
    at += lower(words, at) == "of"
    year = number(words, at, FIRST_YEAR, LAST_YEAR)
    quarter = QUARTERS[words[index].lower]
    return Piece(index, at + 1, f"{year}-Q{quarter}") if year else Piece(index, index + 2, f"XXXX-Q{quarter}")


def _iso(words: tuple[Word, ...], index: int) -> Piece | None:
    year, month, day = (
        number(words, index, FIRST_YEAR, LAST_YEAR),
        number(words, index + 2, 1, 12),
        number(words, index + 4, 1, 31),
    )
    if not (year and month and day and hyphen(words, index + 1) and hyphen(words, index + 3)):
        return None
    return Piece(index, index + 5, f"{year}-{month:02}-{day:02}")


def _slashed(words: tuple[Word, ...], index: int) -> Piece | None:
    """Reads "4/25/2019" and "25/4/2019"; where both readings are possible the American one is taken. "25.4.2019" is European."""
    dotted = words[index].lower.split(".")
    if len(dotted) == 2 and lower(words, index + 1) == "." and adjacent(words, index + 2):
        year = number(words, index + 2, FIRST_YEAR, LAST_YEAR)
        if year and all(len(part) <= 2 and part.isdecimal() for part in dotted):
            return _dated(index, index + 3, year, int(dotted[1]), int(dotted[0]))
    if lower(words, index + 1) != "/" or lower(words, index + 3) != "/":
        return None
    first, second, year = number(words, index, 1, 31), number(words, index + 2, 1, 31), number(words, index + 4, 0, LAST_YEAR)
    if first is None or second is None or year is None:
        return None
    if len(words[index + 4].lower) == 2:
        year += 1900 if year > 50 else 2000
    if year < FIRST_YEAR:
        return None
    month, day = (second, first) if first > 12 else (first, second)
    return _dated(index, index + 5, year, month, day)


def _dated(first: int, last: int, year: int, month: int, day: int) -> Piece | None:
    return Piece(first, last, f"{year}-{month:02}-{day:02}") if 1 <= month <= 12 and 1 <= day <= 31 else None


def _after_ordinal(words: tuple[Word, ...], index: int) -> int:
    """Steps over "st", "nd", "rd", "th" glued to a figure."""
    return index + 1 if lower(words, index) in {"st", "nd", "rd", "th"} and adjacent(words, index) else index


def _is_month(words: tuple[Word, ...], index: int) -> bool:
    form = lower(words, index)
    return form in MONTHS and (words[index].capital or (len(form) > 3 and form not in AMBIGUOUS_MONTHS))


def _with_year(words: tuple[Word, ...], at: int) -> tuple[str, int]:
    """A year right behind, perhaps after a comma; "XXXX" where there is none."""
    comma = at + 1 if lower(words, at) == "," else at
    year = number(words, comma, FIRST_YEAR, LAST_YEAR)
    return (f"{year}", comma + 1) if year else ("XXXX", at)


def _day_first(words: tuple[Word, ...], index: int) -> Piece | None:
    """Reads "14 April", "14th of April 2019", "14-16 April", "14 to 16 April"."""
    day = number(words, index, 1, 31)
    if day is None or len(words[index].lower) > 2:
        return None
    at = _after_ordinal(words, index + 1)
    second = None
    if lower(words, at) in {"to", "and", "&"} or hyphen(words, at):
        second = number(words, at + 1, day + 1, 31)
        if second:
            at = _after_ordinal(words, at + 2)
    at += lower(words, at) == "of"
    if not _is_month(words, at):
        return None
    month = MONTHS[words[at].lower]
    at += 1
    at += lower(words, at) == "." and len(words[at - 1].lower) <= 4
    year, last = _with_year(words, at)
    first = f"{year}-{month:02}-{day:02}"
    return Piece(index, last, f"{first}/{year}-{month:02}-{second:02}" if second else first)


def _month_first(words: tuple[Word, ...], index: int) -> Piece | None:
    if not _is_month(words, index):
        return None
    month = MONTHS[words[index].lower]
    at = index + 1
    at += lower(words, at) == "." and len(words[index].lower) <= 4
    day = number(words, at, 1, 31)
    if day and len(words[at].lower) <= 2 and not _counts_something(words, index, at):
        return _month_day(words, index, at, month, day)
    year, last = _with_year(words, at)
    if year != "XXXX":
        return Piece(index, last, f"{year}-{month:02}")
    if words[index].lower in AMBIGUOUS_MONTHS and lower(words, index - 1) not in _MONTH_BEFORE:
        return None
    return Piece(index, at, f"XXXX-{month:02}")


def _month_day(words: tuple[Word, ...], index: int, at: int, month: int, day: int) -> Piece:
    last = _after_ordinal(words, at + 1)
    joins = {"to", "through"} | ({"and"} if lower(words, index - 1) == "between" else set())
    second = None
    if lower(words, last) in joins or hyphen(words, last):
        second = number(words, last + 1, day + 1, 31)
        if second:
            last = _after_ordinal(words, last + 2)
    year, last = _with_year(words, last)
    first = f"{year}-{month:02}-{day:02}"
    return Piece(index, last, f"{first}/{year}-{month:02}-{second:02}" if second else first)


def _counts_something(words: tuple[Word, ...], index: int, at: int) -> bool:
    """Reads "In May 20 people…": the number counts what follows."""
    following = lower(words, at + 1)
    return lower(words, index - 1) == "in" and following.isalpha() and not words[at + 1].capital and following not in _GOES_ON


def _weekday(words: tuple[Word, ...], index: int) -> Piece | None:
    form = words[index].lower
    short = form in SHORT_WEEKDAYS
    if lower(words, index - 1) in OCCASIONS and words[index - 1].capital:
        return None
    at = index + 1
    if short:
        if (
            not words[index].capital
            or lower(words, at) not in {".", ","}
            or (form in {"sun", "mon"} and lower(words, index - 1) == "the")
        ):
            return None
        at += lower(words, at) == "."
    number = SHORT_WEEKDAYS[form] if short else WEEKDAYS[form]
    dated = _date_beside(words, at)
    if dated:
        return Piece(index, dated.last, dated.day)
    return None if short and at == index + 1 else Piece(index, at, f"XXXX-WXX-{number}")


def _date_beside(words: tuple[Word, ...], at: int) -> Piece | None:
    """The date behind a weekday: ", April 5", " 5 April", " (April 5)"."""
    bracket = lower(words, at) == "("
    at += lower(words, at) in {",", "("}
    at += lower(words, at) == "the"
    if at >= len(words):
        return None
    found = None
    if words[at].figure:
        found = _day_first(words, at) or _iso(words, at) or _slashed(words, at)
    elif words[at].lower in MONTHS:
        found = _month_first(words, at)
    if found is None or not found.names_a_day:
        return None
    if bracket and lower(words, found.last) == ")":
        return Piece(found.first, found.last + 1, found.day)
    return None if bracket else found


def _year(words: tuple[Word, ...], index: int) -> Piece | None:
    form = words[index].lower
    if lower(words, index + 1) == "s" and adjacent(words, index + 1):
        return _decade(words, index)
    year = number(words, index, FIRST_YEAR, LAST_YEAR)
    if year is None or len(form) != 4:
        return None
    before, after = lower(words, index - 1), lower(words, index + 1)
    glued = adjacent(words, index) and (
        before.isalpha() or before in _SIGNS_BEFORE or (before in _DASHES and not _after_year(words, index))
    )
    if glued or (adjacent(words, index + 1) and after[:1].isalpha()) or after in {"%", "°", ":"} or after in MEASURES:
        return None
    if after in COUNTED or (before not in _YEAR_BEFORE and (not 1900 <= year <= 2050 or _plural(words, index + 1))):
        return None
    if (lower(words, index + 1) in _DASHES or lower(words, index + 1) == "/") and hyphen_or_slash(words, index + 1):
        short = number(words, index + 2, 0, 99)
        if short is not None and len(words[index + 2].lower) == 2 and short > year % 100:
            return Piece(index, index + 3, f"{year}/{year // 100}{short:02}")
    return Piece(index, index + 1, f"{year}")


def _after_year(words: tuple[Word, ...], index: int) -> bool:
    return number(words, index - 2, FIRST_YEAR, LAST_YEAR) is not None


def hyphen_or_slash(words: tuple[Word, ...], index: int) -> bool:
    """True where a hyphen or slash ties two words together."""
    return hyphen(words, index) or (words[index].lower == "/" and adjacent(words, index) and adjacent(words, index + 1))


def _plural(words: tuple[Word, ...], index: int) -> bool:
    form = lower(words, index)
    return (
        form.isalpha()
        and not words[index].capital
        and form.endswith("s")
        and form not in {"was", "is", "as", "has", "its", "this"}
    )


# What a four-digit number counts or measures: then it is no year.
COUNTED = frozenset(
    "people men women children troops soldiers civilians homes families refugees migrants dead wounded votes".split()
)
MEASURES = frozenset(
    "km miles mile metres meters kilometres kilometers feet tons tonnes kg dollars euros"
    " percent hours days years acres block".split()
)


def _decade(words: tuple[Word, ...], index: int) -> Piece | None:
    form = words[index].lower
    if len(form) == 4 and form.isdecimal() and form.endswith("0") and FIRST_YEAR <= int(form) <= LAST_YEAR:
        return Piece(index, index + 2, form[:3])
    quoted = lower(words, index - 1) in {"'", "’", "‘"} and adjacent(words, index)
    if len(form) == 2 and form.isdecimal() and form.endswith("0") and (quoted or lower(words, index - 1) == "the"):
        return Piece(index - quoted, index + 2, f"19{form[0]}") if quoted and form >= "30" else None
    return None


def which(words: tuple[Word, ...], index: int) -> Piece | None:
    """Reads "this week", "last Friday", "next month", "the past two days", "the next day", "the weekend"."""
    word = words[index].lower
    if word == "weekend" and lower(words, index - 1) == "the":
        return Piece(index, index + 1, "XXXX-WXX-WE")
    article = lower(words, index - 1) == "the"
    if word in NARRATIVE and lower(words, index + 1) in UNITS and (article or word in {"following", "preceding"}):
        return _narrative(words, index)
    if word not in WHICH or (index and words[index - 1].capital and words[index].capital):
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
    if form in MONTHS and _is_month(words, at):
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
    if words[at].lower in _VAGUE_COUNT | {"couple"}:
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
    if unit == "second" and count == 1:
        return None
    return Piece(index, at + 1, _duration(count, unit))


def _count(words: tuple[Word, ...], index: int) -> tuple[float | None, int]:
    """How many, and the word after it; `None` where the words leave it open; the same index where nothing counts."""
    form = words[index].lower
    if form in _VAGUE_COUNT:
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
    if lower(words, index - 1) in {"day", "a", "one", "first", "last", "next"} or lower(words, index + 2) == form:
        return None
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
