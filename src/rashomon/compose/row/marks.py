"""What surrounds a count of people harmed: the names of features by which `rashomon.compose.row.bearing` weighs it."""

import re
from collections.abc import Iterator, Sequence

from rashomon.compose.index import Index
from rashomon.compose.row.layout import Layout
from rashomon.model import Claim, Quantity, Statement
from rashomon.text.numerals import TENS, UNITS

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d+|[^\w\s]")
_NEAR = 120  # characters before and behind a count, and of the sentence before it
_LONG = 3  # letters of words that say little
# How many were harmed says nothing of which deed a count is of, and most of the deeds that the constants are fitted on are
# small: the marks are the same for "three were killed" and "three hundred were killed".
_SIZES = frozenset({*UNITS, *TENS, *"no zero couple pair double triple quadruple few several dozen hundred thousand".split()})
_AGES = ((0, "day of the report"), (1, "day before"), (7, "week"), (31, "month"), (366, "year"))


def marks(layout: Layout, statement: Statement, claim: Claim, stand: str, at: Index) -> tuple[str, ...]:
    """The features of one count, in order; each is 1.0. The time taken is bounded, however long the sentence.

    Args:
        layout: its text.
        statement: what gives it; its value is a quantity.
        claim: of the statement.
        stand: where it stands in the text.
        at: look-ups.
    """
    alone = sorted(
        {*_alone(statement, stand), *_of_event(layout, statement, at), *_of_claim(claim, at), *_words(layout, statement)}
    )
    return (*alone, *(f"{claim.slot}: {name}" for name in alone))


def _alone(statement: Statement, stand: str) -> Iterator[str]:
    if isinstance(statement.value, Quantity):
        rule = statement.value.rule or "number"
        yield from (f"by {rule}", f"{rule} {stand}")
    yield f"stands {stand}"


def _of_event(layout: Layout, statement: Statement, at: Index) -> Iterator[str]:
    """What happened, who did it, where, and how long before the report."""
    event = at.mentions.get(statement.event)
    if event is None:
        return
    yield f"event {event.lemma}"
    yield "placed" if event.place is not None else "placed nowhere"
    yield from (f"has {role.name}" for role in event.roles)
    if event.speaker is not None:
        yield "said by somebody"
    when = layout.annotation.times[event.time].range if event.time is not None else None
    if when is not None:
        yield f"told by {when.precision}"
        if layout.report.published is not None:
            days = (layout.report.published.start.date() - when.start.date()).days
            yield "ahead" if days < 0 else next((f"within {name}" for most, name in _AGES if days <= most), "years ago")


def _of_claim(claim: Claim, at: Index) -> Iterator[str]:
    """How many of the story's independent texts make the claim, and tell of its event."""
    texts = len(at.order.keys() - at.copies)
    if texts < 2:
        yield "one text"
        return
    for name, reports in (
        ("claim", claim.reports),
        ("event", [r for each in at.claims_of.get(claim.about, ()) for r in each.reports]),
    ):
        told = len({*reports} - at.copies)
        yield f"{name} in {'all' if told >= texts else 'one' if told == 1 else 'some'}"


def _words(layout: Layout, statement: Statement) -> Iterator[str]:
    """The words of the count, those round it in its sentence, and those of the sentence before."""
    span, sentence = statement.evidence[0], statement.sentence
    text = layout.report.text
    before = _found(text[max(sentence.start, span.start - _NEAR) : span.start])
    behind = _found(text[span.end : min(sentence.end, span.end + _NEAR)])
    inside = _found(span.quote[-_NEAR:])
    yield from (f"in {word}" for word in inside)
    yield f"last {inside[-1] if inside else 'nothing'}"
    yield from _side("before", before[::-1])
    yield from _side("behind", behind)
    yield from (f"near {word}" for word in (*before, *inside, *behind) if len(word) > _LONG)
    earlier = text[max(sentence.start - _NEAR, layout.report.body) : sentence.start]
    yield from (f"earlier {word}" for word in _found(earlier) if len(word) > _LONG)


def _side(name: str, words: Sequence[str]) -> Iterator[str]:
    yield f"{name} {words[0] if words else 'nothing'}"
    if len(words) > 1:
        yield f"{name} {words[0]} {words[1]}"
        yield f"two {name} {words[1]}"


def _found(text: str) -> list[str]:
    words = (word.lower() for word in _WORD.findall(text))
    return ["#" if word.isdigit() or word in _SIZES or word.removesuffix("s") in _SIZES else word for word in words]
