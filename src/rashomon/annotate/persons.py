"""Nouns for human beings."""

from rashomon.annotate.statewords import ALIVE, INJURIES, NOUNS, PERSONS, RANKS, SEVERAL, THINGS
from rashomon.annotate.tree import Tree


def is_person(tree: Tree, index: int) -> bool:
    """A common noun for human beings."""
    return tree.lemma(index) in PERSONS


def is_one_person(tree: Tree, index: int, state: str) -> bool:
    """A noun in the singular that can only mean one human being here: by itself, or as what was killed or arrested."""
    token, lemma = tree.tokens[index], tree.lemma(index)
    if token.upos not in {"NOUN", "PROPN"} or token.form.lower() != lemma or lemma in SEVERAL:
        return False
    if lemma in PERSONS:
        headline = token.upos == "PROPN" and lemma not in RANKS and tree.kid(index, "flat", "compound") is None
        return token.upos == "NOUN" or headline
    article = any(tree.tokens[each].form.lower() in {"a", "an", "another"} for each in tree.kids(index, "det"))
    return article and state in ALIVE and lemma not in THINGS | INJURIES and lemma not in NOUNS
