"""Whether an event is said to have happened, and how surely: polarity and modality in the terms of FactBank.

FactBank (Saurí and Pustejovsky 2009) crosses certain, probable, possible and underspecified with positive and negative. To
these, conflict coders need "planned": what is announced, ordered or wanted, and has not happened yet.
"""

from rashomon.annotate.grammar.clauses import is_passive
from rashomon.annotate.grammar.cues import BELIEF, DENIAL, SPEECH, WANTS
from rashomon.annotate.grammar.predicates import LIGHT, OCCUR
from rashomon.annotate.grammar.tree import Tree

_NOT = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "without", "hardly", "scarcely"})
_NO = frozenset({"no", "neither", "none", "nobody", "nothing"})
_INSTEAD = frozenset({"instead", "rather", "without"})
# What stands below them, as an infinitive or as "from taking", was not done.
_FAIL = frozenset(
    "fail refuse decline avoid prevent stop refrain avert abstain forget neglect prohibit ban block halt cancel dodge evade"
    " escape unable unwilling reluctant impossible".split()
)
# What is their object, or the subject of their passive, did not come about. (What was foiled was at least begun.)
_UNDO = frozenset("avoid prevent avert cancel dodge evade scrap abandon".split())
_NO_SUCH = frozenset("failure refusal inability unwillingness reluctance".split())
_LACK = frozenset({"lack", "absence"})
# "Reports that it was looted are untrue", "denied claims that it was": what is said of the report is said of what it reports.
_TOLD = frozenset("report claim allegation rumour rumor suggestion accusation assertion story statement".split())
_TRUE = frozenset("true correct accurate".split())
_UNTRUE = frozenset("untrue false wrong incorrect inaccurate baseless unfounded groundless".split())
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
# "Fell to close at", "grew up to become": the infinitive tells the outcome, no purpose.
_OUTCOME = frozenset("close end finish reach become settle find".split())
_TIED = frozenset({"when", "once", "until"})  # what follows has not happened where the main clause has not
_PROMISES = frozenset({"vow", "pledge", "promise", "threaten"})
_SEEM = frozenset("appear seem believe think suspect assume presume fear allege rumour rumor understand".split())
_PROBABLE = frozenset("probably likely apparently reportedly allegedly presumably seemingly supposedly purportedly".split())
_POSSIBLE = frozenset("maybe perhaps possibly potentially".split())
_WILL = frozenset("will wo 'll ’ll shall would 'd ’d".split())
_WOULD = frozenset({"would", "'d", "’d"})
_LATER = frozenset({"later", "eventually", "subsequently"})
_MAY = frozenset("may might could can ca".split())
_MUST = frozenset("must should ought".split())
_MAYBE_NOUNS = frozenset(
    "threat fear risk possibility prospect danger chance likelihood worry hope speculation rumour rumor expectation"
    " forecast".split()
)
_PLAN_NOUNS = frozenset("plan call offer proposal demand preparation deadline request bid".split())
# What is said of a figure is said of what it counts: "the toll could exceed 300".
_FIGURES = frozenset("toll number tally count total figure".split())
_LEADS = frozenset({"lead", "result"})  # to a death, in a death
# "Nearly killed" is not killed; "nearly doubled" has grown.
_NEARLY = frozenset({"nearly", "almost"})
_BY_DEGREES = frozenset("double triple quadruple halve complete finish exhaust".split())
_UNDONE = _FAIL | DENIAL
_CALLED_OFF = _UNDO | DENIAL
_STANDS_OR_FALLS = _UNDONE | {"succeed", "manage"}
_ARRANGED = LIGHT | _PLANNED | {"expect", "plan"}
_AHEAD = _PLANNED | WANTS
_RANK = {"certain": 0, "probable": 1, "possible": 2, "planned": 3, "unknown": 4}


def polarity_of(tree: Tree, head: int) -> bool:
    """True where the event is said to have happened, False where it is said not to have.

    Sees "not", "without", "no one", and words above that deny it ("failed to", "did not succeed in", "denied", "the lack of").
    """
    negations = int(_negated(tree, head))
    place = head
    for above in tree.climb(head):
        if place == head and tree.lemma(head) in _TOLD:
            break  # who denies an allegation denies what it says, not that it was made
        found = _from_above(tree, above, place)
        if found is None:
            break
        negations += found
        place = above
    return negations % 2 == 0


