"""Hurt in one report, dead in a later one: the state of a victim is an update as a toll is.

A report that tells of somebody in hospital, and of no death, is set against one that tells of a death. Where a report tells
of other deaths too, the two must name the same person. A report on a survivor that comes after the death was told denies
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from rashomon.model import Conflict, Happened, Origin, Position, Quantity, Span, TimeRange
from rashomon.reconcile.claims.claims import ClaimGroup, Said, said_by
from rashomon.reconcile.claims.origins import count_origins
from rashomon.reconcile.claims.values import actual
from rashomon.reconcile.conflicts.figures import ASIDE, HEAD, KILLED, one_sided
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.happenings import told_as_fact
from rashomon.reconcile.conflicts.positions import Setting, Side, position
from rashomon.reconcile.conflicts.questions import hurt_or_dead
from rashomon.reconcile.conflicts.readings import FIRST, tells_of_several
from rashomon.reconcile.events.tellings import Telling
from rashomon.text.digests import digest
from rashomon.text.names import fold

_HURT = frozenset({"injured", "hospitalised"})
_DYING = frozenset({"die", "succumb", "perish", "pass away", "kill", "shoot dead"})
# What annotate states of a death: that it happened, or of whom it is told.
_TOLD = frozenset({"happened", "recipient"})
# A hospital or an office that no other text names says nothing against the story.
_SITES = frozenset({"facility", "organisation"})
# Of one incident too.
_SOME_DAY = re.compile(r"\bover the weekend\b", re.IGNORECASE)
_HOSPITAL = re.compile(r"\b(?:hospitals?|medical|clinic|health|jail|prison|court\w*)\b", re.IGNORECASE)
# Shorter names may differ in a letter and be two.
NAMED = 8
# Who says "they killed me" lives.
_OF_ONESELF = re.compile(r"\b(?:I|me|us|we)\b", re.IGNORECASE)
_ALIVE = re.compile(
    r"\b(?:in (?:\w+ )?(?:critical|serious|grave|guarded|stable|fair|good)(?:,? (?:but|yet) \w+)? condition"
    r"|(?:fighting|fights|fought) for (?:his|her|their) li(?:fe|ves)|clinging to life|(?:on|by) life[- ]support"
    r"|life[- ]threatening (?:injur\w+|wounds?)|in (?:the |an? )?(?:\w+ ){0,2}intensive care|critically (?:injured|hurt|wounded)"
    r"|with critical injuries|expected to (?:survive|live|recover))\b",
    re.IGNORECASE,
)


# A report that tells of a death in any words is no report of somebody alive.
_DEATH = re.compile(r"\b(?:dead|deceased|died|dies|killed|fatal(?:ly)?|deaths?|slain|murder(?:ed)?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _State:
    """What one sentence says of somebody: hurt or dead, in which words, with the claims that say so.

    `lasting`: of somebody's condition, and not only of a wound, which the dead had too. `several`: in a report that tells of
    several incidents, so that who is meant is told by the name alone. `news`: the report's title tells it, and no sentence of
    the report tells of a death.
    """

    report: str
    words: Span
    groups: tuple[ClaimGroup, ...]
    said: tuple[Said, ...]
    people: frozenset[str]
    lasting: bool = True
    several: bool = False
    news: bool = False


def fate_conflicts(groups: Mapping[str, Sequence[ClaimGroup]], setting: Setting) -> list[Found]:
    """Conflicts between reports in which somebody is hurt and later ones in which somebody is dead; at most one.

    Args:
        groups: the claims of each event, by its id, in the story's order.
        setting: of the story.

    Returns:
        The conflict with its claims that are contested and those that are superseded.
    """
    everything = [(s, g) for each in groups.values() for g in each for s in g.said]
    dead = list(_dead(everything, setting))
    if not dead or not one_sided((s for d in dead for s in d.said), setting):
        return []
    hurt = [a for a in _hurt(everything, setting) if any(_changed(a, d, dead, setting) for d in dead)]
    later = [d for d in dead if any(_changed(a, d, dead, setting) for a in hurt)]
    return [_conflict(hurt, later, setting)] if hurt and later else []


def _dead(everything: Iterable[tuple[Said, ClaimGroup]], setting: Setting) -> Iterable[_State]:
    """Deaths that are told at the head of a report, as having happened; counted, or by a verb alone ("has died")."""
    everything = list(everything)
    shared = _shared(setting)
    known = _known_people((s for s, _ in everything), shared, setting)
    for s, g in everything:
        counted = g.claim.slot == KILLED and isinstance(s.value, Quantity) and s.value.low > 0
        told = g.claim.slot in _TOLD and s.telling.lemma in _DYING and not _OF_ONESELF.search(s.telling.mention.clause.quote)
        if not counted and not told:
            continue
        if not s.statement.polarity or not told_as_fact(s.telling) or not actual(s.statement.modality):
            continue
        if ASIDE.search(s.statement.sentence.quote):
            continue
        report, place = setting.witnesses.parallels.at(s.statement.sentence)
        # A report's title is of its story.
        if place == 0 or (
            place <= HEAD and (_of_the_story(s.telling, shared, setting) or not known.isdisjoint(_placed(report, s, setting)))
        ):
            head = setting.witnesses.parallels.sentences[report][:FIRST]
            several = any(tells_of_several(_SOME_DAY.sub("", sentence.quote)) for sentence in head)
            yield _State(report, s.statement.evidence[-1], (g,), (s,), _people(s.telling, setting), several=several)


def _known_people(said: Iterable[Said], shared: frozenset[str], setting: Setting) -> frozenset[tuple[str, str]]:
    """Persons, by report, of whom a sentence at its head tells with somebody or something that another text knows."""
    return frozenset(
        each
        for s in said
        if s.telling.near & shared and setting.witnesses.parallels.at(s.statement.sentence)[1] <= HEAD
        for each in _placed(s.statement.report, s, setting)
    )


def _placed(report: str, said: Said, setting: Setting) -> set[tuple[str, str]]:
    return {(report, person) for person in _near(said.telling, setting)}


def _hurt(everything: Sequence[tuple[Said, ClaimGroup]], setting: Setting) -> Iterable[_State]:
    """Sentences at the head of a report that tell of somebody alive."""
    beside: dict[tuple[str, int], list[tuple[Said, ClaimGroup]]] = {}
    for s, g in everything:
        beside.setdefault((s.statement.report, s.statement.sentence.start), []).append((s, g))
    for report, sentences in sorted(setting.witnesses.parallels.sentences.items()):
        for sentence in sentences[: HEAD + 1]:
            found = beside.get((report, sentence.start), [])
            match = _ALIVE.search(sentence.quote)
            one = [
                (s, g)
                for s, g in found
                if g.claim.slot in _HURT
                and isinstance(s.value, Quantity)
                and s.value.rule == "one person"
                and s.statement.polarity
            ]
            if match is None and not one:
                continue
            if match is not None:
                start = sentence.start + match.start()
                words = Span(report, start, start + len(match[0]), match[0])
            else:
                words = one[0][0].statement.evidence[-1]
            told = one or [(s, g) for s, g in found if g.claim.slot in {"happened", *_HURT}]
            people = frozenset().union(*(_near(s.telling, setting) for s, _ in found))
            title = sentence.end <= setting.witnesses.reports[report].body
            news = title and match is not None and not any(_DEATH.search(each.quote) for each in sentences)
            yield _State(
                report, words, tuple(g for _, g in told), tuple(s for s, _ in told), people, match is not None, news=news
            )


def _of_the_story(telling: Telling, shared: frozenset[str], setting: Setting) -> bool:
    """True where the sentence names somebody or something that another text knows too, or nobody and nothing."""
    named = {e for e in telling.near if setting.entities.by_id[e].type not in _SITES}
    return not named or bool(named & shared)


def _shared(setting: Setting) -> frozenset[str]:
    """Entities that two texts name, hospitals and offices left out: all of a town's stories have them."""
    roots = {r: family.root for family in setting.witnesses.lineage.families for r in family.reports}
    return frozenset(
        e.id
        for e in setting.entities.entities
        if e.type != "organisation" and not _HOSPITAL.search(e.name) and len({roots.get(r, r) for r, _ in e.members}) > 1
    )


