"""Clock times: "4:30 p.m.", "16:30 GMT", "4pm local time", "0600 hours", "five o'clock"."""

from rashomon.text.numerals import Word, adjacent, lower
from rashomon.text.timeparts import number

_ZONES = frozenset("gmt utc est edt et pst pdt pt cst cdt ct mst mdt bst cet cest ist msk z eet".split())


def clock(words: tuple[Word, ...], index: int) -> tuple[str, int, bool] | None:
    """A clock time that begins at a word.

    Returns:
        "HH:MM", the word after it, and whether it may be of either half of the day; or None.
    """
    if index >= len(words) or not words[index].figure or (adjacent(words, index) and lower(words, index - 1)[-1:].isalnum()):
        return None
    hour, minute, at = _hour_minute(words, index)
    if hour is None:
        return None
    half, last = _half_of_day(words, at)
    if half:
        return (
            (f"{hour % 12 + (12 if half == 'p' else 0):02}:{minute:02}", _zone(words, last), False) if 1 <= hour <= 12 else None
        )
    if lower(words, at) in {"o'clock", "o’clock"}:
        return f"{hour:02}:{minute:02}", at + 1, True
    if at > index + 1:
        return f"{hour:02}:{minute:02}", _zone(words, at), hour <= 12
    return None


def _hour_minute(words: tuple[Word, ...], index: int) -> tuple[int | None, int, int]:
    form = words[index].lower
    if lower(words, index + 1) == ":" and adjacent(words, index + 1) and adjacent(words, index + 2):
        hour, minute = number(words, index, 0, 23), number(words, index + 2, 0, 59)
        if hour is not None and minute is not None and len(form) <= 2 and len(words[index + 2].lower) == 2:
            at = index + 3
            if lower(words, at) == ":" and number(words, at + 1, 0, 59) is not None and adjacent(words, at + 1):
                at += 2
            return hour, minute, at
        return None, 0, index
    parts = form.split(".")
    if len(parts) == 2 and len(parts[1]) == 2 and len(parts[0]) <= 2 and int(parts[0]) <= 23 and int(parts[1]) <= 59:
        return (int(parts[0]), int(parts[1]), index + 1) if _half_of_day(words, index + 1)[0] else (None, 0, index)
    if len(form) == 4 and form.isdecimal() and int(form[:2]) <= 23 and int(form[2:]) <= 59:
        military = lower(words, index + 1) in _ZONES - {"et", "ct", "pt"} or (
            form[0] == "0" and lower(words, index + 1) in {"hours", "hrs", "local"}
        )
        return (int(form[:2]), int(form[2:]), index + 2) if military else (None, 0, index)
    hour = number(words, index, 0, 23)
    return (hour, 0, index + 1) if hour is not None and len(form) <= 2 else (None, 0, index)


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
    return at + (lower(words, at) in _ZONES and words[at].capital)
