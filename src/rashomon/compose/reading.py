"""What the passages behind one side of a conflict say, read again: whose they are, and whether they have the words."""

import re
from dataclasses import dataclass

from rashomon.compose.holders import Holder, called
from rashomon.compose.index import Index
from rashomon.compose.passages import sentence_of
from rashomon.model import Position, Quantity, Span, Statement
from rashomon.text.names import fold
from rashomon.text.numbers import find_quantities

# Words in marks; a report's own marks may stand inside.
MARKED = re.compile(r"“((?:[^“”]|“[^”]*(?:”|…\Z|…(?=”)))*)”")


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence of a report that tells a side; `words`: those of the value; `said`: what annotate read with them."""

    sentence: Span
    words: Span
    said: tuple[Statement, ...]


def tellings(position: Position, at: Index) -> tuple[Telling, ...]:
    """Where the side is told: the statements of its claims, else the sentences of its evidence."""
    claims = [at.claims[c] for c in position.claims if c in at.claims]
    statements = [at.statements[s] for c in claims for s in c.statements if s in at.statements]
    found = [Telling(s.sentence, s.evidence[0], (s,)) for s in statements if s.evidence and at.rereads(s.sentence)]
    loose = [s for s in position.evidence if at.rereads(s) and not any(t.sentence.covers(s) for t in found)]
    sentences = [(sentence_of(s, at) or s, s) for s in loose]
    return (*found, *(Telling(sentence, words, at.said_in.get(sentence, ())) for sentence, words in sentences))


def speaks(holder: Holder, telling: Telling, at: Index) -> bool:
    """True where the passage is of the holder: of a report of that outlet, or with that speaker."""
    report = at.reports[telling.sentence.report]
    if holder.own:
        outlet = [report.outlet.name] if report.outlet is not None else []
        return holder.chain[0] in {report.id, called(report), *outlet, *report.agencies}
    return fold(holder.chain[-1]) in speakers(telling, at)


def speakers(telling: Telling, at: Index) -> frozenset[str]:
    """All names of whoever is made responsible for the passage, folded."""
    found = {fold(name) for name in at.named_in(telling.sentence)} if not telling.said else set()
    for speaker in (s.speaker for s in telling.said if s.speaker is not None):
        known = at.entity_names.get((telling.sentence.report, speaker.entity or ""), ())
        found.update(fold(name) for name in (*speaker.chain, *known))
    return frozenset(found)


def reads(answer: str, telling: Telling, at: Index) -> bool:
    """True where the passage says what the answer says: its words, its figure, or a name of the same one."""
    marked = MARKED.fullmatch(answer)
    if marked is not None:
        # A long clause is cut, and its sentence may be one of several: the report has it in one piece.
        return plain(marked[1].rstrip("…")) in plain(at.reports[telling.sentence.report].text)
    figure = _quantity(answer)
    if figure is not None:
        return any(_same(figure, q) for q in _figures(telling))
    return verbatim(answer, telling) or fold(answer) in {fold(name) for name in at.named_in(telling.sentence)}


def verbatim(answer: str, telling: Telling) -> bool:
    """True where the passage has the answer's words."""
    return bool(fold(answer)) and f" {fold(answer)} " in f" {fold(telling.sentence.quote)} "


def _quantity(text: str) -> Quantity | None:
    found = find_quantities(text)
    return found[0].quantity if len(found) == 1 else None


def _figures(telling: Telling) -> tuple[Quantity, ...]:
    """The figures in the value's words; where they have none, a sum or a single person as annotate counted it."""
    inside = tuple(q.quantity for q in find_quantities(telling.words.quote))
    if len(inside) == 1:
        return inside
    counted = tuple(s.value for s in telling.said if isinstance(s.value, Quantity))
    return inside + counted or tuple(q.quantity for q in find_quantities(telling.sentence.quote))


def _same(one: Quantity, other: Quantity) -> bool:
    return (one.unit, one.low, one.high) == (other.unit, other.low, other.high)


def plain(text: str) -> str:
    """One blank between words."""
    return " ".join(text.split())
