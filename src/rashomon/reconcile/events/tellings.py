"""Event mentions with all that comparing them needs: each is computed once, before any pair is looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.model import Annotation, EventMention, Place, Role, Span, Statement, TimeRange
from rashomon.reconcile.compare.lexicon import CLASSES, PEOPLE, REPORTING, STATES, WIDER_STATES, concepts, counted_kinds, stem
from rashomon.reconcile.compare.parallels import Parallels, Sentence
from rashomon.reconcile.compare.spelled import words_of
from rashomon.reconcile.entities.entities import Entities
from rashomon.reconcile.entities.index import Index
from rashomon.reconcile.events.counts import ATTACKERS, LOSING, Count, Counting, party_names, with_owner

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
class Telling:
    """One event mention, ready for comparison.

    Attributes:
        mention: as annotated; `report`, its report; `lemma`, with its particle.
        concepts: the classes of happening that its words allow.
        actors, recipients: global ids of who does and who undergoes, with those named inside their descriptions.
        heads: stems of the recipients' head nouns, for recipients without a name.
        kinds: the kinds of thing that those nouns name, where the tables know them.
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
    kinds: frozenset[str]
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
    names = party_names(entities)
    for annotation in annotations:
        index = Index(annotation, entities)
        local = {e.key: e for e in annotation.entities}
        about: dict[str, list[Statement]] = {}
        for statement in annotation.statements:
            about.setdefault(statement.event, []).append(statement)
        counting = Counting(annotation, index, entities, names)
        for mention in annotation.events:
            doers, undergoers = (_filled(mention.roles, name, index, annotation.report, entities) for name in (DOER, UNDERGOER))
            losers = doers if mention.lemma in LOSING else frozenset()
            counts = counting.counts(mention, about.get(mention.id, []), losers)
            place = entities.find(annotation.report, mention.place)
            where = local[mention.place].place if mention.place in local else None
            sentence = parallels.at(mention.trigger)
            lemma = with_particle(mention)
            undergone = [r.span.quote for r in mention.roles if r.name in UNDERGOER]
            tellings.append(
                Telling(
                    mention=mention,
                    report=annotation.report,
                    lemma=lemma,
                    concepts=_concepts(mention, lemma, counts, _taken(mention, undergoers, entities)),
                    actors=doers - losers,
                    recipients=(undergoers | losers).union(*(c.counted.owners for c in counts if c.slot in STATES)),
                    heads=frozenset(head_noun(text) for text in undergone) - {""},
                    kinds=frozenset().union(*(counted_kinds(_head_word(text)) for text in undergone)),
                    entities=index.inside(mention.clause) | doers | undergoers,
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
    ordered = sorted(tellings, key=lambda t: (t.report, t.mention.trigger.start, t.mention.trigger.end, t.id))
    return tuple(_with_attackers(ordered, entities))


def _with_attackers(tellings: Sequence[Telling], entities: Entities) -> list[Telling]:
    """Finds out whose "the attackers" are: of the party that attacked, where all who tell it name one party."""
    attacked = [t.actors for t in tellings if "attack" in t.concepts and t.mention.polarity]
    parties = {e for actors in attacked for e in actors if entities.by_id[e].type in {"organisation", "group"}}
    if len(parties) != 1:
        return list(tellings)
    (party,) = parties
    found = []
    for t in tellings:
        counts = tuple(
            with_owner(c, party) if c.counted.head in ATTACKERS and (not c.counted.owners or c.counted.owners <= t.actors) else c
            for c in t.counts
        )
        found.append(t if counts == t.counts else replace(t, counts=counts, recipients=t.recipients | {party}))
    return found


def _filled(roles: Sequence[Role], names: tuple[str, ...], index: Index, report: str, entities: Entities) -> frozenset[str]:
    found: set[str] = set()
    for role in roles:
        if role.name in names:
            entity = entities.find(report, role.entity)
            found.update(_named_in(role.span, index))
            if entity is not None and entities.by_id[entity].names:
                found.add(entity)
    return frozenset(found)


def _named_in(span: Span, index: Index) -> frozenset[str]:
    """Those whom a noun phrase names as taking part: "Ober's troops", "the town of Ober", not "the road to Ober".

    What stands before the head noun always; what stands behind it where the head is of people or of a place.
    """
    head = _head_word(span.quote)
    if not head or counted_kinds(head) or stem(head) in _BODY_STEMS:
        return index.inside(span)
    end = span.quote.lower().find(head) + len(head)
    return index.inside(Span(span.report, span.start, span.start + end, span.quote[:end]))


def _concepts(mention: EventMention, lemma: str, counts: Sequence[Count], taken: str) -> frozenset[str]:
    if mention.kind != "event":
        return frozenset([f"{mention.kind} {mention.lemma}"])
    found = set(concepts(lemma))
    states = {STATES[c.slot] for c in counts if c.slot in STATES}
    for c in counts:
        states.update(STATES[s] for s in WIDER_STATES.get(c.slot, ()))
    # What is said of those counted tells which of a word's senses is meant: a town is taken, or prisoners are.
    if lemma == "lose" and not states:
        return frozenset([f"={lemma}"])  # an election; lives are counted
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
