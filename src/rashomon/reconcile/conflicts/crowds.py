"""How many came: the sizes of a crowd, told of marches, rallies and funerals under many verbs by those who count apart.

"80,000 marched, organisers said" and "police put the number at 25,000" share no word for one happening, so they are compared
across the story: each voice of a report stands for the greatest figure that it gives. A story of several crowds has no one size.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rashomon.model import Quantity
from rashomon.reconcile.claims.claims import ClaimGroup, Said
from rashomon.reconcile.compare.lexicon import PEOPLE
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.given import Maker
from rashomon.reconcile.conflicts.positions import Setting
from rashomon.reconcile.conflicts.sized import Sized, set_against, sized, two_places, voice_of

# To do one of these is to be of a crowd; to do one of the others is where the report tells of a crowd beside it.
_GATHER = frozenset("march protest demonstrate rally gather assemble congregate flock parade".split())
_COME = frozenset("come attend join participate fill pack descend".split()) | {"turn out", "take part"}
_OF_CROWDS = re.compile(
    r"\b(?:protest\w*|demonstrat\w+|rall(?:y|ies|ied)|march(?:es|ed|ers?)?|gathering|procession|parade|vigil|funeral|concert|crowds?|riot\w*)\b",
    re.IGNORECASE,
)
_CROWD = 100  # fewer are a group
_BESIDE = 2  # sentences on either side


def crowd_conflicts(groups: Mapping[str, Sequence[ClaimGroup]], maker: Maker, setting: Setting) -> list[Found]:
    """At most one conflict.

    Args:
        groups: the claims of each event, by its id.
        maker: knows the conflicts found so far.
        setting: of the story.
    """
    sentences = setting.witnesses.parallels.sentences
    crowds = {(report, n) for report, held in sentences.items() for n, s in enumerate(held) if _OF_CROWDS.search(s.quote)}
    leading = _leading(sized(groups, lambda said, value: _of_a_crowd(said, value, crowds)), setting)
    before = len(maker.made)
    if not two_places(leading):
        set_against(leading, maker, setting)
    return maker.made[before:]


def _of_a_crowd(said: Said, value: Quantity, crowds: set[tuple[str, int]]) -> bool:
    kinds, t = said.counted.kinds, said.telling
    if said.statement.slot != "count" or value.high < _CROWD or (kinds and not kinds & PEOPLE):
        return False
    if t.lemma in _GATHER:
        return True
    if t.lemma == "take" and "part" in t.heads:
        return any(report == t.report for report, _ in crowds)
    near = ((t.sentence[0], t.sentence[1] + step) for step in range(-_BESIDE, _BESIDE + 1))
    return t.lemma in _COME and any(place in crowds for place in near)


def _leading(told: Sequence[Sized], setting: Setting) -> list[Sized]:
    """The greatest figure of each voice of each text, in the order in which they stand."""
    best: dict[tuple[str, tuple[str, ...]], Sized] = {}
    for t in told:
        held = best.setdefault(voice_of(t, setting), t)
        if held.value.low < t.value.low:
            best[voice_of(t, setting)] = t
    kept = {t.said.statement.id for t in best.values()}
    return [t for t in told if t.said.statement.id in kept]
