"""Street addresses that reports of one deed give differently: another number of one street, "Drive" for "Lane".

Two streets may both be of the story, and so may two houses; one part of an address alone that differs is an address told
in two ways. A report that gives two addresses on one street takes no side, and so does one that tells of several incidents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Span, Words
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.given import Given, Maker
from rashomon.reconcile.conflicts.positions import Setting
from rashomon.reconcile.conflicts.readings import FIRST, tells_of_several
from rashomon.reconcile.conflicts.scenes import Scene
from rashomon.text.addresses import Address, find_addresses

_HOME = re.compile(
    r"(?:\d|\b[A-Z][\w’'-]+),? (?:both |all )?of (?:the )?\Z|\b(?:[Ll]iv\w+|[Rr]esid\w+) (?:at|in|on|of) (?:the )?\Z"
)
REACH = 30


@dataclass(frozen=True, slots=True)
class _Told:
    """An address in a report; `home`: it is said whose home it is, and not that something happened there."""

    address: Address
    given: Given
    home: bool


def address_conflicts(scenes: Sequence[Scene], maker: Maker, setting: Setting) -> list[Found]:
    """At most one conflict for a street.

    Args:
        scenes: the deed as the reports tell it at their heads.
        maker: knows the conflicts found so far.
        setting: of the story.
    """
    before = len(maker.made)
    told = {s.report: _read(s.report, setting) for s in scenes}
    marks = {s.report: s.marks for s in scenes}
    for street in sorted({t.address.street for held in told.values() for t in held}):
        here = {report: [t for t in held if t.address.street == street] for report, held in told.items()}
        sure = {report: one for report, held in here.items() if (one := _one(held)) is not None}
        facing = {
            report
            for report, one in sure.items()
            if any(
                _differ(one, other)
                and marks[report] & marks[o]
                and not any(t.address.agrees(u.address) for t in here[report] for u in here[o])
                for o, other in sure.items()
            )
        }
        sides: list[list[_Told]] = []
        for report in sorted(facing):
            side = next((s for s in sides if s[0].address.agrees(sure[report].address)), None)
            if side is None:
                sides.append(side := [])
            side += [t for t in here[report] if t.home == sure[report].home]
        given = [[t.given for t in sorted(side, key=lambda t: t.given.span)] for side in sides]
        if len(given) > 1 and not maker.shown("place", [[g.span for g in side] for side in given]):
            deed = next(s.deed for s in scenes if s.report == given[0][0].span.report)
            maker.deeds(given, deed, "What was the address?")
    return maker.made[before:]


def _one(held: Sequence[_Told]) -> _Told | None:
    """The one address that a report gives on a street: of what happened, else of somebody's home."""
    told = [t for t in held if not t.home] or held
    return told[0] if told and all(t.address.agrees(told[0].address) for t in told) else None


def _differ(one: _Told, other: _Told) -> bool:
    """True for two addresses of one thing: a home has its own number on the street, but not its own "Lane" for "Drive"."""
    a, b = one.address, other.address
    return a.differs(b) and not ((one.home or other.home) and a.same_street(b))


def _read(report: str, setting: Setting) -> list[_Told]:
    sentences = setting.witnesses.parallels.sentences.get(report, ())
    if report in setting.rewritten or any(tells_of_several(s.quote) for s in sentences[:FIRST]):
        return []
    found = []
    for sentence in sentences:
        for address in find_addresses(sentence.quote):
            quote = sentence.quote[address.start : address.end]
            words = Span(report, sentence.start + address.start, sentence.start + address.end, quote)
            label = " ".join(quote.split())
            home = _HOME.search(sentence.quote[max(0, address.start - REACH) : address.start])
            found.append(_Told(address, Given("place", "address", Words(label), words, label), bool(home)))
    # Further on, a street may be told without its number.
    numbered = [t.address for t in found if t.address.low]
    return [t for t in found if t.address.low or not any(t.address.same_street(a) for a in numbered)]
