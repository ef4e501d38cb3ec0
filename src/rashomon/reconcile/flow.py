"""The stage: story, annotations and lineage in, entities, events, claims and conflicts out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.model import Annotation, Judgement, Lineage, Quantity, Reconciliation, Story
from rashomon.reconcile.claims.claims import ClaimGroup, Said, make_claims
from rashomon.reconcile.claims.estimates import check_policy
from rashomon.reconcile.claims.facts import measures_something
from rashomon.reconcile.claims.values import actual
from rashomon.reconcile.conflicts.addresses import address_conflicts
from rashomon.reconcile.conflicts.ages import age_conflicts
from rashomon.reconcile.conflicts.amounts import amount_conflicts
from rashomon.reconcile.conflicts.answers import answer_conflicts
from rashomon.reconcile.conflicts.apart import apart_conflicts
from rashomon.reconcile.conflicts.approach import approach_conflicts
from rashomon.reconcile.conflicts.attackers import attacker_conflicts
from rashomon.reconcile.conflicts.blamed import blame_conflicts
from rashomon.reconcile.conflicts.changes import changed
from rashomon.reconcile.conflicts.claimed import claimed_conflicts
from rashomon.reconcile.conflicts.conditions import condition_conflicts
from rashomon.reconcile.conflicts.crowds import crowd_conflicts
from rashomon.reconcile.conflicts.details import detail_conflicts
from rashomon.reconcile.conflicts.fates import fate_conflicts
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.given import Maker
from rashomon.reconcile.conflicts.happenings import action_conflicts, fights_beside, manner_conflicts, polarity_conflicts
from rashomon.reconcile.conflicts.held import holding_conflicts
from rashomon.reconcile.conflicts.hours import hour_conflicts
from rashomon.reconcile.conflicts.living import living_conflicts
from rashomon.reconcile.conflicts.losses import with_losses
from rashomon.reconcile.conflicts.means import means_conflicts
from rashomon.reconcile.conflicts.nobody import nobody_conflicts
from rashomon.reconcile.conflicts.numbers import number_conflicts, telling_of
from rashomon.reconcile.conflicts.questions import how_large, how_many, how_much, when, where, who
from rashomon.reconcile.conflicts.scenes import read_scenes, scene_conflicts
from rashomon.reconcile.conflicts.slots import KINDS, slot_conflicts
from rashomon.reconcile.conflicts.survivors import survivor_conflicts
from rashomon.reconcile.conflicts.tolls import with_tolls
from rashomon.reconcile.conflicts.wording import wording_conflicts
from rashomon.reconcile.story import Matter, Told, event_of, open_story

_ASKED = {"time": when, "place": where}


def reconcile(
    story: Story,
    annotations: Sequence[Annotation],
    lineage: Lineage,
    *,
    policy: str = "all",
    decisions: Sequence[Judgement] = (),
) -> Reconciliation:
    """Finds the entities, events and claims behind many reports, and where the reports differ.

    Support of a claim is counted in origins: copies collapse, and so do reports that quote one speaker for the same thing.
    Values are compared by their bounds. Nothing here says what is true.

    Args:
        story: the reports of one unfolding event.
        annotations: what each report says, in any order; those of reports outside the story are dropped with the reason.
        lineage: copies, rewrites and shared passages.
        policy: "all", "acled", "ucdp" or "range": the rule by which number conflicts get an estimate.
        decisions: a person's judgements that two names are one, or are two; they go before the program's.

    Returns:
        The same whatever the order of reports and annotations.

    Raises:
        InputError: an unknown policy.
    """
    check_policy(policy)
    matter = open_story(story, annotations, lineage, decisions)
    groups = {
        told.id: make_claims(
            told.id,
            told.said,
            entities=matter.entities,
            witnesses=matter.setting.witnesses,
            sides=matter.setting.sides.parties,
            order=matter.setting.order,
        )
        for told in matter.told
    }
    found = _conflicts(matter, groups, policy)
    states = _states(found)
    groups = {about: [_with_state(g, states) for g in made] for about, made in groups.items()}
    return Reconciliation(
        entities=matter.entities.entities,
        events=tuple(event_of(told, groups[told.id], matter.entities) for told in matter.told),
        claims=tuple(g.claim for told in matter.told for g in groups[told.id]),
        conflicts=tuple(conflict for conflict, _, _ in found),
        dropped=matter.dropped,
    )


def _conflicts(matter: Matter, groups: Mapping[str, Sequence[ClaimGroup]], policy: str) -> list[Found]:
    """All conflicts, in the order of the events that they are about."""
    found: list[Found] = []
    fights = _fights(matter, groups)
    for told in matter.told:
        found += _of_event(told, groups[told.id], matter, policy)
        if told.kind == "event":
            manners = [g for g in groups[told.id] if g.claim.slot == "manner"]
            beside = fights_beside(told.tellings, fights)
            found += manner_conflicts(told.first, told.id, manners, beside, matter.setting)
    events = [(t.id, t.tellings) for t in matter.told if t.kind == "event"]
    happened = {i: [g for g in groups[i] if g.claim.slot == "happened"] for i, _ in events}
    found += action_conflicts(events, happened, matter.setting)
    so_far = [conflict for conflict, _, _ in found]
    found += apart_conflicts(events, groups, matter.setting, matter.context, so_far)
    tellings = [(told.id, t) for told in matter.told for t in told.tellings]
    known = [conflict for conflict, _, _ in found]
    maker = Maker(tellings, groups, matter.setting, known)
    reprinted = changed(matter.annotations, maker, matter.setting)
    found += reprinted
    found += means_conflicts(tellings, maker, matter.setting)
    found += living_conflicts(matter.annotations, tellings, maker, matter.setting)
    found += holding_conflicts(tellings, maker, matter.setting)
    found += approach_conflicts(matter.annotations, tellings, maker, matter.setting)
    found += claimed_conflicts(matter.annotations, maker, matter.setting)
    found += blame_conflicts(matter.annotations, tellings, maker, matter.setting)
    found += survivor_conflicts(matter.annotations, maker, matter.setting)
    found += answer_conflicts(matter.annotations, tellings, maker, matter.setting)
    scenes = read_scenes(matter.annotations, tellings, matter.setting)
    found += scene_conflicts(scenes, maker)
    found += attacker_conflicts(scenes, maker, matter.setting)
    found += detail_conflicts(matter.annotations, tellings, maker, matter.setting)
    found += crowd_conflicts(groups, maker, matter.setting)
    found += amount_conflicts(groups, maker, matter.setting)
    found += nobody_conflicts(groups, maker, matter.setting)
    found += age_conflicts(matter.annotations, groups, tellings, maker, matter.setting)
    found += address_conflicts(scenes, maker, matter.setting)
    found += condition_conflicts(scenes, groups, maker, matter.setting)
    found += hour_conflicts(matter.annotations, scenes, tellings, maker, matter.setting)
    found += fate_conflicts(groups, matter.setting)
    standing = with_losses(found, groups, matter.setting, policy=policy)
    copied = frozenset(conflict.id for conflict, _, _ in reprinted)
    standing = with_tolls(standing, groups, matter.setting, policy=policy, reprinted=copied)
    unique: dict[str, Found] = {}
    for each in standing:
        unique.setdefault(each[0].id, each)
    place = {told.id: i for i, told in enumerate(matter.told)}
    return sorted(unique.values(), key=lambda f: (place[f[0].about], f[0].kind, f[0].id))


def _fights(matter: Matter, groups: Mapping[str, Sequence[ClaimGroup]]) -> dict[str, list[tuple[ClaimGroup, Said]]]:
    """What the reports say of fights, by report."""
    found: dict[str, list[tuple[ClaimGroup, Said]]] = {}
    for told in matter.told:
        for g in groups[told.id]:
            if g.claim.slot == "happened" and actual(g.claim.modality):
                for s in g.said:
                    if "fight" in s.telling.concepts:
                        found.setdefault(s.statement.report, []).append((g, s))
    return found


def _of_event(told: Told, groups: Sequence[ClaimGroup], matter: Matter, policy: str) -> Iterable[Found]:
    setting, context = matter.setting, matter.context
    by_slot: dict[str, list[ClaimGroup]] = {}
    for g in groups:
        by_slot.setdefault(g.claim.slot, []).append(g)
    for slot, members in sorted(by_slot.items()):
        if slot == "wording":
            yield from wording_conflicts(told.id, members, setting)
        elif slot == "happened":
            yield from polarity_conflicts(told.id, members, setting, context)
        elif slot == "manner":
            continue
        elif slot in _ASKED:
            yield from slot_conflicts(told.id, slot, members, setting, context, question=_ASKED[slot](told.first))
        elif slot in KINDS:
            question = who(slot, told.first, matter.entities)
            yield from slot_conflicts(told.id, slot, members, setting, context, question=question)
        else:
            yield from _numbers(told, slot, members, matter, policy)


def _numbers(told: Told, slot: str, members: Sequence[ClaimGroup], matter: Matter, policy: str) -> list[Found]:
    counted = [g for g in members if g.quantity is not None]
    if not counted:
        return []
    first = counted[0].quantity
    if not isinstance(first, Quantity):
        return []

    def ask(differing: Sequence[ClaimGroup]) -> str:
        if measures_something(told.first):
            return how_large(told.first, first, matter.entities)
        if first.kind == "count":
            return how_many(slot, differing, matter.entities)
        return how_much(telling_of(counted), first, matter.entities)

    return number_conflicts(told.id, counted, matter.setting, ask=ask, policy=policy)


def _states(found: Iterable[Found]) -> dict[str, str]:
    """Contested or superseded claims; what an update replaced is superseded, whatever else disputes it."""
    states: dict[str, str] = {}
    for conflict, contested, superseded in found:
        for claim in sorted(contested):
            # Where all that differs is an update, the latest figure is not disputed.
            if conflict.why != "update" and states.get(claim) != "superseded":
                states[claim] = "contested"
        states.update(dict.fromkeys(sorted(superseded), "superseded"))
    return states


def _with_state(group: ClaimGroup, states: Mapping[str, str]) -> ClaimGroup:
    claim = group.claim
    state = states.get(claim.id) or ("independent" if len(claim.origins) > 1 else "single-origin")
    return replace(group, claim=replace(claim, state=state))
