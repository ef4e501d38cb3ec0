"""The PLOVER type of an event, and of a report as a whole, each with a confidence; none where none fits.

What type an event has the tables of `plover.py` say; a linear model over the words beside it says how well they fit the type.
The model was fitted to the verb patterns of the CAMEO dictionaries and to headlines made for PLOVER's types
(`training/event_types.py`). Types that the model alone would give were tried and left out: on news of every kind, most of
them were wrong.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.annotate.events.typefeatures import event_features, report_features
from rashomon.annotate.grammar.plover import BY_PAIR, plover
from rashomon.annotate.grammar.predicates import Predicate, find_predicates
from rashomon.annotate.grammar.tree import Tree
from rashomon.language import TaggedSentence
from rashomon.language.linear import Linear, load_linear

BY_TABLE = 0.5  # confidence in a type of the table before the words beside it are looked at
LEAD_EVENTS = 12  # events of the body that tell what a report is about
HEAD, HEAD_EVENTS, LEAD, BODY_EVENTS = 1.0, 1.0, 0.7, 0.5  # weights of the groups of a report's features
BELIEFS = 2.0  # weight of what its events are believed to be

_SAY = frozenset("say tell report add have be".split())


@dataclass(frozen=True, slots=True)
class Typed:
    """A PLOVER type with its mode, "" where none fits, and how sure it is: from 0 to 1."""

    type: str = ""
    mode: str = ""
    confidence: float = 0.0


def type_of(predicate: Predicate) -> Typed:
    """The type of an event by its lemma, or by its lemma and object; states ("dead") have none."""
    if predicate.form == "state":
        return Typed()
    found = plover(predicate.lemma, noun=predicate.form == "noun")
    if predicate.form == "verb":
        objects = (predicate.tree.lemma(each) for each in predicate.tree.kids(predicate.index, "obj", "nsubj:pass"))
        found = next((BY_PAIR[pair] for each in objects if (pair := (predicate.lemma, each)) in BY_PAIR), found)
    type_, mode = found
    if not type_:
        return Typed()
    model = load_linear("event")
    belief = float(model.beliefs([(event_features(predicate), 1.0)])[model.classes.index(type_)])
    return Typed(type_, mode, round(BY_TABLE + (1 - BY_TABLE) * belief, 3))


def types_of_report(trees: tuple[Tree, ...], sentences: tuple[TaggedSentence, ...], body: int) -> tuple[tuple[str, float], ...]:
    """What a report as a whole is about.

    Args:
        trees: its sentences, in order.
        sentences: the same, as tagged.
        body: offset where the body begins, after the title; 0 without one.

    Returns:
        All types, most believed first; the beliefs sum to 1. () for a report without words.
    """
    if not trees:
        return ()
    model, numbers, groups = load_linear("report"), *report_input(load_linear("event"), trees, sentences, body)
    beliefs = model.beliefs(groups, numbers)
    order = sorted(range(len(model.classes)), key=lambda at: (-float(beliefs[at]), at))
    return tuple((model.classes[at], round(float(beliefs[at]), 3)) for at in order)


def report_input(
    model: Linear, trees: tuple[Tree, ...], sentences: tuple[TaggedSentence, ...], body: int
) -> tuple[NDArray[np.float64], list[tuple[tuple[str, ...], float]]]:
    """What the report model sees: beliefs in the types of its events (title, then lead), and groups of features."""
    head, lead = report_features(trees, body)
    told: tuple[list[tuple[str, ...]], list[tuple[str, ...]]] = ([], [])
    for tree, sentence in zip(trees, sentences, strict=True):
        inside = tree.start < body or (not body and tree is trees[0])
        if inside or len(told[1]) < LEAD_EVENTS:
            told[0 if inside else 1].extend(event_features(each) for each in _events(tree, sentence))
    numbers = []
    for events in (told[0], told[1][:LEAD_EVENTS]):
        beliefs = np.array([model.beliefs([(each, 1.0)]) for each in events]) if events else np.zeros((1, len(model.classes)))
        numbers += [beliefs.max(axis=0), beliefs.mean(axis=0)]
    return BELIEFS * np.concatenate(numbers), [
        (head, HEAD),
        (_joined("e", told[0]), HEAD_EVENTS),
        (lead, LEAD),
        (_joined("", told[1][:LEAD_EVENTS]), BODY_EVENTS),
    ]


def _joined(mark: str, events: list[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{mark}{name}" for event in events for name in event))


def _events(tree: Tree, sentence: TaggedSentence) -> list[Predicate]:
    """The sentence's predicates, and the verbs above them that say what is done with words: "threatens to", "agreed to"."""
    found = {each.index: each for each in find_predicates(tree, sentence)}
    for index, token in enumerate(tree.tokens):
        governs = token.upos == "VERB" and tree.kid(index, "xcomp", "ccomp") is not None
        if governs and index not in found and tree.lemma(index) not in _SAY:
            found[index] = Predicate(tree, index, index, tree.lemma(index), "verb")
    return [found[index] for index in sorted(found)]
