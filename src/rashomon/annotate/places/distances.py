"""How far one place lies from another: "Sarat, about 80 km (50 miles) south of the capital"."""

import re
from dataclasses import dataclass

from rashomon.annotate.grammar.document import Document
from rashomon.annotate.grammar.ids import event_id
from rashomon.annotate.grammar.record import state
from rashomon.annotate.grammar.roster import Roster
from rashomon.annotate.grammar.tree import Tree, phrase
from rashomon.annotate.speech.attributions import Voices
from rashomon.model import Dropped, EventMention, QuantityMention, Role, Span, Statement

REACH = 400  # characters before a sentence in which "the town" was named
MAX_GAP = 60  # characters between a place and its distance: an article, "a city some", a comma

_PLACES = frozenset(
    "capital city town village border coast airport frontier centre center epicentre epicenter port base camp front shore river"
    " checkpoint station".split()
)
_COMPASS = r"(?:north|south|east|west|centre|center)"
_BEHIND = re.compile(
    rf"(?:\s*[\[(][^()\[\]]{{1,30}}[\])])?\s*(?:to the\s+)?(?P<way>{_COMPASS}(?:[- ]?{_COMPASS}){{0,2}}(?:ern)?)?"
    r"\s*(?P<of>of|from|away from|outside|off|inside|down the road from|up the coast from|along the coast from|to)\s+",
    re.IGNORECASE,
)
_APPROXIMATE = re.compile(
    r"(?:\b(?:about|around|some|roughly|nearly|almost|approximately|just|only|over|more than|less than|up to|an estimated|a"
    r"|is|lies|located|situated|city|town|village|which|that|as close as)\b|[,\s\-–—])*",
    re.IGNORECASE,
)
_TAKEN_UP = re.compile(r"(The (?:town|city|village|port|island|settlement)|It)(?= (?:is|lies|was|sits|stands)\b)")


@dataclass(frozen=True, slots=True)
class _Ends:
    """What lies where: the place measured, and the place measured from."""

    figure: Span
    figure_key: str | None
    ground: Span
    ground_key: str | None


def distance_facts(
    document: Document, roster: Roster, quantities: tuple[QuantityMention, ...], voices: Voices
) -> tuple[tuple[EventMention, ...], tuple[Statement, ...], tuple[Dropped, ...]]:
    """Finds the distances between places that a report gives.

    Each is an event mention of kind "fact" with lemma "distance" and the roles "figure" (what lies there) and "ground" (what
    it is measured from), and a statement whose evidence is the length, then the direction where one is named.

    Returns:
        Facts, their statements, and distances between places of which only one is named.
    """
    facts, statements, dropped = [], [], []
    for mention in quantities:
        if mention.quantity.kind != "distance":
            continue
        tree = document.tree_at(mention.span.start)
        behind = _BEHIND.match(document.text, mention.span.end, tree.end) if tree else None
        if tree is None or behind is None:
            continue
        ends = _ends(document, roster, tree, mention.span, behind.end())
        if ends is None:
            dropped.append(
                Dropped(
                    document.text[mention.span.start : behind.end()].strip(),
                    document.report.id,
                    "distance between places that are not both named",
                )
            )
            continue
        way = document.report.span(*behind.span("way")) if behind.group("way") else None
        fact = _fact(document, tree, mention.span, ends, voices)
        facts.append(fact)
        evidence = (mention.span, *((way,) if way else ()), ends.figure, ends.ground)
        statements.append(state(fact, "distance", mention.quantity, evidence, "distances"))
    return tuple(facts), tuple(statements), tuple(dropped)


def _ends(document: Document, roster: Roster, tree: Tree, length: Span, ground_at: int) -> _Ends | None:
    """The two places, or None where one of them is not to be made out."""
    first = tree.at(ground_at)
    if first is None:
        return None
    ground = _noun_from(tree, first)
    named = roster.covering(tree.tokens[ground].start)
    ground_span = document.words(tree, phrase(tree, ground, of=False))
    is_place = roster.by_key[named.entity].type in {"place", "facility"} if named else tree.lemma(ground) in _PLACES
    if not is_place:
        return None
    figure = _figure(document, roster, tree, length, ground)
    if figure is None:
        return None
    return _Ends(figure[0], figure[1], ground_span, named.entity if named else None)


