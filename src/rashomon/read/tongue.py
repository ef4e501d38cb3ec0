"""The language of a text."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Any

_CODE = re.compile(r"\A([a-z]{2})(?:[-_][a-z]{2,4}){0,2}\Z")
_NAMES = {"english": "en", "eng": "en"}
_COMMON = frozenset(
    "the of to and in a is was for on that with by as at from said he it has have were his are be an after who"
    " not their they will".split()
)
_SAMPLE = 4000
_FEW_WORDS = 12


def language_of(text: str, hint: str = "") -> str:
    """ISO 639-1 code of a text's language; the hint (a code or "English") goes first where it is one.

    A text of a few words is taken for English where its letters are Latin and at least a common English word is among them, or
    where nothing speaks against it.
    """
    given = hint.strip().lower()
    match = _CODE.match(given)
    if match:
        return match[1]
    if given in _NAMES:
        return _NAMES[given]
    words = re.findall(r"[^\W\d_]+", text[:_SAMPLE])
    if not words:
        return "en"
    common = sum(word.lower() in _COMMON for word in words)
    if common >= 0.25 * len(words) or (len(words) < _FEW_WORDS and common and _latin("".join(words))):
        return "en"
    if len(words) < _FEW_WORDS and "".join(words).isascii():
        return "en"
    return str(_identifier().classify(text[:_SAMPLE])[0])


def _latin(letters: str) -> bool:
    return all(letter.isascii() or unicodedata.name(letter, "").startswith("LATIN") for letter in letters)


@functools.cache
def _identifier() -> Any:
    import py3langid  # noqa: PLC0415 - takes most of a second, so only where it is needed

    return py3langid
