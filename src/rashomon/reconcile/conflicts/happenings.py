"""Conflicts about what happened: that it did or did not, in what manner, and under which of two rival words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from rashomon.model import Conflict, Happened, Words
from rashomon.reconcile.claims.claims import ClaimGroup, Said
from rashomon.reconcile.claims.values import actual
from rashomon.reconcile.compare.lexicon import RIVALS
from rashomon.reconcile.conflicts.firm import FIRM, firmness
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.positions import Setting, Side, position, speak_against, told_together
from rashomon.reconcile.conflicts.questions import fought, how, passage, whether, whether_planned, which
from rashomon.reconcile.conflicts.readings import read_all
from rashomon.reconcile.events.features import Context, compare, gap, one_party
from rashomon.reconcile.events.tellings import UNDERGOER, Telling
from rashomon.text.digests import digest

PLANNED = "planned"
_YES, _NO = Happened(value=True), Happened(value=False)
_BOUND = frozenset({"same undergoer", "same passage", "same doer", "same place", "shared names"})
_FIGHT = re.compile(
    r"\b(?:fights?|fighting|resistance|bloodshed|violence|violent(?:ly)?|skirmish(?:es)?|clash(?:es)?|battles?|struggles?|combat"
    r"|shots?|forc(?:e|ibly|efully)|gunfire|firefights?|opposition)\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"\b(?:without|no|non|unopposed|peaceful(?:ly)?|bloodless(?:ly)?|voluntar(?:y|ily))\b", re.IGNORECASE)
_PEACE = re.compile(r"\b(?:unopposed|peaceful(?:ly)?|bloodless(?:ly)?)\b", re.IGNORECASE)
# "To quit", "to wait or quit", "nearly quit", "interested in quitting", "stopped short of quitting" tell of nobody who quit.
_INTENDED = re.compile(
    r"\b(?:(?:to|would|could|may|might|will|should|can|must)\s+(?:\w+\s+(?:\w+\s+)?(?:or|and)\s+)?(?:\w+ly\s+)?"
    r"|(?:nearly|almost|narrowly|interested in|short of|instead of|rather than|refrain(?:s|ed|ing)? from"
    r"|consider(?:s|ed|ing)?)\s+)\Z",
    re.IGNORECASE,
)
# Ties a fight to what it went with: looked for in so many code points before it.
_TIED = re.compile(r"\b(?:without|after|amid|following|despite)\b(?:\s+[\w-]+){0,4}\s*\Z", re.IGNORECASE)
_REACH = 48
# "Held on Friday on charges of assault": the day is the charge's.
_CHARGED = re.compile(
    r"\b(?:charg(?:e|es|ed|ing)|counts?|accus\w+|indict\w+|convict\w+|suspicion|guilty|sentenced|wanted|arraigned)\b[^.;]{0,70}\Z",
    re.IGNORECASE,
)
# News is told of a day; what is told of a year is background.
_BACKGROUND = frozenset({"year", "decade", "century"})
# What a denial by the doer adds to the firmness of two tellings of his deed: somebody has said that he did it. So do tellings
# that are the only ones of that deed by him in their reports.
OWN_DENIAL = 0.5
# Opposite manners that exclude each other.
_OPPOSITES = (("voluntarily", "forcibly"), ("accidentally", "deliberately"), ("unilaterally", "jointly"))


def polarity_conflicts(about: str, groups: Sequence[ClaimGroup], setting: Setting, context: Context) -> list[Found]:
    """It happened, or it did not; else it is to happen, or it is not."""
    happened = [g for g in groups if isinstance(g.claim.value, Happened)]
    done = [g for g in happened if actual(g.claim.modality)]
    to_come = [g for g in happened if g.claim.modality == PLANNED]
    return _polarity(about, done, setting, context) or _polarity(about, to_come, setting, context)


def _polarity(about: str, groups: Sequence[ClaimGroup], setting: Setting, context: Context) -> list[Found]:
    yes = tuple(g for g in groups if isinstance(g.claim.value, Happened) and g.claim.value.value)
    no = tuple(g for g in groups if isinstance(g.claim.value, Happened) and not g.claim.value.value)
    if not yes or not no:
        return []
    planned = yes[0].claim.modality == PLANNED
    sides = [Side(yes, "it happened", _YES), Side(no, "it did not happen", _NO)]
    if told_together(sides[0].said, sides[1].said, setting):
        return []
    pairs = [
        (x, y)
        for x in sides[0].said
        for y in sides[1].said
        if (planned or told_as_fact(x.telling)) and speak_against([x], [y], setting) and _one_event(x.telling, y.telling, context)
    ]
    if not pairs:
        return []
    sides = [
        Side(yes, passage(pairs[0][0].telling.mention), _YES),
        Side(no, passage(pairs[0][1].telling.mention), _NO),
    ]
    question = (whether_planned if planned else whether)(yes[0].said[0].telling)
    return [_conflict("polarity", about, sides, question, setting)]


def _one_event(a: Telling, b: Telling, context: Context) -> bool:
    features = compare(a, b, context)
    more = OWN_DENIAL if "same doer" in features and ("only ones" in features or _denies_own(b, context)) else 0.0
    return bool(features.keys() & _BOUND) and firmness(features, without=("both in lead",)) + more >= FIRM


def _denies_own(t: Telling, context: Context) -> bool:
    """True where somebody says that he has not done it: that answers who says that he has."""
    speaker = t.mention.speaker
    return speaker is not None and context.entities.find(t.report, speaker.entity) in t.actors


def manner_conflicts(
    first: Telling, about: str, groups: Sequence[ClaimGroup], fights: Sequence[ClaimGroup], setting: Setting
) -> list[Found]:
    """Without a fight, or after one; by accident, or on purpose.

    Args:
        first: the telling that the event is known by.
        about: the event's id.
        groups: its claims of manner.
        fights: what reports tell, in the sentences of the event, of a fight that went with it, or did not.
        setting: of the story.
    """
    by_class: dict[str, list[ClaimGroup]] = {}
    for g in groups:
        if isinstance(g.claim.value, Words) and actual(g.claim.modality):
            kind = manner_class(g.claim.value.text)
            if kind:
                by_class.setdefault(kind, []).append(g)
    for g in fights:
        kind = "with a fight" if isinstance(g.claim.value, Happened) and g.claim.value.value else "without a fight"
        by_class.setdefault(kind, []).append(g)
    found = []
    for one, other in (("without a fight", "with a fight"), *_OPPOSITES):
        if one in by_class and other in by_class:
            sides = [_named(tuple(by_class[kind])) for kind in (one, other)]
            if speak_against(sides[0].said, sides[1].said, setting):
                kind = "polarity" if one == "without a fight" else "action"
                question = fought if one == "without a fight" else how
                found.append(_conflict(kind, about, sides, question(first), setting))
    return found


def fights_beside(tellings: Sequence[Telling], fights: Mapping[str, Sequence[tuple[ClaimGroup, Said]]]) -> list[ClaimGroup]:
    """What is said of a fight beside an event: "without a fight", "after skirmishes", in the sentence that tells it.

    Args:
        tellings: of the event.
        fights: claims that a fight happened or did not, with their statements, by report.
    """
    found: dict[tuple[str, bool], list[Said]] = {}
    claims: dict[str, ClaimGroup] = {}
    for t in tellings:
        for group, said in fights.get(t.report, ()):
            other = said.telling
            if other.sentence != t.sentence or other.id == t.id or "fight" in t.concepts:
                continue
            sentence = t.mention.sentence
            before = sentence.quote[: other.mention.trigger.start - sentence.start][-_REACH:]
            if _TIED.search(before):
                happened = isinstance(said.value, Happened) and said.value.value and not _WITHOUT.search(before)
                found.setdefault((group.claim.id, happened), []).append(said)
                claims[group.claim.id] = group
    return [
        ClaimGroup(replace(claims[claim].claim, value=_YES if happened else _NO), tuple(said))
        for (claim, happened), said in sorted(found.items(), key=lambda item: item[0])
    ]


def manner_class(words: str) -> str:
    """What a manner says, "" where it says nothing that another manner excludes."""
    if _PEACE.search(words) or (_WITHOUT.search(words) and _FIGHT.search(words)):
        return "without a fight"
    if _FIGHT.search(words):
        return "with a fight"
    folded = words.strip().lower()
    return folded if any(folded in pair for pair in _OPPOSITES) else ""


def _named(groups: tuple[ClaimGroup, ...]) -> Side:
    first = groups[0].claim.value
    if isinstance(first, Words):
        return Side(groups, f"“{' '.join(first.text.split())}”", first)
    mention = groups[0].said[0].telling.mention
    start = mention.sentence.quote[: mention.trigger.start - mention.sentence.start]
    tied = _TIED.search(start[-_REACH:])
    words = f"{start[-_REACH:][tied.start() :] if tied else ''}{mention.trigger.quote}"
    return Side(groups, f"“{' '.join(words.split())}”", first)


def action_conflicts(
    events: Sequence[tuple[str, Sequence[Telling]]],
    happened: Mapping[str, Sequence[ClaimGroup]],
    setting: Setting,
) -> list[Found]:
    """Two events under rival words that must be one happening: they withdrew, or they were pushed back.

    Args:
        events: ids with their tellings.
        happened: claims that the event happened, by event id.
        setting: of the story.
    """
    words: dict[str, list[tuple[str, Telling]]] = {}
    beside: dict[tuple[str, int], set[str]] = {}
    for identity, tellings in events:
        for t in tellings:
            for step in (-1, 0, 1):
                beside.setdefault((t.sentence[0], t.sentence[1] + step), set()).add(identity)
            if t.mention.polarity and told_as_fact(t):
                words.setdefault(t.lemma, []).append((identity, t))
    told = {identity for identity, tellings in events if len({t.report for t in tellings}) > 1}
    found: dict[tuple[str, str], Found] = {}
    for one, other in RIVALS:
        left, right = ([pair for word in sorted(side) for pair in words.get(word, [])] for side in (one, other))
        for first, x in left:
            for second, y in right:
                key = (min(first, second), max(first, second))
                if first != second and key not in found and _one_happening(x, y, beside, told, setting):
                    made = _action((first, second), x, y, happened, setting)
                    if made is not None:
                        found[key] = made
    return [found[key] for key in sorted(found)]


def _one_happening(x: Telling, y: Telling, beside: Mapping[tuple[str, int], set[str]], told: set[str], setting: Setting) -> bool:
    """True where the same party is meant, at one place or beside one event that both reports tell, and at one time."""
    if x.report == y.report:
        return False
    if x.time is not None and y.time is not None and gap(x.time, y.time) >= timedelta(days=1):
        return False
    if any(t.time is not None and t.time.precision in _BACKGROUND for t in (x, y)):
        return False
    parties = setting.sides.parties
    ours, theirs = (_movers(t) for t in (x, y))
    if ours and theirs and not one_party(ours, theirs, parties):
        return False
    common = beside.get(x.sentence, set()) & beside.get(y.sentence, set()) & told
    return bool(common) or bool(ours and theirs and x.place is not None and x.place == y.place)


def told_as_fact(t: Telling) -> bool:
    """True for what is told as having happened: not planned, not possible, not what somebody is to do."""
    sentence = t.mention.sentence
    before = sentence.quote[: max(0, t.mention.trigger.start - sentence.start)][-_REACH:]
    return actual(t.mention.modality) and (not t.mention.polarity or not _INTENDED.search(before))


def charged_with(t: Telling) -> bool:
    """True where the deed is what somebody is charged with: times and places beside it may be the charge's."""
    sentence = t.mention.sentence
    return bool(_CHARGED.search(sentence.quote[: max(0, t.mention.trigger.start - sentence.start)]))


