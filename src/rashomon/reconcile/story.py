"""The story under reconciliation: everything that the later steps read, computed once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model import Annotation, Dropped, Event, Judgement, Lineage, Statement, Story, Words
from rashomon.reconcile.claims.claims import ClaimGroup, Said
from rashomon.reconcile.claims.facts import find_capital, group_facts
from rashomon.reconcile.claims.origins import Witnesses
from rashomon.reconcile.claims.quotations import group_utterances
from rashomon.reconcile.claims.reprints import beside, find_reprints, firsts, place, with_reprints
from rashomon.reconcile.claims.values import globalised
from rashomon.reconcile.compare.counted import Counted
from rashomon.reconcile.compare.parallels import Parallels, find_parallels
from rashomon.reconcile.conflicts.positions import Setting
from rashomon.reconcile.entities.entities import Entities, join_entities
from rashomon.reconcile.entities.sides import find_sides
from rashomon.reconcile.events.events import align_tellings, join_events
from rashomon.reconcile.events.features import Context, count_rivals, only_ones, rarity
from rashomon.reconcile.events.tellings import DOER, UNDERGOER, Telling, read_tellings
from rashomon.reconcile.events.times import find_anchors, settled
from rashomon.text.dates import resolve
from rashomon.text.digests import digest
from rashomon.text.names import fold


@dataclass(frozen=True, slots=True)
class Told:
    """One event of the story: its id, its tellings, and what the reports say of it."""

    id: str
    kind: str
    tellings: tuple[Telling, ...]
    said: tuple[Said, ...]

    @property
    def first(self) -> Telling:
        """The telling that the event is known by: the eldest report's."""
        return self.tellings[0]


@dataclass(frozen=True, slots=True)
class Matter:
    """All that conflicts and claims are made from."""

    entities: Entities
    told: tuple[Told, ...]
    context: Context
    setting: Setting
    annotations: tuple[Annotation, ...]
    dropped: tuple[Dropped, ...]


def open_story(story: Story, annotations: Sequence[Annotation], lineage: Lineage, decisions: Sequence[Judgement] = ()) -> Matter:
    """Joins entities and events, and anchors times. The order of the annotations changes nothing.

    Args:
        story: the reports.
        annotations: what each says.
        lineage: copies, rewrites and shared passages.
        decisions: a person's judgements on names.
    """
    reports = {r.id: r for r in story.reports}
    known, dropped = _known(annotations, reports)
    parallels = find_parallels(known, lineage)
    known = settled(known, parallels, find_anchors(story, lineage, known), resolve)
    altered = [(e.here, e.there) for r in lineage.rewritten for e in r.evidence if e.there is not None]
    # What is joined with what is told by what is not reprinted: a copy more must change none of it.
    reprints = find_reprints(parallels, known, reports, lineage)
    own = firsts(known, reprints)
    joined = join_entities(own, parallels, sorted(altered), decisions)
    entities = with_reprints(joined, known, reprints)
    dropped += _unused(decisions, entities)
    sides = find_sides(reports, own, joined)
    tellings = read_tellings(own, joined, parallels)
    aligned = align_tellings(tellings, parallels)
    events = [t for t in tellings if t.mention.kind == "event"]
    context = Context(
        entities,
        sides.parties,
        rarity(joined, parallels),
        aligned,
        only_ones(tellings, beside(tellings, reprints)),
        count_rivals(events, beside(events, reprints)),
    )
    order = {r.id: i for i, r in enumerate(sorted(story.reports, key=_by_publication))}
    witnesses = Witnesses(reports, entities, parallels, lineage, sides.voices)
    setting = Setting(
        entities=entities,
        sides=sides,
        witnesses=witnesses,
        published={r.id: r.published for r in story.reports},
        order=order,
        updates=frozenset((link.elder, link.younger) for link in lineage.links if link.kind == "update"),
        rewritten=frozenset(r.report for r in lineage.rewritten),
        callings=_callings(known, entities),
    )
    by_kind: dict[str, list[Telling]] = {}
    for t in tellings:
        by_kind.setdefault(t.mention.kind, []).append(t)
    capital = find_capital(own, reports, joined)
    groups = [("event", g) for g in join_events(by_kind.get("event", []), context)]
    groups += [("fact", g) for g in group_facts(by_kind.get("fact", []), entities, parallels, capital)]
    groups += [("utterance", g) for g in _utterances(by_kind.get("utterance", []), own, entities, parallels, witnesses)]
    said, lost = _said(own, tellings, entities)
    placed = place(known, tellings, said, entities, reprints)
    whole = [(kind, placed.with_reprints(g)) for kind, g in groups]
    told = _told(whole, {**said, **placed.said}, order, parallels)
    context = replace(context, models=placed.models())
    return Matter(entities, told, context, setting, tuple(known), tuple(sorted((*dropped, *lost, *placed.dropped))))


def _callings(annotations: Sequence[Annotation], entities: Entities) -> dict[str, tuple[str, ...]]:
    """What reports call their entities beside the names, by the entity's id."""
    found: dict[str, dict[str, None]] = {}
    for annotation in annotations:
        for local in annotation.entities:
            entity = entities.find(annotation.report, local.key)
            if entity is not None and local.roles:
                found.setdefault(entity, {}).update(dict.fromkeys(local.roles))
    return {entity: tuple(sorted(roles)) for entity, roles in found.items()}


def _unused(decisions: Sequence[Judgement], entities: Entities) -> list[Dropped]:
    known = {fold(name) for e in entities.entities for name in e.names}
    lost = [(d, [n for n in d.names if fold(n) not in known]) for d in sorted(set(decisions))]
    return [Dropped(f"decision on {d.names[0]} and {d.names[1]}", None, f"no report names {n[0]}", "note") for d, n in lost if n]


