"""Why it happened, as the report tells it: what stands behind "because", "after", "due to", "to protest", "killed in".

The relations are those of the Causal News Corpus (Tan et al. 2022): a cause, a reason or a purpose that the sentence itself
joins to its effect by a word, by a verb of causing, or by an event as the subject of what it did. That one thing came after
another is no cause; "after" counts where a happening stands behind it, as news uses it.
"""

from dataclasses import dataclass

from rashomon.annotate.events.events import Events
from rashomon.annotate.grammar.clauses import is_gerund, is_passive
from rashomon.annotate.grammar.cues import BELIEF, SPEECH
from rashomon.annotate.grammar.document import Document
from rashomon.annotate.grammar.plover import plover
from rashomon.annotate.grammar.record import state
from rashomon.annotate.grammar.tree import Tree, clause, phrase
from rashomon.model import Statement, Words

_MARKS = frozenset({"because", "after", "since", "as", "so"})
# Behind these any noun is a reason; behind the others only one that names a happening.
_STRONG = frozenset(
    {
        "because of",
        "due to",
        "owing to",
        "over",
        "thanks to",
        "on account of",
        "in response to",
        "in protest at",
        "in protest against",
        "in retaliation for",
        "as a result of",
        "following",
        "amid",
        "in view of",
        "in the wake of",
        "in protest of",
        "in support of",
    }
)
_HAPPENINGS = frozenset({"after", "in", "from", "for", "by", "during", "with", "against", "since"})
_AGAINST = frozenset("protest demonstrate rally strike march agitate riot campaign demonstration agitation".split())
_CHARGED = frozenset(
    "arrest detain charge convict jail fine punish sentence suspend expel criticise criticize blame condemn".split()
)
_CAUSE = frozenset(
    "cause trigger spark prompt provoke fuel ignite force lead result spur inflame precipitate stem arise compel drive leave"
    " contribute bring enrage anger disrupt paralyse paralyze hamper affect cripple cost halt hit delay block create".split()
)
# What somebody gathers, strikes or writes for stands in a participle: "a rally demanding", "marched protesting".
_CAUSES_OF = frozenset("demand protest seek call urge oppose condemn denounce allege accuse support mark commemorate".split())
_AS = frozenset("result consequence response reaction retaliation protest wake".split())  # "as a result of", "in response to"
# "Eight days after the vote", "a year since he fled": with a length before it, the word tells when.
_LENGTHS = frozenset("second minute hour day night week fortnight month quarter year decade century".split())
_SAYING = SPEECH | BELIEF
_BY = frozenset({"by", "for", "after", "following", "from"})
_INTO = frozenset({"to", "in", "into"})  # lead to, result in
_OUT_OF = frozenset({"from"})  # result from, stem from


@dataclass(frozen=True, slots=True)
class Reason:
    """The word that tells the effect, and the words that tell why."""

    effect: int
    words: range


def reason_statements(document: Document, events: Events) -> tuple[Statement, ...]:
    """Says of each event why it happened, where its sentence does.

    Returns:
        Statements with slot "reason", in order of the sentences.
    """
    statements = []
    for tree in document.trees:
        happenings = frozenset(index for index in range(len(tree.tokens)) if events.at(tree, index) is not None)
        for reason in find_reasons(tree, happenings):
            found = events.at(tree, _told(tree, reason.effect, happenings))
            span = document.words(tree, reason.words)
            if found is not None and not span.start <= found.event.trigger.start < span.end:
                statements.append(state(found.event, "reason", Words(span.quote), (span, found.event.trigger), "reasons"))
    return tuple(statements)


def _told(tree: Tree, effect: int, happenings: frozenset[int]) -> int:
    """The event that tells the effect: the word itself, or the happening that it carries or hangs on."""
    below = (each for each in tree.children[effect] if each in happenings and tree.has(each, "obj", "nsubj", "xcomp", "ccomp"))
    above = (each for each in tree.climb(effect) if each in happenings)
    return effect if effect in happenings else next(below, next(above, effect))


def find_reasons(tree: Tree, happenings: frozenset[int]) -> tuple[Reason, ...]:
    """Effects and reasons of one sentence, in order of the effects.

    Args:
        tree: the sentence.
        happenings: its words that tell an event.
    """
    found: list[Reason] = []
    for index, token in enumerate(tree.tokens):
        if token.upos not in {"VERB", "NOUN", "ADJ"}:
            continue
        if token.upos == "VERB" or tree.kid(index, "cop") is not None:
            found += _clauses(tree, index)
            found += _subject(tree, index, happenings)
        found += _phrases(tree, index, happenings)
        found += _attached(tree, index, happenings)
    return tuple(dict.fromkeys(sorted(found, key=lambda each: (each.effect, each.words.start, each.words.stop))))


