"""The parts that time expressions are built from: days of the calendar, clock times, deictic periods, spans."""

import re
from dataclasses import dataclass

from rashomon.text.numerals import Word, adjacent, hyphen, lower
from rashomon.text.timewords import (
    AMBIGUOUS_MONTHS,
    MONTHS,
    OCCASIONS,
    QUARTERS,
    SEASONS,
    SHORT_WEEKDAYS,
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
# Words that go on after a day of the month: they are no thing that the number counts.
_GOES_ON = frozenset(
    "at in on by and or to the a an as for with when after before was were is are he she it they we who which that from"
    " near against during until but had has have said will would".split()
)
_APOSTROPHES = frozenset("'’‘")
_OWNED_BY = frozenset("a an his her their my".split())


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
    if word.lower in QUARTERS and lower(words, index + 1 + hyphen(words, index + 1)) == "quarter":
        return _quarter(words, index)
    return _season(words, index + 1 + (lower(words, index + 1) == "of"), index) if word.lower in SEASONS else None


def _season(words: tuple[Word, ...], at: int, index: int) -> Piece | None:
    year = number(words, at, FIRST_YEAR, LAST_YEAR)
    return Piece(index, at + 1, f"{year}-{SEASONS[words[index].lower]}") if year else None


def _quarter(words: tuple[Word, ...], index: int) -> Piece:
    """Reads "third quarter", "third-quarter 2006", "the first quarter of last year"."""
    last = index + 2 + hyphen(words, index + 1)
    at = last + (lower(words, last) == "of")
    quarter = QUARTERS[words[index].lower]
    year = number(words, at, FIRST_YEAR, LAST_YEAR)
    if year:
        return Piece(index, at + 1, f"{year}-Q{quarter}")
    if lower(words, at) in WHICH and lower(words, at + 1) == "year":
        return Piece(index, at + 2, f"UNDEF-{WHICH[words[at].lower]}-Q{quarter}")
    return Piece(index, last, f"XXXX-Q{quarter}")


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


def is_month(words: tuple[Word, ...], index: int) -> bool:
    """True for the name of a month, as far as its own form tells."""
    form = lower(words, index)
    return form in MONTHS and (words[index].capital or (len(form) > 3 and form not in AMBIGUOUS_MONTHS))


def _with_year(words: tuple[Word, ...], at: int) -> tuple[str, int]:
    """A year right behind, perhaps after a comma; "XXXX" where there is none."""
    comma = at + 1 if lower(words, at) in {",", "."} else at
    year = number(words, comma, FIRST_YEAR, LAST_YEAR)
    return (f"{year}", comma + 1) if year else ("XXXX", at)


def _with_short_year(words: tuple[Word, ...], at: int) -> tuple[str, int]:
    """A year of four digits, or of two as telegrams have it: "19 MAR 89 (Agency)"."""
    year, last = _with_year(words, at)
    short = number(words, at, 0, 99)
    after = lower(words, at + 1)
    if year != "XXXX" or short is None or len(words[at].lower) != 2 or len(lower(words, at - 1)) > 4 or after[:1].isalpha():
        return year, last
    return f"{short + (1900 if short > 50 else 2000)}", at + 1


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
    if not is_month(words, at):
        return None
    month = MONTHS[words[at].lower]
    at += 1
    at += lower(words, at) == "." and len(words[at - 1].lower) <= 4
    year, last = _with_short_year(words, at)
    first = f"{year}-{month:02}-{day:02}"
    return Piece(index, last, f"{first}/{year}-{month:02}-{second:02}" if second else first)


def _month_first(words: tuple[Word, ...], index: int) -> Piece | None:
    if not is_month(words, index):
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
    bracket = lower(words, at) in {"(", "["}
    at += bracket or lower(words, at) == ","
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
    if bracket and lower(words, found.last) in {")", "]"}:
        return Piece(found.first, found.last + 1, found.day)
    return None if bracket else found


def _year(words: tuple[Word, ...], index: int) -> Piece | None:
    form = words[index].lower
    if lower(words, index + 1) == "s" and adjacent(words, index + 1):
        return _decade(words, index)
    year = number(words, index, FIRST_YEAR, LAST_YEAR)
    if year is None or len(form) != 4:
        return _short_year(words, index)
    before, after = lower(words, index - 1), lower(words, index + 1)
    glued = adjacent(words, index) and (
        before.isalpha() or before in _SIGNS_BEFORE or (before in _DASHES and not _after_year(words, index))
    )
    if glued or (adjacent(words, index + 1) and after[:1].isalpha()) or after in {"%", "°", ":"} or after in MEASURES:
        return None
    if index + 1 < len(words) and _part_of_a_name(words, index):
        return None
    if before in _OWNED_BY and index + 1 < len(words) and words[index + 1].capital and not words[index - 1].capital:
        return None  # "a 2012 Chevrolet": the year of a model
    if after in COUNTED or (before not in _YEAR_BEFORE and (not 1900 <= year <= 2050 or _plural(words, index + 1))):
        return None
    if (lower(words, index + 1) in _DASHES or lower(words, index + 1) == "/") and hyphen_or_slash(words, index + 1):
        short = number(words, index + 2, 0, 99)
        if short is not None and len(words[index + 2].lower) == 2 and short > year % 100:
            return Piece(index, index + 3, f"{year}/{year // 100}{short:02}")
        if index + 2 < len(words) and words[index + 2].figure and hyphen(words, index + 3):
            return None  # the number of a document
    return Piece(index, index + 1, f"{year}")


def _part_of_a_name(words: tuple[Word, ...], index: int) -> bool:
    """Reads "the Russell 2000 Index": capitals on both sides in the middle of a sentence."""
    before = words[index - 1] if index > 1 else None
    return (
        before is not None
        and before.capital
        and words[index + 1].capital
        and before.lower.isalpha()
        and before.lower not in MONTHS
        and before.lower not in _YEAR_BEFORE
        and lower(words, index - 2) == "the"
    )


def _short_year(words: tuple[Word, ...], index: int) -> Piece | None:
    """Reads "in '82"."""
    short = number(words, index, 0, 99)
    if short is None or len(words[index].lower) != 2 or lower(words, index - 1) not in _APOSTROPHES or not adjacent(words, index):
        return None
    if adjacent(words, index - 1) or lower(words, index - 2) not in _YEAR_BEFORE:
        return None
    return Piece(index - 1, index + 1, f"{short + (1900 if short > 50 else 2000)}")


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
    before = lower(words, index - 1)
    if len(form) != 2 or not form.isdecimal() or not form.endswith("0") or form < "30":
        return None
    if before in _APOSTROPHES and adjacent(words, index):
        return Piece(index - 1, index + 2, f"19{form[0]}")
    if before == "the" and lower(words, index - 2) in {"of", "during", "since", "late", "early"}:
        return Piece(index, index + 2, f"19{form[0]}")
    return None
