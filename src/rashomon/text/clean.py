"""Clean text: the report's own words in paragraphs, and apart from them what the page or the agency put around.

Nothing goes silently: every word that is not in the paragraphs is in a cut with its reason, save for white space.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile

from rashomon.model import Cut, TimeRange
from rashomon.text.clean_captions import find_picture_credits, is_caption
from rashomon.text.clean_code import find_code
from rashomon.text.clean_lines import leading_leftover, page_line, trailing_leftover
from rashomon.text.clean_paragraphs import paragraphs
from rashomon.text.head_agencies import agencies_in_credit, merge
from rashomon.text.head_lines import (
    is_role_line,
    read_byline,
    read_credit_line,
    read_dateline,
    read_header,
    read_stamp,
    read_tail_credit,
)

_HEAD = 12
_BODY_WORDS = 12
_TITLE_WORDS = 26
_HEADINGS, _LABEL_WORDS = 5, 2
_BYLINE_OR_CLOCK = re.compile(r"\Aby\s|\d:\d\d ?[ap]\.?m\b", re.IGNORECASE)
_ENDS = re.compile(r"[.!?…:;][\"”’')\]]*\Z")
_LINK_WORDS = 20
_CAPTION = "picture caption and credit"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text taken apart.

    Attributes:
        paragraphs: the report's own words, without the title.
        title: as it was given, or the headline that stood at the text's head; "" when there is none.
        byline: "" when there is none.
        dateline: with its agency, as printed; "" when there is none. A dateline that opens a paragraph also stays there.
        agencies: credited, in order of first credit.
        published: from a header line or a dateline with a year; None when there is none.
        cut: what was taken out, in order.
    """

    paragraphs: tuple[str, ...]
    title: str
    byline: str
    dateline: str
    agencies: tuple[str, ...]
    published: TimeRange | None
    cut: tuple[Cut, ...]


@dataclass(slots=True)
class _Work:
    """What is gathered while the paragraphs go by; never leaves this module."""

    title: str
    domain: str
    kept: list[str] = field(default_factory=list)
    cut: list[Cut] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    byline: str = ""
    dateline: str = ""
    published: TimeRange | None = None
    in_head: bool = True
    after_link: bool = False
    after_byline: bool = False

    def take_out(self, words: str, reason: str) -> None:
        if words.strip():
            self.cut.append(Cut(words.strip(), reason))


def clean(text: str, *, title: str = "", domain: str = "", captions: frozenset[str] = frozenset()) -> Cleaned:
    """Take a text apart into the report's own words and the rest.

    Args:
        text: as `clean_characters` gives it.
        title: the title where the input gives one apart; it is then not repeated among the paragraphs.
        domain: last part of the outlet's host name ("uk"), for the order of numeric dates.
        captions: paragraphs that the page itself marks as captions.

    Returns:
        The parts. `paragraphs` is empty where the text held nothing of its own.
    """
    work = _Work(title, domain)
    for number, paragraph in enumerate(_apart(paragraphs(text), title)):
        if paragraph in captions:
            work.take_out(paragraph, _CAPTION)
            continue
        rest = _strip_inside(paragraph, work)
        if rest and not (work.in_head and number < _HEAD and _take_head(rest, work)) and not _take_line(rest, work):
            _keep(rest, work)
    _restore_captions(work)
    _take_tail(work)
    _take_title(work)
    _note_dateline(work)
    return Cleaned(
        tuple(work.kept), work.title, work.byline, work.dateline, merge(work.agencies), work.published, tuple(work.cut)
    )


def _apart(lines: list[str], title: str) -> list[str]:
    """The paragraphs, with a title that runs on into the first one set apart."""
    if not lines or not title or not lines[0].startswith(title):
        return lines
    rest = lines[0][len(title) :].lstrip(" -–—|·")
    return [title, rest, *lines[1:]] if rest and (rest[0].isupper() or not rest[0].isalnum()) else lines


def _strip_inside(paragraph: str, work: _Work) -> str:
    """Take code, page words at the head and picture credits out of a paragraph."""
    ranges = [(start, end, "script or style code") for start, end in find_code(paragraph)]
    out, position = [], 0
    for start, end, reason in ranges:
        out.append(paragraph[position:start])
        work.take_out(paragraph[start:end], reason)
        position = end
    rest = " ".join("".join([*out, paragraph[position:]]).split())
    lead = leading_leftover(rest)
    if lead and not page_line(rest):
        work.take_out(rest[:lead], "player or page control")
        rest = rest[lead:]
    return rest


