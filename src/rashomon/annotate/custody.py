"""States told by a verb with another word: "are in custody", "appear to have died", "wound up dead", "gun down"."""

from rashomon.annotate.statewords import ACTED_UPON, UNDERGOING
from rashomon.annotate.tree import Tree

_OF_TWO_WORDS = frozenset(words.split()[0] for words in (*ACTED_UPON, *UNDERGOING) if " " in words)
_SEEMING = frozenset({"appear", "seem"})
_BECOMING = frozenset({"be", "remain", "go", "end"})
# Children are in somebody's custody, or in a protective one, who were not arrested.
_OTHER_CUSTODY = frozenset({"protective", "joint", "full", "sole", "legal", "temporary", "shared"})


def custody_of(tree: Tree, head: int) -> str:
    """The state of those of whom a word, or a phrase that hangs on it, says that they are in custody or behind bars."""
    here = (head, *tree.kids(head, "obl", "nmod"))
    return "arrested" if any(_is_custody(tree, each) for each in here) else ""


def _is_custody(tree: Tree, noun: int) -> bool:
    if tree.lemma(noun) == "bar":
        return tree.case(noun) == "behind"
    if tree.lemma(noun) != "custody" or tree.case(noun) not in {"in", "into", "under"}:
        return False
    parents = any(tree.case(each) == "of" and tree.lemma(each) != "police" for each in tree.kids(noun, "nmod"))
    return not parents and not any(tree.lemma(each) in _OTHER_CUSTODY for each in tree.kids(noun, "amod"))


def seems(tree: Tree, verb: int) -> bool:
    """As in "appear to have died": what hangs on it is said of its subject."""
    return tree.lemma(verb) in _SEEMING


def becomes(tree: Tree, verb: int) -> bool:
    """As in "are dead", "ended up dead"."""
    return tree.lemma(verb) in _BECOMING or winds_up(tree, verb)


def winds_up(tree: Tree, verb: int) -> bool:
    """As in "wound up dead", which wounds nobody."""
    behind = verb + 1
    return tree.tokens[verb].form.lower() == "wound" and behind < len(tree.tokens) and tree.tokens[behind].form.lower() == "up"


def wound_up(tree: Tree, verb: int) -> tuple[int, ...]:
    """What somebody wound up as, wherever the parse hangs it."""
    return (verb + 2,) if winds_up(tree, verb) and verb + 2 < len(tree.tokens) else ()


def verb_lemma(tree: Tree, verb: int) -> str:
    """The verb with what makes one predicate with it: "take prisoner", "gun down", "shoot dead"."""
    lemma = tree.lemma(verb)
    if lemma not in _OF_TWO_WORDS:
        return lemma
    for child in (*tree.kids(verb, "compound:prt", "xcomp", "obj", "obl", "advmod", "advcl"), *tree.behind_object(verb)):
        joined = f"{lemma} {tree.lemma(child)}"
        if joined in ACTED_UPON or joined in UNDERGOING:
            return joined
    return lemma
