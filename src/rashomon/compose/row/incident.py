"""The story as one row, as conflict-data coders keep it: when, where, how many (UCDP GED: low, best, high), and who."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from math import inf

from rashomon.compose.index import Index
from rashomon.compose.rank import HARM_SLOTS, SLOT_ORDER
from rashomon.compose.row.doers import ALL, VICTIMS, Doers, doers
from rashomon.compose.row.layout import layouts
from rashomon.compose.row.people import candidate_people, ledger, people
from rashomon.compose.row.quiet import quiet_deaths
from rashomon.compose.row.setting import when, where
from rashomon.compose.row.tally import MANY, tally
from rashomon.compose.row.tellings import HIT, INJURED, KILLED, ONE_PERSON, TALLIED, Toll, read_texts
from rashomon.compose.support import giving, merged
from rashomon.model import Annotation, Claim, Conflict, Entity, Event, Figure, Incident, Quantity, Span, TimeRange

# The figure of a report is the greatest that stands at its head: title and first sentences; parts of it come later.
_HEAD = 4

# Chosen together, by `rashomon.compose.row.tally`; the other figures are those that most texts lead with.
CHOSEN = (KILLED, INJURED)

# One text in so many must tell of somebody harmed in its first sentences, or those harmed are not what the story is about: an
# obituary, a trial, a bill that bears a victim's name. Two texts are too few to tell.
_ONE_IN, _ENOUGH = 3, 3
_FRONT = 8
_YEARS = frozenset({"year", "decade"})
_BACKGROUND = timedelta(days=31)

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
    *,
    count: str = ALL,
) -> Incident | None:
    """When, where, how many and who; None where no report says any of it (a day of publication alone is none of it).

    `count`: who is counted among those killed and injured, one of `rashomon.compose.row.doers.SCOPES`.
    """
    day, day_evidence = when(annotations, (event for event, _ in ranked if event.kind == "event"), at)
    place, place_evidence = where(annotations, entities, at)
    texts = layouts(annotations, at)
    found = candidate_people(texts, entities)
    claims = _by_slot(conflicts, at, day)
    tellings = read_texts(texts, claims, at)
    pair = tally(tellings, ledger(found))
    quiet = quiet_deaths(tellings, [at.reports[each].text for each in _heads(annotations, at)])
    harmful = not quiet and _tells_of_harm(annotations, claims, at)
    figures = tuple(f for f in _figures(annotations, claims, pair, at) if harmful or _widely_told(f, at))
    victims = people(found, texts, pair, at) if harmful else ()
    if count == VICTIMS:
        did = doers(pair, texts, tellings, victims, found)
        figures = tuple(_without(f, did[CHOSEN.index(f.slot)], at) if f.slot in CHOSEN else f for f in figures)
        victims = tuple(victim for victim in victims if victim.entity not in {each for one in did for each in one.named})
    if not day_evidence and place is None and not figures and not victims:
        return None
    return Incident(day, day_evidence, place, place_evidence, figures, victims)


def tallied_texts(
    annotations: Sequence[Annotation], conflicts: tuple[Conflict, ...], at: Index, day: TimeRange | None = None
) -> tuple[Toll, ...]:
    """What each independent text tells of people killed and hurt; parts, those who fight and other years' dead left out.

    `day`: of the story.
    """
    return read_texts(layouts(annotations, at), _by_slot(conflicts, at, day), at)


def _by_slot(conflicts: tuple[Conflict, ...], at: Index, day: TimeRange | None) -> dict[str, list[Claim]]:
    """The counts of people harmed by slot, those of combatants in slots of their own, other years' only where no others are."""
    parts = _parts(conflicts)
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for group in at.claims_of.values():
        counts = [c for c in group if c.slot in HARM_SLOTS and _counts(c) and c.id not in parts]
        # Where some count fighters and others people, a bare figure counts people.
        fighting = {claim.slot for claim in counts if _fights(claim)} - {claim.slot for claim in counts if _of_people(claim)}
        for claim in counts:
            # "128 had been captured", of the event in which another report counts fighters, counts fighters.
            bare = isinstance(claim.value, Quantity) and not claim.value.counted and claim.slot in fighting
            claims[f"combatants {claim.slot}" if bare or _fights(claim) else claim.slot].append(claim)
    return {slot: [c for c in held if not _long_ago(c, at, day)] or held for slot, held in claims.items()}


