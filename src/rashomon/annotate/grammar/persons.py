"""Nouns for human beings."""

from rashomon.annotate.grammar.statewords import INJURIES, NOUNS, PERSONS, RANKS, SEVERAL, THINGS
from rashomon.annotate.grammar.tree import Tree

_AGE = 4  # words of "17-year-" before "old"
COUPLES = {"couple": 2, "pair": 2, "duo": 2, "trio": 3}


def is_person(tree: Tree, index: int) -> bool:
    """A common noun for human beings; "a 17-year-old" is one."""
    return tree.lemma(index) in PERSONS or is_by_age(tree, index)


def is_by_age(tree: Tree, index: int) -> bool:
    """The last word of "a 17-year-old", where it stands for the person."""
    if tree.tokens[index].form.lower() != "old" or index < _AGE or tree.has(index, "amod", "compound"):
        return False
    before = [token.form.lower() for token in tree.tokens[index - 3 : index]]
    return before[1] in {"year", "month"} and not before[0].isalnum() and not before[2].isalnum()


def size_of_couple(tree: Tree, index: int) -> int:
    """How many "a married couple" or "the duo" are; 0 for other nouns and for "a couple of hours"."""
    size = COUPLES.get(tree.tokens[index].form.lower(), 0)
    if not size or not tree.has(index, "nsubj", "nsubj:pass", "obj"):
        return 0
    return 0 if any(tree.case(each) == "of" for each in tree.kids(index, "nmod")) else size


def is_one_person(tree: Tree, index: int) -> bool:
    """A noun in the singular that can only mean one human being here, whatever is told of it."""
    token, lemma = tree.tokens[index], tree.lemma(index)
    if not _is_singular(tree, index):
        return False
    if is_by_age(tree, index):
        return True
    headline = token.upos == "PROPN" and lemma not in RANKS and tree.kid(index, "flat", "compound") is None
    return lemma in PERSONS and (token.upos == "NOUN" or headline)


def is_one(tree: Tree, index: int) -> bool:
    """A noun in the singular that means one human being where it is what was killed or arrested."""
    lemma = tree.lemma(index)
    if not _is_singular(tree, index) or any(lemma in words for words in (PERSONS, THINGS, INJURIES, NOUNS)):
        return False
    return any(tree.tokens[each].form.lower() in {"a", "an", "another"} for each in tree.kids(index, "det"))


def _is_singular(tree: Tree, index: int) -> bool:
    token, lemma = tree.tokens[index], tree.lemma(index)
    return token.upos in {"NOUN", "PROPN"} and token.form.lower() == lemma and lemma not in SEVERAL
