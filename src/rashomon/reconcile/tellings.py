"""Event mentions with all that comparing them needs: each is computed once, before any pair is looked at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Annotation, EventMention, Place, Quantity, Role, Span, Statement, TimeRange
from rashomon.reconcile.counted import Counted, counted_words, read_counted
from rashomon.reconcile.entities import Entities
from rashomon.reconcile.lexicon import CLASSES, PEOPLE, REPORTING, STATES, WIDER_STATES, concepts, counted_kinds, stem
from rashomon.reconcile.parallels import Parallels, Sentence
from rashomon.reconcile.spelled import words_of

_FUNCTION = frozenset(
    "the a an of in on at to for from by with and or but as that this these those it its his her their he she they we i you"
    " is was were are be been being has have had do did does not no will would could should may might can than then there who"
    " which what when where while after before into over under about also more most some any all one two other later up out"
    " said says say told according".split()
)
_POSTMODIFIER = re.compile(
    r"\s(?:of|from|in|at|on|by|with|near|for|who|whom|that|which|belonging|allied|loyal|including|about|around|outside)\s.*\Z",
    re.IGNORECASE | re.DOTALL,
)
_PARTICLE = re.compile(r"\s(back|out|off|over|down|up|away|in|on|prisoner|captive|control)\b", re.IGNORECASE)
_OF_WHAT = re.compile(r"\s+(of\s[^,;:.()“”\"]{1,80})")
_LETTERS = re.compile(r"[^\W\d_]+")
_BODY_STEMS = frozenset(
    stem(word)
    for word in "government authorities army navy police council committee commission parliament party union alliance coalition"
    " group movement front brigade battalion unit ministry agency delegation administration court side leader chief head"
    " president minister commander spokesman spokeswoman lawmakers member members".split()
)
# Titles and leads tell the story's main event: a report's first sentences.
LEAD = 3

UNDERGOER = ("recipient", "undergoer", "patient", "object", "theme", "target", "victim", "figure")
DOER = ("actor", "agent", "subject")


@dataclass(frozen=True, slots=True)
class Count:
    """A count that a statement makes of an event."""

    statement: str
    slot: str
    quantity: Quantity
    counted: Counted


@dataclass(frozen=True, slots=True)
class Telling:
    """One event mention, ready for comparison.

    Attributes:
        mention: as annotated; `report`, its report; `lemma`, with its particle.
        concepts: the classes of happening that its words allow.
        actors, recipients: global ids of who does and who undergoes, with those named inside their descriptions.
        heads: stems of the recipients' head nouns, for recipients without a name.
        entities: global ids of all that the clause mentions.
        near: the same for the whole sentence.
        place: global id and point of where it happened.
        time: when, once anchored.
        counts: what its statements count.
        slots: the slots that its statements fill.
        words: stems of the clause's content words, entities and trigger left out.
        sentence: where it stands; `lead`: among the report's first sentences.
    """

    mention: EventMention
    report: str
    lemma: str
    concepts: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    heads: frozenset[str]
    entities: frozenset[str]
    near: frozenset[str]
    place: str | None
    point: Place | None
    time: TimeRange | None
    counts: tuple[Count, ...]
    slots: frozenset[str]
    words: frozenset[str]
    sentence: Sentence
    lead: bool

    @property
    def id(self) -> str:
        """The mention's id."""
        return self.mention.id


class _Index:
    """Mentions of one report by position."""

    __slots__ = ("_mentions", "_starts")

    def __init__(self, annotation: Annotation, entities: Entities) -> None:
        found = sorted(
            (m.span.start, m.span.end, entities.of[annotation.report, e.key]) for e in annotation.entities for m in e.mentions
        )
        self._mentions = found
        self._starts = [start for start, _, _ in found]

    def inside(self, span: Span) -> frozenset[str]:
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return frozenset([entity for _, end, entity in self._mentions[first:last] if end <= span.end])


def _head_word(text: str) -> str:
    words = _LETTERS.findall(_POSTMODIFIER.sub("", f" {text} "))
    return words[-1].lower() if words else ""


def head_noun(text: str) -> str:
    """Stem of the head noun of a noun phrase, "" where there is none."""
    word = _head_word(text)
    return stem(word) if word else ""


def read_tellings(
    annotations: Sequence[Annotation],
    entities: Entities,
    parallels: Parallels,
) -> tuple[Telling, ...]:
    """Makes the tellings of all reports, in order of report, position and id."""
    tellings: list[Telling] = []
    for annotation in annotations:
        index = _Index(annotation, entities)
        local = {e.key: e for e in annotation.entities}
        about: dict[str, list[Statement]] = {}
        for statement in annotation.statements:
            about.setdefault(statement.event, []).append(statement)
        counted = [(q.span, q.counted) for q in annotation.quantities]
        for mention in annotation.events:
            roles = {name: _filled(mention.roles, name, index, annotation.report, entities) for name in (DOER, UNDERGOER)}
            counts = _counts(about.get(mention.id, []), counted, index, roles[UNDERGOER])
            place = entities.find(annotation.report, mention.place)
            where = local[mention.place].place if mention.place in local else None
            sentence = parallels.at(mention.trigger)
            lemma = with_particle(mention)
            tellings.append(
                Telling(
                    mention=mention,
                    report=annotation.report,
                    lemma=lemma,
                    concepts=_concepts(mention, lemma, counts, _taken(mention, roles[UNDERGOER], entities)),
                    actors=roles[DOER],
                    recipients=roles[UNDERGOER].union(*(c.counted.owners for c in counts if c.slot in STATES)),
                    heads=frozenset(head_noun(r.span.quote) for r in mention.roles if r.name in UNDERGOER) - {""},
                    entities=index.inside(mention.clause) | roles[DOER] | roles[UNDERGOER],
                    near=index.inside(mention.sentence),
                    place=place,
                    point=where or (entities.by_id[place].place if place else None),
                    time=_time(annotation, mention),
                    counts=counts,
                    slots=frozenset(s.slot for s in about.get(mention.id, [])),
                    words=_content(mention),
                    sentence=sentence,
                    lead=sentence[1] < LEAD,
                )
            )
    return tuple(sorted(tellings, key=lambda t: (t.report, t.mention.trigger.start, t.mention.trigger.end, t.id)))


