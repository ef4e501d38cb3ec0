"""Measures of a thing: "turnout was 61 percent", "35 km deep", "magnitude 6.8", "jailed for six years", "132 people aboard".

Each is a fixed fact, as a distance is: an event mention of kind "fact" whose lemma is what was measured ("turnout", "depth").
"""

import re
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
_FEW = 2
_OF = frozenset({"", "of", "in", "for"})
# What somebody is punished with: "sentenced to seven years", "jailed for six years", "gets 20 years"; of the verbs of giving only
# with a word for prison, or behind a title's few words.
TERM = "prison term"
_PUNISHED = frozenset({"sentence", "jail", "imprison"})
_GIVEN = frozenset({"get", "receive", "give", "send", "serve"})
_PRISON = re.compile(r"\b(?:prison|jail|bars|behind bars|sentence|imprisonment|custody)\b", re.IGNORECASE)
_TERM_UNITS = frozenset({"year", "month"})
# Who is in a ship, a plane, a bus.
ABOARD = "people aboard"
_ABOARD = re.compile(r"\s+(?:[\w-]+\s+){0,3}?(?:aboard|on board)\b", re.IGNORECASE)
_CARRIED = re.compile(r"\b(?:carrying|carried|with)\s\Z", re.IGNORECASE)
_PASSENGERS = re.compile(r"\s+(?:passengers and crew|passengers|people|migrants|travellers)\b", re.IGNORECASE)
_CRAFT = re.compile(
    r"\b(?:ferry|boat|ship|vessel|plane|aircraft|jet|airliner|helicopter|train|bus|flight|dinghy)\b", re.IGNORECASE
)
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
        found = _punishment(document, roster, tree, mention) or _passengers(document, tree, mention)
        found = found or _attribute(document, roster, tree, mention)
        if found is None:
            continue
        lemma, roles = found
        words = roles[0].span
        fact = _fact(document, tree, mention.span, lemma, roles)
        fact = replace(fact, speaker=voices.at(mention.span.start))
        facts.append(fact)
        # "132 people aboard" and "150 people" count alike.
        value = replace(mention.quantity, counted="people") if lemma == ABOARD else mention.quantity
        statements.append(state(fact, MEASURE, value, (mention.span, words), "measures"))
    return tuple(facts), tuple(statements)


def _attribute(document: Document, roster: Roster, tree: Tree, mention: QuantityMention) -> tuple[str, tuple[Role, ...]] | None:
    """The noun that the number measures, and whose it is."""
    found = next(_measured(tree, mention), None)
    if found is None or found[1] in _EMPTY or tree.tokens[found[0]].upos not in {"NOUN", "ADJ"}:
        return None
    noun, lemma = found
    words = document.words(tree, range(_first(tree, noun, mention.span), noun + 1))
    return lemma, (Role("attribute", words, None), *_holder(roster, tree, noun, mention.span))


def _punishment(document: Document, roster: Roster, tree: Tree, mention: QuantityMention) -> tuple[str, tuple[Role, ...]] | None:
    """How long somebody is to be in prison, and who; None without a name."""
    top = tree.top(mention.span.start, mention.span.end)
    if top is None or mention.quantity.kind != "duration" or mention.quantity.unit not in _TERM_UNITS:
        return None
    for verb in tree.climb(top):
        lemma = tree.lemma(verb)
        if tree.tokens[verb].upos != "VERB" or not (lemma in _PUNISHED or lemma in _GIVEN):
            continue
        title = tree.start < document.report.body
        if lemma in _GIVEN and not title and not _PRISON.search(document.text[tree.tokens[verb].start : tree.end]):
            return None
        passive = tree.kid(verb, "aux:pass") is not None or tree.kid(verb, "nsubj:pass") is not None
        active = lemma in {"get", "receive", "serve"} or passive or tree.kid(verb, "obj") in {None, top}
        who = tree.kid(verb, "nsubj", "nsubj:pass") if active else tree.kid(verb, "obj", "iobj")
        named = roster.covering(tree.tokens[who].start) if who is not None else None
        if named is None or roster.by_key[named.entity].type != "person":
            return None
        return TERM, (Role("attribute", document.token(tree, verb), None), Role("holder", named.span, named.entity))
    return None


def _passengers(document: Document, tree: Tree, mention: QuantityMention) -> tuple[str, tuple[Role, ...]] | None:
    """How many were in a ship or a plane: "with 132 people aboard", "carrying 132 passengers"."""
    if mention.quantity.kind != "count" or mention.quantity.low < _FEW:
        return None
    behind = document.text[mention.span.end : tree.end]
    found = _ABOARD.match(behind)
    if (
        found is None
        and _CARRIED.search(document.text[tree.start : mention.span.start])
        and _CRAFT.search(document.text[tree.start : tree.end])
    ):
        found = _PASSENGERS.match(behind)
    if found is None:
        return None
    words = document.report.span(mention.span.end + len(found[0]) - len(found[0].lstrip()), mention.span.end + found.end())
    return ABOARD, (Role("attribute", words, None),)


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
        yield from _named(tree, tree.kid(top, "nsubj"), mention.span)
    if above < 0:
        return
    if tree.lemma(above) in _DIMENSIONS and mention.quantity.kind == "distance":
        yield above, _DIMENSIONS[tree.lemma(above)]
    elif tree.tokens[above].upos == "NOUN":
        before = top < above and tree.has(top, "compound", "nummod", "nmod", "amod") and not tree.case(top)
        if before or (tree.case(top) == "of" and tree.has(top, "nmod")):
            yield from _named(tree, above, mention.span)
    elif tree.lemma(above) in _MOVES and tree.case(top) in _AT and tree.has(top, "obl", "obj", "xcomp", "advmod"):
        yield from _named(tree, tree.kid(above, "nsubj"), mention.span)
    if mention.quantity.kind == "duration":
        for below in tree.kids(top, "nmod"):
            if tree.case(below) == "of" and tree.tokens[below].upos == "NOUN":
                yield below, _lemma(tree, below, mention.span)


def _on_a_scale(tree: Tree, top: int, mention: QuantityMention) -> Iterator[tuple[int, str]]:
    """As in "magnitude 6.8", "a magnitude of 7.1", "its magnitude was 7"."""
    near = [index for index in (tree.tokens[top].head, top, *tree.kids(top, "nsubj", "compound", "nmod")) if index >= 0]
    before = tree.at(mention.span.start)
    if before is not None and before > 0:
        near.append(before - 1)
    for index in near:
        if tree.lemma(index) in _SCALES:
            yield index, tree.lemma(index)


def _named(tree: Tree, noun: int | None, number: Span) -> Iterator[tuple[int, str]]:
    if noun is not None and tree.tokens[noun].upos == "NOUN":
        yield noun, _lemma(tree, noun, number)


def _lemma(tree: Tree, noun: int, number: Span) -> str:
    """The noun with those before it: "interest rate"."""
    return " ".join([*(tree.lemma(index) for index in range(_first(tree, noun, number), noun)), tree.lemma(noun)])


def _first(tree: Tree, noun: int, number: Span) -> int:
    """Where the name begins; the "year" of "a six-year inquiry" is the number's."""
    first = noun
    while first > 0 and tree.relation[first - 1] == "compound" and tree.tokens[first - 1].upos == "NOUN":
        if number.start <= tree.tokens[first - 1].start < number.end:
            break
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
