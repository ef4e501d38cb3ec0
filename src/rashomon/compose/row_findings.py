"""The figures of the incident's row as findings: how many were hit, and who tells it."""

from collections.abc import Iterable

from rashomon.compose.index import Index
from rashomon.compose.passages import by_fitness, cores, covered, hanging, quotation, ragged, scrap, tellings
from rashomon.compose.support import figures_in, finding, giving, merged
from rashomon.compose.told import Shared, Told, whole
from rashomon.model import Claim, Figure, Finding, Incident, Quantity, Span

# A passage of whose happenings one origin alone tells more than this is about something else: an arrest, a day in court.
_MOSTLY = 1 / 3


def row_findings(row: Incident | None, at: Index, *, shared: Shared, told: Told) -> tuple[Finding, ...]:
    """The figures that two independent texts or more give, and none disputes, each in a passage that tells as many as it can.

    The texts tell of the story's own deed, each in its own words: reconcile may have it in several events, whose origins are
    put together here.

    Args:
        row: the incident's.
        at: look-ups.
        shared: how much of a passage several origins tell.
        told: what is told is added.
    """
    figures = row.figures if row is not None else ()
    agreed = {f.slot: held for f in figures if f.best > 0 and len(_texts(held := _claims(f, at), at)) > 1}
    every = tuple(claim for held in agreed.values() for claim in held)
    found: list[Finding] = []
    for held in agreed.values():
        if any(claim.id in each.claims for each in found for claim in held):
            continue
        passage = _passage(held, every, at, shared)
        origins = merged(origin for claim in held for origin in claim.origins)
        if passage is not None and len(origins) > 1:
            told.add(whole(passage, at))
            told.mark(_equals(passage, every, at))
            slots = {claim.slot for claim in covered(passage, every, at)} | {held[0].slot}
            found.append(finding(passage, [c for c in every if c.slot in slots], origins, at))
    return tuple(found)


def in_row(claim: Claim, row: Incident | None, at: Index) -> bool:
    """True for a figure that agrees with one of the row which two independent texts or more give."""
    value = claim.value
    if row is None or not isinstance(value, Quantity):
        return False
    figures = [f for f in row.figures if f.slot == claim.slot and value.low <= f.best <= value.high]
    return any(len(_texts(_claims(f, at), at)) > 1 for f in figures)


def _claims(figure: Figure, at: Index) -> tuple[Claim, ...]:
    """The claims of the figure, the best supported first; () where one of them is disputed."""
    held = giving((at.claims[c] for c in figure.claims if c in at.claims), figure.slot, figure.best)
    return () if any(claim.id in at.disputed for claim in held) else held


def _texts(claims: Iterable[Claim], at: Index) -> set[str]:
    return {report for claim in claims for report in claim.reports} - at.copies


def _passage(claims: tuple[Claim, ...], every: tuple[Claim, ...], at: Index, shared: Shared) -> Span | None:
    """The passage that tells most of the figures, and least of what one origin alone tells."""
    passages = {p for claim in claims for p in (*tellings(claim, at), *cores((claim,), at)) if not at.echoes(p.report)}
    fit = [p for p in passages if not (scrap(p, at) or ragged(p, at) or quotation(p) or hanging(p) or at.takes_side(p))]
    ranked = by_fitness(fit, claims, at)
    slots = {p: len({claim.slot for claim in covered(p, every, at)}) for p in ranked}
    alone = {p: shared.alone(p) for p in ranked}
    return min(ranked, key=lambda p: (p.report in at.rewritten, alone[p] > _MOSTLY, -slots[p], alone[p]), default=None)


def _equals(passage: Span, every: tuple[Claim, ...], at: Index) -> set[Span]:
    """The sentences that give as many of the figures as the passage does, two or more: they tell the same in other words."""
    least = max(2, len({claim.slot for claim in covered(passage, every, at)}))
    sizes = {(claim.slot, claim.value.figure) for claim in every if isinstance(claim.value, Quantity)}
    return {sentence for sentence in at.said_in if len(figures_in(sentence, at) & sizes) >= least}
