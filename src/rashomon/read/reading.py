"""The one function: bytes in, reports out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rashomon.model import Dropped, Report
from rashomon.read.batch import Batch, gather, refuse
from rashomon.read.build import build
from rashomon.read.decode import decode
from rashomon.read.feed import read_feed
from rashomon.read.page import NoArticle, read_page
from rashomon.read.plain import read_plain
from rashomon.read.records import MAX_REPORT_BYTES, check_fields, read_json, read_lines
from rashomon.read.sniff import form_of, looks_binary, stem_of, why_binary

_NO_ARTICLE = "no article was found in this page: save the article's text as .txt"
_SHORTEST_ARTICLE = 40
_SENTENCE_END = re.compile(r"[.!?…。！？।]")

MAX_BYTES = 50_000_000
"""The most that is read into memory at once; JSONL may be longer where it comes through `read_lines`."""


def read(name: str, data: bytes, *, fields: Mapping[str, str] | None = None) -> Batch:
    """Read reports from the bytes of one file: plain text, an HTML page, a feed (RSS, Atom), JSON or JSONL.

    Never fails on what the bytes hold: what cannot be read is dropped with a reason that says what to do.

    Args:
        name: the file's name; "-" for standard input. It gives the id of a report that has none, and helps to tell the form.
        data: the file's bytes.
        fields: for JSON, which key holds which field, where the usual keys do not fit: {"text": "story.full"}.

    Returns:
        The reports in the order of the input, and what was dropped. Ids may repeat: see `unique`.

    Raises:
        InputError: when `fields` names a field that no report has.
    """
    check_fields(fields)
    batch = gather(_items(name, data, fields))
    return batch if batch.reports or batch.dropped else Batch(dropped=(refuse(_shown(name), "is empty"),))


def _shown(name: str) -> str:
    return "standard input" if name == "-" else name


def _items(name: str, data: bytes, fields: Mapping[str, str] | None) -> Iterator[Report | Dropped]:
    what = _shown(name)
    if not data.strip():
        yield refuse(what, "is empty")
        return
    reason = why_binary(data)
    if reason:
        yield refuse(what, reason)
        return
    if len(data) > MAX_BYTES:
        yield refuse(what, f"is larger than {MAX_BYTES // 1_000_000} MB: split it, or give it as JSONL")
        return
    text, encoding = decode(data)
    form = form_of(name, text)
    if form == "jsonl":
        lines = data.split(b"\n") if encoding == "utf-8" else (line.encode("utf-8", "replace") for line in text.split("\n"))
        yield from read_lines(name, lines, fields=fields)
    elif looks_binary(text):
        yield refuse(what, "is not text, or its encoding could not be told: save it as UTF-8 text")
    elif form == "feed":
        yield from read_feed(name, text)
    elif form == "json":
        yield from read_json(name, text, fields=fields)
    elif len(data) > MAX_REPORT_BYTES:
        yield refuse(what, f"is larger than {MAX_REPORT_BYTES // 1_000_000} MB and no report is: split it into reports")
    elif form == "html":
        yield _page(what, name, text)
    else:
        yield build(read_plain(stem_of(name), name, text), what=what)


def _page(what: str, name: str, text: str) -> Report | Dropped:
    try:
        found = build(read_page(stem_of(name), name, text), what=what)
    except NoArticle:
        return refuse(what, _NO_ARTICLE)
    # Menus and notices come out as a few words, or as words without one sentence among them.
    body = found.text[found.body :] if isinstance(found, Report) else ""
    return found if len(body) >= _SHORTEST_ARTICLE and _SENTENCE_END.search(body) else refuse(what, _NO_ARTICLE)
