"""The ages of people in one report: where each stands, whose it is by name, and what the words beside it say of its bearer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model import Annotation, LocalEntity, Quantity, QuantityMention, Span
from rashomon.reconcile.claims.claims import Said
from rashomon.reconcile.conflicts.figures import ASIDE
from rashomon.reconcile.conflicts.given import Given
from rashomon.reconcile.conflicts.positions import Setting
from rashomon.reconcile.conflicts.readings import said_earlier
from rashomon.text.names import fold

# So far a name, with what describes it, may stand from its age.
REACH = 60
_BEHIND_NAME = re.compile(
    r"(?:,? (?:Jr|Sr|II|III)\.?)?(?:,? \(|,? aged? |,? (?:who )?(?:is|was) (?:only |just )?|, (?:an? |the )?|,? an? )\Z"
)
_AFTER_AGE = re.compile(r"\A(?:[),.;:]|$| (?:of|and|from|who|was|is|years?|at|has|had|with)\b|-)")
# "Aged 5 and 3": one for each of several.
_LIST = re.compile(
    r"\A(?:,|,? and|,? or|,? to) (?:\d|an? \d|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)", re.IGNORECASE
)
# From an age to the name behind it: words that describe, no verb, no second person.
_TO_NAME = re.compile(
    r"\A,? (?:(?!(?:of|and|or|with|from|by|in|at|to|who|the|a|his|her|their|was|is|are|were|be|has|had|have|found|shot|told|said"
    r"|says|that|when|after|as|\w+ed|\w+ing)\b)[\w.-]+ ){0,3}\Z"
)
_NAMED = re.compile(r"\A (?:\w+ ){1,2}(?:named|called) \Z")
_CHILD = re.compile(
    r"\b(?:boy|girl|son|daughter|child|baby|toddler|infant|kid|grandson|granddaughter|nephew|niece)\b", re.IGNORECASE
)
_MALE = re.compile(
    r"\b(?:boy|man|male|son|brother|father|husband|nephew|uncle|grandson|grandfather|boyfriend|gentleman|guy)\b", re.IGNORECASE
)
_FEMALE = re.compile(
    r"\b(?:girl|woman|female|daughter|sister|mother|wife|niece|aunt|granddaughter|grandmother|girlfriend|lady)\b", re.IGNORECASE
)
_NOUN = re.compile(
    r"\b(boy|girl|man|woman|teen|teenager|toddler|baby|infant|child|son|daughter|driver|student|officer|father|mother)\b",
    re.IGNORECASE,
)
# Words at an age that tell of harm: "a 9-year-old boy dead", "Girl, 6, shot", "the death of a 12-year-old".
_HURT = (
    r"(?:shot|killed|kills|wounded|injured|hurt|dead|dies|died|struck|grazed|hit|murdered|slain|stabbed|drowned|hospitali[sz]ed"
    r"|surviv\w+)"
)
_HURT_BEHIND = re.compile(
    r"\A(?:[ -](?!and\b|or\b|after\b|by\b|who\b|whose\b)[\w'’-]+){0,4},?"
    r" (?:(?:was|is|were|has|had|been|being|also|who|fatally|accidentally|left|critically|seriously|badly|later|found) ){0,3}"
    rf"{_HURT}\b(?! (?:his|her|a|an|the|and)\b)",
    re.IGNORECASE,
)
_HURT_BEFORE = re.compile(
    rf"\b(?:{_HURT}|shoot(?:ing|s)?|kill(?:ing|s)?|wound(?:ing|s)|injur(?:ing|es)|left|leaves"
    r"|(?:death|shooting|killing|murder) of|str(?:uck|ikes|iking)|hit(?:s|ting)?)"
    r" (?:(?:an?|the|his|her|their|own|[\w]+[’']s) )*\Z",
    re.IGNORECASE,
)
_NOUN_BEFORE = re.compile(r"\b(boy|girl|man|woman|teen|toddler|child|baby|son|daughter)(?:, | \()(?:aged? )?\Z", re.IGNORECASE)
# What an age may be of, beside people.
_NOT_PEOPLE = re.compile(r"\W*(?:dog|cat|horse|company|house|home|building|tradition|law|case|car|truck|rifle)\b", re.IGNORECASE)
HARM = frozenset({"killed", "injured", "killed or injured", "hospitalised"})
CAUGHT = frozenset({"arrested"})


@dataclass(frozen=True, slots=True)
class Aged:
    """One age in one report.

    Attributes:
        given: where it stands; `value`: the years that it may mean, 23 being [23, 24).
        text: the report whose text it is of: a copy says nothing anew.
        person: global id of the person at whose name it stands, "" where there is none.
        sex, child, noun: what the words beside it say of somebody without a name.
        part: "harmed", "caught" or "": what the report tells of its bearer; `dead`: that it was the death.
        earlier: the report calls it what was said at first.
    """

    given: Given
    value: Quantity
    text: str
    person: str = ""
    sex: str = ""
    child: bool = False
    noun: str = ""
    part: str = ""
    dead: bool = False
    earlier: bool = False


class Persons:
    """Whose name stands where: persons, and what is written as a person's name is, though it was read as another thing."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        named: dict[str, set[str]] = {}
        for e in setting.entities.entities:
            if e.type == "person":
                for name in e.names:
                    named.setdefault(fold(name), set()).add(e.id)
        self._named: Mapping[str, set[str]] = named

    def of(self, annotation: Annotation) -> list[tuple[Span, str]]:
        """The names of persons in a report, in order, with their global ids."""
        found = []
        for e in annotation.entities:
            identity = self._identity(annotation.report, e)
            if identity is not None:
                found += [(m.span, identity) for m in e.mentions if m.form == "named"]
        return sorted(found)

    def _identity(self, report: str, entity: LocalEntity) -> str | None:
        if entity.type == "person":
            return self._setting.entities.find(report, entity.key)
        known = self._named.get(fold(entity.name), set()) if " " in entity.name else set()
        return next(iter(known)) if len(known) == 1 else None


