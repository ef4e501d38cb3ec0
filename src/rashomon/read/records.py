"""JSON: one report a line, or a list of reports."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rashomon.model import Cut, Dropped, InputError, Report
from rashomon.read.batch import refuse
from rashomon.read.build import build
from rashomon.read.decode import decode
from rashomon.read.draft import Draft
from rashomon.read.markup import has_markup, paragraphs_of, parse
from rashomon.read.provenance import of_record
from rashomon.read.sniff import looks_binary, stem_of

MAX_REPORT_BYTES = 10_000_000
"""No one report is longer; what is, is no report."""

FIELDS: dict[str, tuple[str, ...]] = {
    "id": ("id", "doc_id", "article_id", "report_id", "uuid", "guid", "_id"),
    "title": ("title", "headline", "heading"),
    "text": (
        "text",
        "body",
        "content",
        "article",
        "full_text",
        "fulltext",
        "articleBody",
        "article_text",
        "maintext",
        "body_text",
        "story",
    ),
    "published": (
        *(
            "published",
            "date",
            "publish_date",
            "published_at",
            "publishedAt",
            "pub_date",
            "pubDate",
            "publication_date",
            "date_published",
        ),
        *("datePublished", "date_publish", "published_date", "publishing_date", "created_at", "timestamp"),
    ),
    "url": ("url", "link", "source_url", "canonical_url"),
    "outlet": ("outlet", "publisher", "source", "source_name", "site_name", "sitename", "site", "newspaper", "feed", "domain"),
    "byline": ("byline", "author", "authors", "creator"),
    "language": ("language", "lang"),
    "agencies": ("agencies", "agency"),
    "note": ("note",),
}
"""For each field of a report the keys that are tried, in this order; letters' case does not matter."""

_LISTS = ("articles", "reports", "documents", "items", "entries", "results", "docs", "data")
_MOST_LEVELS = 3


def check_fields(fields: Mapping[str, str] | None) -> None:
    """Refuse a field map that names what no report has.

    Raises:
        InputError: naming the fields that there are.
    """
    unknown = sorted(set(fields or {}) - set(FIELDS))
    if unknown:
        raise InputError(f"no field is called {', '.join(map(repr, unknown))}; there are {', '.join(FIELDS)}")


def read_lines(name: str, lines: Iterable[bytes], *, fields: Mapping[str, str] | None = None) -> Iterator[Report | Dropped]:
    """Read JSONL as it comes, one line in memory at a time.

    Args:
        name: the file's name, for ids and messages.
        lines: the lines as bytes, with or without their ends.
        fields: which key holds which field, where the usual keys do not fit: {"text": "story.full"}; dots lead into objects.

    Yields:
        A report for each that could be read, and for each line that could not a `Dropped` with its number.

    Raises:
        InputError: when `fields` names a field that no report has.
    """
    check_fields(fields)
    for number, line in enumerate(lines, start=1):
        what = f"{_shown(name)}, line {number}"
        if len(line) > MAX_REPORT_BYTES:
            yield refuse(what, f"is longer than {MAX_REPORT_BYTES // 1_000_000} MB: no report is")
            continue
        text, _ = decode(line)
        if not text.strip("﻿ \t\r\n\0"):
            continue
        yield from _one(what, f"{stem_of(name)}-{number}", name, text, fields)


def read_json(name: str, text: str, *, fields: Mapping[str, str] | None = None) -> Iterator[Report | Dropped]:
    """Read a JSON file: one report, a list of them, or an object that holds such a list; lines of JSON go line by line."""
    try:
        value = json.loads(text.lstrip("﻿"))
    except (ValueError, RecursionError) as error:
        lines = text.splitlines()
        if len(lines) > 1 and _parses(lines[0]):
            yield from read_lines(name, (line.encode("utf-8", "surrogatepass") for line in lines), fields=fields)
            return
        yield refuse(_shown(name), f"is not valid JSON ({_why(error)}): repair it, or save the text as .txt")
        return
    yield from _reports(_shown(name), stem_of(name), name, value, fields=fields)


