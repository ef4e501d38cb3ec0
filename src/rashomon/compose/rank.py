"""What matters most: a weight for every event, claim and conflict, made of named features.

The weights order what is told; they say nothing on what happened. They were set by hand so that each feature decides
between two items that are equal in the features above it in most stories of 3 to 20 reports.
"""

import math

from rashomon.compose.index import COMPATIBLE, Index
from rashomon.model import Claim, Conflict, Event, Quantity, Span

# Counts of people harmed come first in every codebook of the field (ACLED, UCDP GED, Airwars).
HARM_SLOTS = frozenset(
    {"killed", "injured", "killed or injured", "hospitalised", "missing", "captured", "arrested", "displaced", "abducted"}
)

# Slots in the order in which a reader asks after them.
SLOT_ORDER = (
    "killed",
    "injured",
    "killed or injured",
    "hospitalised",
    "missing",
    "captured",
    "arrested",
    "abducted",
    "displaced",
    "happened",
    "actor",
    "recipient",
    "place",
    "time",
)

WEIGHTS = {
    "origins": 2.0,  # each further independent origin, damped
    "reports": 1.0,  # each further report, damped
    "harm": 2.5,  # people killed, injured, captured…
    "count": 1.0,  # any other counted thing
    "lead": 1.5,  # stands in a title or a first sentence
    "mentions": 0.5,  # told again and again
    "utterance": -2.5,  # words about the event come after the event
    "fact": -1.5,  # so do fixed facts, such as how far a town lies
    "unsure": -1.0,  # planned, possible or unknown
}


def event_weight(event: Event, at: Index) -> float:
    """How much an event matters to its story."""
    claims = at.claims_of.get(event.id, ())
    origins = {origin.name for claim in claims for origin in claim.origins}
    features = {
        "origins": math.log2(1 + len(origins)),
        "reports": math.log2(1 + len({span.report for span in event.mentions})),
        "harm": float(any(claim.slot in HARM_SLOTS for claim in claims)),
        "count": float(any(isinstance(claim.value, Quantity) and claim.slot not in HARM_SLOTS for claim in claims)),
        "lead": float(any(in_lead(span, at) for span in event.mentions)),
        "mentions": math.log2(1 + len(event.mentions)),
        "utterance": float(event.kind == "utterance"),
        "fact": float(event.kind == "fact"),
        "unsure": float(bool(claims) and all(claim.modality != "certain" for claim in claims)),
    }
    return round(sum(WEIGHTS[name] * value for name, value in features.items()), 6)


def in_lead(span: Span, at: Index) -> bool:
    """True where the span stands in the title or in the first sentence of the body."""
    report = at.reports.get(span.report)
    if report is None:
        return False
    first = next((s for s in at.sentences.get(span.report, ()) if s.start >= report.body), None)
    return span.start < report.body or (first is not None and first.covers(span))


def ranked_events(at: Index) -> tuple[tuple[Event, float], ...]:
    """All events that a report of this story tells, heaviest first."""
    weighed = [(event, event_weight(event, at)) for event in at.events.values() if at.rereads(event.title)]
    return tuple(sorted(weighed, key=lambda pair: (-pair[1], at.place(pair[0].title), pair[0].id)))


def claim_key(claim: Claim, weights: dict[str, float]) -> tuple[float, int, int, int, str]:
    """Sorting key of claims: the event's weight, harm first, then support, then the reader's order of slots."""
    slot = SLOT_ORDER.index(claim.slot) if claim.slot in SLOT_ORDER else len(SLOT_ORDER)
    harm = 0 if claim.slot in HARM_SLOTS else 1
    return (-weights.get(claim.about, 0.0), harm, -len(claim.origins), slot, claim.id)


def ranked_conflicts(conflicts: tuple[Conflict, ...], at: Index, weights: dict[str, float]) -> tuple[Conflict, ...]:
    """Conflicts in the order in which they are told: what matters most first, then by how many origins take part, then by event.

    What matters most is whether that happened of which two sides make their titles or first sentences; then harm.
    """
    slots = {claim.id: claim.slot for claims in at.claims_of.values() for claim in claims}

    def key(conflict: Conflict) -> tuple[bool, bool, bool, int, float, int, str]:
        harm = any(slots.get(c) in HARM_SLOTS for p in conflict.positions for c in p.claims)
        origins = {origin.name for p in conflict.positions for origin in p.origins}
        reports = {report for p in conflict.positions for report in p.reports}
        return (
            conflict.why == COMPATIBLE,
            not _leads(conflict, at),
            not harm,
            -len(origins),
            -weights.get(conflict.about, 0.0),
            -len(reports),
            conflict.id,
        )

    return tuple(sorted(conflicts, key=key))


def _leads(conflict: Conflict, at: Index) -> bool:
    """True where two sides tell a happening, or deny it, at the head of their reports."""
    led = [p for p in conflict.positions if any(in_lead(span, at) for span in p.evidence)]
    return conflict.kind in {"polarity", "action", "actor"} and len(led) > 1
