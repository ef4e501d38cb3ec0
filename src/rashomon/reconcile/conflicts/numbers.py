"""Number conflicts: figures of one kind that no one number satisfies."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from rashomon.model import Conflict, Quantity, Value
from rashomon.reconcile.claims.claims import ClaimGroup, Said
from rashomon.reconcile.claims.estimates import estimate
from rashomon.reconcile.claims.values import CONVERTED, actual, at_odds, quantity_text, vague
from rashomon.reconcile.compare.counted import comparable
from rashomon.reconcile.compare.lexicon import STATES
from rashomon.reconcile.conflicts.figures import HARM, is_toll
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.positions import (
    OWN,
    Setting,
    Side,
    components,
    origins_of,
    position,
    speak_against,
    told_together,
    voice,
)
from rashomon.reconcile.conflicts.readings import facing_pairs, read_all, rival, told_update
from rashomon.reconcile.events.counts import ATTACKERS
from rashomon.reconcile.events.tellings import Telling
from rashomon.text.digests import digest

# "Image 7 of 33", "Page 2 of 5": no count of anything.
ENUMERATED = re.compile(r"\d+ of /? ?\d+")
BESIDE = 6

# Stems of words for those who did it: "seven assailants died" is no rival of "killed 130", which says nothing of who they were.
_DOERS = ATTACKERS | {"gunman", "gunmen", "bomber", "terrorist", "shooter", "suspect"}

Ask = Callable[[Sequence[ClaimGroup]], str]

_VAGUE = re.compile(
    r"\b(?:dozens|tens|scores|hundreds|thousands|millions|billions|several|(?:a )?few|(?:a )?handful|(?:a )?couple|multiple"
    r"|numerous)\b",
    re.IGNORECASE,
)


def number_conflicts(about: str, groups: Sequence[ClaimGroup], setting: Setting, *, ask: Ask, policy: str) -> list[Found]:
    """Conflicts between the quantities that reports give of one slot of one event.

    Args:
        about: the event's id.
        groups: its claims on this slot.
        setting: of the story.
        ask: puts the question in plain words, from the claims that differ.
        policy: the rule of estimates.

    Returns:
        Conflicts, each with the ids of its claims that are contested and of those that are superseded.
    """
    eligible = [g for g in groups if _eligible(g)]
    sides = _sides(eligible)
    found, linked = components(len(sides), lambda i, j: _odds(sides[i], sides[j], sides, setting))
    conflicts = []
    for number, members in enumerate(found):
        chosen = [sides[i] for i in members]
        facing = facing_pairs(members, linked)
        why, reason, outdated = read_all(chosen, facing, setting)
        beside = [s for k, s in enumerate(sides) if k not in members and _fits_beside(s, chosen, setting)]
        current = [s for k, s in enumerate(chosen) if k not in outdated] or chosen
        figures = [(s.value, len(origins_of(s, setting))) for s in current if isinstance(s.value, Quantity)]
        conflict = Conflict(
            id=digest("conflict", "number", about, chosen[0].groups[0].claim.slot, number),
            kind="number",
            why=why,
            about=about,
            question=ask([g for s in chosen for g in s.groups]),
            positions=tuple(position(_beside(s, chosen), setting) for s in (*chosen, *beside)),
            reason=reason,
            estimate=estimate(figures, policy),
        )
        superseded = frozenset(g.claim.id for k in outdated for g in chosen[k].groups)
        conflicts.append((conflict, frozenset(g.claim.id for s in chosen for g in s.groups), superseded))
    return conflicts


def _eligible(group: ClaimGroup) -> bool:
    quantity = group.quantity
    if quantity is None or not actual(group.claim.modality):
        return False
    if not group.claim.polarity and not quantity.low == quantity.high == 0:
        return False
    if quantity.rule == "one person":
        return False
    if (
        group.claim.slot in HARM
        and quantity.low > 0
        and not any(is_toll(s, group.claim.slot, of_party=bool(s.counted.owners)) for s in group.said)
    ):
        return False
    return not all(s.counted.part or ENUMERATED.search(_around(s)) for s in group.said)


def _around(said: Said) -> str:
    """The figure with the words beside it."""
    s = said.statement
    low, high = s.evidence[0].start - s.sentence.start, s.evidence[0].end - s.sentence.start
    return s.sentence.quote[max(0, low - BESIDE) : high + BESIDE]


def _sides(groups: Sequence[ClaimGroup]) -> list[Side]:
    """One side for each distinct quantity, in order of size."""
    by_value: dict[tuple[float, float, str, str], list[ClaimGroup]] = {}
    for g in groups:
        q = g.quantity
        if q is not None:
            same = (k for k, (v, *_) in by_value.items() if v.quantity is not None and _converted(v.quantity, q))
            by_value.setdefault(next(same, (q.low, q.high, q.unit, q.kind)), []).append(g)
    sides = []
    for key in sorted(by_value):
        members = by_value[key]
        value = members[0].quantity
        if value is not None:
            sides.append(Side(tuple(members), label_of(members[0], value), value))
    return sides


def _converted(a: Quantity, b: Quantity) -> bool:
    """True where two measures are one, printed in two units."""
    if a.kind == "count" or (a.kind, a.unit, a.rule) != (b.kind, b.unit, b.rule) or not (a.bounded and b.bounded):
        return False
    return all(abs(x - y) <= CONVERTED * max(abs(x), abs(y)) for x, y in ((a.low, b.low), (a.high, b.high)))


def label_of(group: ClaimGroup, value: Quantity) -> str:
    """The figure; a vague word stands for itself."""
    evidence = group.said[0].statement.evidence
    if value.rule.startswith("vague") and evidence:
        word = _VAGUE.search(evidence[0].quote)
        if word:
            return word.group().lower()
    return quantity_text(value)


def _odds(a: Side, b: Side, sides: Sequence[Side], setting: Setting) -> bool:
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity) or not at_odds(a.value, b.value):
        return False
    if a.value.kind == "count":
        parties = setting.sides.parties
        few, many = sorted((a, b), key=lambda side: _size(side.value))
        whole = [x for x in few.said if not _of_a_larger(x, sides, setting)]
        pairs = [(x, y) for x in whole for y in many.said if comparable(x.counted, y.counted, parties) and _alike(x, y)]
        pairs = [
            (x, y) for x, y in pairs if not _holds(_meant(x, sides), _meant(y, sides)) and not (x.counted.part or y.counted.part)
        ]
        if told_together(a.said, b.said, setting) and told_update(a, b) is None and rival(a, b, setting) is None:
            return False
        return any(speak_against([x], [y], setting) for x, y in pairs)
    return speak_against(a.said, b.said, setting)


def _size(value: Value) -> float:
    return value.low if isinstance(value, Quantity) else 0.0


def _of_a_larger(said: Said, sides: Sequence[Side], setting: Setting) -> bool:
    """True where the text gives a larger figure as its own: "15 were dead" on the terrace, of 129 in the city.

    Its figure of the whole is the larger one, and that one is set against those of other texts.
    """
    spoken = {voice(said.statement, setting), OWN}
    text = setting.witnesses.text_of(said.statement)
    return any(
        setting.witnesses.text_of(other.statement) == text and voice(other.statement, setting) in spoken
        for side in sides
        if isinstance(side.value, Quantity) and isinstance(said.value, Quantity) and side.value.low > said.value.high
        for other in side.said
        if not other.counted.part and comparable(said.counted, other.counted, setting.sides.parties)
    )


def _alike(a: Said, b: Said) -> bool:
    """Counts without a state ("moved 30 vehicles") are alike only where they name one kind of thing."""
    if a.statement.slot in STATES or a.statement.slot != "count":
        return True
    return bool(a.counted.head) and a.counted.head == b.counted.head


def _meant(said: Said, sides: Sequence[Side]) -> Said:
    """A bare figure counts people where another of the event names people, whatever fighters are counted beside them.

    So it does where its own report counts fewer of one kind: "24 were hurt", and "two officers were among them".
    """
    bare = not said.counted.kinds and not said.counted.head
    others = (other for side in sides for other in side.said)
    if bare and any("person" in other.counted.kinds or _fewer_of_a_kind(other, said) for other in others):
        return replace(said, counted=replace(said.counted, kinds=frozenset({"person"})))
    return said


def _fewer_of_a_kind(part: Said, whole: Said) -> bool:
    if part.statement.report != whole.statement.report or not part.counted.kinds:
        return False
    return 0 < _size(part.value) < _size(whole.value)


def _holds(a: Said, b: Said) -> bool:
    """True where one counts people and the other fewer of one kind of them: both may hold."""
    for whole, part in ((a, b), (b, a)):
        kinds = whole.counted.kinds
        anybody = "person" in kinds or (not kinds and part.counted.head in _DOERS)
        if anybody and part.counted.kinds and "person" not in part.counted.kinds:
            x, y = whole.value, part.value
            if isinstance(x, Quantity) and isinstance(y, Quantity) and y.low <= x.high:
                return True
    return False


def _fits_beside(side: Side, chosen: Sequence[Side], setting: Setting) -> bool:
    """A vague figure of the same things is shown beside those that it agrees with."""
    if not isinstance(side.value, Quantity) or not vague(side.value):
        return False
    parties = setting.sides.parties
    return any(comparable(x.counted, y.counted, parties) for x in side.said for s in chosen for y in s.said)


def _beside(side: Side, chosen: Sequence[Side]) -> Side:
    """The side, and where its figure is vague, those that it agrees with."""
    value = side.value
    if not isinstance(value, Quantity) or not vague(value):
        return side
    others = [(s.label, s.value) for s in chosen if s is not side and isinstance(s.value, Quantity) and not vague(s.value)]
    agrees = [label for label, other in others if isinstance(other, Quantity) and not at_odds(other, value)]
    return Side(side.groups, f"{side.label} (compatible with {' and '.join(agrees)})", value) if agrees else side


def telling_of(groups: Sequence[ClaimGroup]) -> Telling:
    """The telling that the first claim rests on."""
    return groups[0].said[0].telling
