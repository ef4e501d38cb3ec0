"""Script and style code that a page's text was saved with."""

from __future__ import annotations

import re

# Forms that code has and prose has not. One of them starts a stretch of code; the stretch then runs on while it looks like code.
_START = re.compile(
    r"<!--|(?:// ?)?<!\[CDATA\[|<(?:script|style|iframe|noscript)\b"
    r"|\(?\bfunction ?\w{0,40} ?\([\w, ]{0,80}\) ?\{"
    r"|\b(?:var|let|const) [\w$]{1,40} ?= ?[\w$'\"\[{(!]"
    r"|\b(?:window|document|jQuery|googletag|dataLayer|_gaq|adsbygoogle|wp|FB|twttr|OBR|_taboola"
    r"|pbjs)\.[A-Za-z_]\w{0,40}(?:\.\w{1,40}){0,4} ?[=(.\[]"
    r"|\b[A-Za-z_$][\w$]{0,30}\((?:'[^'\n]{0,80}'|\"[^\"\n]{0,80}\") ?(?:,|\) ?;)"
    r"|\b[A-Za-z_$][\w$]{0,30}\(\{"
    r"|\$\([\"'#.]"
    r"|(?:^|(?<=[\s}]))[#.@][A-Za-z][\w.# :>-]{0,60}\{ ?[\w-]{2,30} ?:"
    r"|\b(?:body|div|span|p|a|li|ul|img|table|td|h[1-6])(?:[.#:][\w-]{1,40})? ?\{ ?[\w-]{2,30} ?:"
    r"|@(?:media|import|font-face|charset)\b[^\n]{0,80}[{;(]"
    r"|\b[A-Za-z_$][\w$]{0,30}(?:\.[\w$]{1,30}){0,4} ?= ?(?:function|new |\{|\[\]|[\w.$]{1,40} ?\|\| ?)"
    r"|\{ ?\"@?(?:context|type|id)\" ?:"
)
_MARKS = frozenset("{}();=<>[]_/\\|&$#+*\"'")
_SENTENCE = re.compile(r"[A-Z“‘][^{}<>=;|]{20,}?[a-z]{2,} [a-z]{2,} [^{}<>=;|]*[.?!”’](?=\s|\Z)")
_MIN_DENSITY = 0.06
_WINDOW = 4000
_LAST_MARK = re.compile(r"[});>\]][;,)\]}>'\"]*")


def find_code(paragraph: str) -> list[tuple[int, int]]:
    """The stretches of a paragraph that are script or style code or markup, as half-open ranges in order."""
    found: list[tuple[int, int]] = []
    position = 0
    while True:
        start = _START.search(paragraph, position)
        if start is None:
            return found
        end = _end_of_code(paragraph, start)
        if _looks_like_code(paragraph[start.start() : end]):
            found.append((start.start(), end))
        position = max(end, start.end())


def _end_of_code(paragraph: str, start: re.Match[str]) -> int:
    """Where prose begins again: after the last mark of code before the next sentence; the window's end where none comes."""
    window = min(len(paragraph), start.end() + _WINDOW)
    prose = _SENTENCE.search(paragraph, start.end(), window)
    if prose is None:
        return window
    last = start.end()
    for match in _LAST_MARK.finditer(paragraph, start.end(), prose.start()):
        last = match.end()
    return last


def _looks_like_code(words: str) -> bool:
    return sum(character in _MARKS for character in words) >= max(3, _MIN_DENSITY * len(words))
