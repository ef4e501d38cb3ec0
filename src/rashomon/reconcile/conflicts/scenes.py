"""The scene of each report: the day and the town of the story's deed, as one text tells them; and where scenes differ.

Reports of one incident hang its day and town on different words ("was hospitalised Monday after she was shot", "the shooting
happened on Saturday"), so that no two tellings of one event have them. Each report is read for one day and one town of the deed
that the story is about, from its head; two reports differ where neither names, anywhere, what the other does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Annotation, Place, Span, TimeMention, TimeRange, When, Where
from rashomon.reconcile.compare.geometry import apart, contains
from rashomon.reconcile.compare.lexicon import REPORTING
from rashomon.reconcile.conflicts.deeds import DEED, REACH, of_charge, of_telling, owners
from rashomon.reconcile.conflicts.figures import ASIDE, HARM, HEAD
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.given import Given, Maker
from rashomon.reconcile.conflicts.happenings import charged_with, told_as_fact
from rashomon.reconcile.conflicts.positions import Setting, components
from rashomon.reconcile.conflicts.slots import times_differ
from rashomon.reconcile.events.features import FINE
from rashomon.reconcile.events.tellings import Telling
from rashomon.text.gazetteer import candidates
from rashomon.text.names import fold
from rashomon.text.placebehind import SERVICES

# What follows upon a deed has days of its own.
_AFTER = frozenset("ACCUSE COERCE CONSULT REQUEST AGREE SUPPORT SANCTION COOPERATE CONCEDE REJECT RETREAT".split())
# Days further apart are of two deeds; days that touch may be one night.
NEXT, FAR = 2, 10
WEEK = 7
# The reach of towns so large that their names mean them.
BIG_KM = 2.5
# "One killed" marks no incident out from others; so many do.
FEW = 2
_IN = re.compile(r"\b(?:in|at|near|outside|inside|around) (?:the )?(?:(?:city|town|village|port|suburb) of )?\Z", re.IGNORECASE)
_OF_CITY = re.compile(r"\b(?:city|town|village) of \Z", re.IGNORECASE)
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_DATELINE = re.compile(r"(?:, [^\n–—-]{1,24})?,? *(?:\([^)\n]{1,30}\) *)?(?:--?|–|—) ")
_ITS_SERVICE = re.compile(rf"(?:['’]s?)? (?:{SERVICES})\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\b(?:hospitals?|hospitali[sz]ed|cent(?:er|re)|university|court|jail|prison|born|lives?|lived|living|from|native|resident|raised"
    r"|arrested|extradited|flown|taken|moved|trial|office|bureau)\b[^.;]{0,40}\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Scene:
    """One report's day and town.

    Attributes:
        report: its id.
        day, town: where the deed is put, with all the places of the head that say so; () where that is not clear.
        days: all that the report tells the deed with; places: all that it names.
        marks: what tells the incident from others: ids of the entities that it names, countries and regions left out, and its
            figures of people harmed.
        deed: the event with the telling of it that stands first.
    """

    report: str
    day: tuple[Given, ...]
    town: tuple[Given, ...]
    days: tuple[When, ...]
    places: tuple[Where, ...]
    marks: frozenset[tuple[str, float]]
    deed: tuple[str, Telling]


def scene_conflicts(scenes: Sequence[Scene], maker: Maker) -> list[Found]:
    """At most one conflict of days and one of towns, between the scenes of reports.

    Args:
        scenes: of the story's reports.
        maker: knows the conflicts found so far.
    """
    before = len(maker.made)
    place = {scene.report: i for i, scene in enumerate(scenes)}
    for name, differ in (("day", _days_differ), ("town", _towns_differ)):
        # Copies have one scene: it is compared once, however often it was printed.
        alike: dict[tuple[object, ...], list[Scene]] = {}
        for scene in scenes:
            if getattr(scene, name):
                alike.setdefault(_values(scene, name), []).append(scene)
        told = list(alike.values())
        found, _ = components(len(told), lambda i, j, told=told, differ=differ: differ(told[i][0], told[j][0], maker.setting))  # type: ignore[misc]
        for groups in found:
            members = sorted((s for i in groups for s in told[i]), key=lambda s: place[s.report])
            sides = _sides([getattr(s, name) for s in members])
            if len(sides) > 1 and not maker.shown(sides[0][0].kind, [[g.span for g in side] for side in sides]):
                maker.values(sides, members[0].deed)
    return maker.made[before:]


def _values(scene: Scene, name: str) -> tuple[object, ...]:
    """All that comparing a scene's day, or its town, goes by."""
    given = tuple(repr(g.value) for g in getattr(scene, name))
    return given, repr(scene.days if name == "day" else scene.places), scene.marks


