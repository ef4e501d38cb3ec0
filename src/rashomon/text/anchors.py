"""From a TIMEX3 value to a stretch of time, once a day to count from is known.

Values are those of ISO-TimeML, with the notation that HeidelTime (Strötgen & Gertz 2013) uses before anchoring:
"XXXX-WXX-5" is a Friday, "XXXX-04-14" a 14 April, "UNDEF-last-month" the month before the anchor's, "UNDEF-day-minus-2"
two days before the anchor, "UNDEF-REF-day-plus-1" a day after something that the text tells and no calendar knows.
Two days with a slash are first and last of an interval. A modifier of TIMEX3 may follow after a space ("2011 ON_OR_AFTER").
"""

import calendar
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from rashomon.model import TimeRange

_DAY = timedelta(days=1)
_MIDNIGHT = time(0)
# Bounds, not habits: a "morning" may begin at midnight, a "night" ends next morning.
_PARTS = {"MO": (0, 12), "MI": (11, 14), "AF": (12, 18), "DT": (6, 18), "EV": (16, 24), "NI": (18, 30)}
_SEASONS = {"SP": (3, 6), "SU": (6, 9), "FA": (9, 12), "WI": (12, 15)}
_OFFSET = re.compile(r"UNDEF-(second|minute|hour|day|week|month|year)-(plus|minus)-(\d{1,4})\Z")
_WHICH = re.compile(r"UNDEF-(this|last|next)-(day|week|weekend|month|quarter|year|decade|century|[1-7]|SP|SU|FA|WI)\Z")
_QUARTER = re.compile(r"(?:XXXX|UNDEF-(this|last|next))-Q([1-4])\Z")
_WHICH_MONTH = re.compile(r"UNDEF-(this|last|next)-XX-(\d\d)\Z")
_WEEKDAY_VALUE = re.compile(r"XXXX-WXX-([1-7])\Z")
_YEARLESS = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?\Z")
_FULL = re.compile(r"(\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|Q([1-4])|(SP|SU|FA|WI)))?\Z")
_DECADE = re.compile(r"(\d{3})\Z")
_WEEKEND = re.compile(r"XXXX-WXX-WE\Z")
_CLOCK = frozenset({"minute", "hour", "part"})
_SPAN = re.compile(r"P(T?)(\d{1,4})([SMHDWY])\Z")


def resolve(timex: str, *, anchor: date | datetime, direction: str = "") -> TimeRange | None:
    """The stretch of time that a value means for a text written at the anchor.

    A weekday is the last one on or before the anchor's day, for news tells what has happened; with direction "future" the
    first one on or after it. A day without a year takes the year that brings it nearest to the anchor, or the nearest
    before or after it where the direction is known.

    Args:
        timex: value as found by :func:`rashomon.text.dates.find_times`.
        anchor: the day to count from: publication, as a rule.
        direction: "past", "future" or "" where the words do not say.

    Returns:
        The range, or None where the value is a bare duration, counts from an event of the text, has no beginning or end
        that is known ("until Friday"), or is no day that exists.
    """
    value, _, modifier = timex.partition(" ")
    moment = anchor if isinstance(anchor, datetime) else datetime.combine(anchor, _MIDNIGHT)
    moment = moment.replace(tzinfo=None)
    try:
        found = _interval(value, moment, direction) if "/" in value else _value(value, moment, direction, modifier)
        return _modified(found, modifier, moment) if found else None
    except (ValueError, OverflowError):
        return None


def _interval(value: str, anchor: datetime, direction: str) -> TimeRange | None:
    first, _, last = value.partition("/")
    begin = _value(first, anchor, direction, "")
    if begin is None:
        return None
    # The end is the first such day after the beginning.
    end = _value(last, begin.start, "future", "")
    if end is None or end.end <= begin.start:
        return None
    return TimeRange(begin.start, end.end, end.precision)


