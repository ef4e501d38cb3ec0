"""Who stands behind what is told: the origins of a figure, over the events in which reconcile has it, and of a finding."""

from collections.abc import Iterable, Sequence

from rashomon.compose.index import Index
from rashomon.compose.rank import HARM_SLOTS
from rashomon.model import Claim, Finding, Origin, Quantity, Span


def giving(claims: Iterable[Claim], slot: str, size: float) -> tuple[Claim, ...]:
    """The claims that give a figure of a slot of the row, the best supported first."""
    bare = slot.removeprefix("combatants ")
    held = [c for c in claims if c.slot == bare and isinstance(c.value, Quantity) and c.value.figure == size]
    return tuple(sorted(held, key=lambda c: (-len(c.origins), c.id)))


def figures_in(sentence: Span, at: Index) -> frozenset[tuple[str, float]]:
    """The figures of people harmed that a sentence gives: slot, least number."""
    said = [s for s in at.said_in.get(sentence, ()) if s.slot in HARM_SLOTS and s.polarity]
    return frozenset((s.slot, s.value.figure) for s in said if isinstance(s.value, Quantity))


def merged(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    """Origins of one thing, each once with all its reports, by name."""
    reports: dict[tuple[str, str], set[str]] = {}
    for origin in origins:
        reports.setdefault((origin.name, origin.kind), set()).update(origin.reports)
    return tuple(Origin(name, kind, tuple(sorted(held))) for (name, kind), held in sorted(reports.items()))


def finding(passage: Span, claims: Sequence[Claim], origins: tuple[Origin, ...], at: Index) -> Finding:
    """What a passage tells of the claims, the first of which is about its event.

    It leans on no report of an origin that is not counted behind it.
    """
    counted = {report for origin in origins for report in origin.reports}
    spans = at.ordered(span for claim in claims for span in claim.evidence if span.report in counted)
    return Finding(
        about=claims[0].about,
        text=passage.quote,
        claims=tuple(claim.id for claim in claims),
        reports=tuple(sorted(counted, key=lambda r: at.order.get(r, len(at.order)))),
        origins=origins,
        evidence=(passage, *(span for span in spans if span != passage)),
    )