def read_scenes(
    annotations: Sequence[Annotation], tellings: Sequence[tuple[str, Telling]], setting: Setting
) -> tuple[Scene, ...]:
    """The scenes of all reports that tell of the story's deed at their head.

    Args:
        annotations: of the reports, with times settled.
        tellings: (event id, telling) of all events.
        setting: of the story.
    """
    roots = {report: family.root for family in setting.witnesses.lineage.families for report in family.reports}
    events: dict[str, list[tuple[str, Telling]]] = {}
    for about, t in tellings:
        if t.mention.kind == "event":
            events.setdefault(t.report, []).append((about, t))
    heads = {report: [t for _, t in told if t.sentence[1] <= HEAD] for report, told in events.items()}
    main = _main_lemmas(heads, roots)
    scenes = []
    for annotation in annotations:
        told = events.get(annotation.report, [])
        deeds = [pair for pair in told if _is_deed(pair[1], main)]
        first = min(deeds, key=lambda pair: charged_with(pair[1]), default=None)
        if first is not None and any(t.sentence[1] <= HEAD for _, t in deeds):
            reader = _Reader(annotation, [t for _, t in told], frozenset(t.id for _, t in deeds), setting)
            scenes.append(reader.scene(first))
    return tuple(scenes)


def _main_lemmas(events: Mapping[str, Sequence[Telling]], roots: Mapping[str, str]) -> frozenset[str]:
    """What the story is about: the words for the kind of deed that most texts tell at their head, two at least."""
    texts: dict[str, set[str]] = {}
    times: Counter[str] = Counter()
    for report, told in events.items():
        for kind in (kind for t in told for kind in _kinds(t)):
            texts.setdefault(kind, set()).add(roots.get(report, report))
            # A copy tells nothing again: what several texts tell alike is not decided by how often one was printed.
            times[kind] += roots.get(report, report) == report
    ranked = sorted(texts, key=lambda kind: (-len(texts[kind]), -times[kind], kind))
    if not ranked or len(texts[ranked[0]]) < 2:
        return frozenset()
    return frozenset(t.lemma for told in events.values() for t in told if ranked[0] in _kinds(t))


def _kinds(t: Telling) -> frozenset[str]:
    mention = t.mention
    if not mention.polarity or not told_as_fact(t) or mention.type in _AFTER or t.lemma in REPORTING:
        return frozenset()
    return frozenset({mention.type}) if mention.type else frozenset({f"word {t.lemma}"})