def _clauses(tree: Tree, verb: int) -> list[Reason]:
    """As in "because they fled", "to demand", "killing three"."""
    found = []
    for child in tree.kids(verb, "advcl"):
        marks = {tree.tokens[each].form.lower() for each in tree.kids(child, "mark", "case")}
        words = clause(tree, child)
        if _measured(tree, child):
            continue
        if marks & _MARKS and not ("as" in marks and len(marks) > 1):
            found.append(Reason(verb, words))
        elif "to" in marks and tree.lemma(verb) not in _SAYING:
            found.append(Reason(verb, words))  # a purpose
        elif is_gerund(tree, child):
            if marks & _BY or (not marks and tree.lemma(child) in _CAUSES_OF):
                found.append(Reason(verb, words))
            elif not marks and child > verb and (tree.lemma(child) in _CAUSE or plover(tree.lemma(child))[0] == "ASSAULT"):
                found.append(Reason(child, _own(tree, verb, child)))
    return found


def _measured(tree: Tree, below: int) -> bool:
    """Whether a length of time stands before the word that joins it: "eight days after"."""
    joined = [each for each in tree.kids(below, "mark", "case") if tree.tokens[each].form.lower() in {"after", "since"}]
    return any(each > 0 and tree.lemma(each - 1) in _LENGTHS for each in joined)


def _own(tree: Tree, verb: int, below: int) -> range:
    """The words of the clause of `verb` that stand before the clause of `below`."""
    words = clause(tree, verb)
    stop = min(words.stop, tree.left[below])
    while stop > words.start + 1 and tree.relation[stop - 1] == "punct":
        stop -= 1
    return range(min(words.start, verb), max(stop, verb + 1))


def _subject(tree: Tree, verb: int, happenings: frozenset[int]) -> list[Reason]:
    """A happening as the subject of what it did: "the blast killed two", "the ruling triggered protests"."""
    lemma = tree.lemma(verb)
    if is_passive(tree, verb):
        agent = next((each for each in tree.kids(verb, "obl") if tree.case(each) == "by"), None)
        causes = agent is not None and (lemma in _CAUSE or agent in happenings)
        return [Reason(verb, phrase(tree, agent))] if agent is not None and causes else []
    subject = tree.kid(verb, "nsubj")
    if subject is None and tree.has(verb, "acl:relcl"):
        subject = tree.tokens[verb].head
    if subject is None or subject < 0:
        return []
    if subject in tree.children[verb] and tree.tokens[subject].form.lower() in {"which", "that"}:
        subject = tree.tokens[verb].head
    if tree.tokens[subject].upos not in {"NOUN", "PROPN"}:
        return []
    effect = _effect(tree, verb)
    if lemma in _CAUSE and effect is not None:
        return [Reason(effect, phrase(tree, subject))]
    if subject in happenings and tree.kid(verb, "obj") is not None and plover(lemma)[0] == "ASSAULT":
        return [Reason(verb, phrase(tree, subject))]
    return []


def _effect(tree: Tree, verb: int) -> int | None:
    """What a verb of causing brings about; for "stems from" the other way about, and so none."""
    below = tree.kid(verb, "obj", "xcomp", "ccomp")
    if below is not None:
        return below
    return next((each for each in tree.kids(verb, "obl") if tree.case(each) in _INTO), None)


def _attached(tree: Tree, index: int, happenings: frozenset[int]) -> list[Reason]:
    """As in "a rally to demand", "a strike protesting", "the protest against"; and what a verb of protest has as its object."""
    if index not in happenings:
        return []
    found = []
    for child in tree.kids(index, "acl"):
        to = any(tree.tokens[each].form.lower() == "to" for each in tree.kids(child, "mark"))
        if tree.lemma(child) in _CAUSES_OF and (to or is_gerund(tree, child)):
            found.append(Reason(index, clause(tree, child)))
    if tree.lemma(index) == "protest" and (thing := tree.kid(index, "obj")) is not None:
        found.append(Reason(index, phrase(tree, thing)))
    return found


def _phrases(tree: Tree, index: int, happenings: frozenset[int]) -> list[Reason]:
    """As in "due to the strike", "after clashes", "killed in a blast", "protests over the ruling", "arrested for theft"."""
    lemma = tree.lemma(index)
    found = []
    for child in tree.kids(index, "obl", "nmod"):
        case = tree.case(child)
        whole = " ".join([tree.tokens[each].form.lower() for each in tree.kids(child, "case")])
        happening = child in happenings
        fits = (
            case in _STRONG
            or whole in _STRONG
            or (case in {"against", "at"} and lemma in _AGAINST)
            or (case in {"for", "on"} and lemma in _CHARGED)
            or (case in _HAPPENINGS - {"against"} and happening and tree.relation[child] == "obl")
            or (case in _OUT_OF and lemma in _CAUSE)
            or (case in {"as", "in"} and tree.lemma(child) in _AS and tree.kid(child, "nmod") is not None)
        )
        if fits and not _measured(tree, child) and tree.tokens[child].upos in {"NOUN", "PROPN", "PRON", "VERB"}:
            found.append(Reason(index, phrase(tree, child)))
    return found
