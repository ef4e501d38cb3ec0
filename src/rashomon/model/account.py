"""The account: what comes out."""

from dataclasses import dataclass

from rashomon.model.claims import Claim, Conflict, Entity, Event, Origin
from rashomon.model.dropped import Dropped
from rashomon.model.lineage import Lineage
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.values import TimeRange


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the account. It never stands without evidence.

    `text` is a passage of a report, or a fixed form filled with what claims say.
    """

    text: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What reports agree on, or what one origin alone says: a sentence with its claims and support."""

    about: str
    text: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    origins: tuple[Origin, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of the timeline. `text` is a passage of a report; `range` None: order only, day not known."""

    range: TimeRange | None
    text: str
    event: str
    reports: tuple[str, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One count of the incident, as a coder's row has it (UCDP: low, best, high), with the claims it rests on.

    `slot`: "killed", "injured", "captured"… `high` is `math.inf` when every claim leaves it open. `origins`: of the claims that
    give the best figure; () where it is inferred from others. `scope`: "all" counts whoever
    was hit; "victims" leaves out those whom the reports tell of as the doer.
    """

    slot: str
    low: float
    best: float
    high: float
    claims: tuple[str, ...]
    evidence: tuple[Span, ...]
    scope: str = "all"
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Victim:
    """Somebody named whom the reports tell of as killed or injured, whoever did it.

    Attributes:
        entity: id of the entity.
        fate: "killed" or "injured".
        likelihood: from 0 to 1, by the weights of what the reports tell of the person.
        claims: the claims of harm whose words name the person; () where the harm is told apart from the name.
        evidence: of each independent text that names the person, the sentence that tells most of the harm.
    """

    entity: str
    fate: str
    likelihood: float
    claims: tuple[str, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """The story as one row: when, where, how many, who. Each value with its evidence; None where no report says.

    `when` alone may stand without: no report tells the day then, and it is that of publication (`when_basis`).
    """

    when: TimeRange | None
    when_evidence: tuple[Span, ...]
    where: str | None
    where_evidence: tuple[Span, ...]
    figures: tuple[Figure, ...]
    people: tuple[Victim, ...] = ()

    @property
    def when_basis(self) -> str:
        """How the day is known: "told", "published" (by the day of publication alone), or "" where there is none."""
        return "" if self.when is None else "told" if self.when_evidence else "published"


@dataclass(frozen=True, slots=True)
class Account:
    """One sourced account of one story.

    Attributes:
        id: the story's id.
        headline: a passage of a report, with its span.
        summary: what happened, each sentence with evidence.
        period: from the first to the last moment told of or published, when known.
        reports: in order of publication, then of id.
        lineage: copies, rewrites, shared passages.
        entities, events, claims, conflicts: as reconciled.
        agreements: what two origins or more say.
        singles: what one origin alone says.
        timeline: what happened when.
        dropped: what could not be read, understood or placed.
        incident: the story as one row, for coders; `where` is an entity id.
    """

    id: str
    headline: Sentence | None
    summary: tuple[Sentence, ...]
    period: TimeRange | None
    reports: tuple[Report, ...]
    lineage: Lineage
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...]
    agreements: tuple[Finding, ...]
    singles: tuple[Finding, ...]
    timeline: tuple[Moment, ...]
    dropped: tuple[Dropped, ...]
    incident: Incident | None = None
