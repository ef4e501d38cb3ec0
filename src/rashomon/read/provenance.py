"""Where an input itself says that its text comes from: canonical links, a feed's source element, provider and credit fields.

Nothing here is believed or judged; what an outlet declares is kept, and is evidence where reports are compared. The fields are
those of HTML (RFC 6596 for canonical links), Google News (syndication-source, original-source), RSS 2.0 and Atom (source; via
links), and the IPTC's ninjs (provider, copyrightholder, usageterms, infosources).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from lxml import html

from rashomon.model import Provenance
from rashomon.text.head_agencies import agencies_in_credit

_LONGEST, _MOST = 300, 8
_PAGE = (
    ("canonical link", "//link[translate(@rel, 'CANONIL', 'canonil')='canonical']/@href"),
    ("syndication source", "//meta[@name='syndication-source']/@content"),
    ("original source", "//meta[@name='original-source']/@content"),
)
_OWN_ADDRESS = "//meta[@property='og:url']/@content"
_LINKS = (
    ("canonical link", ("canonical", "canonical_url", "canonicalUrl", "amp_canonical")),
    ("via link", ("via",)),
)
_FIELDS = (
    ("provider", ("provider", "infosources", "infosource")),
    ("credit", ("credit", "creditline", "credit_line", "creditLine")),
    ("copyright holder", ("copyrightholder", "copyrightHolder", "copyright_holder")),
)
# Running words, of which only an agency's name says something.
_TERMS = (("usage terms", ("usageterms", "usageTerms", "copyrightnotice", "copyrightNotice", "rights")),)
_SOURCE = ("source", "feed_source")


def of_page(tree: html.HtmlElement) -> tuple[str, tuple[Provenance, ...]]:
    """The page's own address, "" where it gives none, and what it says of the text's origin."""
    found = [Provenance(mark, "", str(value).strip()) for mark, path in _PAGE for value in tree.xpath(path)]
    own = next((str(value).strip() for value in tree.xpath(_OWN_ADDRESS)), "")
    return own[:_LONGEST], _kept(found)


def of_record(record: Mapping[str, Any]) -> tuple[Provenance, ...]:
    """What a JSON record, such as a feed's entry or a ninjs item, says of the text's origin."""
    found = [Provenance(mark, "", link) for mark, keys in _LINKS for link in _texts(record, keys) if "://" in link]
    for key in _SOURCE:
        value = record.get(key)
        if isinstance(value, Mapping):
            link = next((value[k] for k in ("url", "href", "link") if isinstance(value.get(k), str)), "")
            name = next((value[k] for k in ("title", "name", "value") if isinstance(value.get(k), str)), "")
            found.append(Provenance("source element", name, link))
    found += [Provenance(mark, name, "") for mark, keys in _FIELDS for name in _texts(record, keys)]
    found += [
        Provenance(mark, agency, "")
        for mark, keys in _TERMS
        for words in _texts(record, keys)
        for agency in agencies_in_credit(words)
    ]
    return _kept(found)


def elsewhere(marks: Iterable[Provenance], *, outlet: str, host: str) -> tuple[Provenance, ...]:
    """Those marks that point away from the outlet itself."""
    own = {_letters(outlet), _letters(host), _letters(host.partition(".")[0])} - {""}
    return tuple(
        mark
        for mark in marks
        if not (mark.url and host and (_host(mark.url) == host or _host(mark.url).endswith(f".{host}")))
        and not (mark.name and _letters(mark.name) in own)
        and not (mark.url and not mark.name and not host)
    )


def _kept(found: Iterable[Provenance]) -> tuple[Provenance, ...]:
    short = (Provenance(m.mark, " ".join(m.name.split())[:_LONGEST], m.url.strip()[:_LONGEST]) for m in found)
    return tuple(dict.fromkeys(mark for mark in short if mark.name or _host(mark.url)))[:_MOST]


def _texts(record: Mapping[str, Any], keys: Iterable[str]) -> Iterator[str]:
    for key in keys:
        value = record.get(key)
        for item in value if isinstance(value, list) else (value,):
            words = item.get("name", item.get("literal")) if isinstance(item, Mapping) else item
            if isinstance(words, str) and words.strip():
                yield words


def _host(url: str) -> str:
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum()).removeprefix("the").removeprefix("www")
