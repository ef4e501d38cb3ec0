"""Publication dates as they stand in metadata, header lines and file names.

Only whole dates are read here, with their year; dates that need an anchor ("Friday") are another matter. A time zone is not
applied: the result is local time as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from rashomon.model import TimeRange

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_ISO_TIME = r"(?:[T ](?P<hour>[0-2]\d):(?P<minute>[0-5]\d)(?::\d\d(?:[.,]\d{1,9})?)?(?P<zone> ?(?:Z\b|UTC|GMT|[+-]\d\d:?\d\d))?)?"

_ISO = re.compile(rf"(?<!\d){_YEAR}-(?P<month>[01]?\d)-(?P<day>[0-3]?\d)(?!\d){_ISO_TIME}")
_SLASHED = re.compile(rf"(?<!\d){_YEAR}/(?P<month>[01]?\d)/(?P<day>[0-3]?\d)(?!\d)")
_COMPACT = re.compile(
    rf"(?<!\d){_YEAR}(?P<month>[01]\d)(?P<day>[0-3]\d)(?:T(?P<hour>[0-2]\d)(?P<minute>[0-5]\d)(?:\d\d)?Z?)?(?!\d)"
)
_DAY_MONTH = re.compile(rf"(?i)(?<![\w.]){_DAY}(?: of)?[ -]{_MONTH},?[ -]{_YEAR}(?!\d)")
_MONTH_DAY = re.compile(rf"(?i)(?<!\w){_MONTH} {_DAY},? {_YEAR}(?!\d)")
_MONTH_ONLY = re.compile(rf"(?i)(?<!\w){_MONTH},? {_YEAR}(?!\d)")
_NUMERIC = re.compile(rf"(?<![\d/.-])(?P<first>[0-3]?\d)(?P<mark>[/.-])(?P<second>[0-3]?\d)(?P=mark){_YEAR}(?!\d)")
_YEAR_ONLY = re.compile(rf"\A{_YEAR}\Z")
_EPOCH = re.compile(r"\A\d{10}(?:\d{3})?\Z")
_TIME = re.compile(
    r"(?i)(?<![\d:.])(?P<hour>[0-2]?\d)(?:[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?)? ?(?P<half>[ap]\.?m\b\.?)?(?P<clock> ?hrs\b)?"
)

_ZONES = (
    r"(?:[ECMP][SD]T|[ECMP]T|GMT|UTC|BST|CES?T|EES?T|MSK|IST|PKT|SGT|HKT|JST|KST|AES?T|Z)(?:[+-]\d{1,2}(?::?\d\d)?)?"
    r"|[+-]\d\d:?\d\d"
)
ZONE = re.compile(rf"(?<!\w)(?:{_ZONES})(?![\w:])")
"""A time zone by its usual letters or as an offset."""

# Countries where a numeric date begins with the month; by top-level domain.
_MONTH_FIRST = frozenset({"us", "gov", "mil", "edu", "ph"})
# Generic domains say nothing; these country domains print the day first.
_DAY_FIRST = frozenset(
    "uk ie au nz in pk bd lk za ng ke gh ug tz fr de at ch it es pt nl be lu dk no se fi pl cz sk ru ua by gr tr"
    " il ae sa qa eg ly tn dz"
    " ma lb jo iq sy br ar mx cl co pe ve id my sg th vn ro bg rs hr si eu".split()
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date found in a line: its place there (half-open, code points) and its range."""

    start: int
    end: int
    range: TimeRange


def read_date(words: str, *, domain: str = "") -> TimeRange | None:
    """The date that a metadata value or header line gives, or None.

    Understood: ISO 8601, RFC 2822, "5 April 2019", "April 5, 2019 5:05 PM", "2019/04/05", "20190405", "April 2019", "2019",
    seconds or milliseconds since 1970, and numeric dates. A numeric date that could be two days ("04/05/2019") gives a range that
    holds both, of precision "month" or "year", unless `domain` (the last part of the host name) shows the order.

    Args:
        words: the value; only its first 300 characters are looked at.
        domain: "uk", "us", "com"…; "" when not known.
    """
    line = words.strip()[:300]
    if _EPOCH.match(line):
        return _epoch(line)
    for found in find_dates(line, domain=domain):
        return found.range
    for pattern, precision in ((_MONTH_ONLY, "month"), (_YEAR_ONLY, "year")):
        match = pattern.search(line)
        if match:
            return _longer(match, precision)
    return None


def find_dates(line: str, *, domain: str = "") -> Iterator[Dated]:
    """Whole dates in a line, first to last, each with the time of day that stands beside it."""
    taken: list[tuple[int, int]] = []
    found: list[Dated] = []
    for pattern in (_ISO, _SLASHED, _COMPACT, _DAY_MONTH, _MONTH_DAY, _NUMERIC):
        for match in pattern.finditer(line):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            dated = _numeric(match, domain) if pattern is _NUMERIC else _exact(match, line)
            if dated is not None:
                taken.append((dated.start, dated.end))
                found.append(dated)
    yield from sorted(found, key=lambda dated: dated.start)


