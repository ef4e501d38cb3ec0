"""How many came: the sizes of a crowd, told of marches, rallies and funerals under many verbs by those who count apart.

"80,000 marched, organisers said" and "police put the number at 25,000" share no word for one happening, so they are compared
across the story: each voice of a report stands for the greatest figure that it gives. A story of several crowds has no one size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rashomon.model import Quantity
from rashomon.reconcile.claims.claims import ClaimGroup, Said
from rashomon.reconcile.claims.values import actual, at_odds
from rashomon.reconcile.compare.geometry import apart
from rashomon.reconcile.compare.lexicon import PEOPLE
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.given import Given, Maker
from rashomon.reconcile.conflicts.numbers import label_of
from rashomon.reconcile.conflicts.positions import Setting, speak_against, voice
from rashomon.reconcile.conflicts.questions import how_many

# To do one of these is to be of a crowd; to do one of the others is where the report tells of a crowd beside it.
_GATHER = frozenset("march protest demonstrate rally gather assemble congregate flock parade".split())
_COME = frozenset("come attend join participate fill pack descend".split()) | {"turn out", "take part"}
_OF_CROWDS = re.compile(
    r"\b(?:protest\w*|demonstrat\w+|rall(?:y|ies|ied)|march(?:es|ed|ers?)?|gathering|procession|parade|vigil|funeral|concert|crowds?|riot\w*)\b",
    re.IGNORECASE,
)
_CROWD = 100  # fewer are a group
_BESIDE = 2  # sentences on either side

Told = tuple[str, ClaimGroup, Said]


def crowd_conflicts(groups: Mapping[str, Sequence[ClaimGroup]], maker: Maker, setting: Setting) -> list[Found]:
    """At most one conflict.

    Args:
        groups: the claims of each event, by its id.
        maker: knows the conflicts found so far.
        setting: of the story.
    """
    sentences = setting.witnesses.parallels.sentences
    crowds = {(report, n) for report, held in sentences.items() for n, s in enumerate(held) if _OF_CROWDS.search(s.quote)}
    told = [(about, g, s) for about, each in groups.items() for g in each for s in g.said if _counts(s, crowds)]
    leading = list(_leading(told, setting))
    if any(_two_places(x, y) for x in leading for y in leading):
        return []
    differing = [t for t in leading if any(_odds(t, other, setting) for other in leading)]
    sides: dict[tuple[float, float], list[Told]] = {}
    for t in sorted(differing, key=_place):
        value = t[2].value
        if isinstance(value, Quantity):
            sides.setdefault((value.low, value.high), []).append(t)
    before = len(maker.made)
    given = [[_given(t) for t in sides[size]] for size in sorted(sides)]
    if len(given) > 1 and not maker.shown("number", [[g.span for g in side] for side in given]):
        about, _, first = differing[0]
        maker.deeds(given, (about, first.telling), how_many("count", [g for _, g, _ in differing], setting.entities))
    return maker.made[before:]


def _counts(said: Said, crowds: set[tuple[str, int]]) -> bool:
    value, t = said.value, said.telling
    if not isinstance(value, Quantity) or value.kind != "count" or said.statement.slot != "count" or value.high < _CROWD:
        return False
    kinds = said.counted.kinds
    if not actual(said.statement.modality) or not said.statement.polarity or said.counted.part or (kinds and not kinds & PEOPLE):
        return False
    if t.lemma in _GATHER:
        return True
    if t.lemma == "take" and "part" in t.heads:
        return any(report == t.report for report, _ in crowds)
    near = ((t.sentence[0], t.sentence[1] + step) for step in range(-_BESIDE, _BESIDE + 1))
    return t.lemma in _COME and any(place in crowds for place in near)


def _leading(told: Sequence[Told], setting: Setting) -> Iterator[Told]:
    """The greatest figure of each voice of each text."""
    best: dict[tuple[str, tuple[str, ...]], Told] = {}
    for t in sorted(told, key=_place):
        key = setting.witnesses.text_of(t[2].statement), voice(t[2].statement, setting)
        if key not in best or _size(best[key]) < _size(t):
            best[key] = t
    yield from best.values()


def _size(told: Told) -> float:
    value = told[2].value
    return value.low if isinstance(value, Quantity) else 0.0


def _two_places(one: Told, other: Told) -> bool:
    a, b = one[2].telling.point, other[2].telling.point
    return a is not None and b is not None and apart(a, b)


def _odds(one: Told, other: Told, setting: Setting) -> bool:
    a, b = one[2].value, other[2].value
    differ = isinstance(a, Quantity) and isinstance(b, Quantity) and at_odds(a, b)
    return differ and speak_against([one[2]], [other[2]], setting)


def _place(told: Told) -> tuple[str, int, str]:
    return told[2].statement.report, told[2].statement.evidence[0].start, told[2].statement.id


def _given(told: Told) -> Given:
    _, group, said = told
    label = label_of(group, said.value) if isinstance(said.value, Quantity) else ""
    return Given("number", "count", said.value, said.statement.evidence[0], label)
