"""Which of two reports is the elder, and how that is known."""

import re
from dataclasses import dataclass

from rashomon.model import Report
from rashomon.text.head_agencies import initials, is_agency, known_agency
from rashomon.trace.pair import Pair

UNKNOWN = "direction unknown"


@dataclass(frozen=True, slots=True)
class Direction:
    """`reverse`: the pair's `b` is the elder. `known` False: nothing tells, and the order is that of the ids."""

    reverse: bool
    known: bool
    basis: str


def direction(pair: Pair, rewritten: frozenset[str]) -> Direction:
    """Tells the elder from times of publication, credits, and marks of rewriting, in this order.

    Args:
        pair: two reports that share text.
        rewritten: ids of reports that show marks of rewriting word by word.
    """
    return direction_between(pair.a.report, pair.b.report, rewritten)


def direction_between(a: Report, b: Report, rewritten: frozenset[str]) -> Direction:
    """The same for two reports."""
    for elder, younger, reverse in ((a, b, False), (b, a, True)):
        if elder.published and younger.published and elder.published.end <= younger.published.start:
            return Direction(reverse=reverse, known=True, basis=f"published {_day(elder)}, before {_day(younger)}")
    for elder, younger, reverse in ((a, b, False), (b, a, True)):
        named = credit(younger, elder)
        if named and not credit(elder, younger):
            return Direction(reverse=reverse, known=True, basis=f"{younger.id} {named}")
    for elder, younger, reverse in ((a, b, False), (b, a, True)):
        if younger.id in rewritten and elder.id not in rewritten:
            return Direction(reverse=reverse, known=True, basis=f"{younger.id} shows marks of rewriting word by word")
    return Direction(reverse=b.id < a.id, known=False, basis=UNKNOWN)


def _day(report: Report) -> str:
    if report.published is None:
        return ""
    fine = report.published.precision in ("minute", "hour")
    return report.published.start.strftime("%Y-%m-%d %H:%M" if fine else "%Y-%m-%d")


def credit(report: Report, other: Report) -> str:
    """How a report says that it has its text from the other or its outlet: "credits AFP", "its canonical link names …", or ""."""
    if report.outlet is not None and other.outlet is not None and report.outlet.name == other.outlet.name:
        return ""
    name = other.outlet.name if other.outlet else ""
    if name and any(same_agency(name, agency) for agency in (*report.agencies, report.byline) if agency):
        return f"credits {name}"
    for mark in report.provenance:
        if mark.url and other.url and _address(mark.url) == _address(other.url):
            return f"names {other.id} by its {mark.mark}"
    for mark in report.provenance:
        if (mark.url and other.url and _host(mark.url) == _host(other.url)) or (
            name and mark.name and same_agency(name, mark.name)
        ):
            return f"names {name or _host(other.url)} by its {mark.mark}"
    return ""


def _address(url: str) -> str:
    """An address without what does not tell pages apart."""
    return re.sub(r"(?i)^(?:https?:)?//(?:www\.)?|[?#].*\Z|/+(?=[?#]|\Z)", "", url.strip())


def _host(url: str) -> str:
    return _address(url).partition("/")[0].casefold()


def same_agency(one: str, two: str) -> bool:
    """Whether two names are of one agency: "AFP" and "Agence France-Presse", "ONA" and "Orlan News Agency"."""
    if _folded(one) == _folded(two) or (known_agency(one) or one) == (known_agency(two) or two):
        return True
    return len(one) > 1 < len(two) and (initials(one) == two or initials(two) == one)


def same_outlet(one: Report, two: Report) -> bool:
    """Whether one outlet published both, or one agency wrote both and published one of them itself."""
    if one.outlet is None or two.outlet is None:
        return False
    return _folded(one.outlet.name) == _folded(two.outlet.name)


def agency_of(report: Report) -> tuple[str, ...]:
    """The agencies whose copy a report may carry: those credited, and its outlet where that is one."""
    own = (report.outlet.name,) if report.outlet and (report.outlet.kind == "agency" or is_agency(report.outlet.name)) else ()
    return tuple(dict.fromkeys((*own, *report.agencies)))


def _folded(name: str) -> str:
    return re.sub(r"\W", "", name).casefold().removeprefix("the")
