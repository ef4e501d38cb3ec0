"""Which words of which report tell a claim best."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from rashomon.compose.index import Index
from rashomon.model import Claim, Span

# A passage below reads as a scrap, one above as a paragraph (characters).
SHORTEST, LONGEST = 24, 240

# Words with which a part of a sentence begins that cannot stand without what goes before it.
_HANGING = re.compile(
    r"(?:who|whom|whose|which|that|where|when|while|as|after|before|because|since|if|to|and|but|or|of|in|on|at|by|with|for|"
    r"from|into|until|than|though|although|it|its|he|his|she|her|they|their|[a-z]+ing|[a-z]+ed)\b"
)

# "TIRZAF, May 14 (ONA) - " or "Tripoli: " at the head of the copy.
_AFTER_DATELINE = re.compile(r"\s*(?:\([^()\n]{1,40}\)\s*)?[-–—:,]+\s*")


def sentence_of(span: Span, at: Index) -> Span | None:
    """The sentence that the span stands in, None where annotate has none."""
    sentences = at.sentences.get(span.report, ())
    place = bisect_right(sentences, span.start, key=lambda s: s.start) - 1
    return sentences[place] if place >= 0 and sentences[place].covers(span) else None


def undated(span: Span, at: Index) -> Span:
    """The passage without the dateline at its head."""
    report = at.reports[span.report]
    if not report.dateline or not span.quote.startswith(report.dateline):
        return span
    found = _AFTER_DATELINE.match(report.text, span.start + len(report.dateline), span.end)
    return report.span(found.end(), span.end) if found is not None and found.end() < span.end else span


def tellings(claim: Claim, at: Index) -> tuple[Span, ...]:
    """Passages that tell one claim: whole sentences, and the clauses in them."""
    found: set[Span] = set()
    for statement in (at.statements[s] for s in claim.statements if s in at.statements):
        found.add(undated(statement.sentence, at))
        mention = at.mentions.get(statement.event)
        if mention is not None and all(mention.clause.covers(span) for span in statement.evidence):
            found.add(undated(mention.clause, at))
    if not found:
        for span in claim.evidence:
            found.add(undated(sentence_of(span, at) or span, at))
    return at.ordered(found)


def cores(claims: tuple[Claim, ...], at: Index) -> tuple[Span, ...]:
    """For each sentence with words of the first claim, the shortest passage with the words of all the claims in it.

    "LNA forces took Gharyan" is the core of a longer sentence when who, what and whom are agreed and the rest is not.
    """
    groups: dict[Span, list[Span]] = {}
    for span in claims[0].evidence:
        sentence = sentence_of(span, at)
        if sentence is not None:
            groups.setdefault(sentence, [])
    for claim in claims:
        for span in claim.evidence:
            sentence = sentence_of(span, at)
            if sentence in groups:
                groups[sentence].append(span)
    found = [at.reports[s.report].span(min(e.start for e in g), max(e.end for e in g)) for s, g in groups.items()]
    return at.ordered(span for span in found if len(span.quote) >= SHORTEST // 2)


def covered(passage: Span, claims: Iterable[Claim], at: Index) -> tuple[Claim, ...]:
    """The claims that the passage tells: some of their evidence stands in it."""
    return tuple(c for c in claims if any(passage.covers(span) for span in at.evidence[c.id].get(passage.report, ())))


def hanging(passage: Span) -> bool:
    """True where the passage begins inside a sentence and cannot stand without what goes before."""
    return _HANGING.match(passage.quote) is not None


def partial(passage: Span, at: Index) -> bool:
    """True for a part of a sentence, a title, and what is too long to be read as one thing."""
    sentence = sentence_of(passage, at)
    whole = sentence is not None and undated(sentence, at).start == passage.start and sentence.end == passage.end
    return not whole or passage.start < at.reports[passage.report].body or len(passage.quote) > LONGEST


def best(passages: Iterable[Span], claims: tuple[Claim, ...], at: Index) -> Span | None:
    """The passage to quote.

    In this order: not from a rewriting, takes no side, can stand alone, is a whole sentence (which names its speaker), tells
    the most of the claims, is no copy, is fit to quote by its length, stands first.
    """

    def key(passage: Span) -> tuple[bool, bool, bool, bool, int, bool, int, int, tuple[int, int, int]]:
        length = len(passage.quote)
        misfit = max(0, SHORTEST - length) * 4 + max(0, length - LONGEST)
        return (
            passage.report in at.rewritten,
            at.takes_side(passage),
            hanging(passage),
            partial(passage, at),
            -len(covered(passage, claims, at)),
            passage.report in at.copies,
            misfit,
            length,
            at.place(passage),
        )

    return min(passages, key=key, default=None)
