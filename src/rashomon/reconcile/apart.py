"""One happening that reports tell so differently that its tellings were not joined: another day, another town, the opposite.

Joining holds tellings apart whose days or places differ, or whose words exclude each other. That is right for two happenings,
and wrong where one is told in two ways. Two events are held to be one here when no report tells both, both are news (they stand
in the leads of their reports), and all but the value in question says that they are one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Conflict, Happened
from rashomon.reconcile.claims import ClaimGroup
from rashomon.reconcile.features import Context, compare
from rashomon.reconcile.firm import FIRM, WORD_AND_CLASS, firmness
from rashomon.reconcile.happenings import told_as_fact
from rashomon.reconcile.ids import digest
from rashomon.reconcile.opposites import opposed
from rashomon.reconcile.positions import Setting, Side, position, speak_against
from rashomon.reconcile.questions import passage, when, where, whether, which
from rashomon.reconcile.readings import read_all
from rashomon.reconcile.slots import at_odds_in, side_of
from rashomon.reconcile.tellings import Telling
from rashomon.reconcile.values import actual

Found = tuple[Conflict, frozenset[str], frozenset[str]]

# Two tellings that were not joined must be one happening more firmly than two that were.
FIRMER = FIRM + 0.25
# Of an event so many tellings in leads are compared, and of a class so many events.
SAMPLE = 4
CROWDED = 40
# What the value in question says for or against, by slot.
_OWN = {
    "time": frozenset({"same time", "next day", "other time"}),
    "place": frozenset({"same place", "far places", "shared names"}),
    "happened": frozenset({"opposed words", "other modality"}),
}
# At least one of these must bind the two, beside a class of happening.
_BOUND = {
    "time": frozenset({"same undergoer", "same doer", "same place", "same number"}),
    "place": frozenset({"same undergoer", "same doer", "same time", "same number"}),
    "happened": frozenset({"same undergoer", "same doer", "same place", "same time"}),
}


@dataclass(frozen=True, slots=True)
class News:
    """An event with its tellings that are told as facts in the leads of their reports."""

    id: str
    tellings: tuple[Telling, ...]
    reports: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scene:
    """What all comparisons share: claims by event id, the setting and context, and the event words of each report."""

    groups: Mapping[str, Sequence[ClaimGroup]]
    setting: Setting
    context: Context
    words: Mapping[str, frozenset[str]]


def apart_conflicts(
    events: Sequence[tuple[str, Sequence[Telling]]],
    groups: Mapping[str, Sequence[ClaimGroup]],
    setting: Setting,
    context: Context,
) -> list[Found]:
    """Conflicts of time, place, action and polarity between events that must be one happening.

    Args:
        events: ids with their tellings, in order.
        groups: claims by event id.
        setting: of the story.
        context: of the story.
    """
    news = [n for identity, tellings in events if (n := _news(identity, tellings)) is not None]
    scene = Scene(groups, setting, context, _words(events))
    found: dict[tuple[str, str, str], Found] = {}
    for e, f in _pairs(news):
        if e.reports & f.reports:
            continue
        for slot in ("time", "place", "happened"):
            made = _conflict(slot, e, f, scene)
            if made is not None:
                found.setdefault((slot, e.id, f.id), made)
                break
    return [found[key] for key in sorted(found)]


def _news(identity: str, tellings: Sequence[Telling]) -> News | None:
    told = tuple(t for t in tellings if t.lead and told_as_fact(t) and t.concepts)[:SAMPLE]
    return News(identity, told, frozenset(t.report for t in tellings)) if told else None


def _words(events: Sequence[tuple[str, Sequence[Telling]]]) -> dict[str, frozenset[str]]:
    """The event words that each report uses of what it tells as having happened."""
    found: dict[str, set[str]] = {}
    for _, tellings in events:
        for t in tellings:
            if t.mention.polarity:
                found.setdefault(t.report, set()).add(t.lemma)
    return {report: frozenset(words) for report, words in found.items()}


def _pairs(news: Sequence[News]) -> Iterator[tuple[News, News]]:
    """Events of one class, or with words that exclude each other, each pair once."""
    blocks: dict[str, list[int]] = {}
    for i, n in enumerate(news):
        for concept in sorted({c for t in n.tellings for c in t.concepts}):
            blocks.setdefault(concept, []).append(i)
    seen = {(i, j) for block in blocks.values() for place, i in enumerate(block[:CROWDED]) for j in block[place + 1 : CROWDED]}
    wanted = [(i, {t.lemma for t in n.tellings}) for i, n in enumerate(news[: CROWDED * 4])]
    seen |= {
        (i, j)
        for place, (i, ours) in enumerate(wanted)
        for j, theirs in wanted[place + 1 :]
        if any(opposed(x, y) for x in ours for y in theirs)
    }
    for i, j in sorted(seen):
        yield news[i], news[j]


def _conflict(slot: str, e: News, f: News, scene: Scene) -> Found | None:
    setting = scene.setting
    pairs = [(x, y) for x in e.tellings for y in f.tellings if _one(slot, x, y, scene)]
    if not pairs:
        return None
    x, y = pairs[0]
    if slot == "happened":
        return _denied_or_opposed((e, f), (x, y), scene)
    sides = [
        [
            side_of(g, setting)
            for g in scene.groups[n.id]
            if g.claim.slot == slot and g.claim.polarity and actual(g.claim.modality)
        ]
        for n in (e, f)
    ]
    against = [
        (a, b) for a in sides[0] for b in sides[1] if at_odds_in(slot, a, b, setting) and speak_against(a.said, b.said, setting)
    ]
    # Values of which any two fit are no conflict: the finer one tells the coarser one's.
    if not against or any(not at_odds_in(slot, a, b, setting) for a in sides[0] for b in sides[1]):
        return None
    question = when(x) if slot == "time" else where(x)
    return _made(slot, e.id, question, [a for a, _ in against[:1]] + [b for _, b in against[:1]], setting)


def _one(slot: str, x: Telling, y: Telling, scene: Scene) -> bool:
    """True where all but the value in question says that the two are one happening."""
    against = opposed(x.lemma, y.lemma)
    denied = x.mention.polarity != y.mention.polarity
    if slot == "happened":
        if against == denied:
            return False
        if against and any(_tells_both(t, scene.words) for t in (x, y)):
            return False
    elif against or denied or not x.mention.polarity:
        return False
    features = compare(x, y, scene.context)
    bonus = WORD_AND_CLASS if against and "same class" not in features else 0.0
    return bool(features.keys() & _BOUND[slot]) and firmness(features, without=_OWN[slot]) + bonus >= FIRMER


def _tells_both(t: Telling, words: Mapping[str, frozenset[str]]) -> bool:
    """True where the report uses, of whatever, a word that excludes this one: then it tells two things apart itself."""
    return any(opposed(word, t.lemma) for word in words.get(t.report, ()))


def _denied_or_opposed(news: tuple[News, News], told: tuple[Telling, Telling], scene: Scene) -> Found | None:
    (e, f), (x, y), setting = news, told, scene.setting
    held = [
        tuple(
            g
            for g in scene.groups[n.id]
            if g.claim.slot == "happened" and isinstance(g.claim.value, Happened) and actual(g.claim.modality)
        )
        for n in (e, f)
    ]
    if not held[0] or not held[1]:
        return None
    sides = [Side(g, passage(t.mention), Happened(t.mention.polarity)) for g, t in zip(held, (x, y), strict=True)]
    if not speak_against(sides[0].said, sides[1].said, setting):
        return None
    if x.mention.polarity != y.mention.polarity:
        return _made("polarity", e.id, whether(x if x.mention.polarity else y), sides, setting)
    return _made("action", e.id, which(x.mention.trigger.quote, y.mention.trigger.quote), sides, setting)


def _made(kind: str, about: str, question: str, sides: Sequence[Side], setting: Setting) -> Found:
    why, reason, outdated = read_all(list(sides), [(0, 1)], setting)
    claims = [frozenset(g.claim.id for g in side.groups) for side in sides]
    conflict = Conflict(
        id=digest("conflict", kind, about, "apart", *sorted(min(c) for c in claims)),
        kind=kind,
        why=why,
        about=about,
        question=question,
        positions=tuple(position(s, setting) for s in sides),
        reason=reason,
    )
    return conflict, claims[0] | claims[1], frozenset[str]().union(*(claims[k] for k in outdated))
