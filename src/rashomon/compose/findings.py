"""What reports agree on, and what one origin alone says."""

from collections.abc import Iterable

from rashomon.compose.index import Index
from rashomon.compose.passages import best, cores, covered, hanging, sentence_of, tellings
from rashomon.compose.rank import HARM_SLOTS, claim_key
from rashomon.model import Claim, Finding, Quantity, Span

# An account lists so many findings of one origin alone; the rest stays under the claims. Found by reading accounts: beyond
# about thirty the list is longer than the reports' own news.
SINGLES_LISTED = 30


def agreements(claims: Iterable[Claim], at: Index, weights: dict[str, float]) -> tuple[Finding, ...]:
    """Claims that two origins or more make and none disputes, each told once, the weightiest first.

    A finding's origins are those of its first claim; the further claims that its passage tells may have fewer, at least two.
    That something happened is not told apart where no passage tells it without taking a side: its conflict tells it.
    """
    held = [c for c in claims if len(c.origins) >= 2 and c.id not in at.disputed]
    return _tell(sorted(held, key=lambda c: claim_key(c, weights)), at, told=set())


def singles(claims: Iterable[Claim], at: Index, weights: dict[str, float], agreed: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """What one origin alone says, the weightiest first; at most `SINGLES_LISTED` of them.

    These are happenings that nobody else tells, and figures that nobody else gives. A further detail of what several tell,
    such as a day, is no finding of its own; nor is a sentence that was told before.
    """
    shared = {c.about for c in claims if len(c.origins) >= 2 or c.id in at.disputed}
    held = [c for c in claims if len(c.origins) == 1 and c.id not in at.disputed]
    held = [c for c in held if c.about not in shared or (isinstance(c.value, Quantity) and c.slot in HARM_SLOTS)]
    told = {_sentence(finding.evidence[0], at) for finding in agreed}
    return _tell(sorted(held, key=lambda c: claim_key(c, weights)), at, told=told)[:SINGLES_LISTED]


def _sentence(span: Span, at: Index) -> Span:
    return sentence_of(span, at) or span


def _tell(claims: list[Claim], at: Index, *, told: set[Span]) -> tuple[Finding, ...]:
    """One finding for the claims about one event that one passage tells; the best supported of them leads.

    `told`: sentences that are not to be told again; those of the findings are added.
    """
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.about, []).append(claim)
    found: list[Finding] = []
    for group in groups.values():
        rest = tuple(group)
        while rest:
            passage = _passage(rest, at, told)
            here = rest[:1] if passage is None else tuple(dict.fromkeys((*rest[:1], *covered(passage, rest, at))))
            rest = tuple(claim for claim in rest if claim not in here)
            if passage is not None:
                told.add(_sentence(passage, at))
                found.append(_finding(passage, here, at))
    return tuple(found)


def _passage(claims: tuple[Claim, ...], at: Index, told: set[Span]) -> Span | None:
    """The passage that tells the first of the claims, and as many of the others as it can; None where it is not to be told."""
    passages = [p for p in (*tellings(claims[0], at), *cores(claims, at)) if _sentence(p, at) not in told]
    passage = best(passages, claims, at)
    if passage is None:
        return None
    bare = not isinstance(claims[0].value, Quantity)
    return None if bare and (at.takes_side(passage) or hanging(passage)) else passage


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