def date_in_name(name: str) -> TimeRange | None:
    """The day that a file's name or an address's path carries: 2019-04-05, 2019_04_05, 2019/04/05, 20190405."""
    match = re.search(r"(?<!\d)((?:19|20)\d\d)([-_./]?)([01]\d)\2([0-3]\d)(?!\d)", name)
    return _day(int(match[1]), int(match[3]), int(match[4])) if match else None


def date_in_address(url: str) -> TimeRange | None:
    """The day in an address such as https://paper.example/2019/04/05/title; also 2019/apr/05."""
    match = re.search(r"/((?:19|20)\d\d)/([01]?\d|[a-z]{3})/([0-3]?\d)(?=/|-|$)", url.lower())
    if match:
        month = int(match[2]) if match[2].isdigit() else _MONTHS.get(match[2], 0)
        return _day(int(match[1]), month, int(match[3]))
    match = re.search(r"/((?:19|20)\d\d)-([01]\d)-([0-3]\d)(?=[/._-]|$)", url)
    return _day(int(match[1]), int(match[2]), int(match[3])) if match else None


def _day(year: int, month: int, day: int) -> TimeRange | None:
    try:
        start = datetime(year, month, day)
    except ValueError:
        return None
    return TimeRange(start, start + timedelta(days=1), "day")


def _at(day: TimeRange, hour: int, minute: int) -> TimeRange:
    start = day.start + timedelta(hours=hour, minutes=minute)
    return TimeRange(start, start + timedelta(minutes=1), "minute")


def _exact(match: re.Match[str], line: str) -> Dated | None:
    parts = match.groupdict()
    month = parts["month"].lower()
    day = _day(int(parts["year"]), int(month) if month.isdigit() else _MONTHS[month], int(parts["day"]))
    if day is None:
        return None
    if parts.get("hour") and int(parts["hour"]) < 24:
        # Many stores write a date alone as midnight: that is a day, not a minute.
        midnight = parts["hour"] == "00" and parts["minute"] == "00"
        return Dated(match.start(), match.end(), day if midnight else _at(day, int(parts["hour"]), int(parts["minute"])))
    return _with_time(match.start(), match.end(), day, line)


def _with_time(start: int, end: int, day: TimeRange, line: str) -> Dated:
    """The date with a time that follows it ("April 5, 2019, at 5:05 p.m.") or stands before it ("17:05, 5 April 2019")."""
    after = re.compile(r"(?i)[ ,|·•–—-]{0,3}(?:at )?").match(line, end)
    time = _TIME.match(line, after.end() if after else end)
    if time and _clock(time) is not None:
        return Dated(start, time.end(), _at(day, *(_clock(time) or (0, 0))))
    before = None
    for candidate in _TIME.finditer(line[max(0, start - 40) : start]):
        before = candidate if _clock(candidate) is not None else before
    if before:
        offset = max(0, start - 40)
        between = line[offset + before.end() : start]
        if re.fullmatch(
            rf"(?i)[ ,|·•–—()-]*(?:on )?(?:{_ZONES})?[ ,|·•–—()-]*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)?[ ,.]*", between
        ):
            return Dated(offset + before.start(), end, _at(day, *(_clock(before) or (0, 0))))
    return Dated(start, end, day)


def _clock(match: re.Match[str]) -> tuple[int, int] | None:
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), (match["half"] or "").lower()
    if not half and not match["minute"]:
        return None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return (hour, minute) if hour < 24 else None


def _numeric(match: re.Match[str], domain: str) -> Dated | None:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    chosen = day_first or month_first
    if day_first and month_first and day_first != month_first:
        if domain in _MONTH_FIRST:
            chosen = month_first
        elif domain not in _DAY_FIRST and match["mark"] != ".":
            chosen = _either(day_first, month_first)
    if chosen is None:
        return None
    if chosen.precision != "day":
        return Dated(match.start(), match.end(), chosen)
    return _with_time(match.start(), match.end(), chosen, match.string)


def _either(one: TimeRange, other: TimeRange) -> TimeRange:
    start, end = min(one.start, other.start), max(one.end, other.end)
    return TimeRange(start, end, "month" if end - start <= timedelta(days=31) else "year")


def _longer(match: re.Match[str], precision: str) -> TimeRange:
    year = int(match["year"])
    month = _MONTHS[match["month"].lower()] if precision == "month" else 1
    start = datetime(year, month, 1)
    if precision == "year" or month == 12:
        return TimeRange(start, datetime(year + 1, 1, 1), precision)
    return TimeRange(start, datetime(year, month + 1, 1), precision)


def _epoch(digits: str) -> TimeRange | None:
    moment = datetime.fromtimestamp(int(digits[:10]), tz=UTC).replace(tzinfo=None, second=0)
    return TimeRange(moment, moment + timedelta(minutes=1), "minute") if 1970 <= moment.year <= 2100 else None
