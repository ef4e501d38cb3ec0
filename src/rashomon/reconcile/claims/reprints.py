"""Sentences that a report prints word for word as an elder one has them: they are read once, in the elder.

Entities and events are joined over what is not reprinted alone, so that no copy, in whatever order or company it prints what it
took, changes what is joined with what. What a reprint says is put beside what its model says, word by word: the same words name
the same entities, tell the same happening and give the same value. Where they were read otherwise in the reprint, for it has
other neighbours there, the reading of the model holds.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from rashomon.model import (
    Annotation,
    Dropped,
    Entity,
    EventMention,
    Lineage,
    Link,
    LocalEntity,
    Mention,
    Report,
    Span,
    Speaker,
    Statement,
    Where,
    Who,
)
from rashomon.reconcile.claims.claims import Said
from rashomon.reconcile.compare.parallels import Parallels, Sentence
from rashomon.reconcile.compare.spelled import Words, words_of
from rashomon.reconcile.entities.entities import Entities
from rashomon.reconcile.events.tellings import Telling, with_particle
from rashomon.text.digests import digest
from rashomon.text.names import fold

# Where words stand: the sentence that they are read in and the first word, the sentence that they end in and the word behind.
Standing = tuple[Sentence, int, Sentence, int]
Key = TypeVar("Key", Sentence, str)

# What a cut through a sentence may leave of it that no passage holds, in words.
LEFT_OVER = 3


@dataclass(frozen=True)
class Reprints:
    """What is printed from what.

    Attributes:
        parallels: of the story.
        models: for each reprinted sentence the one that it was printed from, which is no reprint itself.
        whole: reports of which every word was printed from another, however the sentences were cut.
    """

    parallels: Parallels
    models: Mapping[Sentence, Sentence]
    whole: frozenset[str] = frozenset()

    @cached_property
    def printing(self) -> frozenset[str]:
        """The reports that reprint anything."""
        return self.whole.union(report for report, _ in self.models)

    def holds(self, span: Span) -> bool:
        """Whether all sentences of a span are reprinted."""
        if span.report not in self.printing or span.report in self.whole:
            return span.report in self.whole
        sentences = range(self.parallels.at(span)[1], self._last(span)[1] + 1)
        return all((span.report, i) in self.models for i in sentences)

    def words(self, span: Span) -> Standing:
        """Where a span's words stand in the models of the sentences that it begins and ends in: equal for reprint and model."""
        first, last = self.parallels.at(span), self._last(span)
        begin = bisect_right(self._read(first).ends, span.start - self._start(first))
        end = bisect_right(self._read(last).starts, span.end - self._start(last) - 1)
        return self.models.get(first, first), begin, self.models.get(last, last), end

    def _last(self, span: Span) -> Sentence:
        return self.parallels.at(Span(span.report, max(span.start, span.end - 1), span.end, ""))

    def _read(self, sentence: Sentence) -> Words:
        report, index = sentence
        return words_of(self.parallels.sentences[report][index].quote if index >= 0 else "")

    def _start(self, sentence: Sentence) -> int:
        report, index = sentence
        return self.parallels.sentences[report][index].start if index >= 0 else 0


def beside(tellings: Iterable[Telling], reprints: Reprints) -> list[tuple[str, Telling]]:
    """What each report prints from others beside what it tells itself: (report id, the model's telling)."""
    printed: dict[Sentence, list[str]] = {}
    for (report, _), model in sorted(reprints.models.items()):
        printed.setdefault(model, []).append(report)
    return [(report, t) for t in tellings for report in printed.get(t.sentence, ())]


def find_reprints(
    parallels: Parallels, annotations: Iterable[Annotation], reports: Mapping[str, Report], lineage: Lineage
) -> Reprints:
    """Finds the model of each sentence that an elder report has word for word, and reports that have nothing of their own.

    Where nothing was read in the model that could be told again, a sentence speaks for itself.
    """
    above: dict[Sentence, set[Sentence]] = {}
    for elder, younger, likeness in parallels.pairs:
        if likeness == 1.0:
            above.setdefault(younger, set()).add(elder)
    read = {parallels.at(e.trigger) for a in annotations for e in a.events}
    models = {younger: model for younger, model in _models(above).items() if model in read or younger not in read}
    elders: dict[str, set[str]] = {}
    for link in lineage.links:
        if link.elder in reports and link.younger in reports and _nothing_own(reports[link.younger], link):
            elders.setdefault(link.younger, set()).add(link.elder)
    return Reprints(parallels, models, frozenset(_models(elders)))


def _models(above: Mapping[Key, Collection[Key]]) -> dict[Key, Key]:
    """For each that was printed from others the one at the end of the line."""
    nearest = {younger: min(elders, key=lambda s: (s in above, s)) for younger, elders in above.items()}
    models = {}
    for younger, elder in nearest.items():
        seen, model = {younger}, elder
        while model in nearest and model not in seen:
            seen.add(model)
            model = nearest[model]
        # Where each has it from the other, one of them stands for all.
        model = min(seen) if model in nearest else model
        if model != younger:
            models[younger] = model
    return models


