"""The hour of a deed, where reports give hours that lie apart by more than rounding: "about 3 p.m.", "around 5 p.m.".

The police are called when it happens, so that the hour of the call is one of the deed too; deaths, arrests and hearings have
hours of their own. A report that gives two hours takes no side, and who names the other's hour anywhere denies nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Annotation, Span, TimeMention, When
from rashomon.reconcile.compare.parallels import Sentence
from rashomon.reconcile.conflicts.attackers import DEPTH
from rashomon.reconcile.conflicts.deeds import DEED, of_telling, owners
from rashomon.reconcile.conflicts.figures import ASIDE
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.given import Given, Maker
from rashomon.reconcile.conflicts.positions import Setting
from rashomon.reconcile.conflicts.questions import at_what_hour
from rashomon.reconcile.conflicts.readings import FIRST, tells_of_several
from rashomon.reconcile.conflicts.scenes import Scene
from rashomon.reconcile.events.tellings import Telling
from rashomon.text.addresses import find_addresses

# Hours nearer than this are one, told from another moment of the deed; so are two rounded ones that lie just so far apart.
MINUTES = 30
_DAY = 24 * 60
_CLOCK = re.compile(r"T(\d\d):(\d\d)")
_HALF = re.compile(r"\b(?:[ap]\.? ?m\b|noon|midnight|morning|afternoon|evening|night)|\d[ap]m\b", re.IGNORECASE)
BEHIND = 24
_ABOUT = re.compile(r"\b(?:about|around|approximately|roughly|nearly|almost)\s+(?:at )?\Z", re.IGNORECASE)
# "Before 8 a.m.", but not "shortly before": any hour of that side may be meant.
_OPEN = re.compile(
    r"(?<!just )(?<!shortly )(?<!moments )(?<!minutes )\b(before|after|between|until|till|by|since|to|and|from) \Z", re.I
)
_DEED = DEED | frozenset("shoot shooting fire gunfire attack stab stabbing start begin discharge strike hit".split())
_CALL = re.compile(
    r"\b(?:(?:were|was|got|been) (?:\w+ )?(?:called|dispatched|sent|summoned|alerted)|responded"
    r"|(?:got|received|receiving|answered) (?:an?|the) (?:\w+ ){0,2}(?:call|report)|calls? (?:came|went)"
    r"|report(?:s|ed)? of (?:a |an |the )?(?:\w+ )?(?:shot|shoot|gun))",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:died|dead|pronounced|death|arrest\w*|custody|surrender\w*|turned (?:him|her|them)sel\w+|court|hearing|trial|charged"
    r"|vigil|funeral|service|conference|hospital|clinic|released|search|warrant|standoff|until|later|prior|earlier|hours)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Hour:
    """An hour in a report; `deed`: it is that of the deed, `minute`: of the day, `about`: the words call it rounded."""

    given: Given
    minute: int
    deed: bool
    about: bool


def hour_conflicts(
    annotations: Sequence[Annotation],
    scenes: Sequence[Scene],
    tellings: Sequence[tuple[str, Telling]],
    maker: Maker,
    setting: Setting,
) -> list[Found]:
    """At most one conflict: at what hour it was.

    Args:
        annotations: of the reports, with times settled.
        scenes: the deed as the reports tell it at their heads.
        tellings: (event id, telling) of all events.
        maker: knows the conflicts found so far.
        setting: of the story.
    """
    before = len(maker.made)
    by_sentence: dict[Sentence, list[Telling]] = {}
    for _, t in tellings:
        if t.mention.kind == "event":
            by_sentence.setdefault(t.sentence, []).append(t)
    marks = {s.report: s.marks for s in scenes}
    hours = {a.report: _hours(a, by_sentence, setting) for a in annotations if a.report in marks}
    sure = {report: one for report, held in hours.items() if (one := _one(held)) is not None}
    towns = {place: held for a in annotations if a.report in sure for place, held in _towns(a, setting).items()}
    facing = {
        report
        for report, one in sure.items()
        if any(
            marks[report] & marks[o]
            and _apart(one, other)
            and _one_place(one, other, towns, setting)
            and all(_apart(one, h) for h in hours[o])
            and all(_apart(other, h) for h in hours[report])
            for o, other in sure.items()
        )
    }
    sides: list[list[_Hour]] = []
    for report in sorted(facing, key=lambda r: (sure[r].minute, r)):
        side = next((s for s in sides if not _apart(s[0], sure[report])), None)
        if side is None:
            sides.append(side := [])
        side += [h for h in hours[report] if h.deed]
    given = [[h.given for h in sorted(side, key=lambda h: h.given.span)] for side in sides]
    if len(given) > 1 and not maker.shown("time", [[g.span for g in side] for side in given]):
        deed = next(s.deed for s in scenes if s.report == given[0][0].span.report)
        maker.deeds(given, deed, at_what_hour(deed[1]))
    return maker.made[before:]


def _apart(a: _Hour, b: _Hour) -> bool:
    minutes = abs(a.minute - b.minute)
    return min(minutes, _DAY - minutes) >= MINUTES + (a.about and b.about)


def _one_place(one: _Hour, other: _Hour, towns: Mapping[Sentence, frozenset[str]], setting: Setting) -> bool:
    """False where two hours stand beside towns, or they or their reports beside streets, and none in common: of two deeds."""
    parallels = setting.witnesses.parallels
    places = [parallels.at(h.given.span) for h in (one, other)]
    near = [_streets([parallels.sentences[r][i]]) for r, i in places]
    whole = [_streets(parallels.sentences[r]) for r, _ in places]
    pairs = (near, whole, [towns.get(p, frozenset()) for p in places])
    return not any(a and b and not a & b for a, b in pairs)


def _streets(sentences: Iterable[Span]) -> frozenset[str]:
    return frozenset(a.street for s in sentences for a in find_addresses(s.quote))


def _towns(annotation: Annotation, setting: Setting) -> dict[Sentence, frozenset[str]]:
    """The towns that each sentence of a report names."""
    found: dict[Sentence, set[str]] = {}
    for e in annotation.entities:
        identity = setting.entities.find(annotation.report, e.key)
        if e.place is not None and e.place.kind == "town" and identity is not None:
            for m in e.mentions:
                if m.form == "named":
                    found.setdefault(setting.witnesses.parallels.at(m.span), set()).add(identity)
    return {place: frozenset(held) for place, held in found.items()}


def _one(held: Sequence[_Hour]) -> _Hour | None:
    """The one hour that a report gives the deed."""
    told = [h for h in held if h.deed]
    return told[0] if told and not any(_apart(h, told[0]) for h in told) else None


def _hours(annotation: Annotation, events: Mapping[Sentence, Sequence[Telling]], setting: Setting) -> list[_Hour]:
    report = annotation.report
    if report in setting.rewritten or any(tells_of_several(s.quote) for s in annotation.sentences[:FIRST]):
        return []
    found = []
    for number, t in enumerate(annotation.times):
        clock = _CLOCK.search(t.timex)
        if clock is None:
            continue
        place = setting.witnesses.parallels.at(t.span)[1]
        sentence = annotation.sentences[place]
        low, high = t.span.start - sentence.start, t.span.end - sentence.start
        sure = _HALF.search(sentence.quote[low : high + BEHIND]) and not _OPEN.search(sentence.quote[:low])
        deed = bool(sure) and place <= DEPTH and _of_deed(number, t, sentence, events.get((report, place), ()))
        given = Given("time", "hour", When(t.span.quote, t.timex, t.range), t.span, " ".join(t.span.quote.split()))
        about = bool(_ABOUT.search(sentence.quote[:low]))
        found.append(_Hour(given, (int(clock[1]) * 60 + int(clock[2])) % _DAY, deed, about))
    return found


def _of_deed(number: int, t: TimeMention, sentence: Span, events: Sequence[Telling]) -> bool:
    if ASIDE.search(sentence.quote) or of_telling(t.span, sentence) or _LATER.search(sentence.quote):
        return False
    return bool(_CALL.search(sentence.quote)) or any(e.lemma in _DEED for e in owners(number, t.span, events))
