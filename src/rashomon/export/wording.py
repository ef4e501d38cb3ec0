"""Our own words, the same in every form: figures, days, speakers, kinds and reasons. None of them judges."""

import re
from datetime import datetime, timedelta

from rashomon.model import Happened, Quantity, Report, TimeRange, Value

# What a reader is told about why positions differ. The keys are the model's; the words say no more than was found.
WHY = {
    "update": ("Later report", "A later report replaces the figure or words of an earlier one."),
    "scope": ("Different scope", "They count or name different things: a part and the whole."),
    "rival": ("Rival accounts", "The sides give accounts of their own."),
    "vague": ("No conflict", "Read as bounds, both can hold."),
    "slip": ("Unit or wording slip", "One looks like a conversion, translation or copying slip of the other."),
    "contradiction": ("Contradiction", "No other reading was found: they cannot both hold."),
}
KIND = {
    "number": "number",
    "place": "place",
    "time": "time",
    "actor": "who did it",
    "action": "what was done",
    "polarity": "whether it happened",
    "wording": "wording",
    "condition": "how badly hurt",
}
LINK = {"copy": "copy", "rewrite": "rewrite", "shared": "shared passages", "update": "update"}
PUBLISHED_BASIS = {
    "page metadata": "date from the page's metadata",
    "header line": "date from the header line",
    "file name": "date from the file's name",
}


# A stretch longer than this that begins with a month is one that has no named first day.
_LONG = timedelta(days=40)


def value_text(value: Value) -> str:
    """A value in words: for quantities the bounds, for all others the words of the report."""
    if isinstance(value, Quantity):
        return quantity_text(value)
    if isinstance(value, Happened):
        return "said to have happened" if value.value else "said not to have happened"
    return value.text


def quantity_text(quantity: Quantity) -> str:
    """Such as "145", "80 km", "72 to 88 km" or "101 or more"."""
    if quantity.exact:
        figure = number(quantity.low)
    elif not quantity.bounded:
        figure = f"{number(quantity.low)} or more"
    else:
        figure = f"{number(quantity.low)} to {number(quantity.high)}"
    if quantity.unit == "percent":
        return f"{figure} %"
    return f"{figure} {quantity.unit}" if quantity.unit else figure


def number(value: float) -> str:
    """Figures with a comma at every thousand; no needless fraction."""
    return f"{int(value):,}" if value == int(value) else f"{value:,.2f}".rstrip("0").rstrip(".")


def plural(count: int, one: str, many: str | None = None) -> str:
    """Such as "1 report" or "3 reports"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def day(moment: datetime, *, year: bool = True) -> str:
    """Such as "5 April 2019"."""
    return f"{moment.day} {moment:%B %Y}" if year else f"{moment.day} {moment:%B}"


def time_text(time: TimeRange) -> str:
    """A stretch of time as finely as it is known, and no finer."""
    start, last = time.start, time.end - timedelta(microseconds=1)
    if start.day == 1 and time.end.day == 1 and time.precision in {"month", "season", "year", "decade"}:
        return months_text(start, last)
    if last - start > _LONG and start.day == 1:
        # "Since March" and "since 2021" begin on no day that a report names.
        return f"from {start.year}" if start.month == 1 else f"from {start:%B %Y}"
    if time.precision == "minute":
        return f"{day(start)}, {start:%H:%M}"
    if time.precision == "part" and time.end - start < timedelta(days=1):
        return f"{day(start)}, {part_of_day(time)}"
    if time.precision == "hour" and start.date() == last.date():
        return f"{day(start)}, {start:%H:%M} to {time.end:%H:%M}"
    if time.precision == "month" and (start.year, start.month) == (last.year, last.month):
        if start.day > 1 and (last + timedelta(days=1)).day == 1:
            return f"later in {start:%B %Y} ({start.day} to {last.day})"  # "later this month", by its bounds
        return f"{start:%B %Y}"
    if time.precision == "year" and start.year == last.year:
        return f"{start.year}"
    return days_text(start, last)


def months_text(start: datetime, last: datetime) -> str:
    """Whole months: such as "May 2019", "June to August 2018", "2017" or "2014 to 2016"."""
    years = (start.month, last.month) == (1, 12)
    if start.year == last.year and (years or start.month == last.month):
        return f"{start.year}" if years else f"{start:%B %Y}"
    if years:
        return f"{start.year} to {last.year}"
    first = f"{start:%B}" if start.year == last.year else f"{start:%B %Y}"
    return f"{first} to {last:%B %Y}"


def part_of_day(time: TimeRange) -> str:
    """Morning, afternoon, evening or night, by the middle of the stretch: "Friday morning" may begin at midnight."""
    hour = (time.start + (time.end - time.start) / 2).hour
    if hour < 5 or hour >= 21:
        return "night"
    return "morning" if hour < 12 else "afternoon" if hour < 17 else "evening"


def days_text(start: datetime, last: datetime) -> str:
    """Such as "5 April 2019", "5 to 7 April 2019" or "30 April to 2 May 2019"."""
    if start.date() == last.date():
        return day(start)
    if (start.year, start.month) == (last.year, last.month):
        return f"{start.day} to {day(last)}"
    return f"{day(start, year=start.year != last.year)} to {day(last)}"


def period_text(period: TimeRange) -> str:
    """The days of a period, first and last included."""
    return days_text(period.start, max(period.start, period.end - timedelta(microseconds=1)))


def published_text(report: Report) -> str:
    """When a report was published, and how that is known where it was not given."""
    if report.published is None:
        return "undated"
    basis = PUBLISHED_BASIS.get(report.published_basis)
    return time_text(report.published) + (f" ({basis})" if basis else "")


def flat(text: str) -> str:
    """One line: runs of blanks and line breaks become one blank."""
    return " ".join(text.split())


# Controls that move a terminal's cursor, or turn the direction of writing of all that follows; and halves of characters.
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff"
_UNSAFE = re.compile(f"[{_CONTROLS}]")
_UNPRINTABLE = re.compile(f"[{_CONTROLS}\u200e\u200f\ufeff]")


def printable(text: str) -> str:
    """Text without control characters and marks of direction: safe to print on a terminal."""
    return _UNPRINTABLE.sub("", text)


def visible(text: str) -> str:
    """Text of the same length with every control character replaced, so that it can stand in HTML."""
    return _UNSAFE.sub("\ufffd", text)


def parted(label: str) -> tuple[str, str]:
    """A label and what it adds in brackets at its end: "more than 100", "compatible with 145"."""
    words, bracket, note = label.partition(" (")
    return (words, note[:-1]) if bracket and note.endswith(")") and "(" not in note else (label, "")