def _nothing_own(report: Report, link: Link) -> bool:
    """Whether a report's every word stands in the elder as it is, but for what a cut left over."""
    if any(passage.similarity < 1.0 for passage in link.passages):
        return False
    ends = [(0, 0), *sorted((p.there.start, p.there.end) for p in link.passages), (len(report.text), 0)]
    left = (words_of(report.text[end:start]) for (_, end), (start, _) in pairwise(ends) if end < start)
    return sum(map(len, left)) <= LEFT_OVER


def firsts(annotations: Iterable[Annotation], reprints: Reprints) -> list[Annotation]:
    """The annotations without what stands in reprinted sentences.

    An entity that the rest still speaks of keeps the fullest of its names from there: that tells who is meant.
    """
    return [_first(a, reprints) if a.report in reprints.printing else a for a in annotations]


def _first(annotation: Annotation, reprints: Reprints) -> Annotation:
    printed = {e.id for e in annotation.events if _reprinted(e, reprints)}
    events = tuple(e for e in annotation.events if e.id not in printed)
    statements = tuple(s for s in annotation.statements if s.event not in printed)
    meant = {key for e in events for key in (e.place, *(r.entity for r in e.roles), *_spoken(e.speaker))}
    meant |= {key for s in statements for key in (*_spoken(s.speaker), *_valued(s))}
    entities = [_own(e, reprints, meant=e.key in meant) for e in annotation.entities]
    return replace(annotation, events=events, statements=statements, entities=tuple(e for e in entities if e is not None))


def _reprinted(mention: EventMention, reprints: Reprints) -> bool:
    return reprints.holds(mention.trigger) and reprints.holds(mention.clause)


def _spoken(speaker: Speaker | None) -> tuple[str | None, ...]:
    return (speaker.entity,) if speaker is not None else ()


def _valued(statement: Statement) -> tuple[str | None, ...]:
    return (statement.value.entity,) if isinstance(statement.value, Who | Where) else ()


def _own(entity: LocalEntity, reprints: Reprints, *, meant: bool) -> LocalEntity | None:
    """The entity as the report's own sentences have it; None where they do not speak of it."""
    printed = {m for m in entity.mentions if reprints.holds(m.span)}
    own = [m for m in entity.mentions if m not in printed]
    if not printed:
        return entity
    if not own and not meant:
        return None
    named = [m for m in entity.mentions if m in printed and m.form == "named"]
    anchor = max(named, key=lambda m: (len(m.span.quote), -m.span.start), default=None)
    mentions = tuple(sorted([*own, *([anchor] if anchor else [])], key=lambda m: m.span))
    said = [f" {fold(m.span.quote)} " for m in mentions if m.form == "named"]
    names = tuple(n for n in entity.names if any(f" {fold(n)} " in words for words in said)) or entity.names
    roles = entity.roles if any(m.form == "named" for m in own) else ()
    return replace(entity, name=names[0] if names else entity.name, names=names, roles=roles, mentions=mentions)


def with_reprints(joined: Entities, annotations: Sequence[Annotation], reprints: Reprints) -> Entities:
    """The entities with all that reprints mention: what stands in one place of a reprint and its model is one entity's.

    Args:
        joined: as the firsts alone were joined.
        annotations: whole, in order of report.
        reprints: what is printed from what.

    Returns:
        Ids as before; every local entity belongs to exactly one.
    """
    modelled = set(reprints.models.values())
    at = {
        reprints.words(m.span): joined.of[a.report, e.key]
        for a in annotations
        for e in a.entities
        if (a.report, e.key) in joined.of
        for m in e.mentions
        if reprints.parallels.at(m.span) in modelled
    }
    named = {(e.type, fold(name)): e.id for e in reversed(joined.entities) for name in e.names}
    of = dict(joined.of)
    grown: dict[str, list[tuple[str, LocalEntity]]] = {}
    made: dict[str, Entity] = {}
    for a in annotations:
        for e in a.entities:
            identity = of.get((a.report, e.key)) or _model(e, at, reprints) or named.get((e.type, fold(e.name)))
            if identity is None:
                identity = digest("entity", e.type, fold(e.name), a.report, e.key)
                made[identity] = Entity(identity, e.type, e.name, e.names, (), (), e.place)
            of[a.report, e.key] = identity
            grown.setdefault(identity, []).append((a.report, e))
    whole = [_grown(e, grown.get(e.id, ())) for e in (*joined.entities, *made.values())]
    ordered = tuple(sorted(whole, key=lambda e: (-len(e.mentions), e.name, e.id)))
    return Entities(ordered, of, {e.id: e for e in ordered})