def _is_deed(t: Telling, main: frozenset[str]) -> bool:
    return (t.lemma in main or t.lemma in DEED) and t.mention.polarity and told_as_fact(t)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the scene of one report: its events, and which of them are the deed."""

    annotation: Annotation
    events: Sequence[Telling]
    deeds: frozenset[str]
    setting: Setting

    def scene(self, deed: tuple[str, Telling]) -> Scene:
        entities = self.setting.entities
        found = ((e, entities.find(self.annotation.report, e.key)) for e in self.annotation.entities)
        places = tuple(
            Where(e.name, identity, e.place)
            for e, identity in found
            if e.place is not None and any(m.form == "named" for m in e.mentions)
        )
        return Scene(
            report=self.annotation.report,
            day=self._day(),
            town=self._town(),
            days=self._days(),
            places=places,
            marks=self._marks(),
            deed=deed,
        )

    def _marks(self) -> frozenset[tuple[str, float]]:
        found = set()
        for e in self.annotation.entities:
            identity = self.setting.entities.find(self.annotation.report, e.key)
            wide = e.place is not None and e.place.kind in {"country", "region"}
            if identity is not None and not wide and any(m.form == "named" for m in e.mentions):
                found.add((identity, 0.0))
        told = (t for t in self.events if t.sentence[1] <= HEAD)
        harmed = [c for t in told for c in t.counts if c.slot in HARM and c.quantity.exact and c.quantity.low >= FEW]
        return frozenset(found) | {(c.slot, c.quantity.low) for c in harmed}

    def _head(self, span: Span) -> Span | None:
        """The sentence of a span, where that is one of the head and tells of nothing beside the story."""
        place = self.setting.witnesses.parallels.at(span)[1]
        sentence = self.annotation.sentences[place] if 0 <= place <= HEAD else None
        return sentence if sentence is not None and not ASIDE.search(sentence.quote) else None

    def _day(self) -> tuple[Given, ...]:
        found = [
            Given("time", "time", _when(t), t.span, t.span.quote)
            for i, t in enumerate(self.annotation.times)
            if _fine(t) and (sentence := self._head(t.span)) is not None and self._of_deed(i, t.span, sentence)
        ]
        first = found[0].value if found else None
        if not isinstance(first, When) or any(isinstance(g.value, When) and not _one_day(first, g.value) for g in found):
            return ()
        return tuple(found)

    def _of_deed(self, number: int, span: Span, sentence: Span) -> bool:
        """True for a time of the deed: its own, or where no event has it, the nearest event's."""
        if of_telling(span, sentence):
            return False
        here = [t for t in self.events if t.mention.sentence == sentence]
        return any(t.id in self.deeds and not of_charge(t, span) for t in owners(number, span, here))

    def _days(self) -> tuple[When, ...]:
        """The days of the sentences, anywhere, that tell the deed: those of a charge or a vigil are not among them."""
        at = self.setting.witnesses.parallels.at
        telling = {t.sentence[1] for t in self.events if t.id in self.deeds}
        places = [(t, at(t.span)[1]) for t in self.annotation.times if _fine(t)]
        return tuple(
            _when(t) for t, number in places if number in telling and not of_telling(t.span, self.annotation.sentences[number])
        )

    def _town(self) -> tuple[Given, ...]:
        """The town that the head names most as a place of what happened; none where two are named as often."""
        named: dict[str, list[Given]] = {}
        for e in self.annotation.entities:
            identity = self.setting.entities.find(self.annotation.report, e.key)
            if e.type != "place" or e.place is None or e.place.kind != "town" or identity is None:
                continue
            value = Where(e.name, identity, e.place)
            for m in e.mentions:
                if m.form == "named" and (sentence := self._head(m.span)) is not None and _located(m.span, sentence):
                    named.setdefault(identity, []).append(Given("place", "place", value, m.span, e.name))
        ranked = sorted(named.values(), key=lambda held: (-len(held), held[0].span))
        if not ranked or (len(ranked) > 1 and len(ranked[0]) == len(ranked[1]) and _far(ranked[0][0], ranked[1][0])):
            return ()
        regions = [e.place for e in self.annotation.entities if e.place is not None and e.place.kind == "region"]
        chosen = ranked[0][0].value
        at_home = (
            isinstance(chosen, Where)
            and chosen.place is not None
            and (not regions or any(contains(region, chosen.place) for region in regions))
        )
        return tuple(ranked[0]) if at_home else ()


def _located(span: Span, sentence: Span) -> bool:
    """True where words at a town's name say that something was there: "in X", "X police", a dateline."""
    low, high = span.start - sentence.start, span.end - sentence.start
    before, behind = sentence.quote[max(0, low - REACH) : low], sentence.quote[high : high + REACH]
    if low <= 1 and _DATELINE.match(behind):
        return True
    if _ITS_SERVICE.match(behind):
        return True
    return bool(_IN.search(before)) and not _ELSEWHERE.search(_IN.sub("", before))


def _fine(t: TimeMention) -> bool:
    return t.range.precision in FINE if t.range is not None else t.timex.startswith("XXXX-WXX-")


def _when(t: TimeMention) -> When:
    return When(t.span.quote, t.timex, t.range)


def _one_day(a: When, b: When) -> bool:
    return not times_differ(a, b)


def _apart_by(a: When, b: When) -> int:
    """By how many days two times differ; of two bare weekdays, the shorter way round the week."""
    if a.range is not None and b.range is not None:
        return abs((a.range.start.date() - b.range.start.date()).days)
    if a.range is not None or b.range is not None:
        return 0
    weekdays = [_WEEKDAY.match(time.timex) for time in (a, b)]
    if weekdays[0] is None or weekdays[1] is None:
        return 0  # "the weekend", "May 4" of no known year: nothing to count from
    days = abs(int(weekdays[0][1]) - int(weekdays[1][1]))
    return min(days, WEEK - days)


def two_days(a: When, b: When) -> bool:
    """True for days that are neither of one night nor of two deeds, nor one weekday that a late printing moved by a week."""
    days = _apart_by(a, b)
    dated = any(c.isdigit() for c in a.text) and any(c.isdigit() for c in b.text)
    whole = all(t.range is not None and t.range.precision == "day" for t in (a, b))
    least = 1 if dated and whole else NEXT
    return least <= days <= FAR and (dated or days % WEEK > 0) and times_differ(a, b)


