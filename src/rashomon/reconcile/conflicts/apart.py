"""One happening that reports tell so differently that its tellings were not joined: another day, another town, the opposite.

Joining holds tellings apart whose days or places differ, or whose words exclude each other. That is right for two happenings,
and wrong where one is told in two ways. Two events are held to be one here when no report tells both, both are news (they stand
in the leads of their reports), and all but the value in question says that they are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Conflict, Happened, Place, When
from rashomon.reconcile.claims.claims import ClaimGroup
from rashomon.reconcile.claims.values import actual
from rashomon.reconcile.compare.geometry import apart
from rashomon.reconcile.compare.opposites import opposed, two_sided
from rashomon.reconcile.conflicts.firm import FIRM, WORD_AND_CLASS, firmness
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.given import told_already
from rashomon.reconcile.conflicts.happenings import charged_with, told_as_fact
from rashomon.reconcile.conflicts.positions import Setting, Side, position, speak_against
from rashomon.reconcile.conflicts.questions import passage, when, where, whether, which
from rashomon.reconcile.conflicts.readings import read_all
from rashomon.reconcile.conflicts.slots import at_odds_in, side_of, times_differ
from rashomon.reconcile.events.features import Context, compare
from rashomon.reconcile.events.tellings import Telling
from rashomon.text.digests import digest

# Two tellings that were not joined must be one happening more firmly than two that were.
FIRMER = FIRM + 0.25
# Where two reports have no place, or no day, in common at all, or each tells the deed in its own word only, less will do.
LOOSE = {"time": 2.5, "place": 2.0, "happened": 2.75}
_SOMEBODY = frozenset({"same undergoer", "same doer"})
# What undergoers of one kind without names ("a boy", "a child") say for one happening.
SAME_KIND = 0.75
# Words of the clause that make one matter of it, wherever in its report it stands.
MATTER = 2
# Of an event so many tellings in leads are compared, and of a class so many events.
SAMPLE = 3
CROWDED = 24
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
    """An event with some of its tellings that are told as facts, those in leads first."""

    id: str
    tellings: tuple[Telling, ...]
    reports: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scene:
    """What all comparisons share.

    Attributes:
        groups: claims by event id.
        setting, context: of the story.
        told: the tellings of each report.
        places: those that each report names beside what it tells.
        days: when each telling says that it was, by its id.
    """

    groups: Mapping[str, Sequence[ClaimGroup]]
    setting: Setting
    context: Context
    told: Mapping[str, tuple[Telling, ...]]
    places: Mapping[str, tuple[Place, ...]]
    days: Mapping[str, When]

    def differ(self, slot: str, x: Telling, y: Telling) -> bool:
        """True where the two tellings themselves give two days, or two places; what is cheap is asked first."""
        if slot == "place":
            return x.point is not None and y.point is not None and apart(x.point, y.point)
        days = self.days.get(x.id), self.days.get(y.id)
        return days[0] is not None and days[1] is not None and times_differ(days[0], days[1])

    def strangers(self, slot: str, x: Telling, y: Telling) -> bool:
        """True where nothing that one report names for the slot can be what the other names.

        Of places all count that the reports name beside what they tell; of days those of happenings of the same class.
        """
        if slot == "place":
            ours, theirs = self.places.get(x.report, ()), self.places.get(y.report, ())
            return bool(ours and theirs) and all(apart(p, q) for p in ours for q in theirs)
        common = x.concepts & y.concepts
        days = [
            [when for t in self.told.get(report, ()) if t.concepts & common and (when := self.days.get(t.id)) is not None]
            for report in (x.report, y.report)
        ]
        return bool(days[0] and days[1]) and all(times_differ(p, q) for p in days[0] for q in days[1])


def _scene(
    events: Sequence[tuple[str, Sequence[Telling]]],
    groups: Mapping[str, Sequence[ClaimGroup]],
    setting: Setting,
    context: Context,
) -> Scene:
    told: dict[str, list[Telling]] = {}
    for _, tellings in events:
        for t in tellings:
            told.setdefault(t.report, []).append(t)
    by_id = setting.entities.by_id
    places = {r: {e for t in held for e in t.near if by_id[e].place is not None} for r, held in told.items()}
    return Scene(
        groups,
        setting,
        context,
        {r: tuple(held) for r, held in told.items()},
        {r: tuple(p for e in sorted(named) if (p := by_id[e].place) is not None) for r, named in places.items()},
        {
            said.telling.id: said.value
            for held in groups.values()
            for group in held
            for said in group.said
            if isinstance(said.value, When) and said.statement.slot == "time" and not charged_with(said.telling)
        },
    )


def apart_conflicts(
    events: Sequence[tuple[str, Sequence[Telling]]],
    groups: Mapping[str, Sequence[ClaimGroup]],
    setting: Setting,
    context: Context,
    known: Iterable[Conflict],
) -> list[Found]:
    """Conflicts of time, place, action and polarity between events that must be one happening.

    Args:
        events: ids with their tellings, in order.
        groups: claims by event id.
        setting: of the story.
        context: of the story.
        known: the conflicts found so far; none is told again.
    """
    told = [[frozenset(p.claims) for p in c.positions] for c in known]
    news = [n for identity, tellings in events if (n := _news(identity, tellings, setting)) is not None]
    scene = _scene(events, groups, setting, context)
    found: dict[tuple[str, str, str], Found] = {}
    for e, f in _pairs(news):
        if e.reports & f.reports:
            continue
        for slot in ("time", "place", "happened"):
            made = _conflict(slot, e, f, scene)
            if made is not None and not told_already([frozenset(p.claims) for p in made[0].positions], told):
                found.setdefault((slot, e.id, f.id), made)
                break
    return [found[key] for key in sorted(found)]


def _news(identity: str, tellings: Sequence[Telling], setting: Setting) -> News | None:
    """What is compared of an event: a few tellings, none of them a sentence that an elder one of them was printed from."""
    told = [t for t in tellings if told_as_fact(t) and t.concepts and t.report not in setting.rewritten]
    parallels = setting.witnesses.parallels
    own = [t for t in told if parallels.root(t.mention.trigger)[0] == t.report]
    first = tuple(sorted(own or told, key=lambda t: not t.lead)[:SAMPLE])
    return News(identity, first, frozenset(t.report for t in tellings)) if first else None


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
    if not (x.lead or y.lead or (against and _one_matter(x, y))) or (slot != "happened" and not scene.differ(slot, x, y)):
        return False
    if slot == "happened":
        if against == denied or any(_tells_both(t, scene.told) for t in (x, y)):
            return False
        loose = True
    elif against or denied or not x.mention.polarity:
        return False
    else:
        loose = scene.strangers(slot, x, y)
    features = compare(x, y, scene.context)
    if against and two_sided(x.lemma, y.lemma) and "same doer" not in features:
        return False
    bonus = WORD_AND_CLASS if against and "same class" not in features else 0.0
    if _same_kind(x, y):
        features = {name: value for name, value in features.items() if name != "other undergoer"}
        bonus += SAME_KIND
    value = firmness(features, without=_OWN[slot]) + bonus
    # A verb and its opposite, or a deed and its denial, need somebody in common to be of one happening.
    somebody = slot != "happened" or _same_kind(x, y) or bool(features.keys() & _SOMEBODY)
    if loose and somebody and value >= LOOSE[slot]:
        return True
    return bool(features.keys() & _BOUND[slot]) and value >= FIRMER


def _one_matter(x: Telling, y: Telling) -> bool:
    """True where both tell of one named person or body in words of one matter: convicted, or cleared, of fraud in office."""
    return bool(x.recipients & y.recipients) and len(x.words & y.words) >= MATTER


def _same_kind(x: Telling, y: Telling) -> bool:
    """True for undergoers without names that are of one kind: "a boy", "a 3-year-old child"."""
    if x.recipients and y.recipients:
        return False
    return bool(x.heads & y.heads) or bool(x.kinds & y.kinds)


def _tells_both(t: Telling, told: Mapping[str, tuple[Telling, ...]]) -> bool:
    """True where the report tells as well, of whatever, what this telling excludes: then it tells two things apart itself."""
    return any(
        opposed(o.lemma, t.lemma) or (o.mention.polarity != t.mention.polarity and o.concepts & t.concepts)
        for o in told.get(t.report, ())
    )


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
