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
        if _credits(younger, elder) and not _credits(elder, younger):
            return Direction(
                reverse=reverse, known=True, basis=f"{younger.id} credits {elder.outlet.name if elder.outlet else elder.id}"
            )
    for elder, younger, reverse in ((a, b, False), (b, a, True)):
        if younger.id in rewritten and elder.id not in rewritten:
            return Direction(reverse=reverse, known=True, basis=f"{younger.id} shows marks of rewriting word by word")
    return Direction(reverse=b.id < a.id, known=False, basis=UNKNOWN)


def _day(report: Report) -> str:
    if report.published is None:
        return ""
    fine = report.published.precision in ("minute", "hour")
    return report.published.start.strftime("%Y-%m-%d %H:%M" if fine else "%Y-%m-%d")


def _credits(report: Report, other: Report) -> bool:
    """Whether a report says that it has its text from the other's outlet."""
    if other.outlet is None or (report.outlet is not None and report.outlet.name == other.outlet.name):
        return False
    return any(same_agency(other.outlet.name, agency) for agency in (*report.agencies, report.byline) if agency)


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
