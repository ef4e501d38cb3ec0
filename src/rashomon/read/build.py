"""From a draft to a report: cleaned, dated, credited."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urlsplit

from rashomon.model import Cut, Dropped, Outlet, Report, TimeRange
from rashomon.read.batch import refuse
from rashomon.read.draft import Draft
from rashomon.read.provenance import elsewhere
from rashomon.read.tongue import language_of
from rashomon.text.clean import Cleaned, clean
from rashomon.text.clean_characters import clean_characters, one_line
from rashomon.text.head_agencies import agencies_in_credit, is_agency, known_agency, merge
from rashomon.text.head_dates import date_in_address, date_in_name, read_date

_LONGEST_VALUE = 1000
_SITE = re.compile(r" ?(?:\||»|::|–|—| - ) ?(?P<site>[^|»–—]{2,60})\Z")


def build(draft: Draft, *, what: str) -> Report | Dropped:
    """Make the report of a draft.

    Args:
        draft: what a reader found.
        what: how to name the input where no report comes of it.
    """
    text, cuts = clean_characters(draft.text)
    url = one_line(draft.url[:_LONGEST_VALUE])
    host = _host(url)
    outlet = one_line(draft.outlet[:_LONGEST_VALUE]) or host
    title, site = _title(one_line(draft.title[:_LONGEST_VALUE]), outlet, host)
    cleaned = clean(text, title=title, domain=host.rpartition(".")[2], captions=draft.captions)
    # A headline that stood at the head of the text may bear the outlet's name as well.
    title, more = _title(cleaned.title, outlet, host)
    body = "\n\n".join(cleaned.paragraphs)
    if not body and not title:
        return refuse(
            what, "holds no words of a report" if not cleaned.cut else "holds nothing but what belongs to a page, not to a report"
        )
    if not body and not any(cut.reason == "title repeated" for cut in cleaned.cut):
        return refuse(what, "has a title and no text")
    whole = "\n\n".join(filter(None, (title, body)))
    published, basis = _published(draft, cleaned, url, host)
    provenance = elsewhere(draft.provenance, outlet=outlet, host=host)
    byline = one_line(draft.byline[:_LONGEST_VALUE]) or cleaned.byline
    return Report(
        id=one_line(draft.id[:200]) or "report",
        text=whole,
        sha256=hashlib.sha256(whole.encode("utf-8")).hexdigest(),
        title=title,
        body=len(whole) - len(body),
        outlet=Outlet(outlet, "agency" if is_agency(outlet) else "unknown") if outlet else None,
        agencies=_agencies(draft, cleaned, outlet, (byline, *(mark.name for mark in provenance))),
        byline=byline,
        dateline=cleaned.dateline,
        published=published,
        published_basis=basis,
        url=url,
        language=language_of(whole, one_line(draft.language[:40])),
        cut=tuple(_plain(cut) for cut in (*draft.cut, *cuts, *site, *more, *cleaned.cut)),
        provenance=provenance,
    )


def _plain(cut: Cut) -> Cut:
    return Cut(clean_characters(cut.text)[0].strip(), cut.reason)


def _host(url: str) -> str:
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.") if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", host) else ""


def _title(title: str, outlet: str, host: str) -> tuple[str, tuple[Cut, ...]]:
    """The title without the outlet's name at its end ("… | Lakeshore Tribune", "… - KXYZ News 2")."""
    match = _SITE.search(title)
    if match is None or not match.start():
        return title, ()
    site, address = _letters(match["site"]), _letters(host.rpartition(".")[0])
    first = _letters(match["site"].split()[0])
    named = bool(outlet) and (_letters(outlet) == site or (len(site) > 3 and site in _letters(outlet)))
    if named or (address and (site in address or address in site or (len(first) > 3 and first in address))):
        return title[: match.start()].rstrip(), (Cut(match.group().strip(), "outlet's name in the title"),)
    return title, ()


def _letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", words).casefold()


def _published(draft: Draft, cleaned: Cleaned, url: str, host: str) -> tuple[TimeRange | None, str]:
    domain = host.rpartition(".")[2]
    address = date_in_address(url)
    given = read_date(draft.published, domain=domain) if isinstance(draft.published, str) else draft.published
    if given is not None:
        # A numeric date that could be two days is settled by a day in the address.
        return (address if address and given.precision != "minute" and given.covers(address) else given), draft.basis
    for found, basis in ((cleaned.published, "header line"), (address, draft.basis), (date_in_name(draft.name), "file name")):
        if found is not None:
            return found, basis
    return None, "unknown"


def _agencies(draft: Draft, cleaned: Cleaned, outlet: str, lines: tuple[str, ...]) -> tuple[str, ...]:
    given = [known_agency(name) or name for name in map(one_line, re.split(r"[,;|]", draft.agencies[:_LONGEST_VALUE])) if name]
    own = [known_agency(outlet) or outlet] if is_agency(outlet) else []
    credited = (agency for line in lines for agency in agencies_in_credit(line))
    return merge((*given, *own, *credited, *cleaned.agencies))