def _from_above(tree: Tree, above: int, place: int) -> int | None:
    """How many negations the word above adds; None where it says nothing of what stands below."""
    relation, lemma, upos = tree.relation[place], tree.lemma(above), tree.tokens[above].upos
    if upos == "NOUN":
        lacking = lemma in _LACK and relation == "nmod" and tree.case(place) == "of"
        failing = lemma in _NO_SUCH and relation == "acl" and "to" in _mark(tree, place)
        if lemma in _TOLD and relation in {"acl", "ccomp"} and "that" in _mark(tree, place):
            return 0
        return 1 + _negated(tree, above) if lacking or failing else None
    if upos not in {"VERB", "ADJ"}:
        return None
    if lemma in _UNTRUE | _TRUE and relation in {"nsubj", "csubj", "ccomp"}:
        return int(lemma in _UNTRUE) + _negated(tree, above)
    if relation == "conj":
        # "did not attack or besiege": shared when joined by "or".
        joined = any(tree.tokens[each].form.lower() in {"or", "nor"} for each in tree.kids(place, "cc"))
        return _negated(tree, above) if joined else None
    if _leads_to(tree, above, place):
        return _negated(tree, above)
    if relation == "xcomp" or (relation in {"obl", "advcl", "ccomp"} and _is_gerund_of(tree, above, place)):
        yet = lemma == "have" and any(tree.tokens[each].form.lower() == "yet" for each in tree.kids(above, "advmod"))
        return int(lemma in _UNDONE or yet) + _negated(tree, above)
    if relation in {"ccomp", "obj"} or tree.tokens[place].deprel == "nsubj:pass":
        ruled = lemma == "rule" and any(tree.tokens[each].form.lower() == "out" for each in tree.kids(above, "compound"))
        if lemma in (_CALLED_OFF if relation != "ccomp" else _UNDONE) or ruled:
            return 1 - int(_negated(tree, above))
    return None


def _is_gerund_of(tree: Tree, above: int, below: int) -> bool:
    """As in "succeeded in taking", "denied attacking", "kept from leaving": what is below stands or falls with what is above."""
    how = _mark(tree, below) | ({tree.case(below)} - {""})
    apart = tree.relation[below] in {"obl", "advcl"} and not how & {"from", "in"}
    if apart or not tree.tokens[below].form.lower().endswith("ing"):
        return False
    return tree.lemma(above) in _STANDS_OR_FALLS


def _negated(tree: Tree, head: int) -> int:
    """1 where a word at the head itself negates it."""
    for child in tree.children[head]:
        form = tree.tokens[child].form.lower()
        if tree.relation[child] in {"advmod", "mark", "case", "cc", "det"} and form in _NOT and not _denies_nothing(tree, child):
            return int(form != "not" or not _contrasted(tree, head))
        if tree.relation[child] in {"mark", "case"} and form in _INSTEAD:
            return 1
        if form in _NEARLY and child == head - 1 and tree.tokens[head].upos == "VERB" and tree.lemma(head) not in _BY_DEGREES:
            return 1
        longer = form == "longer" and any(tree.tokens[each].form.lower() == "no" for each in tree.children[child])
        if longer or (tree.relation[child] in {"nsubj", "obj"} and _is_no(tree, child)):
            return 1
    return 0


def _contrasted(tree: Tree, noun: int) -> bool:
    """As in "blamed the miners, not the drought": that it was not the drought does not say that there was none."""
    said = noun  # "was expected but not a surprise" says something of its subject
    while tree.has(said, "conj"):
        said = tree.tokens[said].head
    predicate = bool(tree.kids(said, "cop")) or tree.tokens[said].upos in {"VERB", "ADJ"}
    return tree.tokens[noun].upos in {"NOUN", "PROPN"} and not predicate and not is_not_one(tree, noun)


def _denies_nothing(tree: Tree, word: int) -> bool:
    """As in "the No. 5 seed", "not only repulsed them but"."""
    after = tree.tokens[word + 1].form if word + 1 < len(tree.tokens) else ""
    number = tree.tokens[word].form == "No" and (after == "." or after[:1].isdigit())
    return number or (tree.tokens[word].form.lower() == "not" and after.lower() in {"only", "just", "merely", "simply"})


def _is_no(tree: Tree, noun: int) -> bool:
    """As in "no one", "none", "no soldiers"."""
    if tree.tokens[noun].form.lower() in _NO:
        return True
    if any(
        tree.tokens[each].form.lower() in {"no", "neither"} and not _denies_nothing(tree, each) for each in tree.kids(noun, "det")
    ):
        return True
    return is_not_one(tree, noun)


def is_not_one(tree: Tree, noun: int) -> bool:
    """As in "not one of our men", "not a single soldier"."""
    if not any(tree.tokens[each].form.lower() == "not" for each in tree.kids(noun, "advmod")):
        return False
    return tree.lemma(noun) == "one" or any(tree.lemma(each) == "single" for each in tree.kids(noun, "amod"))


def modality_of(tree: Tree, head: int) -> str:
    """How surely the event is said to have happened: "certain", "probable", "possible", "planned" or "unknown"."""
    worst = _own(tree, head)
    place = head
    for above in tree.climb(head):
        relation, lemma = tree.relation[place], tree.lemma(above)
        if relation == "conj" and tree.tokens[above].upos == tree.tokens[place].upos:
            own = tree.kid(place, "aux", "nsubj") is not None
            worst = worst if own else _worse(worst, _own(tree, above))
        elif _leads_to(tree, above, place):
            worst = _worse(worst, _own(tree, above))
        elif relation == "nmod" and lemma in _FIGURES and tree.case(place) == "of":
            pass  # "the number of dead"
        elif relation in {"xcomp", "obj"} or _takes_place(tree, above, place):
            worst = _worse(worst, _below(tree, above, place))
            worst = _worse(worst, _own(tree, above))
        elif relation == "ccomp":
            told = lemma in SPEECH and "to" not in _mark(tree, place) and lemma not in _PROMISES
            worst = worst if told else _worse(worst, _below(tree, above, place))
            break
        elif relation == "advcl" and tree.kid(place, "aux") is None and not _mark(tree, place) - {"without"} - _TIED:
            worst = _worse(worst, _own(tree, above))
        elif relation in {"advcl", "obl"} and lemma in {"plan", "insist"} and "on" in _mark(tree, place) | {tree.case(place)}:
            worst = "planned"
        else:
            break
        place = above
    return worst