def _word(t: Telling) -> str:
    """The trigger with its particle, as written: "pushed back"."""
    sentence, end = t.mention.sentence, t.mention.trigger.end - t.mention.sentence.start
    particle = t.lemma.split(" ", 1)[1] if " " in t.lemma else ""
    behind = sentence.quote[end : end + len(particle) + 1]
    return t.mention.trigger.quote + (behind if particle and behind.strip().lower() == particle else "")


def _movers(t: Telling) -> frozenset[str]:
    """Who it befell: who was repelled, or withdrew. Where that is a pronoun that nobody resolved, nobody is known."""
    return t.recipients if any(r.name in UNDERGOER for r in t.mention.roles) else t.actors


def _action(
    pair: tuple[str, str], x: Telling, y: Telling, happened: Mapping[str, Sequence[ClaimGroup]], setting: Setting
) -> Found | None:
    groups = []
    for identity in pair:
        yes = [g for g in happened.get(identity, ()) if isinstance(g.claim.value, Happened) and g.claim.value.value]
        if not yes:
            return None
        groups.append(tuple(yes))
    sides = [Side(g, passage(t.mention), _YES) for g, t in zip(groups, (x, y), strict=True)]
    if not speak_against(sides[0].said, sides[1].said, setting):
        return None
    question = which(*(_word(t) for t in (x, y)))
    return _conflict("action", min(pair), sides, question, setting)


def _conflict(kind: str, about: str, sides: list[Side], question: str, setting: Setting) -> Found:
    why, reason, outdated = read_all(sides, [(0, 1)], setting)
    claims = [g.claim.id for s in sides for g in s.groups]
    conflict = Conflict(
        id=digest("conflict", kind, about, *sorted(claims)[:1]),
        kind=kind,
        why=why,
        about=about,
        question=question,
        positions=tuple(position(s, setting) for s in sides),
        reason=reason,
    )
    superseded = frozenset(g.claim.id for k in outdated for g in sides[k].groups)
    return conflict, frozenset(claims), superseded
