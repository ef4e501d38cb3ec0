"""The question that a conflict answers in two ways, in plain words of a fixed form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from rashomon.model import EventMention, Quantity, Value, When, Where
from rashomon.reconcile.claims.claims import ClaimGroup
from rashomon.reconcile.claims.facts import FIGURE, GROUND, HOLDER
from rashomon.reconcile.compare.lexicon import told_apart
from rashomon.reconcile.entities.entities import Entities
from rashomon.reconcile.events.tellings import Telling
from rashomon.text.names import fold

_STATE_WORDS = {
    "missing": "are missing",
    "killed or injured": "were killed or injured",
    "hospitalised": "were taken to hospital",
}
_LEADING = re.compile(r"\A(?:(?:of|the|a|an|his|her|its|their|our|my|own|other)\s+)+", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:his|her|its|their|our|my|them|him|us|whom)\b", re.IGNORECASE)
# What was done to people, counted itself: no arrest is arrested.
_DEEDS = re.compile(
    r"\b(?:arrests?|detentions?|deaths?|fatalit(?:y|ies)|killings?|injur(?:y|ies)|casualt(?:y|ies)|captures?|seizures?|abductions?)\Z",
    re.IGNORECASE,
)
# Words for what is counted that are more than this are a sentence.
FEW = 4
# Longest clause that a question quotes, in code points, and the shortest that is cut from a longer one.
LONGEST, SHORTEST = 110, 24
# A comma behind which something else is told: "on Tuesday, June 28" and "Osk, Minn." go on.
_COMMA = re.compile(r",(?!\d| ?[A-Z\d])")
# Where the clause goes on to something else.
_FURTHER = re.compile(r",(?!\d)| [–—-] |;|\s\((?=\w)")


def passage(mention: EventMention) -> str:
    """The clause in marks, as far as the first comma behind its word; cut at a word where it is long.

    What follows the comma tells something else of it, often what the reports dispute.
    """
    clause = mention.clause
    first = _COMMA.search(clause.quote, max(0, mention.trigger.end - clause.start))
    return shortened(clause.quote[: first.start()] if first is not None and first.start() >= SHORTEST else clause.quote)


def shortened(text: str) -> str:
    """Words in marks, cut at a word where they are long."""
    words = " ".join(text.split())
    if len(words) > LONGEST:
        words = words[:LONGEST].rsplit(" ", 1)[0] + "…"
    return f"“{words}”"


# What is left of those who were killed: "How many were killed?"
_NOBODY = frozenset({"none", "one", "nobody", "no one", "no-one"})
_REMAINS = frozenset({"body", "bodies", "corpse", "corpses", "life", "lives", "dead"})


def how_many(slot: str, groups: Sequence[ClaimGroup], entities: Entities) -> str:
    """Asks for a count, in the words of the report that says best what is counted: "How many rebels were captured?"."""
    persons = {fold(n) for e in entities.entities if e.type == "person" for n in e.names}
    # A copy says nothing anew: one sentence counts once.
    named = {
        (s.value.counted, s.statement.sentence.quote)
        for g in groups
        for s in g.said
        if isinstance(s.value, Quantity) and s.value.rule != "one person"
    }
    used = Counter(_LEADING.sub("", " ".join(n.split())) for n, _ in named if fold(n) and fold(n) not in persons | _NOBODY)
    phrases = sorted(used, key=lambda n: (bool(_PRONOUN.search(n)), -used[n], len(n.split()) > FEW, -len(n.split()), n))
    counted = " and ".join(next((p for p in phrases if p), "").rsplit(", ", 1))  # a list is told as one
    if slot != "count" and fold(counted) in _REMAINS:
        counted = ""
    kinds = [s.counted.kinds for g in groups for s in g.said]
    if any(told_apart(a, b) for a, b in combinations(kinds, 2)):
        counted = "people"  # some say civilians, some fighters
    if slot == "count":
        return _in_clause(groups) or (f"How many {counted}?" if counted else "How many?")
    state = "were there" if _DEEDS.search(counted) else _STATE_WORDS.get(slot, f"were {slot}")
    return f"How many {counted} {state}?" if counted and len(counted) <= 60 else f"How many {state}?"


def _in_clause(groups: Sequence[ClaimGroup]) -> str:
    """Asks in the words of the shortest clause that the figure begins: "How many missiles struck the port?"."""
    asked = []
    for s in (s for g in groups for s in g.said if s.statement.evidence):
        clause, figure = s.telling.mention.clause, s.statement.evidence[0]
        if clause.start == figure.start and figure.end < s.telling.mention.trigger.start < clause.end:
            behind = " ".join(clause.quote[figure.end - clause.start :].split())
            further = _FURTHER.search(behind, max(0, s.telling.mention.trigger.end - figure.end))
            asked.append((behind[: further.start()] if further is not None else behind).rstrip(" ."))
    fit = [words for words in asked if 0 < len(words) <= LONGEST and not _headline(words)]
    return f"How many {min(fit, key=lambda words: (len(words), words))}?" if fit else ""


def _headline(words: str) -> bool:
    """True for words in title case: a headline's clauses are no sentences."""
    each = words.split()
    return 2 * sum(word[:1].isupper() for word in each) > len(each)


