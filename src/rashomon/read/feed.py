"""Feeds: RSS 0.9x, 1.0 and 2.0 (rssboard.org/rss-specification), Atom (RFC 4287). One report an item.

The input is hostile. Entities that a feed declares itself are refused before anything is parsed; nothing is fetched; libxml2's
own limits on depth and size stay on. What is broken is read as far as it goes, and said.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import etree

from rashomon.model import Cut, Dropped, Report
from rashomon.read.batch import refuse
from rashomon.read.build import build
from rashomon.read.draft import Draft
from rashomon.read.markup import captions_of, paragraphs_of, parse
from rashomon.read.provenance import of_record
from rashomon.read.sniff import stem_of

_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dc:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "http://www.w3.org/1999/xhtml": "xhtml:",
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "",
}
_ROOTS = frozenset({"rss", "feed", "RDF", "rdf:RDF"})
_ITEMS = frozenset({"item", "entry"})
_HOLDERS = _ROOTS | {"channel"}
_DECLARES = re.compile(r"<!DOCTYPE[^\[<>]*\[")
_ROOT = re.compile(r"<[A-Za-z]")
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z0-9]{1,30};")
_BARE = re.compile(r"&(?!#?\w{1,31};)")
_OPENED = re.compile(r"<(?:item|entry)[\s>]")
_CLOSED = re.compile(r"</(?:item|entry)\s*>")
_WRITER = re.compile(r"\S+@\S+ \((?P<name>[^()]+)\)\s*\Z")

_BODIES = ("content:encoded", "content", "xhtml:body", "body", "description", "summary", "dc:description")
_DATES = ("pubDate", "published", "dc:date", "issued", "dc:issued", "updated", "modified", "dc:modified")
_WRITERS = ("dc:creator", "author")


def read_feed(name: str, text: str) -> Iterator[Report | Dropped]:
    """Read a feed, decoded.

    Args:
        name: the file's name, for ids and messages.
        text: the feed's XML; cost is linear in its length.

    Yields:
        A report for each item that has a text, in the feed's order; a `Dropped` for each that has none, with its number, and
        one for what is broken.
    """
    what = "standard input" if name == "-" else name
    root_at = _ROOT.search(text)
    if _DECLARES.search(text, 0, root_at.start() if root_at else len(text)):
        yield refuse(what, "declares entities of its own, which no feed needs: it is not read")
        return
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(_plain(text).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        yield refuse(what, f"is no XML that can be read ({error}): save its reports as .html or .jsonl")
        return
    if root is None or _key(root) not in _ROOTS:
        yield refuse(what, "is XML, but no RSS or Atom feed: save its reports as .html or .jsonl")
        return
    items = [element for element in root.iter(etree.Element) if _key(element) in _ITEMS and _key(element.getparent()) in _HOLDERS]
    cut_off = _cut_off(text)
    channels: dict[etree._Element, _Channel] = {}
    for number, item in enumerate(items, start=1):
        if cut_off and number == len(items):
            yield refuse(f"{what}, item {number}", "breaks off in its midst")
        else:
            above = item.getparent()
            if above not in channels:
                channels[above] = _channel(above)
            yield _report(f"{what}, item {number}", f"{stem_of(name)}-{number}", name, item, channels[above])
    fatal = [entry for entry in parser.error_log if entry.level == etree.ErrorLevels.FATAL]
    if fatal:
        yield refuse(f"{what}, line {fatal[0].line}", "is damaged XML: what can be read of the feed was read")
    if not items:
        yield refuse(what, "is a feed without items")


def _plain(text: str) -> str:
    """Without the declaration of an encoding that no longer holds; HTML's named characters, and "&", as XML has them."""
    text = re.sub(r"\A\s*<\?xml[^>]{0,200}\?>", "", text.lstrip("\ufeff"), count=1)
    return _BARE.sub("&amp;", _NAMED.sub(lambda match: html.unescape(match.group()), text))


def _cut_off(text: str) -> bool:
    """Whether the text ends inside an item."""
    opened = max((match.start() for match in _OPENED.finditer(text)), default=-1)
    return opened >= 0 and _CLOSED.search(text, opened) is None


def _key(element: etree._Element | None) -> str:
    """An element's name, with the usual prefix where it is of a namespace that counts."""
    if element is None or not isinstance(element.tag, str):
        return ""
    if element.tag[0] != "{":
        return element.tag
    space, _, local = element.tag[1:].partition("}")
    return f"{_PREFIXES.get(space, 'other:')}{local}"


def _all(item: etree._Element, *keys: str) -> list[etree._Element]:
    """The children of these names; those of the first name first."""
    return [child for key in keys for child in item if _key(child) == key]


def _words(element: etree._Element) -> str:
    return "".join(element.itertext()).strip()


def _marked(element: etree._Element) -> str:
    """What an element holds as markup, whether that is escaped or stands there as elements."""
    if len(element):
        for part in element.iter(etree.Element):
            part.tag = etree.QName(part).localname
        return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))
    return (element.text or "").strip()


