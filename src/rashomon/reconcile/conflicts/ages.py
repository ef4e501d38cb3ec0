"""How old somebody was: ages of one named person, or of one whom texts tell of as harmed, or caught, without a name.

What stands beside a name is set against what other texts give beside it; an age that grew with the time between two reports
agrees, but the dead grow no older. Where nobody is named, two texts must tell of as many people, each with an age, before an
age of one is set against an age of the other; who gives the other's age anywhere denies nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from math import ceil

from rashomon.model import Annotation, Quantity, Span
from rashomon.reconcile.claims.claims import ClaimGroup, Said
from rashomon.reconcile.conflicts.aged import CAUGHT, HARM, Aged, Persons, read_ages
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.given import Maker
from rashomon.reconcile.conflicts.positions import Setting
from rashomon.reconcile.conflicts.questions import how_old
from rashomon.reconcile.conflicts.readings import FIRST, tells_of_several
from rashomon.reconcile.events.tellings import Telling

# From so many days between two reports on, a birthday may lie between them.
BIRTHDAY = 30
YEAR = 365.25
# People of one report whose ages are compared without a name.
FEW = 3
# A child to one is a young man to another below this age.
YOUNG = 22
# Of two texts that name nobody, more years apart than this are two people.
APART = 5

Deed = tuple[str, Telling]


def age_conflicts(
    annotations: Sequence[Annotation],
    groups: Mapping[str, Sequence[ClaimGroup]],
    tellings: Sequence[Deed],
    maker: Maker,
    setting: Setting,
) -> list[Found]:
    """At most one conflict for a named person, and one for each of those who are harmed or caught without a name.

    Args:
        annotations: of the reports.
        groups: the claims of each event: who is harmed, and who is caught.
        tellings: (event id, telling) of all events.
        maker: knows the conflicts found so far.
        setting: of the story.
    """
    before = len(maker.made)
    roots = {report: family.root for family in setting.witnesses.lineage.families for report in family.reports}
    said: dict[str, list[Said]] = {}
    for group in (g for held in groups.values() for g in held):
        for s in group.said:
            said.setdefault(s.statement.report, []).append(s)
    persons = Persons(setting)
    read = {
        a.report: list(read_ages(a, said.get(a.report, ()), roots.get(a.report, a.report), persons, setting))
        for a in annotations
        if a.report not in setting.rewritten
    }
    of_persons: dict[str, list[Aged]] = {}
    for report in sorted(read):
        for aged in read[report]:
            if aged.person:
                of_persons.setdefault(aged.person, []).append(aged)
    compared = [(setting.entities.name(person), of_persons[person]) for person in sorted(of_persons)]
    compared += list(_described(read, said, setting))
    deeds: dict[str, list[Deed]] = {}
    for about, t in tellings:
        if t.mention.kind == "event":
            deeds.setdefault(t.report, []).append((about, t))
    for whom, told in compared:
        _make(told, whom, deeds, maker)
    return maker.made[before:]


def _make(told: Sequence[Aged], whom: str, deeds: Mapping[str, Sequence[Deed]], maker: Maker) -> None:
    """One conflict between the ages of one person; texts that give two ages take no side."""
    texts: dict[str, list[Aged]] = {}
    for aged in (aged for aged in told if not aged.earlier):
        texts.setdefault(aged.text, []).append(aged)
    setting, dead = maker.setting, any(aged.dead for aged in told)

    def differ(a: Aged, b: Aged) -> bool:
        return _apart(a, b, setting, dead=dead)

    sure = {text: ages for text, ages in texts.items() if not any(differ(a, b) for a, b in combinations(ages, 2))}
    # Many texts say the same on the same day: they are compared once.
    alike: dict[tuple[object, ...], list[str]] = {}
    for text in sorted(sure):
        days = (setting.published.get(a.given.span.report) for a in sure[text])
        alike.setdefault(tuple((a.value, day and day.start) for a, day in zip(sure[text], days, strict=True)), []).append(text)
    facing = {
        text
        for pair in combinations(alike.values(), 2)
        if all(differ(a, b) for a in sure[pair[0][0]] for b in sure[pair[1][0]])
        for text in (*pair[0], *pair[1])
    }
    sides: dict[tuple[float, float], list[Aged]] = {}
    for text in sorted(facing):
        for aged in sure[text]:
            sides.setdefault((aged.value.low, aged.value.high), []).append(aged)
    for aged in (aged for aged in told if aged.earlier):
        sides.get((aged.value.low, aged.value.high), []).append(aged)
    given = [[a.given for a in sorted(sides[key], key=lambda a: a.given.span)] for key in sorted(sides)]
    if len(given) > 1 and not maker.shown("number", [[g.span for g in side] for side in given]):
        deed = _nearest(given[0][0].span, deeds)
        if deed is not None:
            maker.deeds(given, deed, how_old(whom))


def _apart(a: Aged, b: Aged, setting: Setting, *, dead: bool) -> bool:
    """True where one who had the one age could not have the other, whatever time passed between the two reports."""
    x, y = a.value, b.value
    if x.compatible(y):
        return False
    published = [setting.published.get(each.given.span.report) for each in (a, b)]
    if published[0] is None or published[1] is None or dead:
        return True
    days = (published[1].start - published[0].start).days
    if abs(days) < BIRTHDAY:
        return True
    old, new = (x, y) if days > 0 else (y, x)
    return not replace(old, high=old.high + ceil(abs(days) / YEAR)).compatible(new)


def _nearest(span: Span, deeds: Mapping[str, Sequence[Deed]]) -> Deed | None:
    """The happening told nearest to an age, in its sentence before all others."""
    return min(
        deeds.get(span.report, ()),
        key=lambda d: (not d[1].mention.sentence.overlaps(span), abs(d[1].mention.trigger.start - span.start), d[1].id),
        default=None,
    )


# --- described ----------------------------------------------------------------------------------


def _described(
    read: Mapping[str, Sequence[Aged]], said: Mapping[str, Sequence[Said]], setting: Setting
) -> Iterator[tuple[str, list[Aged]]]:
    """Those without a name whose age differs between two texts: a word for them, and their ages."""
    read_all = [a for report in sorted(read) for a in read[report]]
    for part, slots, called in (("harmed", HARM, "victim"), ("caught", CAUGHT, "suspect")):
        # Reports that tell of the same people are compared once.
        people: dict[tuple[object, ...], list[list[Aged]]] = {}
        everyone: dict[tuple[object, ...], list[Aged]] = {}
        for report in sorted(read):
            ages = [a for a in read[report] if not a.earlier]
            found = _everybody([a for a in ages if a.part == part], report, said.get(report, ()), slots, setting)
            if found:
                key = (tuple(map(_like, found)), frozenset(a.value for a in ages))
                people.setdefault(key, []).append(found)
                everyone.setdefault(key, ages)
        columns = {key: list(zip(*found, strict=True)) for key, found in people.items()}
        pairs = [
            (columns[one][i], columns[other][j])
            for one, other in combinations(people, 2)
            for i, j in _pairs(people[one][0], people[other][0], everyone[one], everyone[other])
        ]
        for held in _joined(pairs):
            first = [a for a in read_all if a.earlier and not a.person and any(_one_person(a, b) for b in held)]
            yield f"the {next((a.noun for a in held if a.noun), called)}", [*held, *first]


def _like(a: Aged) -> tuple[object, ...]:
    """All that comparing somebody without a name goes by."""
    return a.value, a.sex, a.child, a.person


def _everybody(ages: Sequence[Aged], report: str, said: Sequence[Said], slots: frozenset[str], setting: Setting) -> list[Aged]:
    """The people of a report who were harmed, or caught, one for each age; none where it tells of more than have an age."""
    head = setting.witnesses.parallels.sentences[report][:FIRST]
    if any(tells_of_several(s.quote) for s in head):
        return []
    distinct: list[Aged] = []
    for a in ages:
        if not any(a.value.compatible(b.value) for b in distinct):
            distinct.append(a)
    counts = (
        s.value for s in said if s.statement.slot in slots and isinstance(s.value, Quantity) and s.value.rule != "one person"
    )
    most = max((v.low for v in counts if isinstance(v, Quantity)), default=1)
    return distinct if len(distinct) <= FEW and most <= len(distinct) else []


def _pairs(
    ours: Sequence[Aged], theirs: Sequence[Aged], all_ours: Sequence[Aged], all_theirs: Sequence[Aged]
) -> Iterator[tuple[int, int]]:
    """Who of one text may be who of the other: as many people in both, of whom one pair alone can be one person."""
    if len(ours) != len(theirs) or ours[0].text == theirs[0].text:
        return
    left = [i for i, a in enumerate(ours) if not any(a.value.compatible(b.value) for b in all_theirs)]
    right = [j for j, b in enumerate(theirs) if not any(b.value.compatible(a.value) for a in all_ours)]
    for i in left:
        fits = [j for j in right if _one_person(ours[i], theirs[j])]
        if len(fits) == 1 and len([k for k in left if _one_person(ours[k], theirs[fits[0]])]) == 1:
            yield i, fits[0]


def _one_person(a: Aged, b: Aged) -> bool:
    if a.person and b.person:
        return False  # they are compared by name
    if max(a.value.low, b.value.low) - min(a.value.high, b.value.high) > APART or (a.sex and b.sex and a.sex != b.sex):
        return False
    return not any(x.child and y.value.low >= YOUNG for x, y in ((a, b), (b, a)))


def _joined(pairs: Sequence[tuple[tuple[Aged, ...], tuple[Aged, ...]]]) -> list[list[Aged]]:
    """Pairs that share somebody are of one."""
    held: list[list[tuple[Aged, ...]]] = []
    for pair in pairs:
        group = next((g for g in held if any(x is y for x in g for y in pair)), None)
        if group is None:
            held.append(list(pair))
        else:
            group += [x for x in pair if not any(x is y for y in group)]
    return [[aged for same in group for aged in same] for group in held]
