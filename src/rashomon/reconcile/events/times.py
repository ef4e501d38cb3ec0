"""Days named in reports that carry no date of their own, counted from the story's days.

A dated report's times were resolved where it was annotated. An undated one borrows a day: that of a dated report with the
same text, else the last day of the story's period, and then only for what every day of the period would resolve alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from rashomon.model import Annotation, Lineage, Story, TimeMention, TimeRange, When
from rashomon.reconcile.compare.parallels import Parallels

Resolve = Callable[..., TimeRange | None]

_WEEKDAY = re.compile(r"XXXX-WXX-[1-7]")
_NO_DAY = re.compile(
    r"[TP]|PRESENT|PAST|FUTURE|XXXX-XX|UNDEF-(?:REF-)?(?:this-|last-|next-)?(?:second|minute|hour|day|week|[1-7])"
)
_FULL = re.compile(r"\d{4}|\d{3}\b")
# A weekday means one day only where the story is shorter than this.
WEEK = timedelta(days=7)
TWO_DAYS = timedelta(days=2)
MONTH = 4 * WEEK
QUARTER = 13 * WEEK
# So near a day that is named in full must those lie that take its year.
NEAR = timedelta(days=14)
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEARLESS_DAY = re.compile(r"XXXX-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that an undated report is read from. `basis` says in words whose day it is."""

    day: datetime
    span: timedelta
    basis: str


def find_anchors(story: Story, lineage: Lineage, annotations: Sequence[Annotation]) -> dict[str, Anchor]:
    """A day for every undated report of the story for which one can be had, by report id."""
    dated = {r.id: r.published for r in story.reports if r.published is not None}
    shared: dict[str, list[tuple[float, str]]] = {}
    for link in lineage.links:
        for mine, other in ((link.elder, link.younger), (link.younger, link.elder)):
            if mine not in dated and other in dated:
                shared.setdefault(mine, []).append((-link.share, other))
    named = _named_day(annotations) if story.period is None else None
    anchors = {}
    # What was printed from another report, on whatever day, tells nothing of the days of the story.
    printed = {name for family in lineage.families for name in family.reports if name != family.root}
    days = [day for name, day in dated.items() if name not in printed] or list(dated.values())
    for report in story.reports:
        if report.id in dated:
            continue
        if report.id in shared:
            _, other = min(shared[report.id])
            day = dated[other]
            anchors[report.id] = Anchor(day.start, TWO_DAYS, f"published with the text of {other}, dated {day.start:%Y-%m-%d}")
        elif days:
            first, end = min(day.start for day in days), max(day.end for day in days)
            last, span = end - timedelta(microseconds=1), end - first
            anchors[report.id] = Anchor(last, span, f"the story's days, to {last:%Y-%m-%d}")
        elif named is not None:
            anchors[report.id] = Anchor(named, QUARTER, f"near {named:%Y-%m-%d}, a day that the texts name with its year")
    return anchors


def _named_day(annotations: Sequence[Annotation]) -> datetime | None:
    """A day that texts name in full and near which most of the days lie that they name without a year; None without such.

    No report of the story is dated: "13 November" is of the year in which another text has "14 November 2015".
    """
    values = sorted({t.timex.partition("T")[0] for a in annotations for t in a.times})  # each once, however many texts copy it
    yearless = [value for value in values if _YEARLESS_DAY.fullmatch(value)]
    full = [value for value in values if _FULL_DAY.fullmatch(value)]
    near = {value: sum(_lies_near(value, other) for other in yearless) for value in full}
    best = max(full, key=lambda value: (near[value], value), default=None)
    return _midnight(best) if best is not None and near[best] else None


def _lies_near(full: str, yearless: str) -> bool:
    day, other = _midnight(full), _midnight(full[:4] + yearless[4:])
    return day is not None and other is not None and abs(day - other) <= NEAR


def _midnight(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None  # "2015-02-30"


def fill(timex: str, anchor: Anchor | None, resolve: Resolve, direction: str = "") -> TimeRange | None:
    """The stretch that a value means when read from an anchor.

    Args:
        timex: TIMEX3 value.
        anchor: None for a report with a date of its own, or without any.
        resolve: `rashomon.text.dates.resolve` or one that behaves like it.
        direction: "past", "future" or "", where the words place it from the day of writing.

    Returns:
        None where another day of the anchor's span might give another answer: for "yesterday", "overnight" and the like always,
        for a text may be printed days after it was written.
    """
    if anchor is None or not timex:
        return None
    if _WEEKDAY.search(timex):
        limit = WEEK
    elif _NO_DAY.match(timex):
        return None
    elif _FULL.match(timex):
        limit = timedelta.max
    elif _YEARLESS_DAY.match(timex) and anchor.span > MONTH:
        # Where the day of writing is known so badly, all that can be said is the year of what lies near; what was still ahead
        # of a text may lie years behind the others.
        if direction == "future":
            return None
        found = resolve(timex, anchor=anchor.day, direction="")
        return found if found is not None and abs(found.start - anchor.day) <= QUARTER else None
    else:
        limit = MONTH
    return resolve(timex, anchor=anchor.day, direction=direction) if anchor.span <= limit else None


def settled(
    annotations: Sequence[Annotation], parallels: Parallels, anchors: Mapping[str, Anchor], resolve: Resolve
) -> list[Annotation]:
    """The annotations with the times of undated reports filled in, and with copied times as their model has them.

    "Yesterday" in a copy that is printed a day late is the model's yesterday.

    Args:
        annotations: in order of report.
        parallels: aligned sentences.
        anchors: days of undated reports.
        resolve: as for `fill`.
    """
    filled = {a.report: [_filled(t, anchors.get(a.report), resolve) for t in a.times] for a in annotations}
    at: dict[tuple[str, int], list[tuple[str, int]]] = {}
    for report, times in filled.items():
        for i, t in enumerate(times):
            at.setdefault(parallels.at(t.span), []).append((report, i))
    for elder, younger, _ in parallels.pairs:
        for report, i in at.get(younger, []):
            mine = filled[report][i]
            for other, j in at.get(elder, []):
                model = filled[other][j]
                if mine.timex == model.timex and model.range is not None and not _FULL.match(mine.timex):
                    filled[report][i] = replace(mine, range=model.range, basis=f"as in {other}, which has the same passage")
    return [_with_times(a, tuple(filled[a.report])) for a in annotations]


def _filled(time: TimeMention, anchor: Anchor | None, resolve: Resolve) -> TimeMention:
    if time.range is not None or anchor is None:
        return time
    found = fill(time.timex, anchor, resolve, time.direction)
    return replace(time, range=found, basis=anchor.basis) if found is not None else time


def _with_times(annotation: Annotation, times: tuple[TimeMention, ...]) -> Annotation:
    ranges = {t.span: t.range for t in times}
    statements = tuple(
        replace(s, value=replace(s.value, range=ranges[s.evidence[0]]))
        if isinstance(s.value, When) and s.evidence and s.evidence[0] in ranges
        else s
        for s in annotation.statements
    )
    return replace(annotation, times=times, statements=statements)
