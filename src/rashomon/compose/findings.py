"""What reports agree on, and what one origin alone says."""

from collections.abc import Iterable

from rashomon.compose.index import Index
from rashomon.compose.passages import best, covered, narrow, tellings
from rashomon.compose.rank import claim_key
from rashomon.model import Claim, Finding, Span

# An account lists so many findings of one origin alone; the rest stays under the claims. Found by reading accounts: beyond
# about thirty the list is longer than the reports' own news.
SINGLES_LISTED = 30


def agreements(claims: Iterable[Claim], at: Index, weights: dict[str, float]) -> tuple[Finding, ...]:
    """Claims that two origins or more make and none disputes, each told once, the weightiest first.

    A finding's origins are those of its first claim; the further claims that its passage tells may have fewer, at least two.
    """
    held = [c for c in claims if len(c.origins) >= 2 and c.id not in at.disputed]
    return _tell(sorted(held, key=lambda c: claim_key(c, weights)), at, told=set())


def singles(claims: Iterable[Claim], at: Index, weights: dict[str, float], agreed: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """What one origin alone says, the weightiest first; at most `SINGLES_LISTED` of them.

    A passage that stands among the agreements is not told again for a further detail of one origin.
    """
    held = [c for c in claims if len(c.origins) == 1 and c.id not in at.disputed]
    told = {span for finding in agreed for span in finding.evidence[:1]}
    return _tell(sorted(held, key=lambda c: claim_key(c, weights)), at, told=told)[:SINGLES_LISTED]


def _tell(claims: list[Claim], at: Index, *, told: set[Span]) -> tuple[Finding, ...]:
    """One finding for the claims about one event that one passage tells; the best supported of them leads."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.about, []).append(claim)
    found: list[Finding] = []
    for group in groups.values():
        rest = tuple(group)
        while rest:
            passage = _passage(rest, at, told)
            here = (covered(passage, rest, at) or rest[:1]) if passage is not None else rest[:1]
            here = tuple(dict.fromkeys((*rest[:1], *here)))
            rest = tuple(claim for claim in rest if claim not in here)
            if passage is not None:
                told.add(passage)
                found.append(_finding(passage, here, at))
    return tuple(found)


def _passage(claims: tuple[Claim, ...], at: Index, told: set[Span]) -> Span | None:
    """The passage that tells the first of the claims, and as many of the others as it can; None where all is told."""
    lead = claims[0]
    for passages in (tellings(lead, at), narrow(lead, at)):
        fresh = [p for p in passages if p not in told]
        passage = best(fresh, claims, at)
        if passage is not None:
            return passage
    return None


def _finding(passage: Span, claims: tuple[Claim, ...], at: Index) -> Finding:
    spans = at.ordered(span for claim in claims for span in claim.evidence)
    reports = sorted({r for claim in claims for r in claim.reports}, key=lambda r: at.order.get(r, len(at.order)))
    return Finding(
        about=claims[0].about,
        text=passage.quote,
        claims=tuple(claim.id for claim in claims),
        reports=tuple(reports),
        origins=claims[0].origins,
        evidence=(passage, *(span for span in spans if span != passage)),
    )
