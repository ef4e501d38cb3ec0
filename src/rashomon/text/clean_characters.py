"""Characters: what is no text goes, what was decoded wrongly comes back, the rest is put in Unicode's composed form.

Typographic quotation marks, ligatures and widths stay as printed.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

import ftfy
from ftfy.badness import is_bad

from rashomon.model import Cut

_NEWLINES = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Line breaks and tabs are kept; U+FE0F and a joiner between pictographs shape emoji and are kept too.
_GROUPS = (
    ("control characters", re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]+")),
    ("direction marks", re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")),
    (
        "invisible characters",
        re.compile(
            "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\U000e0000-\U000e0fff]+"
            "|(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d+"
        ),
    ),
    (
        "characters that are not text",
        re.compile(
            "[\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\ufffc\ufffe\uffff\U000f0000-\U0010ffff"
            + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 15))
            + "]+"
        ),
    ),
)
_SPACES = re.compile("[^\\S\n]+")
_ENTITY = re.compile(r"&(?:amp;)*(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
_C1 = re.compile("[\x80-\x9f]")
_SHOWN = 12
_REPAIR_LINE = 20_000
# A text with so many lines that look wrong and are not is odd, not wrongly decoded.
_FRUITLESS = 1000


def clean_characters(text: str) -> tuple[str, tuple[Cut, ...]]:
    """Text with plain line breaks and single spaces, free of characters that are no text, in NFC.

    Returns:
        The text, and one cut for each kind of character taken out (named by code point, with how often) and for words whose
        wrong decoding was repaired.
    """
    cuts: list[Cut] = []
    # Code points 80 to 9F may be words in a wrong decoding: they are repaired before they would be taken for controls.
    text, repaired = _repair(text)
    text = _NEWLINES.sub("\n", text)
    if repaired:
        cuts.append(Cut(repaired, "wrongly decoded, repaired"))
    text = _unescape(text)
    for reason, pattern in _GROUPS:
        found = Counter("".join(pattern.findall(text)))
        if found:
            text = pattern.sub("", text)
            cuts.append(Cut(_named(found), reason))
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text)), tuple(cuts)


def one_line(text: str) -> str:
    """A short value (a name, a title, an address) cleaned and on one line."""
    return " ".join(clean_characters(text)[0].split())


def _named(found: Counter[str]) -> str:
    points = [f"U+{ord(character):04X} ×{count}" for character, count in sorted(found.items())]
    return ", ".join(points[:_SHOWN]) + (f" and {len(points) - _SHOWN} more kinds" if len(points) > _SHOWN else "")


def _repair(text: str) -> tuple[str, str]:
    """Undo mojibake line by line; returns the text and the words that were wrong, shortened."""
    if text.isascii():
        return text, ""
    lines = text.split("\n")
    wrong: list[str] = []
    fruitless = 0
    for index, line in enumerate(lines):
        if line.isascii() or len(line) > _REPAIR_LINE or not (_C1.search(line) or is_bad(line)):
            continue
        fixed = ftfy.fix_encoding(line)
        if fixed != line:
            wrong.extend(_changed(line.split(), fixed.split()))
            lines[index] = fixed
        elif (fruitless := fruitless + 1) > _FRUITLESS:
            break
    return "\n".join(lines), " ".join(wrong)[:200]


def _changed(before: list[str], after: list[str]) -> Iterable[str]:
    if len(before) != len(after):
        return before[:_SHOWN]
    return [old for old, new in zip(before, after, strict=True) if old != new]


def _unescape(text: str) -> str:
    """Turn HTML entities into characters where text carries them, also those escaped several times over."""
    for _ in range(4):
        if "&" not in text or not _ENTITY.search(text):
            break
        text = _ENTITY.sub(lambda match: html.unescape(match.group()), text)
    return _NEWLINES.sub("\n", text)
