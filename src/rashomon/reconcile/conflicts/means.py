"""How somebody was hurt: shot in one report, stabbed in another.

Ways of harm exclude each other where each report knows of one way alone. They are compared report by report: victims are named
in one and described in the other, and the verbs stand in sentences that nothing else ties together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from rashomon.model import Happened, Span
from rashomon.reconcile.conflicts.figures import ASIDE, HEAD
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.given import Given, Maker
from rashomon.reconcile.conflicts.happenings import told_as_fact
from rashomon.reconcile.conflicts.positions import Setting
from rashomon.reconcile.conflicts.questions import passage, which
from rashomon.reconcile.events.tellings import Telling

# Each way with the words that tell of it, anywhere in a report.
WAYS = {
    "shot": re.compile(r"\b(?:shot|shoot\w*|gunned|gunshots?|gunfire|gunm[ae]n|bullets?|opened fire)\b", re.IGNORECASE),
    "stabbed": re.compile(r"\b(?:stab\w*|knif(?:e|ed|ing)|knives|machetes?|slashed|slashing)\b", re.IGNORECASE),
    "strangled": re.compile(r"\b(?:strangl\w+|strangulation|suffocat\w+|choked to death)\b", re.IGNORECASE),
    "beaten": re.compile(r"\b(?:beaten|beating|bludgeon\w*|clubbed)\b", re.IGNORECASE),
    "poisoned": re.compile(r"\b(?:poison\w*)\b", re.IGNORECASE),
    "drowned": re.compile(r"\b(?:drown\w*)\b", re.IGNORECASE),
    "hanged": re.compile(r"\b(?:hanged|hanging)\b", re.IGNORECASE),
}
# The verbs that tell the deed.
_VERBS = {
    "shoot": "shot",
    "shoot dead": "shot",
    "gun down": "shot",
    "stab": "stabbed",
    "knife": "stabbed",
    "strangle": "strangled",
    "suffocate": "strangled",
    "beat": "beaten",
    "bludgeon": "beaten",
    "poison": "poisoned",
    "drown": "drowned",
    "hang": "hanged",
}

Deed = tuple[str, Telling]


def means_conflicts(tellings: Sequence[tuple[str, Telling]], maker: Maker, setting: Setting) -> list[Found]:
    """At most one conflict: between reports that tell of one way of harm at their head, and of none of the others' anywhere.

    Args:
        tellings: (event id, telling) of all events.
        maker: knows the conflicts found so far.
        setting: of the story.
    """
    told: dict[str, dict[str, list[Deed]]] = {}
    named: dict[str, frozenset[str]] = {}
    for about, t in tellings:
        way = _VERBS.get(t.lemma)
        if t.report not in named:
            named[t.report] = _named(t.report, setting)
        if (
            way
            and t.mention.polarity
            and told_as_fact(t)
            and t.sentence[1] <= HEAD
            and not ASIDE.search(t.mention.sentence.quote)
            and _of_people(t, setting)
        ):
            told.setdefault(way, {}).setdefault(t.report, []).append((about, t))
    before = len(maker.made)
    for one, other in combinations(sorted(told), 2):
        ours, theirs = ({r: held for r, held in told[way].items() if named[r] == {way}} for way in (one, other))
        if ours and theirs and not maker.shown("action", [_triggers(ours), _triggers(theirs)]):
            _make(ours, theirs, (one, other), maker)
    return maker.made[before:]


def _of_people(t: Telling, setting: Setting) -> bool:
    """False where it befalls a thing or a body with a name: a team is beaten, and trade strangled, with nobody hurt."""
    types = {setting.entities.by_id[e].type for e in t.recipients}
    return not types or "person" in types


def _named(report: str, setting: Setting) -> frozenset[str]:
    """The ways of harm of which a report tells anywhere."""
    sentences = setting.witnesses.parallels.sentences.get(report, ())
    return frozenset(way for way, words in WAYS.items() if any(words.search(s.quote) for s in sentences))


def _triggers(side: dict[str, list[Deed]]) -> list[Span]:
    return [t.mention.trigger for held in side.values() for _, t in held]


def _make(ours: dict[str, list[Deed]], theirs: dict[str, list[Deed]], ways: tuple[str, str], maker: Maker) -> None:
    sides = []
    for side in (ours, theirs):
        deeds = [t for report in sorted(side) for _, t in side[report]]
        sides.append([Given("action", "happened", Happened(value=True), t.mention.trigger, passage(t.mention)) for t in deeds])
    first = ours[min(ours)][0]
    maker.deeds(sides, first, which(*ways))