def how_many_of(whose: str, slot: str) -> str:
    """Asks for a count of one side's people: "How many of the Varn Guard were killed?"."""
    state = _STATE_WORDS.get(slot, f"were {slot}")
    if not whose:
        return f"How many {state}?"
    return f"How many civilians {state}?" if whose == "civilians" else f"How many of {_with_article(whose)} {state}?"


def how_much(telling: Telling, quantity: Quantity, entities: Entities, asked: str = "") -> str:
    """A question for a quantity that is no count; `asked`: of which words, those of the telling where that is not given."""
    if quantity.kind == "distance":
        ends = [_role(telling, names, entities) for names in (FIGURE, GROUND)]
        if ends[0] and ends[1]:
            return f"How far is {ends[0]} from {ends[1]}?"
    much = {
        "money": "How much money",
        "percent": "What share",
        "age": "How old",
        "duration": "How long",
        "distance": "How far",
        "area": "How large an area",
        "weight": "How heavy",
        "speed": "How fast",
        "temperature": "How warm",
    }.get(quantity.kind, "How much")
    return f"{much}: {asked or passage(telling.mention)}?"


_VOTERS = {"votes of the majority": "the majority", "votes of the minority": "the minority"}


def how_large(telling: Telling, quantity: Quantity, entities: Entities) -> str:
    """Asks for a measure: "What was the turnout?", "How long was the debate?"."""
    name = telling.mention.lemma
    if name in _VOTERS:
        return f"How many voted with {_VOTERS[name]}?"
    holder = _role(telling, HOLDER, entities)
    if name == "people aboard":
        return "How many people were aboard?"
    asked = {"duration": "How long", "money": "How much"}.get(quantity.kind, "What")
    return f"{asked} was the {name} of {holder}?" if holder else f"{asked} was the {name}?"


def _role(telling: Telling, names: tuple[str, ...], entities: Entities) -> str:
    for role in telling.mention.roles:
        if role.name in names:
            return entities.name(entities.find(telling.report, role.entity)) or " ".join(role.span.quote.split())
    return ""


def who(slot: str, telling: Telling, entities: Entities) -> str:
    """Who did it, or who asked for it."""
    mention = telling.mention
    if slot == "requested by":
        owners = [
            entities.name(e)
            for e in sorted(telling.recipients | telling.actors, key=entities.name)
            if entities.by_id[e].type == "organisation"
        ]
        thing = " ".join(mention.trigger.quote.split()).lower()
        if mention.lemma.split(" ")[-1] in {
            "meeting",
            "session",
            "talk",
            "summit",
            "conference",
            "inquiry",
            "investigation",
            "vote",
        }:
            thing = mention.lemma.split(" ")[-1]
            return f"Who requested the {thing} of {_with_article(owners[0])}?" if owners else f"Who requested the {thing}?"
        return f"Who requested this: {passage(mention)}?"
    if slot == "recipient":
        return f"To whom was it done: {passage(mention)}?"
    return f"Who did this: {passage(mention)}?"