def _shown(name: str) -> str:
    return "standard input" if name == "-" else name


def _parses(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _one(what: str, stem: str, name: str, text: str, fields: Mapping[str, str] | None) -> Iterator[Report | Dropped]:
    try:
        value = json.loads(text.strip("﻿ \t\r\n\0"))
    except (ValueError, RecursionError) as error:
        yield refuse(what, "is not text" if looks_binary(text) else f"is not valid JSON ({_why(error)})")
        return
    yield from _reports(what, stem, name, value, fields=fields)


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at character {error.pos + 1}"
    return "nested too deeply" if isinstance(error, RecursionError) else "a number is too long"


def _reports(
    what: str, stem: str, name: str, value: Any, *, fields: Mapping[str, str] | None, levels: int = _MOST_LEVELS
) -> Iterator[Report | Dropped]:
    """The reports in a parsed value: an object with a text, or a list of such, however they are wrapped."""
    if isinstance(value, dict):
        if _field(value, "text", fields) is None and levels:
            for key in _LISTS:
                held = value.get(key)
                if isinstance(held, list) and held and all(isinstance(item, dict) for item in held):
                    yield from _reports(what, stem, name, held, fields=fields, levels=levels - 1)
                    return
        yield _record(what, stem, name, value, fields)
    elif isinstance(value, list) and levels:
        if not value:
            yield refuse(what, "is an empty list")
        for number, item in enumerate(value, start=1):
            yield from _reports(f"{what}, item {number}", f"{stem}-{number}", name, item, fields=fields, levels=levels - 1)
    else:
        yield refuse(what, 'is no JSON object: a report needs a key such as "text"')


def _record(what: str, stem: str, name: str, record: Mapping[str, Any], fields: Mapping[str, str] | None) -> Report | Dropped:
    text = _words(_field(record, "text", fields), "\n\n")
    if not text.strip():
        keys = ", ".join(sorted(str(key) for key in record)[:12])
        hint = (
            f"no text under {fields['text']!r}" if fields and "text" in fields else "no text: name its key with --field text=KEY"
        )
        return refuse(what, f"has {hint} (its keys: {keys[:300] or 'none'})")
    values = {field: _words(_field(record, field, fields), ", ") for field in FIELDS if field != "text"}
    cut = (Cut(values["note"], "note of the input"),) if values["note"] else ()
    if has_markup(text):
        tree = parse(text)
        lines = paragraphs_of(tree) if tree is not None else []
        if lines:
            cut = (*cut, Cut("", "markup in the text"))
            text = "\n\n".join(lines)
    draft = Draft(
        id=values["id"] or stem,
        text=text,
        title=values["title"],
        outlet=values["outlet"],
        byline=values["byline"],
        published=values["published"] or None,
        url=values["url"],
        language=values["language"],
        agencies=values["agencies"],
        cut=cut,
        provenance=of_record(record),
        name=name,
    )
    return build(draft, what=what)


def _field(record: Mapping[str, Any], field: str, fields: Mapping[str, str] | None) -> Any:
    if fields and field in fields:
        return _path(record, fields[field])
    folded = {str(key).casefold(): value for key, value in reversed(tuple(record.items()))}
    for key in FIELDS[field]:
        value = folded.get(key.casefold())
        if value not in (None, "", [], {}):
            return value
    return None


def _path(record: Any, path: str) -> Any:
    """The value at "a.b.c"; a key that itself has dots goes first."""
    if isinstance(record, Mapping) and path in record:
        return record[path]
    for part in path.split("."):
        if isinstance(record, Mapping):
            record = record.get(part)
        elif isinstance(record, list) and part.isdecimal() and int(part) < len(record):
            record = record[int(part)]
        else:
            return None
    return record


def _words(value: Any, joint: str) -> str:
    """A value as words: a string, a number, a list of them, or an object that has a name or a text."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list):
        return joint.join(filter(None, (_words(item, joint) for item in value if not isinstance(item, list))))
    if isinstance(value, Mapping):
        return next((value[key] for key in ("text", "name", "title", "value") if isinstance(value.get(key), str)), "")
    return ""
