"""The state that a word says of what is counted: the counted noun itself, its adjectives and participles, a verb."""

from dataclasses import dataclass

from rashomon.annotate.counts.adjacent import numbered
from rashomon.annotate.counts.custody import custody_of, verb_lemma, winds_up
from rashomon.annotate.counts.injuries import (
    found_dead,
    is_dead_body,
    is_hospital,
    is_injury,
    is_missed,
    shots_told,
    with_injuries,
)
from rashomon.annotate.grammar.clauses import is_gerund, is_passive, object_of
from rashomon.annotate.grammar.statewords import (
    ACTED_UPON,
    ADJECTIVES,
    FATAL,
    KILLED_OR_INJURED,
    NOUNS,
    OF_ONLY,
    OWN_ONLY,
    PERILS,
    PULLING,
    UNDERGOING,
)
from rashomon.annotate.grammar.tree import Tree


@dataclass(frozen=True, slots=True)
class State:
    """The state of what is counted, and the word that says it. `part`: a part of another count ("including four children")."""

    name: str
    trigger: int
    part: bool = False


def own_state(tree: Tree, counted: int) -> State | None:
    """The state that the counted noun or its own modifiers say: "three wounded", "12 people killed in the blast"."""
    lemma = tree.lemma(counted)
    form = tree.tokens[counted].form.lower()
    if (lemma in NOUNS or form in OWN_ONLY) and lemma not in OF_ONLY and (lemma != "body" or is_dead_body(tree, counted)):
        return State(both_states(tree, counted, NOUNS.get(lemma) or NOUNS.get(form, "")), counted)
    for child in tree.kids(counted, "amod", "acl"):
        apart = numbered(tree, counted, child) or (tree.has(child, "acl") and tree.kid(child, "nsubj") is not None)
        if apart and not tree.has(child, "acl:relcl"):
            continue  # a headline's "two shot, one killed"
        name = modifier_state(tree, child) or with_injuries(tree, child)
        if name:
            return State(name, child)
    for child in tree.kids(counted, "nmod"):
        case = tree.case(child)
        if is_injury(tree, child) and (case in {"with", "from"} or (case == "in" and tree.lemma(child) == "condition")):
            return State("injured", child)
        if case == "in" and tree.tokens[counted].upos == "NUM" and is_hospital(tree, child):
            return State("hospitalised", child)  # "two in hospital"
    return State("arrested", counted) if custody_of(tree, counted) else None


def modifier_state(tree: Tree, child: int) -> str:
    """The state that an adjective, participle or relative clause at a noun says of it."""
    if tree.tokens[child].upos == "ADJ" or tree.has(child, "amod"):
        name = ADJECTIVES.get(tree.lemma(child)) or ADJECTIVES.get(tree.tokens[child].form.lower(), "")
        return both_states(tree, child, name) if name else ""
    if tree.tokens[child].upos != "VERB":
        return ""
    if found_dead(tree, child) and not tree.has(child, "acl:relcl") and not is_gerund(tree, child):
        return "killed"
    if tree.has(child, "acl:relcl"):
        subject = tree.kid(child, "nsubj")
        does = subject is not None and tree.tokens[subject].upos in {"PRON", "DET"}
        own = does and (object_of(tree, child) is None or verb_lemma(tree, child) in UNDERGOING)  # "who fled the town"
        return verb_state(tree, child, passive=is_passive(tree, child)) if own else ""
    return (
        ""
        if is_gerund(tree, child) and tree.lemma(child) not in UNDERGOING
        else verb_state(tree, child, passive=not is_gerund(tree, child))
    )


def both_states(tree: Tree, head: int, name: str) -> str:
    """As in "Killed or wounded" is a scope of its own; so is "dead and wounded" where one number counts both."""
    for child in tree.kids(head, "conj"):
        if tree.kid(child, "nsubj", "obj", "nummod", "aux") is not None or numbered(tree, head, child):
            continue
        other = (
            ADJECTIVES.get(tree.lemma(child))
            or ADJECTIVES.get(tree.tokens[child].form.lower())
            or ACTED_UPON.get(tree.lemma(child))
        )
        if other and {name, other} == {"killed", "injured"}:
            return KILLED_OR_INJURED
    return name


def verb_state(tree: Tree, verb: int, *, passive: bool) -> str:
    """The state that a verb says of its object (passive: of its subject)."""
    lemma = verb_lemma(tree, verb)
    if (lemma == "shoot" and is_missed(tree, verb)) or winds_up(tree, verb):
        return ""
    if tree.tokens[verb].form.lower() in {"dead", "missing", "homeless"}:
        return both_states(tree, verb, ADJECTIVES[tree.tokens[verb].form.lower()])
    name = (ACTED_UPON.get(lemma, "") if passive else "") or UNDERGOING.get(lemma, "")
    if not name and passive and lemma in {"hit", "strike"} and shots_told(tree):
        name = KILLED_OR_INJURED
    if not name and passive and lemma in PULLING and _from_peril(tree, verb):
        return "rescued"
    if name in {KILLED_OR_INJURED, "injured"} and any(_is_fatal(tree, each) for each in tree.kids(verb, "advmod")):
        return "killed"
    if any(tree.lemma(each) == "death" and tree.case(each) == "to" for each in tree.kids(verb, "obl", "nmod")):
        return "killed"  # "shot to death", "beaten to death"
    if name:
        name = both_states(tree, verb, name)
    if not name or (name == KILLED_OR_INJURED and lemma in {"shoot", "stab"}):
        # "was attacked and killed", "was shot and wounded": the verb beside it says the state.
        for child in tree.kids(verb, "conj"):
            if tree.tokens[child].upos != "VERB" or tree.kid(child, "nsubj", "nsubj:pass", "obj", "conj") is not None:
                continue
            beside = ACTED_UPON.get(verb_lemma(tree, child)) if passive else None
            beside = beside or UNDERGOING.get(tree.lemma(child), "")
            if beside:
                return beside
    return name


def _from_peril(tree: Tree, verb: int) -> bool:
    """As in "pulled from the water", "brought out alive"; not of the dead, which the word for them says."""
    how = {tree.tokens[each].form.lower() for each in tree.kids(verb, "xcomp", "advmod", "acl", "amod")}
    if how & {"alive", "dead", "lifeless"}:
        return "alive" in how
    return any(tree.case(each) in {"from", "out of"} and tree.lemma(each) in PERILS for each in tree.kids(verb, "obl", "nmod"))


def _is_fatal(tree: Tree, adverb: int) -> bool:
    """As in "fatally shot"; not in "five were shot, two fatally", where it tells of the two alone."""
    before = tree.tokens[adverb - 1] if adverb > 0 else None
    apart = before is not None and (before.upos == "NUM" or before.form.lower() == "them")
    return tree.lemma(adverb) in FATAL and not apart


def adjective_state(tree: Tree, index: int) -> str:
    """The state that an adjective or participle says, "" where none."""
    return ADJECTIVES.get(tree.lemma(index)) or ADJECTIVES.get(tree.tokens[index].form.lower(), "")
