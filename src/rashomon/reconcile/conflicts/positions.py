"""The sides of a conflict: claims that hold together, who holds them, and which of two sides really speak against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rashomon.model import Origin, Position, Quantity, Statement, TimeRange, Value
from rashomon.reconcile.claims.claims import ClaimGroup, Said, evidence_of, said_by
from rashomon.reconcile.claims.origins import Witnesses, count_origins
from rashomon.reconcile.compare.union import Union
from rashomon.reconcile.entities.entities import Entities
from rashomon.reconcile.entities.sides import Sides
from rashomon.reconcile.events.counts import party_names, speaker_parties
from rashomon.text.names import fold

# The voice of a report itself.
OWN = ("own",)


@dataclass(frozen=True)
class Setting:
    """What all conflicts of a story are judged by.

    Attributes:
        entities, sides, witnesses: of the story.
        published: by report id; None where not known.
        order: of the reports.
        updates: pairs (elder, younger) of reports of which one brings the other up to date.
        rewritten: reports that a machine rewrote.
        callings: what reports call an entity beside its name ("army spokesman"), by its id.
        tolls: the figure that each text stands for, by slot and text; filled where tolls are compared.
    """

    entities: Entities
    sides: Sides
    witnesses: Witnesses
    published: Mapping[str, TimeRange | None]
    order: Mapping[str, int]
    updates: frozenset[tuple[str, str]]
    rewritten: frozenset[str]
    callings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tolls: Mapping[str, Mapping[str, Quantity]] = field(default_factory=dict)

    @cached_property
    def party_names(self) -> dict[str, str]:
        """Folded names of persons and bodies, with their entity."""
        return party_names(self.entities)


@dataclass(frozen=True)
class Side:
    """Claims that hold together in one conflict."""

    groups: tuple[ClaimGroup, ...]
    label: str
    value: Value

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """All statements of the side."""
        return tuple(s for g in self.groups for s in g.said)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The same, as annotated."""
        return tuple(s.statement for s in self.said)

    @cached_property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports that carry it."""
        return tuple(sorted({s.report for s in self.statements}))


def origins_of(side: Side, setting: Setting) -> tuple[Origin, ...]:
    """The independent origins behind a side."""
    return count_origins(side.statements, setting.witnesses)


def position(side: Side, setting: Setting) -> Position:
    """The side as the account shows it."""
    return Position(
        label=side.label,
        value=side.value,
        claims=tuple(sorted(g.claim.id for g in side.groups)),
        reports=side.reports,
        origins=origins_of(side, setting),
        said_by=said_by(side.statements, setting.entities),
        evidence=evidence_of(side.groups),
    )


def speak_against(a: Iterable[Said], b: Iterable[Said], setting: Setting) -> bool:
    """True where the two are not one voice saying two things in one text.

    Two statements face one another where different speakers make them, or different texts, or where one report changed what
    stands in its model. A report and its copy are one text: what it says of itself in two places is no conflict.
    """
    return any(_face(x.statement, y.statement, setting) for x in a for y in b)


def _face(a: Statement, b: Statement, setting: Setting) -> bool:
    parallels = setting.witnesses.parallels
    if a.report != b.report and parallels.strand(a.sentence) == parallels.strand(b.sentence):
        # Parallel sentences, changed: a copy that is word for word the same says nothing else.
        return parallels.text(a.sentence) != parallels.text(b.sentence)
    if setting.witnesses.text_of(a) != setting.witnesses.text_of(b):
        return True
    voices = voice(a, setting), voice(b, setting)
    # Inside one text two speakers may differ; the report's own voice takes no side against those whom it quotes.
    return voices[0] != voices[1] and OWN not in voices and a.sentence != b.sentence


def told_together(a: Iterable[Said], b: Iterable[Said], setting: Setting) -> bool:
    """True where one voice says both in one report: it tells them apart, and so they are no rivals."""
    ours = {(s.statement.report, voice(s.statement, setting)) for s in a}
    return any((s.statement.report, voice(s.statement, setting)) in ours for s in b)


def voice(statement: Statement, setting: Setting) -> tuple[str, ...]:
    """Who says it, for telling two voices apart: bodies and their spokespeople are one."""
    speaker = statement.speaker
    if speaker is None or not speaker.chain:
        return OWN
    entity = setting.entities.find(statement.report, speaker.entity)
    if entity is not None and setting.entities.by_id[entity].names:
        return ("entity", str(setting.sides.voices.find(entity)))
    return ("words", fold(speaker.chain[-1]))


def parties_of(statement: Statement, setting: Setting) -> frozenset[str]:
    """The parties that a statement's speaker belongs to."""
    found = speaker_parties(statement.report, statement.speaker, setting.entities, setting.party_names)
    return frozenset(setting.sides.parties.find(e) for e in found)


def components(count: int, edges: Callable[[int, int], bool]) -> tuple[list[list[int]], dict[tuple[int, int], bool]]:
    """Groups of items that are linked by edges; items without any are left out.

    Returns:
        The groups, and for every pair (i < j) whether it is an edge.
    """
    union: Union[int] = Union(range(count))
    linked = {(i, j): edges(i, j) for i in range(count) for j in range(i + 1, count)}
    for (i, j), edge in linked.items():
        if edge:
            union.join(i, j)
    return [g for g in union.groups(range(count)) if len(g) > 1], linked


def first_published(reports: Sequence[str], setting: Setting) -> TimeRange | None:
    """When the earliest of the reports was published, as far as that is known."""
    known = [p for r in reports if (p := setting.published.get(r)) is not None]
    return min(known, default=None)
