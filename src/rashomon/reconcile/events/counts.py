"""The counts that reports make of an event, with whose they are that are counted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model import Annotation, EventMention, Quantity, Span, Speaker, Statement
from rashomon.reconcile.compare.counted import Counted, counted_words, read_counted
from rashomon.reconcile.compare.lexicon import PEOPLE
from rashomon.reconcile.compare.parts import is_part
from rashomon.reconcile.entities.entities import Entities
from rashomon.reconcile.entities.index import Index
from rashomon.text.names import fold

PARTIES = frozenset({"person", "organisation", "group"})
# Who loses is who is counted: "the Guard lost nine".
LOSING = frozenset({"lose", "suffer", "bury", "mourn"})
# Names that tell what those counted did: they are of the party that did it.
ATTACKERS = frozenset({"attacker", "raider", "assailant", "invader", "attack", "raid", "assail", "invad"})

_OF_WHAT = re.compile(r"\s+(of\s[^,;:.()“”\"]{1,80})")
_OURS = re.compile(r"\b(?:we|us|our|ours|my|his side|her side|their side|its side)\b", re.IGNORECASE)
# "The Guard says it lost nine": the speaker, where nobody else was found to be meant.
_PRONOUN = re.compile(r"(?:it|they|he|she)\Z", re.IGNORECASE)
# "A spokesman put its dead at nine": those of whom the sentence speaks.
_POSSESSIVE = re.compile(r"(?:its|their|his|her)\Z", re.IGNORECASE)
_PLACE = re.compile(r"\s(?:in|at|near|outside|inside)\s|\s[-–—|]\s")
_NUMBER_OF = re.compile(r"\A(?:the )?(?:total |overall )?(?:number|toll|count) of ", re.IGNORECASE)
# Longest words for a speaker that are searched for names, in words.
NAME_WORDS = 5


@dataclass(frozen=True, slots=True)
class Count:
    """A count that a statement makes of an event."""

    statement: str
    slot: str
    quantity: Quantity
    counted: Counted


@dataclass(frozen=True, slots=True)
class Counting:
    """What reading the counts of one report needs.

    Attributes:
        annotation: of the report.
        index: its mentions by position.
        entities: of the story.
        names: folded names of parties, with their entity.
    """

    annotation: Annotation
    index: Index
    entities: Entities
    names: Mapping[str, str]

    def counts(self, mention: EventMention, statements: Sequence[Statement], losers: frozenset[str]) -> tuple[Count, ...]:
        """The counts made of an event; `losers` are its doers, where to do it is to lose."""
        found = []
        for s in sorted(statements, key=lambda s: s.id):
            if isinstance(s.value, Quantity) and s.evidence:
                span = self._words(s, s.value)
                text = s.value.counted or (span.quote if span else "") or _undergoer(mention)
                counted = read_counted(text, self._owners(mention, s, span, losers))
                part = is_part(s.value, s.evidence[0], s.sentence, mention.clause)
                found.append(Count(s.id, s.slot, s.value, replace(counted, part=part)))
        return tuple(found)

    def _words(self, s: Statement, value: Quantity) -> Span | None:
        """The words for what is counted: as annotated, or those behind "of"."""
        for q in self.annotation.quantities:
            if q.counted is not None and q.span.overlaps(s.evidence[0]):
                return q.counted
        at = s.sentence.quote.find(value.counted, max(0, s.evidence[0].start - s.sentence.start)) if value.counted else -1
        if at >= 0:
            return Span(s.report, s.sentence.start + at, s.sentence.start + at + len(value.counted), value.counted)
        behind = _OF_WHAT.match(s.sentence.quote, s.evidence[0].end - s.sentence.start)
        words = counted_words(behind[1]) if behind and not value.counted else ""
        if not behind or not words:
            return None
        start = s.sentence.start + behind.start(1)
        return Span(s.report, start, start + len(words), words)

    def _owners(self, mention: EventMention, s: Statement, span: Span | None, losers: frozenset[str]) -> frozenset[str]:
        named = self._parties(self.index.inside(span)) if span else frozenset()
        if named:
            return named
        subject = " ".join(r.span.quote for r in mention.roles if r.name == "actor")
        own = _OURS.search(f"{span.quote if span else ''} {subject}")
        if s.speaker is not None and (own or (mention.lemma in LOSING and (not subject or _PRONOUN.match(subject)))):
            return speaker_parties(s.report, s.speaker, self.entities, self.names)
        if losers:
            return self._parties(losers)
        if any(_POSSESSIVE.match(r.span.quote) for r in mention.roles if r.name == "recipient"):
            doers = frozenset(e for r in mention.roles if r.name == "actor" and (e := self.entities.find(s.report, r.entity)))
            return self._parties(doers)
        at = s.evidence[0]
        over = [r.span for r in mention.roles if r.name != "actor" and (r.span.overlaps(at) or (span and r.span.overlaps(span)))]
        return self._parties(frozenset().union(*(self.index.inside(_before_place(r, at)) for r in over)))

    def _parties(self, found: frozenset[str]) -> frozenset[str]:
        return frozenset(e for e in found if self.entities.by_id[e].type in PARTIES and self.entities.by_id[e].names)


def _before_place(words: Span, figure: Span) -> Span:
    """The words without what stands behind a place or a dash: "6 wounded in a blast - Osk Herald" are not the Herald's."""
    place = _PLACE.search(words.quote, max(0, figure.end - words.start))
    return words.part(0, place.start()) if place is not None else words


def _undergoer(mention: EventMention) -> str:
    """The words for those whom it befell, where the count itself does not say: "the number of civilians killed rose to"."""
    for role in mention.roles:
        words = _NUMBER_OF.sub("", role.span.quote)
        if role.name == "recipient" and read_counted(words, frozenset()).kinds & PEOPLE:
            return words
    return ""


def party_names(entities: Entities) -> dict[str, str]:
    """Folded names of persons and bodies, with their entity; of two that share one, the one mentioned more."""
    found: dict[str, str] = {}
    for entity in entities.entities:
        if entity.type in PARTIES:
            for name in entity.names:
                if len(fold(name)) > 2:
                    found.setdefault(fold(name), entity.id)
    return found


def speaker_parties(report: str, speaker: Speaker | None, entities: Entities, names: Mapping[str, str]) -> frozenset[str]:
    """The parties that a speaker is, or is of: by identity, and by the names in the words for the speaker."""
    if speaker is None or not speaker.chain:
        return frozenset()
    found = set()
    entity = entities.find(report, speaker.entity)
    if entity is not None and entities.by_id[entity].names:
        found.add(entity)
    words = fold(speaker.chain[-1]).split()
    for start in range(len(words)):
        for end in range(start + 1, min(start + NAME_WORDS, len(words)) + 1):
            named = names.get(" ".join(words[start:end]))
            if named is not None:
                found.add(named)
    return frozenset(found)


def with_owner(count: Count, owner: str) -> Count:
    """The count, of those who belong to `owner`."""
    return replace(count, counted=replace(count.counted, owners=frozenset([owner])))
