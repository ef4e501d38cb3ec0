"""Who holds a place: taken, says one; never taken, or still held by others, says another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.model import Happened
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.given import Given, Maker
from rashomon.reconcile.conflicts.happenings import told_as_fact
from rashomon.reconcile.conflicts.positions import Setting
from rashomon.reconcile.conflicts.questions import passage, shortened, was_taken, who_holds
from rashomon.reconcile.conflicts.readings import Reading
from rashomon.reconcile.conflicts.territory import Hold, apart_in_time, faces, one_party, read_holds
from rashomon.reconcile.events.tellings import Telling

_DENIES = re.compile(r"\b(?:no|not|never|without|fail\w*|den(?:y|ied|ies)|unable)\b|n[’']t\b", re.IGNORECASE)

_FOUGHT = Reading(
    "rival", "That the place was taken is somebody's word; another report tells of fighting there, and not who holds it."
)


def holding_conflicts(tellings: Sequence[tuple[str, Telling]], maker: Maker, setting: Setting) -> list[Found]:
    """At most one conflict a place, in the order in which reports tell of them.

    Args:
        tellings: (event id, telling) of all events.
        maker: knows the conflicts found so far.
        setting: of the story.
    """
    before = len(maker.made)
    fights = [t for _, t in tellings if "fight" in t.concepts and t.mention.polarity and told_as_fact(t)]
    by_place: dict[str, list[Hold]] = {}
    for hold in read_holds(list(tellings), setting):
        by_place.setdefault(hold.place, []).append(hold)
    for _, holds in sorted(by_place.items(), key=lambda pair: (setting.order.get(pair[1][0].telling.report, 0), pair[0])):
        _of_place(holds, fights, maker, setting)
    return maker.made[before:]


def _of_place(holds: Sequence[Hold], fights: Sequence[Telling], maker: Maker, setting: Setting) -> None:
    ordered = sorted(holds, key=lambda h: (setting.order.get(h.telling.report, 0), h.trigger))
    # Deeds before states: "was it taken?" is what both sides answer.
    for first in sorted((h for h in ordered if h.has), key=lambda h: h.lasting):
        against = [h for h in ordered if _exclude(first, h, setting)]
        if against:
            other = {h.trigger for h in against}
            with_it = [h for h in ordered if h.has and one_party(first, h) is not False and h.trigger not in other]
            _make(with_it, against, maker)
            return
    claimed = [h for h in ordered if h.has and _is_claim(h)]
    if claimed and len(claimed) == len([h for h in ordered if h.has]):
        _make_fought(claimed, [t for t in fights if _fought_over(t, claimed, setting)], maker)


def _exclude(a: Hold, b: Hold, setting: Setting) -> bool:
    """True where `a` has the place by its telling, and by the other it has not, or somebody else has."""
    if a is b or not faces(a.telling, b.telling):
        return False
    alike = one_party(a, b)
    if b.has:
        # One takes what the other held: a sequence, but where the other is told to hold it still.
        return alike is False and (a.lasting or b.lasting) and not apart_in_time(a.telling, b.telling, setting)
    return alike is not False and not apart_in_time(a.telling, b.telling, setting)


def _is_claim(hold: Hold) -> bool:
    """True where a party, or somebody else, says so, and not the report itself."""
    speaker = hold.telling.mention.speaker
    return speaker is not None and bool(speaker.chain)


def _fought_over(t: Telling, claimed: Sequence[Hold], setting: Setting) -> bool:
    """True for fights there that another report tells of, which knows nothing of its being taken."""
    place = claimed[0].place
    there = t.place == place or place in t.entities
    return there and all(h.telling.report != t.report and not apart_in_time(h.telling, t, setting) for h in claimed)


def _make_fought(claimed: Sequence[Hold], fights: Sequence[Telling], maker: Maker) -> None:
    if not fights:
        return
    sides = [
        [Given("actor", "happened", Happened(value=True), t.mention.trigger, passage(t.mention)) for t in side]
        for side in ([h.telling for h in claimed], fights)
    ]
    if not maker.shown("actor", [[g.span for g in side] for side in sides]):
        first = claimed[0]
        maker.deeds(sides, (first.about, first.telling), who_holds(first.name), alone=True, reading=_FOUGHT)


def _make(with_it: Sequence[Hold], against: Sequence[Hold], maker: Maker) -> None:
    sides = [with_it, against]
    spans = [[h.trigger for h in side] for side in sides]
    denied = not all(h.has for h in against)
    kind = "polarity" if denied else "actor"
    if any(maker.shown(each, spans) for each in ("polarity", "action", "actor")):
        return
    name = with_it[0].name
    given = [
        [Given(kind, "happened", Happened(value=h.telling.mention.polarity), h.trigger, _words(h.telling)) for h in side]
        for side in sides
    ]
    first = with_it[0]
    maker.deeds(given, (first.about, first.telling), was_taken(name) if denied else who_holds(name), alone=True)


def _words(t: Telling) -> str:
    """The clause; the whole sentence, where what denies the clause stands outside it."""
    mention = t.mention
    return passage(mention) if mention.polarity or _DENIES.search(mention.clause.quote) else shortened(mention.sentence.quote)
