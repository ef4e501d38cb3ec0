"""The day of what happened: each day that the independent texts name is weighed by named features, and one is chosen.

A conditional logit: a day's weight is the sum of its features, each times a constant, averaged over the texts. The features
say where in the text the day is named (the inverted pyramid), in which words and behind which, how long before publication
and before the first of several reports, and of which event it is the time. A text that names no day, nor an hour, was published
on one: that day is a candidate without words.
`python -m training.setting` fits the constants on training data.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from rashomon.compose.index import Index
from rashomon.compose.rank import HARM_SLOTS
from rashomon.compose.row.layout import Layout
from rashomon.model import Annotation, Span, TimeMention, TimeRange, When

# A day is what a coder enters; a month or a year says nothing on the day.
DAYS = frozenset({"minute", "hour", "part", "day"})
_UNDATED = re.compile(r"XXXX-XX-XXT(?:(\d\d):)?")
_WEEKDAY = re.compile(r"XXXX-WXX-\d")
_BARE_DAY = re.compile(r"XXXX-WXX-\d|UNDEF-(?:this|last)-(?:day|\d)")
_SOON, _LATE = 7, 30
_LAST_WORD = re.compile(r"([^\W\d_][\w’']*)[^\w.!?]*\Z")
# What stands between a word and the time that belongs to it: "said early on Friday", "shot at about 9 p.m. on Friday".
_BETWEEN = re.compile(
    r"(?:(?:\b(?:on|at|about|around|early|late|the|shortly|just|before|after|from|approximately|in|of|a|some|time|[ap]\.m\.)(?!\w)"
    r"|\d[\d:.]*)[\s,(]*)+\Z",
    re.IGNORECASE,
)
_HOUR = re.compile(r"T(?:(\d\d)|(MO|AF|EV|NI))")
_PARTS = ((6, "small hours"), (12, "morning"), (18, "afternoon"), (22, "evening"), (100, "night"))
_NAMED_PARTS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night"}
_BODILY = HARM_SLOTS - {"captured", "arrested"}


@dataclass(slots=True)
class Day:
    """A day that could be the day of what happened.

    Attributes:
        features: by name, averaged over the texts.
        told: the times of it that stand in the texts, with their words; none where it is only the day of publication.
    """

    features: dict[str, float] = field(default_factory=dict)
    told: list[tuple[TimeRange, Span]] = field(default_factory=list)


def candidate_days(told: Iterable[Layout], at: Index) -> dict[date, Day]:
    """The days that the texts name, none later than the text, and those on which texts without any appeared."""
    told = tuple(told)
    placed = _placed_by_reconcile(at)
    found: dict[date, Day] = {}
    for layout in told:
        for day, (features, spans) in _days_of(layout, placed).items():
            each = found.setdefault(day, Day())
            each.told += spans
            for name, value in features.items():
                each.features[name] = each.features.get(name, 0.0) + value / len(told)
    if found:
        first, last = min(found), max(found)
        for day, each in found.items():
            each.features["earliest"] = float(day == first)
            each.features["latest"] = float(day == last)
            each.features["only one"] = float(len(found) == 1)
        _before_the_first(found, told)
    return found


def _before_the_first(found: dict[date, Day], told: tuple[Layout, ...]) -> None:
    """How long before the first of several reports each day was: nothing happens after it was reported."""
    dated = [
        r.published.start.date() for r in (layout.report for layout in told) if r.published and r.published.precision in DAYS
    ]
    if len(dated) > 1:
        for day, each in found.items():
            ago = (min(dated) - day).days
            each.features["after the first report" if ago < 0 else f"first report {_ago(ago)}"] = 1.0


def undated_days(told: Iterable[Layout], at: Index) -> dict[str, dict[str, float]]:
    """Features of the days that texts name and nothing places, "Tuesday" where no publication is dated; by value.

    They are no answer. Where one outweighs every day that is known, the known days are those of something else.
    """
    told = tuple(told)
    placed = _placed_by_reconcile(at)
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for layout in told:
        harmed, lemmas = _sentences_of_harm(layout), _events_at(layout.annotation)
        features: defaultdict[str, set[str]] = defaultdict(set)
        for number, mention in enumerate(layout.annotation.times):
            name = _BARE_DAY.match(mention.timex)
            if name is None or mention.range is not None or mention.span in placed or mention.direction == "future":
                continue
            stand = layout.stand(mention.span.start)
            form = "weekday" if _WEEKDAY.match(mention.timex) else "relative"
            features[name[0]] |= {"named", stand, form, f"{stand} {form}"}
            features[name[0]] |= {f"of {lemma}" for lemma in lemmas.get(number, ())}
            features[name[0]] |= {f"beside {slot}" for slot in harmed.get(layout.sentence(mention.span.start), ())}
        for day, names in features.items():
            for each in names:
                found[day][each] = found[day].get(each, 0.0) + 1.0 / len(told)
    return dict(sorted(found.items()))


def may_be(value: str, day: date) -> bool:
    """Whether an undated day may be a known one: a "Friday", and a day that is one."""
    return _WEEKDAY.match(value) is not None and int(value[9]) == day.isoweekday()


def _days_of(layout: Layout, placed: dict[Span, TimeRange]) -> dict[date, tuple[dict[str, float], list[tuple[TimeRange, Span]]]]:
    """The days of one text: features, each at most 1, and the words."""
    harmed = _sentences_of_harm(layout)
    lemmas = _events_at(layout.annotation)
    published = layout.report.published
    found: dict[date, tuple[dict[str, float], list[tuple[TimeRange, Span]]]] = {}
    before: TimeRange | None = None
    for number, mention in enumerate(layout.annotation.times):
        when = _on_its_day(mention, mention.range or placed.get(mention.span))
        if when is None or when.precision not in DAYS:
            for name, guess in _guessed(mention, published, before):
                features, spans = found.setdefault(guess.start.date(), ({}, []))
                spans.append((guess, mention.span))
                features[name] = features[f"{layout.stand(mention.span.start)} {name}"] = 1.0
                features[f"{name}, {_part(mention)}"] = 1.0
            continue
        if published is not None and when.start >= published.end + timedelta(days=1):
            continue
        before = when
        features, spans = found.setdefault(when.start.date(), ({}, []))
        spans.append((when, mention.span))
        features["named"] = 1.0
        for name in _features(layout, mention, when):
            features[name] = 1.0
        for lemma in lemmas.get(number, ()):
            features[f"of {lemma}"] = 1.0
        for slot in harmed.get(layout.sentence(mention.span.start), ()):
            features[f"beside {slot}"] = 1.0
        features["mentions"] = features.get("mentions", 0.0) + 0.1
    if not found and published is not None and published.precision in DAYS:
        found[published.start.date()] = ({"published": 1.0}, [])
    return found


def _part(mention: TimeMention) -> str:
    """Which part of the day an expression tells: an hour of the evening was reported on the next day."""
    hour = _HOUR.search(mention.timex)
    if hour is None:
        return "no part"
    return _NAMED_PARTS[hour[2]] if hour[2] else next(name for end, name in _PARTS if int(hour[1]) < end)


def _on_its_day(mention: TimeMention, when: TimeRange | None) -> TimeRange | None:
    """Midnight as news tells it, "about midnight on Tuesday", belongs to the day that it names: its last hour.

    Shortly before and shortly after midnight are of that day already.
    """
    if when is None or not mention.timex.endswith("T24:00"):
        return when
    return TimeRange(when.start - timedelta(hours=1), when.start, "hour")


def _morning_after(when: TimeRange, published: TimeRange | None) -> Iterator[TimeRange]:
    """The small hours of a night, by which "2 a.m." beside "overnight" is of the second day."""
    midnight = datetime.combine(when.end.date(), time(0))
    if when.precision == "part" and when.start < midnight < when.end and (published is None or midnight < published.end):
        yield TimeRange(midnight, when.end, "part")


def _guessed(mention: TimeMention, published: TimeRange | None, before: TimeRange | None) -> Iterator[tuple[str, TimeRange]]:
    """The days that "about 9:10 p.m." may be of: the last one named before; else that of publication, or the day before it."""
    clock = _UNDATED.match(mention.timex)
    if before is not None and clock:
        small = clock[1] is not None and any(int(clock[1]) < morning.end.hour for morning in _morning_after(before, published))
        day = datetime.combine((before.end if small else before.start).date(), time(0))
        yield "hour", TimeRange(day, day + timedelta(days=1), "day")
        return
    if published is not None and published.precision in DAYS and _UNDATED.match(mention.timex):
        today = datetime.combine(published.start.date(), time(0))
        yield "hour of today", TimeRange(today, today + timedelta(days=1), "day")
        yield "hour of yesterday", TimeRange(today - timedelta(days=1), today, "day")


def _features(layout: Layout, mention: TimeMention, when: TimeRange) -> list[str]:
    stand = layout.stand(mention.span.start)
    form = "weekday" if _WEEKDAY.match(mention.timex) else "date" if mention.timex[:1].isdigit() else "relative"
    found = [stand, form, f"{stand} {form}"]
    if when.precision != "day":
        found += ["hour" if when.precision in {"minute", "hour"} else "part of day", f"told {_part(mention)}"]
    if layout.report.published is not None:
        ago = _ago((layout.report.published.start.date() - when.start.date()).days)
        found += [ago, f"{stand} {ago}", f"{form} {ago}"]
    before = layout.before(mention.span, 60).rsplit("\n", 1)[-1]
    if before.endswith(" on "):
        found.append("on")
    word = _LAST_WORD.search(_BETWEEN.sub("", before))
    return [*found, f"after {word[1].lower()}" if word else "after nothing"]


def _ago(days: int) -> str:
    if days <= 2:
        return f"{max(days, 0)} days ago"
    return "this week" if days <= _SOON else "this month" if days <= _LATE else "long ago"


def _events_at(annotation: Annotation) -> dict[int, list[str]]:
    """Lemmas of the events of each time."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for event in annotation.events:
        if event.time is not None and event.kind == "event":
            found[event.time].append(event.lemma)
    return found


def _sentences_of_harm(layout: Layout) -> dict[int, set[str]]:
    """Which states of people each sentence tells, by its number."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for statement in layout.annotation.statements:
        if statement.slot in HARM_SLOTS and statement.polarity:
            slot = "harm" if statement.slot in _BODILY else statement.slot
            found[layout.sentence(statement.evidence[0].start)].add(slot)
    return found


def _placed_by_reconcile(at: Index) -> dict[Span, TimeRange]:
    """Times whose day only the other reports tell."""
    found: dict[Span, TimeRange] = {}
    for claims in at.claims_of.values():
        for claim in claims:
            if isinstance(claim.value, When) and claim.value.range is not None and claim.value.range.precision in DAYS:
                for statement in (at.statements[s] for s in claim.statements if s in at.statements):
                    found[statement.evidence[0]] = claim.value.range
    return found