def _model(entity: LocalEntity, at: Mapping[Standing, str], reprints: Reprints) -> str | None:
    """The entity that the model names in one of the entity's places, with a name rather than a pronoun."""
    for mention in sorted(entity.mentions, key=_plainest):
        found = at.get(reprints.words(mention.span))
        if found is not None:
            return found
    return None


def _plainest(mention: Mention) -> tuple[int, int, Span]:
    return ("named", "nominal").index(mention.form) if mention.form != "pronoun" else 2, -len(mention.span.quote), mention.span


def _grown(entity: Entity, local: Sequence[tuple[str, LocalEntity]]) -> Entity:
    members = tuple(sorted({*entity.members, *((report, e.key) for report, e in local)}))
    mentions = tuple(sorted({*entity.mentions, *(m.span for _, e in local for m in e.mentions)}))
    return replace(entity, members=members, mentions=mentions)


@dataclass(frozen=True, slots=True)
class Placed:
    """What reprints tell, beside what their models tell.

    Attributes:
        tellings: by the id of the model's telling.
        said: by the id of the reprint's event mention.
        dropped: statements that were read otherwise than in the model.
    """

    tellings: Mapping[str, Sequence[Telling]]
    said: Mapping[str, Sequence[Said]]
    dropped: tuple[Dropped, ...]

    def with_reprints(self, tellings: Sequence[Telling]) -> tuple[Telling, ...]:
        """The tellings of one event, and those of their reprints."""
        return (*tellings, *(again for t in tellings for again in self.tellings.get(t.id, ())))

    def models(self) -> dict[str, str]:
        """The model's telling of each that is reprinted, by ids."""
        return {again.id: model for model, printed in self.tellings.items() for again in printed}


def place(
    annotations: Sequence[Annotation],
    tellings: Sequence[Telling],
    said: Mapping[str, Sequence[Said]],
    entities: Entities,
    reprints: Reprints,
) -> Placed:
    """Puts what reprints tell beside what their models tell.

    Args:
        annotations: whole, in order of report.
        tellings: of the firsts.
        said: what is said about each of these, by its id.
        entities: with all that reprints mention.
        reprints: what is printed from what.
    """
    modelled = set(reprints.models.values())
    models = {(t.mention.kind, t.lemma, reprints.words(t.mention.trigger)): t for t in tellings if t.sentence in modelled}
    again: dict[str, list[Telling]] = {}
    repeated: dict[str, list[Said]] = {}
    dropped = []
    for a in annotations:
        about: dict[str, list[Statement]] = {}
        for s in sorted(a.statements, key=lambda s: s.id):
            about.setdefault(s.event, []).append(s)
        for mention in a.events if a.report in reprints.printing else ():
            if not _reprinted(mention, reprints):
                continue
            key = (mention.kind, with_particle(mention), reprints.words(mention.trigger))
            there = [(models[key], said.get(models[key].id, ()))] if key in models else []
            for t, _ in there:
                again.setdefault(t.id, []).append(_as(t, mention, reprints))
            for s in about.get(mention.id, ()):
                same = [
                    _again(x, s, _as(t, mention, reprints), entities) for t, held in there for x in held if _same(x, s, reprints)
                ]
                repeated.setdefault(mention.id, []).extend(same[:1])
                if not same:
                    dropped.append(_otherwise(s))
    return Placed(again, repeated, tuple(dropped))


def _as(model: Telling, mention: EventMention, reprints: Reprints) -> Telling:
    """The model's telling, as a reprint has it."""
    first = model.mention
    alike = replace(mention, type=first.type, mode=first.mode, polarity=first.polarity, modality=first.modality)
    return replace(model, mention=alike, report=mention.trigger.report, sentence=reprints.parallels.at(mention.trigger))


def _same(model: Said, statement: Statement, reprints: Reprints) -> bool:
    """Whether a statement fills the model's slot with the model's words."""
    first = model.statement
    if first.slot != statement.slot or bool(first.evidence) != bool(statement.evidence):
        return False
    return not first.evidence or reprints.words(first.evidence[0]) == reprints.words(statement.evidence[0])


def _again(model: Said, statement: Statement, telling: Telling, entities: Entities) -> Said:
    """The model's value and speaker, in a reprint's words."""
    first = model.statement
    speaker = first.speaker
    if speaker is not None and speaker.entity is not None:
        meant = entities.find(first.report, speaker.entity)
        here = (key for report, key in entities.by_id[meant].members if report == statement.report) if meant else iter(())
        speaker = replace(speaker, entity=next(here, None), spans=statement.speaker.spans if statement.speaker else ())
    same = replace(statement, polarity=first.polarity, modality=first.modality, speaker=speaker)
    return replace(model, statement=same, telling=telling)


def _otherwise(statement: Statement) -> Dropped:
    quote = statement.evidence[0].quote if statement.evidence else statement.slot
    return Dropped(
        quote, statement.report, "the report that this was printed from has the words, where they are read otherwise", "note"
    )
