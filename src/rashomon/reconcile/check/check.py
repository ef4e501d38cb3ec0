"""One claim against a story: who says so, who says otherwise, what nobody says. Never whether it is true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Annotation, Answer, Dropped, InputError, Judgement, Lineage, Report, SentenceGraph, Speaker, Story
from rashomon.reconcile.check.align import align
from rashomon.reconcile.check.beside import Beside
from rashomon.reconcile.check.capitals import Capitals, read_capitals
from rashomon.reconcile.check.sayings import Found, otherwise, partly, saying
from rashomon.reconcile.check.sides import Side, open_side
from rashomon.reconcile.check.speakers import asked_speaker, said_by_asked
from rashomon.reconcile.check.verbatim import stands_in
from rashomon.reconcile.check.words import FOLLOWS
from rashomon.reconcile.compare.lexicon import stem
from rashomon.reconcile.compare.parallels import Parallels
from rashomon.reconcile.events.features import FINE
from rashomon.reconcile.events.times import Anchor, find_anchors, settled
from rashomon.reconcile.story import Matter, open_story
from rashomon.text.dates import resolve
from rashomon.text.denials import negated
from rashomon.text.names import fold, name_words, skeleton

# Sentences that share most with the claim are laid beside it, at most so many.
MOST = 400
_LYING = frozenset({"lie", "locate", "situate", "sit", "stand"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One report, or the claim, as it is compared: its annotation and the content of its sentences."""

    annotation: Annotation
    graphs: tuple[SentenceGraph, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A story made ready for any number of claims.

    Attributes:
        story: the reports.
        matter: entities and events, joined.
        sides: every sentence.
        index: for every key the sides that bear it.
        beside: what stands in other sentences on the same event.
        capitals: how the reports write their words.
    """

    story: Story
    matter: Matter
    sides: tuple[Side, ...]
    index: Mapping[str, tuple[int, ...]]
    beside: Beside
    capitals: Capitals


def open_check(story: Story, readings: Sequence[Reading], lineage: Lineage, decisions: Sequence[Judgement] = ()) -> Opened:
    """Joins entities and events and indexes the sentences, so that claims can be checked one after another.

    Args:
        story: the reports.
        readings: of its reports, in any order.
        lineage: copies, rewrites and shared passages; what origins are counted by.
        decisions: a person's judgements on names.
    """
    annotations = [r.annotation for r in readings]
    matter = open_story(story, annotations, lineage, decisions)
    ordered = sorted(annotations, key=lambda a: a.report)
    dated = settled(ordered, matter.setting.witnesses.parallels, find_anchors(story, lineage, ordered), resolve)
    by_report = {a.report: a for a in dated}
    sides: list[Side] = []
    for reading in sorted(readings, key=lambda r: r.annotation.report):
        annotation = by_report[reading.annotation.report]
        names = {e.key: _names(matter, annotation.report, e.key, e.names) for e in annotation.entities}
        sides.extend(open_sides(annotation, reading.graphs, names))
    index: dict[str, list[int]] = {}
    for number, side in enumerate(sides):
        for key in sorted(_keys(side)):
            index.setdefault(key, []).append(number)
    beside = Beside(matter, {r.id: r for r in story.reports})
    capitals = read_capitals(story.reports, annotations)
    return Opened(story, matter, tuple(sides), {k: tuple(v) for k, v in index.items()}, beside, capitals)


def check(opened: Opened, claim: Report, reading: Reading, *, dropped: tuple[Dropped, ...] = ()) -> Answer:
    """What the reports of a story say of one claim.

    A report says the claim where one of its sentences says every part of it, in the same relations, as surely, and does not
    deny it; only the day and the place may stand in another sentence of the report on the same event. It says otherwise where
    a sentence tells the same with another number, day, place, name or deed, or denies it.

    Args:
        opened: the story.
        claim: the claim as a report of its own.
        reading: of the claim.
        dropped: what could not be read, to be handed on.

    Raises:
        InputError: the claim is no sentence, or more than one.
    """
    asked = _asked(opened, reading)
    speaker, cue = asked_speaker(asked.annotation)
    order = _wanted(asked, cue)
    if not order:
        speaker, order = None, _wanted(asked, frozenset())
    found = _look(opened, asked, order)
    whole = [f for f in found if _says_all(asked, f, order, speaker)]
    apart = otherwise(opened.matter, asked, found, whole, order)
    parts = () if whole or apart else partly(opened.matter, asked, found, order, speaker)
    said = "contested" if apart else "said"
    finding = said if whole else "otherwise" if apart else "partly" if parts else "not reported"
    unsaid = parts[0].missing if parts else () if whole or apart else tuple(asked.graph.nodes[c].span for c in sorted(order))
    return Answer(
        claim=claim,
        finding=finding,
        said=saying(opened.matter, whole, (), ()) if whole else None,
        otherwise=apart,
        partly=parts,
        unsaid=unsaid,
        reports=opened.story.reports,
        dropped=dropped,
    )


def open_sides(
    annotation: Annotation, graphs: Sequence[SentenceGraph], names: Mapping[str, tuple[str, ...]], *, asked: bool = False
) -> list[Side]:
    """The sentences of a report, or of the claim, each with what is stated in it."""
    at: dict[int, list[int]] = {}
    for number, statement in enumerate(annotation.statements):
        at.setdefault(statement.sentence.start, []).append(number)
    return [
        open_side(g, annotation, names, tuple(annotation.statements[n] for n in at.get(g.sentence.start, ())), asked=asked)
        for g in graphs
    ]


def _names(matter: Matter, report: str, key: str, own: tuple[str, ...]) -> tuple[str, ...]:
    entity = matter.entities.find(report, key)
    joined = matter.entities.by_id[entity].names if entity is not None else ()
    return tuple(dict.fromkeys((*own, *joined)))


def _asked(opened: Opened, reading: Reading) -> Side:
    """The claim as a side; days that it names are those of the story."""
    annotation = reading.annotation
    period = opened.story.period
    anchors = {}
    if period is not None:
        anchors[annotation.report] = Anchor(period.end, period.end - period.start, "the story's days")
    alone = Parallels({annotation.report: annotation.sentences}, ())
    (annotation,) = settled([annotation], alone, anchors, resolve)
    sides = open_sides(annotation, reading.graphs, {e.key: e.names for e in annotation.entities}, asked=True)
    if len(sides) != 1:
        many = "has no word that could be looked for" if not sides else "has more than one sentence: ask for one at a time"
        raise InputError(f"the claim {many}")
    return sides[0]


def _wanted(asked: Side, cue: frozenset[int]) -> tuple[int, ...]:
    """The claim's nodes, each after the one that governs it, without the words for its speaker and what repeats a name."""
    graph = asked.graph
    named = {n.entity for n in graph.nodes if n.kind == "name"}
    kept = [
        i
        for i, n in enumerate(graph.nodes)
        if n.span.start not in cue and i not in asked.light and not (n.kind == "word" and n.upos == "PRON" and n.entity in named)
    ]
    if asked.distances:
        # "Lies", "is located": the distance is the fact.
        kept = [i for i in kept if graph.nodes[i].lemma not in _LYING]
    depth = {i: _depth(graph, i) for i in kept}
    return tuple(sorted(kept, key=lambda i: (depth[i], i)))


def _depth(graph: SentenceGraph, node: int) -> int:
    for depth in range(len(graph.nodes)):
        if graph.parents[node] < 0:
            return depth
        node = graph.parents[node]
    return len(graph.nodes)


def _look(opened: Opened, asked: Side, order: Sequence[int]) -> list[Found]:
    shared: dict[int, int] = {}
    for key in sorted(_keys(asked, order)):
        for number in opened.index.get(key, ()):
            shared[number] = shared.get(number, 0) + 1
    found = []
    for number in sorted(shared, key=lambda n: (-shared[n], n))[:MOST]:
        laid = align(asked, opened.sides[number], order)
        if laid is not None:
            found.append(Found(laid, opened.beside.find(asked, laid, order)))
    return found


def _says_all(asked: Side, found: Found, order: Sequence[int], speaker: Speaker | None) -> bool:
    # A "not" that hangs on no verb ("was not 35 miles off") is no node: a claim that denies is said by what denies.
    if negated(asked.graph.sentence.quote) and not negated(found.alignment.told.graph.sentence.quote):
        return False
    if found.alignment.unsure:
        return False
    silent = any(c not in found.alignment.said and c not in found.elsewhere for c in order)
    if silent and not stands_in(asked, found.alignment.told):
        return False
    return speaker is None or said_by_asked(speaker, asked, found.alignment)


def _keys(side: Side, order: Sequence[int] | None = None) -> set[str]:
    """What a sentence is found by: stems of its words and of what follows from them, its names, days, and states of people."""
    keys = {f"state {c.slot}" for c in side.countings}
    for i in range(len(side.graph.nodes)) if order is None else order:
        node = side.graph.nodes[i]
        if node.kind == "name":
            keys.update(f"name {skeleton(w)}" for name in side.names_of(i) for w in name_words(name))
        elif node.kind == "word":
            follows = FOLLOWS.get(node.lemma, ()) if order is None else ()
            keys.update(f"word {stem(word)}" for word in (node.lemma, *follows))
            keys.add(f"name {skeleton(fold(node.lemma))}")
        time = side.time(i)
        if time is not None and time.range is not None and time.range.precision in FINE:
            keys.add(f"day {time.range.start.date().isoformat()}")
        quantity = side.quantity(i)
        if quantity is not None:
            keys.add(f"number {quantity.low:g}")
    return keys


__all__ = ["Opened", "Reading", "check", "open_check"]