def _take_head(paragraph: str, work: _Work) -> bool:
    """Take a header line, byline or repeated title; True where the whole paragraph went."""
    header = read_header(paragraph, domain=work.domain)
    if header is not None:
        work.take_out(paragraph, "header line")
        work.published = work.published or header.published
        work.agencies.extend(header.agencies)
        work.dateline = work.dateline or header.dateline
        work.byline = work.byline or header.byline
        return True
    alone = read_dateline(f"{paragraph} A", domain=work.domain)
    if alone is not None and alone.end > len(paragraph):
        work.take_out(paragraph, "header line")
        work.dateline = work.dateline or alone.words
        work.agencies.extend(alone.agencies)
        work.published = work.published or alone.published
        return True
    byline = read_byline(paragraph)
    if byline is not None or (work.after_byline and is_role_line(paragraph)):
        work.take_out(paragraph, "byline")
        work.byline = work.byline or byline or ""
        work.agencies.extend(agencies_in_credit(paragraph))
        work.after_byline = True
        return True
    work.after_byline = False
    if work.title and not work.kept and same_words(paragraph, work.title):
        work.take_out(paragraph, "title repeated")
        return True
    return False


def _take_line(paragraph: str, work: _Work) -> bool:
    """Take a paragraph that is no part of the report as a whole; True where it went."""
    reason = page_line(paragraph)
    linked = work.after_link and not _ENDS.search(paragraph) and paragraph.count(" ") < _LINK_WORDS
    work.after_link = linked or (reason == "link to other reports" and paragraph.rstrip().endswith(":"))
    if reason or linked:
        work.take_out(paragraph, reason or "link to other reports")
        return True
    credit = read_credit_line(paragraph)
    if credit is not None:
        work.take_out(paragraph, "credit line")
        work.agencies.extend(credit)
        return True
    if is_caption(paragraph):
        work.take_out(paragraph, _CAPTION)
        return True
    header = None if work.in_head else read_stamp(paragraph, domain=work.domain)
    if header and header[0] == 0:
        work.take_out(paragraph, "header line")
        work.published = work.published or header[1].published
        return True
    return False


def _keep(paragraph: str, work: _Work) -> None:
    """Keep a paragraph, less the stamps, credits and page sentences at its end and the picture credits inside."""
    if work.in_head:
        stamp = read_stamp(paragraph, domain=work.domain)
        if stamp:
            work.take_out(paragraph[stamp[0] :], "header line")
            work.published = work.published or stamp[1].published
            work.byline = work.byline or stamp[1].byline
            paragraph = paragraph[: stamp[0]].rstrip(" |-–—·")
    for start, end in reversed(find_picture_credits(paragraph)):
        work.take_out(paragraph[start:end], "picture credit")
        paragraph = f"{paragraph[:start].rstrip()} {paragraph[end:].lstrip()}".strip()
    trailing = trailing_leftover(paragraph)
    if trailing:
        work.take_out(paragraph[trailing[0] :], trailing[1])
        paragraph = paragraph[: trailing[0]].rstrip()
    if not paragraph or (work.title and not work.kept and same_words(paragraph, work.title)):
        work.take_out(paragraph, "title repeated")
        return
    work.kept.append(paragraph)
    if paragraph.count(" ") >= _BODY_WORDS and _ENDS.search(paragraph):
        work.in_head = False


def _restore_captions(work: _Work) -> None:
    """Where nothing but captions came, they are the report."""
    if not work.kept:
        work.kept = [cut.text for cut in work.cut if cut.reason == _CAPTION]
        work.cut = [cut for cut in work.cut if cut.reason != _CAPTION]


def _take_tail(work: _Work) -> None:
    """Take the agency's credit off the end of the last paragraph."""
    while work.kept:
        credit = read_tail_credit(work.kept[-1])
        if credit is None:
            return
        start, agencies = credit
        work.take_out(work.kept[-1][start:], "credit line")
        work.agencies.extend(agencies)
        work.kept[-1] = work.kept[-1][:start].rstrip()
        if work.kept[-1]:
            return
        work.kept.pop()


def _take_title(work: _Work) -> None:
    """Find the headline where none was given: at the head, among lines that end in no full stop, before one that does.

    Below it may stand a sub-title, a byline; above it a label of a word or two ("WORLD"), a byline or a time, which are cut.
    """
    if work.title:
        return
    head = list(takewhile(lambda line: _may_be_title(line, work.domain), work.kept[: _HEADINGS + 1]))
    if not head or len(head) > _HEADINGS or not _ENDS.search(next(iter(work.kept[len(head) :]), "")):
        return
    place = next(
        (n for n, line in enumerate(head) if len(line.split()) > _LABEL_WORDS and not _BYLINE_OR_CLOCK.search(line)), None
    )
    if place is None:
        return
    for label in head[:place]:
        work.take_out(label, "line above the headline")
    work.title = head[place]
    work.kept[: place + 1] = []


def _may_be_title(line: str, domain: str) -> bool:
    short = line.count(" ") < _TITLE_WORDS and not re.search(r"[.…:;,][\"”’')\]]*\Z", line)
    return short and not read_dateline(line, domain=domain)


def _note_dateline(work: _Work) -> None:
    for paragraph in work.kept[:3]:
        found = read_dateline(paragraph, domain=work.domain)
        if found:
            work.dateline = work.dateline or found.words
            work.agencies.extend(found.agencies)
            work.published = work.published or found.published
            return


def same_words(one: str, other: str) -> bool:
    """True where two lines hold the same letters and digits in the same order."""
    return _letters(one) == _letters(other)


def _letters(line: str) -> str:
    return re.sub(r"[\W_]+", "", line).casefold()
