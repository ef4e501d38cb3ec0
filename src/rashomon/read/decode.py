"""From bytes to text: by byte order mark, by UTF-8 where it is valid, by what the page declares, by what the bytes look like."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?i)(?:<meta[^>]{0,200}\bcharset ?= ?["']?|<\?xml[^>]{0,100}\bencoding ?= ?["'])([\w.:-]{2,40})""")
# What pages call Latin-1 is Windows-1252, as browsers have it.
_WINDOWS = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "ascii", "us-ascii", "windows-1252", "cp1252"})
# Encodings whose bytes are all ASCII, so that being valid UTF-8 says nothing.
_SEVEN_BIT = re.compile(r"(?i)iso-?2022|hz-gb|utf-?7")
_SAMPLE = 200_000
# A text with a damaged byte here and there is still UTF-8 while many times more characters decode well.
_RIGHT_FOR_WRONG = 10


def decode(data: bytes) -> tuple[str, str]:
    """Decode bytes; never fails.

    Returns:
        The text, and the name of the encoding that was taken. Bytes that do not fit become U+FFFD.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace"), wide
    declared = _declared(data)
    if declared and _SEVEN_BIT.search(declared):
        text = _try(data, declared)
        if text is not None:
            return text, declared
    text = _try(data, "utf-8")
    if text is not None:
        return text, "utf-8"
    if declared and declared != "utf-8":
        text = _try(data, declared)
        if text is not None:
            return text, declared
    lenient = data.decode("utf-8", "replace")
    wrong = lenient[:-1].count("�")
    if wrong * _RIGHT_FOR_WRONG <= sum(not character.isascii() for character in lenient) - wrong:
        return lenient, "utf-8"
    return _guess(data, lenient)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: of Latin text every other byte is null."""
    sample = data[:2000]
    if len(sample) < 4 or b"\0" not in sample:
        return ""
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.1 * half else ""


def _declared(data: bytes) -> str:
    match = _DECLARED.search(data[:4096])
    if match is None:
        return ""
    name = match[1].decode("ascii", "replace").lower()
    if name in _WINDOWS:
        return "cp1252"
    try:
        info = codecs.lookup(name)
    except LookupError:
        return ""
    # Python knows codecs that turn bytes into bytes (rot13, zlib); a page cannot ask for those.
    return info.name if getattr(info, "_is_text_encoding", True) else ""


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _guess(data: bytes, lenient: str) -> tuple[str, str]:
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        return lenient, "unknown"
    return data.decode(best.encoding, "replace"), best.encoding
