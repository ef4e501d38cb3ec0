"""Sentences as units of comparison, and the stretches inside quotation marks.

Light rules that need no model: a sentence that is cut a little differently in two reports is still found, because passages
are aligned by words and not by sentence numbers.
"""

import re
import zlib
from collections.abc import Iterator, Sequence

from rashomon.text.similar import Words

_BREAK = re.compile(r"\n\s*\n|\r\n|[\n\r\u2028\u2029]")
_STOP = re.compile(r"[.!?…。！？]+[\"'”’»)\]]*(?=\s)")
# The word before a full stop that does not end a sentence; single letters are initials.
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\"'“‘])(?:[^\W\d_]|(?:[^\W\d_]\.)+[^\W\d_]|mr|mrs|ms|dr|prof|gen|lt|col|maj|capt|sgt|cmdr|gov|sen|rep|rev|hon|st"
    r"|supt|insp|messrs|no|vs|approx|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.\Z",
    re.IGNORECASE,
)
_TERMINAL = ".!?…:;\"'”’»)]"
_HEADING_LENGTH = 60
# Units longer than this many words are cut at words chosen by their content, so that a copy is cut at the same words.
_LONG = 90
_SHORTEST_CUT = 25
_ONE_IN = 16

_PAIRS = (("“", "”"), ("«", "»"), ("„", "“”"), ('"', '"'))
_MARKS = {opening: re.compile(f"[{opening}{closing}]") for opening, closing in _PAIRS}
_QUOTED_LONGEST = 1500
_BEFORE_OPENING = "([{“‘—–-/"
_AFTER_CLOSING = ".,;:!?…)]}”’—–"
_SINGLE_QUOTED = re.compile(r"(?<!\w)‘[^‘\n]{2,400}?[,.!?…]?’(?!\w)")


def sentences_of(text: str, words: Words) -> tuple[tuple[int, int], ...]:
    """Divides the words of a text into sentences.

    Args:
        text: any text; cost is linear in its length.
        words: what `words_of` gives for the text.

    Returns:
        (first, last + 1) indices into `words`, in order; every word is in exactly one; none is longer than 90 words.
    """
    ends = _ends(text)
    units: list[tuple[int, int]] = []
    first = 0
    cut = next(ends, len(text))
    for i, start in enumerate(words.starts):
        if start < cut:
            continue
        while cut <= start:
            cut = next(ends, len(text) + 1)
        if i > first:
            units.extend(_shortened(words, first, i))
        first = i
    if first < len(words):
        units.extend(_shortened(words, first, len(words)))
    return tuple(units)


def quoted_of(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches inside quotation marks, without the marks: code points [start, end), in order, disjoint.

    A quotation that is not closed ends with its paragraph, as printers have it, or after 1,500 characters; with its sentence
    where another opens behind it.
    """
    found: list[tuple[int, int]] = []
    # Where quotations open low, the high mark closes them.
    pairs = [pair for pair in _PAIRS if pair[0] in text and not (pair[0] == "“" and "„" in text)]
    if not pairs and "‘" not in text:
        return ()
    for start, end in _paragraphs(text):
        found.extend(_quoted_in(text, start, end, pairs))
    merged: list[tuple[int, int]] = []
    for span in sorted(found):
        if not merged or span[0] >= merged[-1][1]:
            merged.append(span)
    return tuple(merged)


def _ends(text: str) -> Iterator[int]:
    """Offsets where one sentence ends and another begins, ascending."""
    for start, end in _paragraphs(text):
        for match in _STOP.finditer(text, start, end):
            after = match.end()
            while after < end and text[after].isspace():
                after += 1
            follows = text[after : after + 2].lstrip("\"'“‘«([")
            if not follows or follows[0].islower():
                continue
            if match.group()[0] == "." and _ABBREVIATED.search(text, max(start, match.start() - 12), match.start() + 1):
                continue
            yield match.end()
        yield end


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs; a line end inside a sentence, as in hard-wrapped text, divides nothing."""
    start = 0
    line = 0
    for match in _BREAK.finditer(text):
        before = text[line : match.start()].rstrip()
        line = match.end()
        after = text[match.end() : match.end() + 1]
        if match.group().count("\n") < 2 and before:
            wrapped = before[-1] not in _TERMINAL and (after.islower() or len(before) > _HEADING_LENGTH)
            if wrapped:
                continue
        yield start, match.end()
        start = match.end()
    yield start, len(text)


def _shortened(words: Words, first: int, last: int) -> Iterator[tuple[int, int]]:
    start = first
    for i in range(first, last):
        length = i - start
        if last - start <= _LONG:
            break
        if length >= _LONG or (length >= _SHORTEST_CUT and zlib.crc32(words.keys[i].encode("utf-8", "replace")) % _ONE_IN == 0):
            yield start, i
            start = i
    yield start, last


def _quoted_in(text: str, start: int, end: int, pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[int, int]]:
    for opening, closing in pairs:
        inside = -1
        for match in _MARKS[opening].finditer(text, start, end):
            at = match.start()
            sides = _sides(text, at) if opening in closing else 1 if text[at] == opening else -1
            opens = sides > 0 or (sides == 0 and inside < 0)
            if inside >= 0:
                close = min(at, inside + _QUOTED_LONGEST) if not opens else _first_stop(text, inside, at)
                if close > inside:
                    yield inside, close
            inside = at + 1 if opens else -1
        if 0 <= inside < end:
            yield inside, min(end, inside + _QUOTED_LONGEST)
    if "‘" not in text:
        return
    for match in _SINGLE_QUOTED.finditer(text, start, end):
        yield match.start() + 1, match.end() - 1


def _sides(text: str, at: int) -> int:
    """1 where a straight mark hugs the word behind it, so that it opens; -1 where it hugs the one before; 0 where both or none.

    Who counts the marks alone takes all that follows one that is not closed for its opposite.
    """
    before = at > 0 and not text[at - 1].isspace() and text[at - 1] not in _BEFORE_OPENING
    behind = at + 1 < len(text) and not text[at + 1].isspace() and text[at + 1] not in _AFTER_CLOSING
    return behind - before


def _first_stop(text: str, start: int, end: int) -> int:
    """Where a quotation ends that is not closed before the next one opens: with its sentence."""
    match = _STOP.search(text, start, min(end, start + _QUOTED_LONGEST))
    return match.end() if match else min(end, start + _QUOTED_LONGEST)
