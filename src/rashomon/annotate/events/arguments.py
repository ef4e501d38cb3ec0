"""Who did what to whom, and where: the participants of a predicate by its dependants."""

from dataclasses import dataclass

from rashomon.annotate.grammar.clauses import coordinated, is_passive, object_of, subject_of
from rashomon.annotate.grammar.document import Document
from rashomon.annotate.grammar.predicates import ASKING, Predicate
from rashomon.annotate.grammar.roster import Roster
from rashomon.annotate.grammar.tree import Tree, phrase
from rashomon.annotate.speech.closing import reporting
from rashomon.annotate.speech.speakers import named_at
from rashomon.model import LocalEntity, Role, Span

MAX_COMPLEMENT = 9  # words behind a noun that tell which one is meant
MAX_CASE = 30  # characters between a preposition and its noun phrase
MAX_PARTICIPANTS = 12  # of one role: longer lists are tables

PLACE_CASES = frozenset(
    "in at near outside inside within around across throughout over above along off on between beside by under behind".split()
)
_IN = frozenset({"in", "at", "on", ""})
_TO = frozenset({"to", "into", "towards", "toward", "onto", "for"})
_FROM = frozenset({"from", "out of"})
_MOTION = frozenset("march advance push move close converge descend".split())
_AGAINST = frozenset({"against", "on", "upon", "at", "targeting"})
_WITH = frozenset({"with"})
# What happens to their subject: it is acted upon.
_UNDERGO = frozenset(
    "die perish drown succumb collapse disappear vanish starve suffocate fall_ill survive crash sink burn".split()
)
# Nouns whose "of" and possessor are who it is done to, not who does it.
_DONE_TO = frozenset(
    "death killing murder capture recapture seizure arrest detention assassination removal overthrow downfall destruction"
    " execution abduction kidnapping release loss shelling bombing bombardment siege occupation evacuation invasion takeover"
    " fall ouster assault attack deployment injury displacement poisoning".split()
)
_BY_OWNER = frozenset(
    {
        "attack",
        "assault",
        "shelling",
        "bombing",
        "bombardment",
        "siege",
        "occupation",
        "invasion",
        "takeover",
        "capture",
        "seizure",
    }
)
_BODIES = frozenset(
    "force troop fighter soldier militia militiaman army unit group official authority government police rebel gunman militant"
    " insurgent personnel member convoy patrol brigade battalion guard commander leader".split()
)


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant before it has a span: role and head noun."""

    role: str
    head: int


def arguments_of(predicate: Predicate) -> tuple[Argument, ...]:
    """The participants of a predicate, in a fixed order of roles, then of position. Nobody is guessed."""
    tree = predicate.tree
    if predicate.form == "noun":
        found = _of_noun(tree, predicate.index)
        if predicate.verb is not None:
            found = _of_carrier(tree, predicate, found)
    else:
        found = _of_verb(predicate)
    order = {name: place for place, name in enumerate(("actor", "recipient", "instrument", "place", "origin", "destination"))}
    spread = dict.fromkeys(Argument(each.role, head) for each in found for head in coordinated(tree, each.head))
    return tuple(sorted(spread, key=lambda each: (order.get(each.role, 9), each.head)))


def _of_verb(predicate: Predicate) -> list[Argument]:
    tree, verb = predicate.tree, predicate.verb
    if verb is None:
        subject = subject_of(tree, predicate.index)
        return [Argument("recipient", subject)] if subject is not None else []
    if predicate.form == "state" and verb != predicate.index:
        # "left six dead": what the verb acts upon is in the state.
        thing = object_of(tree, verb)
        who = _subject(tree, verb) if not is_passive(tree, verb) else None
        if is_passive(tree, verb):
            thing = subject_of(tree, verb)
        return [Argument(role, head) for role, head in (("actor", who), ("recipient", thing)) if head is not None]
    subject = _subject(tree, verb)
    thing = object_of(tree, verb)
    found = []
    if predicate.form == "state" or (predicate.lemma in _UNDERGO and thing is None):
        found.append(("recipient", subject))
    elif is_passive(tree, verb):
        found.append(("recipient", subject))
        found.append(("actor", _agent(tree, verb)))
    else:
        found.append(("actor", subject))
        joined = predicate.holder is not None and thing == predicate.holder
        found.append(("recipient", None if joined or _is_part(predicate, thing) else thing))
    if predicate.holder is not None:
        found.extend(
            ("recipient", noun) for noun in tree.kids(predicate.holder, "nmod") if tree.case(noun) in {"of", "over", "on"}
        )
    taken = {head for _, head in found if head is not None}
    arguments = [Argument(role, head) for role, head in found if head is not None and _is_participant(tree, head)]
    arguments.extend(each for each in _obliques(tree, verb, active=not is_passive(tree, verb)) if each.head not in taken)
    return arguments


def _is_part(predicate: Predicate, thing: int | None) -> bool:
    """The object is part of the predicate itself: "prisoner" of "took them prisoner"."""
    return thing is not None and predicate.lemma.endswith(" " + predicate.tree.lemma(thing))


def _subject(tree: Tree, verb: int) -> int | None:
    """The subject; not that of a passive clause above, which does nothing ("was hit, killing two")."""
    subject = subject_of(tree, verb)
    if subject is None or tree.kid(verb, "nsubj") is not None:
        return subject
    head = tree.tokens[verb].head
    if tree.has(verb, "advcl", "conj") and head >= 0 and is_passive(tree, head) and not is_passive(tree, verb):
        return _agent(tree, head)
    return subject


def _agent(tree: Tree, verb: int) -> int | None:
    """Who does what is told in the passive: "by militias"."""
    for child in tree.kids(verb, "obl"):
        if tree.tokens[child].deprel == "obl:agent" or (
            tree.case(child) == "by" and tree.tokens[child].upos in {"NOUN", "PROPN", "PRON", "NUM"}
        ):
            return child
    return None


def _is_participant(tree: Tree, head: int) -> bool:
    """Dummies take part in nothing: "it rained", "there were clashes", "no one was hurt"."""
    form = tree.tokens[head].form.lower()
    return form not in {"it", "there", "this", "that", "which", "nothing", "none", "nobody", "what"} and not (
        form == "one" and any(tree.tokens[each].form.lower() == "no" for each in tree.kids(head, "det"))
    )


def _obliques(tree: Tree, verb: int, *, active: bool) -> list[Argument]:
    """Participants and places behind prepositions, at a verb."""
    found = []
    bare = tree.kid(verb, "obj") is None
    for child in tree.kids(verb, "obl"):
        case = tree.case(child)
        if tree.tokens[child].deprel in {"obl:unmarked", "obl:tmod", "obl:npmod", "obl:agent"} or not case:
            continue
        if case in _TO:
            found.append(Argument("destination", child))
        elif case in _FROM:
            found.append(Argument("origin", child))
        elif bare and (case == "against" or (case in _AGAINST | _WITH and active)):
            found.append(Argument("recipient" if case == "against" else "recipient?", child))
        if case in PLACE_CASES:
            motion = case == "on" and tree.lemma(verb) in _MOTION
            found.append(Argument("destination" if motion else "place", child))
    return found


def _of_noun(tree: Tree, noun: int) -> list[Argument]:
    """Participants of an event noun: "Omar's attack on the town", "clashes between A and B", "the capture of C by D"."""
    lemma = tree.lemma(noun)
    found = []
    done_to = lemma in _DONE_TO
    for child in tree.children[noun]:
        case = tree.case(child)
        if tree.has(child, "nmod:poss"):
            found.append(Argument("recipient" if done_to and lemma not in _BY_OWNER else "actor", child))
        elif tree.has(child, "nmod"):
            role = _role_by_case(case, done_to=done_to)
            if role:
                found.append(Argument(role, child))
        elif tree.has(child, "compound", "amod") and tree.tokens[child].upos in {"PROPN", "ADJ"}:
            found.append(Argument("actor?", child))
        elif tree.has(child, "acl") and tree.lemma(child) in {"target", "hit", "involve", "kill"}:
            found.extend(Argument("recipient", each) for each in tree.kids(child, "obj"))
    return found


def _role_by_case(case: str, *, done_to: bool) -> str:
    if case == "of":
        return "recipient" if done_to else "actor"
    if case in {"by", "between", "among"}:
        return "actor"
    if case == "with":
        return "actor"
    if case in {"against", "on"}:
        return "recipient"
    if case in _TO:
        return "destination"
    if case in _FROM:
        return "origin"
    return "place" if case in PLACE_CASES else ""


def _of_carrier(tree: Tree, predicate: Predicate, own: list[Argument]) -> list[Argument]:
    """What the light verb adds to its noun: who held the meeting, where the clashes broke out."""
    verb = predicate.verb
    if verb is None:
        return own
    found = list(own)
    subject = _agent(tree, verb) if is_passive(tree, verb) else _subject(tree, verb)
    role = "requester" if tree.lemma(verb) in ASKING else "actor"
    known = subject is None or subject == predicate.index or any(each.role == role for each in own)
    if not known and subject is not None and _is_participant(tree, subject):
        found.append(Argument(role, subject))
    found.extend(each for each in _obliques(tree, verb, active=True) if each.role not in {"recipient?"})
    return found


def resolve(document: Document, roster: Roster, predicate: Predicate) -> tuple[Role, ...]:
    """The participants with their spans and entities. Places that are no places, and actors that are no bodies, are left out."""
    tree = predicate.tree
    roles = []
    seen: set[tuple[str, int]] = set()
    apart = reporting(tree)
    for argument in arguments_of(predicate)[: 4 * MAX_PARTICIPANTS]:
        if argument.head in apart and predicate.index not in apart:
            continue
        role, entity = _checked(roster, tree, argument)
        if not role:
            continue
        span = _words(document, tree, argument.head, entity)
        entity = entity or roster.described_at(tree, argument.head)
        if role == "place" and tree.case(argument.head) not in _IN:
            span = _with_case(document, tree, argument.head, span)
        if (role, span.start) not in seen:
            seen.add((role, span.start))
            roles.append(Role(role, span, entity.key if entity else None))
    return tuple(roles)


def _checked(roster: Roster, tree: Tree, argument: Argument) -> tuple[str, LocalEntity | None]:
    """The role that an argument really has, by what kind of entity stands there; "" for none."""
    entity = entity_behind(roster, tree, argument.head)
    if argument.role in {"place", "origin", "destination"}:
        place = place_in(roster, tree, argument.head)
        return (argument.role, place) if place is not None else ("", None)
    if argument.role == "actor?":
        fits = entity is not None and entity.type in {"organisation", "group", "place"}
        return ("actor", entity) if fits else ("", None)
    if argument.role == "recipient?":
        fits = entity is not None and entity.type in {"person", "organisation", "group"}
        return ("recipient", entity) if fits or tree.lemma(argument.head) in _BODIES else ("", None)
    return argument.role, entity


def _with_case(document: Document, tree: Tree, head: int, span: Span) -> Span:
    """The words for a place with their preposition: "near the capital" is not the capital."""
    case = tree.kid(head, "case")
    if case is None or not 0 <= span.start - tree.tokens[case].start < MAX_CASE:
        return span
    return document.report.span(tree.tokens[case].start, span.end)


def _with_complement(tree: Tree, head: int, words: range) -> range:
    """As in "forces allied to the council", "militias from the coast": whose they are stands behind the noun."""
    for child in tree.kids(head, "acl", "nmod"):
        first, last = tree.left[child], tree.right[child]
        fits = first == words.stop and last - first < MAX_COMPLEMENT and not tree.has(child, "acl:relcl")
        if fits and not any(tree.tokens[index].form in {",", ";", "–", "—"} for index in range(first, last + 1)):
            words = range(words.start, last + 1)
    return words


def entity_behind(roster: Roster, tree: Tree, head: int) -> LocalEntity | None:
    """The entity that takes part: the noun's own, or the body in whose name it acts ("LNA troops" are the LNA)."""
    entity, _ = named_at(roster, tree, head)
    if entity is not None or tree.lemma(head) not in _BODIES:
        return entity
    for child in tree.kids(head, "compound", "amod", "nmod:poss", "nmod:desc"):
        body = roster.at(tree, child)
        if body is not None and body.type in {"organisation", "group"} and not tree.has(child, "amod"):
            return body
    return None


