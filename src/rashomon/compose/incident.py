"""The story as one row, as conflict-data coders keep it: when, where, how many (UCDP GED: low, best, high)."""

from collections import defaultdict
from collections.abc import Sequence
from math import inf

from rashomon.compose.index import Index
from rashomon.compose.rank import HARM_SLOTS, SLOT_ORDER
from rashomon.compose.setting import when, where
from rashomon.model import Annotation, Claim, Conflict, Entity, Event, Figure, Incident, Quantity, Span, Statement

# The figure of a report is the greatest that stands at its head: title and first sentences; parts of it come later.
_HEAD = 4

# The rule by which annotate counts somebody who is told of alone.
_ONE_PERSON = "one person"

# How annotate writes whom somebody did it to when it was himself.
_OWN_HAND = frozenset({"himself", "herself", "self"})

_COMBATANTS = frozenset(
    "fighter soldier troop militant rebel insurgent attacker raider combatant militiaman militiamen militia guerrilla jihadist "
    "force commando marine paratrooper servicemen serviceman recruit conscript".split()
)


def incident(
    annotations: Sequence[Annotation],
    ranked: tuple[tuple[Event, float], ...],
    conflicts: tuple[Conflict, ...],
    entities: tuple[Entity, ...],
    at: Index,
) -> Incident | None:
    """When, where and how many; None where no report says any of it."""
    day, day_evidence = when(annotations, (event for event, _ in ranked if event.kind == "event"), at)
    place, place_evidence = where(annotations, entities, at)
    figures = _figures(annotations, conflicts, at)
    if day is None and place is None and not figures:
        return None
    return Incident(day, day_evidence, place, place_evidence, figures)


def _figures(annotations: Sequence[Annotation], conflicts: tuple[Conflict, ...], at: Index) -> tuple[Figure, ...]:
    parts = _parts(conflicts)
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for group in at.claims_of.values():
        counts = [c for c in group if c.slot in HARM_SLOTS and _counts(c) and c.id not in parts]
        fighting = {claim.slot for claim in counts if _fights(claim)}
        for claim in counts:
            # "128 had been captured", of the event in which another report counts fighters, counts fighters.
            bare = isinstance(claim.value, Quantity) and not claim.value.counted and claim.slot in fighting
            claims[f"combatants {claim.slot}" if bare or _fights(claim) else claim.slot].append(claim)
    slots = sorted(claims, key=_order)
    leads = _heads(annotations, at)
    led = {slot: found for slot in slots if (found := _led(claims[slot], leads, at))}
    if _one_victim(led, at):
        del led["injured"]
    own = _own_hand([*claims.get("killed", ()), *claims.get("killed or injured", ())], at)
    return _with_the_rest([_figure(slot, found, at, own if slot == "killed" else {}) for slot, found in led.items()])


def _own_hand(claims: list[Claim], at: Index) -> dict[str, Claim]:
    """For each report, the claim that who killed others also died by his own hand: "killed two guards, then himself".

    Both stand in one sentence: who shot himself alone is the only one hurt, or of another story.
    """
    found: dict[str, Claim] = {}
    told = [(claim, at.statements[s]) for claim in claims for s in claim.statements if s in at.statements]
    others = {statement.sentence for _, statement in told if not _by_own_hand(statement)}
    for claim, statement in told:
        if _by_own_hand(statement) and statement.sentence in others:
            found.setdefault(statement.report, claim)
    return found


def _by_own_hand(statement: Statement) -> bool:
    return isinstance(statement.value, Quantity) and statement.value.counted.lower() in _OWN_HAND


def _is_his_deed(claim: Claim, report: str, at: Index) -> bool:
    """True where all of the report's words for a count name a doer: who did it is not among those to whom it was done."""
    told = [at.statements[s] for s in claim.statements if s in at.statements and at.statements[s].report == report]
    events = [at.mentions.get(statement.event) for statement in told]
    return bool(events) and all(event is not None and any(role.name == "actor" for role in event.roles) for event in events)


def _one_victim(led: dict[str, dict[str, Claim]], at: Index) -> bool:
    """True where texts lead with one person killed and one injured: mostly one victim, who is not counted twice.

    A sentence that tells of both, "a man died and a woman was hurt", tells of two persons.
    """
    killed, injured = led.get("killed", {}), led.get("injured", {})
    if not killed or not injured or not all(_alone(claim) for claim in (*killed.values(), *injured.values())):
        return False
    return not any(
        _sentences(killed[report], report, at) & _sentences(injured[report], report, at) for report in {*killed} & {*injured}
    )


def _alone(claim: Claim) -> bool:
    return isinstance(claim.value, Quantity) and claim.value.rule == _ONE_PERSON


def _sentences(claim: Claim, report: str, at: Index) -> frozenset[Span]:
    told = (at.statements[s] for s in claim.statements if s in at.statements)
    return frozenset(statement.sentence for statement in told if statement.report == report)


