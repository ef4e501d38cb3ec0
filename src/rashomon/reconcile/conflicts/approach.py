"""How near forces came to a place: "within 25 km of Ode" against "on the outskirts of Ode".

Such words hang on many verbs ("came", "were seen", "are reported to be"), so they are read where they stand; who came so near
is told by what the sentence tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Annotation, Span, Where
from rashomon.reconcile.claims.values import actual
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.given import Given, Maker
from rashomon.reconcile.conflicts.positions import Setting
from rashomon.reconcile.conflicts.questions import how_near
from rashomon.reconcile.conflicts.readings import Reading
from rashomon.reconcile.conflicts.territory import faces
from rashomon.reconcile.events.tellings import Telling

# Before a distance, and between it and the place.
_AS_NEAR = re.compile(
    r"\b(?:within|as (?:close|near) as|to within|less than|only|just|barely)(?: (?:about|some|around))? \Z", re.IGNORECASE
)
_CITY = r"(?:the )?(?:capital,? |city of |town of )?\Z"
_OF = re.compile(rf" ?(?:(?:north|south|east|west)\w* )?(?:of|to|from|outside|short of|away from) {_CITY}")
_AT_ITS_EDGE = re.compile(
    r"\b(?:on|at|in|to|into|reached|entered|near) (?:the )?(?:\w+ )?(?:outskirts|edges?|gates|suburbs|outer districts) of "
    + _CITY,
    re.IGNORECASE,
)
_WHERE_FORCES_ARE = frozenset(
    "come advance push move reach get close draw be see report station arrive stand near march position fight".split()
)
_FORCES = re.compile(
    r"\b(?:forces?|troops|fighters|rebels?|militants?|army|soldiers|militias?|militiamen|insurgents?|convoys?|tanks|units?|columns?"
    r"|brigades?|guerrillas?|jihadists?|separatists?)\b",
    re.IGNORECASE,
)
# Two distances that lie no further apart are one, told roughly; the edge of a town is no further from it than this.
_APART, _EDGE = 1.25, 12.0
_BEFORE = 80

Deed = tuple[str, Telling]


@dataclass(frozen=True, slots=True)
class _Near:
    """How near somebody came: kilometres at most, the words, and what tells it, where the sentence tells anything."""

    place: str
    km: float
    edge: bool
    words: Span
    deed: Deed | None
    party: frozenset[str]


def approach_conflicts(
    annotations: Sequence[Annotation], tellings: Sequence[Deed], maker: Maker, setting: Setting
) -> list[Found]:
    """At most one conflict a place.

    Args:
        annotations: of the reports.
        tellings: (event id, telling) of all events.
        maker: knows the conflicts found so far.
        setting: of the story.
    """
    before = len(maker.made)
    by_sentence: dict[tuple[str, int], list[Deed]] = {}
    for pair in tellings:
        if pair[1].mention.kind == "event":
            by_sentence.setdefault(pair[1].sentence, []).append(pair)
    by_place: dict[str, list[_Near]] = {}
    for annotation in sorted(annotations, key=lambda a: (setting.order.get(a.report, 0), a.report)):
        for near in _of_report(annotation, by_sentence, setting):
            by_place.setdefault(near.place, []).append(near)
    for place, found in sorted(by_place.items()):
        _of_place(setting.entities.name(place), found, maker, setting)
    return maker.made[before:]


def _of_report(
    annotation: Annotation, by_sentence: Mapping[tuple[str, int], Sequence[Deed]], setting: Setting
) -> Iterator[_Near]:
    for local in annotation.entities:
        place = setting.entities.find(annotation.report, local.key)
        if place is None or local.type not in {"place", "facility"}:
            continue
        for mention in local.mentions:
            sentence = next((s for s in annotation.sentences if s.covers(mention.span)), None)
            if sentence is None or not _FORCES.search(_context(annotation, sentence)):
                continue
            measured = _measured(annotation, sentence, mention.span)
            if measured is not None:
                deed = _mover(by_sentence.get(setting.witnesses.parallels.at(mention.span), ()), mention.span)
                yield _Near(place, *measured, deed, _forces(deed[1], setting) if deed is not None else frozenset())


def _forces(t: Telling, setting: Setting) -> frozenset[str]:
    """The named parties that the telling puts there; "was seen" has them as who undergoes it."""
    known = setting.entities.by_id
    return frozenset(setting.sides.parties.find(e) for e in t.actors | t.recipients if known[e].type not in {"place", "facility"})


def _context(annotation: Annotation, sentence: Span) -> str:
    """The sentence and the one before it, where "they" is told."""
    at = annotation.sentences.index(sentence)
    return " ".join(s.quote for s in annotation.sentences[max(0, at - 1) : at + 1])


def _measured(annotation: Annotation, sentence: Span, place: Span) -> tuple[float, bool, Span] | None:
    """How near: kilometres, whether it is the edge itself, and the words with the place."""
    begin, end = place.start - sentence.start, place.end - sentence.start
    before = sentence.quote[max(0, begin - _BEFORE) : begin]
    edge = _AT_ITS_EDGE.search(before)
    if edge is not None:
        return _EDGE, True, sentence.part(begin - len(before) + edge.start(), end)
    for each in annotation.quantities:
        if each.quantity.kind != "distance" or not sentence.start <= each.span.start < each.span.end <= place.start:
            continue
        led = _AS_NEAR.search(sentence.quote[: each.span.start - sentence.start])
        if led is not None and _OF.fullmatch(sentence.quote[each.span.end - sentence.start : begin]):
            return each.quantity.low, False, sentence.part(led.start(), end)
    return None


def _mover(told: Sequence[Deed], at: Span) -> Deed | None:
    """What the sentence tells that puts somebody there, nearest before the words."""
    fit = [
        pair
        for pair in told
        if pair[1].lemma.split(" ")[0] in _WHERE_FORCES_ARE and pair[1].mention.polarity and actual(pair[1].mention.modality)
    ]
    return min(fit, key=lambda pair: (abs(pair[1].mention.trigger.start - at.start), pair[1].id), default=None)


def _of_place(name: str, found: Sequence[_Near], maker: Maker, setting: Setting) -> None:
    for first in found:
        others = [n for n in found if _differ(first, n)]
        if not others:
            continue
        like = [n for n in found if n not in others and any(_differ(n, other) for other in others)]
        sides = [[_given(n) for n in side] for side in (like, others)]
        if not maker.shown("place", [[g.span for g in side] for side in sides]):
            about, telling = first.deed or maker.nearest(first.words)
            if telling is not None:
                reading = _meanwhile(like, others, setting) or _meanwhile(others, like, setting)
                maker.deeds(sides, (about, telling), how_near(name), alone=True, reading=reading)
        return


def _meanwhile(far: Sequence[_Near], near: Sequence[_Near], setting: Setting) -> Reading | None:
    """An update where those who tell that they came nearer were printed on a later day."""
    days = [[setting.published.get(n.words.report) for n in side] for side in (far, near)]
    known = [[day for day in side if day is not None] for side in days]
    if not all(known) or len(known[0]) + len(known[1]) < len(far) + len(near):
        return None
    nearer = max(n.km for n in near) < min(n.km for n in far)
    if not nearer or max(day.end for day in known[0]) > min(day.start for day in known[1]):
        return None
    return Reading("update", "The reports that put them nearer were published later; they may have come nearer meanwhile.")


def _given(near: _Near) -> Given:
    label = " ".join(near.words.quote.split())
    return Given("place", "place", Where(label), near.words, label)


def _differ(a: _Near, b: _Near) -> bool:
    """True where two reports, or two speakers, put one party's forces at two distances."""
    told = [n.deed[1] for n in (a, b) if n.deed is not None]
    facing = faces(*told) if len(told) == 2 else a.words.report != b.words.report
    if not facing or (a.edge and b.edge) or (a.party and b.party and not a.party & b.party):
        return False
    low, high = sorted((a.km, b.km))
    return high > _APART * low
