"""Which words of which report tell a claim best."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from rashomon.compose.index import Index
from rashomon.model import Claim, EventMention, Span

# A passage below reads as a scrap, one above as a paragraph (characters).
SHORTEST, LONGEST = 24, 240

POINTS_BACK = 2

# Words with which a part of a sentence begins that cannot stand without what goes before it.
_HANGING = re.compile(
    r"(?:who|whom|whose|which|that|where|when|while|as|after|before|because|since|if|to|and|but|or|of|in|on|at|by|with|for|"
    r"from|into|until|than|though|although|it|its|he|his|she|her|they|their|[a-z]+ing|[a-z]+ed|"
    r"held|led|made|taken|told|known|seen|left|set|shot|hit|sent|put|kept|lost|won|brought|caught|built|given|due|said|found)\b"
)

# A sentence that begins so speaks of somebody or something named before it.
_POINTING = re.compile(
    r"[\"“'‘\s]*(?:(?:but|and|also|however|meanwhile|then|so|yet|still|in addition|besides|instead),?\s+)?"
    r"(?:it|they|he|she|this|these|those|that|both|its|his|her|their|we|i|you|our|my|such|there)\b",
    re.IGNORECASE,
)
_CONNECTIVE = re.compile(r"(?:but|and|also|however|meanwhile|then|so|yet|in addition|besides|instead|in another)\b", re.I)

# What may be left out before a part: a connective, or what goes before a clause with a subject of its own.
_LED_IN = re.compile(
    r"(?:But|And|So|Yet|Also|However|Meanwhile|Then|In addition|Besides|Instead),?\s+\Z|"
    r".*\s(?:when|after|before|while|as|because|where)\s+\Z",
    re.DOTALL,
)
_NEAR = 40  # characters that are looked at for it
# The words with which what is left out behind a part may begin: where, when, how. Before anything else the part would break
# off: "the hospital had counted", "urged his forces".
_BREAKS_OFF = re.compile(
    r"(?![,;:.!?)\]”\"’—–-]|\s+[—–(-]|\s+(?:at|in|on|near|outside|inside|after|before|during|following|amid|as|while|when|where|"
    r"because|since|until|despite|late|early|overnight|today|yesterday|north|south|east|west|(?:Mon|Tues|Wednes|Thurs|Fri|"
    r"Satur|Sun)day)\b|\s*\Z)"
)

# Some houses print two single marks for a double one.
_MARKS = re.compile(r"[\"“”]|‘‘|’’")
_WHOLLY = re.compile(r"(?:[\"“]|‘‘).*(?:[\"”]|’’)[.,;:!?\s]*", re.DOTALL)

# "TIRZAF, May 14 (ONA) - " or "Selva: " at the head of the copy.
_AFTER_DATELINE = re.compile(r"\s*(?:\([^()\n]{1,40}\)\s*)?[-–—:,]+\s*")

# Before a first sentence: dashes, bullets, the hour of a change, "UPDATE:", "(ONA) -", "VARNHOLT |".
_FURNITURE = re.compile(
    r"(?:[-–—•*·|]+\s*|\(\d{1,2}[:.]\d\d [ap]\.?m\.?\)\s*|(?:UPDATED?|BREAKING|DEVELOPING)\s*[:–—-]\s*|"
    r"\([A-Z][\w .]{1,20}\)\s*[-–—]+\s*|[A-Z][A-Z .,'’-]{2,30}\s\|\s*){1,4}"
)
_COPYRIGHT = re.compile(r"\s*(?:copyright\b|©|all rights reserved\b)", re.IGNORECASE)


def sentence_of(span: Span, at: Index) -> Span | None:
    """The sentence that the span stands in, None where annotate has none."""
    sentences = at.sentences.get(span.report, ())
    place = bisect_right(sentences, span.start, key=lambda s: s.start) - 1
    return sentences[place] if place >= 0 and sentences[place].covers(span) else None


def undated(span: Span, at: Index) -> Span:
    """The passage without the dateline at its head, and without dashes, bullets and "UPDATE:"."""
    report = at.reports[span.report]
    start = span.start
    if report.dateline and span.quote.startswith(report.dateline):
        found = _AFTER_DATELINE.match(report.text, start + len(report.dateline), span.end)
        start = found.end() if found is not None else start
    found = _FURNITURE.match(report.text, start, span.end)
    start = found.end() if found is not None else start
    return report.span(start, span.end) if span.start < start < span.end else span


def ragged(passage: Span, at: Index) -> bool:
    """True for what stands in the body without a mark at its end, share bars, captions, bylines, headings; and for notices."""
    sentence = sentence_of(passage, at) or passage
    if _COPYRIGHT.match(sentence.quote) or " | " in sentence.quote:  # a bar parts a page's labels, not words
        return True
    return sentence.start >= at.reports[passage.report].body and sentence.quote.rstrip()[-1:].isalnum()


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

    "The crew left the ferry" is the core of a longer sentence when who, what and whom are agreed and the rest is not. The
    participants of the event are taken in, agreed or not: without them its word says nothing.
    """
    groups: dict[Span, list[Span]] = {}
    for statement in (at.statements[s] for s in claims[0].statements if s in at.statements):
        mention = at.mentions.get(statement.event)
        roles = [role.span for role in mention.roles] if mention is not None else []
        inside = [span for span in (*statement.evidence, *roles) if statement.sentence.covers(span)]
        groups.setdefault(statement.sentence, []).extend(inside)
    for span in (span for claim in claims[1:] for span in claim.evidence):
        sentence = sentence_of(span, at)
        if sentence in groups:
            groups[sentence].append(span)
    found = [at.reports[s.report].span(min(e.start for e in g), max(e.end for e in g)) for s, g in groups.items() if g]
    return at.ordered(span for span in found if len(span.quote) >= SHORTEST // 2)


def covered(passage: Span, claims: Iterable[Claim], at: Index) -> tuple[Claim, ...]:
    """The claims that the passage tells: some of their evidence stands in it."""
    return tuple(c for c in claims if any(passage.covers(span) for span in at.evidence[c.id].get(passage.report, ())))


def hanging(passage: Span) -> bool:
    """True where the passage begins inside a sentence and cannot stand without what goes before."""
    return _HANGING.match(passage.quote) is not None


def pointing(passage: Span) -> int:
    """How much a passage leans on what was said before: 2 when it begins with a pronoun, 1 with "but" or "meanwhile"."""
    return POINTS_BACK if _POINTING.match(passage.quote) else 1 if _CONNECTIVE.match(passage.quote) else 0


def spoken(passage: Span) -> bool:
    """True where the passage begins with somebody's words in marks, or is torn out of them: it tells what was said."""
    return passage.quote[:1] in '"“‘' or _torn(passage.quote)


def quotation(passage: Span) -> bool:
    """True where the passage is nothing but somebody's words in marks, or is torn out of them: it does not say whose they are."""
    marks = _MARKS.findall(passage.quote)
    return _torn(passage.quote) or (len(marks) == 2 and _WHOLLY.fullmatch(passage.quote) is not None)


def _torn(quote: str) -> bool:
    """True where marks open and do not close, or the other way round; some houses print two single marks for one."""
    opened, closed = quote.count("“") + quote.count("‘‘"), quote.count("”") + quote.count("’’")
    return opened != closed or quote.count('"') % 2 == 1


def scrap(passage: Span, at: Index) -> bool:
    """True for a part of a sentence that does not stand alone.

    It begins inside the sentence, breaks off, or leaves out whose words they are.
    """
    sentence = sentence_of(passage, at)
    if sentence is None:
        return False
    text, whole = at.reports[passage.report].text, undated(sentence, at)
    before, rest = text[whole.start : passage.start], text[passage.end : sentence.end]
    if before and (_LED_IN.match(before[-_NEAR:]) is None or hanging(passage)):
        return True
    if rest and rest[0].isspace() and any(told.trigger.end == passage.end for told in _told_in(sentence, at)):
        return True  # "your visit comes" breaks off at its very verb
    speakers = [s for said in at.said_in.get(sentence, ()) if said.speaker is not None for s in said.speaker.spans]
    silent = any(sentence.covers(s) and not passage.covers(s) for s in speakers)
    return bool(rest) and (silent or _BREAKS_OFF.match(rest) is not None)


def _told_in(sentence: Span, at: Index) -> list[EventMention]:
    said = {statement.event for statement in at.said_in.get(sentence, ())}
    return [at.mentions[event] for event in sorted(said) if event in at.mentions]


def partial(passage: Span, at: Index) -> bool:
    """True for a part of a sentence or of a quotation, a title, and what is too long to be read as one thing."""
    sentence = sentence_of(passage, at)
    whole = sentence is not None and undated(sentence, at).start == passage.start and sentence.end == passage.end
    quote = passage.quote
    return not whole or _torn(quote) or passage.start < at.reports[passage.report].body or len(quote) > LONGEST


def best(passages: Iterable[Span], claims: tuple[Claim, ...], at: Index) -> Span | None:
    """The first by fitness; None where there is none."""
    return next(iter(by_fitness(passages, claims, at)), None)


def by_fitness(passages: Iterable[Span], claims: tuple[Claim, ...], at: Index) -> tuple[Span, ...]:
    """The passages to quote for claims about one event, the fittest first.

    In this order: not from a rewriting, takes no side, tells no plan of what others tell as done, can stand alone, is no copy,
    is where the event is told best, is a whole sentence (which names its speaker), tells the most of the claims, is fit to
    quote by its length, stands first.
    """
    titles = {at.events[c.about].title for c in claims[:1] if c.about in at.events}

    def key(passage: Span) -> tuple[bool, bool, bool, bool, bool, int, bool, bool, int, int, int, tuple[int, int, int]]:
        length = len(passage.quote)
        part = partial(passage, at)
        return (
            passage.report in at.rewritten,
            at.takes_side(passage),
            any(at.is_overtaken(passage, c.about) for c in claims[:1]),
            hanging(passage),
            passage.report in at.copies,
            pointing(passage),
            not any(passage.overlaps(title) for title in titles),
            part,
            -len(covered(passage, claims, at)),
            max(0, SHORTEST - length) * 4 + max(0, length - LONGEST),
            -length if part else length,  # the more of a part the better it stands alone; of sentences the shorter
            at.place(passage),
        )

    return tuple(sorted(passages, key=key))


_WORD = re.compile(r"\w+")


def words(text: str) -> frozenset[str]:
    """The words of a passage, for `alike`."""
    return frozenset(_WORD.findall(text.lower()))


def alike(one: frozenset[str], other: frozenset[str], *, share: float) -> bool:
    """True where two passages share more than this share of their words (Jaccard)."""
    return len(one & other) > share * len(one | other)