def _with_article(name: str) -> str:
    return name if name.lower().startswith("the ") or " " not in name else f"the {name}"


def when(telling: Telling) -> str:
    """When it happened."""
    return f"When was this: {passage(telling.mention)}?"


def at_what_hour(telling: Telling) -> str:
    """At what hour of the day it happened."""
    return f"At what hour was this: {passage(telling.mention)}?"


def where(telling: Telling) -> str:
    """Where it happened."""
    return f"Where was this: {passage(telling.mention)}?"


def whether(telling: Telling) -> str:
    """Whether it happened."""
    return f"Did this happen: {passage(telling.mention)}?"


def whether_planned(telling: Telling) -> str:
    """Whether it is to happen."""
    return f"Is this to happen: {passage(telling.mention)}?"


def how(telling: Telling) -> str:
    """In what manner it happened."""
    return f"How did this happen: {passage(telling.mention)}?"


def fought(telling: Telling) -> str:
    """Whether there was a fight."""
    return f"Was there a fight: {passage(telling.mention)}?"


def changed_question(value: Value, telling: Telling, entities: Entities, asked: str) -> str:
    """Asks for a value that two printings of one sentence give differently; `asked`: the words that it is asked of."""
    match value:
        case Quantity() if value.kind == "count":
            counted = _LEADING.sub("", " ".join(value.counted.split()))
            return f"How many {counted}: {asked}?" if 0 < len(counted.split()) <= FEW else f"How many: {asked}?"
        case Quantity():
            return how_much(telling, value, entities, asked)
        case When():
            return f"When was this: {asked}?"
        case Where():
            return f"Where was this: {asked}?"
        case _:
            return f"Who is it: {asked}?"


def hurt_or_dead(a: str, b: str) -> str:
    """Whether somebody is alive; both in marks."""
    return f"Hurt, or dead: {a}, or {b}?"


def how_old(whom: str) -> str:
    """How old somebody was."""
    return f"How old was {whom}?"


def was_killed(name: str) -> str:
    """Whether somebody is dead."""
    return f"Was {name} killed?"


def did_it(name: str, deed: str) -> str:
    """Whether somebody did what he denies."""
    return f"Did {name} do this: {deed}?"


SURVIVED = "Did anybody survive?"


def how_near(place: str) -> str:
    """How near forces came to a place."""
    return f"How near did they come to {place}?"


WHO_WAS_BEHIND = "Who was behind it?"


def was_behind(name: str) -> str:
    """Whether somebody stood behind an attack."""
    return f"Was {name} behind it?"


def was_taken(place: str) -> str:
    """Whether a place was taken."""
    return f"Was {place} taken?"


def who_holds(place: str) -> str:
    """Who holds a place."""
    return f"Who holds {place}?"


def whether_any(slot: str, whom: str) -> str:
    """Whether it befell anybody, or any of a kind: "Were any civilians injured?"."""
    state = {"missing": "missing", "released": "freed", "hospitalised": "taken to hospital"}.get(slot, slot)
    if not whom.isalpha():
        return f"Was anybody {state}?"
    return f"Were any {whom} {state}?" if whom.endswith("s") else f"Was any {whom} {state}?"


def which(a: str, b: str) -> str:
    """Which of two words for one happening is right."""
    return f"What happened: “{a}”, or “{b}”?"


def what_said(name: str) -> str:
    """What a speaker said."""
    return f"What did {name} say?" if name else "What was said?"
