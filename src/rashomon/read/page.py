"""HTML pages, through trafilatura (Barbaresi 2021, doi:10.18653/v1/2021.acl-demo.15)."""

from __future__ import annotations

import logging
import re
from typing import Any

from lxml import html

from rashomon.model import Cut, TimeRange
from rashomon.read.draft import Draft
from rashomon.read.markup import captions_of, paragraphs_of, parse
from rashomon.read.provenance import of_page
from rashomon.text.head_dates import read_date

# trafilatura and its parts log through the root's last resort, which would write to the terminal of whoever reads.
for _name in ("trafilatura", "htmldate", "justext", "courlan", "readability", "charset_normalizer"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

_PUBLISHED = re.compile(
    r"""(?ix)
    <meta[^>]{0,300}?(?:property|name|itemprop)=["'](?:article:published_time|og:published_time|datePublished
        |date|dc\.date(?:\.issued)?|pubdate|publish-?date|parsely-pub-date|sailthru\.date|cXenseParse:recs:publishtime|publication_date)
        ["'][^>]{0,300}?content=["']([^"'>]{6,60})["']
    | <meta[^>]{0,300}?content=["']([^"'>]{6,60})["'][^>]{0,300}?
        (?:property|name|itemprop)=["'](?:article:published_time|datePublished|pubdate)["']
    | "datePublished"\s*:\s*"([^"]{6,60})"
    """
)
_FEWEST_WORDS = 25


class NoArticle(Exception):  # noqa: N818 - never leaves the package: the reader turns it into a Dropped
    """The page holds no article."""


def read_page(stem: str, name: str, page: str) -> Draft:
    """The draft of a page's article.

    Raises:
        NoArticle: when neither trafilatura nor a plain reading of the paragraphs finds one.
    """
    found = _extract(page)
    tree = parse(page)
    lines = _lines(found.text if found is not None else "")
    fallback = ""
    if not lines and tree is not None:
        lines, fallback = _plain_reading(tree), "; read by its paragraphs"
    if not lines:
        raise NoArticle
    kept = sum(map(len, lines))
    seen = sum(map(len, paragraphs_of(tree))) if tree is not None else kept
    cut = (Cut("", f"boilerplate by trafilatura: {max(0, seen - kept)} characters{fallback}"),) if seen > kept else ()
    own, provenance = of_page(tree) if tree is not None else ("", ())
    meta = {key: str(getattr(found, key, None) or "") for key in ("title", "author", "sitename", "url", "date")}
    return Draft(
        id=stem,
        text="\n\n".join(lines),
        title=meta["title"],
        outlet=meta["sitename"],
        byline=meta["author"],
        published=_published(page, meta["date"]),
        basis="page metadata",
        url=own or meta["url"],
        cut=cut,
        provenance=provenance,
        captions=captions_of(tree) if tree is not None else frozenset(),
        name=name,
    )


def _extract(page: str) -> Any:
    import trafilatura  # noqa: PLC0415 - heavy, and only pages need it

    # Without the extensive search: a date guessed from anywhere in the page is no date of publication.
    return trafilatura.bare_extraction(
        page,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )


def _lines(text: str | None) -> list[str]:
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def _plain_reading(tree: html.HtmlElement) -> list[str]:
    """The paragraphs outside menus and frames, where they make up more than a notice."""
    for path in ("//article", "//main", "//body"):
        for node in tree.xpath(path)[:1]:
            lines = [line for line in paragraphs_of(node, frame=False) if " " in line]
            if sum(line.count(" ") + 1 for line in lines if re.search(r"[.!?。][\"”’)]?\Z", line)) >= _FEWEST_WORDS:
                return lines
    return []


def _published(page: str, day: str) -> TimeRange | str | None:
    """The day that trafilatura found, to the minute where the page's metadata has the time of that day."""
    known = read_date(day) if day else None
    for match in _PUBLISHED.finditer(page[:500_000]):
        value = next(filter(None, match.groups()))
        exact = read_date(value)
        if exact is not None and (known is None or known.covers(exact)):
            return exact
    return known
