"""Quantities of one report, with what is counted and whose: "145 LNA fighters", "100 of his soldiers"."""

from dataclasses import replace

from rashomon.annotate.grammar.document import Document
from rashomon.annotate.grammar.tree import Tree, phrase
from rashomon.model import QuantityMention, Report, Span
from rashomon.text.dates import FoundTime
from rashomon.text.numbers import FoundQuantity, find_quantities

_COUNTING = frozenset({"count", "percent", "weight", "area", "other"})
_INSIDE = frozenset({"nummod", "compound", "amod", "det", "advmod", "flat", "nmod", "fixed", "case", "goeswith"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "SYM"})
_AT_FIGURES = frozenset({"to", "at", "from", "above"})  # "the number of dead at 40" counts no numbers
_MOST_STEPS = 4


def quantities(
    report: Report, document: Document | None = None, *, times: tuple[FoundTime, ...] | None = None
) -> tuple[QuantityMention, ...]:
    """Finds the quantities of a report and, by the parse, what each counts.

    Args:
        report: the report.
        document: the report with its parse; without it nothing is said to be counted.
        times: what `find_times` gives for the report's text, where the caller has it already.

    Returns:
        In order. `quantity.counted` is the counted phrase as written, its owner included ("Haftar's soldiers"), without the
        number; `counted` is its span. Both are empty where the words do not say ("128 had been captured").
    """
    return tuple(_mention(report, document, found) for found in find_quantities(report.text, times=times))


def _mention(report: Report, document: Document | None, found: FoundQuantity) -> QuantityMention:
    span = report.span(found.start, found.end)
    counted = _counted(document, found) if document and found.quantity.kind in _COUNTING else None
    quantity = replace(found.quantity, counted=counted.quote) if counted else found.quantity
    return QuantityMention(span, quantity, counted)


def _counted(document: Document, found: FoundQuantity) -> Span | None:
    tree = document.tree_at(found.start)
    if tree is None:
        return None
    inside = tree.between(found.start, found.end)
    head = _head(tree, inside)
    if head is None:
        return None
    noun = _noun(tree, head, inside)
    if noun is None:
        return None
    words = [index for index in phrase(tree, noun) if index not in inside]
    return _span(document, tree, noun, words, inside)


def _head(tree: Tree, inside: range) -> int | None:
    """The word of the expression that the rest of the sentence hangs it up by: the number itself, not "more than"."""
    numbers = [index for index in inside if tree.tokens[index].upos == "NUM"] or list(inside)
    if not numbers:
        return None
    head = numbers[-1]
    for _ in range(_MOST_STEPS):
        above = tree.tokens[head].head
        if above not in inside:
            break
        head = above
    return head


def _noun(tree: Tree, head: int, inside: range) -> int | None:
    """What is counted: the complement with "of" right behind the number, else the noun that the number modifies."""
    following = inside.stop
    if following < len(tree.tokens) and tree.tokens[following].form.lower() == "of":
        # Parsers hang such a complement up anywhere; the preposition itself knows its noun.
        noun = tree.tokens[following].head
        return noun if noun > following else None
    above = tree.tokens[head].head
    if above < 0 or above in inside or not tree.has(head, *_INSIDE):
        return None
    if tree.has(head, "nmod") and tree.case(head) in _AT_FIGURES:
        return None
    return above if tree.tokens[above].upos in _NOUNS else None


def _span(document: Document, tree: Tree, noun: int, words: list[int], inside: range) -> Span | None:
    """The stretch of the phrase round its noun that lies on one side of the number."""
    if noun >= inside.stop:
        kept = [index for index in words if index >= inside.stop]
    else:
        kept = [index for index in words if index < inside.start]
    first = last = noun
    while first - 1 in kept:
        first -= 1
    # An adjective behind the noun says how it stands with them: "128 people dead" are 128 people.
    while last + 1 in kept and not tree.has(last + 1, "amod"):
        last += 1
    while first < noun and tree.tokens[first].upos in {"DET", "PUNCT", "ADP", "CCONJ"}:
        first += 1
    return document.words(tree, range(first, last + 1))