def _long_ago(claim: Claim, at: Index, day: TimeRange | None) -> bool:
    """True for what is told of a whole year, or of a day well before the story's: the quake of 1923 in a report on today's."""
    event = at.events.get(claim.about)
    if event is None or event.time is None:
        return False
    return event.time.precision in _YEARS or (day is not None and event.time.end < day.start - _BACKGROUND)


def _figures(
    annotations: Sequence[Annotation], claims: dict[str, list[Claim]], pair: tuple[int, int], at: Index
) -> tuple[Figure, ...]:
    leads = _heads(annotations, at)
    few = sum(pair) < MANY
    claims = {slot: held if slot in CHOSEN and few else _counted(held, few=few) for slot, held in claims.items()}
    led = {slot: found for slot in sorted(claims) if (found := _led(claims[slot], leads, at))}
    figures = [_figure(slot, found, at) for slot, found in led.items() if slot not in CHOSEN]
    figures = [f for f in figures if len(leads) < _ENOUGH or _at_heads(claims[f.slot], leads, at) or _widely_told(f, at)]
    for slot, best in zip(CHOSEN, pair, strict=True):
        figures += _chosen(slot, best, claims, led, at)
    figures = [f for f in figures if f.slot != HIT or f.best >= sum(pair)]  # fewer are a part of those counted already
    return tuple(sorted((_supported(f, at) for f in figures), key=lambda figure: _order(figure.slot)))


def _counted(claims: list[Claim], *, few: bool) -> list[Claim]:
    """The claims that give a number, else those of single persons, where few were harmed: of many, one tells no figure."""
    numbers = [c for c in claims if not (isinstance(c.value, Quantity) and c.value.rule == ONE_PERSON)]
    return numbers or (claims if few else [])


def _supported(figure: Figure, at: Index) -> Figure:
    """The figure with the origins that give it; a zero is one only where somebody says so."""
    claims = [at.claims[c] for c in figure.claims if c in at.claims]
    return replace(figure, origins=merged(o for c in giving(claims, figure.slot, figure.best) for o in c.origins))


def _chosen(slot: str, best: int, claims: dict[str, list[Claim]], led: dict[str, dict[str, Claim]], at: Index) -> list[Figure]:
    """The figure of those killed, or injured, with the claims that texts lead with, and that say it or that it follows from.

    No figure where every claim was passed over: what they tell of is not this story's, or is told of the same people otherwise;
    and none of nobody, unless a text says so.
    """
    told = claims.get(slot, [])
    if not best and not any(_size(claim) == 0 for claim in told):
        return []
    first = led.get(slot, {})
    current = {report: claim for report, claim in first.items() if claim.state != "superseded"} or first
    if any(_size(claim) == best for claim in current.values()):
        more = []
    elif any(_size(claim) == best for claim in told):
        more = [claim for claim in told if _size(claim) == best]
    else:  # of those hit, who was not killed was injured: a coder's inference, on those claims
        more = [claim for each in TALLIED for claim in led.get(each, {}).values()]
    used = {claim.id: claim for claim in (*current.values(), *more)}
    if not used:
        return []
    values = [claim.value for claim in current.values() if isinstance(claim.value, Quantity)]
    low = min([float(best), *(value.low for value in values)])
    spans = [span for report, claim in current.items() for span in _told(claim, report, at)]
    spans += [span for claim in more for report in at.evidence.get(claim.id, ()) for span in _told(claim, report, at)]
    return [Figure(slot, low, float(best), _highest(best, values), tuple(sorted(used)), at.ordered(spans))]


