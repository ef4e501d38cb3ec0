"""How the one victim of an event fares, or where he died: in danger or out of it, dead at the scene or in hospital.

No statement of annotate has these: they are read in a report's words. Only reports that tell of one person harmed are compared,
and a report that says both ("critical but stable") takes no side. Who is told to have been in danger then may be out of it now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Quantity, Words
from rashomon.reconcile.claims.claims import ClaimGroup, Said
from rashomon.reconcile.conflicts.figures import ASIDE, CASUALTIES, INJURED, KILLED
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.given import Given, Maker
from rashomon.reconcile.conflicts.positions import Setting
from rashomon.reconcile.conflicts.readings import FIRST, OWN_HAND, tells_of_several
from rashomon.reconcile.conflicts.scenes import Scene

_HURT = frozenset({INJURED, CASUALTIES, "hospitalised", KILLED})
_DEAD = frozenset({KILLED})
_INJURIES = r"(?:injur\w+|wounds?|condition)"
_GRAVE = re.compile(
    r"\b(?:in (?:an? )?(?:(?:very|extremely) )?(?:critical|grave|life[- ]threatening)(?: and unstable)? condition"
    r"|critically (?:injured|hurt|wounded|ill)|(?:fighting|fights|fought|battling|clinging) (?:for|to)"
    rf" (?:(?:his|her|their) )?li(?:fe|ves)|on life[- ]support"
    rf"|(?<!non-)(?<!non )(?<!not )life[- ]threatening {_INJURIES}|not expected to (?:survive|live))\b",
    re.IGNORECASE,
)
_SAFE = re.compile(
    r"\b(?:in (?:an? )?(?:now )?(?:stable|good|fair|satisfactory) condition|stable condition"
    r"|(?:non|not|not considered|not believed to be)[- ]life[- ]threatening|out of (?:danger|intensive care)"
    r"|(?<!not )expected to (?:survive|live|recover|make a full recovery|be (?:okay|ok|fine|released))"
    r"|(?:treated and|since been|been|was|were) released from (?:(?:the|a) )?(?:\w+ )?hospital|minor injur(?:y|ies)"
    r"|(?:will|is going to) survive|stabili[sz]ed|recovering at home)\b",
    re.IGNORECASE,
)
_HOSPITAL = r"(?:hospital|(?:medical|trauma|health) cent(?:er|re)|infirmary)"
_AT_SCENE = re.compile(
    r"\b(?:(?:pronounced|declared) dead|died|dead|deceased|killed) (?:\w+ )?(?:at|on) (?:(?:the|that) )?(?:scene|spot)\b"
    r"|\bdied instantly\b",
    re.IGNORECASE,
)
_IN_HOSPITAL = re.compile(
    r"\b(?:died|(?:pronounced|declared) dead|succumbed(?: to \w+ \w+)?)(?: (?!and\b|while\b)\w+){0,4}?"
    rf" (?:at|in|en route to|on the way to) (?:(?:the|an?|a local|an area|nearby) )?(?:[\w'’.-]+ ){{0,4}}{_HOSPITAL}\b"
    rf"|\b{_HOSPITAL}\b[^.;\n]{{0,40}}? where (?:he|she|the \w+|[A-Z]\w+) (?:\w+ ){{0,2}}?"
    r"(?:died|was (?:\w+ )?(?:pronounced|declared) dead)\b",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\b(?:was|were|had|admitted|taken|flown|rushed|transported|airlifted|initially|left|leaving)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with its two answers.

    `counted`: in which slots of harm those are told of whom it is asked; `others`: where a report tells of somebody there, it
    is not asked. `passes`: the first answer holds for a time.
    """

    kind: str
    slot: str
    question: str
    answers: tuple[re.Pattern[str], re.Pattern[str]]
    counted: frozenset[str]
    others: frozenset[str] = frozenset()
    passes: bool = False


_QUESTIONS = (
    _Asked("condition", "condition", "How badly was the victim hurt?", (_GRAVE, _SAFE), _HURT, _DEAD, passes=True),
    _Asked("place", "place of death", "Where did the victim die?", (_AT_SCENE, _IN_HOSPITAL), _DEAD),
)


def condition_conflicts(
    scenes: Sequence[Scene], groups: Mapping[str, Sequence[ClaimGroup]], maker: Maker, setting: Setting
) -> list[Found]:
    """At most one conflict for each question.

    Args:
        scenes: the deed as the reports tell it at their heads.
        groups: the claims of each event: who is harmed.
        maker: knows the conflicts found so far.
        setting: of the story.
    """
    before = len(maker.made)
    said: dict[str, list[Said]] = {}
    for s in (s for held in groups.values() for group in held for s in group.said):
        if s.statement.slot in _HURT and s.statement.polarity:
            said.setdefault(s.statement.report, []).append(s)
    by_report = {scene.report: scene for scene in scenes}
    for asked in _QUESTIONS:
        told: tuple[dict[str, list[Given]], dict[str, list[Given]]] = ({}, {})
        for report in by_report:
            if _of_one(report, said.get(report, ()), asked, setting):
                answers = [list(_answers(report, pattern, asked, setting)) for pattern in asked.answers]
                if bool(answers[0]) != bool(answers[1]):
                    told[bool(answers[1])][report] = answers[0] or answers[1]
        facing = [
            (one, other)
            for one in told[0]
            for other in told[1]
            if by_report[one].marks & by_report[other].marks
            and not (asked.passes and _later(one, other, setting) and _of_then(told[0][one], setting))
        ]
        sides = [[g for report in sorted({pair[n] for pair in facing}) for g in told[n][report]] for n in (0, 1)]
        if facing and not maker.shown(asked.kind, [[g.span for g in side] for side in sides]):
            maker.deeds(sides, by_report[sides[0][0].span.report].deed, asked.question)
    return maker.made[before:]


def _of_one(report: str, said: Sequence[Said], asked: _Asked, setting: Setting) -> bool:
    """True where a report tells of one person harmed, as far as its figures and its words show."""
    sentences = setting.witnesses.parallels.sentences.get(report, ())
    if report in setting.rewritten or any(tells_of_several(s.quote) for s in sentences[:FIRST]):
        return False
    mine = [s for s in said if s.statement.slot in asked.counted]
    several = any(isinstance(s.value, Quantity) and s.value.low > 1 for s in mine)
    others = any(s.statement.slot in asked.others for s in said)
    return bool(mine) and not several and not others and not any(OWN_HAND.search(s.quote) for s in sentences)


def _answers(report: str, pattern: re.Pattern[str], asked: _Asked, setting: Setting) -> Iterator[Given]:
    for sentence in setting.witnesses.parallels.sentences[report]:
        if ASIDE.search(sentence.quote):
            continue
        for match in pattern.finditer(sentence.quote):
            words = " ".join(match[0].split())
            yield Given(asked.kind, asked.slot, Words(words), sentence.part(match.start(), match.end()), f"“{words}”")


def _later(one: str, other: str, setting: Setting) -> bool:
    days = [setting.published.get(report) for report in (one, other)]
    return days[0] is not None and days[1] is not None and days[0].start > days[1].start


def _of_then(given: Sequence[Given], setting: Setting) -> bool:
    """True where all is told of an earlier time: "was admitted in critical condition"."""
    parallels = setting.witnesses.parallels
    places = ((g.span, parallels.at(g.span)) for g in given)
    sentences = ((span, parallels.sentences[report][number]) for span, (report, number) in places)
    return all(_THEN.search(sentence.quote[: span.start - sentence.start]) for span, sentence in sentences)
