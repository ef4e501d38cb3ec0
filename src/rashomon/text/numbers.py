"""Quantities of a text: numbers with their bounds and units, each with the span of the whole expression.

"About 80 km (50 miles)" is one length of [72, 88] km. Bounds come from the named rules of :mod:`rashomon.text.vague`,
units from :mod:`rashomon.text.units`. Dates, years and clock times belong to :mod:`rashomon.text.dates`; names with
numbers (Gate 27, F-16) to nobody: see :mod:`rashomon.text.designations`.
"""

import re
from dataclasses import dataclass, replace

from rashomon.model import Quantity
from rashomon.text.ages import BEGINNINGS as OF_AGES
from rashomon.text.ages import ages
from rashomon.text.dates import FoundTime, find_times
from rashomon.text.designations import designation
from rashomon.text.expressions import BEGINNINGS as OF_AMOUNTS
from rashomon.text.expressions import Amount, amount
from rashomon.text.numerals import Word, adjacent, hyphen, split
from rashomon.text.shares import BEGINNINGS as OF_SHARES
from rashomon.text.shares import share, vague, zero
from rashomon.text.vague import AFTER, BEFORE, LONGEST_BEFORE, bounds

__all__ = ["FoundQuantity", "find_quantities"]

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S{1,64}@\S{1,64}")
# Share of capitalised words from which on capitals tell nothing: headlines, text in capitals.
_HEADLINE = 0.6
# "Over three days" is during three days as often as more than three: the words do not say, so the number stands bare.
_UNSURE_WITH_TIME = frozenset({"over", "under"})
_MOST_RULES = 3
# What a quantity can begin with, beside figures: most words are passed over by one look.
_BEGINNINGS = OF_SHARES | OF_AGES | OF_AMOUNTS


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A quantity at [start, end) of the text; what is counted is not looked for here."""

    start: int
    end: int
    quantity: Quantity


def find_quantities(text: str, *, times: tuple[FoundTime, ...] | None = None) -> tuple[FoundQuantity, ...]:
    """Finds numbers with unit and bounds: counts, lengths, money, per cent, ages, durations, areas, weights.

    Args:
        text: any text, of any length; the time taken grows in proportion.
        times: what :func:`rashomon.text.dates.find_times` gives for the text, where the caller has it already.

    Returns:
        The quantities in order, without overlap; `text[start:end]` is the whole expression, modifiers ("more than") and
        conversions ("(50 miles)") included.
    """
    words = split(text)
    taken = _taken(words, text, find_times(text) if times is None else times)
    cased = _cased(text, words)
    found = []
    index = floor = 0
    while index < len(words):
        if taken[index] or not (words[index].figure or words[index].lower in _BEGINNINGS):
            index += 1
            continue
        seen = _at(words, index, cased=cased[index])
        if seen is None or any(taken[seen.first : seen.last]):
            index += 1
            continue
        whole = _modified(words, seen, floor)
        found.append(_quantity(words, whole))
        index = floor = whole.last
    return tuple(found)


def _quantity(words: tuple[Word, ...], seen: Amount) -> FoundQuantity:
    quantity = Quantity(low=seen.low, high=seen.high, unit=seen.unit, kind=seen.kind, rule=seen.rule)
    return FoundQuantity(words[seen.first].start, words[seen.last - 1].end, quantity)


def _at(words: tuple[Word, ...], index: int, *, cased: bool) -> Amount | None:
    return (
        zero(words, index)
        or ages(words, index, cased=cased)
        or vague(words, index)
        or share(words, index)
        or amount(words, index, refuse=lambda found: designation(words, found, cased=cased))
    )


def _modified(words: tuple[Word, ...], seen: Amount, floor: int) -> Amount:
    """Applies the words before ("more than", "at least about") and behind ("or more") from the inside out."""
    behind = _behind(words, seen.last)
    if behind:
        seen = replace(_ruled(seen, behind[1]), last=behind[0])
    for _ in range(_MOST_RULES):
        before = _before(words, seen, floor)
        if before is None:
            break
        first, rule = before
        seen = replace(_ruled(seen, rule), first=first)
    return seen


def _behind(words: tuple[Word, ...], at: int) -> tuple[int, str] | None:
    """The word after "or more", "-plus", "+", and the rule that they call."""
    pair = tuple(word.lower for word in words[at : at + 2])
    if len(pair) == 2 and pair in AFTER:
        return at + 2, AFTER[pair]
    if hyphen(words, at) and pair[1:] in AFTER:
        return at + 2, AFTER[pair[1:]]
    return (at + 1, AFTER[pair[:1]]) if pair[:1] == ("+",) and adjacent(words, at) else None


def _before(words: tuple[Word, ...], seen: Amount, floor: int) -> tuple[int, str] | None:
    for length in range(min(LONGEST_BEFORE, seen.first - floor), 0, -1):
        form = tuple(word.lower for word in words[seen.first - length : seen.first])
        rule = BEFORE.get(form)
        if rule is None or (seen.kind == "duration" and form[-1] in _UNSURE_WITH_TIME and length == 1):
            continue
        return seen.first - length, rule
    return None


def _ruled(seen: Amount, rule: str) -> Amount:
    low, high = bounds(rule, seen.low, seen.high, whole=seen.kind == "count" and seen.whole)
    return replace(seen, low=min(low, high), high=max(low, high), rule=rule)


def _taken(words: tuple[Word, ...], text: str, times: tuple[FoundTime, ...]) -> list[bool]:
    """Which words belong to dates, clock times, or web and mail addresses. A duration is a quantity too."""
    spans = [(time.start, time.end) for time in times if time.kind != "DURATION" and not time.timex.startswith("UNDEF")]
    spans += [
        (time.start, time.end) for time in times if "-this-" in time.timex or "-last-" in time.timex or "-next-" in time.timex
    ]
    spans += [match.span() for match in _ADDRESS.finditer(text)]
    spans.sort()
    taken = []
    at = 0
    for word in words:
        while at < len(spans) and spans[at][1] <= word.start:
            at += 1
        taken.append(at < len(spans) and spans[at][0] <= word.start)
    return taken


def _cased(text: str, words: tuple[Word, ...]) -> list[bool]:
    """For each word whether capitals tell names from other words in its line."""
    cased: list[bool] = []
    line: list[Word] = []
    for at, word in enumerate(words):
        line.append(word)
        if at + 1 == len(words) or "\n" in text[word.end : words[at + 1].start]:
            letters = [each for each in line if each.lower.isalpha()]
            capitals = sum(each.capital for each in letters)
            cased += [capitals < _HEADLINE * len(letters)] * len(line)
            line = []
    return cased
