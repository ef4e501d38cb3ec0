"""Conflicts of tolls: how many were killed, injured or hit in all, across the texts of a story.

Reports of one incident tell its toll under many events ("a shooting", "the violence", "were taken to hospital"), so the tolls
are compared across the story and not event by event. Each text stands for one figure a slot.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.model import Conflict, Quantity
from rashomon.reconcile.claims.claims import ClaimGroup, Said
from rashomon.reconcile.claims.estimates import estimate
from rashomon.reconcile.claims.values import at_odds
from rashomon.reconcile.compare.counted import Counted, comparable
from rashomon.reconcile.conflicts.figures import (
    CASUALTIES,
    HARM,
    INJURED,
    KILLED,
    Told,
    deaths_told,
    leads,
    one_sided,
    prints,
    settled,
    tolls_told,
    totals,
)
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.given import told_already
from rashomon.reconcile.conflicts.numbers import label_of
from rashomon.reconcile.conflicts.positions import Setting, Side, components, origins_of, position
from rashomon.reconcile.conflicts.readings import facing_pairs, read_all, roundup, said_earlier
from rashomon.text.digests import digest

# Kinds that a count of people takes in without saying so.
_ANY = frozenset({"person", "victim", "man", "woman"})
# Where one figure in so many counts the attackers, or the dead of one nation, the others still give one toll; in a battle, where
# each side's losses are counted, more of them do.
FEW_SIDED = 5


def with_tolls(
    known: Sequence[Found],
    groups: Mapping[str, Sequence[ClaimGroup]],
    setting: Setting,
    *,
    policy: str,
    reprinted: Collection[str] = (),
) -> list[Found]:
    """The conflicts of a story with those between the tolls that its reports give.

    Args:
        known: conflicts found event by event. One that is a part of a conflict of tolls goes, and so does one between figures
            of reports that give one toll.
        groups: the claims of each event, by its id.
        setting: of the story.
        reprinted: ids of those between two printings of one sentence: a figure changed there is a change whatever else the
            reports give, and only a conflict of tolls that sets the same two against each other says it too.
        policy: the rule of estimates.

    Returns:
        Those that stand, and at most one more a slot; each with its claims that are contested and those that are superseded.
    """
    everything = [g for each in groups.values() for g in each]
    printed = tuple(prints(everything, setting))
    told = {slot: _of_anybody(each, setting) for slot, each in tolls_told(printed, setting).items()}
    deaths = deaths_told(told[KILLED], printed)
    if not deaths:
        told = _all_hurt(told)
    led = settled({slot: leads(told[slot]) for slot in HARM}, deaths)
    setting = replace(setting, tolls={slot: {report: t.value for report, t in led[slot].items()} for slot in HARM})
    including = _including_dead(led[INJURED], deaths)
    made: list[Found] = []
    for slot in HARM:
        if slot == CASUALTIES and made:
            continue  # it would say again what those of killed and injured say
        conflict = _conflict(slot, _sides(slot, told, led, deaths), including if slot == INJURED else {}, setting, policy)
        if conflict is not None:
            made.append(conflict)
    slots = {g.claim.id: g.claim.slot for g in everything if g.claim.slot in HARM}
    compared = [[frozenset(p.claims) for p in conflict.positions] for conflict, _, _ in made]
    stand = [
        f
        for f in known
        if (
            not told_already([frozenset(p.claims) for p in f[0].positions], compared)
            if f[0].id in reprinted
            else not any(_shares(f, each) for each in made) and not _agreed(f, slots, setting)
        )
    ]
    return [*stand, *made]


def _of_anybody(told: Sequence[Told], setting: Setting) -> list[Told]:
    """The figures that count people of any party; none where so many are one party's losses that there is no one toll.

    A figure counts once, however often its sentence was printed.
    """
    anybody = [t for t in told if one_sided([t.said], setting)]
    every, rest = ({t.said.statement.id for t in figures} for figures in (told, anybody))
    return anybody if (len(every) - len(rest)) * FEW_SIDED <= len(every) else []


def _shares(found: Found, toll: Found) -> bool:
    """True where a conflict of one event is part of a conflict of tolls."""
    return found[0].kind == "number" and bool(found[1] & toll[1])


def _agreed(found: Found, slots: Mapping[str, str], setting: Setting) -> bool:
    """True where all stand for tolls, which are compared, or those who give the smaller figures for the greater one as theirs."""
    conflict, claims, _ = found
    slot = {slots.get(claim, "") for claim in claims}
    if conflict.kind != "number" or len(slot) != 1 or not slot <= set(HARM):
        return False
    tolls = setting.tolls[slot.pop()]
    sides = [(p.value, p.reports) for p in conflict.positions if isinstance(p.value, Quantity)]
    if all(r in tolls for _, reports in sides for r in reports):
        return True  # they were compared by their tolls, and either agree or their conflict is there already
    pairs = [(a, b) for a in sides for b in sides if a[0].low < b[0].low and at_odds(a[0], b[0])]
    return bool(pairs) and all(r in tolls and not at_odds(tolls[r], whole) for (_, reports), (whole, _) in pairs for r in reports)


def _all_hurt(told: Mapping[str, list[Told]]) -> dict[str, list[Told]]:
    """Where nobody died, all who were hit were hurt: a report's figure of the former is one of the latter, where it has no other.

    So is a figure beside another speaker's in one sentence.
    """
    hurt = {t.report for t in told[INJURED]}
    beside = {t.said.statement.sentence for t in told[INJURED]}
    moved = [t for t in told[CASUALTIES] if t.report not in hurt or t.said.statement.sentence in beside]
    both = sorted([*told[INJURED], *moved], key=lambda t: (t.report, t.place, t.said.statement.evidence[0], t.said.statement.id))
    return {**told, INJURED: both, CASUALTIES: [t for t in told[CASUALTIES] if t not in moved]}


def _disputed(told: Sequence[Told]) -> list[Told]:
    """Figures that one sentence gives by two speakers: "police said five were shot, doctors six"."""
    found = []
    for t in told:
        beside = [o for o in told if _one_sentence(t, o) and _two_speakers(t.said, o.said) and at_odds(t.value, o.value)]
        found += [t] if beside else []
    return found


def _two_speakers(a: Said, b: Said) -> bool:
    one, other = a.statement.speaker, b.statement.speaker
    return one is not None and other is not None and one.chain != other.chain


def _including_dead(injured: Mapping[str, Told], deaths: Mapping[str, Mapping[int, float]]) -> dict[str, float]:
    """Reports whose figure of injured may take in those who died ("found four hit", and further down "one of them died").

    Returns:
        How many died, by report.
    """
    found = {}
    for report, t in injured.items():
        here = deaths.get(report, {})
        if here and t.said.statement.sentence.start not in here:
            found[report] = max(n or 1.0 for n in here.values())
    return found


def _sides(
    slot: str,
    told: Mapping[str, Sequence[Told]],
    led: Mapping[str, Mapping[str, Told]],
    deaths: Mapping[str, Mapping[int, float]],
) -> list[tuple[Side, frozenset[str]]]:
    """One side for each figure that a report stands for, or calls the earlier one; with the reports that do."""
    chosen: dict[tuple[float, float], tuple[Quantity, set[str], list[Told]]] = {}

    def add(value: Quantity, report: str, figures: Iterable[Told]) -> None:
        held = chosen.setdefault((value.low, value.high), (value, set(), []))
        held[1].add(report)
        held[2].extend(figures)

    if slot == CASUALTIES:
        for report, (value, hurt) in totals(led, deaths).items():
            dead = [t for t in told[KILLED] if any(_one_sentence(t, f) for f in hurt if f.said.statement.slot == INJURED)]
            add(value, report, (*hurt, *dead))
    else:
        for report, t in led[slot].items():
            add(t.value, report, [t])
    for t in told[slot]:
        if said_earlier(t.said.statement.sentence.quote):
            add(t.value, t.report, [t])
    for t in _disputed(told[slot]):
        add(t.value, t.report, [t])
    for t in told[slot]:
        if (t.value.low, t.value.high) in chosen:
            chosen[t.value.low, t.value.high][2].append(t)
    sides = []
    for key in sorted(chosen):
        value, texts, figures = chosen[key]
        groups = {t.group.claim.id: t.group for t in figures}
        held = tuple(groups[i] for i in sorted(groups))
        sides.append((Side(held, label_of(held[0], value), value), frozenset(texts)))
    return sides


def _one_sentence(a: Told, b: Told) -> bool:
    return a.said.statement.sentence == b.said.statement.sentence


def _conflict(
    slot: str,
    found: Sequence[tuple[Side, frozenset[str]]],
    including: Mapping[str, float],
    setting: Setting,
    policy: str,
) -> Found | None:
    sides = [side for side, _ in found]
    groups, linked = components(len(sides), lambda i, j: _odds(found[i], found[j], including, setting))
    if not groups:
        return None
    members = max(groups, key=lambda g: (sum(len(found[i][1]) for i in g), [-i for i in g]))
    chosen = [sides[i] for i in members]
    why, reason, outdated = read_all(chosen, facing_pairs(members, linked), setting)
    current = [s for k, s in enumerate(chosen) if k not in outdated] or chosen
    figures = [(s.value, len(origins_of(s, setting))) for s in current if isinstance(s.value, Quantity)]
    claims = sorted({g.claim.id for s in chosen for g in s.groups})
    eldest = min(
        (g for s in chosen for g in s.groups), key=lambda g: (setting.order.get(g.said[0].statement.report, 0), g.claim.id)
    )
    conflict = Conflict(
        id=digest("conflict", "toll", slot, *(s.label for s in chosen)),
        kind="number",
        why=why,
        about=eldest.claim.about,
        question=f"How many were {slot}?",
        positions=tuple(position(s, setting) for s in chosen),
        reason=reason,
        estimate=estimate(figures, policy),
    )
    return conflict, frozenset(claims), frozenset(g.claim.id for k in outdated for g in chosen[k].groups)


def _odds(
    a: tuple[Side, frozenset[str]], b: tuple[Side, frozenset[str]], including: Mapping[str, float], setting: Setting
) -> bool:
    """True where reports stand for figures that no one number satisfies."""
    (one, ours), (other, theirs) = a, b
    if not isinstance(one.value, Quantity) or not isinstance(other.value, Quantity) or not at_odds(one.value, other.value):
        return False
    if ours == theirs and len(ours) == 1:
        earlier = any(said_earlier(s.sentence.quote) for x in (one, other) for s in x.statements)
        if not earlier and not any(
            _two_speakers(x, y) for x in one.said for y in other.said if x.statement.sentence == y.statement.sentence
        ):
            return False
    parties = setting.sides.parties
    # Whoever was harmed is one of the people harmed, by whatever noun.
    mine, yours = ([replace(x.counted, head="") for x in side.said] for side in (one, other))
    if not any(comparable(x, y, parties) for x in mine for y in yours):
        return False
    if _two_kinds(one, other):
        return False
    (whole, reports), part = (a, other) if one.value.low > other.value.low else (b, one)
    if _one_kind(part, whole) and not roundup(whole, setting):
        return False
    return not all(including.get(report) == abs(one.value.low - other.value.low) for report in reports)


def _two_kinds(a: Side, b: Side) -> bool:
    """True for figures of two kinds of people that a sentence gives side by side: "14 policemen and 40 demonstrators"."""
    kinds = [[_kind(x.counted) for x in side.said] for side in (a, b)]
    beside = {x.statement.sentence for x in a.said} & {x.statement.sentence for x in b.said}
    told_apart = all(kinds[0]) and all(kinds[1]) and not frozenset().union(*kinds[0]) & frozenset().union(*kinds[1])
    return bool(beside) and told_apart


def _one_kind(part: Side, whole: Side) -> bool:
    """True where all who give the smaller figure count one kind of people, and those who give the greater count people."""
    kinds, wide = ([_kind(x.counted) for x in side.said] for side in (part, whole))
    return all(kinds) and not any(wide)


def _kind(counted: Counted) -> frozenset[str]:
    """The kinds that the noun names, people of any kind left out; a noun of no known kind is one of its own."""
    return counted.kinds - _ANY if counted.kinds or not counted.head else frozenset({counted.head})
