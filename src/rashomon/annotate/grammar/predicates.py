"""Which words tell that something happened: verbs, event nouns, and adjectives of state ("dead", "missing")."""

from dataclasses import dataclass

from rashomon.annotate.grammar.cues import BELIEF, SPEECH
from rashomon.annotate.grammar.plover import plover
from rashomon.annotate.grammar.tree import Tree
from rashomon.language import TaggedSentence

# Verbs that only carry the event noun beside them: the noun tells what happened.
LIGHT = frozenset(
    "make take have hold launch conduct stage wage give do mount perform undertake carry commit suffer face receive convene"
    " call open issue sustain continue hit see deliver schedule organise organize begin start end stop resume".split()
)
# Verbs that say of an event noun, their subject, only that it took place.
OCCUR = frozenset("happen occur erupt break take ensue unfold rage follow begin start continue resume end stop flare".split())
# Verbs that say of the verb below only how it stands with it: begun, failed, tried.
ASPECT = frozenset("begin start continue keep stop cease finish resume end".split())
IMPLICATIVE = frozenset(
    "fail manage try attempt seek plan intend want hope prepare expect appear seem need refuse decline agree decide aim vow"
    " threaten use have go start begin continue help struggle wish choose tend come get".split()
)
# Verbs that ask for the event noun that they take as object: their subject asked, it did not do it.
ASKING = frozenset("call request convene demand order summon initiate propose seek urge commission".split())
_UNFINISHED = ASPECT | IMPLICATIVE
_SAYING = SPEECH | BELIEF
# States and relations, not happenings.
_STATIVE = frozenset(
    "be have seem appear remain know mean include contain need want like hope love belong own cost lie stand consist depend"
    " exist matter resemble possess deserve involve concern relate live wear weigh think believe feel see hear find become"
    " stay sit keep let make do go come get use base say date locate call name mark follow"
    " allow head face lead aim surprise worry coincide put carry turn".split()
)
# "The gate, which lies across the road": where a thing is, not what it did. Somebody who lies somewhere is told of with "who".
_SITUATED = frozenset("lie stand sit border straddle overlook stretch span run adjoin surround separate".split())
# Relations that the model takes for happenings: "allied to", "based in", "known as".
_NEVER = frozenset("ally base locate know commit concern name entitle".split())
STATES = frozenset("dead wounded injured hurt missing homeless unaccounted unharmed unhurt uninjured alive captive".split())
# Nouns of happening for which the PLOVER table has no type.
_NOUNS = frozenset(
    "crash collision accident earthquake quake flood fire storm hurricane death casualty election vote trial hearing funeral"
    " landslide derailment outbreak eruption coup uprising war conflict operation evacuation march strike capture recapture"
    " fall seizure collapse incident confrontation launch".split()
)
# "At the request of": a way of saying who asked, no happening.
# Who acts, and no act: "Dahl's forces" are his as a capture of the town is.
_FORCES = frozenset("force troop army militia police guard crew staff".split())
_REQUEST = frozenset({"request", "behest", "urging", "demand", "invitation", "insistence", "order"})
_NOT_EVENTS = frozenset({"compound", "nmod:desc", "flat", "fixed", "case", "mark", "aux", "cop", "advmod", "discourse"})
_PREFIXED = {  # verb: nouns that make one predicate with it
    "take": frozenset({"prisoner", "hostage", "captive", "control", "custody", "over"}),
    "hold": frozenset({"hostage", "captive", "prisoner"}),
    "seize": frozenset({"control"}),
    "gain": frozenset({"control"}),
    "lose": frozenset({"control", "life"}),
    "open": frozenset({"fire"}),
    "lay": frozenset({"siege"}),
    "come": frozenset({"attack", "fire"}),
    "shoot": frozenset({"dead"}),
}


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that tells that something happened.

    Attributes:
        tree: the sentence.
        index: the trigger.
        verb: the verb whose subject, time and negation it has: itself for a verb, the light verb for "held a meeting".
        lemma: with particle ("take over") or noun ("take prisoner").
        form: "verb", "noun" or "state".
        holder: for "take control of", the noun whose complement is acted upon.
    """

    tree: Tree
    index: int
    verb: int | None
    lemma: str
    form: str
    holder: int | None = None


def find_predicates(tree: Tree, sentence: TaggedSentence) -> tuple[Predicate, ...]:
    """The predicates of a sentence, in order.

    Reporting verbs, auxiliaries, light verbs and verbs that only say how far another verb has come are none of their own.
    """
    labels = {label.start: label.label for label in sentence.events}
    carried: dict[int, int] = {}  # event noun: the verb that carries it
    for index, token in enumerate(tree.tokens):
        if token.upos == "VERB":
            carried.update(_carries(tree, index, labels))
    carriers = {verb for noun, verb in carried.items() if _is_carrier(tree, noun, verb)}
    found = []
    for index, token in enumerate(tree.tokens):
        predicate = None
        if token.upos == "VERB" and index not in carriers:
            predicate = _verb(tree, index, labels.get(token.start, ""))
        elif token.upos in {"NOUN", "PROPN"} and _is_event_noun(tree, index, labels):
            predicate = Predicate(tree, index, carried.get(index), tree.lemma(index), "noun")
        elif token.upos == "ADJ" and tree.lemma(index) in STATES and not tree.has(index, "amod"):
            predicate = _state(tree, index)
        if predicate is not None:
            found.append(predicate)
    return tuple(found)


def is_event_noun(predicate: Predicate) -> bool:
    """A noun that names a happening by itself."""
    return predicate.form == "noun" and predicate.lemma in _NOUNS


def _carries(tree: Tree, verb: int, labels: dict[int, str]) -> dict[int, int]:
    """Event nouns that take their subject, time and negation from this verb."""
    lemma = tree.lemma(verb)
    found = {}
    if lemma in LIGHT:
        for noun in (*tree.kids(verb, "obj"), *tree.kids(verb, "nsubj:pass")):
            if _is_event_noun(tree, noun, labels):
                found[noun] = verb
    if lemma in OCCUR:
        for noun in tree.kids(verb, "nsubj"):
            if _is_event_noun(tree, noun, labels) and tree.kid(verb, "obj", "xcomp") is None:
                found[noun] = verb
    return found


def _is_carrier(tree: Tree, noun: int, verb: int) -> bool:
    """Whether the verb says nothing beyond its noun. "Called a meeting" and "scheduled talks" do; "held talks" does not."""
    del noun
    return tree.lemma(verb) not in {"see", "face", "hit", "suffer"}


def _is_event_noun(tree: Tree, index: int, labels: dict[int, str]) -> bool:
    """Nouns that name a happening: by the model, or by our tables where the model is silent."""
    token = tree.tokens[index]
    if tree.tokens[index].deprel in _NOT_EVENTS or (token.upos == "PROPN" and not token.form.islower()):
        return False
    if tree.lemma(index) in _FORCES:
        return False
    if tree.lemma(index) in _REQUEST and tree.case(index) in {"at", "on", "upon", "under"}:
        return False
    label = labels.get(token.start, "")
    known = bool(plover(tree.lemma(index), noun=True)[0]) or tree.lemma(index) in _NOUNS
    if label in {"occurrence", "causative", "negated"}:
        return known or _has_participants(tree, index)
    return known and label == "" and token.upos == "NOUN"


def _has_participants(tree: Tree, index: int) -> bool:
    """A noun with a possessor or a complement, as happenings have them: "the capture of the town"."""
    return any(
        tree.has(child, "nmod:poss") or tree.case(child) in {"of", "by", "between", "against", "on", "with", "in", "at", "near"}
        for child in tree.kids(index, "nmod")
    )


def _verb(tree: Tree, index: int, label: str) -> Predicate | None:
    """A verb as a predicate of its own, or None."""
    token, lemma = tree.tokens[index], tree.lemma(index)
    if token.deprel in _NOT_EVENTS or tree.relation[index] == "amod" or label in {"perception", "reporting"} or lemma in _NEVER:
        return None
    if lemma in _SITUATED and _of_a_thing(tree, index):
        return None
    noun = _joined_noun(tree, index)
    if noun is not None:
        name = tree.lemma(noun)
        holder = noun if tree.kid(noun, "nmod") is not None else None
        return Predicate(tree, index, index, f"{lemma} {name}", "verb", holder)
    particle = _particle(tree, index)
    if particle is not None:
        return Predicate(tree, index, index, f"{lemma} {tree.tokens[particle].form.lower()}", "verb")
    below = tree.kid(index, "xcomp")
    if below is not None and lemma in _UNFINISHED:
        return None
    if lemma in _SAYING and not (plover(lemma)[0] and tree.kid(index, "obj") is not None):
        return None
    if lemma in _STATIVE and label not in {"occurrence", "causative"}:
        return None
    if lemma in _STATIVE and tree.kid(index, "xcomp", "ccomp") is not None:
        return None
    return Predicate(tree, index, index, lemma, "verb")


def _of_a_thing(tree: Tree, verb: int) -> bool:
    """True for "which lies": in the present tense, of something that is no person."""
    subject = tree.kid(verb, "nsubj")
    present = tree.tokens[verb].form.lower() in {tree.lemma(verb), f"{tree.lemma(verb)}s", f"{tree.lemma(verb)}es"}
    return subject is not None and present and tree.tokens[subject].form.lower() in {"which", "that"}


def _particle(tree: Tree, verb: int) -> int | None:
    """The particle of a verb: as the parse has it, or an adverb right behind where the two are a deed we know ("pushed back")."""
    for child in tree.kids(verb, "advmod"):
        if child == verb + 1 and plover(f"{tree.lemma(verb)} {tree.tokens[child].form.lower()}")[0]:
            return child
    return tree.kid(verb, "compound:prt")


def _joined_noun(tree: Tree, verb: int) -> int | None:
    """The noun or adjective that makes one predicate with a verb: "took … prisoner", "took control of"."""
    nouns = _PREFIXED.get(tree.lemma(verb))
    if nouns is None:
        return None
    for child in (*tree.kids(verb, "xcomp", "obj", "obl", "iobj", "advmod", "advcl"), *tree.behind_object(verb)):
        if tree.lemma(child) in nouns and (not tree.has(child, "obl") or tree.case(child) in {"", "under", "into", "in"}):
            return child
    return None


def _state(tree: Tree, index: int) -> Predicate | None:
    """An adjective of state as predicate: "three are dead", "left six dead", "one dead and three wounded"."""
    if tree.kid(index, "cop") is not None:
        return Predicate(tree, index, index, tree.lemma(index), "state")
    if tree.has(index, "xcomp") and tree.tokens[index].head >= 0:
        return Predicate(tree, index, tree.tokens[index].head, tree.lemma(index), "state")
    return Predicate(tree, index, None, tree.lemma(index), "state")
