"""What one report says: entities, times, quantities, attributions, events, statements.

Keys of local entities ("e1", "d1"…) are unique in one annotation; `reconcile` maps them to entities of the story.
"""

from dataclasses import dataclass

from rashomon.model.dropped import Dropped
from rashomon.model.span import Span
from rashomon.model.values import Place, Quantity, TimeRange, Value

# ACE-like types; "group" is an armed group, nationality, party or other body of people that is no registered organisation.
ENTITY_TYPES = ("person", "organisation", "place", "facility", "group", "event", "other")


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that refers to an entity. `form`: "named", "nominal" or "pronoun" (ACE)."""

    span: Span
    form: str
    entity: str


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """The one behind the mentions of one report.

    Attributes:
        key: "e1", "e2"… in order of first mention; "d1", "d2"… for those whom the report only describes ("a dock worker … he").
        type: one of `ENTITY_TYPES`.
        name: the fullest name used; without one, the fullest noun phrase.
        names: all names used, longest first, abbreviations defined in brackets included; none for those only described.
        roles: descriptions that stand at the name ("prime minister", "spokesman for …"), as written.
        mentions: in order.
        place: where it lies, for places that the gazetteer knows.
    """

    key: str
    type: str
    name: str
    names: tuple[str, ...]
    roles: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression (TIMEX3). `range` is None until an anchor is known; `basis` says which anchor was used.

    `direction`: "past", "future" or "": where the words around it place it from the day of writing.
    """

    span: Span
    timex: str
    range: TimeRange | None = None
    basis: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A quantity, the span of the whole expression, and the span of what is counted where it is said."""

    span: Span
    quantity: Quantity
    counted: Span | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is made responsible for words, from the outside in.

    `chain` is what the account prints: ("AFP", "an unnamed security source"). The outlet itself is not in it.
    `entity` is the local key of the last in the chain when it is an entity.
    `kind`: "named", "office", "anonymous", "agency", "reporter", "document", "social", "group", "unknown".
    """

    chain: tuple[str, ...]
    kind: str = "unknown"
    entity: str | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Attributed source, cue and content (PolNeAR). `kind`: "direct", "indirect" or "mixed".

    `words` are the stretches inside quotation marks in the content, without the marks.
    `parent` is the index, in the annotation, of the attribution whose content this one lies in.
    """

    speaker: Speaker
    content: Span
    cue: Span | None = None
    source: Span | None = None
    kind: str = "indirect"
    words: tuple[Span, ...] = ()
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """Who or what takes part. `name`: "actor", "recipient", "place", "destination", "figure", "ground" and the like."""

    name: str
    span: Span
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """What happened, as one report tells it; or a fixed fact such as a distance; or an utterance.

    Attributes:
        id: digest of report, kind and trigger offsets.
        kind: "event", "fact" (fixed relation, such as a distance) or "utterance" (somebody's words in quotation marks).
        trigger: the word that names it.
        lemma: of the trigger, with its particle ("take over"); for facts the relation ("distance").
        type: PLOVER type where one fits ("ASSAULT", "RETREAT", "AGREE"…), else "".
        mode: PLOVER mode where one fits, else "".
        confidence: how sure the type is, from 0 to 1; 0 without a type.
        polarity: True: said to have happened; False: said not to have.
        modality: FactBank-like: "certain", "probable", "possible", "planned", "unknown".
        roles: participants.
        time: index into `Annotation.times`, None when not said.
        place: local key of the place entity where it happened, None when not said.
        clause: the words of the clause; `sentence`: the whole sentence.
        speaker: who is made responsible for it; None: the report itself.
    """

    id: str
    kind: str
    trigger: Span
    lemma: str
    clause: Span
    sentence: Span
    type: str = ""
    mode: str = ""
    polarity: bool = True
    modality: str = "certain"
    roles: tuple[Role, ...] = ()
    time: int | None = None
    place: str | None = None
    speaker: Speaker | None = None
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Statement:
    """One report says one thing; never edited.

    Attributes:
        id: digest of report, event, slot, value and evidence.
        report: the report's id.
        event: id of the `EventMention` that it is about.
        slot: "happened", "actor", "recipient", "time", "place", "requested by", "reason", "manner", "distance", "wording", or for
            counts the state of what is counted: "killed", "injured", "captured", "arrested", "missing", "displaced",
            "seized", "count"…
        value: with its bounds.
        polarity, modality: as of the event mention.
        speaker: who is made responsible; None: the report itself.
        evidence: the exact words, value first, then the trigger.
        sentence: the sentence they stand in.
        found_by: the part of annotate that made it.
    """

    id: str
    report: str
    event: str
    slot: str
    value: Value
    evidence: tuple[Span, ...]
    sentence: Span
    polarity: bool = True
    modality: str = "certain"
    speaker: Speaker | None = None
    found_by: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that one report says, in order of position."""

    report: str
    sentences: tuple[Span, ...] = ()
    entities: tuple[LocalEntity, ...] = ()
    times: tuple[TimeMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[EventMention, ...] = ()
    statements: tuple[Statement, ...] = ()
    dropped: tuple[Dropped, ...] = ()
