"""The claim laid over one sentence: which of its nodes the sentence says, in the same relation to one another.

A textual entailment by alignment (MacCartney and Manning 2008), kept strict: a node counts as said only where it hangs on
what says the node above it, in a role that can be the same. Everything that is not aligned stays unsaid.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.reconcile.check.match import counts_alike, counts_differ, says_counting, says_node, whole, within
from rashomon.reconcile.check.roles import Link, agree, near
from rashomon.reconcile.check.sides import Counting, Distance, Side
from rashomon.reconcile.check.words import says

# Words that name a state of people and nothing else: any other word for it says how it came about.
PLAIN = {
    "killed": frozenset("kill killed die dead death fatality perish fatal".split()),
    "injured": frozenset("injure injured wound wounded hurt injury".split()),
    "arrested": frozenset({"arrest"}),
    "captured": frozenset({"capture", "captive", "prisoner"}),
    "missing": frozenset({"missing", "miss"}),
    "displaced": frozenset({"displace", "displaced"}),
    "hospitalised": frozenset({"hospitalise", "hospitalize", "hospital"}),
    "rescued": frozenset({"rescue"}),
    "abducted": frozenset({"abduct", "kidnap"}),
    "released": frozenset({"release", "free"}),
}
# So many words that may be the claim's main word are tried in one sentence.
SEEDS = 8


@dataclass(frozen=True, slots=True)
class Alignment:
    """The claim laid over a sentence.

    Attributes:
        told: the sentence.
        said: for each node of the claim that it says, the node that says it.
        unsure: nodes whose deed it tells as less sure, or as not done, or more surely than the claim does.
        counted: the claim's counts that it makes, with its own.
    """

    told: Side
    said: Mapping[int, int]
    unsure: frozenset[int]
    counted: tuple[tuple[Counting, Counting], ...] = ()


@dataclass(frozen=True, slots=True)
class _Laying:
    """What laying the claim over one sentence looks at. `options`: for each node of the claim what could say it."""

    asked: Side
    told: Side
    order: Sequence[int]
    options: Mapping[int, Sequence[int]]


def align(asked: Side, told: Side, order: Sequence[int]) -> Alignment | None:
    """The best way to lay the claim over a sentence; None where nothing of it is there.

    Args:
        asked: the claim.
        told: the sentence.
        order: the claim's nodes, each after the one that governs it, without those of its speaker.
    """
    options = {c: [s for s in range(len(told.graph.nodes)) if says_node(told, s, asked, c)] for c in order}
    laying = _Laying(asked, told, order, options)
    best: Alignment | None = None
    for pinned, counted in (_pinned(laying), ({}, ())):
        for seed in _seeds(laying, pinned):
            found = _grow(laying, {**pinned, **seed}, counted)
            if best is None or _worth(found) > _worth(best):
                best = found
    return best if best is not None and best.said else None


def _worth(found: Alignment) -> tuple[int, int, int, int]:
    return len(found.said) - len(found.unsure), len(found.counted), len(found.said), -sum(found.said.values())


def _pinned(laying: _Laying) -> tuple[dict[int, int], tuple[tuple[Counting, Counting], ...]]:
    """Nodes that a count says together: "killed two people" is "two dead", however it is put."""
    pinned: dict[int, int] = {}
    counted = []
    for ours in laying.asked.countings:
        theirs = next((t for t in laying.told.countings if says_counting(t, ours)), None)
        if theirs is None:
            pinned.update({c: s for c, s in _rival(ours, laying) if c in laying.options and c not in pinned})
            continue
        if ours.trigger is None or theirs.trigger is None or not _same_deed(ours, theirs, laying):
            continue
        number = theirs.number if theirs.number is not None else theirs.counted
        noun = theirs.counted if theirs.counted is not None else theirs.number
        if number is None or noun is None:
            continue
        counted.append((ours, theirs))
        for c, s in ((ours.trigger, theirs.trigger), (ours.number, number), (ours.counted, noun)):
            if c is not None and c in laying.options and _counts_as(laying, c, s, ours):
                pinned.setdefault(c, s)
    for mine in laying.asked.distances:
        pinned.update(_measured(mine, laying))
    return pinned, tuple(counted)


def _same_deed(ours: Counting, theirs: Counting, laying: _Laying) -> bool:
    """True where the claim only names the state ("killed"), or the report says the claim's own word for it ("stabbed")."""
    if ours.trigger is None or theirs.trigger is None:
        return False
    asked = laying.asked.graph.nodes[ours.trigger].lemma
    return asked in PLAIN.get(ours.slot, ()) or says(laying.told.graph.nodes[theirs.trigger].lemma, asked)