def place_in(roster: Roster, tree: Tree, head: int) -> LocalEntity | None:
    """The place that a phrase names: its head, or what stands behind "of" or beside it ("the outskirts of Sarat")."""
    for candidate in (head, *tree.kids(head, "appos", "flat", "compound"), *(each for each in tree.kids(head, "nmod"))):
        if candidate != head and tree.has(candidate, "nmod") and tree.case(candidate) != "of":
            continue
        entity = roster.at(tree, candidate)
        if entity is not None and entity.type in {"place", "facility"}:
            return entity
        if candidate != head and tree.has(candidate, "nmod"):
            for below in tree.kids(candidate, "appos", "nmod"):
                entity = roster.at(tree, below)
                if entity is not None and entity.type in {"place", "facility"} and tree.case(below) in {"", "of", "in"}:
                    return entity
    return None


def _words(document: Document, tree: Tree, head: int, entity: LocalEntity | None) -> Span:
    """The words for a participant: its noun phrase, with what tells which one where the noun alone does not."""
    words = phrase(tree, head)
    if entity is None:
        words = _with_complement(tree, head, words)
    span = document.words(tree, words)
    if entity is not None:
        for mention in entity.mentions:
            if mention.span.start <= tree.tokens[head].start < mention.span.end and not span.covers(mention.span):
                return mention.span
    return span