def _takes_place(tree: Tree, above: int, place: int) -> bool:
    """A happening as subject of the verb that says of it only that it is held, planned or begun: "talks will begin"."""
    if tree.tokens[place].upos != "NOUN" or tree.relation[place] != "nsubj" or tree.tokens[above].upos != "VERB":
        return False
    if tree.lemma(place) in _FIGURES:
        return True
    if tree.tokens[place].deprel == "nsubj:pass":
        return tree.lemma(above) in _ARRANGED
    return tree.lemma(above) in OCCUR and tree.kid(above, "obj", "xcomp") is None


def _leads_to(tree: Tree, above: int, place: int) -> bool:
    """As in "could lead to deaths", "would result in the deaths of": what is said of the verb is said of the happening."""
    return tree.relation[place] == "obl" and tree.lemma(above) in _LEADS and tree.case(place) in {"to", "in"}


def _own(tree: Tree, head: int) -> str:
    """What the words at the head itself say."""
    worst = "certain"
    infinitive = False
    for child in tree.children[head]:
        form, relation = tree.tokens[child].form.lower(), tree.relation[child]
        if relation == "aux":
            worst = _worse(worst, "certain" if form in _WOULD and _came_true(tree, head) else _auxiliary(form))
        elif relation == "advmod":
            worst = _worse(worst, "probable" if form in _PROBABLE else "possible" if form in _POSSIBLE else "certain")
        elif relation == "mark":
            infinitive = infinitive or form == "to"
            worst = _worse(worst, "possible" if form in {"if", "unless", "whether", "lest"} else "certain")
        elif relation == "punct" and form.startswith("?"):
            worst = "unknown"
    bare = infinitive and not any(tree.tokens[each].deprel == "aux" for each in tree.kids(head, "aux"))
    if bare and tree.relation[head] in {"advcl", "acl", "root", "parataxis"}:
        outcome = tree.has(head, "advcl") and tree.lemma(head) in _OUTCOME
        worst = worst if outcome else _worse(worst, "planned")
    if tree.has(head, "amod", "acl") and tree.lemma(head) in {"plan", "propose"}:
        worst = "planned"
    if tree.tokens[head].upos == "NOUN":
        worst = _worse(worst, _noun(tree, head))
    return worst


def _auxiliary(form: str) -> str:
    return "planned" if form in _WILL else "possible" if form in _MAY else "unknown" if form in _MUST else "certain"


def _came_true(tree: Tree, head: int) -> bool:
    """As in "would later die", "would go on to win": told from later on, no condition."""
    late = any(tree.tokens[each].form.lower() in _LATER for each in tree.kids(head, "advmod"))
    return late or (tree.lemma(head) == "go" and tree.kid(head, "xcomp") is not None)


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
    if not tree.has(head, "nmod") or above < 0 or tree.case(head) not in {"of", "for", "about", "over"}:
        return "certain"
    return "possible" if tree.lemma(above) in _MAYBE_NOUNS else "planned" if tree.lemma(above) in _PLAN_NOUNS else "certain"


def _below(tree: Tree, above: int, place: int) -> str:
    """What a verb above says of the event below it. What is only "to be done" is planned, unless the verb says it was done."""
    lemma, relation = tree.lemma(above), tree.relation[place]
    infinitive = relation == "xcomp" and "to" in _mark(tree, place)
    perfect = infinitive and any(tree.lemma(each) == "have" for each in tree.kids(place, "aux"))
    if perfect and lemma not in _SEEM | _AHEAD:
        return "certain" if lemma in {"know", "confirm", "find"} else "probable"  # "known to have died", "said to have died"
    if lemma == "expect" and infinitive:
        return "planned"
    if lemma in _SEEM or (lemma in BELIEF and lemma not in {"learn", "show", "find", "feel", "understand"}):
        return "probable"
    if relation in {"obj", "nsubj"}:
        return "planned" if lemma in {"plan", "schedule", "propose", "threaten", "demand", "expect", "urge"} else "certain"
    if relation == "xcomp" and lemma in {"report", "say"} and is_passive(tree, above):
        return "probable"
    if lemma in _UNSURE:
        return "possible"
    if lemma in _AHEAD and lemma not in _FAIL:
        return "planned"
    return "certain" if lemma in _DONE or not infinitive else "planned"


def _mark(tree: Tree, head: int) -> frozenset[str]:
    return frozenset(tree.tokens[each].form.lower() for each in tree.kids(head, "mark"))


def _worse(one: str, other: str) -> str:
    return one if _RANK[one] >= _RANK[other] else other
