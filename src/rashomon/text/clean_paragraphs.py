"""Paragraphs: telling line breaks that divide paragraphs from those that only wrap lines."""

from __future__ import annotations

import re

_WIDEST_WRAP = 130
_SHORT = 30
_ENDS_SENTENCE = re.compile(r"[.!?:;…\"”’'»)\]]\Z")
_STARTS_LOW = re.compile(r"[a-zß-öø-ÿ]")
# In a text in capitals, as agencies wired it, no letter tells that a sentence goes on: its lines are full instead.
_STARTS_WORD = re.compile(r"[\w\"“'‘(\[]")
_FULL = 0.7
_BULLET = re.compile(r"[-*•–—·]|\d{1,2}[.)] ")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each on one line, in order; empty ones left out.

    Blank lines always divide. A single line break divides where every line is a paragraph, and joins where the text was wrapped
    to a width: then a break is a paragraph's end only where the next word would still have had room on the line.
    """
    blocks = [[line.strip() for line in block.split("\n") if line.strip()] for block in re.split(r"\n[ \t]*\n", text)]
    blocks = [block for block in blocks if block]
    lines = [line for block in blocks for line in block]
    goes_on = _STARTS_WORD if _in_capitals(text) else _STARTS_LOW
    width = _wrapped_at(blocks, lines, goes_on)
    out: list[str] = []
    for block in blocks:
        out.extend(_join(block, width, goes_on))
    return out


def _in_capitals(text: str) -> bool:
    return sum(map(str.islower, text)) * 20 < sum(map(str.isupper, text))


def _wrapped_at(blocks: list[list[str]], lines: list[str], goes_on: re.Pattern[str]) -> int | None:
    """The width that the text was wrapped to, or None where it was not."""
    widths = [len(line) for line in lines if " " in line]
    if not widths or max(widths) > _WIDEST_WRAP:
        return None
    pairs = [(block[index], block[index + 1]) for block in blocks for index in range(len(block) - 1)]
    full = 0.0 if goes_on is _STARTS_LOW else _FULL * max(widths)
    broken = sum(1 for line, after in pairs if len(line) >= full and not _ENDS_SENTENCE.search(line) and goes_on.match(after))
    return max(widths) if broken >= 2 and broken * 4 >= len(pairs) else None


def _join(block: list[str], width: int | None, goes_on: re.Pattern[str]) -> list[str]:
    out: list[list[str]] = []
    before = ""
    for line in block:
        if out and _continues(before, line, width, goes_on):
            out[-1].append(line)
        else:
            out.append([line])
        before = line
    return [" ".join(part) for part in out]


def _continues(before: str, line: str, width: int | None, goes_on: re.Pattern[str]) -> bool:
    if width is not None:
        room = len(before) + 1 + len(line.split(" ", 1)[0]) <= width
        short = goes_on is _STARTS_WORD and len(before) < _FULL * width
        ended = _ENDS_SENTENCE.search(before) or short or not goes_on.match(line)
        return not (room and ended) and not _BULLET.match(line)
    # In a text that is not wrapped, a break inside a sentence is one that a link or a tag left behind.
    return len(before) > _SHORT and not _ENDS_SENTENCE.search(before) and _STARTS_LOW.match(line) is not None
