"""What reports agree on, and what one origin alone says."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.compose.chorus import chorus
from rashomon.compose.echo import Echo
from rashomon.compose.index import Index
from rashomon.compose.passages import (
    POINTS_BACK,
    by_fitness,
    cores,
    covered,
    hanging,
    pointing,
    quotation,
    ragged,
    scrap,
    tellings,
    undated,
)
from rashomon.compose.rank import HARM_SLOTS, claim_key
from rashomon.compose.row_findings import in_row, row_findings
from rashomon.compose.support import finding
from rashomon.compose.told import Shared, Told, whole
from rashomon.model import Claim, Finding, Incident, Moment, Origin, Quantity, Span

# An account lists so many findings of one origin alone; the rest stays under the claims. Found by reading accounts: beyond
# about thirty the list is longer than the reports' own news.
SINGLES_LISTED = 30

# How many passages are tried for one that other reports echo: the best first, and the better ones come early.
_TRIES = 6

# Passages are told apart by quarters of what one origin alone tells in them.
_STEPS = 4

# A figure above this is a match in itself; "one killed" may be said of anybody.
_TELLING_FIGURE = 3

# The origins of a claim that a passage may be quoted for.
Support = Callable[[Span, Claim], tuple[Origin, ...]]


def agreements(claims: Sequence[Claim], at: Index, weights: dict[str, float], *, row: Incident | None) -> tuple[Finding, ...]:
    """Claims that two origins or more make and none disputes, each told once, the weightiest first.

    A finding's origins are those of its first claim whose words echo the passage; the further claims that the passage tells
    may have fewer, at least two. That something happened is not told apart where no passage tells it without taking a side:
    its conflict tells it. What sentences tell alike that reconcile has in no one claim comes last.

    Args:
        claims: of the story.
        at: look-ups.
        weights: of the events.
        row: the incident's, whose figures are told first.
    """
    held = [c for c in claims if len(c.origins) >= 2 and c.id not in at.disputed]
    ordered = sorted(held, key=lambda c: claim_key(c, weights))
    shared, told = Shared(held, at), Told(at.echo)
    first = row_findings(row, at, shared=shared, told=told)
    counted = {at.claims[c].about for each in first for c in each.claims}
    # That those were hit of whom the row's figures tell is told with them.
    rest = [c for c in ordered if not (c.about in counted and (c.slot == "happened" or c.slot in HARM_SLOTS))]
    found = (*first, *_tell(rest, at, Rule(_echoed(at.echo, at), least=2, shared=shared), told=told))
    known = {claim for each in found for claim in each.claims}
    return (*found, *chorus((c for c in claims if c.id not in known), at, told=told))


def singles(
    claims: Iterable[Claim],
    at: Index,
    weights: dict[str, float],
    *,
    agreed: tuple[Finding, ...],
    moments: tuple[Moment, ...],
    row: Incident | None,
) -> tuple[Finding, ...]:
    """What one origin alone says, the weightiest first; at most `SINGLES_LISTED` of them.

    These are happenings that nobody else tells, and figures that nobody else gives: none that agrees with a figure of the row
    that other texts give. A further detail of what several tell,
    such as a day, is no finding of its own; nor is a sentence that was told before, in these words or in others: among the
    agreements, or, but for its figures, as a moment that two texts or more tell.
    """
    shared = {c.about for c in claims if len(c.origins) >= 2 or c.id in at.disputed}
    held = [c for c in claims if len(c.origins) == 1 and c.id not in at.disputed]
    held = [c for c in held if c.about not in shared or _of_harm(c)]
    counted = {c.about for c in claims if in_row(c, row, at)}
    spoken_for = {claim for each in agreed for claim in each.claims}
    held = [c for c in held if c.about not in counted and c.id not in spoken_for]
    told = Told(at.echo)
    for each in agreed:
        told.add(whole(each.evidence[0], at))
        # Where whole sentences are the evidence, they tell what the passage tells.
        told.mark(whole(span, at) for span in each.evidence[1:] if span == undated(whole(span, at), at))
    timed = Told(at.echo)
    for moment in moments:
        if len(set(moment.reports) - at.copies) > 1:
            timed.add(whole(moment.evidence[0], at))
    held = [c for c in held if _of_harm(c) or not any(whole(span, at) in timed for span in c.evidence)]
    ordered = sorted(held, key=lambda c: claim_key(c, weights))
    return _tell(ordered, at, Rule(lambda _, claim: claim.origins, least=1), told=told, limit=SINGLES_LISTED)


def _of_harm(claim: Claim) -> bool:
    """True for a figure of people harmed: a sentence that several tell may give one that nobody else gives."""
    return isinstance(claim.value, Quantity) and claim.slot in HARM_SLOTS


def _echoed(echo: Echo, at: Index) -> Support:
    """Counts an origin behind a passage only where one of its sentences tells what the passage tells.

    Two speakers in one text do not make an agreement of reports: two texts that are no copies must tell it.
    """

    def support(passage: Span, claim: Claim) -> tuple[Origin, ...]:
        kept = claim.origins if _is_telling_figure(claim) else tuple(told(passage, claim))
        texts = {report for origin in kept for report in origin.reports} - at.copies
        return kept if len(texts) > 1 else ()

    def told(passage: Span, claim: Claim) -> Iterator[Origin]:
        said = [at.statements[s].sentence for s in claim.statements if s in at.statements]
        said = said or [whole(span, at) for span in claim.evidence]
        quote = whole(passage, at).quote
        telling = {s.report for s in said if s.report == passage.report or echo.agrees(quote, s.quote)}
        for origin in claim.origins:
            reports = tuple(report for report in origin.reports if report in telling)
            if reports:
                yield Origin(origin.name, origin.kind, reports)

    return support


def _is_telling_figure(claim: Claim) -> bool:
    return isinstance(claim.value, Quantity) and claim.value.low > _TELLING_FIGURE


@dataclass(frozen=True, slots=True)
class Rule:
    """What a passage must have to be quoted for a claim.

    Attributes:
        support: the origins of a claim that a passage may be quoted for.
        least: how many of them a finding must have.
        shared: where given, a passage comes the sooner the less it tells that one origin alone tells.
    """

    support: Support
    least: int
    shared: Shared | None = None

    def order(self, passages: Iterable[Span], claims: tuple[Claim, ...], at: Index) -> tuple[Span, ...]:
        """The passages, the fittest first."""
        fit = by_fitness(passages, claims, at)
        if self.shared is None:
            return fit
        rest = {passage: int(_STEPS * self.shared.alone(passage)) for passage in fit}
        return tuple(sorted(fit, key=lambda p: (p.report in at.rewritten, at.takes_side(p), hanging(p), rest[p])))


def _tell(claims: list[Claim], at: Index, rule: Rule, *, told: Told, limit: int | None = None) -> tuple[Finding, ...]:
    """One finding for the claims about one event that one passage tells; the best supported of them leads.

    Args:
        claims: the weightiest first.
        at: the story's look-ups.
        rule: which passages may be quoted.
        told: sentences that are not to be told again; those of the findings are added.
        limit: of findings.
    """
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.about, []).append(claim)
    found: list[Finding] = []
    for group in groups.values():
        rest = tuple(group)
        while rest and (limit is None or len(found) < limit):
            passage = _passage(rest, at, rule, told)
            here = rest[:1] if passage is None else tuple(dict.fromkeys((*rest[:1], *covered(passage, rest, at))))
            rest = tuple(claim for claim in rest if claim not in here)
            if passage is not None:
                told.add(whole(passage, at))
                found.append(finding(passage, here, rule.support(passage, here[0]), at))
    return tuple(found)


def _passage(claims: tuple[Claim, ...], at: Index, rule: Rule, told: Told) -> Span | None:
    """The passage that tells the first of the claims, and as many of the others as it can; None where it is not to be told."""
    passages = [p for p in (*tellings(claims[0], at), *cores(claims, at)) if not at.echoes(p.report)]
    passages = [p for p in passages if not scrap(p, at) and not ragged(p, at) and not quotation(p)]
    bare = not isinstance(claims[0].value, Quantity)
    for passage in rule.order(passages, claims, at)[:_TRIES]:
        if bare and (at.takes_side(passage) or hanging(passage)):
            return None  # so are all that follow
        if rule.least == 1 and pointing(passage) == POINTS_BACK:
            continue  # nobody else tells it: who "he" is stands nowhere
        if len(rule.support(passage, claims[0])) >= rule.least:
            return passage if whole(passage, at) not in told else None
    return None