def read_ages(annotation: Annotation, said: Iterable[Said], text: str, persons: Persons, setting: Setting) -> Iterator[Aged]:
    """All ages of people that a report gives, in order.

    Args:
        annotation: of the report.
        said: its statements.
        text: the report whose text it is.
        persons: of the story.
        setting: of the story.
    """
    words = setting.witnesses.reports[annotation.report].text
    names = persons.of(annotation)
    told = [(s.statement.evidence[0], s.statement.slot) for s in said if _of_one(s)]
    for quantity in annotation.quantities:
        span = quantity.span
        behind = words[span.end : span.end + REACH].split("\n")[0]
        before = words[max(0, span.start - REACH) : span.start].split("\n")[-1]
        if quantity.quantity.kind != "age" or quantity.quantity.low <= 0 or _NOT_PEOPLE.match(behind):
            continue
        person, name = _bearer(span, words, names)
        here = [(e, slot) for e, slot in told if e.overlaps(span) or (name is not None and e.overlaps(name))]
        slots = {slot for _, slot in here}
        hurt = _HURT_BEHIND.match(behind) or _HURT_BEFORE.search(before)
        bearer = "" if person else _described(here[0][0].quote if here else "", before, behind)
        noun = _NOUN.search(bearer)
        yield Aged(
            given=Given("number", "age", replace(quantity.quantity, counted=""), span, _label(quantity)),
            value=_years(quantity.quantity),
            text=text,
            person=person,
            sex=_sex(bearer),
            child=bool(_CHILD.search(bearer)),
            noun=noun[1].lower() if noun else "",
            part="harmed" if slots & HARM or hurt else "caught" if slots & CAUGHT else "",
            dead="killed" in slots,
            earlier=any(said_earlier(sentence.quote) for sentence in annotation.sentences if sentence.covers(span)),
        )


def _bearer(span: Span, words: str, names: Sequence[tuple[Span, str]]) -> tuple[str, Span | None]:
    """Whose age it is, by the name that stands at it."""
    if _LIST.match(words[span.end : span.end + REACH]):
        return "", None
    for name, person in names:
        if name.end <= span.start <= name.end + REACH and _BEHIND_NAME.fullmatch(words[name.end : span.start]):
            # "Anna Weil, a 52-year-old former judge": the noun behind it is hers.
            if span.quote.lower().endswith("old") or _AFTER_AGE.match(words[span.end : span.end + REACH]):
                return person, name
        elif span.end <= name.start <= span.end + REACH:
            between = words[span.end : name.start]
            if _TO_NAME.match(between) or _NAMED.match(between):
                return person, name
    return "", None


def _of_one(s: Said) -> bool:
    value = s.value
    return (
        s.statement.slot in HARM | CAUGHT
        and isinstance(value, Quantity)
        and value.low == 1
        and s.statement.polarity
        and bool(s.statement.evidence)
        and not ASIDE.search(s.statement.sentence.quote)
    )


def _described(phrase: str, before: str, behind: str) -> str:
    """The words for somebody without a name: the noun before the age ("Girl, 6,"), or what stands behind it."""
    ahead = _NOUN_BEFORE.search(before)
    return ahead[1] if ahead is not None else f"{phrase} {behind}".split(",")[0]


def _sex(words: str) -> str:
    male, female = bool(_MALE.search(words)), bool(_FEMALE.search(words))
    return "" if male == female else "male" if male else "female"


def _label(mention: QuantityMention) -> str:
    value = mention.quantity
    if value.exact and value.low == int(value.low):
        return f"{int(value.low)}"
    return f"“{' '.join(mention.span.quote.split())}”"


def _years(value: Quantity) -> Quantity:
    """Whoever is 23 has not turned 24; of a child of months the age is told by the month; "over 65" has no end."""
    if not value.bounded:
        return value
    return replace(value, high=value.high + (1 if value.high == int(value.high) else 1 / 12) - 1e-6)
