"""The two sides of a comparison: one sentence with all that its nodes stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rashomon.model import (
    Annotation,
    EventMention,
    LocalEntity,
    Place,
    Quantity,
    SentenceGraph,
    Span,
    Statement,
    TimeMention,
    Words,
)
from rashomon.reconcile.compare.lexicon import PEOPLE, STATES, WIDER_STATES, counted_kinds
from rashomon.reconcile.conflicts.happenings import manner_class

_CARRYING = frozenset({"leave", "see", "suffer", "sustain", "claim", "report", "confirm"})


# Verbs whose subject undergoes what they tell, always or where they have no object.
_SUFFERED = frozenset({"die", "perish", "succumb", "drown", "starve", "collapse", "capsize", "survive"})
_EITHER_WAY = frozenset(
    "end begin start open close reopen resume stop halt break burn explode detonate sink crash derail shut increase decrease"
    " double halve spread continue change".split()
)
_STATED = {
    "killed": "killed|dead|slain|dies|died|kills|killing",
    "injured": "injured|wounded|hurt|injures|wounds|injuring|wounding",
    "missing": "missing",
    "arrested": "arrested|arrests",
}
# What is known stands behind an article or a genitive, without a word that takes it back.
_KNOWN = re.compile(
    r"(?:\b(?:the|this|that|these|those|his|her|its|their)|['’]s)\s+"
    r"(?:(?!(?:alleged|apparent|attempted|foiled|future|hoped|likely|next|planned|possible|potential|promised|proposed|reported|"
    r"rumou?red|so-called|supposed|suspected|threatened|upcoming|would-be)\b)[\w'’-]+\s+){0,4}\Z",
    re.IGNORECASE,
)
_UNDONE = frozenset(
    "abandon avert avoid call_off cancel consider deny foil plan postpone prevent propose stop suspend threaten".split()
)
# Verbs beside which "dead" tells of a killing, and those beside which it tells of a death only.
_DEADLY = frozenset("shoot gun_down stab beat strike hit knock knife".split())
_FOUND = frozenset("pronounce declare find discover leave confirm".split())
_SCENE = frozenset({"in", "at", "on", "near", "during", "after", "outside", "inside"})
# Who acts for the body that they belong to.
_TROOPS = frozenset("troop force fighter soldier army militia unit brigade police officer jet plane warplane navy".split())
# "Anti-LNA forces", "former LNA fighters", "US-backed": not the body's.
_NOT_OF = re.compile(r"(?:anti|ex|pro|non)\s*[-–]", re.IGNORECASE)
_OTHER_THAN = re.compile(r"\b(?:anti|ex|former|pro|rival|non)(?:\s*[-–]\s*|\s+)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Counting:
    """A count of people in some state, by the nodes that say it. `number` is None for "a man was killed"."""

    slot: str
    quantity: Quantity
    number: int | None
    counted: int | None
    trigger: int | None
    statement: Statement


@dataclass(frozen=True, slots=True)
class Distance:
    """How far `figure` lies from `ground`, by the nodes that say it. `way` is a direction, None where none is named."""

    quantity: Quantity
    number: int
    way: int | None
    figure: int
    ground: int


@dataclass(frozen=True, slots=True)
class Manner:
    """That it went with a fight, or without one; `node` is the word for the fight."""

    fought: bool
    node: int


@dataclass(frozen=True)
class Side:
    """One sentence, ready for comparison.

    Attributes:
        graph: its content.
        annotation: of its report.
        entities: of its report, by key.
        names: for each key, all names under which the story knows the entity.
        roles: for each pair of nodes, how they hang together: from the first to the second.
        light: verbs that only carry a count: "left" in "left two dead".
        countings: what it counts.
        distances: how far it says that places lie apart.
        manners: whether it says that there was a fight.
        events: of its report, by id.
        identified: nodes for somebody who is identified in the sentence, with the node of the name.
        killing: words that tell beside their verb that somebody was killed: "dead" in "shot dead", "fatally".
    """

    graph: SentenceGraph
    annotation: Annotation
    entities: Mapping[str, LocalEntity]
    names: Mapping[str, tuple[str, ...]]
    events: Mapping[str, EventMention]
    roles: Mapping[tuple[int, int], frozenset[str]] = field(default_factory=dict)
    light: frozenset[int] = frozenset()
    countings: tuple[Counting, ...] = ()
    distances: tuple[Distance, ...] = ()
    manners: tuple[Manner, ...] = ()
    identified: Mapping[int, int] = field(default_factory=dict)
    killing: frozenset[int] = frozenset()

    def time(self, node: int) -> TimeMention | None:
        """The time that a node names."""
        index = self.graph.nodes[node].time
        return None if index is None else self.annotation.times[index]

    def quantity(self, node: int) -> Quantity | None:
        """The quantity that a node names."""
        index = self.graph.nodes[node].quantity
        return None if index is None else self.annotation.quantities[index].quantity

    def place(self, node: int) -> Place | None:
        """The place of the world that a node names."""
        key = self.graph.nodes[node].entity
        return None if key is None else self.entities[key].place

    def type(self, node: int) -> str:
        """The type of the entity that a node names, "" for none."""
        key = self.graph.nodes[node].entity
        return "" if key is None else self.entities[key].type

    def names_of(self, node: int) -> tuple[str, ...]:
        """The names of whom a node names or refers to; the words used first."""
        found = self.graph.nodes[node]
        used = (found.lemma,) if found.kind == "name" else ()
        if node in self.identified:
            used = (*used, *self.names_of(self.identified[node]))
        return used if found.entity is None else (*used, *self.names.get(found.entity, ()))

    def presupposed(self, node: int) -> bool:
        """True for a noun with an article that takes its happening for known: "to investigate the shooting"."""
        found, graph = self.graph.nodes[node], self.graph
        if found.upos != "NOUN":
            return False
        parent = graph.nodes[graph.parents[node]].lemma if graph.parents[node] >= 0 else ""
        before = graph.sentence.quote[: found.span.start - graph.sentence.start]
        return parent not in _UNDONE and _KNOWN.search(before) is not None

    def verb(self, node: int) -> bool:
        """True for a word that tells what happens."""
        return self.graph.nodes[node].upos == "VERB" or self.graph.nodes[node].event is not None


def open_side(
    graph: SentenceGraph,
    annotation: Annotation,
    names: Mapping[str, tuple[str, ...]],
    statements: tuple[Statement, ...],
    *,
    asked: bool,
) -> Side:
    """A sentence with its report's annotation.

    Args:
        graph: of the sentence.
        annotation: of the report.
        names: of its entities, by local key.
        statements: those that stand in the sentence.
        asked: it is the claim: what follows from it is not asked.
    """
    roles: dict[tuple[int, int], set[str]] = {}
    for arc in graph.arcs:
        roles.setdefault((arc.head, arc.dependent), set()).add(arc.role)
    _say_who_undergoes(graph, roles)
    countings = tuple(c for c in _countings(graph, statements) if not _does_it(graph, c, roles))
    light = _lightened(graph, countings, roles)
    killing = _killing(graph, roles)
    if not asked:
        _share_scenes(graph, countings, roles)
        _say_of_one(graph, roles)
        _say_of_parties(graph, annotation, roles)
    return Side(
        graph,
        annotation,
        {e.key: e for e in annotation.entities},
        names,
        {e.id: e for e in annotation.events},
        {pair: frozenset(found) for pair, found in roles.items()},
        light,
        countings,
        tuple(_distances(graph, statements)),
        tuple(_manners(graph, statements)),
        _identified(graph, roles),
        killing,
    )


def _say_who_undergoes(graph: SentenceGraph, roles: dict[tuple[int, int], set[str]]) -> None:
    """Who dies does nothing: it is done to him as to one who is killed. What ends, or sinks, is ended, or sunk."""
    done = {head for (head, _), found in roles.items() if "undergoer" in found}
    for (head, _), found in roles.items():
        # "Oto Lend shot Selim Barro": where the parse takes the doer for the victim too, there is another victim.
        others = [d for (h, d), how in roles.items() if h == head and "undergoer" in how and "actor" not in how]
        if {"actor", "undergoer"} <= found and others:
            found.discard("undergoer")
        lemma = graph.nodes[head].lemma
        if "actor" in found and (lemma in _SUFFERED or (lemma in _EITHER_WAY and head not in done)):
            found.add("undergoer")
            found.discard("actor")


def _does_it(graph: SentenceGraph, counting: Counting, roles: Mapping[tuple[int, int], set[str]]) -> bool:
    """True for one who is told to have done it to somebody else; not for who "suffered wounds"."""
    if counting.counted is None or counting.trigger is None or "actor" not in roles.get((counting.trigger, counting.counted), ()):
        return False
    done_to = [graph.nodes[d] for (head, d), found in roles.items() if head == counting.trigger and "undergoer" in found]
    return any(n.kind == "name" or counted_kinds(n.lemma) & PEOPLE for n in done_to)


def _killing(graph: SentenceGraph, roles: dict[tuple[int, int], set[str]]) -> frozenset[int]:
    """Who is shot dead, fatally shot or stabbed to death is dead, and who is pronounced dead is so too."""
    found = set()
    for (head, dependent), how in list(roles.items()):
        verb, lemma = graph.nodes[head].lemma, graph.nodes[dependent].lemma
        done = (lemma == "dead" and verb in _DEADLY) or (lemma == "death" and "to" in how) or lemma == "fatally"
        if not (done or (lemma == "dead" and verb in _FOUND)) or graph.nodes[head].upos != "VERB":
            continue
        victims = [d for (h, d), other in roles.items() if h == head and "undergoer" in other and d != dependent]
        for victim in victims:
            roles.setdefault((dependent, victim), set()).add("undergoer")
        how.add("clause")
        if done and graph.nodes[head].polarity:
            found.add(dependent)
    return frozenset(found)


def _share_scenes(graph: SentenceGraph, countings: Sequence[Counting], roles: dict[tuple[int, int], set[str]]) -> None:
    """Where and in what several counts were made stands behind the last: "two dead, four hurt in a shooting in Osk"."""
    ordered = sorted({c.trigger for c in countings if c.trigger is not None})
    for first, last in pairwise(ordered):
        between = range(first + 1, last)
        counted = {n for c in countings for n in (c.number, c.counted) if n is not None}
        if any(graph.nodes[n].upos == "VERB" or (graph.nodes[n].kind != "number" and n not in counted) for n in between):
            continue
        for (head, dependent), found in list(roles.items()):
            if head == last and dependent > last and found & _SCENE:
                roles.setdefault((first, dependent), set()).update(found & _SCENE)


def _identified(graph: SentenceGraph, roles: Mapping[tuple[int, int], set[str]]) -> dict[int, int]:
    """Who is named by another's words: "police identified the man who died as Selim Barro".

    Only where one name stands for one person: the name may hang on the verb, on the man, or on what is told of him.
    """
    verbs = [i for i, n in enumerate(graph.nodes) if n.lemma == "identify" and n.polarity and n.modality == "certain"]
    if len(verbs) != 1:
        return {}
    persons = [d for (head, d), found in roles.items() if head == verbs[0] and "undergoer" in found]
    names = {d for (_, d), found in roles.items() if "as" in found and graph.nodes[d].kind == "name" and d > verbs[0]}
    if len(persons) != 1 or len(names) != 1 or graph.nodes[persons[0]].kind != "word":
        return {}
    return {persons[0]: names.pop()}


def _lightened(graph: SentenceGraph, countings: tuple[Counting, ...], roles: dict[tuple[int, int], set[str]]) -> frozenset[int]:
    """Hangs on the word for the state what hangs on a verb that only carries it: "a blast left two dead"."""
    light = set()
    for counting in countings:
        for node in (counting.trigger, counting.counted, counting.number):
            above = -1 if node is None else graph.parents[node]
            if above < 0 or counting.trigger is None or above == counting.trigger or graph.nodes[above].lemma not in _CARRYING:
                continue
            light.add(above)
            for (head, dependent), found in list(roles.items()):
                if head == above and dependent not in {counting.trigger, counting.counted, counting.number}:
                    roles.setdefault((counting.trigger, dependent), set()).update(found)
    return frozenset(light)


def _say_of_one(graph: SentenceGraph, roles: dict[tuple[int, int], set[str]]) -> None:
    """What is told of "the minister, Ada Renk" is told of either name for her: the second stands behind the first."""
    for a, b in [pair for pair, found in roles.items() if "is" in found and pair[1] > pair[0]]:
        node = graph.nodes[a]
        if "name" in {node.kind, graph.nodes[b].kind} and node.polarity and node.modality == "certain":
            for (head, dependent), found in list(roles.items()):
                if dependent == a and head != b:
                    roles.setdefault((head, b), set()).update(found)


def _say_of_parties(graph: SentenceGraph, annotation: Annotation, roles: dict[tuple[int, int], set[str]]) -> None:
    """What a body's troops did, the body did: "LNA troops captured" says "the LNA captured"; never what a person's did."""
    types = {e.key: e.type for e in annotation.entities}
    for (troops, body), found in list(roles.items()):
        named = types.get(graph.nodes[body].entity or "") in {"organisation", "group"} and graph.nodes[body].kind == "name"
        if not named or graph.nodes[troops].lemma not in _TROOPS or not found & {"mod", "of"}:
            continue
        sentence, span = graph.sentence, graph.nodes[body].span
        before = sentence.quote[: span.start - sentence.start]
        if _OTHER_THAN.search(before) or _NOT_OF.match(span.quote):
            continue
        for (head, dependent), told in list(roles.items()):
            if dependent == troops and "actor" in told:
                roles.setdefault((head, body), set()).add("actor")


def _distances(graph: SentenceGraph, statements: tuple[Statement, ...]) -> Iterator[Distance]:
    for s in statements:
        if s.slot == "distance" and isinstance(s.value, Quantity) and len(s.evidence) >= 3:
            number, *ways, figure, ground = s.evidence
            nodes = [_node(graph, number, "number"), _head(graph, figure), _head(graph, ground)]
            way = _node(graph, ways[0], "word") if ways else None
            if nodes[0] is not None and nodes[1] is not None and nodes[2] is not None:
                yield Distance(s.value, nodes[0], way, nodes[1], nodes[2])


def _manners(graph: SentenceGraph, statements: tuple[Statement, ...]) -> Iterator[Manner]:
    for s in statements:
        if s.slot == "manner" and isinstance(s.value, Words) and s.evidence:
            node = _head(graph, s.evidence[0])
            kind = manner_class(s.value.text)
            if node is not None and kind in {"with a fight", "without a fight"}:
                yield Manner(kind == "with a fight", node)


def _countings(graph: SentenceGraph, statements: tuple[Statement, ...]) -> list[Counting]:
    found = []
    for s in statements:
        if not isinstance(s.value, Quantity) or s.value.kind != "count" or not (s.slot in STATES or s.slot in WIDER_STATES):
            continue
        if len(s.evidence) < 2:
            continue
        value, trigger = s.evidence[0], s.evidence[1]
        if of_another_state(s.sentence, value, s.slot):
            continue
        one = s.value.rule == "one person"
        number = None if one else _node(graph, value, "number")
        counted = _head(graph, value) if one else _counted(graph, number, s.value)
        found.append(Counting(s.slot, s.value, number, counted, _node(graph, trigger, "word"), s))
    return found


def of_another_state(sentence: Span, value: Span, slot: str) -> bool:
    """True for a figure that the words at it count in another state: "killed one, injured three", "3 more hurt"."""
    if slot not in _STATED:
        return False
    words = [words for state, words in _STATED.items() if state != slot]
    before, behind = sentence.quote[: value.start - sentence.start], sentence.quote[value.end - sentence.start :]
    own = _STATED[slot]
    for other in words:
        if re.search(rf"\b(?:{other})\s+\Z", before, re.I) and not re.match(rf"\s+(?:\w+\s+)?(?:{own})\b", behind, re.I):
            return True
        if re.match(rf"\s+(?:more |others? |people )*(?:{other})\b", behind, re.I):
            return True
    return False


def _node(graph: SentenceGraph, span: Span, kind: str) -> int | None:
    return next((i for i, n in enumerate(graph.nodes) if n.kind == kind and n.span.overlaps(span)), None)


def _head(graph: SentenceGraph, span: Span) -> int | None:
    """The node that governs a phrase."""
    inside = [i for i, n in enumerate(graph.nodes) if span.covers(n.span)]
    return next((i for i in inside if graph.parents[i] not in inside), None)


def _counted(graph: SentenceGraph, number: int | None, quantity: Quantity) -> int | None:
    if number is None or not quantity.counted:
        return None
    above = graph.parents[number]
    if above >= 0 and graph.nodes[above].span.quote in quantity.counted:
        return above
    return next((i for i, p in enumerate(graph.parents) if p == number and graph.nodes[i].span.quote in quantity.counted), None)
