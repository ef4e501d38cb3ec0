"""What the type of an event is read from: its words in the sentence, and the words of the report, as named features.

The same features are made from the verb patterns of an event coder's dictionary when the weights are trained
(`training/event_types.py`), so a feature may only say what such a pattern can say.
"""

from itertools import pairwise

from rashomon.annotate.grammar.predicates import Predicate
from rashomon.annotate.grammar.tree import Tree

MOST_OF_KIND = 4  # dependants of one relation that are looked at
HEAD_WORDS = 40  # words of the title, or of the first paragraph where there is none
LEAD_WORDS = 300  # words of the report that tell what it is about

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_DUMMY = frozenset("be have do say it he she they we i you this that which who".split())
# Verbs that say how it stands with what the verb below them tells: asked for, threatened, agreed.
_ABOVE = frozenset({"xcomp", "ccomp"})


def event_features(predicate: Predicate) -> tuple[str, ...]:
    """The features of one event, each once, in a fixed order.

    "l" its lemma; "p" with particle or noun; "v" the light verb that carries it; "o" its object, "m" what stands before the
    object, "c" its phrases with their prepositions, "s" its subject; each with the lemma and alone; "u" the verb above.
    """
    tree, index = predicate.tree, predicate.index
    first, *rest = predicate.lemma.split(" ")
    found = [f"l {first} {'n' if predicate.form == 'noun' else 'v'}", f"l {first}"]
    if rest:
        found.append(f"p {predicate.lemma}")
    verb = predicate.verb if predicate.verb is not None else index
    if predicate.form == "noun":
        found += [f"m {word} {first}" for word in _before(tree, index)]
        if verb != index:
            found += [f"v {tree.lemma(verb)} {first}", f"lo {tree.lemma(verb)} {first}"]
    objects = [
        child for child in (*tree.kids(verb, "obj"), *tree.kids(verb, "nsubj:pass")) if child != index and not _dummy(tree, child)
    ]
    for child in objects[:MOST_OF_KIND]:
        word = tree.lemma(child)
        found += [f"lo {first} {word}", f"o {word}"]
        found += [f"m {each} {word}" for each in _before(tree, child)]
    for child in (*tree.kids(verb, "obl"), *tree.kids(index, "nmod"))[:MOST_OF_KIND]:
        case = tree.case(child)
        if case and tree.tokens[child].upos in {"NOUN", "VERB"}:
            found += [f"lp {first} {case}", f"lc {first} {case} {tree.lemma(child)}", f"c {case} {tree.lemma(child)}"]
    for child in tree.kids(verb, "xcomp"):
        found.append(f"lx {first} {tree.lemma(child)}")
    subject = tree.kid(verb, "nsubj")
    if subject is not None and tree.tokens[subject].upos == "NOUN" and not tree.has(subject, "nsubj:pass"):
        found += [f"ls {first} {tree.lemma(subject)}", f"s {tree.lemma(subject)}"]
    above = tree.tokens[verb].head
    if above >= 0 and tree.relation[verb] in _ABOVE:
        found.append(f"u {tree.lemma(above)}")
    return tuple(dict.fromkeys(found))


def _before(tree: Tree, noun: int) -> list[str]:
    """What stands before a noun and says of what kind it is: "air strike", "armed attack"."""
    return [tree.lemma(each) for each in tree.kids(noun, "compound", "amod")][:MOST_OF_KIND]


def _dummy(tree: Tree, index: int) -> bool:
    return tree.tokens[index].upos in {"PRON", "DET", "PROPN", "NUM"}


def report_features(trees: tuple[Tree, ...], body: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The features of a whole report: of its head and of what follows.

    Args:
        trees: the report's sentences, in order.
        body: offset where the body begins, after the title; 0 where the report has none.

    Returns:
        Words and pairs of words of the title, or of the first sentence without one; then words of the lead.
    """
    head = [tree for tree in trees if tree.start < body] or list(trees[:1])
    words = [word for tree in head for word in _words(tree)][:HEAD_WORDS]
    pairs = [f"t {one} {other}" for one, other in pairwise(words)]
    lead: list[str] = []
    for tree in trees:
        if tree.start >= body and len(lead) < LEAD_WORDS:
            lead += [f"w {word}" for word in _words(tree)]
    return tuple(dict.fromkeys([f"t {word}" for word in words] + pairs)), tuple(dict.fromkeys(lead[:LEAD_WORDS]))


def _words(tree: Tree) -> list[str]:
    """The lemmas of a sentence that can tell what it is about: no names, no numbers."""
    return [
        tree.lemma(index)
        for index, token in enumerate(tree.tokens)
        if token.upos in _CONTENT and tree.lemma(index) not in _DUMMY and len(tree.lemma(index)) < 30
    ]
