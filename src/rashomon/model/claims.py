"""Across reports: entities, events, claims with their origins, conflicts."""

from dataclasses import dataclass

from rashomon.model.dropped import Dropped
from rashomon.model.judgement import Judgement
from rashomon.model.span import Span
from rashomon.model.values import Place, TimeRange, Value


@dataclass(frozen=True, slots=True)
class Entity:
    """The one behind many mentions and spellings, across reports.

    `names` is empty for those whom reports only describe; their `name` is the fullest noun phrase.
    `members` are (report id, local key) pairs; `id` is a digest of the name and type. `judgements`: why these names are one,
    and which others a person said are not.
    """

    id: str
    type: str
    name: str
    names: tuple[str, ...]
    mentions: tuple[Span, ...]
    members: tuple[tuple[str, str], ...]
    place: Place | None = None
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """The one event (or fixed fact, or utterance) behind the tellings.

    `members` are ids of event mentions. `title` is a passage of a report: the clause that tells it best.
    `roles` are (role, entity ids) pairs. `state` is that of its best supported claim.
    """

    id: str
    kind: str
    type: str
    mode: str
    title: Span
    members: tuple[str, ...]
    mentions: tuple[Span, ...]
    roles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    time: TimeRange | None = None
    place: str | None = None
    state: str = "single-origin"


@dataclass(frozen=True, slots=True)
class SaidBy:
    """Who is made responsible for a claim, from the outside in; `entity` is a global id or None."""

    chain: tuple[str, ...]
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent root of a claim: copies collapse, and so do reports that quote one speaker for the same thing.

    `kind`: "speaker", "agency" or "outlet" (the report's own word).
    """

    name: str
    kind: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """The same statement across reports; support is counted in origins.

    `state`: "independent" (two origins or more), "single-origin", "contested" or "superseded".
    """

    id: str
    about: str
    slot: str
    value: Value
    text: str
    reports: tuple[str, ...]
    origins: tuple[Origin, ...]
    said_by: tuple[SaidBy, ...]
    evidence: tuple[Span, ...]
    statements: tuple[str, ...]
    polarity: bool = True
    modality: str = "certain"
    state: str = "single-origin"


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a conflict."""

    label: str
    value: Value
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    origins: tuple[Origin, ...]
    said_by: tuple[SaidBy, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure by the user's rule; `policy` names the rule."""

    low: float | None
    best: float | None
    high: float | None
    policy: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims on one slot that cannot all hold.

    `kind`: number, place, time, actor, action, polarity, wording, condition.
    `why`: update, scope, rival, vague, slip, contradiction.
    """

    id: str
    kind: str
    why: str
    about: str
    question: str
    positions: tuple[Position, ...]
    reason: str = ""
    estimate: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What reconcile found. `dropped`: statements that could not be placed, with the reason."""

    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    dropped: tuple[Dropped, ...] = ()