def _filled(roles: Sequence[Role], names: tuple[str, ...], index: _Index, report: str, entities: Entities) -> frozenset[str]:
    found: set[str] = set()
    for role in roles:
        if role.name in names:
            entity = entities.find(report, role.entity)
            found.update(_named_in(role.span, index))
            if entity is not None:
                found.add(entity)
    return frozenset(found)


def _named_in(span: Span, index: _Index) -> frozenset[str]:
    """Those whom a noun phrase names as taking part: "Ober's troops", "the town of Ober", not "the road to Ober".

    What stands before the head noun always; what stands behind it where the head is of people or of a place.
    """
    head = _head_word(span.quote)
    if not head or counted_kinds(head) or stem(head) in _BODY_STEMS:
        return index.inside(span)
    end = span.quote.lower().find(head) + len(head)
    return index.inside(Span(span.report, span.start, span.start + end, span.quote[:end]))


def _counts(
    statements: Sequence[Statement], quantities: Sequence[tuple[Span, Span | None]], index: _Index, recipients: frozenset[str]
) -> tuple[Count, ...]:
    found = []
    for s in sorted(statements, key=lambda s: s.id):
        if not isinstance(s.value, Quantity):
            continue
        spans = [c for span, c in quantities if c is not None and any(span.overlaps(e) for e in s.evidence[:1])]
        behind = _OF_WHAT.match(s.sentence.quote, s.evidence[0].end - s.sentence.start) if s.evidence else None
        if not spans and behind and not s.value.counted:
            start = s.sentence.start + behind.start(1)
            # "100 of his soldiers": the words up to the next verb or conjunction, which `read_counted` stops at.
            words = counted_words(behind[1])
            spans = [Span(s.report, start, start + len(words), words)] if words else []
        text = s.value.counted or (spans[0].quote if spans else "")
        owners = index.inside(spans[0]) if spans else frozenset()
        found.append(Count(s.id, s.slot, s.value, read_counted(text, owners or recipients)))
    return tuple(found)


def _concepts(mention: EventMention, lemma: str, counts: Sequence[Count], taken: str) -> frozenset[str]:
    if mention.kind != "event":
        return frozenset([f"{mention.kind} {mention.lemma}"])
    found = set(concepts(lemma))
    states = {STATES[c.slot] for c in counts if c.slot in STATES}
    for c in counts:
        states.update(STATES[s] for s in WIDER_STATES.get(c.slot, ()))
    # What is said of those counted tells which of a word's senses is meant: a town is taken, or prisoners are.
    if not states and {"capture", "take place"} <= found:
        return frozenset(found - {"capture"} if taken == "place" else found - {"take place"} if taken == "people" else found)
    return frozenset(states or found)


def _taken(mention: EventMention, recipients: frozenset[str], entities: Entities) -> str:
    """What is acted upon: "place", "people", or "" where that is not clear."""
    kinds = {k for r in mention.roles if r.name in UNDERGOER for k in counted_kinds(_head_word(r.span.quote))}
    types = {entities.by_id[e].type for e in recipients}
    if "place" in kinds or (types and types <= {"place", "facility"}):
        return "place"
    if kinds & PEOPLE or (types and types <= {"person", "group", "organisation"}):
        return "people"
    return ""


def with_particle(mention: EventMention) -> str:
    """The lemma with the particle behind the trigger, where the parse left it out: "pushed back" is "push back"."""
    if " " in mention.lemma or not mention.sentence.covers(mention.trigger):
        return mention.lemma
    behind = _PARTICLE.match(mention.sentence.quote, mention.trigger.end - mention.sentence.start)
    lemma = f"{mention.lemma} {behind[1].lower()}" if behind else mention.lemma
    return lemma if lemma in CLASSES else mention.lemma


def _time(annotation: Annotation, mention: EventMention) -> TimeRange | None:
    if mention.time is None or not 0 <= mention.time < len(annotation.times):
        return None
    return annotation.times[mention.time].range


def _content(mention: EventMention) -> frozenset[str]:
    trigger = {stem(k) for k in words_of(mention.trigger.quote).keys}
    keys = words_of(mention.clause.quote).keys
    return frozenset(stem(k) for k in keys if k not in _FUNCTION and k not in REPORTING) - trigger
