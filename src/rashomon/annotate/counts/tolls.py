"""Figures told of a toll: "the death toll rose to 40", "the number of dead is 40", "brings to 40 the number of people killed"."""

from rashomon.annotate.counts.adjacent import word_behind
from rashomon.annotate.counts.stated import State, adjective_state, modifier_state, own_state, verb_state
from rashomon.annotate.grammar.clauses import subject_of
from rashomon.annotate.grammar.statewords import KILLED_OR_INJURED, NOUNS, RISE
from rashomon.annotate.grammar.tree import Tree, phrase

_UP_TO = frozenset({"to", "at", "above", "beyond", "past"})


def of_toll(tree: Tree, place: int, above: int) -> State | None:
    """As in "The death toll rose to 40", "the toll stands at 40", "the number of dead is 40"."""
    verb = above if above >= 0 else place
    if (tree.lemma(verb) not in RISE and above >= 0) or tree.case(place) == "from":  # what it rose from is no toll any more
        return None
    subject = subject_of(tree, verb) if tree.has(verb, "xcomp") else None  # "the toll is expected to pass 40"
    close = [noun for each in tree.kids(verb, "advmod") for noun in tree.kids(each, "nsubj")]  # "the toll is close to 80"
    for noun in (*tree.kids(verb, "nsubj", "obj", "xcomp"), *close, *(() if subject is None else (subject,))):
        if tree.lemma(noun) == "toll":
            return State(toll_state(tree, noun), noun)
        if tree.lemma(noun) == "number":
            return _of_number(tree, noun)
        if tree.tokens[noun].form.lower() in {"dead", "deaths", "casualties", "losses", "wounded"} and noun != place:
            return own_state(tree, noun) or State(adjective_state(tree, noun), noun)
    return None


def risen_to(tree: Tree, place: int) -> State | None:
    """As in "brings the number of dead this spring to 61", where the parse hangs the figure on a noun before it."""
    verb = next((each for each in tree.climb(place) if tree.tokens[each].upos == "VERB"), None)
    if verb is None or tree.case(place) not in _UP_TO or tree.lemma(verb) not in RISE:
        return None
    return of_toll(tree, place, verb)


def _of_number(tree: Tree, number: int) -> State | None:
    """As in "the number of dead", "the number of civilians killed"."""
    for child in tree.kids(number, "nmod", "acl"):
        if tree.has(child, "acl"):
            name = modifier_state(tree, child)
        else:
            name = NOUNS.get(tree.lemma(child)) or adjective_state(tree, child)
            inner = own_state(tree, child) if not name else None
            if inner is not None:
                return inner
        if name:
            return State(name, child)
    behind = word_behind(tree, phrase(tree, number, of=True).stop - 1)  # "the number of people killed", hung on another word
    name = verb_state(tree, behind, passive=True) if behind is not None else ""
    return State(name, behind) if behind is not None and name else None


def toll_state(tree: Tree, toll: int) -> str:
    """A toll is of deaths, unless it says otherwise."""
    words = {tree.lemma(each) for each in tree.kids(toll, "compound", "amod", "nmod")}
    if words & {"casualty"}:
        return KILLED_OR_INJURED
    return "injured" if words & {"injury", "injured", "wounded"} else "killed"
