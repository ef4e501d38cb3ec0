"""Time expressions of a text, as TIMEX3 values (ISO-TimeML), and the stretch of time they mean from an anchor.

Without an anchor a value stays open, in HeidelTime's notation: see :mod:`rashomon.text.anchors`, whose `resolve` this
module passes on. A modifier of TIMEX3 (START, MID, END, ON_OR_AFTER, BEFORE…) stands after the value and a space.
"""

from dataclasses import dataclass, replace

from rashomon.text.anchors import resolve
from rashomon.text.clocktimes import clock
from rashomon.text.numerals import BEGINNINGS as OF_NUMERALS
from rashomon.text.numerals import Word, adjacent, hyphen, lower, split
from rashomon.text.periods import span_of_time, which
from rashomon.text.timeparts import Piece, calendar_day
from rashomon.text.timewords import (
    AHEAD,
    BEGINNINGS,
    BEHIND,
    BOUNDARIES,
    DAYS,
    EDGES,
    HOLIDAYS,
    PARTS,
    PLANNED,
    REFERENCES,
    STARTS,
)

__all__ = ["FoundTime", "find_times", "resolve"]

_PREPOSITIONS = frozenset("at around about by near before after approximately roughly circa".split())
_STOPS = frozenset('.;:!?()[]“”"')
_CLAUSE = frozenset("who which where when after while but because as since whose".split())
_REACH = 12
# What a noun may be called whose day is told by the verb.
_OF_NOUNS = frozenset("scheduled planned expected upcoming postponed".split())
_BEFORE_NOUNS = frozenset("a an the his her its their our my".split())
_TIGHT = frozenset("-–—‑/")
_BEGINNINGS = BEGINNINGS | OF_NUMERALS  # most words are passed over by one look


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time expression.

    Attributes:
        start: first code point.
        end: code point after the last.
        timex: TIMEX3 value, with a modifier after a space where there is one.
        direction: "past", "future" or "": which way from the anchor the words point.
        kind: "DATE", "TIME" or "DURATION".
    """

    start: int
    end: int
    timex: str
    direction: str = ""
    kind: str = "DATE"


def find_times(text: str) -> tuple[FoundTime, ...]:
    """Finds days, parts of days, clock times, months, years, relative days, intervals and durations.

    Args:
        text: any text, of any length; the time taken grows in proportion.

    Returns:
        The expressions in order, without overlap; `text[start:end]` is the expression.
    """
    words = split(text)
    found = []
    index = 0
    while index < len(words):
        piece = _expression(words, index) if words[index].figure or words[index].lower in _BEGINNINGS else None
        if piece is None:
            index += 1
            continue
        found.append(_found(words, piece))
        index = piece.last
    return tuple(found)


def _found(words: tuple[Word, ...], piece: Piece) -> FoundTime:
    piece = _bounded(words, piece)
    value = piece.day + ("T" + piece.clock if piece.clock else "")
    kind = "DURATION" if value[:1] == "P" and not value.endswith("_REF") else "TIME" if piece.clock else "DATE"
    timex = f"{value} {piece.modifier}" if piece.modifier else value
    return FoundTime(words[piece.first].start, words[piece.last - 1].end, timex, _direction(words, piece, value), kind)


def _expression(words: tuple[Word, ...], index: int) -> Piece | None:
    """The longest expression that begins at a word."""
    piece = _edged(words, index) or _clock_first(words, index) or _part_first(words, index) or _core(words, index)
    if piece is None:
        return None
    piece = _with_clock(words, piece)
    return _interval(words, piece)


def _core(words: tuple[Word, ...], index: int) -> Piece | None:
    """A day, month, year, or deictic period, without clock time."""
    word = words[index]
    if word.lower in DAYS:
        if word.capital and index and words[index - 1].capital and words[index - 1].lower not in {"the", "on"}:
            return None  # a newspaper's or a programme's name
        day, _, part = DAYS[word.lower].partition("T")
        return _with_part(words, Piece(index, index + 1, day, part))
    holiday = _holiday(words, index)
    if holiday:
        return holiday
    if word.lower in REFERENCES:
        return which(words, index) or _reference(words, index)
    piece = calendar_day(words, index) or which(words, index) or span_of_time(words, index)
    return _with_part(words, piece) if piece and piece.names_a_day else piece


def _reference(words: tuple[Word, ...], index: int) -> Piece | None:
    """Reads "now", "recently", "soon", but not "as soon as" and "now that"."""
    around = {lower(words, index - 1), lower(words, index + 1)}
    return None if around & {"as", "that"} else Piece(index, index + 1, REFERENCES[words[index].lower])


def _holiday(words: tuple[Word, ...], index: int) -> Piece | None:
    if not words[index].capital:
        return None
    for length in (5, 3, 2, 1):
        form = tuple(word.lower for word in words[index : index + length])
        if form in HOLIDAYS:
            return Piece(index, index + len(form), HOLIDAYS[form])
    return None


def _with_part(words: tuple[Word, ...], piece: Piece) -> Piece:
    """Reads "Friday night", "yesterday morning", "Friday overnight"."""
    last = piece.last
    if piece.clock or last >= len(words):
        return piece
    if words[last].lower == "early" and last + 1 < len(words) and words[last + 1].lower == "morning":
        last += 1
    if words[last].lower in PARTS and not adjacent(words, last):
        return replace(piece, last=last + 1, clock=PARTS[words[last].lower])
    return piece


def _edged(words: tuple[Word, ...], index: int) -> Piece | None:
    """Reads "Late on Thursday", "early April", "mid-2018", "later this month", "the end of last year"."""
    word = words[index].lower
    begin = index + 1
    if word in EDGES:
        if begin < len(words) and (words[begin].lower in {"on", "in"} or hyphen(words, begin)):
            begin += 1
        edge = EDGES[word]
    elif word in STARTS and begin < len(words) and words[begin].lower == "of":
        begin += 1
        edge = STARTS[word]
    else:
        return None
    if begin < len(words) and words[begin].lower == "the":
        begin += 1
    core = _core(words, begin) if begin < len(words) else None
    if core is None or core.day.startswith(("P", "FUTURE")) or core.modifier:
        return None
    if core.names_a_day and edge in {"START", "END"}:
        # "Early on Friday" is its morning, "late on Friday" its evening; "late last night" stays the night.
        return replace(core, first=index, clock=core.clock or ("MO" if edge == "START" else "EV"))
    return replace(core, first=index, modifier=edge)


def _clock_first(words: tuple[Word, ...], index: int) -> Piece | None:
    """Reads "4:30 p.m. on Friday", "noon today", "3 a.m."."""
    found = clock(words, index)
    if found is None:
        return None
    time, last, open_half = found
    begin = last
    if begin < len(words) and words[begin].lower == ",":
        begin += 1
    if begin < len(words) and words[begin].lower in {"on", "in", "of"}:
        begin += 1
    if begin < len(words) and words[begin].lower == "the" and begin + 1 < len(words) and words[begin + 1].lower in PARTS:
        part = PARTS[words[begin + 1].lower]
        return Piece(index, begin + 2, "XXXX-XX-XX", _halved(time, part, open_half=open_half))
    core = (_edged(words, begin) or _core(words, begin)) if begin < len(words) else None
    if core is None or not core.names_a_day or (core.clock and ":" in core.clock):
        return Piece(index, last, "XXXX-XX-XX", time)
    return replace(core, first=index, clock=_halved(time, core.clock, open_half=open_half), modifier="")


def _halved(time: str, part: str, *, open_half: bool) -> str:
    """Half past four on Friday afternoon is 16:30."""
    hour = int(time[:2])
    if open_half and hour < 12 and (part in {"AF", "EV"} or (part == "NI" and hour >= 6)):
        return f"{hour + 12}{time[2:]}"
    return time


def _part_first(words: tuple[Word, ...], index: int) -> Piece | None:
    """Reads "the night of April 3", "in the morning", "overnight", "before dawn"."""
    word = words[index].lower
    if word not in PARTS:
        return None
    last = index + 1
    if last + 1 < len(words) and words[last].lower in {"of", "on"}:
        core = _core(words, last + 1 + (words[last + 1].lower == "the" and last + 2 < len(words)))
        if core and core.names_a_day and not core.clock:
            return replace(core, first=index, clock=PARTS[word])
        if core and core.names_a_day and word == "midnight" and core.clock in {"MO", "NI"}:
            # Of a morning it is the hour that begins the day, of a night the one that ends it.
            return replace(core, first=index, clock="00:00" if core.clock == "MO" else PARTS[word])
    if last < len(words) and words[last].lower not in {"of"}:
        core = calendar_day(words, last) if words[last].capital else None
        if core and core.names_a_day and word != "overnight":
            return replace(core, first=index, clock=PARTS[word])
    if word == "overnight":
        return Piece(index, last, "UNDEF-last-day", "NI")
    before = [words[at].lower for at in range(max(0, index - 3), index)]
    if before and (before[-1] in {"at", "by", "before", "after", "until", "since"} or _in_the(before)):
        return Piece(index, last, "XXXX-XX-XX", PARTS[word])
    return None


def _in_the(before: list[str]) -> bool:
    """Whether "in the", "during the early" and the like stand before a part of the day."""
    if before[-1] in {"early", "late"}:
        before = before[:-1]
    return before[-2:] in (["in", "the"], ["during", "the"], ["of", "the"], ["by", "the"], ["throughout", "the"])


def _with_clock(words: tuple[Word, ...], piece: Piece) -> Piece:
    """Reads "Friday at about 4:30 p.m."."""
    if not piece.names_a_day or ":" in piece.clock:
        return piece
    at = piece.last
    if at < len(words) and words[at].lower == ",":
        at += 1
    for word in ("shortly", "just"):
        at += at < len(words) and words[at].lower == word
    prepositions = 0
    while at < len(words) and prepositions < 2 and words[at].lower in _PREPOSITIONS:
        at, prepositions = at + 1, prepositions + 1
    found = clock(words, at) if at < len(words) else None
    # A bare "10:30" needs its preposition; with a.m. or p.m. it needs none.
    if found is None or (found[2] and not prepositions):
        return piece
    return replace(piece, last=found[1], clock=_halved(found[0], piece.clock, open_half=found[2]))


def _interval(words: tuple[Word, ...], piece: Piece) -> Piece:
    """Reads "april 14 to May 2", "Monday through Friday", "2011-2014", "between 2011 and 2014"."""
    at = piece.last
    if (
        piece.clock
        or piece.modifier
        or piece.day.startswith(("P", "FUTURE", "UNDEF"))
        or "/" in piece.day
        or at + 1 >= len(words)
    ):
        return piece
    before = words[piece.first - 1].lower if piece.first else ""
    joins = {"to", "through", "until", "till", "thru"} | ({"and"} if before == "between" else set())
    if words[at].lower not in joins and not (words[at].lower in _TIGHT and hyphen(words, at)):
        return piece
    other = calendar_day(words, at + 1)
    if other is None or "/" in other.day or other.clock or len(other.day) != len(piece.day) or other.first != at + 1:
        return piece
    return replace(piece, last=other.last, day=f"{piece.day}/{other.day}")


def _bounded(words: tuple[Word, ...], piece: Piece) -> Piece:
    """Takes "since", "until" and the like before the expression into its modifier; they stay outside the span."""
    at = piece.first - 1
    article = at > 0 and words[at].lower == "the"
    at -= article
    if at < 0 or piece.modifier or piece.day.startswith(("P", "FUTURE")) or words[at].lower not in BOUNDARIES:
        return piece
    if at and words[at - 1].lower in _TIGHT:
        return piece  # "a drive-by Wednesday night"
    following = words[piece.last].lower if piece.last < len(words) else "."
    if following in {"'", "’"} or (
        following.isalpha() and (article or words[at].lower in {"after", "before"}) and following not in AHEAD
    ):
        return piece  # "after Friday's vote", "since the 2011 war": the day is the vote's, the year the war's
    if words[at].lower == "before" and piece.day == "XXXX-XX-XX":
        return piece
    return replace(piece, modifier=BOUNDARIES[words[at].lower])


def _direction(words: tuple[Word, ...], piece: Piece, value: str) -> str:
    if value.startswith("UNDEF-REF"):
        return ""
    if "-last-" in value or "-minus-" in value or piece.modifier in {"LAST", "EARLIER"}:
        return "past"
    if (
        "-next-" in value
        or "-plus-" in value
        or piece.modifier == "NEXT"
        or (piece.modifier == "LATER" and not piece.names_a_day)
    ):
        return "future"
    if _of_a_happening(words, piece):
        return "past"
    before = range(piece.first - 1, max(-1, piece.first - _REACH), -1)
    behind = range(piece.last, min(len(words), piece.last + _REACH))
    looked = _looking(words, before, piece.first) or _looking(words, behind, piece.last)
    return looked or ("future" if _deadline(words, piece) else "")


def _of_a_happening(words: tuple[Word, ...], piece: Piece) -> bool:
    """Reads "a Friday night shooting", "Friday's shooting": past, whatever is expected of it; a Friday hearing may lie ahead."""
    at = piece.last
    if not piece.names_a_day or piece.day[:1] != "X":
        return False
    if lower(words, at) in {"'", "’"} and lower(words, at + 1) == "s":
        at += 2
    elif lower(words, piece.first - 1) not in {"a", "an"}:
        return False
    told = [word.lower for word in words[at : at + 3]]
    return told[:1] != [] and told[0].isalpha() and told[0] not in AHEAD and not PLANNED.intersection(told)


def _deadline(words: tuple[Word, ...], piece: Piece) -> bool:
    """Reads "by June" and "until Friday", which lie ahead of the telling."""
    at = piece.first - 1
    at -= lower(words, at) == "the"
    return lower(words, at) in {"by", "until", "till"} and lower(words, at - 1) not in _TIGHT


def _looking(words: tuple[Word, ...], reach: range, edge: int) -> str:
    """The nearest word of a clause that says whether its day lies ahead or behind."""
    for at in reach:
        word = words[at].lower
        if word in _STOPS or word in _CLAUSE:
            return ""
        if word in _OF_NOUNS and lower(words, at - 1) in _BEFORE_NOUNS:
            continue  # "cancelled a scheduled interview on Monday": the verb says which Monday
        if word in AHEAD or (word == "to" and lower(words, at - 1) in {"is", "are"}):
            return "future"
        passive = lower(words, at - 1) in {"be", "to"}
        if word in BEHIND or (word.endswith("ed") and len(word) > 4 and not passive and at != edge):
            return "past"
    return ""
