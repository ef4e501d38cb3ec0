"""What the parts of compose look up again and again, put in order once."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from rashomon.compose.centre import Centre
from rashomon.compose.echo import Echo
from rashomon.model import (
    Annotation,
    Claim,
    Conflict,
    Entity,
    Event,
    EventMention,
    Lineage,
    Position,
    Quantity,
    Reconciliation,
    Report,
    Span,
    Statement,
    Story,
    TimeRange,
    When,
)

# Conflicts of this reason are none once read as bounds: their values may be told as agreed.
COMPATIBLE = "vague"
# Days, and times of one.
FINE = frozenset({"minute", "hour", "part", "day"})
# What could be, or may have been, is no moment of a story; what is planned is.
_GUESSED = frozenset({"probable", "possible", "unknown"})
# Where all that differs is an update, what replaced the earlier figure is not disputed: its claim is not superseded.
UPDATED = "update"


@dataclass(frozen=True, slots=True)
class Index:
    """Look-ups over one story. Every mapping is filled in the story's own order, so that iterating is deterministic.

    Attributes:
        reports: by id, in the story's order.
        order: place of each report in the story.
        copies: reports that are not the root of their family.
        rewritten: reports with marks of rewriting word by word: their words are the last to be quoted.
        sentences: of each report, in order of position.
        statements, mentions: by id.
        events: by id.
        claims: by id.
        claims_of: claims about each event, in order of reconcile.
        disputed: claims that are a position of a conflict, or superseded.
        evidence: of each claim, by report.
        sore: value words of disputed claims, by report: a passage with one of them takes a side.
        overtaken: words, by event, that tell as still to come what most reports tell as done.
        entity_names: all names of an entity across the reports, by report and local key.
        entities_of: id of the entity, by report and local key.
        said_in: statements of each sentence.
        times: of each report, the words that name a time, with its range.
        undated: of each report, the words that name a time which nothing dates: "this week" of a report without a day.
        echo: compares passages by what is rare in the story.
        centre: how far a passage tells what the story is about.
        named: where each report names or refers to an entity, with all its names, in order.
    """

    reports: dict[str, Report]
    order: dict[str, int]
    copies: frozenset[str]
    rewritten: frozenset[str]
    sentences: dict[str, tuple[Span, ...]]
    statements: dict[str, Statement]
    mentions: dict[str, EventMention]
    events: dict[str, Event]
    claims: dict[str, Claim]
    claims_of: dict[str, tuple[Claim, ...]]
    disputed: frozenset[str]
    evidence: dict[str, dict[str, tuple[Span, ...]]]
    sore: dict[str, tuple[Span, ...]]
    overtaken: dict[str, tuple[Span, ...]]
    entity_names: dict[tuple[str, str], tuple[str, ...]]
    entities_of: dict[tuple[str, str], str]
    named: dict[str, tuple[tuple[Span, tuple[str, ...]], ...]]
    said_in: dict[Span, tuple[Statement, ...]]
    times: dict[str, tuple[tuple[Span, TimeRange], ...]]
    undated: dict[str, tuple[Span, ...]]
    echo: Echo
    centre: Centre

    def place(self, span: Span) -> tuple[int, int, int]:
        """Sorting key: the story's order of reports, then position."""
        return (self.order.get(span.report, len(self.order)), span.start, span.end)

    def preference(self, report: str) -> tuple[bool, bool, int]:
        """Sorting key of reports: an elder text before a copy, a rewriting last."""
        return (report in self.rewritten, report in self.copies, self.order.get(report, len(self.order)))

    def ordered(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """The spans that re-read, each once, in order of report and position."""
        return tuple(sorted({s for s in spans if self.rereads(s)}, key=self.place))

    def rereads(self, span: Span) -> bool:
        """True where the span is one of a report of this story and its quote stands at its place."""
        report = self.reports.get(span.report)
        return report is not None and report.rereads(span)

    def reports_of(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """Ids of the reports the spans stand in, in the story's order."""
        return tuple(sorted({s.report for s in spans}, key=lambda r: self.order.get(r, len(self.order))))

    def echoes(self, report: str) -> bool:
        """True for a report made from another by rewriting it word by word: what it alone says is the rewriting's."""
        return report in self.rewritten and report in self.copies

    def settled(self, event: str) -> bool:
        """True where something told of the event is not disputed."""
        return any(claim.id not in self.disputed for claim in self.claims_of.get(event, ()))

    def named_in(self, span: Span) -> tuple[str, ...]:
        """All names, across the reports, of those whom a passage speaks of."""
        held = self.named.get(span.report, ())
        first = bisect_left(held, span.start, key=lambda item: item[0].start)
        found: list[str] = []
        for mention, names in islice(held, first, None):
            if mention.start >= span.end:
                break
            found += names if span.covers(mention) else ()
        return tuple(found)

    def timed(self, span: Span, when: TimeRange) -> bool | None:
        """True where the passage names a time that overlaps another, False where it names other times only, None for none.

        "Since 2021" is no word for a day, though the day lies in it.
        """
        fine = when.precision in FINE
        ranges = [found for words, found in self.times.get(span.report, ()) if span.covers(words)]
        return any(found.overlaps(when) and (found.precision in FINE or not fine) for found in ranges) if ranges else None

    def timed_alone(self, span: Span, when: TimeRange) -> bool:
        """True where every time that the passage names overlaps another, none is a day or unknown, and there is one."""
        if any(span.covers(words) for words in self.undated.get(span.report, ())):
            return False
        ranges = [found for words, found in self.times.get(span.report, ()) if span.covers(words)]
        return bool(ranges) and all(found.overlaps(when) and found.precision not in FINE for found in ranges)

    def names_a_time(self, span: Span) -> bool:
        """True where the passage names a day, a year or any other time."""
        return any(span.covers(words) for words, _ in self.times.get(span.report, ()))

    def names_a_day(self, span: Span) -> bool:
        """True where the passage names a day, or a time of one."""
        held = self.times.get(span.report, ())
        return any(span.covers(words) and found.precision in FINE for words, found in held)

    def guessed(self, event: str) -> bool:
        """True where nobody says that the event happened or is to happen: it could, or might have."""
        held = [claim for claim in self.claims_of.get(event, ()) if claim.slot == "happened"]
        return bool(held) and all(claim.modality in _GUESSED for claim in held)

    def takes_side(self, span: Span) -> bool:
        """True where the passage holds a value that other reports dispute."""
        return any(span.overlaps(value) for value in self.sore.get(span.report, ()))

    def is_overtaken(self, span: Span, event: str) -> bool:
        """True where the passage tells an event as still to come which most reports tell as done: "are to vote"."""
        return any(span.covers(trigger) for trigger in self.overtaken.get(event, ()))


def index(story: Story, annotations: Sequence[Annotation], lineage: Lineage, reconciliation: Reconciliation) -> Index:
    """Put everything that the parts of compose look up in order."""
    order = {report.id: place for place, report in enumerate(story.reports)}
    told = sorted((a for a in annotations if a.report in order), key=lambda a: order[a.report])
    statements = {s.id: s for a in told for s in a.statements}
    mentions = {m.id: m for a in told for m in a.events}
    disputed = _disputed(reconciliation.claims, reconciliation.conflicts)
    copies = frozenset(r for family in lineage.families for r in family.reports if r != family.root)
    sentences = {a.report: a.sentences for a in told}
    return Index(
        reports={report.id: report for report in story.reports},
        order=order,
        copies=copies,
        rewritten=frozenset(r.report for r in lineage.rewritten),
        sentences=sentences,
        statements=statements,
        mentions=mentions,
        events={event.id: event for event in reconciliation.events},
        claims={claim.id: claim for claim in reconciliation.claims},
        claims_of=_by_event(reconciliation.claims),
        disputed=disputed,
        evidence={claim.id: _by_report(claim.evidence) for claim in reconciliation.claims},
        sore=_sore(reconciliation.claims, disputed, statements),
        overtaken=_overtaken(reconciliation.events, mentions, copies),
        entity_names={member: entity.names for entity in reconciliation.entities for member in entity.members},
        entities_of={member: entity.id for entity in reconciliation.entities for member in entity.members},
        named=_named(reconciliation.entities),
        said_in=_said_in(statements.values()),
        times=(times := _times(told, reconciliation.claims, statements)),
        undated=_undated(told, times),
        echo=Echo(s for a in told for s in a.sentences),
        centre=Centre(sentences, (r for r in story.reports if r.id not in copies)),
    )


def _times(
    annotations: Iterable[Annotation], claims: Iterable[Claim], statements: dict[str, Statement]
) -> dict[str, tuple[tuple[Span, TimeRange], ...]]:
    """Times that a report dates itself, and those that reconcile dated by the other reports."""
    found = {a.report: {t.span: t.range for t in a.times if t.range is not None} for a in annotations}
    for claim in claims:
        if isinstance(claim.value, When) and claim.value.range is not None:
            for statement in (statements[s] for s in claim.statements if s in statements):
                found[statement.report].setdefault(statement.evidence[0], claim.value.range)
    return {report: tuple(sorted(held.items())) for report, held in found.items()}


def _undated(
    annotations: Iterable[Annotation], dated: dict[str, tuple[tuple[Span, TimeRange], ...]]
) -> dict[str, tuple[Span, ...]]:
    found = {}
    for annotation in annotations:
        known = {words for words, _ in dated[annotation.report]}
        found[annotation.report] = tuple(t.span for t in annotation.times if t.span not in known)
    return found


def _said_in(statements: Iterable[Statement]) -> dict[Span, tuple[Statement, ...]]:
    found: defaultdict[Span, list[Statement]] = defaultdict(list)
    for statement in statements:
        found[statement.sentence].append(statement)
    return {sentence: tuple(held) for sentence, held in found.items()}


def _named(entities: Iterable[Entity]) -> dict[str, tuple[tuple[Span, tuple[str, ...]], ...]]:
    found: defaultdict[str, list[tuple[Span, tuple[str, ...]]]] = defaultdict(list)
    for entity in entities:
        for mention in entity.mentions:
            found[mention.report].append((mention, entity.names))
    return {report: tuple(sorted(held)) for report, held in found.items()}


def _by_event(claims: Iterable[Claim]) -> dict[str, tuple[Claim, ...]]:
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.about].append(claim)
    return {event: tuple(group) for event, group in found.items()}


def _by_report(spans: Iterable[Span]) -> dict[str, tuple[Span, ...]]:
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for span in spans:
        found[span.report].append(span)
    return {report: tuple(group) for report, group in found.items()}


def _disputed(claims: Iterable[Claim], conflicts: Iterable[Conflict]) -> frozenset[str]:
    held = {
        c
        for conflict in conflicts
        if conflict.why != COMPATIBLE
        for p in conflict.positions
        if _sided(p, conflict)
        for c in p.claims
    }
    return frozenset(held | {claim.id for claim in claims if claim.state in {"contested", "superseded"}})


def _sided(position: Position, conflict: Conflict) -> bool:
    """True where to tell the position is to take a side; the figures of an update are told where they are current and plain."""
    value = position.value
    return conflict.why != UPDATED or (isinstance(value, Quantity) and not value.exact)


def _sore(claims: Iterable[Claim], disputed: frozenset[str], statements: dict[str, Statement]) -> dict[str, tuple[Span, ...]]:
    found: defaultdict[str, set[Span]] = defaultdict(set)
    for claim in claims:
        if claim.id in disputed:
            for statement in (statements[s] for s in claim.statements if s in statements):
                for span in statement.evidence[:1]:  # the value's words come first
                    found[span.report].add(span)
    return {report: tuple(sorted(spans)) for report, spans in found.items()}


def _overtaken(events: Iterable[Event], mentions: dict[str, EventMention], copies: frozenset[str]) -> dict[str, tuple[Span, ...]]:
    """Plans that came true: more reports tell the event as a fact, and nowhere as a plan, than tell it as a plan.

    A copy adds nothing to either. Which report is the later does not matter: nobody plans what is past, and few reports say
    when they were published.
    """
    found = {}
    for event in events:
        members = [mentions[m] for m in event.members if m in mentions]
        plans = tuple(m.trigger for m in members if m.modality == "planned")
        to_come = {trigger.report for trigger in plans}
        done = {m.trigger.report for m in members if m.modality == "certain" and m.polarity} - to_come
        if plans and len(done - copies) > len(to_come - copies):
            found[event.id] = plans
    return found
