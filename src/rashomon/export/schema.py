"""The contract `rashomon.account/1`: what the JSON form of an account holds, and its published JSON Schema.

Keys may be added in later versions of the program; none is taken away or changed without a new number in `format`.
`python -m rashomon.export` writes the schema to standard output; docs/schema/account-1.json is its copy.
"""

import json
from typing import Annotated, Literal

from pydantic import Field

from rashomon.export.schema_values import Evidence, Part, Period, Place, Span, Time, Value

FORMAT = "rashomon.account/1"


class SaidBy(Part):
    """Who is made responsible, from the outside in: a relay first, the speaker last."""

    chain: list[str]
    entity: str | None


class OriginDetail(Part):
    """An independent root: a speaker, an agency, or an outlet's own word."""

    name: str
    kind: str
    reports: list[str]


class Sentence(Part):
    """One sentence; where it is a passage of a report, the first span is that passage."""

    text: str
    evidence: Evidence


class StoryPart(Part):
    """The account in short."""

    id: str
    headline: str
    summary: list[Sentence]
    period: Period | None
    headline_evidence: list[Span]


class CutPart(Part):
    """Words that were taken out of the input, and why."""

    text: str
    reason: str


class AlterationPart(Part):
    """Words that a machine rewriting ruined, beside what another report has."""

    here: Span
    there: Span | None
    note: str


class RewrittenPart(Part):
    """The marks of rewriting in a report."""

    evidence: list[AlterationPart]


class ReportPart(Part):
    """One report, with its text, so that every offset can be read again."""

    id: str
    title: str
    outlet: str | None
    agencies: list[str]
    published: str | None
    published_basis: str
    url: str
    language: str
    sha256: str
    text: str
    cut: list[CutPart]
    rewritten: RewrittenPart | None
    outlet_kind: str | None
    byline: str
    dateline: str
    published_precision: str | None


class PassagePart(Part):
    """Two passages with the same text."""

    from_: Annotated[Span, Field(alias="from")]
    to: Span
    similarity: float


class LinkPart(Part):
    """One report takes text from another; `from` is the elder."""

    from_: Annotated[str, Field(alias="from")]
    to: str
    kind: Annotated[str, Field(description="copy, rewrite, shared or update")]
    share: float
    passages: list[PassagePart]
    basis: str


class FamilyPart(Part):
    """Reports that are one witness."""

    reports: list[str]
    root: str


class LineagePart(Part):
    """Which report was made from which."""

    links: list[LinkPart]
    families: list[FamilyPart]


class FeaturePart(Part):
    """What a score is made of."""

    name: str
    value: float
    weight: float


class JudgementPart(Part):
    """That two names are one, or two: by the program or by a person, with the reason."""

    names: list[str]
    same: bool
    by: str
    why: str
    score: float | None
    features: list[FeaturePart]


class EntityPart(Part):
    """The one behind many mentions and spellings."""

    id: str
    type: str
    name: str
    names: list[str]
    mentions: list[Span]
    place: Place | None
    judgements: list[JudgementPart] = Field(default=[])


class CodesPart(Part):
    """How precisely a time or a place is known, by ACLED and UCDP GED; null: the codebook codes no such event."""

    acled: int | None
    ucdp: int | None
    basis: str


class EventPart(Part):
    """The one event (or fixed fact, or utterance) behind the tellings."""

    id: str
    type: str
    mode: str
    title: str
    time: Time | None
    place: str | None
    roles: dict[str, list[str]]
    mentions: list[Span]
    claims: list[str]
    state: str
    kind: str
    title_evidence: Span
    time_codes: CodesPart | None
    place_codes: CodesPart | None


class ClaimPart(Part):
    """One thing said, across reports. The length of `origins` is its support."""

    id: str
    about: str
    slot: str
    value: Value
    text: str
    polarity: bool
    modality: str
    reports: list[str]
    origins: list[str]
    state: str
    said_by: list[SaidBy]
    evidence: Evidence
    origin_details: list[OriginDetail]


class PositionPart(Part):
    """One side of a conflict."""

    label: str
    value: Value
    claims: list[str]
    reports: list[str]
    origins: list[str]
    said_by: list[SaidBy]
    evidence: Evidence
    origin_details: list[OriginDetail]


class EstimatePart(Part):
    """A figure by the rule that the user chose."""

    low: float | None
    best: float | None
    high: float | None
    policy: str


class ConflictPart(Part):
    """Claims that cannot all hold, or that only seem so (`why` is vague)."""

    id: str
    kind: str
    why: str
    about: str
    question: str
    positions: list[PositionPart]
    estimate: EstimatePart | None
    reason: str


class FindingPart(Part):
    """A passage, with the claims it tells and the origins of the first of them."""

    about: str
    text: str
    claims: list[str]
    reports: list[str]
    origins: list[str]
    evidence: Evidence
    origin_details: list[OriginDetail]


class MomentPart(Part):
    """One entry of the timeline; start null: the day is not known."""

    start: str | None
    end: str | None
    precision: str | None
    text: str
    event: str
    reports: list[str]
    evidence: Evidence


class FigurePart(Part):
    """One count of the incident row; high null: open; scope "victims": without those told of as the doer.

    `origins` give the best figure; none where it is inferred from others.
    """

    slot: str
    low: float | None
    best: float | None
    high: float | None
    scope: Literal["all", "victims"]
    claims: list[str]
    origins: list[str]
    evidence: list[Span]
    origin_details: list[OriginDetail]


class VictimPart(Part):
    """Somebody named who was killed or injured; no claims: the harm is told apart from the name."""

    entity: str
    name: str
    fate: Literal["killed", "injured"]
    likelihood: Annotated[float, Field(ge=0, le=1)]
    claims: list[str]
    evidence: Evidence


class IncidentPart(Part):
    """The story as one row."""

    when: Time | None
    when_evidence: list[Span]
    when_basis: Literal["told", "published", ""]
    when_codes: CodesPart | None
    where: str | None
    where_evidence: list[Span]
    where_codes: CodesPart | None
    figures: list[FigurePart]
    people: list[VictimPart]


class DroppedPart(Part):
    """What could not be read, understood or placed."""

    what: str
    report: str | None
    reason: str
    kind: str


class AccountFile(Part):
    """One sourced account of one story."""

    format: Literal["rashomon.account/1"]
    story: StoryPart
    reports: list[ReportPart]
    lineage: LineagePart
    entities: list[EntityPart]
    events: list[EventPart]
    claims: list[ClaimPart]
    conflicts: list[ConflictPart]
    agreements: list[FindingPart]
    timeline: list[MomentPart]
    dropped: list[DroppedPart]
    singles: list[FindingPart]
    singles_not_listed: Annotated[
        int, Field(ge=0, description="events of which one origin alone tells that `singles` does not list")
    ]
    incident: IncidentPart | None


def schema() -> str:
    """The JSON Schema of an account, as published."""
    described = AccountFile.model_json_schema(by_alias=True, mode="serialization")
    described = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": FORMAT, **described}
    return json.dumps(described, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
