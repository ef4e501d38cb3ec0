"""Nobody, or somebody: "no civilians were hurt" against fourteen in hospital, "nobody was freed" against twelve.

A figure of none is told in an event of its own ("said no one was hurt"), which shares too little with the others to be joined,
and no toll is compared with it. A report that tells of somebody itself says no more than that there were no others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rashomon.model import Quantity
from rashomon.reconcile.claims.claims import ClaimGroup, Said
from rashomon.reconcile.claims.values import actual
from rashomon.reconcile.compare.lexicon import PEOPLE
from rashomon.reconcile.conflicts.figures import HEAD
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.given import Given, Maker
from rashomon.reconcile.conflicts.numbers import label_of
from rashomon.reconcile.conflicts.positions import Setting, speak_against
from rashomon.reconcile.conflicts.questions import whether_any
from rashomon.reconcile.events.tellings import Telling

# Of those of whom none is told in the first slot, some are told of in the others.
_SOME_IN = {
    "killed": ("killed",),
    "injured": ("injured", "hospitalised", "killed or injured"),
    "killed or injured": ("killed", "injured", "hospitalised", "killed or injured"),
    "missing": ("missing",),
    "arrested": ("arrested",),
    "abducted": ("abducted",),
    "captured": ("captured",),
    "released": ("released",),
}
_NOT_ALL = re.compile(r"\b(?:other|others|else|further|more|additional|new|serious(?:ly)?|major|life)\b", re.IGNORECASE)
_SEPARATE = re.compile(r"\b(?:separate|another|previous|earlier|unrelated|second)\b", re.IGNORECASE)
_FIGHTERS = frozenset({"combatant", "police"})
_REACH = 32

Told = tuple[str, ClaimGroup, Said]


def nobody_conflicts(groups: Mapping[str, Sequence[ClaimGroup]], maker: Maker, setting: Setting) -> list[Found]:
    """At most one conflict a slot.

    Args:
        groups: the claims of each event, by its id.
        maker: knows the conflicts found so far.
        setting: of the story.
    """
    told = [(about, g, s) for about, each in groups.items() for g in each for s in g.said if _counts(s)]
    before = len(maker.made)
    for slot, some_in in _SOME_IN.items():
        nones = [t for t in told if t[1].claim.slot == slot and _size(t[2]) == 0 and _of_all(t[2])]
        somes = [t for t in told if t[1].claim.slot in some_in and _size(t[2]) > 0]
        pairs = [(x, y) for x in nones if not _tells_of_some(x, somes, setting) for y in somes if _against(x[2], y[2], setting)]
        if pairs:
            _make(slot, list(_each(x for x, _ in pairs)), list(_each(y for _, y in pairs)), maker)
    return maker.made[before:]


def _counts(said: Said) -> bool:
    value = said.value
    number = said.telling.sentence[1]
    people = not said.counted.kinds or bool(said.counted.kinds & PEOPLE)
    counted = isinstance(value, Quantity) and value.kind == "count" and (value.low > 0 or value.high == 0)
    return counted and people and number <= HEAD and actual(said.statement.modality) and bool(said.statement.evidence)


def _size(said: Said) -> float:
    return said.value.low if isinstance(said.value, Quantity) else 0.0


def _of_all(said: Said) -> bool:
    """True where the words say nobody at all, and of this matter."""
    sentence, figure = said.statement.sentence, said.statement.evidence[0]
    behind = sentence.quote[figure.end - sentence.start :][:_REACH]
    return not _NOT_ALL.search(behind) and not _SEPARATE.search(sentence.quote)


def _tells_of_some(none: Told, somes: Sequence[Told], setting: Setting) -> bool:
    """True where the report that says so tells of some too, as its own word or by the same speaker."""
    text = setting.witnesses.text_of(none[2].statement)
    return any(
        setting.witnesses.text_of(s.statement) == text and not speak_against([none[2]], [s], setting) and _kind_of(none[2], s)
        for _, _, s in somes
    )


def _against(none: Said, some: Said, setting: Setting) -> bool:
    return _kind_of(none, some) and speak_against([none], [some], setting) and not _SEPARATE.search(some.statement.sentence.quote)


def _kind_of(none: Said, some: Said) -> bool:
    """True where those told of may be of the kind of which none is told."""
    kinds = none.counted.kinds - {"person", "victim"}
    if not kinds:
        return True
    theirs = some.counted.kinds
    return not theirs & _FIGHTERS if kinds == {"civilian"} else bool(kinds & theirs)


def _each(told: Iterator[Told]) -> Iterator[Told]:
    yield from {t[2].statement.id: t for t in told}.values()


def _make(slot: str, nones: Sequence[Told], somes: Sequence[Told], maker: Maker) -> None:
    sides = [[_given(slot, t) for t in sorted(side, key=_place)] for side in (nones, somes)]
    spans = [[g.span for g in side] for side in sides]
    if maker.shown("number", spans) or maker.shown("polarity", spans):
        return
    about, _, first = min(nones, key=_place)
    deed: tuple[str, Telling] = (about, first.telling)
    maker.deeds(sides, deed, whether_any(slot, first.counted.text if first.counted.kinds - {"person"} else ""))


def _place(told: Told) -> tuple[str, int]:
    return told[2].statement.report, told[2].statement.evidence[0].start


def _given(slot: str, told: Told) -> Given:
    _, group, said = told
    value = said.value
    label = label_of(group, value) if isinstance(value, Quantity) else ""
    return Given("polarity", slot, value, said.statement.evidence[0], label)