def _highest(best: float, values: Sequence[Quantity]) -> float:
    """The greatest figure that a text gives, of "more than 40" the least that it means; open where every text leaves it open."""
    if values and not any(value.bounded for value in values):
        return inf
    return max([float(best), *(value.high if value.bounded else value.low for value in values)])


def _without(figure: Figure, did: Doers, at: Index) -> Figure:
    """The figure of those who were hit by others."""
    best = max(figure.best - did.size, 0.0)
    evidence = at.ordered((*figure.evidence, *did.evidence)) if did.size else figure.evidence
    return _supported(replace(figure, low=min(figure.low, best), best=best, evidence=evidence, scope=VICTIMS), at)


def _order(slot: str) -> tuple[bool, int, str]:
    """The reader's order of slots; those of combatants after those of everybody else."""
    bare = slot.removeprefix("combatants ")
    return (bare != slot, SLOT_ORDER.index(bare) if bare in SLOT_ORDER else len(SLOT_ORDER), slot)


def _fights(claim: Claim) -> bool:
    """True where what is counted takes part in the fighting: UCDP keeps the dead of the sides apart from civilians."""
    counted = claim.value.counted.lower() if isinstance(claim.value, Quantity) else ""
    return any(word.rstrip("s") in _COMBATANTS for word in counted.split()) or counted.startswith("members of the")


def _of_people(claim: Claim) -> bool:
    """True where what is counted is named, and does not fight."""
    return isinstance(claim.value, Quantity) and bool(claim.value.counted) and not _fights(claim)


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


def _heads(annotations: Sequence[Annotation], at: Index, *, sentences: int = _HEAD) -> dict[str, int]:
    """Where the head of each text that is no copy ends."""
    heads = {}
    for annotation in annotations:
        if annotation.report in at.order and annotation.report not in at.copies:
            body = at.reports[annotation.report].body
            first = [sentence for sentence in annotation.sentences if sentence.start >= body][:sentences]
            heads[annotation.report] = first[-1].end if first else body
    return heads


def _tells_of_harm(annotations: Sequence[Annotation], claims: dict[str, list[Claim]], at: Index) -> bool:
    """True where texts enough tell among their first sentences how many were harmed."""
    heads = _heads(annotations, at, sentences=_FRONT)
    if len(heads) < _ENOUGH:
        return True
    told = [claim for held in claims.values() for claim in held]
    return len(_at_heads(told, heads, at)) * _ONE_IN >= len(heads)


def _widely_told(figure: Figure, at: Index) -> bool:
    """True for a figure of several people that texts enough give, wherever it stands in them: prisoners of an offensive."""
    return figure.best > 1 and len({span.report for span in figure.evidence} - at.copies) > 1


def _at_heads(claims: list[Claim], heads: dict[str, int], at: Index) -> frozenset[str]:
    """The texts that make one of the claims at their head."""
    told = (at.statements[s] for claim in claims for s in claim.statements if s in at.statements)
    return frozenset(s.report for s in told if s.evidence[0].start < heads.get(s.report, 0))


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
    return claim.value.figure if isinstance(claim.value, Quantity) else 0.0


def _figure(slot: str, led: dict[str, Claim], at: Index) -> Figure:
    """Best is what most independent texts lead with, the latest of them first; low and high are the least and greatest."""
    led = {report: claim for report, claim in led.items() if claim.state != "superseded"} or led
    votes: defaultdict[float, list[str]] = defaultdict(list)
    for report, claim in led.items():
        votes[_size(claim)].append(report)
    best = max(votes, key=lambda size: (len(votes[size]), max(at.order[report] for report in votes[size])))
    values = [claim.value for claim in led.values() if isinstance(claim.value, Quantity)]
    spans = [span for report, claim in led.items() for span in _told(claim, report, at)]
    return Figure(
        slot=slot,
        low=min(value.low for value in values),
        best=best,
        high=_highest(best, values),
        claims=tuple(sorted({claim.id for claim in led.values()})),
        evidence=at.ordered(spans),
    )
