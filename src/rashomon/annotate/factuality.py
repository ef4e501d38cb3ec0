"""Whether an event is said to have happened, and how surely: polarity and modality in the terms of FactBank.

FactBank (Saurí and Pustejovsky 2009) crosses certain, probable, possible and underspecified with positive and negative. To
these, conflict coders need "planned": what is announced, ordered or wanted, and has not happened yet.
"""

from rashomon.annotate.clauses import is_passive
from rashomon.annotate.cues import BELIEF, DENIAL, SPEECH, WANTS
from rashomon.annotate.tree import Tree

_NOT = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "without"})
_NO = frozenset({"no", "neither", "none", "nobody", "nothing"})
_FAIL = frozenset(
    "fail refuse decline avoid prevent stop refrain avert abstain forget neglect prohibit ban block halt cancel".split()
)
_UNSURE = frozenset("try attempt seek want struggle".split())
_PLANNED = frozenset(
    "plan intend vow pledge promise threaten prepare schedule expect decide agree aim hope want order urge call ask demand"
    " request wish propose offer instruct command consider need appeal tell invite encourage warn set due ready poise".split()
)
_DONE = frozenset(
    "manage begin start continue help come go serve cause force get let make allow enable use tend happen proceed prove turn"
    " dare compel have need be do know find see leave send bring lead fail refuse decline cease stop believe say report"
    " know show".split()
)
_PROMISES = frozenset({"vow", "pledge", "promise", "threaten"})
_SEEM = frozenset("appear seem believe think suspect assume presume fear allege rumour rumor understand".split())
_PROBABLE = frozenset("probably likely apparently reportedly allegedly presumably seemingly supposedly purportedly".split())
_POSSIBLE = frozenset("maybe perhaps possibly potentially".split())
_WILL = frozenset("will wo 'll ’ll shall would 'd ’d".split())
_MAY = frozenset("may might could can ca".split())
_MUST = frozenset("must should ought".split())
_RANK = {"certain": 0, "probable": 1, "possible": 2, "planned": 3, "unknown": 4}


def polarity_of(tree: Tree, head: int) -> bool:
    """True where the event is said to have happened, False where it is said not to have.

    Sees "not", "without", "no one", and verbs above that deny it ("failed to", "did not succeed in", "denied").
    """
    negations = int(_negated(tree, head))
    place = head
    for above in tree.climb(head):
        relation = tree.relation[place]
        if relation not in {"xcomp", "ccomp", "obl", "obj", "advcl", "conj"} or tree.tokens[above].upos not in {"VERB", "ADJ"}:
            break
        lemma = tree.lemma(above)
        if relation == "conj":
            # "did not attack or besiege": shared when joined by "or".
            joined = any(tree.tokens[each].form.lower() in {"or", "nor"} for each in tree.kids(place, "cc"))
            if not joined:
                break
            negations += _negated(tree, above)
        elif relation == "xcomp" or (relation in {"obl", "advcl", "ccomp"} and _is_gerund_of(tree, above, place)):
            negations += int(lemma in _FAIL | DENIAL) + _negated(tree, above)
        elif relation in {"ccomp", "obj"} and lemma in DENIAL | _FAIL:
            negations += 1 - int(_negated(tree, above))
        else:
            break
        place = above
    return negations % 2 == 0


def _is_gerund_of(tree: Tree, above: int, below: int) -> bool:
    """As in "succeeded in taking", "denied attacking": what is below stands or falls with what is above."""
    return tree.tokens[below].form.lower().endswith("ing") and tree.lemma(above) in _FAIL | DENIAL | {"succeed", "manage"}


def _negated(tree: Tree, head: int) -> int:
    """1 where a word at the head itself negates it."""
    for child in tree.children[head]:
        form = tree.tokens[child].form.lower()
        if tree.relation[child] in {"advmod", "mark", "case", "cc", "det"} and form in _NOT:
            return 1
        if tree.relation[child] in {"nsubj", "obj"} and _is_no(tree, child):
            return 1
    return 0


def _is_no(tree: Tree, noun: int) -> bool:
    """As in "no one", "none", "no soldiers"."""
    if tree.tokens[noun].form.lower() in _NO:
        return True
    if any(tree.tokens[each].form.lower() in {"no", "neither"} for each in tree.kids(noun, "det")):
        return True
    return is_not_one(tree, noun)


def is_not_one(tree: Tree, noun: int) -> bool:
    """As in "not one of our men", "not a single soldier"."""
    single = tree.lemma(noun) == "one" or any(tree.lemma(each) == "single" for each in tree.kids(noun, "amod"))
    return single and any(tree.tokens[each].form.lower() == "not" for each in tree.kids(noun, "advmod"))


