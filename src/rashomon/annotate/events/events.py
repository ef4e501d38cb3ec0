"""Event mentions: every predicate that tells that something happened, with who, whom, where, when, and who says so."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace

from rashomon.annotate.events.arguments import resolve
from rashomon.annotate.events.factuality import modality_of, polarity_of
from rashomon.annotate.events.types import type_of
from rashomon.annotate.grammar.clauses import is_gerund
from rashomon.annotate.grammar.document import Document
from rashomon.annotate.grammar.ids import event_id
from rashomon.annotate.grammar.persons import is_person
from rashomon.annotate.grammar.plover import plover
from rashomon.annotate.grammar.predicates import Predicate, find_predicates, is_event_noun
from rashomon.annotate.grammar.roster import Roster
from rashomon.annotate.grammar.tree import MAX_CLIMB, Tree, clause
from rashomon.annotate.speech.attributions import Voices
from rashomon.model import EventMention, Role, Span, Speaker, TimeMention

_OPEN = "ON_OR_AFTER"  # "since 2011" says from when on something has been so, not when it happened
# "Killed in Saturday's violence": the noun's day is the verb's.
_AT_ITS_TIME = frozenset({"in", "during", "at", "by", "amid"})
# What a deed deals with, or comes before or after: "announced an inquiry on Sunday into the killing", "protested over it".
_AT_ANOTHER_TIME = frozenset(
    "into over about after before following since against despite regarding concerning until ahead".split()
) | {"because of", "ahead of", "prior to", "in response to", "in connection with", "in retaliation for", "due to"}
EXTRA_TIMES = 4  # time expressions of one clause that are weighed against one another


@dataclass(frozen=True, slots=True)
class Found:
    """An event mention with the predicate that it was read from."""

    event: EventMention
    predicate: Predicate


class Events:
    """The event mentions of one report, found once and looked up by the place of their trigger.

    Args:
        document: the report with its parse.
        roster: its entities.
        times: its time expressions, in order; event mentions point into them.
        voices: who says what.
    """

    def __init__(self, document: Document, roster: Roster, times: tuple[TimeMention, ...], voices: Voices) -> None:
        self._document, self._roster, self._times, self._voices = document, roster, times, voices
        self._found: dict[int, Found] = {}
        self._clocks: dict[int, dict[int, list[int]]] = {}
        starts = [time.span.start for time in times]
        sentences = [sentence for sentence in document.tagged.sentences if sentence.tokens]
        for tree, sentence in zip(document.trees, sentences, strict=True):
            predicates = find_predicates(tree, sentence)
            here = range(bisect_left(starts, tree.start), bisect_left(starts, tree.end))
            self._clocks[tree.start] = _clock(tree, here, times, predicates)
            for predicate in predicates:
                roles = resolve(document, roster, predicate)
                if self._says_something(predicate, roles):
                    self._add(predicate, roles)

    def _says_something(self, predicate: Predicate, roles: tuple[Role, ...]) -> bool:
        """Whether a predicate of no type says who, whom, where or when: "a turn of events" says nothing to anybody."""
        if plover(predicate.lemma)[0] or predicate.form == "state" or is_event_noun(predicate):
            return True
        if predicate.form == "noun" and predicate.verb is None:
            return any(self._roster.names(role.entity) for role in roles)
        clock = self._clocks[predicate.tree.start]
        return bool(roles) or _time(predicate, clock) is not None

    def _add(self, predicate: Predicate, roles: tuple[Role, ...]) -> EventMention:
        event = self._event(predicate, roles)
        self._found[event.trigger.start] = Found(event, predicate)
        return event

    def at(self, tree: Tree, index: int) -> Found | None:
        """The event that a word tells, if it tells one."""
        return self._found.get(tree.tokens[index].start)

    def require(self, tree: Tree, index: int) -> EventMention:
        """The event at a word of state, made where the word is no predicate of its own ("128 captured fighters")."""
        found = self.at(tree, index)
        if found is not None:
            return found.event
        verb = index if tree.tokens[index].upos == "VERB" else None
        predicate = Predicate(tree, index, verb, tree.lemma(index), "verb" if verb is not None else "state")
        return self._add(predicate, resolve(self._document, self._roster, predicate))

    def found(self) -> tuple[Found, ...]:
        """All of them, in order of the triggers."""
        return tuple(self._found[start] for start in sorted(self._found))

    def _event(self, predicate: Predicate, roles: tuple[Role, ...]) -> EventMention:
        document, tree = self._document, predicate.tree
        trigger = document.token(tree, predicate.index)
        speaker = self._voices.at(trigger.start)
        roles = _first_person(roles, speaker)
        typed = type_of(predicate)
        return EventMention(
            id=event_id("event", trigger),
            kind="event",
            trigger=trigger,
            lemma=predicate.lemma,
            clause=clause_of(document, predicate),
            sentence=document.sentence(tree),
            type=typed.type,
            mode=typed.mode,
            confidence=typed.confidence,
            polarity=_polarity(predicate),
            modality=modality_of(tree, _governing(predicate)),
            roles=roles,
            time=_time(predicate, self._clocks[tree.start]),
            place=next((role.entity for role in roles if role.name == "place"), None),
            speaker=speaker,
        )


def _first_person(roles: tuple[Role, ...], speaker: Speaker | None) -> tuple[Role, ...]:
    """Who says "I" is the speaker."""
    if speaker is None or speaker.entity is None:
        return roles
    return tuple(
        replace(role, entity=speaker.entity) if role.entity is None and role.span.quote.lower() in {"i", "me", "my"} else role
        for role in roles
    )


def _polarity(predicate: Predicate) -> bool:
    """The polarity of the verb, and for a noun that no verb carries its own ("no clashes")."""
    carried = predicate.verb is not None and predicate.verb != predicate.index
    own = polarity_of(predicate.tree, _governing(predicate))
    if not carried or predicate.tree.has(predicate.index, "nsubj", "obj"):
        return own  # the verb has counted the "no" of its subject or object already
    return own == polarity_of(predicate.tree, predicate.index)


def _governing(predicate: Predicate) -> int:
    """The word whose negation and modality the event has."""
    return predicate.index if predicate.verb is None or predicate.form == "state" else predicate.verb


def clause_of(document: Document, predicate: Predicate) -> Span:
    """The words of the clause that tells the event; for "failed to take" from "failed" on."""
    tree = predicate.tree
    head = predicate.index if predicate.verb is None else predicate.verb
    for _ in range(MAX_CLIMB):
        above = tree.tokens[head].head
        if above < 0:
            break
        nominal = tree.tokens[head].upos in {"NOUN", "PROPN", "ADJ"} and not tree.kid(head, "cop", "nsubj")
        if tree.has(head, "xcomp") or (nominal and tree.has(head, "nsubj", "obj", "obl", "nmod", "amod", "conj", "compound")):
            head = above
            continue
        break
    return document.words(tree, clause(tree, head))


def _clock(tree: Tree, indices: range, times: tuple[TimeMention, ...], predicates: tuple[Predicate, ...]) -> dict[int, list[int]]:
    """Which time expressions stand in the clause of which word: word → indices of times."""
    triggers = {predicate.index for predicate in predicates}
    owned: dict[int, list[int]] = defaultdict(list)
    for index in indices:
        top = tree.top(times[index].span.start, times[index].span.end)
        if top is None or times[index].timex.endswith(_OPEN):
            continue
        place = top
        for above in tree.climb(top):
            if place != top and place not in triggers and _dates_its_noun(tree, top, place):
                break
            place = above
            if above in triggers or tree.tokens[above].upos in {"VERB", "AUX"}:
                break
        place = _teller_before(tree, place, top)
        if len(owned[place]) < EXTRA_TIMES:
            owned[place].append(index)
    return owned


def _teller_before(tree: Tree, verb: int, time: int) -> int:
    """The verb of saying that stands between a verb and the time that the parse gave it: "rose to nine, he said on Monday".

    Where a comma stands before the time it is the first verb's: "was shot, police said, on Monday".
    """
    teller = tree.tokens[verb].head
    if not verb < teller < time or not tree.has(verb, "ccomp", "parataxis"):
        return verb
    between = range(teller + 1, time)
    return verb if any(tree.tokens[index].form in {",", "–", "—"} for index in between) else teller


def _dates_its_noun(tree: Tree, time: int, noun: int) -> bool:
    """True where a time stands before a noun and dates that alone: "the 1965 Harbour Act", "hopes for Monday's summit".

    What happened in, or by, Saturday's violence happened on Saturday.
    """
    if time > noun or tree.tokens[time].head != noun or tree.tokens[noun].upos not in {"NOUN", "PROPN"}:
        return False
    if tree.tokens[time].upos == "NUM":
        return True
    subject = tree.has(noun, "nsubj", "nsubj:pass")
    return not subject and not (tree.has(noun, "obl") and tree.case(noun) in _AT_ITS_TIME)


def _time(predicate: Predicate, clock: dict[int, list[int]]) -> int | None:
    """The time of an event: at its own word, at its verb, at the clause that it is a part of, or else at its noun."""
    tree = predicate.tree
    place = predicate.index
    for candidate in dict.fromkeys((predicate.index, predicate.verb)):
        if candidate is not None and clock.get(candidate):
            return clock[candidate][0]
        place = candidate if candidate is not None else place
    for above in tree.climb(place):
        shared = tree.has(place, "xcomp") or (
            tree.has(place, "advcl") and is_gerund(tree, place) and tree.kid(place, "mark") is None
        )
        before = tree.has(place, "conj") and tree.kid(place, "nsubj") is None
        nominal = (
            tree.tokens[place].upos in {"NOUN", "ADJ"}
            and tree.has(place, "nsubj", "obj", "obl", "nmod", "conj")
            and tree.case(place) not in _AT_ANOTHER_TIME
        )
        if not (shared or before or nominal):
            break
        found = clock.get(above)
        if found:
            return found[0]
        place = above
    noun = _its_noun(tree, place)
    found = clock.get(noun) if noun is not None else None
    return found[0] if found else None


def _its_noun(tree: Tree, verb: int) -> int | None:
    """The happening that a clause tells of, whose time is its own: "the 2010 quake killed", "a quake in 1923, which killed"."""
    subject = tree.kid(verb, "nsubj")
    if subject is None:
        return None
    if tree.has(verb, "acl:relcl"):
        return tree.tokens[verb].head if tree.tokens[subject].form.lower() in {"which", "that"} else None
    does = tree.tokens[subject].upos == "NOUN" and tree.kid(verb, "obj") is not None
    return subject if does and not is_person(tree, subject) else None
