"""States told by a verb with another word: "are in custody", "appear to have died", "wound up dead", "lost their lives"."""

from rashomon.annotate.grammar.statewords import ACTED_UPON, UNDERGOING
from rashomon.annotate.grammar.tree import Tree

_OF_TWO_WORDS = frozenset(words.split()[0] for words in (*ACTED_UPON, *UNDERGOING) if " " in words)
_SEEMING = frozenset({"appear", "seem"})
_HELD_TO_BE = frozenset("know fear think say suspect assume estimate allege".split())
_HOMES = frozenset("home house village town land neighbourhood neighborhood".split())
_DRIVING = frozenset("force drive chase push expel".split())
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
    """As in "appear to have died", "are known to have died": what hangs on it is said of its subject."""
    held = tree.lemma(verb) in _HELD_TO_BE and tree.kid(verb, "nsubj:pass", "aux:pass") is not None
    return held or tree.lemma(verb) in _SEEMING


def driven_out(tree: Tree, verb: int) -> bool:
    """As in "were forced from their homes"."""
    if tree.lemma(verb) not in _DRIVING:
        return False
    return any(tree.lemma(each) in _HOMES and tree.case(each).startswith(("from", "out")) for each in tree.kids(verb, "obl"))


def upon_themselves(tree: Tree, verb: int) -> bool:
    """As in "blew themselves up", "killed themselves": several did it to themselves."""
    return any(tree.tokens[each].form.lower() == "themselves" for each in tree.kids(verb, "obj"))


def blows_up(tree: Tree, verb: int) -> bool:
    """As in "blew themselves up"."""
    return tree.lemma(verb) == "blow" and any(tree.tokens[each].form.lower() == "up" for each in tree.kids(verb, "compound:prt"))


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
        if lemma == "lose" and tree.kid(child, "nmod:poss") is None:
            continue  # who lost their lives died; who lost twelve lives did not
        if joined in ACTED_UPON or joined in UNDERGOING:
            return joined
    return lemma