def modality_of(tree: Tree, head: int) -> str:
    """How surely the event is said to have happened: "certain", "probable", "possible", "planned" or "unknown"."""
    worst = _own(tree, head)
    place = head
    for above in tree.climb(head):
        relation, lemma = tree.relation[place], tree.lemma(above)
        if relation == "conj" and tree.tokens[above].upos == tree.tokens[place].upos:
            own = tree.kid(place, "aux", "nsubj") is not None
            worst = worst if own else _worse(worst, _own(tree, above))
        elif relation in {"xcomp", "obj"}:
            worst = _worse(worst, _below(tree, above, place))
            worst = _worse(worst, _own(tree, above))
        elif relation == "ccomp":
            told = lemma in SPEECH and "to" not in _mark(tree, place) and lemma not in _PROMISES
            worst = worst if told else _worse(worst, _below(tree, above, place))
            break
        elif relation == "advcl" and tree.kid(place, "aux") is None and not _mark(tree, place) - {"without"}:
            worst = _worse(worst, _own(tree, above))
        else:
            break
        place = above
    return worst


def _own(tree: Tree, head: int) -> str:
    """What the words at the head itself say."""
    worst = "certain"
    infinitive = False
    for child in tree.children[head]:
        form, relation = tree.tokens[child].form.lower(), tree.relation[child]
        if relation == "aux":
            worst = _worse(
                worst, "planned" if form in _WILL else "possible" if form in _MAY else "unknown" if form in _MUST else "certain"
            )
        elif relation == "advmod":
            worst = _worse(worst, "probable" if form in _PROBABLE else "possible" if form in _POSSIBLE else "certain")
        elif relation == "mark":
            infinitive = infinitive or form == "to"
            worst = _worse(worst, "possible" if form in {"if", "unless", "whether", "lest"} else "certain")
        elif relation == "punct" and form.startswith("?"):
            worst = "unknown"
    if infinitive and tree.relation[head] in {"advcl", "acl"} and tree.kid(head, "aux") is None:
        worst = _worse(worst, "planned")
    if tree.has(head, "amod", "acl") and tree.lemma(head) in {"plan", "propose"}:
        worst = "planned"
    if tree.tokens[head].upos == "NOUN":
        worst = _worse(worst, _noun(tree, head))
    return worst


def _noun(tree: Tree, head: int) -> str:
    """Planned talks, a possible attack, alleged clashes, fears of war."""
    for child in tree.kids(head, "amod", "acl"):
        lemma = tree.tokens[child].form.lower()
        if lemma in {"planned", "upcoming", "proposed", "future", "scheduled", "imminent", "expected", "pending"}:
            return "planned"
        if lemma in {"possible", "potential", "threatened", "feared"}:
            return "possible"
        if lemma in {"alleged", "suspected", "apparent", "reported", "purported"}:
            return "probable"
    above = tree.tokens[head].head
    if (
        tree.has(head, "nmod")
        and above >= 0
        and tree.lemma(above) in {"threat", "fear", "risk", "possibility", "prospect", "danger"}
    ):
        return "possible"
    if tree.has(head, "nmod") and above >= 0 and tree.lemma(above) in {"plan", "call", "offer", "proposal", "demand"}:
        return "planned"
    return "certain"


def _below(tree: Tree, above: int, place: int) -> str:
    """What a verb above says of the event below it. What is only "to be done" is planned, unless the verb says it was done."""
    lemma, relation = tree.lemma(above), tree.relation[place]
    infinitive = relation == "xcomp" and "to" in _mark(tree, place)
    if lemma in _SEEM or (lemma in BELIEF and lemma not in {"learn", "show", "find", "feel", "understand"}):
        return "probable"
    if relation == "obj":
        return "planned" if lemma in {"plan", "schedule", "propose", "threaten", "demand", "expect", "urge"} else "certain"
    if relation == "xcomp" and lemma in {"report", "say"} and is_passive(tree, above):
        return "probable"
    if lemma in _UNSURE:
        return "possible"
    if lemma in _PLANNED | WANTS and lemma not in _FAIL:
        return "planned"
    return "certain" if lemma in _DONE or not infinitive else "planned"


def _mark(tree: Tree, head: int) -> frozenset[str]:
    return frozenset(tree.tokens[each].form.lower() for each in tree.kids(head, "mark"))


def _worse(one: str, other: str) -> str:
    return one if _RANK[one] >= _RANK[other] else other
