"""Harm that is told by more than one word: wounds suffered, the way to hospital, being found dead, shots that missed."""

from rashomon.annotate.grammar.persons import is_person
from rashomon.annotate.grammar.statewords import (
    BLOWS,
    BODY,
    CONDITIONS,
    HOSPITAL_CENTRES,
    HOSPITALS,
    INJURIES,
    KILLED_OR_INJURED,
    SHOTS,
    TAKING,
    TURN,
)
from rashomon.annotate.grammar.tree import Tree

_DYING = frozenset({"die", "perish", "succumb"})
_BURIED = frozenset("receive count find recover discover retrieve pull identify bury".split())
_TAKING_LIFE = frozenset({"take", "claim", "cost", "end"})
_SUFFERED = frozenset({"death", "killing", "murder", "assassination", "injury"})
_ATTACKS = frozenset({"shooting", "stabbing", "gunshot"})
_RECOVERING = frozenset({"survive", "recover", "live"})


def is_injury(tree: Tree, noun: int) -> bool:
    """A wound, an injury, or a bad condition, as people are found or taken away with."""
    if tree.lemma(noun) == "condition":
        return any(tree.lemma(each) in CONDITIONS for each in tree.kids(noun, "amod", "compound", "conj"))
    return tree.lemma(noun) in INJURIES


def is_hospital(tree: Tree, noun: int) -> bool:
    """A hospital, or a medical or trauma centre."""
    if tree.lemma(noun) in HOSPITALS or "hospital" in (words := {tree.lemma(each) for each in tree.kids(noun, *_NAMING)}):
        return True
    return tree.lemma(noun) in {"center", "centre"} and bool(words & HOSPITAL_CENTRES)


def with_injuries(tree: Tree, verb: int) -> str:
    """The state that a verb tells with its object: "suffered gunshot wounds", "was treated for injuries", "was sent to hospital".

    So do "is in critical condition", "was struck in the eye", "survived a shooting", "is expected to survive".
    """
    lemma = tree.lemma(verb)
    for child in tree.kids(verb, "obj", "obl", "xcomp"):
        case = tree.case(child)
        if lemma in {"suffer", "sustain", "receive"} and is_injury(tree, child):
            return "injured"
        if is_injury(tree, child) and case in {"with", "for", "in"}:
            return "injured"
        if lemma in TAKING and is_hospital(tree, child):
            return "hospitalised"
        if lemma in {"hit", "strike"} and tree.lemma(child) in SHOTS:
            return KILLED_OR_INJURED
        if lemma in BLOWS and case in {"in", "on", "across"} and tree.lemma(child) in BODY:
            return KILLED_OR_INJURED if shots_told(tree) else "injured"
        if lemma == "survive" and tree.lemma(child) in _ATTACKS:
            return "injured"
        if lemma == "expect" and tree.has(child, "xcomp") and tree.lemma(child) in _RECOVERING:
            return "injured"
    return ""


def shots_told(tree: Tree) -> bool:
    """Whether the sentence tells of shots: what struck somebody was one of them."""
    return any(tree.lemma(index) in SHOTS | {"shoot", "shooting", "gun"} for index in range(len(tree.tokens)))


def is_missed(tree: Tree, verb: int) -> bool:
    """As in "shot at the officers", "who were shot at": nobody is said to have been hit."""
    forms = [token.form.lower() for token in tree.tokens[verb + 1 : verb + 3]]
    if forms[:1] == ["at"] and (len(forms) == 1 or tree.tokens[verb + 2].upos in {"PUNCT", "CCONJ", "ADP", "ADV", "SCONJ"}):
        return True
    for child in tree.kids(verb, "obl"):
        if tree.case(child) == "at" and (is_person(tree, child) or tree.tokens[child].upos == "PRON"):
            return True
    return False


def is_dead_body(tree: Tree, body: int) -> bool:
    """Bodies that are found, or somebody's; not bodies of government."""
    head = tree.tokens[body].head
    return tree.kid(body, "nmod") is not None or (head >= 0 and tree.lemma(head) in _BURIED)


def is_of_body(tree: Tree, counted: int) -> bool:
    """As "a man" in "the body of a man": dead, whatever wounds are told of."""
    head = tree.tokens[counted].head
    return tree.has(counted, "nmod") and tree.lemma(head) in {"body", "corpse"} and tree.case(counted) == "of"


def is_his_harm(tree: Tree, owner: int) -> bool:
    """As in "the victim's injuries", "Wells' death": whose it is suffered it; not so "the gunman's killing of two men"."""
    head = tree.tokens[owner].head
    whole = tree.has(owner, "nmod:poss") and tree.lemma(head) in _SUFFERED and tree.tokens[owner].upos != "PRON"
    return whole and not any(tree.case(each) == "of" for each in tree.kids(head, "nmod"))


def takes_life(tree: Tree, life: int) -> bool:
    """As in "took the life of": `life` is the object of such a verb."""
    head = tree.tokens[life].head
    return tree.lemma(life) == "life" and tree.has(life, "obj") and tree.lemma(head) in _TAKING_LIFE


def found_dead(tree: Tree, verb: int) -> bool:
    """As in "found dead", "pronounced dead": the verb with its complement."""
    if tree.lemma(verb) not in TURN:
        return False
    return any(tree.tokens[each].form.lower() == "dead" for each in tree.kids(verb, "xcomp", "obj", "advmod", "amod"))


def dies_later(tree: Tree, verb: int) -> bool:
    """As in "was shot and died", "was taken to hospital and pronounced dead": a verb joined on that has the same subject."""
    joined = (each for each in tree.kids(verb, "conj") if tree.kid(each, "nsubj", "nsubj:pass") is None)
    return any(tree.lemma(each) in _DYING or found_dead(tree, each) for each in joined)


_NAMING = ("compound", "amod", "flat")
