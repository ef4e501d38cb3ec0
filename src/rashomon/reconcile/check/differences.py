"""What a sentence that tells the claim's event says otherwise: another number, day, place, doer, deed, or that it was not so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.model import Difference
from rashomon.reconcile.check.align import Alignment
from rashomon.reconcile.check.match import counts_differ, places_differ, times_differ, whole
from rashomon.reconcile.check.sides import Side
from rashomon.reconcile.claims.values import at_odds
from rashomon.reconcile.compare.lexicon import RIVALS
from rashomon.text.names import fold, is_acronym, name_words

_PARTIES = frozenset({"person", "organisation", "group"})
_CORE = frozenset({"actor", "undergoer"})
# Who is alive was not killed; "is" tells it, and no deed.
_FATES = (frozenset("kill die perish assassinate slay execute behead dead".split()), frozenset({"alive", "unharmed"}))
_OF_FATE = _CORE | {"is"}


def differences(asked: Side, found: Alignment, order: Sequence[int]) -> tuple[Difference, ...]:
    """What the sentence says in the place of something that it does not say, in order of the claim.

    Args:
        asked: the claim.
        found: the claim laid over the sentence.
        order: the nodes of the claim that are wanted.
    """
    told = found.told
    made: dict[int, Difference] = {}
    for c in order:
        if c in found.said:
            if c in found.unsure:
                made[c] = _surer(asked, c, told, found.said[c])
            continue
        instead = _counted(asked, c, found) or _measured(asked, c, found) or _manner(asked, c, told) or _instead(asked, c, found)
        if instead is not None:
            kind, s = instead
            made[c] = Difference(kind, asked.graph.nodes[c].span, told.graph.nodes[s].span)
    return tuple(made[c] for c in sorted(made))


def _surer(asked: Side, c: int, told: Side, s: int) -> Difference:
    ours, theirs = asked.graph.nodes[c], told.graph.nodes[s]
    kind = "polarity" if ours.polarity != theirs.polarity else "certainty"
    return Difference(kind, ours.span, theirs.span)


def _measured(asked: Side, c: int, found: Alignment) -> tuple[str, int] | None:
    """Another distance between the same two places."""
    for ours in asked.distances:
        for theirs in found.told.distances:
            ends = found.said.get(ours.figure) == theirs.figure and found.said.get(ours.ground) == theirs.ground
            if c == ours.number and ends and at_odds(ours.quantity, theirs.quantity):
                return "number", theirs.number
    return None


def _manner(asked: Side, c: int, told: Side) -> tuple[str, int] | None:
    """With a fight, where the claim has none, or the other way round."""
    for ours in asked.manners:
        for theirs in told.manners:
            if c == ours.node and ours.fought != theirs.fought:
                return "manner", theirs.node
    return None


def _counted(asked: Side, c: int, found: Alignment) -> tuple[str, int] | None:
    """Another number of the same people in the same state."""
    told = found.told
    for ours in asked.countings:
        if c != ours.number or ours.number is None:
            continue
        made = {id(mine) for mine, _ in found.counted}
        for theirs in told.countings:
            if id(ours) not in made and counts_differ(theirs, ours) and whole(theirs, told):
                return "number", theirs.number if theirs.number is not None else theirs.counted or 0
    return None


def _instead(asked: Side, c: int, found: Alignment) -> tuple[str, int] | None:
    told = found.told
    for parent, roles in _holders(asked, c):
        if parent not in found.said:
            continue
        taken = set(found.said.values())
        for s in _fillers(told, found.said[parent], roles):
            if s in taken or not (kind := _kind(asked, c, told, s)):
                continue
            # Many may be killed or resign; of two who are said to have done one thing to one, one is another.
            if kind != "actor" or ("actor" in roles and _undergone(asked, parent, found)):
                return kind, s
    return _rival(asked, c, found)


def _undergone(asked: Side, deed: int, found: Alignment) -> bool:
    return any(head == deed and "undergoer" in roles and d in found.said for (head, d), roles in asked.roles.items())


def _holders(asked: Side, c: int) -> Iterator[tuple[int, frozenset[str]]]:
    for (head, dependent), roles in asked.roles.items():
        if dependent == c:
            yield head, roles


def _fillers(told: Side, holder: int, roles: frozenset[str]) -> list[int]:
    """What stands where the claim has something else; a place or day may hang by another preposition."""
    found = []
    for (head, dependent), theirs in told.roles.items():
        if head == holder and (theirs & roles or not (theirs | roles) & _CORE):
            found.append(dependent)
    return sorted(found)


def _kind(asked: Side, c: int, told: Side, s: int) -> str:
    mine, theirs = asked.graph.nodes[c], told.graph.nodes[s]
    if mine.kind == "number" and theirs.kind == "number" and not any(c == ours.number for ours in asked.countings):
        a, b = asked.quantity(c), told.quantity(s)
        return "number" if a is not None and b is not None and at_odds(a, b) else ""
    if mine.kind == "time" and theirs.kind == "time":
        x, y = asked.time(c), told.time(s)
        return "time" if x is not None and y is not None and times_differ(x, y) else ""
    if mine.kind != "name" or theirs.kind != "name":
        return ""
    if places_differ(asked, c, told, s):
        return "place"
    types = {asked.type(c), told.type(s)}
    return "actor" if types <= _PARTIES and len(types) == 1 and _two_names(mine.lemma, theirs.lemma) else ""


def _two_names(a: str, b: str) -> bool:
    """True for names without a word in common; an acronym may stand for the other."""
    if is_acronym(a) or is_acronym(b):
        return False
    return bool(fold(a) and fold(b)) and set(name_words(a)).isdisjoint(name_words(b))


def _rival(asked: Side, c: int, found: Alignment) -> tuple[str, int] | None:
    """Another word for what was done, which excludes the claim's: withdrew, or was driven out."""
    lemma = asked.graph.nodes[c].lemma
    sides = [(one, other) for pair in (*RIVALS, _FATES) for one, other in (pair, pair[::-1]) if lemma in one]
    if not sides:
        return None
    core = _OF_FATE if any(one in _FATES for one, _ in sides) else _CORE
    partners = [d for (head, d), roles in asked.roles.items() if head == c and roles & core and d in found.said]
    for (head, d), roles in found.told.roles.items():
        node = found.told.graph.nodes[head]
        rival = node.polarity and any(node.lemma in other for _, other in sides)
        if rival and roles & core and any(found.said[p] == d for p in partners):
            return "action", head
    return None
