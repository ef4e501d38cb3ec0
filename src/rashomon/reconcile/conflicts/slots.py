"""Conflicts of time, place and actor: values of one slot of one event that cannot all hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta

from rashomon.model import Conflict, When, Where, Who
from rashomon.reconcile.claims.claims import ClaimGroup
from rashomon.reconcile.claims.values import actual
from rashomon.reconcile.compare.geometry import apart
from rashomon.reconcile.conflicts.firm import FIRM, firmness
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.happenings import charged_with
from rashomon.reconcile.conflicts.positions import Setting, Side, components, position, speak_against, told_together
from rashomon.reconcile.conflicts.readings import facing_pairs, read_all
from rashomon.reconcile.events.features import FINE, Context, compare, gap
from rashomon.text.digests import digest
from rashomon.text.names import name_words

# Features that name the slot itself and are left out of that sum.
_OWN = {
    "time": frozenset({"same time", "next day", "other time"}),
    "place": frozenset({"same place", "far places", "shared names"}),
    "actor": frozenset({"same doer", "other doer", "shared names"}),
    "requested by": frozenset({"other doer"}),
}
_BOUND = frozenset({"both requested", "same undergoer", "same passage", "same number", "same doer", "same place"})
# Many praise, meet or accuse one person, and many arrive at one place: that two tell of one deed shows in its undergoer and in
# its circumstances.
_UNDERGONE = frozenset({"same passage", "same undergoer", "both requested"})
_CIRCUMSTANCES = frozenset({"same passage", "same time", "same place", "same number", "both requested"})
_ITS_WORDS = 0.4  # of the clause's words in common, as telling as a circumstance
_PARTIES = frozenset({"person", "organisation", "group"})
_WEEKDAY = re.compile(r"XXXX-WXX-[1-7]")
KINDS = {"time": "time", "place": "place", "actor": "actor", "requested by": "actor"}


def slot_conflicts(
    about: str, slot: str, groups: Sequence[ClaimGroup], setting: Setting, context: Context, *, question: str
) -> list[Found]:
    """Conflicts between the times, places or actors that reports give of one event.

    Values are compared as bounds: "Friday" holds "late on Friday", "Libya" holds "Benghazi", and a party holds its leader.
    """
    told = [g for g in groups if actual(g.claim.modality) and g.claim.polarity]
    if slot == "time":
        told = [g for g in told if not all(charged_with(s.telling) for s in g.said)]
    sides = [side_of(g, setting) for g in told]

    def against(i: int, j: int) -> bool:
        a, b = sides[i], sides[j]
        if not at_odds_in(slot, a, b, setting) or told_together(a.said, b.said, setting):
            return False
        return speak_against(a.said, b.said, setting) and _sure(a, b, slot, context)

    found, linked = components(len(sides), against)
    conflicts = []
    for number, members in enumerate(found):
        chosen = [sides[i] for i in members]
        why, reason, _ = read_all(chosen, facing_pairs(members, linked), setting)
        conflict = Conflict(
            id=digest("conflict", KINDS[slot], about, slot, number),
            kind=KINDS[slot],
            why=why,
            about=about,
            question=question,
            positions=tuple(position(s, setting) for s in chosen),
            reason=reason,
        )
        conflicts.append((conflict, frozenset(g.claim.id for s in chosen for g in s.groups), frozenset[str]()))
    return conflicts


def at_odds_in(slot: str, a: Side, b: Side, setting: Setting) -> bool:
    """True where two values of a slot cannot both hold."""
    return _times(a, b) if slot == "time" else _places(a, b) if slot == "place" else _actors(a, b, setting)


def side_of(group: ClaimGroup, setting: Setting) -> Side:
    """One claim as a side, labelled by its words, or by the name of whom or what they mean."""
    value = group.claim.value
    label = " ".join(getattr(value, "text", "").split())
    if isinstance(value, Who | Where) and value.entity is not None:
        label = setting.entities.name(value.entity) or label
    return Side((group,), label, value)


def _sure(a: Side, b: Side, slot: str, context: Context) -> bool:
    own = _OWN[slot]
    for x in a.said:
        for y in b.said:
            features = compare(x.telling, y.telling, context)
            if slot == "actor" and not _one_deed(features):
                continue
            if features.keys() & (_BOUND - own) and firmness(features, without=own) >= FIRM:
                return True
    return False


def _one_deed(features: Mapping[str, float]) -> bool:
    told_alike = bool(features.keys() & _CIRCUMSTANCES) or features.get("shared words", 0.0) >= _ITS_WORDS
    return told_alike and bool(features.keys() & _UNDERGONE)


def _times(a: Side, b: Side) -> bool:
    x, y = a.value, b.value
    return isinstance(x, When) and isinstance(y, When) and times_differ(x, y)


def times_differ(x: When, y: When) -> bool:
    """True for two days, or parts of days, that are not one; the same weekday of two weeks is."""
    if x.range is None or y.range is None:
        return x.range is y.range and weekdays_differ(x, y)
    if not {x.range.precision, y.range.precision} <= FINE:
        return False
    days = abs((x.range.start.date() - y.range.start.date()).days)
    if days % 7 == 0 and any(_WEEKDAY.match(w.timex) for w in (x, y)):
        # The same weekday: a text that was changed a week later still says "Friday".
        return False
    return gap(x.range, y.range) >= timedelta(0) and days > 0


def weekdays_differ(a: When, b: When) -> bool:
    """True for two days of the week of which neither says which week's: in one story that is the same."""
    days = [_WEEKDAY.match(w.timex) for w in (a, b)]
    return all(days) and len({day.group() for day in days if day}) > 1


def _places(a: Side, b: Side) -> bool:
    x, y = a.value, b.value
    if not isinstance(x, Where) or not isinstance(y, Where) or x.place is None or y.place is None:
        return False
    return x.entity != y.entity and apart(x.place, y.place)


def namesakes(a: Sequence[str], b: Sequence[str]) -> bool:
    """True where one name holds the other, or they share all words but one: rather one name, cut or misprinted, than two."""
    for x in a:
        for y in b:
            ours, theirs = set(name_words(x)), set(name_words(y))
            if min(len(ours), len(theirs)) >= 2 and len(ours ^ theirs) <= 2 and ours & theirs:
                return True
            if ours <= theirs or theirs <= ours:
                return True
    return False


def _actors(a: Side, b: Side, setting: Setting) -> bool:
    x, y = a.value, b.value
    if not isinstance(x, Who) or not isinstance(y, Who) or x.entity is None or y.entity is None or x.entity == y.entity:
        return False
    first, second = setting.entities.by_id[x.entity], setting.entities.by_id[y.entity]
    if not first.names or not second.names or setting.sides.parties.same(first.id, second.id):
        return False
    countries = all(e.place is not None and e.place.kind == "country" for e in (first, second))
    kinds = {first.type, second.type}
    askers = all(s.statement.slot == "requested by" for side in (a, b) for s in side.said)
    if "person" in kinds and len(kinds) > 1:
        return False
    if not (countries or askers or kinds <= _PARTIES) or namesakes(first.names, second.names):
        return False
    # Two who are named as doers of one telling did it together.
    together = [s.telling.actors for side in (a, b) for s in side.said]
    return not any({first.id, second.id} <= doers for doers in together)