def _rival(ours: Counting, laying: _Laying) -> list[tuple[int, int]]:
    """Another count of the same people in the same state: it says all but the number."""
    for theirs in laying.told.countings:
        if counts_differ(theirs, ours) and whole(theirs, laying.told) and _same_deed(ours, theirs, laying):
            pairs = [(ours.trigger, theirs.trigger)]
            if counts_alike(theirs, ours):
                pairs.append((ours.counted, theirs.counted if theirs.counted is not None else theirs.number))
            return [(c, s) for c, s in pairs if c is not None and s is not None]
    return []


def _counts_as(laying: _Laying, c: int, s: int, ours: Counting) -> bool:
    """A named man is said by his name alone, and so is "a man" by the words themselves."""
    if c == ours.counted and ours.number is None:
        return s in laying.options[c]
    return laying.asked.graph.nodes[c].kind != "name" or s in laying.options[c]


def _measured(mine: Distance, laying: _Laying) -> dict[int, int]:
    """The two places of a distance, and as much of the rest as is said."""
    options = laying.options
    for theirs in laying.told.distances:
        ends = ((mine.figure, theirs.figure), (mine.ground, theirs.ground))
        if all(c in options and s in options[c] for c, s in ends):
            found = dict(ends)
            if within(theirs.quantity, mine.quantity):
                found[mine.number] = theirs.number
            if mine.way is not None and theirs.way is not None and theirs.way in options.get(mine.way, ()):
                found[mine.way] = theirs.way
            return found
    return {}


def _seeds(laying: _Laying, pinned: Mapping[int, int]) -> list[dict[int, int]]:
    if pinned:
        return [{}]
    first = next((c for c in laying.order if laying.options[c]), None)
    return [] if first is None else [{first: s} for s in laying.options[first][:SEEDS]]


def _grow(laying: _Laying, start: Mapping[int, int], counted: tuple[tuple[Counting, Counting], ...]) -> Alignment:
    said = dict(start)
    # Twice: what hangs on a node that is found only later is found then.
    for _ in range(2):
        for c in laying.order:
            if c in said:
                continue
            fitting = [s for s in laying.options[c] if _fits(laying, c, s, said)]
            if fitting:
                anchor = said.get(laying.asked.graph.parents[c], next(iter(said.values()), 0))
                said[c] = min(fitting, key=lambda s: (abs(s - anchor), s))
    unsure = frozenset(c for c, s in said.items() if _less_sure(laying, c, s))
    return Alignment(laying.told, said, unsure, counted)


def _fits(laying: _Laying, c: int, s: int, said: Mapping[int, int]) -> bool:
    """Every link of the claim between `c` and a node that is said already must be there."""
    linked = False
    for (head, dependent), roles in laying.asked.roles.items():
        other = dependent if head == c else head if dependent == c else None
        if other is None or other not in said:
            continue
        a, b = (s, said[other]) if head == c else (said[other], s)
        asked, told = Link(laying.asked, head, dependent), Link(laying.told, a, b)
        if not agree(asked, told, roles) and not near(asked, told):
            return False
        linked = True
    return linked or not any(c in pair and (pair[0] in said or pair[1] in said) for pair in laying.asked.roles)


def _less_sure(laying: _Laying, c: int, s: int) -> bool:
    ours, theirs = laying.asked.graph.nodes[c], laying.told.graph.nodes[s]
    if ours.polarity and ours.modality == "certain" and laying.told.presupposed(s):
        return False
    if ours.polarity != theirs.polarity:
        return True
    return (laying.asked.verb(c) or laying.told.verb(s)) and ours.modality != theirs.modality