def _value(value: str, anchor: datetime, direction: str, modifier: str) -> TimeRange | None:
    span = _SPAN.match(value)
    if span:
        return _stretch(span, anchor, modifier)
    day, _, clock = value.partition("T")
    found = _day(day, anchor, direction)
    return _at(found, clock) if found and clock else found


def _stretch(span: re.Match[str], anchor: datetime, modifier: str) -> TimeRange | None:
    """Reads "the past 24 hours": a duration that ends or begins at the anchor. A bare duration lies nowhere."""
    names = {"S": "second", "M": "minute", "H": "hour"} if span[1] else {"D": "day", "W": "week", "M": "month", "Y": "year"}
    if modifier not in {"LAST", "NEXT"} or span[3] not in names:
        return None
    unit, count = names[span[3]], int(span[2])
    precision = "hour" if span[1] else "day"
    if modifier == "LAST":
        return TimeRange(_shift(anchor, unit, -count), _floor(anchor, "day") + _DAY, precision)
    return TimeRange(_floor(anchor, "day"), _shift(anchor, unit, count) + _DAY, precision)


def _at(day: TimeRange, clock: str) -> TimeRange | None:
    if day.precision != "day":
        return None
    if clock in _PARTS:
        first, last = _PARTS[clock]
        return TimeRange(day.start + timedelta(hours=first), day.start + timedelta(hours=last), "part")
    hour, _, minute = clock.partition(":")
    begin = day.start + timedelta(hours=int(hour), minutes=int(minute or 0))
    if minute and minute != "00":
        return TimeRange(begin, begin + timedelta(minutes=1), "minute")
    return TimeRange(begin, begin + timedelta(hours=1), "hour")


def _day(value: str, anchor: datetime, direction: str) -> TimeRange | None:
    """The day, or longer stretch, that a value without clock time names."""
    for form, read in _FORMS:
        match = form.match(value)
        if match:
            return read(match, anchor, direction)
    return None


def _full(match: re.Match[str], _anchor: datetime, _direction: str) -> TimeRange:
    year = int(match[1])
    if match[4]:
        return _whole(datetime(year, 3 * int(match[4]) - 2, 1), "quarter")
    if match[5]:
        first, last = _SEASONS[match[5]]
        return TimeRange(datetime(year, first, 1), _shift(datetime(year, 1, 1), "month", last - 1), "season")
    if match[3]:
        return _whole(datetime(year, int(match[2]), int(match[3])), "day")
    if match[2]:
        return _whole(datetime(year, int(match[2]), 1), "month")
    return _whole(datetime(year, 1, 1), "year")


def _quarter(match: re.Match[str], anchor: datetime, direction: str) -> TimeRange:
    """The quarter of this, last or next year; without a year the last one that had begun, for that is what is reported on."""
    which, quarter, today = match[1], int(match[2]), _floor(anchor, "day")
    if which:
        return _whole(datetime(today.year + {"this": 0, "last": -1, "next": 1}[which], 3 * quarter - 2, 1), "quarter")
    ranges = [_whole(datetime(year, 3 * quarter - 2, 1), "quarter") for year in range(today.year - 1, today.year + 2)]
    if direction == "future":
        return next(found for found in ranges if found.end > today)
    return [found for found in ranges if found.start <= today][-1]


def _weekday(match: re.Match[str], anchor: datetime, direction: str) -> TimeRange:
    return _whole(_nearest_weekday(_floor(anchor, "day"), int(match[1]), direction), "day")


def _offset(match: re.Match[str], anchor: datetime, _direction: str) -> TimeRange:
    count = int(match[3]) * (1 if match[2] == "plus" else -1)
    # "Two weeks ago" names the week, "three months ago" the month: the unit is the precision.
    return _whole(_floor(_shift(anchor, match[1], count), match[1]), match[1])


def _decade(match: re.Match[str], _anchor: datetime, _direction: str) -> TimeRange:
    return _whole(datetime(int(match[1]) * 10, 1, 1), "decade")


