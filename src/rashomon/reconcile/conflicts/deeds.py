"""Which deed a day belongs to: only what is told of one kind of happening is a day of it.

A report names many days: of the deed, of an arrest, of a vigil, of the hearing. Only two days of one kind of deed exclude each
other, and only a report that gives the other day for that kind of deed tells both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rashomon.model import Span
from rashomon.reconcile.compare.lexicon import REPORTING, concepts
from rashomon.reconcile.conflicts.happenings import charged_with, told_as_fact
from rashomon.reconcile.events.tellings import Telling

# Words that tell of the deed whatever it was.
DEED = frozenset("happen occur incident erupt unfold hospitalize hospitalise".split()) | {"take place", "break out", "ring out"}
# Who tells that people were hit tells of the shooting: harm is one kind of deed, and so is any deed that is only pointed at.
_HARM = frozenset({"kill", "injure", "shoot", "attack", "fire", "=stab", "=incident"})
_ANY = "any"
_NIGHT = re.compile(r"\b(?:nights?|evening|overnight|midnight)\b", re.IGNORECASE)
_WORKED = frozenset("send leave put land claim".split())
_DID = re.compile(r"(?: (?:in|at|near|on|outside|inside) [^,.;]{2,40})?,? (?:(?:that|which) )?(?:also |has |have |had )?")
_WHEN = re.compile(r"\bwhen\b")
# So many code points on either side of a day or town are read.
REACH = 40
_TELLER = 80

# "The shooting was reported at 6 p.m. Friday": to the police, when it happened.
_TOLD = re.compile(
    r"\b(?:said|says?|told|announced|(?<!\bwas )(?<!\bwere )reported"
    r"|according|statement|spokes\w+|since|until|till|as of|through|next|every|each"
    r"|will|later|before|released?)\b[^.;,]{0,24}\Z|\b(?:updated|published|posted)\b[^.;]{0,24}\Z"
    r"|\bby (?:the |late |early |around |about )?\Z",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"(?:[^.;,]{0,12}|\s(?:[\w’'-]+ ){0,2}(?:police|spokes\w+|officials?|authorities|deputies|prosecutors?|investigators?)"
    r"\b[^.;,]{0,40})\b(?:said|told|announced)\b",
    re.IGNORECASE,
)


def kinds(t: Telling) -> frozenset[str]:
    """The kinds of deed that a telling tells as a fact, harm of any manner being one."""
    if not t.mention.polarity or not told_as_fact(t) or t.lemma in REPORTING - DEED:
        return frozenset()
    if t.lemma in DEED:
        return frozenset({_ANY})
    found = t.concepts | concepts(t.lemma)
    return found | {"harm"} if found & _HARM else found


def one_kind(a: Iterable[frozenset[str]], b: Iterable[frozenset[str]]) -> bool:
    """True where one of some tellings may be of the kind that one of others is of."""
    ours, theirs = (frozenset[str]().union(*each) for each in (a, b))
    return bool(ours & theirs) or (_ANY in ours and "harm" in theirs) or (_ANY in theirs and "harm" in ours)


def owners(number: int, span: Span, events: Sequence[Telling]) -> list[Telling]:
    """The events of a sentence that a time belongs to: those that have it, or else the nearest.

    Args:
        number: of the time in its annotation.
        span: its words.
        events: tellings of the sentence.
    """
    told = [t for t in events if t.lemma not in REPORTING - DEED]
    found = [t for t in told if t.mention.time == number]
    found += [t for t in told if t not in found and any(_amid(first, t) for first in found)]
    return found or sorted(told, key=lambda t: (abs(t.mention.trigger.start - span.start), t.id))[:1]


def _amid(first: Telling, second: Telling) -> bool:
    """True where one deed's day is the other's: "was walking home Friday when he was shot", "a shooting left two dead"."""
    sentence = first.mention.sentence
    low, high = (t.mention.trigger.start - sentence.start for t in (first, second))
    if high < low:
        # "A shooting that sent a child to hospital", "a blast left two dead": what a deed did is of its day.
        return first.lemma in _WORKED and bool(_DID.fullmatch(sentence.quote, second.mention.trigger.end - sentence.start, low))
    return bool(_WHEN.search(sentence.quote, low, high))


def of_charge(t: Telling, span: Span) -> bool:
    """True where a time may be that of the charge and not of the deed: people are charged by day.

    "Charged in the shooting of a man Sunday night" has the day of the shooting.
    """
    return charged_with(t) and not (span.start > t.mention.trigger.start and _NIGHT.search(span.quote))


def of_telling(span: Span, sentence: Span) -> bool:
    """True for a time beside which words say that something was told then, or was yet to come, and not that it happened."""
    low, high = span.start - sentence.start, span.end - sentence.start
    return bool(_TOLD.search(sentence.quote[max(0, low - REACH) : low]) or _TELLS.match(sentence.quote[high : high + _TELLER]))
