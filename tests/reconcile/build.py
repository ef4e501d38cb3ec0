"""Annotations made by hand: texts in which the words of each value are pointed at. All places and persons are invented."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from rashomon.model import (
    Annotation,
    EventMention,
    Family,
    Happened,
    Lineage,
    Link,
    LocalEntity,
    Mention,
    Outlet,
    Passage,
    Place,
    Quantity,
    QuantityMention,
    Report,
    Role,
    Span,
    Speaker,
    Statement,
    Story,
    TimeMention,
    TimeRange,
    Value,
    Words,
)

_SENTENCE = re.compile(r"[^.!?\n][^\n]*?(?:[.!?]['\"”’]?(?=\s|\Z)|(?=\n)|\Z)")


def day(text: str) -> TimeRange:
    """One day, from its ISO date."""
    start = datetime.fromisoformat(text)
    return TimeRange(start, start + timedelta(days=1), "day")


def exactly(number: float, counted: str = "", unit: str = "", kind: str = "count") -> Quantity:
    """A point."""
    return Quantity(number, number, unit, kind, counted)


def more_than(number: float, counted: str = "") -> Quantity:
    """An open count."""
    return Quantity(number + 1, math.inf, counted=counted, rule="more than")


def about(number: float, unit: str = "km") -> Quantity:
    """A tenth to either side."""
    return Quantity(number * 0.9, number * 1.1, unit, "distance", rule="about")


def town(name: str, number: int, latitude: float, longitude: float, country: str = "XA") -> Place:
    """A place on no map."""
    return Place(name, number, latitude, longitude, country, "town", 5.0)


def country(name: str, code: str, number: int) -> Place:
    """A country on no map."""
    return Place(name, number, 10.0, 10.0, code, "country", 300.0)


class Book:
    """One report and its annotation under construction."""

    def __init__(
        self, id_: str, text: str, *, outlet: str = "", published: str = "", agencies: Sequence[str] = (), byline: str = ""
    ) -> None:
        digest = hashlib.sha256(text.encode()).hexdigest()
        self.report = Report(
            id_,
            text,
            digest,
            outlet=Outlet(outlet) if outlet else None,
            agencies=tuple(agencies),
            byline=byline,
            published=day(published) if published else None,
        )
        self.sentences = tuple(self.report.span(m.start(), m.end()) for m in _SENTENCE.finditer(text) if m.group().strip())
        self.entities: list[LocalEntity] = []
        self.events: list[EventMention] = []
        self.statements: list[Statement] = []
        self.times: list[TimeMention] = []
        self.quantities: list[QuantityMention] = []

    def at(self, quote: str, nth: int = 0) -> Span:
        """The nth place where the words stand."""
        start = -1
        for _ in range(nth + 1):
            start = self.report.text.index(quote, start + 1)
        return self.report.span(start, start + len(quote))

    def sentence(self, span: Span) -> Span:
        """The sentence in which a span begins; for a span over more than one, all of them."""
        held = [s for s in self.sentences if s.overlaps(span)]
        return self.report.span(held[0].start, held[-1].end)

    def entity(self, type_: str, *names: str, roles: Sequence[str] = (), place: Place | None = None, form: str = "named") -> str:
        """An entity with all places where its names stand as whole words, the longest name first."""
        taken: list[Span] = []
        for name in sorted(names, key=len, reverse=True):
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", self.report.text):
                span = self.report.span(match.start(), match.end())
                if not any(span.overlaps(t) for t in taken):
                    taken.append(span)
        key = f"e{len(self.entities) + 1}"
        mentions = tuple(Mention(s, form, key) for s in sorted(taken))
        given = names if form == "named" else ()
        self.entities.append(LocalEntity(key, type_, names[0], tuple(given), tuple(roles), mentions, place))
        return key

    def event(
        self,
        trigger: str,
        lemma: str,
        *,
        nth: int = 0,
        kind: str = "event",
        type_: str = "",
        polarity: bool = True,
        modality: str = "certain",
        roles: Sequence[tuple[str, str, str | None]] = (),
        time: tuple[str, str] | None = None,
        place: str | None = None,
        speaker: Speaker | None = None,
        clause: str = "",
    ) -> EventMention:
        """An event mention; roles are (name, words, entity), time is (words, ISO date or "")."""
        span = self.at(trigger, nth)
        sentence = self.sentence(span)
        found = tuple(Role(name, self.within(sentence, words), entity) for name, words, entity in roles)
        when = None
        if time is not None:
            here = self.within(sentence, time[0])
            self.times.append(TimeMention(here, time[1] or "XXXX-WXX-5", day(time[1]) if time[1][:2] == "20" else None))
            when = len(self.times) - 1
        mention = EventMention(
            id=_digest(self.report.id, kind, span.start, span.end),
            kind=kind,
            trigger=span,
            lemma=lemma,
            clause=self.within(sentence, clause) if clause else sentence,
            sentence=sentence,
            type=type_,
            polarity=polarity,
            modality=modality,
            roles=found,
            time=when,
            place=place,
            speaker=speaker,
        )
        self.events.append(mention)
        if kind == "event":
            self.state(mention, "happened", Happened(polarity), span.quote)
        return mention

    def within(self, sentence: Span, words: str) -> Span:
        """The words inside a sentence."""
        start = sentence.start + sentence.quote.index(words)
        return self.report.span(start, start + len(words))

    def state(self, event: EventMention, slot: str, value: Value, words: str) -> Statement:
        """A statement about an event; `words` are the evidence for the value."""
        span = self.within(event.sentence, words)
        evidence = tuple(dict.fromkeys((span, event.trigger)))
        statement = Statement(
            id=_digest(self.report.id, event.id, slot, repr(value), span.start),
            report=self.report.id,
            event=event.id,
            slot=slot,
            value=value,
            evidence=evidence,
            sentence=event.sentence,
            polarity=event.polarity,
            modality=event.modality,
            speaker=event.speaker,
        )
        self.statements.append(statement)
        if isinstance(value, Quantity):
            counted = (
                self.within(event.sentence, value.counted) if value.counted in event.sentence.quote and value.counted else None
            )
            self.quantities.append(QuantityMention(span, value, counted))
        return statement

    def quotation(self, words: str, speaker: Speaker) -> Statement:
        """An utterance."""
        mention = self.event(words, "say", kind="utterance", speaker=speaker)
        return self.state(mention, "wording", Words(words), words)

    def distance(self, words: str, quantity: Quantity, figure: tuple[str, str], ground: tuple[str, str]) -> Statement:
        """A distance; ends are (words, entity)."""
        roles = (("figure", *figure), ("ground", *ground))
        return self.state(self.event(words, "distance", kind="fact", roles=roles), "distance", quantity, words)

    @property
    def annotation(self) -> Annotation:
        """What was built."""
        return Annotation(
            self.report.id,
            self.sentences,
            tuple(self.entities),
            tuple(self.times),
            tuple(self.quantities),
            (),
            tuple(sorted(self.events, key=lambda e: (e.trigger.start, e.trigger.end, e.kind))),
            tuple(self.statements),
        )


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def story(*books: Book) -> Story:
    """The story of the reports."""
    known = [b.report.published for b in books if b.report.published]
    period = TimeRange(min(k.start for k in known), max(k.end for k in known)) if known else None
    return Story("story", tuple(b.report for b in books), period)


def alone(*books: Book) -> Lineage:
    """No report is made from another."""
    return Lineage(families=tuple(Family((b.report.id,), b.report.id) for b in sorted(books, key=lambda b: b.report.id)))


def said(*chain: str, entity: str | None = None, kind: str = "named") -> Speaker:
    """A speaker."""
    return Speaker(chain, kind, entity)


def copied(book: Book, id_: str, *, outlet: str = "", published: str = "") -> tuple[Report, Annotation]:
    """The same text under another id, with the annotation that it would get."""
    report = replace(
        book.report,
        id=id_,
        outlet=Outlet(outlet) if outlet else book.report.outlet,
        published=day(published) if published else book.report.published,
    )
    return report, renamed(book.annotation, id_)


def renamed(annotation: Annotation, id_: str) -> Annotation:
    """The annotation of a copy: the same but for the report's id."""

    def span(s: Span) -> Span:
        return replace(s, report=id_)

    def speaker(s: Speaker | None) -> Speaker | None:
        return replace(s, spans=tuple(span(x) for x in s.spans)) if s else None

    events = {e.id: _digest(id_, e.id) for e in annotation.events}
    return replace(
        annotation,
        report=id_,
        sentences=tuple(span(s) for s in annotation.sentences),
        entities=tuple(
            replace(e, mentions=tuple(replace(m, span=span(m.span)) for m in e.mentions)) for e in annotation.entities
        ),
        times=tuple(replace(t, span=span(t.span)) for t in annotation.times),
        quantities=tuple(
            replace(q, span=span(q.span), counted=span(q.counted) if q.counted else None) for q in annotation.quantities
        ),
        events=tuple(
            replace(
                e,
                id=events[e.id],
                trigger=span(e.trigger),
                clause=span(e.clause),
                sentence=span(e.sentence),
                roles=tuple(replace(r, span=span(r.span)) for r in e.roles),
                speaker=speaker(e.speaker),
            )
            for e in annotation.events
        ),
        statements=tuple(
            replace(
                s,
                id=_digest(id_, s.id),
                report=id_,
                event=events[s.event],
                evidence=tuple(span(x) for x in s.evidence),
                sentence=span(s.sentence),
                speaker=speaker(s.speaker),
            )
            for s in annotation.statements
        ),
    )


def copy_of(lineage: Lineage, elder: Report, younger: Report) -> Lineage:
    """The lineage with one more copy."""
    passage = Passage(elder.span(0, len(elder.text)), younger.span(0, len(younger.text)), 1.0)
    link = Link(elder.id, younger.id, "copy", 1.0, (passage,), "the same words")
    families = tuple(
        Family(tuple(sorted((*f.reports, younger.id))), f.root) if elder.id in f.reports else f for f in lineage.families
    )
    return Lineage((*lineage.links, link), families, lineage.rewritten)