def _weekend(_match: re.Match[str], anchor: datetime, direction: str) -> TimeRange | None:
    return _which_unit("last" if direction != "future" else "next", "weekend", _floor(anchor, "day"))


def _nearest_weekday(today: datetime, weekday: int, direction: str) -> datetime:
    if direction == "future":
        return today + _DAY * ((weekday - today.isoweekday()) % 7)
    return today - _DAY * ((today.isoweekday() - weekday) % 7)


def _yearless(match: re.Match[str], anchor: datetime, direction: str) -> TimeRange | None:
    month, day, today = int(match[1]), int(match[2] or 0), _floor(anchor, "day")
    precision = "day" if day else "month"
    ranges = []
    for year in range(today.year - 1, today.year + 2):
        # A 29 February exists in some of the years only.
        if day <= calendar.monthrange(year, month)[1]:
            ranges.append(_whole(datetime(year, month, day or 1), precision))
    if direction == "past":
        ranges = [found for found in ranges if found.start <= today] or ranges
    if direction == "future":
        ranges = [found for found in ranges if found.end > today] or ranges
    # Where no word says which way, what lies ahead must be twice as near: news tells what has happened.
    return min(ranges, key=lambda found: _distance(found, today) * (1 if found.start <= today else 2), default=None)


def _distance(found: TimeRange, today: datetime) -> timedelta:
    if found.start <= today < found.end:
        return timedelta(0)
    return min(abs(found.start - today), abs(found.end - _DAY - today))


def _which(match: re.Match[str], anchor: datetime, _direction: str) -> TimeRange | None:
    return _which_unit(match[1], match[2], _floor(anchor, "day"))


def _which_unit(which: str, unit: str, today: datetime) -> TimeRange | None:
    step = {"this": 0, "last": -1, "next": 1}[which]
    if unit.isdigit():
        return _whole(_which_weekday(which, int(unit), today), "day")
    if unit == "weekend":
        saturday = _floor(today, "week") + 5 * _DAY
        if which == "last" and today.isoweekday() < 6:
            step = -1
        return TimeRange(saturday + 7 * _DAY * step, saturday + 7 * _DAY * step + 2 * _DAY, "week")
    if unit in _SEASONS:
        return _which_season(which, unit, today)
    if unit == "century":
        return None
    begin = _floor(today, unit)
    return _whole(_shift(begin, unit, step), unit)


def _which_weekday(which: str, weekday: int, today: datetime) -> datetime:
    if which == "last":
        return _nearest_weekday(today - _DAY, weekday, "past")
    if which == "next":
        return _nearest_weekday(today + _DAY, weekday, "future")
    return _floor(today, "week") + _DAY * (weekday - 1)


def _which_season(which: str, season: str, today: datetime) -> TimeRange | None:
    first, last = _SEASONS[season]
    ranges = []
    for year in range(today.year - 2, today.year + 3):
        january = datetime(year, 1, 1)
        ranges.append(TimeRange(_shift(january, "month", first - 1), _shift(january, "month", last - 1), "season"))
    if which == "last":
        return [found for found in ranges if found.end <= today][-1]
    if which == "next":
        return next(found for found in ranges if found.start > today)
    return min(ranges, key=lambda found: _distance(found, today))


def _which_month(match: re.Match[str], anchor: datetime, _direction: str) -> TimeRange | None:
    which, month, today = match[1], int(match[2]), anchor
    if which == "this":
        return _whole(datetime(today.year, month, 1), "month")
    if which == "last":
        return _whole(datetime(today.year - (month >= today.month), month, 1), "month")
    return _whole(datetime(today.year + (month <= today.month), month, 1), "month")


