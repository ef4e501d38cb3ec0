"""Clock times: "4:30 p.m.", "16:30 GMT", "4pm local time", "0600 hours", "five o'clock"."""

from rashomon.text.numerals import Word, adjacent, lower
from rashomon.text.timeparts import number

_ZONES = frozenset("gmt utc est edt et pst pdt pt cst cdt ct mst mdt bst cet cest ist msk z eet".split())
_AFTER_CLOCK = frozenset("on yesterday today tomorrow hours ( local".split())


def clock(words: tuple[Word, ...], index: int) -> tuple[str, int, bool] | None:
    """A clock time that begins at a word.

    Returns:
        "HH:MM", the word after it, and whether it may be of either half of the day; or None.
    """
    if index >= len(words) or not words[index].figure or (adjacent(words, index) and lower(words, index - 1)[-1:].isalnum()):
        return None
    found = _hour_minute(words, index)
    if found is None:
        return None
    hour, minute, at, sure = found
    half, last = _half_of_day(words, at)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0) if 1 <= hour <= 12 else 24
        return (f"{hour:02}:{minute:02}", _zone(words, last), False) if hour < 24 else None
    if lower(words, at) in {"o'clock", "o’clock"}:
        return f"{hour:02}:{minute:02}", at + 1, True
    return (f"{hour:02}:{minute:02}", _zone(words, at), hour <= 12 and len(words[index].lower) < 4) if sure else None


def _hour_minute(words: tuple[Word, ...], index: int) -> tuple[int, int, int, bool] | None:
    """Hour, minute, the word after them, and whether they are a time even without "a.m." or "p.m."."""
    form = words[index].lower
    if lower(words, index + 1) == ":" and adjacent(words, index + 1) and adjacent(words, index + 2):
        return _with_colon(words, index)
    hour, _, minute = form.partition(".")
    if minute:
        dotted = hour.isdecimal() and len(hour) <= 2 and len(minute) == 2 and int(hour) <= 23 and int(minute) <= 59
        return (int(hour), int(minute), index + 1, False) if dotted else None
    if len(form) == 4 and form.isdecimal():
        return (int(form[:2]), int(form[2:]), index + 1, True) if _military(words, index) else None
    plain = number(words, index, 0, 23)
    return (plain, 0, index + 1, False) if plain is not None and len(form) <= 2 else None


def _with_colon(words: tuple[Word, ...], index: int) -> tuple[int, int, int, bool] | None:
    hour, minute = number(words, index, 0, 23), number(words, index + 2, 0, 59)
    if hour is None or minute is None or len(words[index].lower) > 2 or len(words[index + 2].lower) != 2:
        return None
    seconds = lower(words, index + 3) == ":" and number(words, index + 4, 0, 59) is not None and adjacent(words, index + 4)
    return hour, minute, index + (5 if seconds else 3), True


def _military(words: tuple[Word, ...], index: int) -> bool:
    """Reads "1430 GMT", "0600 hours", "at 1230 on 3 May": four digits that are a time and no year."""
    form, before, after = words[index].lower, lower(words, index - 1), lower(words, index + 1)
    if int(form[:2]) > 23 or int(form[2:]) > 59:
        return False
    zone = after in _ZONES - {"et", "ct", "pt"} or after in {"hours", "hrs"}
    placed = before in {"at", "around", "about"} and after in _AFTER_CLOCK
    return zone or placed or (form[0] == "0" and (after == "local" or before in {"at", "around", "about"}))


def _half_of_day(words: tuple[Word, ...], at: int) -> tuple[str, int]:
    """Reads "a.m.", "pm", "A.M": the letter and the word after it."""
    form = lower(words, at)
    if form in {"am", "pm"} and (adjacent(words, at) or lower(words, at + 1) != "i"):
        return form[0], at + 1
    if form in {"a", "p"} and lower(words, at + 1) == "." and lower(words, at + 2) == "m" and adjacent(words, at + 2):
        last = at + 3
        return form, last + (lower(words, last) == "." and adjacent(words, last))
    return "", at


def _zone(words: tuple[Word, ...], at: int) -> int:
    if lower(words, at) == "local" and lower(words, at + 1) == "time":
        return at + 2
    if lower(words, at) in {"hours", "hrs"}:
        return at + 1
    return at + (lower(words, at) in _ZONES and words[at].capital)