def _by_publication(report: object) -> tuple[bool, object, str]:
    published = getattr(report, "published", None)
    return published is None, published.start.isoformat() if published else "", str(getattr(report, "id", ""))


def _known(annotations: Sequence[Annotation], reports: Mapping[str, object]) -> tuple[list[Annotation], list[Dropped]]:
    known: dict[str, Annotation] = {}
    dropped = []
    for a in sorted(annotations, key=lambda a: a.report):
        if a.report in reports:
            known.setdefault(a.report, a)
        else:
            dropped.append(Dropped("annotation", a.report, "its report is not in the story"))
    return list(known.values()), dropped


def _utterances(
    tellings: Sequence[Telling],
    annotations: Sequence[Annotation],
    entities: Entities,
    parallels: Parallels,
    witnesses: Witnesses,
) -> Iterable[tuple[Telling, ...]]:
    words: dict[str, str] = {}
    for a in annotations:
        for s in a.statements:
            if isinstance(s.value, Words) and s.slot == "wording":
                words[s.event] = max(words.get(s.event, ""), s.value.text, key=lambda w: (len(w), w))
    speakers: dict[str, str] = {}
    for t in tellings:
        speaker = t.mention.speaker
        entity = entities.find(t.report, speaker.entity) if speaker is not None else None
        if entity is not None and entities.by_id[entity].names:
            speakers[t.id] = str(witnesses.voices.find(entity))
    worded = [t for t in tellings if t.id in words]
    silent = [(t,) for t in tellings if t.id not in words]
    return [*group_utterances(worded, words, speakers, parallels), *silent]


def _said(
    annotations: Sequence[Annotation], tellings: Sequence[Telling], entities: Entities
) -> tuple[dict[str, list[Said]], list[Dropped]]:
    by_mention = {t.id: t for t in tellings}
    said: dict[str, list[Said]] = {}
    lost = []
    for a in annotations:
        for s in sorted(a.statements, key=lambda s: s.id):
            telling = by_mention.get(s.event)
            if telling is None:
                lost.append(Dropped(_words(s), s.report, "the event that it is about is not in the annotation"))
                continue
            counted = next((c.counted for c in telling.counts if c.statement == s.id), Counted())
            said.setdefault(s.event, []).append(Said(s, globalised(s, entities), telling, counted))
    return said, lost


def _words(statement: Statement) -> str:
    return statement.evidence[0].quote if statement.evidence else statement.slot


def _told(
    groups: Sequence[tuple[str, Sequence[Telling]]],
    said: Mapping[str, Sequence[Said]],
    order: Mapping[str, int],
    parallels: Parallels,
) -> tuple[Told, ...]:
    made = []
    taken: dict[str, int] = {}
    ranked = sorted(
        ((kind, sorted(g, key=lambda t: _place(t, order))) for kind, g in groups),
        key=lambda pair: (_place(pair[1][0], order), pair[0]),
    )
    for kind, tellings in ranked:
        first = tellings[0]
        # The id is that of the words: a copy of the first telling gives the same.
        within = first.mention.trigger.start - first.mention.sentence.start
        identity = digest("event", kind, first.mention.lemma, parallels.text(first.mention.trigger), within)
        taken[identity] = taken.get(identity, 0) + 1
        if taken[identity] > 1:
            identity = digest(identity, taken[identity])
        statements = tuple(s for t in tellings for s in said.get(t.id, ()))
        made.append(Told(identity, kind, tuple(tellings), statements))
    return tuple(made)


def _place(t: Telling, order: Mapping[str, int]) -> tuple[int, str, int, str]:
    return order.get(t.report, len(order)), t.report, t.mention.trigger.start, t.id


def event_of(told: Told, groups: Sequence[ClaimGroup], entities: Entities) -> Event:
    """The event as the account shows it, with those who take part; its state is that of its best supported claim."""
    roles: dict[str, set[str]] = {}
    for t in told.tellings:
        for name, known, words in (("actor", t.actors, DOER), ("recipient", t.recipients, UNDERGOER)):
            unnamed = {entities.find(t.report, role.entity) for role in t.mention.roles if role.name in words}
            members = known | {e for e in unnamed if e is not None and not entities.by_id[e].names}
            if told.kind == "event" and members:
                roles.setdefault(name, set()).update(members)
    best = min(groups, key=lambda g: (-len(g.claim.origins), g.claim.id), default=None)
    times = sorted(
        (t.time for t in told.tellings if t.time is not None),
        key=lambda r: (r.end - r.start, r.start),
    )
    typed = [t.mention for t in told.tellings if t.mention.type]
    return Event(
        id=told.id,
        kind=told.kind,
        type=typed[0].type if typed else "",
        mode=next((m.mode for m in typed if m.mode), ""),
        title=_title(told).mention.clause,
        members=tuple(sorted(t.id for t in told.tellings)),
        mentions=tuple(sorted({t.mention.trigger for t in told.tellings})),
        roles=tuple((name, tuple(sorted(roles[name]))) for name in sorted(roles)),
        time=times[0] if times else None,
        place=next((t.place for t in told.tellings if t.place is not None), None),
        state=best.claim.state if best is not None else "single-origin",
    )


def _title(told: Told) -> Telling:
    """The telling that says most in few words: with named participants, a time or place, and a clause that is not long."""

    def worth(pair: tuple[int, Telling]) -> tuple[float, int]:
        place, t = pair
        named = len(t.actors | t.recipients) + (t.place is not None) + (t.time is not None) + bool(t.counts)
        length = len(t.mention.clause.quote)
        return min(named, 3) - max(0.0, (length - 160) / 80) - (1.0 if length < 15 else 0.0), -place

    return max(enumerate(told.tellings), key=worth)[1]
