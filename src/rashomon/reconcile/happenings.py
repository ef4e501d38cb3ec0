"""Conflicts about what happened: that it did or did not, in what manner, and under which of two rival words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta

from rashomon.model import Conflict, Happened, Words
from rashomon.reconcile.claims import ClaimGroup
from rashomon.reconcile.features import Context, compare, gap, one_party, score
from rashomon.reconcile.ids import digest
from rashomon.reconcile.lexicon import RIVALS, concepts
from rashomon.reconcile.positions import Setting, Side, position, speak_against
from rashomon.reconcile.questions import how, passage, whether, which
from rashomon.reconcile.readings import read_all
from rashomon.reconcile.tellings import Telling
from rashomon.reconcile.values import actual

Found = tuple[Conflict, frozenset[str], frozenset[str]]

_YES, _NO = Happened(value=True), Happened(value=False)
# A telling and its denial must be one event this surely.
SURE = 3.5
_BOUND = frozenset({"same undergoer", "same passage", "same doer", "same place", "shared names"})
_FIGHT = re.compile(
    r"\b(?:fights?|fighting|resistance|bloodshed|violence|violent(?:ly)?|skirmish(?:es)?|clash(?:es)?|battles?|struggles?|combat"
    r"|shots?|forc(?:e|ibly|efully)|gunfire|firefights?|opposition)\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"\b(?:without|no|non|unopposed|peaceful(?:ly)?|bloodless(?:ly)?|voluntar(?:y|ily))\b", re.IGNORECASE)
_PEACE = re.compile(r"\b(?:unopposed|peaceful(?:ly)?|bloodless(?:ly)?)\b", re.IGNORECASE)
# Opposite manners that exclude each other.
_OPPOSITES = (("voluntarily", "forcibly"), ("accidentally", "deliberately"), ("unilaterally", "jointly"))


def polarity_conflicts(about: str, groups: Sequence[ClaimGroup], setting: Setting, context: Context) -> list[Found]:
    """It happened, or it did not."""
    happened = [g for g in groups if isinstance(g.claim.value, Happened) and actual(g.claim.modality)]
    yes = tuple(g for g in happened if isinstance(g.claim.value, Happened) and g.claim.value.value)
    no = tuple(g for g in happened if isinstance(g.claim.value, Happened) and not g.claim.value.value)
    if not yes or not no:
        return []
    sides = [Side(yes, "it happened", _YES), Side(no, "it did not happen", _NO)]
    pairs = [
        (x, y)
        for x in sides[0].said
        for y in sides[1].said
        if speak_against([x], [y], setting) and _one_event(x.telling, y.telling, context)
    ]
    if not pairs:
        return []
    sides = [
        Side(yes, passage(pairs[0][0].telling.mention), _YES),
        Side(no, passage(pairs[0][1].telling.mention), _NO),
    ]
    return [_conflict("polarity", about, sides, whether(yes[0].said[0].telling), setting)]


def _one_event(a: Telling, b: Telling, context: Context) -> bool:
    features = {k: v for k, v in compare(a, b, context).items() if k not in {"one report", "both in lead"}}
    return bool(features.keys() & _BOUND) and score(features) >= SURE


def manner_conflicts(about: str, groups: Sequence[ClaimGroup], setting: Setting) -> list[Found]:
    """Without a fight, or after one; by accident, or on purpose."""
    by_class: dict[str, list[ClaimGroup]] = {}
    for g in groups:
        if isinstance(g.claim.value, Words) and actual(g.claim.modality):
            kind = manner_class(g.claim.value.text)
            if kind:
                by_class.setdefault(kind, []).append(g)
    found = []
    for one, other in (("without a fight", "with a fight"), *_OPPOSITES):
        if one in by_class and other in by_class:
            sides = [_named(tuple(by_class[kind])) for kind in (one, other)]
            if speak_against(sides[0].said, sides[1].said, setting):
                kind = "polarity" if one == "without a fight" else "action"
                found.append(_conflict(kind, about, sides, how(by_class[one][0].said[0].telling), setting))
    return found


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
    label = " ".join(first.text.split()) if isinstance(first, Words) else ""
    return Side(groups, f"“{label}”", first)


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
    classes: dict[str, list[tuple[str, Telling]]] = {}
    beside: dict[tuple[str, int], set[str]] = {}
    for identity, tellings in events:
        for t in tellings:
            for step in (-1, 0, 1):
                beside.setdefault((t.sentence[0], t.sentence[1] + step), set()).add(identity)
            if t.mention.polarity and actual(t.mention.modality):
                for concept in concepts(t.mention.lemma):
                    classes.setdefault(concept, []).append((identity, t))
    told = {identity for identity, tellings in events if len({t.report for t in tellings}) > 1}
    found: dict[tuple[str, str], Found] = {}
    for pair in sorted(tuple(sorted(p)) for p in RIVALS):
        for first, x in classes.get(pair[0], []):
            for second, y in classes.get(pair[1], []):
                key = (min(first, second), max(first, second))
                if first != second and key not in found and _one_happening(x, y, beside, told, setting):
                    made = _action((first, second), x, y, happened, setting)
                    if made is not None:
                        found[key] = made
    return [found[key] for key in sorted(found)]


def _one_happening(x: Telling, y: Telling, beside: Mapping[tuple[str, int], set[str]], told: set[str], setting: Setting) -> bool:
    """True where the same party is meant, at one place or beside one event that both reports tell, and at one time."""
    if x.report == y.report or concepts(x.mention.lemma) & concepts(y.mention.lemma):
        return False
    if x.time is not None and y.time is not None and gap(x.time, y.time) >= timedelta(days=1):
        return False
    parties = setting.sides.parties
    ours, theirs = x.actors | x.recipients, y.actors | y.recipients
    if not ours or not theirs or not one_party(ours, theirs, parties):
        return False
    common = beside.get(x.sentence, set()) & beside.get(y.sentence, set()) & told
    return bool(common) or (x.place is not None and x.place == y.place)


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
    question = which(x.mention.trigger.quote, y.mention.trigger.quote)
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