def _people(telling: Telling, setting: Setting) -> frozenset[str]:
    return frozenset(e for e in telling.recipients | telling.actors if _named(e, setting))


def _near(telling: Telling, setting: Setting) -> frozenset[str]:
    return frozenset(e for e in telling.near if _named(e, setting))


def _named(entity: str, setting: Setting) -> bool:
    known = setting.entities.by_id[entity]
    return known.type == "person" and bool(known.names)


def _changed(hurt: _State, dead: _State, all_dead: Sequence[_State], setting: Setting) -> bool:
    """True where the one who is hurt here may be the one who is dead there, and the death was told no sooner.

    One that was told sooner is denied by a report whose news it is that somebody is alive.
    """
    if hurt.report == dead.report:
        return False
    here, there = (setting.published.get(state.report) for state in (hurt, dead))
    if here is None or there is None:
        return False
    if _late(here, all_dead, setting) and not (hurt.news and not dead.several):
        return False
    ours = [d for d in all_dead if d.report == hurt.report]
    head = setting.witnesses.parallels.sentences[hurt.report][: HEAD + 1]
    if not ours and not any(_DEATH.search(sentence.quote) for sentence in head):
        if hurt.people and dead.people:
            return _one_person(hurt.people, dead.people, setting)
        return not dead.several
    return hurt.lasting and bool(hurt.people & dead.people) and not any(hurt.people & d.people for d in ours)