def _noun_from(tree: Tree, first: int) -> int:
    """The head of the noun phrase that begins at a word."""
    for index in range(first, min(first + 8, len(tree.tokens))):
        if tree.tokens[index].upos in {"NOUN", "PROPN"} and not tree.has(index, "compound", "nmod:poss"):
            return index
    return first


def _figure(document: Document, roster: Roster, tree: Tree, length: Span, ground: int) -> tuple[Span, str | None] | None:
    """What lies at the distance: the place just before it, else the noun that the parse hangs it on."""
    for mention in reversed(roster.within(max(tree.start, length.start - 150), length.start)):
        if roster.by_key[mention.entity].type in {"place", "facility"} and length.start - mention.span.end <= MAX_GAP:
            if _between(document.text, mention.span.end, length.start):
                return mention.span, mention.entity
            break
    meant = _taken_up(document, roster, tree, length, ground)
    if meant is not None:
        return meant
    top = tree.top(length.start, length.end)
    if top is None:
        return None
    for above in tree.climb(top):
        token = tree.tokens[above]
        if token.upos in {"NOUN", "PROPN"} and above != ground and token.end <= length.start:
            covering = roster.covering(token.start)
            return document.words(tree, phrase(tree, above, of=False)), covering.entity if covering else None
        if token.upos == "VERB":
            return _of_verb(document, roster, tree, above, length)
    return None


def _taken_up(document: Document, roster: Roster, tree: Tree, length: Span, ground: int) -> tuple[Span, str | None] | None:
    """As in "The town lies about 45 km …": the last place named before the sentence that it is not measured from."""
    subject = _TAKEN_UP.match(document.text, tree.start, length.start)
    if subject is None or not _between(document.text, subject.end(), length.start):
        return None
    from_ = roster.covering(tree.tokens[ground].start)
    for mention in reversed(roster.within(max(0, tree.start - REACH), tree.start)):
        if roster.by_key[mention.entity].type == "place" and (from_ is None or mention.entity != from_.entity):
            return document.report.span(*subject.span(1)), mention.entity
    return None


def _between(text: str, start: int, end: int) -> bool:
    """Nothing but approximations, articles and commas stands between a place and its distance."""
    return _APPROXIMATE.fullmatch(text, start, end) is not None


def _of_verb(document: Document, roster: Roster, tree: Tree, verb: int, length: Span) -> tuple[Span, str | None] | None:
    """As in "Took Sarat, about 80 km south of …", "Sarat lies 80 km …": the object just before, or the subject of lying."""
    names = ("obj", "obl") if tree.lemma(verb) not in {"lie", "be", "sit", "stand", "locate"} else ("nsubj", "nsubj:pass")
    for child in reversed(list(tree.kids(verb, *names))):
        if tree.tokens[tree.right[child]].end <= length.start and tree.tokens[child].upos in {"NOUN", "PROPN"}:
            mention = roster.covering(tree.tokens[child].start)
            return document.words(tree, phrase(tree, child, of=False)), mention.entity if mention else None
    return None


def _fact(document: Document, tree: Tree, length: Span, ends: _Ends, voices: Voices) -> EventMention:
    first = min(length.start, ends.figure.start)
    last = max(length.end, ends.ground.end)
    return EventMention(
        id=event_id("fact", length),
        kind="fact",
        trigger=length,
        lemma="distance",
        clause=document.report.span(first, last),
        sentence=document.sentence(tree),
        roles=(Role("figure", ends.figure, ends.figure_key), Role("ground", ends.ground, ends.ground_key)),
        speaker=voices.at(length.start),
    )
