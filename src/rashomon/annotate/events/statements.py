"""What each event mention says, slot by slot: that it happened, who, whom, when, where, how."""

import re

from rashomon.annotate.events.events import Events, Found
from rashomon.annotate.grammar.document import Document
from rashomon.annotate.grammar.plover import plover
from rashomon.annotate.grammar.predicates import is_event_noun
from rashomon.annotate.grammar.record import state
from rashomon.annotate.grammar.roster import Roster
from rashomon.annotate.grammar.tree import phrase
from rashomon.model import EventMention, Happened, Mention, Span, Statement, TimeMention, When, Where, Who, Words
from rashomon.text.relative_places import relative_place

_SLOTS = {"actor", "recipient"}
_HOW = frozenset(
    "peacefully violently forcibly forcefully unopposed brutally deliberately accidentally voluntarily unilaterally jointly"
    " secretly briefly".split()
)
_FIGHT = frozenset(
    "fight fighting resistance bloodshed incident violence skirmish clash battle casualty struggle opposition warning".split()
)
# Who denies a thing answers somebody who said it.
_DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|disput(?:e[sd]?|ing)|refut(?:e[sd]?|ing))\b", re.IGNORECASE)


def event_statements(document: Document, roster: Roster, times: tuple[TimeMention, ...], events: Events) -> tuple[Statement, ...]:
    """Says of every event what the report says of it.

    Returns:
        Statements with the slots "happened", "actor", "recipient", "time", "place" and "manner", in order of the events.
    """
    statements = []
    for found in events.found():
        event = found.event
        if reports_something(found, roster):
            statements.append(state(event, "happened", Happened(event.polarity), (event.trigger, event.clause), "events"))
        statements.extend(
            state(event, role.name, Who(role.span.quote, role.entity), (role.span, event.trigger), "events")
            for role in event.roles
            if role.name in _SLOTS
        )
        if event.time is not None:
            time = times[event.time]
            statements.append(
                state(event, "time", When(time.span.quote, time.timex, time.range), (time.span, event.trigger), "times")
            )
        statements.extend(_places(document, roster, found))
        statements.extend(
            state(event, "manner", Words(span.quote), (span, event.trigger), "manner") for span in _manners(document, found)
        )
    return tuple(statements)


def reports_something(found: Found, roster: Roster) -> bool:
    """Whether an event is worth the statement that it happened, which other reports may confirm or deny.

    It is where it has a type, is told by a noun of happening or a word of state, or is told as done or not done, to or by
    somebody named, on a day or at a place that is named, or where somebody denies it. What is only wished, possible or to come
    is said by its other statements; "he hopes to achieve more" reports no happening.
    """
    event = found.event
    if event.type or found.predicate.form == "state" or is_event_noun(found.predicate):
        return True
    if event.modality not in {"certain", "probable"}:
        return False
    if not event.polarity and _DENIES.search(event.sentence.quote[: max(0, event.trigger.start - event.sentence.start)]):
        return True
    return event.time is not None or any(roster.names(role.entity) for role in event.roles)


def _places(document: Document, roster: Roster, found: Found) -> list[Statement]:
    """Where it happened: one statement for each place named; "30 km west of Merz" is a point of its own."""
    event = found.event
    statements = []
    for role in event.roles:
        if role.name != "place" or role.entity is None:
            continue
        named = (each.span.start for each in roster.within(role.span.start, role.span.end) if each.entity == role.entity)
        statements.append(_place(document, roster, event, role.span, (role.entity, next(named, role.span.start))))
    if not statements:
        statements = [
            _place(document, roster, event, mention.span, (mention.entity, mention.span.start))
            for mention in _beside(document, roster, found)[:1]
        ]
    return statements


def _place(document: Document, roster: Roster, event: EventMention, span: Span, named: tuple[str, int]) -> Statement:
    """The statement of a place told by `span`; `named`: the entity named in it, and where its name begins."""
    entity, at = named
    place = roster.by_key[entity].place
    relative = relative_place(document.text[event.sentence.start : at], place) if place is not None else None
    if relative is None:
        return state(event, "place", Where(span.quote, entity, place), (span, event.trigger), "places")
    words = document.report.span(min(span.start, at - relative.length), span.end)
    where = Where(words.quote, None if relative.beside else entity, relative.place)
    return state(event, "place", where, (words, event.trigger), "relative places")


def _beside(document: Document, roster: Roster, found: Found) -> list[Mention]:
    """Places that say where by a direction or a distance, which is no place by itself: "fighting 30 km west of Merz"."""
    predicate = found.predicate
    tree, heads = predicate.tree, {predicate.index, predicate.verb}
    mentions = []
    for mention in roster.within(found.event.clause.start, found.event.clause.end):
        place = roster.by_key[mention.entity].place
        top = tree.top(mention.span.start, mention.span.end)
        if place is None or top is None or relative_place(document.text[tree.start : mention.span.start], place) is None:
            continue
        governor = next((above for above in tree.climb(top) if above in heads or tree.tokens[above].upos == "VERB"), None)
        if governor in heads:
            mentions.append(mention)
    return mentions


def _manners(document: Document, found: Found) -> list[Span]:
    """How it happened: "without a fight", "after skirmishes", "peacefully"; for events that are more than words."""
    predicate = found.predicate
    tree, verb = predicate.tree, predicate.verb
    if verb is None:
        return []
    spans = []
    for child in tree.kids(verb, "advmod"):
        if tree.tokens[child].form.lower() in _HOW:
            spans.append(document.token(tree, child))
    for child in tree.kids(verb, "obl", "advcl"):
        case = tree.case(child) or next((tree.tokens[each].form.lower() for each in tree.kids(child, "mark")), "")
        noun = tree.tokens[child].upos == "NOUN"
        fits = (case == "without" and noun) or (case in {"after", "amid", "amidst", "following"} and _is_fight(tree.lemma(child)))
        if fits:
            words = phrase(tree, child, of=False)
            first = min(words.start, min(tree.kids(child, "case", "mark"), default=words.start))
            spans.append(document.words(tree, range(first, words.stop)))
    return spans


def _is_fight(lemma: str) -> bool:
    return lemma in _FIGHT or plover(lemma)[0] == "ASSAULT"
