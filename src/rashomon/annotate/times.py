"""Time expressions of one report, placed in time from the day it was published."""

import re
from datetime import date

from rashomon.annotate.grammar.roster import Roster
from rashomon.model import Report, TimeMention, TimeRange
from rashomon.text.dates import FoundTime, find_times, resolve

STATED = "stated"
PUBLICATION = "publication date"
# A report known to be of some month or year cannot tell which Friday it means.
_ANY_DAY = date(2000, 1, 1)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(rf"(?i)({'|'.join(_DAYS)})(?:[a-z]{{0,6}})?\.?,? ")
_YEARLESS_DAY = re.compile(r"XXXX-\d\d-\d\d(?:T\S*)?(?: \w+)?")
# Bodies and people; "the September 11 attacks" name their day.
_NAMED_SO = frozenset({"organisation", "group", "person", "facility"})
_ANCHORS = frozenset({"minute", "hour", "part", "day"})


def times(report: Report, found: tuple[FoundTime, ...] | None = None) -> tuple[TimeMention, ...]:
    """Finds the time expressions of a report.

    Args:
        report: the report; where its day of publication is known, it is what "Friday" and "last month" count from.
        found: what `find_times` gives for the report's text, where the caller has it already.

    Returns:
        In order, one for each expression that names a day or period; bare durations ("three days") are quantities and not
        here, nor is "now". `range` is None where the words need an anchor that is not known, or an event of the text to
        count from; a story that knows more can call :func:`rashomon.text.dates.resolve` with `timex` and `direction`.
    """
    anchor = report.published if report.published and report.published.precision in _ANCHORS else None
    found = find_times(report.text) if found is None else found
    return tuple(_mention(report, each, anchor) for each in found if not _bare(each))


def outside_names(found: tuple[FoundTime, ...], roster: Roster) -> tuple[FoundTime, ...]:
    """The time expressions that are no part of a name: "the Army of the Dawn" is of no hour."""
    return tuple(each for each in found if not _in_a_name(each, roster))


def _in_a_name(found: FoundTime, roster: Roster) -> bool:
    mention = roster.covering(found.start)
    if mention is None or mention.form != "named" or roster.by_key[mention.entity].type not in _NAMED_SO:
        return False
    inside = mention.span.start <= found.start and found.end <= mention.span.end
    return inside and found.end - found.start < mention.span.end - mention.span.start


def _on_its_weekday(quote: str, when: TimeRange | None, found: FoundTime, anchor: date) -> TimeRange | None:
    """A day told with its weekday, "Friday, May 6", is of the year in which they agree, whatever the tense beside it."""
    named = _WEEKDAY.match(quote)
    if when is None or named is None or not _YEARLESS_DAY.fullmatch(found.timex):
        return when
    wanted = _DAYS.index(named[1].lower())
    ways = (resolve(found.timex, anchor=anchor, direction=direction) for direction in ("", "past", "future"))
    return next((way for way in (when, *ways) if way is not None and way.start.weekday() == wanted), when)


def _bare(found: FoundTime) -> bool:
    return found.timex.endswith("_REF") or (found.kind == "DURATION" and " " not in found.timex)


def _mention(report: Report, found: FoundTime, anchor: TimeRange | None) -> TimeMention:
    span = report.span(found.start, found.end)
    complete = found.timex[0].isdigit() and "X" not in found.timex and "ON_OR_AFTER" not in found.timex
    if not complete and anchor is None:
        return TimeMention(span, found.timex, direction=found.direction)
    # A full date means the same from any anchor.
    day = anchor.start if anchor else _ANY_DAY
    resolved = _on_its_weekday(span.quote, resolve(found.timex, anchor=day, direction=found.direction), found, day)
    basis = "" if resolved is None else STATED if complete else PUBLICATION
    return TimeMention(span, found.timex, resolved, basis, found.direction)
