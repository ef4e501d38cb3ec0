"""What each independent text of a story tells of people killed and hurt: every figure with its place in the text.

What is not certain, what is only a part of another figure, and those who fight have no place here.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.compose.index import Index
from rashomon.compose.row.gist import gist
from rashomon.compose.row.layout import STANDS, Layout
from rashomon.compose.row.marks import marks
from rashomon.model import Claim, Quantity, Statement

KILLED, INJURED, HIT, HOSPITAL = "killed", "injured", "killed or injured", "hospitalised"
TALLIED = (KILLED, INJURED, HIT, HOSPITAL)

# The rule by which annotate counts somebody who is told of alone.
ONE_PERSON = "one person"
# How annotate writes whom somebody did it to when it was himself.
_OWN_HAND = frozenset({"himself", "herself", "self"})
# What news calls whoever did it.
DOER = re.compile(
    r"\b(?:(?:suspect|shooter|attacker|assailant|bomber|killer|perpetrator|murderer)s?|gun(?:wo)?m[ae]n)\b(?!['’]s?\b)", re.I
)
_HEAD = 6  # sentences of the body that say what a text is about
_SUBJECTS = {
    "death": re.compile(
        r"\b(?:homicides?|murder\w*|fatal\w*|kill(?:ed|ing|s)?|dead(?:ly)?|slain|slay\w*|deaths?|die[ds]?|suicide)\b", re.I
    ),
    "hurt": re.compile(
        r"\b(?:wound\w*|injur\w*|shot|hospital\w*|condition|surviv\w*|recover\w*|stab\w*|graz\w*|nonfatal|non-fatal)\b", re.I
    ),
    "court": re.compile(
        r"\b(?:arrest\w*|charg\w*|sentenc\w*|convict\w*|trial|court|plead\w*|guilty|indict\w*|jail\w*|prosecut\w*|warrant)\b",
        re.I,
    ),
    "several": re.compile(
        r"\b(?:shootings|incidents|attacks|homicides|slayings|separate|weekend|so far|this year|since|spate|string of)\b",
        re.I,
    ),
}


@dataclass(frozen=True, slots=True)
class Telling:
    """One count of people harmed, as a text tells it.

    Attributes:
        slot: one of `TALLIED`.
        size: the least number meant.
        number: True for a figure, False for one person told of alone.
        stand: where in the text, one of `rashomon.compose.row.layout.STANDS`.
        sentence: number of its sentence.
        words: the words that give the count, in lower case.
        claim: id of its claim.
        name: surname of a single person, in lower case, "" where none is told.
        own: who did it himself ("killed himself").
        deed: the words name who did it.
        marks: what surrounds it, as `rashomon.compose.row.marks` names it.
    """

    slot: str
    size: int
    number: bool
    stand: str
    sentence: int
    words: str
    claim: str
    name: str = ""
    own: bool = False
    deed: bool = False
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Toll:
    """One independent text: its tellings in order, what its head is about (`_SUBJECTS`), by stand, its first words, if dated."""

    tellings: tuple[Telling, ...]
    about: frozenset[str]
    gist: frozenset[str] = frozenset()
    dated: bool = True
    _by_slot: Mapping[str, tuple[Telling, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sorts the tellings by slot once: every pair of figures asks every text for them."""
        slots = sorted({each.slot for each in self.tellings if each.size > 0})
        by_slot = {slot: tuple(each for each in self.tellings if each.slot == slot and each.size > 0) for slot in slots}
        object.__setattr__(self, "_by_slot", by_slot)

    def of(self, slot: str) -> tuple[Telling, ...]:
        """Its tellings of a slot, those of nobody left out."""
        return self._by_slot.get(slot, ())


_NAME = re.compile(r"(?:[A-Z][\w’'-]+\s+)+(?:[A-Z]\.\s+)?([A-Z][\w’'-]+)(?:,? (?:Jr|Sr)\.?)?(?:['’]s?)?\Z")


def surname(words: str) -> str:
    """The last of two or more words with capitals at the end, in lower case: whom a report names by full name."""
    match = _NAME.search(words)
    return match[1].lower() if match else ""


def subjects(title: str, first: str, head: str) -> frozenset[str]:
    """What the title, the first sentence and the rest of the head are about."""
    found = set()
    for name, pattern in _SUBJECTS.items():
        if pattern.search(title) or pattern.search(first):
            found.add(f"{name} first")
        elif pattern.search(head):
            found.add(f"{name} head")
    return frozenset(found)


def leading(tellings: Sequence[Telling]) -> Telling | None:
    """The figure that a text leads with: the greatest at its head, else the first it gives."""
    at_head = [each for each in tellings if each.stand in STANDS[:4]]
    if at_head:
        return max(at_head, key=lambda each: each.size)
    return tellings[0] if tellings else None


def read_texts(told: Iterable[Layout], claims: Mapping[str, Sequence[Claim]], at: Index) -> tuple[Toll, ...]:
    """The texts with their tellings.

    Args:
        told: the independent texts, in the story's order.
        claims: by slot, those that are figures of this story.
        at: look-ups.
    """
    by_report: defaultdict[str, list[tuple[Statement, Claim]]] = defaultdict(list)
    for slot in TALLIED:
        held = claims.get(slot, ())
        # What a later figure replaced is no figure of this story any more.
        for claim in [claim for claim in held if claim.state != "superseded"] or held:
            for statement in (at.statements[s] for s in claim.statements if s in at.statements):
                by_report[statement.report].append((statement, claim))
    return tuple(_text(layout, by_report.get(layout.report.id, []), at) for layout in told)


def _text(layout: Layout, told: list[tuple[Statement, Claim]], at: Index) -> Toll:
    ordered = sorted(told, key=lambda pair: (pair[0].evidence[0].start, pair[0].slot, pair[1].id))
    tellings = (_telling(layout, statement, claim, at) for statement, claim in ordered)
    title, first, rest = layout.passage(0, 0), layout.passage(0, 1), layout.passage(1, _HEAD)
    body = layout.report.text[layout.report.body :]
    told_by = tuple(each for each in tellings if each is not None)
    return Toll(told_by, subjects(title, first, rest), gist(title, body), layout.report.published is not None)


def _telling(layout: Layout, statement: Statement, claim: Claim, at: Index) -> Telling | None:
    value, span = statement.value, statement.evidence[0]
    if not isinstance(value, Quantity):
        return None
    event = at.mentions.get(statement.event)
    alone = value.rule == ONE_PERSON
    stand = layout.stand(span.start)
    return Telling(
        slot=claim.slot,
        size=int(value.figure),
        number=not alone,
        stand=stand,
        sentence=layout.sentence(span.start),
        words=span.quote.lower(),
        claim=claim.id,
        name=surname(span.quote) if alone else "",
        own=value.counted.lower() in _OWN_HAND,
        deed=event is not None and any(role.name == "actor" for role in event.roles),
        marks=marks(layout, statement, claim, stand, at),
    )
