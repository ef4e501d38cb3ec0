"""What reports agree on, and what one origin alone says."""

from collections.abc import Callable, Iterable, Iterator

from rashomon.compose.echo import Echo
from rashomon.compose.index import Index
from rashomon.compose.passages import (
    POINTS_BACK,
    alike,
    by_fitness,
    cores,
    covered,
    hanging,
    pointing,
    quotation,
    ragged,
    scrap,
    sentence_of,
    tellings,
    words,
)
from rashomon.compose.rank import HARM_SLOTS, claim_key
from rashomon.model import Claim, Finding, Moment, Origin, Quantity, Span

# An account lists so many findings of one origin alone; the rest stays under the claims. Found by reading accounts: beyond
# about thirty the list is longer than the reports' own news.
SINGLES_LISTED = 30

# How many passages are tried for one that other reports echo: the best first, and the better ones come early.
_TRIES = 6

# A figure above this is a match in itself; "one killed" may be said of anybody.
_TELLING_FIGURE = 3

# The origins of a claim that a passage may be quoted for.
Support = Callable[[Span, Claim], tuple[Origin, ...]]

# Copies of one sentence with house edits share more of their words than this; rewrites and new tellings share less.
SAME = 0.75


def agreements(claims: Iterable[Claim], at: Index, weights: dict[str, float]) -> tuple[Finding, ...]:
    """Claims that two origins or more make and none disputes, each told once, the weightiest first.

    A finding's origins are those of its first claim whose words echo the passage; the further claims that the passage tells
    may have fewer, at least two. That something happened is not told apart where no passage tells it without taking a side:
    its conflict tells it.
    """
    held = [c for c in claims if len(c.origins) >= 2 and c.id not in at.disputed]
    ordered = sorted(held, key=lambda c: claim_key(c, weights))
    return _tell(ordered, at, told=Told(at.echo), support=_echoed(at.echo, at), least=2)


def singles(
    claims: Iterable[Claim], at: Index, weights: dict[str, float], *, agreed: tuple[Finding, ...], moments: tuple[Moment, ...]
) -> tuple[Finding, ...]:
    """What one origin alone says, the weightiest first; at most `SINGLES_LISTED` of them.

    These are happenings that nobody else tells, and figures that nobody else gives. A further detail of what several tell,
    such as a day, is no finding of its own; nor is a sentence that was told before, in these words or in others: among the
    agreements, or, but for its figures, as a moment that two texts or more tell.
    """
    shared = {c.about for c in claims if len(c.origins) >= 2 or c.id in at.disputed}
    held = [c for c in claims if len(c.origins) == 1 and c.id not in at.disputed]
    held = [c for c in held if c.about not in shared or (isinstance(c.value, Quantity) and c.slot in HARM_SLOTS)]
    told = Told(at.echo)
    for finding in agreed:
        told.add(_sentence(finding.evidence[0], at))
    timed = Told(at.echo)
    for moment in moments:
        if len(set(moment.reports) - at.copies) > 1:
            timed.add(_sentence(moment.evidence[0], at))
    held = [c for c in held if isinstance(c.value, Quantity) or not any(_sentence(span, at) in timed for span in c.evidence)]
    ordered = sorted(held, key=lambda c: claim_key(c, weights))
    return _tell(ordered, at, told=told, support=lambda _, claim: claim.origins, least=1, limit=SINGLES_LISTED)


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
        said = said or [_sentence(span, at) for span in claim.evidence]
        whole = _sentence(passage, at).quote
        telling = {s.report for s in said if s.report == passage.report or echo.answers(whole, s.quote)}
        for origin in claim.origins:
            reports = tuple(report for report in origin.reports if report in telling)
            if reports:
                yield Origin(origin.name, origin.kind, reports)

    return support


def _is_telling_figure(claim: Claim) -> bool:
    return isinstance(claim.value, Quantity) and claim.value.low > _TELLING_FIGURE


class Told:
    """Sentences told so far. One that shares nearly all its words with one of them, as in a copy, was told as well.

    With an echo, so was one that tells the same news in other words.
    """

    def __init__(self, echo: Echo | None = None) -> None:
        self._echo = echo
        self._spans: set[Span] = set()
        self._words: list[frozenset[str]] = []

    def __contains__(self, sentence: Span) -> bool:
        found = words(sentence.quote)
        if sentence in self._spans or any(alike(found, other, share=SAME) for other in self._words):
            return True
        return self._echo is not None and any(self._echo.answers(sentence.quote, span.quote) for span in self._spans)

    def add(self, sentence: Span) -> None:
        """From now on the sentence is told."""
        self._spans.add(sentence)
        self._words.append(words(sentence.quote))


def _sentence(span: Span, at: Index) -> Span:
    return sentence_of(span, at) or span


def _tell(
    claims: list[Claim], at: Index, *, told: Told, support: Support, least: int, limit: int | None = None
) -> tuple[Finding, ...]:
    """One finding for the claims about one event that one passage tells; the best supported of them leads.

    Args:
        claims: the weightiest first.
        at: the story's look-ups.
        told: sentences that are not to be told again; those of the findings are added.
        support: the origins of a claim that a passage may be quoted for.
        least: how many of them a finding must have.
        limit: of findings.
    """
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.about, []).append(claim)
    found: list[Finding] = []
    for group in groups.values():
        rest = tuple(group)
        while rest and (limit is None or len(found) < limit):
            passage = _passage(rest, at, told, support, least)
            here = rest[:1] if passage is None else tuple(dict.fromkeys((*rest[:1], *covered(passage, rest, at))))
            rest = tuple(claim for claim in rest if claim not in here)
            if passage is not None:
                told.add(_sentence(passage, at))
                found.append(_finding(passage, here, support(passage, here[0]), at))
    return tuple(found)


def _passage(claims: tuple[Claim, ...], at: Index, told: Told, support: Support, least: int) -> Span | None:
    """The passage that tells the first of the claims, and as many of the others as it can; None where it is not to be told."""
    passages = [p for p in (*tellings(claims[0], at), *cores(claims, at)) if not at.echoes(p.report)]
    passages = [p for p in passages if not scrap(p, at) and not ragged(p, at) and not quotation(p)]
    bare = not isinstance(claims[0].value, Quantity)
    for passage in by_fitness(passages, claims, at)[:_TRIES]:
        if bare and (at.takes_side(passage) or hanging(passage)):
            return None  # so are all that follow
        if least == 1 and pointing(passage) == POINTS_BACK:
            continue  # nobody else tells it: who "he" is stands nowhere
        if len(support(passage, claims[0])) >= least:
            return passage if _sentence(passage, at) not in told else None
    return None


def _finding(passage: Span, claims: tuple[Claim, ...], origins: tuple[Origin, ...], at: Index) -> Finding:
    """The finding; it leans on no report of an origin that is not counted behind it."""
    counted = {report for origin in origins for report in origin.reports}
    spans = at.ordered(span for claim in claims for span in claim.evidence if span.report in counted)
    reports = sorted({r for c in claims for r in c.reports if r in counted}, key=lambda r: at.order.get(r, len(at.order)))
    return Finding(
        about=claims[0].about,
        text=passage.quote,
        claims=tuple(claim.id for claim in claims),
        reports=tuple(reports),
        origins=origins,
        evidence=(passage, *(span for span in spans if span != passage)),
    )
