"""Who asked for it: "at Norland's request", "called by", "Norland called an emergency meeting"."""

from rashomon.annotate.events.arguments import entity_behind
from rashomon.annotate.events.events import Events, Found
from rashomon.annotate.grammar.clauses import coordinated, is_passive
from rashomon.annotate.grammar.document import Document
from rashomon.annotate.grammar.predicates import ASKING, Predicate
from rashomon.annotate.grammar.record import state
from rashomon.annotate.grammar.roster import Roster
from rashomon.annotate.grammar.tree import Tree, phrase
from rashomon.model import EventMention, Statement, Who

# What is held because somebody asks for it.
_HELD = frozenset(
    "meeting session talk summit conference investigation inquiry enquiry probe hearing debate vote election referendum"
    " consultation review audit assembly gathering ceasefire truce evacuation deployment mission negotiation briefing".split()
)
_REQUEST = frozenset("request behest urging invitation initiative insistence instigation demand order call".split())


def request_statements(document: Document, roster: Roster, events: Events) -> tuple[Statement, ...]:
    """Says of meetings, inquiries and the like who asked for them.

    Args:
        document: the report.
        roster: its entities.
        events: its events.

    Returns:
        Statements with slot "requested by", in order.
    """
    statements = []
    for found in events.found():
        predicate = found.predicate
        for head in (*_by_verb(predicate), *_by_participle(predicate)):
            statements.append(_statement(document, roster, found.event, predicate.tree, head))
    for tree in document.trees:
        for index, lemma in enumerate(tree.lemmas):
            if lemma in _REQUEST and tree.case(index) in {"at", "on", "upon", "under"}:
                event = _held(tree, index, events)
                for head in _owners(tree, index) if event is not None else ():
                    statements.append(_statement(document, roster, event, tree, head))
    unique = {statement.id: statement for statement in statements if statement is not None}
    return tuple(unique.values())


def _by_verb(predicate: Predicate) -> tuple[int, ...]:
    """As in "Norland called an emergency meeting", "a meeting was called by Norland"."""
    tree, verb = predicate.tree, predicate.verb
    if predicate.form != "noun" or predicate.lemma not in _HELD or verb is None or tree.lemma(verb) not in ASKING:
        return ()
    if is_passive(tree, verb):
        agent = next((each for each in tree.kids(verb, "obl") if tree.case(each) == "by"), None)
        return coordinated(tree, agent) if agent is not None else ()
    subject = tree.kid(verb, "nsubj")
    return coordinated(tree, subject) if subject is not None else ()


def _by_participle(predicate: Predicate) -> tuple[int, ...]:
    """As in "A meeting requested by Norland"; not "talks at the request of", which is a phrase."""
    tree = predicate.tree
    if predicate.form != "noun" or predicate.lemma not in _HELD:
        return ()
    found: list[int] = []
    for child in tree.kids(predicate.index, "acl"):
        if tree.lemma(child) in ASKING:
            found.extend(each for each in tree.kids(child, "obl") if tree.case(each) == "by")
    return tuple(found)


def _owners(tree: Tree, request: int) -> tuple[int, ...]:
    """Whose request: "Norland's request", "the request of Norland", "a request from Norland"."""
    for child in tree.children[request]:
        if tree.has(child, "nmod:poss") or (tree.has(child, "nmod") and tree.case(child) in {"of", "from", "by"}):
            return coordinated(tree, child)
    return ()


def _held(tree: Tree, request: int, events: Events) -> EventMention | None:
    """The event that a request led to: the noun or the verb that the phrase hangs on."""
    for above in tree.climb(request):
        found = events.at(tree, above)
        if found is not None:
            return found.event
        for child in tree.kids(above, "obj", "nsubj:pass", "nsubj"):
            carried: Found | None = events.at(tree, child)
            if carried is not None and carried.predicate.verb == above:
                return carried.event
    return None


def _statement(document: Document, roster: Roster, event: EventMention | None, tree: Tree, head: int) -> Statement | None:
    if event is None or tree.tokens[head].form.lower() in {"it", "they", "he", "she", "who", "which", "that"}:
        return None
    entity = entity_behind(roster, tree, head)
    words = document.words(tree, phrase(tree, head))
    return state(event, "requested by", Who(words.quote, entity.key if entity else None), (words, event.trigger), "requests")