def _with_the_rest(figures: list[Figure]) -> tuple[Figure, ...]:
    """Of those shot, hit or counted as casualties, who was not killed was injured: a coder's inference, on those claims."""
    known = {figure.slot: figure for figure in figures}
    whole = known.get("killed or injured") or known.get("hospitalised")
    if whole is None:
        return tuple(figures)
    killed = known.get("killed")
    rest = max(0.0, whole.best - (killed.best if killed and whole.slot == "killed or injured" else 0.0))
    injured = known.get("injured")
    if injured is None or rest > injured.best:
        bases = [each for each in (whole, killed, injured) if each is not None]
        inferred = Figure(
            slot="injured",
            low=min(rest, injured.low) if injured else rest,
            best=rest,
            high=max(rest, injured.high) if injured else rest,
            claims=tuple(sorted({claim for each in bases for claim in each.claims})),
            evidence=tuple(dict.fromkeys(span for each in bases for span in each.evidence)),
        )
        known["injured"] = inferred
    return tuple(sorted(known.values(), key=lambda figure: _order(figure.slot)))


def _order(slot: str) -> tuple[bool, int, str]:
    """The reader's order of slots; those of combatants after those of everybody else."""
    bare = slot.removeprefix("combatants ")
    return (bare != slot, SLOT_ORDER.index(bare) if bare in SLOT_ORDER else len(SLOT_ORDER), slot)


def _fights(claim: Claim) -> bool:
    """True where what is counted takes part in the fighting: UCDP keeps the dead of the sides apart from civilians."""
    counted = claim.value.counted.lower() if isinstance(claim.value, Quantity) else ""
    return any(word.rstrip("s") in _COMBATANTS for word in counted.split()) or counted.startswith("members of the")


def _counts(claim: Claim) -> bool:
    return isinstance(claim.value, Quantity) and claim.value.kind == "count" and claim.polarity and claim.modality == "certain"


def _parts(conflicts: tuple[Conflict, ...]) -> frozenset[str]:
    """Claims of the smaller scope where two figures differ because one is a part of the other."""
    found: set[str] = set()
    for conflict in conflicts:
        sized = [(p.value.high, p) for p in conflict.positions if isinstance(p.value, Quantity)]
        if conflict.why == "scope" and sized:
            whole = max(size for size, _ in sized)
            found |= {c for size, p in sized if size < whole for c in p.claims}
    return frozenset(found)


def _heads(annotations: Sequence[Annotation], at: Index) -> dict[str, int]:
    """Where the head of each text that is no copy ends."""
    heads = {}
    for annotation in annotations:
        if annotation.report in at.order and annotation.report not in at.copies:
            body = at.reports[annotation.report].body
            sentences = [sentence for sentence in annotation.sentences if sentence.start >= body][:_HEAD]
            heads[annotation.report] = sentences[-1].end if sentences else body
    return heads


def _led(claims: list[Claim], heads: dict[str, int], at: Index) -> dict[str, Claim]:
    """The claim that each independent text leads with: the greatest at its head, else the first it gives."""
    led: dict[str, Claim] = {}
    tellings: defaultdict[str, list[tuple[Span, Claim]]] = defaultdict(list)
    for claim in claims:
        for statement in (at.statements[s] for s in claim.statements if s in at.statements):
            tellings[statement.report].append((statement.evidence[0], claim))
    for report, head in heads.items():
        told = tellings.get(report, [])
        if told:
            at_head = [(span, claim) for span, claim in told if span.start < head]
            if at_head:
                _, led[report] = max(at_head, key=lambda item: (_size(item[1]), -item[0].start, item[1].id))
            else:
                _, led[report] = min(told, key=lambda item: (item[0].start, item[1].id))
    return led


def _told(claim: Claim, report: str, at: Index) -> list[Span]:
    told = (at.statements[s] for s in claim.statements if s in at.statements)
    return [statement.evidence[0] for statement in told if statement.report == report]


def _size(claim: Claim) -> float:
    return claim.value.low if isinstance(claim.value, Quantity) else 0.0


def _figure(slot: str, led: dict[str, Claim], at: Index, own: dict[str, Claim]) -> Figure:
    """Best is what most independent texts lead with, the latest of them first; low and high are the least and greatest.

    Whoever killed and then died by his own hand (`own`, by report) comes on top of those whom he is said to have killed.
    """
    led = {report: claim for report, claim in led.items() if claim.state != "superseded"} or led
    more = {r: own[r] for r, claim in led.items() if r in own and own[r].id != claim.id and _is_his_deed(claim, r, at)}
    votes: defaultdict[float, list[str]] = defaultdict(list)
    for report, claim in led.items():
        votes[_size(claim) + (report in more)].append(report)
    best = max(votes, key=lambda size: (len(votes[size]), max(at.order[report] for report in votes[size])))
    values = [claim.value for claim in led.values() if isinstance(claim.value, Quantity)]
    spans = [span for report, claim in (*led.items(), *more.items()) for span in _told(claim, report, at)]
    unique = {claim.id: claim for claim in (*led.values(), *more.values())}
    return Figure(
        slot=slot,
        low=min(value.low for value in values),
        best=best,
        high=max(best, max((value.high for value in values if value.bounded), default=inf)),
        claims=tuple(sorted(unique)),
        evidence=at.ordered(spans),
    )
