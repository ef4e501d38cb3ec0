"""Stretches inside quotation marks, of all kinds, over paragraphs, and bounded where a mark is missing."""

import re
from bisect import bisect_right
from dataclasses import dataclass

MAX_QUOTE = 3000  # characters of one paragraph that an opening mark may run over
MAX_SINGLE = 600  # the same for single marks, which apostrophes mimic

# Opening mark to closing marks.
_PAIRS = {"“": '”"“', "«": "»", "„": "“”", "‟": "”", "‘": "’", "‹": "›", '"': '"”', "'": "'’", "`": "'"}
_OPENERS = re.compile(r"``|''|[“«„‟‘‹\"'`”]")
_PARAGRAPH = re.compile(r"\n+")
_ELISION = re.compile(r"(?i)['’‘](?:\d|em\b|til\b|tis\b|twas\b|cause\b|n['’]|round\b|bout\b)")


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation.

    Attributes:
        start, end: with its marks; over all its paragraphs.
        inner: the stretches between the marks, one for each paragraph.
        closed: whether its closing mark was found.
    """

    start: int
    end: int
    inner: tuple[tuple[int, int], ...]
    closed: bool = True


def find_quotes(text: str) -> tuple[Quote, ...]:
    """The quotations of a text, in order, outermost only.

    A quotation ends at its closing mark, or with its paragraph. Where a paragraph ends unclosed and the next begins with an
    opening mark, the quotation goes on (the convention of newspapers). Single marks count only where they cannot be
    apostrophes. Linear in the length of the text.

    Args:
        text: any text, paragraphs divided by line breaks.

    Returns:
        Quotations that do not overlap.
    """
    quotes: list[Quote] = []
    pending: Quote | None = None
    for start, end in _paragraphs(text):
        found = _in_paragraph(text, start, end)
        first = found[0] if found else None
        if pending is not None and first is not None and first.start == start and text[start] == text[pending.start]:
            joined = Quote(pending.start, first.end, pending.inner + first.inner, first.closed)
            quotes[-1] = joined
            quotes.extend(found[1:])
        else:
            quotes.extend(found)
        last = quotes[-1] if found else None
        pending = last if last is not None and not last.closed and last.end == end else None
    return tuple(quotes)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Paragraphs without white space at their ends."""
    found = []
    start = 0
    for match in [*_PARAGRAPH.finditer(text), None]:
        end = match.start() if match else len(text)
        first, last = start, end
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first < last:
            found.append((first, last))
        start = match.end() if match else end
    return found


def _in_paragraph(text: str, start: int, end: int) -> list[Quote]:
    found: list[Quote] = []
    position = start
    while match := _OPENERS.search(text, position, end):
        position = match.end()
        if not _opens(text, match.start(), match.end(), start, end):
            continue
        quote = _quote_at(text, match.start(), match.end(), end)
        if quote is not None:
            found.append(quote)
            position = quote.end
    return found


def _opens(text: str, start: int, stop: int, first: int, end: int) -> bool:
    """Whether a mark opens a quotation: a word follows it directly, and none stands directly before it."""
    mark = text[start]
    if stop >= end or text[stop].isspace():
        return False
    if mark in "“«„‟‹" or text[start:stop] == "``":
        return True
    if text[start:stop] == "''":
        return start == first or text[start - 1].isspace()
    if mark == "”":
        # Some pages open with a closing mark: only at the head of a paragraph or after a space.
        return start == first or text[start - 1].isspace()
    if mark in "'‘`" and _ELISION.match(text, start):
        return False
    return start == first or not (text[start - 1].isalnum() or text[start - 1] in ".,!?")


def _quote_at(text: str, start: int, stop: int, end: int) -> Quote | None:
    """The quotation that opens at `start`; None where single marks turn out to be apostrophes."""
    mark = text[start]
    doubled = text[start:stop] in {"``", "''"}
    single = mark in "'‘`" and not doubled
    closers = "'’" if single else "''" if doubled else _PAIRS.get(mark, '”"')
    limit = min(end, stop + (MAX_SINGLE if single else MAX_QUOTE))
    position = stop
    while position < limit:
        if closers == "''" and text.startswith("''", position):
            return Quote(start, position + 2, ((stop, position),))
        if closers != "''" and text[position] in closers and _closes(text, position, stop, end, single=single, mark=mark):
            return Quote(start, position + 1, ((stop, position),)) if position > stop else None
        position += 1
    if single:
        return None
    return Quote(start, limit, ((stop, limit),), closed=False)


def _closes(text: str, position: int, stop: int, end: int, *, single: bool, mark: str) -> bool:
    """Whether a mark at `position` ends the quotation that began before `stop`."""
    after = text[position + 1] if position + 1 < end else " "
    before = text[position - 1]
    if text[position] == "“" and mark == "“":
        return False
    if single:
        # "the fighters’ camp": a plural's apostrophe stands before a space as a closing mark does.
        if after.isalnum() or (before == "s" and after == " " and _closes_later(text, position + 1, stop + MAX_SINGLE, end)):
            return False
        return not before.isspace()
    if text[position] == '"':
        return not after.isalnum() or not before.isspace()
    return True


def _closes_later(text: str, position: int, limit: int, end: int) -> bool:
    """Whether a surer closing mark follows in the sentence: one behind a stop or before one."""
    match = _SURE.search(text, position, min(limit, end))
    return match is not None


_SURE = re.compile(r"[.,!?]['’](?!\w)|\w['’](?=[.,;:!?)]|\Z)")


class Quotations:
    """The quotations of a report in order, with a fast way to those around an offset or a passage."""

    def __init__(self, quotes: tuple[Quote, ...]) -> None:
        self.quotes = quotes
        self._starts = [quote.start for quote in quotes]

    def at(self, offset: int) -> Quote | None:
        """The quotation around an offset, its marks included."""
        index = bisect_right(self._starts, offset) - 1
        return self.quotes[index] if index >= 0 and offset < self.quotes[index].end else None

    def over(self, start: int, end: int) -> tuple[Quote, ...]:
        """The quotations that share characters with [start, end)."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        found = self.quotes[first : bisect_right(self._starts, end - 1)]
        return tuple(quote for quote in found if quote.end > start)