def own_news(x: When, y: When, published: tuple[TimeRange | None, TimeRange | None]) -> bool:
    """True where each of two days is that of its report's publication, or the one before: each tells news of its own day.

    Two who met on Sunday, says Sunday's paper, and on Thursday, says Thursday's, met twice.
    """
    lags = [
        (at.start.date() - when.range.start.date()).days if at is not None and when.range is not None else NEXT
        for when, at in zip((x, y), published, strict=True)
    ]
    return all(0 <= lag < NEXT for lag in lags)


def _days_differ(a: Scene, b: Scene, setting: Setting) -> bool:
    if not a.marks & b.marks:
        return False
    pairs = [(x.value, y.value) for x in a.day for y in b.day]
    if not all(isinstance(x, When) and isinstance(y, When) and two_days(x, y) for x, y in pairs):
        return False
    published = setting.published.get(a.report), setting.published.get(b.report)
    if any(isinstance(x, When) and isinstance(y, When) and own_news(x, y, published) for x, y in pairs):
        return False
    # Who names the other's day too tells of both days.
    named = [(g.value, d) for mine, theirs in ((a, b), (b, a)) for g in mine.day for d in theirs.days]
    return not any(isinstance(x, When) and (x.range is None) == (d.range is None) and not times_differ(x, d) for x, d in named)


def _towns_differ(a: Scene, b: Scene, setting: Setting) -> bool:  # noqa: ARG001 - one shape with days
    x, y = a.town[0].value, b.town[0].value
    if not a.marks & b.marks or not isinstance(x, Where) or not isinstance(y, Where):
        return False
    return no_town_of_both(x, y, a.places, b.places)


def no_town_of_both(x: Where, y: Where, ours: Sequence[Where], theirs: Sequence[Where]) -> bool:
    """True for towns far from each other, of which neither report names the other's or one near it.

    A town that both reports name, the city of both scenes, tells neither from the other.

    Args:
        x: a town.
        y: another.
        ours: all places that the report of `x` names.
        theirs: all places that the report of `y` names.
    """
    if not _backed(x, ours) or not _backed(y, theirs):
        return False
    both = ({w.entity for w in ours} & {w.entity for w in theirs}) - {x.entity, y.entity}
    return all(
        far_towns(town, other)
        for town, named in ((x, theirs), (y, ours))
        for other in named
        if town.place is not None and other.place is not None and other.place.kind == "town" and other.entity not in both
    ) and far_towns(x, y)


def _backed(town: Where, named: Sequence[Where]) -> bool:
    """False for a small town whose report names neither its region nor a town near it: a quarter may have that name."""
    if town.place is None or town.place.radius_km >= BIG_KM:
        return True
    near = (w.place for w in named if w.place is not None and w.place.kind != "country" and w.entity != town.entity)
    return any(contains(place, town.place) if place.kind == "region" else not apart(place, town.place) for place in near)


def _far(a: Given, b: Given) -> bool:
    return isinstance(a.value, Where) and isinstance(b.value, Where) and far_towns(a.value, b.value)


def far_towns(a: Where, b: Where) -> bool:
    """True for two towns far from one another, in all that their names may mean."""
    if a.place is None or b.place is None or a.entity == b.entity or fold(a.text) == fold(b.text) or not apart(a.place, b.place):
        return False
    if a.place.country != b.place.country:
        return False  # of two countries one is rather a namesake, or a word that is no name
    meant = [(p, b.place) for p in candidates(a.text)] + [(a.place, p) for p in candidates(b.text)]
    return all(apart(p, q) for p, q in meant if _town(p) and _town(q))


def _town(place: Place) -> bool:
    return place.kind not in {"country", "region"}


def _sides(given: Iterable[tuple[Given, ...]]) -> list[list[Given]]:
    """One side for each value: what holds together with the first of a side is of it."""
    sides: list[list[Given]] = []
    for each in given:
        for side in sides:
            x, y = side[0].value, each[0].value
            one = _one_day(x, y) if isinstance(x, When) and isinstance(y, When) else not _far(side[0], each[0])
            if one:
                side.extend(each)
                break
        else:
            sides.append(list(each))
    return [sorted(side, key=lambda g: g.span) for side in sides]