def _modified(found: TimeRange, modifier: str, anchor: datetime) -> TimeRange | None:
    tomorrow = _floor(anchor, "day") + _DAY
    if modifier in {"START", "MID", "END"}:
        return _third(found, modifier)
    if modifier == "LATER":
        later = max(found.start, tomorrow if found.precision not in {"day", "part"} else found.start)
        return TimeRange(later, found.end, found.precision) if later < found.end else found
    if modifier == "EARLIER":
        earlier = min(found.end, tomorrow)
        return TimeRange(found.start, earlier, found.precision) if found.start < earlier else found
    if modifier in {"BEFORE", "AFTER"} and found.precision in _CLOCK:
        return _beside_clock(found, modifier)
    if modifier in {"ON_OR_AFTER", "AFTER"}:
        begin = found.start if modifier == "ON_OR_AFTER" else found.end
        # What began in the past goes on until the text was written; what is still to begin has no end that is known.
        return TimeRange(begin, tomorrow, found.precision) if begin < tomorrow else None
    if modifier in {"ON_OR_BEFORE", "BEFORE"}:
        return None  # no first moment is known
    return found


def _beside_clock(found: TimeRange, modifier: str) -> TimeRange:
    """Reads "shortly before 8:30 p.m. Sunday", "just after midnight on Monday": some time of that day."""
    day = _floor(found.start, "day")
    if found.start == day and found.precision == "hour":  # midnight, which was counted as the day's end
        return TimeRange(day - _DAY, day if modifier == "BEFORE" else day - _DAY + timedelta(hours=6), "part")
    if modifier == "BEFORE":
        return TimeRange(day, found.end, "part")
    return TimeRange(found.start, day + _DAY, "part")


def _third(found: TimeRange, edge: str) -> TimeRange:
    """Early, middle or late: a third each, cut at whole days (months within a year)."""
    days = (found.end - found.start) // (3 * _DAY)
    first, second = found.start + _DAY * days, found.start + _DAY * (2 * days)
    if found.precision == "year":
        first, second = _shift(found.start, "month", 4), _shift(found.start, "month", 8)
    if edge == "START":
        return TimeRange(found.start, first if days else found.end, found.precision)
    if edge == "MID":
        return TimeRange(first, second if days else found.end, found.precision)
    return TimeRange(second, found.end, found.precision)


def _whole(begin: datetime, precision: str) -> TimeRange:
    named = {"quarter": "season", "second": "minute"}.get(precision, precision)
    return TimeRange(begin, _shift(begin, precision, 1), named)


def _floor(moment: datetime, unit: str) -> datetime:
    day = datetime.combine(moment.date(), _MIDNIGHT)
    if unit == "week":
        return day - _DAY * (day.isoweekday() - 1)
    if unit == "month":
        return day.replace(day=1)
    if unit == "quarter":
        return day.replace(month=3 * ((day.month - 1) // 3) + 1, day=1)
    if unit == "year":
        return day.replace(month=1, day=1)
    if unit == "decade":
        return day.replace(year=day.year // 10 * 10, month=1, day=1)
    if unit in {"hour", "minute", "second"}:
        return moment.replace(minute=0, second=0, microsecond=0) if unit == "hour" else moment.replace(second=0, microsecond=0)
    return day


def _shift(moment: datetime, unit: str, count: int) -> datetime:
    if unit in {"second", "minute", "hour", "day", "week"}:
        return moment + timedelta(**{unit + "s": count})
    months = moment.month - 1 + count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    year, month = moment.year + months // 12, months % 12 + 1
    return moment.replace(year=year, month=month, day=min(moment.day, calendar.monthrange(year, month)[1]))


_Read = Callable[[re.Match[str], datetime, str], TimeRange | None]
_FORMS: tuple[tuple[re.Pattern[str], _Read], ...] = (
    (_FULL, _full),
    (_WEEKDAY_VALUE, _weekday),
    (_YEARLESS, _yearless),
    (_WHICH, _which),
    (_WHICH_MONTH, _which_month),
    (_QUARTER, _quarter),
    (_OFFSET, _offset),
    (_DECADE, _decade),
    (_WEEKEND, _weekend),
)
