"""Measures of a thing: "turnout was 61 percent", "a depth of 20 km", "35 km deep", "a nine-hour debate", "magnitude 6.8".

Each is a fixed fact, as a distance is: an event mention of kind "fact" whose lemma is what was measured ("turnout", "depth").
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.annotate.grammar.document import Document
from rashomon.annotate.grammar.ids import event_id
from rashomon.annotate.grammar.record import state
from rashomon.annotate.grammar.roster import Roster
from rashomon.annotate.grammar.tree import Tree
from rashomon.annotate.speech.attributions import Voices
from rashomon.model import EventMention, QuantityMention, Role, Span, Statement

MEASURE = "measure"
_KINDS = frozenset({"percent", "money", "distance", "duration", "weight", "speed", "area", "temperature"})
# What a bare number measures.
_SCALES = frozenset({"magnitude", "category", "reading"})
# "35 km deep" gives a depth.
_DIMENSIONS = {"deep": "depth", "long": "length", "high": "height", "tall": "height", "wide": "width", "thick": "thickness"}
# Who says that a figure moved says where it stands now: "rose to", "stood at", "hit".
_MOVES = frozenset(
    "rise climb increase grow jump surge fall drop decline decrease slump plunge slip ease slow edge stand remain come run reach"
    " hit total amount average exceed".split()
)
_AT = frozenset({"", "to", "at"})
_OF = frozenset({"", "of", "in", "for"})
# These nouns say that something is counted, not what is measured.
_EMPTY = frozenset(
    "number estimate increase decrease rise fall drop jump gain growth loss cut percent percentage share part half third quarter"
    " time day week month year hour minute second people person man woman it they he she who which that this one rest majority"
    " rate level figure amount total sum age period distance thing way lot kind".split()
)


def measure_facts(
    document: Document, roster: Roster, quantities: Sequence[QuantityMention], voices: Voices, taken: Sequence[EventMention]
) -> tuple[tuple[EventMention, ...], tuple[Statement, ...]]:
    """Finds what a report says of how large, long, deep, dear… a thing is.

    Args:
        document: the report.
        roster: its entities.
        quantities: its numbers.
        voices: who says what.
        taken: facts whose numbers are not to be told again (distances between places).

    Returns:
        Facts, with the role "attribute" (the words for what is measured) and, where it is named, "holder" (whose it is); and
        their statements, in slot `MEASURE`, whose evidence is the number, then the attribute.
    """
    facts, statements = [], []
    spent = {event.trigger for event in taken}
    for mention in quantities:
        tree = document.tree_at(mention.span.start)
        if tree is None or mention.span in spent or mention.span.end > tree.end:
            continue
        found = next(_measured(tree, mention), None)
        if found is None:
            continue
        noun, lemma = found
        if lemma in _EMPTY or tree.tokens[noun].upos not in {"NOUN", "ADJ"}:
            continue
        words = document.words(tree, range(_first(tree, noun), noun + 1))
        roles = (Role("attribute", words, None), *_holder(roster, tree, noun, mention.span))
        fact = _fact(document, tree, mention.span, lemma, roles)
        fact = replace(fact, speaker=voices.at(mention.span.start))
        facts.append(fact)
        statements.append(state(fact, MEASURE, mention.quantity, (mention.span, words), "measures"))
    return tuple(facts), tuple(statements)


def _measured(tree: Tree, mention: QuantityMention) -> Iterator[tuple[int, str]]:
    """The word for what the number measures, with the name of it; the surest reading first."""
    top = tree.top(mention.span.start, mention.span.end)
    if top is None:
        return
    if mention.quantity.kind == "count":
        yield from _on_a_scale(tree, top, mention)
        return
    if mention.quantity.kind not in _KINDS:
        return
    above = tree.tokens[top].head
    if tree.kid(top, "cop") is not None:
        yield from _named(tree, tree.kid(top, "nsubj"))
    if above < 0:
        return
    if tree.lemma(above) in _DIMENSIONS and mention.quantity.kind == "distance":
        yield above, _DIMENSIONS[tree.lemma(above)]
    elif tree.tokens[above].upos == "NOUN":
        before = top < above and tree.has(top, "compound", "nummod", "nmod", "amod") and not tree.case(top)
        if before or (tree.case(top) == "of" and tree.has(top, "nmod")):
            yield from _named(tree, above)
    elif tree.lemma(above) in _MOVES and tree.case(top) in _AT and tree.has(top, "obl", "obj", "xcomp", "advmod"):
        yield from _named(tree, tree.kid(above, "nsubj"))
    if mention.quantity.kind == "duration":
        for below in tree.kids(top, "nmod"):
            if tree.case(below) == "of" and tree.tokens[below].upos == "NOUN":
                yield below, _lemma(tree, below)


def _on_a_scale(tree: Tree, top: int, mention: QuantityMention) -> Iterator[tuple[int, str]]:
    """As in "magnitude 6.8", "a magnitude of 7.1", "its magnitude was 7"."""
    near = [index for index in (tree.tokens[top].head, top, *tree.kids(top, "nsubj", "compound", "nmod")) if index >= 0]
    before = tree.at(mention.span.start)
    if before is not None and before > 0:
        near.append(before - 1)
    for index in near:
        if tree.lemma(index) in _SCALES:
            yield index, tree.lemma(index)


def _named(tree: Tree, noun: int | None) -> Iterator[tuple[int, str]]:
    if noun is not None and tree.tokens[noun].upos == "NOUN":
        yield noun, _lemma(tree, noun)


def _lemma(tree: Tree, noun: int) -> str:
    """The noun with those before it: "interest rate"."""
    return " ".join([*(tree.lemma(index) for index in range(_first(tree, noun), noun)), tree.lemma(noun)])


def _first(tree: Tree, noun: int) -> int:
    first = noun
    while first > 0 and tree.relation[first - 1] == "compound" and tree.tokens[first - 1].upos == "NOUN":
        first -= 1
    return first


def _holder(roster: Roster, tree: Tree, noun: int, number: Span) -> Iterator[Role]:
    """Whose it is: "the turnout in Osk", "Osk's turnout"; at most one."""
    for holder in tree.kids(noun, "nmod", "nmod:poss"):
        named = roster.covering(tree.tokens[holder].start)
        if named is not None and not number.overlaps(named.span) and tree.case(holder) in _OF:
            yield Role("holder", named.span, named.entity)
            return


def _fact(document: Document, tree: Tree, number: Span, lemma: str, roles: tuple[Role, ...]) -> EventMention:
    words = roles[0].span
    return EventMention(
        id=event_id("fact", number),
        kind="fact",
        trigger=number,
        lemma=lemma,
        clause=document.report.span(min(number.start, words.start), max(number.end, words.end)),
        sentence=document.sentence(tree),
        roles=roles,
    )