def _late(published: TimeRange, dead: Sequence[_State], setting: Setting) -> bool:
    return published.start > min(p.start for d in dead if (p := setting.published.get(d.report)) is not None)


def _one_person(ours: frozenset[str], theirs: frozenset[str], setting: Setting) -> bool:
    """True where one is named in both, or is so but for a letter of a longer name."""
    if ours & theirs:
        return True
    names = [[n for e in sorted(side) for n in setting.entities.by_id[e].names] for side in (ours, theirs)]
    return any(fold(x).split()[-1] == fold(y).split()[-1] and _near_names(x, y) for x in names[0] for y in names[1])


def _near_names(x: str, y: str) -> bool:
    return min(len(x), len(y)) >= NAMED and Levenshtein.distance(fold(x), fold(y)) <= 1


def _conflict(hurt: Sequence[_State], dead: Sequence[_State], setting: Setting) -> Found:
    alive = _position(hurt, setting)
    groups = {g.claim.id: g for d in dead for g in d.groups}
    label = f"“{_words(min(dead, key=lambda d: (setting.order.get(d.report, 0), d.words)))}”"
    gone = position(Side(tuple(groups[i] for i in sorted(groups)), label, Happened(value=True)), setting)
    first = [
        min((p.start for s in side if (p := setting.published.get(s.report)) is not None), default=None) for side in (hurt, dead)
    ]
    days = [f"{day:%d %B %Y}".lstrip("0") if day is not None else "a day not known" for day in first]
    # Nobody recovers from death: who is told to be alive after it is told of as of before it.
    late = first[0] is not None and first[1] is not None and first[0] > first[1]
    explained = (
        "the death was told first, so the other report may be older than its date"
        if late
        else "who was hurt may have died meanwhile"
    )
    conflict = Conflict(
        id=digest("conflict", "fate", alive.label, gone.label),
        kind="action",
        why="update",
        about=min(g.claim.about for g in groups.values()),
        question=hurt_or_dead(alive.label, gone.label),
        positions=(alive, gone),
        reason=f"{alive.label} was published on {days[0]}, {gone.label} on {days[1]}; {explained}.",
    )
    superseded = frozenset[str]() if late else frozenset(alive.claims) - frozenset(gone.claims)
    return conflict, frozenset(groups) | frozenset(alive.claims), superseded


def _words(state: _State) -> str:
    return " ".join(state.words.quote.split())


def _position(states: Sequence[_State], setting: Setting) -> Position:
    """The side that tells of somebody alive; a sentence that makes no claim rests on its report alone."""
    eldest = min(states, key=lambda s: (setting.order.get(s.report, 0), s.words))
    said = {s.statement.id: s.statement for state in states for s in state.said}
    reports = {state.report for state in states}
    origins = list(count_origins(said.values(), setting.witnesses))
    told = {s.report for s in said.values()}
    roots = {r: family.root for family in setting.witnesses.lineage.families for r in family.reports}
    houses: dict[tuple[str, str], set[str]] = {}
    for report in sorted(reports - told):
        _, name, kind = setting.witnesses.house_of(roots.get(report, report))
        houses.setdefault((name, kind), set()).add(report)
    known = {(o.name, o.kind) for o in origins}
    origins += [
        Origin(name, kind, tuple(sorted(ids))) for (name, kind), ids in sorted(houses.items()) if (name, kind) not in known
    ]
    return Position(
        label=f"“{_words(eldest)}”",
        value=Happened(value=True),
        claims=tuple(sorted({g.claim.id for state in states for g in state.groups})),
        reports=tuple(sorted(reports)),
        origins=tuple(sorted(origins, key=lambda o: (o.name, o.kind, o.reports))),
        said_by=said_by(said.values(), setting.entities),
        evidence=tuple(sorted({state.words for state in states} | {e for s in said.values() for e in s.evidence})),
    )