def _line(element: etree._Element) -> str:
    """A title: words on one line, without the markup that they may hold."""
    words = _marked(element)
    tree = parse(words) if "<" in words else None
    return " ".join((" ".join(paragraphs_of(tree)) if tree is not None else html.unescape(words)).split())


@dataclass(frozen=True, slots=True)
class _Channel:
    """What a feed says of all its items."""

    title: str
    publisher: str
    link: str
    language: str


def _channel(element: etree._Element) -> _Channel:
    if _key(element) in {"RDF", "rdf:RDF"}:
        element = next(iter(_all(element, "channel")), element)
    told = (("title",), ("dc:publisher",), ("language", "dc:language"))
    title, publisher, language = (next(filter(None, map(_line, _all(element, *keys))), "") for keys in told)
    return _Channel(title, publisher, _link(element, ""), language)


def _report(what: str, stem: str, name: str, item: etree._Element, channel: _Channel) -> Report | Dropped:
    text, cut, captions = _body(item)
    if not text:
        return refuse(what, "has no text, as feeds have it that only list: save the page that it links to")
    url = _link(item, channel.link)
    source = next(iter(_all(item, "source")), None)
    record = {
        "canonical": [link.get("href", "") for link in _all(item, "link") if link.get("rel") == "canonical"],
        "via": [link.get("href", "") for link in _all(item, "link") if link.get("rel") == "via"],
        "source": {"title": _line_of(source), "url": source.get("url") or _link(source, "")} if source is not None else None,
        "rights": [_words(e) for e in _all(item, "dc:rights", "rights")],
    }
    draft = Draft(
        id=next((words for e in _all(item, "guid", "id") if (words := _words(e))), stem),
        text=text,
        title=next((words for e in _all(item, "title", "dc:title") if (words := _line(e))), ""),
        outlet=_outlet(item, channel, url, source),
        byline=", ".join(dict.fromkeys(filter(None, map(_writer, _first(item, _WRITERS))))),
        published=next((words for e in _all(item, *_DATES) if (words := _words(e))), None),
        url=url,
        language=channel.language or _tongue(item),
        cut=cut,
        captions=captions,
        provenance=of_record(record),
        name=name,
    )
    return build(draft, what=what)


def _first(item: etree._Element, keys: Sequence[str]) -> list[etree._Element]:
    """The children of the first of these names that has any."""
    return next((found for key in keys if (found := _all(item, key))), [])


def _body(item: etree._Element) -> tuple[str, tuple[Cut, ...], frozenset[str]]:
    """The text of an item, what was cut of it, and its captions."""
    for element in _all(item, *_BODIES):
        words = _marked(element)
        if element.get("type") in {"text", "text/plain"} and not len(element):
            if words:
                return words, (), frozenset()
            continue
        if "<" not in words:
            words = html.unescape(words)
            if words.strip():
                return words, (), frozenset()
            continue
        tree = parse(words)
        lines = paragraphs_of(tree) if tree is not None else []
        if tree is not None and lines:
            return "\n\n".join(lines), (Cut("", "markup in the text"),), captions_of(tree)
    return "", (), frozenset()


def _link(element: etree._Element, base: str) -> str:
    """An item's own address: what a feed service put in its place is passed over."""
    for own in _all(element, "feedburner:origLink"):
        if _words(own):
            return _words(own)
    for link in _all(element, "link"):
        found = (link.get("href") or "").strip() if link.get("rel", "alternate") == "alternate" else ""
        found = found or ("" if link.get("href") else _words(link))
        if found:
            return _joined(base, found)
    for guid in _all(element, "guid", "id"):
        if guid.get("isPermaLink", "true") == "true" and "://" in _words(guid):
            return _words(guid)
    return ""


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def _outlet(item: etree._Element, channel: _Channel, url: str, source: etree._Element | None) -> str:
    """Who published an item: the feed's outlet, or that of the source element where the link leads there."""
    named = [*map(_line, _all(item, "dc:publisher")), channel.publisher, channel.title]
    if source is not None and _host(url) and _host(source.get("url") or _link(source, "")) == _host(url):
        named.insert(0, _line_of(source))
    return next(filter(None, named), "")


def _line_of(source: etree._Element) -> str:
    """The name of a source element: its words in RSS, its title in Atom."""
    titles = _all(source, "title")
    return _line(titles[0]) if titles else "" if len(source) else _line(source)


def _writer(element: etree._Element) -> str:
    names = _all(element, "name")
    words = _words(names[0]) if names else "" if len(element) else _words(element)
    match = _WRITER.match(words)
    return match["name"].strip() if match else "" if "@" in words else words


def _tongue(element: etree._Element) -> str:
    for node in (element, *element.iterancestors()):
        tongue = node.get("{http://www.w3.org/XML/1998/namespace}lang")
        if tongue:
            return str(tongue)
    return ""


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
