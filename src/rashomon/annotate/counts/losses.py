"""Statements of number: how many were killed, injured, captured …, each at the event that its word of state tells."""

from dataclasses import replace

from rashomon.annotate.counts.counts import Count
from rashomon.annotate.events.events import Events
from rashomon.annotate.grammar.document import Document
from rashomon.annotate.grammar.record import state
from rashomon.annotate.grammar.tree import Tree
from rashomon.model import Dropped, EventMention, Statement

_DEFINITE = frozenset("the these those this that his her its their our my your both".split())
MAX_CLIMB = 4  # words between a number and the verb that it takes part in

# Words that make a sentence one about losses: a number there that is not understood is named, not passed over.
_LOSSES = frozenset(
    "kill die wound injure hurt dead death casualty victim toll fatality capture arrest detain missing displace prisoner hostage"
    " shoot".split()
)


def number_statements(
    document: Document, counts: tuple[Count, ...], events: Events
) -> tuple[tuple[Statement, ...], tuple[Dropped, ...]]:
    """Turns counts into statements.

    A count with a state goes under that state ("killed", "captured" …); another that takes part in an event goes under
    "count". Numbers in sentences about losses that do neither are dropped with the reason.

    Args:
        document: the report.
        counts: from `find_counts`.
        events: the report's events; those that a word of state tells by itself are added to it.
    """
    statements = []
    dropped = []
    for count in counts:
        if count.state is not None:
            event = events.require(count.tree, count.state.trigger)
            if count.quantity.high == 0:
                event = replace(event, polarity=True)  # "nobody was hurt" says that none were: the number denies already
            statements.append(state(event, count.state.name, count.quantity, (*count.spans, event.trigger), "counts"))
            continue
        governing = _governing(count.tree, count.head, events) if not _is_known(count) else None
        if governing is not None:
            statements.append(state(governing, "count", count.quantity, (*count.spans, governing.trigger), "counts"))
        elif any(count.tree.lemma(index) in _LOSSES for index in range(len(count.tree.tokens))):
            dropped.append(Dropped(count.spans[0].quote, document.report.id, "number without a state of what it counts"))
    return tuple(statements), tuple(dropped)


def _is_known(count: Count) -> bool:
    """As in "the two sides", "both men": a way of naming them, no count."""
    determiners = (count.tree.tokens[each].form.lower() for each in count.tree.kids(count.head, "det", "nmod:poss"))
    return count.spans[0].quote.lower() == "both" or any(each in _DEFINITE for each in determiners)


def _governing(tree: Tree, head: int, events: Events) -> EventMention | None:
    """The event that what is counted takes part in, as subject or object."""
    if tree.tokens[head].upos not in {"NOUN", "PROPN", "NUM", "PRON"}:
        return None
    place = head
    for _ in range(MAX_CLIMB):
        above = tree.tokens[place].head
        if above < 0 or not tree.has(place, "nsubj", "obj", "conj", "nmod"):
            return None
        if tree.has(place, "nmod") and tree.case(place) != "of":
            return None
        found = events.at(tree, above)
        if found is not None and tree.has(place, "nsubj", "obj"):
            return found.event
        place = above
    return None
