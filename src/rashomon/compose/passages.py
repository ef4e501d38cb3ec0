"""Which words of which report tell a claim best."""

from bisect import bisect_right
from collections.abc import Iterable

from rashomon.compose.index import Index
from rashomon.model import Claim, Span

# A passage below reads as a scrap, one above as a paragraph (characters).
SHORTEST, LONGEST = 24, 240


def sentence_of(span: Span, at: Index) -> Span | None:
    """The sentence that the span stands in, None where annotate has none."""
    sentences = at.sentences.get(span.report, ())
    place = bisect_right(sentences, span.start, key=lambda s: s.start) - 1
    return sentences[place] if place >= 0 and sentences[place].covers(span) else None


def tellings(claim: Claim, at: Index) -> tuple[Span, ...]:
    """Passages that tell one claim: whole sentences, and the clauses in them."""
    found: set[Span] = set()
    for statement in (at.statements[s] for s in claim.statements if s in at.statements):
        found.add(statement.sentence)
        mention = at.mentions.get(statement.event)
        if mention is not None and all(mention.clause.covers(span) for span in statement.evidence):
            found.add(mention.clause)
    if not found:
        for span in claim.evidence:
            found.add(sentence_of(span, at) or span)
    return at.ordered(found)


def narrow(claim: Claim, at: Index) -> tuple[Span, ...]:
    """For each statement of a claim, the shortest passage that holds all its evidence."""
    found: set[Span] = set()
    for statement in (at.statements[s] for s in claim.statements if s in at.statements):
        spans = [s for s in statement.evidence if s.report == statement.report]
        if spans:
            found.add(at.reports[statement.report].span(min(s.start for s in spans), max(s.end for s in spans)))
    return at.ordered(found)


def covered(passage: Span, claims: Iterable[Claim], at: Index) -> tuple[Claim, ...]:
    """The claims that the passage tells: some of their evidence stands in it."""
    return tuple(c for c in claims if any(passage.covers(span) for span in at.evidence[c.id].get(passage.report, ())))


def quotability(passage: Span, at: Index) -> tuple[bool, bool, bool, int]:
    """Sorting key, the best to quote first: not rewritten by machine, takes no side, elder text, fit length."""
    length = len(passage.quote)
    misfit = max(0, SHORTEST - length) * 4 + max(0, length - LONGEST)
    return (passage.report in at.rewritten, at.takes_side(passage), passage.report in at.copies, misfit)


def best(passages: Iterable[Span], claims: tuple[Claim, ...], at: Index) -> Span | None:
    """The passage to quote: takes no side, tells the most of the claims, and is fit to quote."""

    def key(passage: Span) -> tuple[bool, bool, int, bool, int, int, tuple[int, int, int]]:
        rewritten, side, copy, misfit = quotability(passage, at)
        return (rewritten, side, -len(covered(passage, claims, at)), copy, misfit, len(passage.quote), at.place(passage))

    return min(passages, key=key, default=None)
