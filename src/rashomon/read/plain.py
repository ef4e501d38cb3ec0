"""Plain text, with a block of `Key: value` lines in front where there is one."""

from __future__ import annotations

import re

from rashomon.model import Cut
from rashomon.read.draft import Draft

_FIELDS = {
    "title": "title",
    "headline": "title",
    "outlet": "outlet",
    "publisher": "outlet",
    "published": "published",
    "date": "published",
    "url": "url",
    "link": "url",
    "byline": "byline",
    "author": "byline",
    "language": "language",
    "agencies": "agencies",
    "agency": "agencies",
    "note": "note",
    "id": "id",
}
_LINE = re.compile(r"([A-Za-z][A-Za-z _-]{0,20}): ?(.*)\Z")
_MOST_LINES = 30


def read_plain(stem: str, name: str, text: str) -> Draft:
    """The draft of a plain text file."""
    fields, unused, body = _front(text)
    cut = [Cut(f"{key}: {value}", "header field that is not used") for key, value in unused]
    if fields.get("note"):
        cut.insert(0, Cut(fields["note"], "note of the input"))
    return Draft(
        id=fields.get("id") or stem,
        text=body,
        title=fields.get("title", ""),
        outlet=fields.get("outlet", ""),
        byline=fields.get("byline", ""),
        published=fields.get("published"),
        url=fields.get("url", ""),
        language=fields.get("language", ""),
        agencies=fields.get("agencies", ""),
        cut=tuple(cut),
        name=name,
    )


def _front(text: str) -> tuple[dict[str, str], list[tuple[str, str]], str]:
    """The header block's known fields, its unknown ones, and the text behind it; no fields where there is no block."""
    fields: dict[str, str] = {}
    unused: list[tuple[str, str]] = []
    position = len(text) - len(text.lstrip("﻿\r\n \t"))
    for _ in range(_MOST_LINES):
        end = text.find("\n", position)
        line = text[position : end if end >= 0 else len(text)].rstrip()
        if not line:
            break
        match = _LINE.match(line)
        if match is None:
            return {}, [], text
        field = _FIELDS.get(match[1].strip().lower())
        if field and field not in fields:
            fields[field] = match[2].strip()
        else:
            unused.append((match[1].strip(), match[2].strip()))
        if end < 0:
            return {}, [], text
        position = end + 1
    else:
        return {}, [], text
    return (fields, unused, text[position:]) if fields else ({}, [], text)
