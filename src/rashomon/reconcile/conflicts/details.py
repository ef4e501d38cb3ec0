"""Details that two texts give differently of one thing: figures, days, towns, names, what was done or not, in matched sentences.

The sentences were written apart from one another, so a value is set against another only where it stands in the same place
of what is told: a figure that counts the same noun, the one day, the one town, whoever fills one role of one verb. A report
that gives the other's value anywhere denies nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.model import Annotation, Quantity, Span, When, Where, Who
from rashomon.reconcile.claims.values import at_odds
from rashomon.reconcile.compare.counted import read_counted
from rashomon.reconcile.compare.lexicon import CLASSES, COUNTED, REPORTING, stem
from rashomon.reconcile.compare.parallels import Sentence
from rashomon.reconcile.compare.spelled import words_of
from rashomon.reconcile.conflicts.changes import LIKE, Reader
from rashomon.reconcile.conflicts.deeds import kinds, of_charge, of_telling, one_kind, owners
from rashomon.reconcile.conflicts.denied import find_denials
from rashomon.reconcile.conflicts.figures import HARM, HEAD
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.given import Given, Maker
from rashomon.reconcile.conflicts.matched import AGED, Match, Pair, Reports, matched
from rashomon.reconcile.conflicts.positions import Setting
from rashomon.reconcile.conflicts.scenes import no_town_of_both, own_news, two_days
from rashomon.reconcile.conflicts.slots import namesakes, times_differ
from rashomon.reconcile.events.features import FINE
from rashomon.reconcile.events.tellings import Telling

# So many words on either side of a figure say what is counted of what.
BESIDE = 5
# What is told of another year is another matter; counts of charges belong to persons, and to the crime behind "of".
_YEAR = re.compile(r"\W*(?:in|since|by) (?:\w+ )?(?:19|20)\d\d\b", re.IGNORECASE)
_OF_CRIME = re.compile(
    r" ?(?:\w+ )?(?:counts?|charges?)? ?of ((?:[\w-]+ ){0,3}?\w+)"
    r"(?=[,.;:]| (?:and|in|for|with|on|after|as|by|at|to|one|two)\b|\Z)"
)
_CHARGES = frozenset({"count", "charge", "term", "case"})
# How many attacked is asked of whole reports; how many were caught changes as a case goes on.
_SOUGHT = frozenset({"suspect"})
# A figure with one of these before it is a part, or on top of others.
_MORE = re.compile(r"\b(?:another|other|others|more|additional|at least|of the|of them|of whom)\b", re.IGNORECASE)
REACH = 24
_THE_OTHER = re.compile(r"\bthe other\b", re.IGNORECASE)
# So many words that two sentences share are no words for a deed, or for people, where a day or a town is compared.
DETAILS = 2
_DATELINE = re.compile(r"\s?[A-Z][A-Z .'’-]{2,}\b[^–—]{0,40}?(?:--?|–|—) ")
# Sentences as like as this give the day of one thing, whatever word of them it hangs on.
ALIKE = 0.45
# Fewer words in common, without an age, name no one deed; and many live, or are to be called, at one place.
SURE = 4
_MANY_DO = frozenset("live reside call contact email know".split())
_BYLINE = re.compile(r"\s?/\s?\w")
ANY_KIND = frozenset({"person", "victim"})
_KINDS = frozenset(stem(word) for word in (*COUNTED, *CLASSES))


def detail_conflicts(annotations: Sequence[Annotation], tellings: Sequence[Pair], maker: Maker, setting: Setting) -> list[Found]:
    """Conflicts between matched sentences that no conflict of the story tells yet.

    Args:
        annotations: of the reports, with times settled.
        tellings: (event id, telling) of all events.
        maker: knows the conflicts found so far.
        setting: of the story.
    """
    by_report = {a.report: a for a in annotations}
    reports = Reports(by_report, Reader(by_report, setting), setting)
    for about, t in tellings:
        if t.mention.kind == "event":
            reports.by_sentence.setdefault(t.sentence, []).append((about, t))
            reports.told.setdefault(t.report, []).append(t)
    before = len(maker.made)
    for match in matched(annotations, setting):
        for one, other in _values(match, reports):
            if not maker.shown(one.kind, [[one.span], [other.span]]):
                maker.values([[one], [other]], beside=[list(_again(g, reports)) for g in (one, other)])
        find_denials(match, reports, maker)
    for elder, younger, likeness in setting.witnesses.parallels.pairs:
        # Many a verb that a copy denies is read as no event: here it is found in the words.
        if LIKE <= likeness < 1.0 and not {elder[0], younger[0]} & setting.rewritten:
            find_denials(Match(elder, younger, likeness, frozenset()), reports, maker)
    return maker.made[before:]


def _again(given: Given, reports: Reports) -> Iterator[Span]:
    """Where else a report gives the same day, town or name, at its head."""
    for number in range(HEAD + 1):
        for g in reports.reader.at((given.span.report, number)):
            one = isinstance(g.value, When) and isinstance(given.value, When) and g.value.range == given.value.range is not None
            if (
                g.kind == given.kind
                and g.span != given.span
                and (one or (_entity(g) is not None and _entity(g) == _entity(given)))
            ):
                yield g.span


def _values(match: Match, reports: Reports) -> Iterator[tuple[Given, Given]]:
    if any(_YEAR.match(reports.span(place).quote) for place in (match.one, match.other)):
        return
    here, there = reports.reader.at(match.one), reports.reader.at(match.other)
    if reports.of_others(match):
        yield from _names(match, reports)
        return
    yield from _figures(match, here, there, reports)
    yield from _days(match, here, there, reports)
    yield from _towns(match, here, there, reports)
    yield from _names(match, reports)


# --- figures ------------------------------------------------------------------------------------


def _figures(match: Match, here: Sequence[Given], there: Sequence[Given], reports: Reports) -> Iterator[tuple[Given, Given]]:
    ours, theirs = (
        [g for g in held if g.kind == "number" and _counts(g.value) and not _is_toll(g, place, reports)]
        for held, place in ((here, match.one), (there, match.other))
    )
    for x in ours:
        for y in theirs:
            if (
                isinstance(x.value, Quantity)
                and isinstance(y.value, Quantity)
                and x.value.exact
                and y.value.exact
                and at_odds(x.value, y.value)
                and _head(x) == _head(y) != ""
                and (_head(x) not in _CHARGES or _one_charge(x, y, match, reports))
                and not any(_other_of_two(g, place, reports) for g, place in ((x, match.one), (y, match.other)))
                and _one_harm(_harm(x, match.one, reports), _harm(y, match.other, reports))
                and _one_context(x, y, match, reports)
                and not _also_given(x, match.other[0], reports)
                and not _also_given(y, match.one[0], reports)
            ):
                yield x, y


def _one_charge(x: Given, y: Given, match: Match, reports: Reports) -> bool:
    """True for counts of one crime that one person is charged with: "two counts of murder", "three counts of murder"."""
    crimes = [
        _OF_CRIME.match(reports.span(place).quote, given.span.end - reports.span(place).start)
        for given, place in ((x, match.one), (y, match.other))
    ]
    named = [" ".join(words_of(crime[1]).keys) for crime in crimes if crime is not None]
    return len(named) == len(crimes) and named[0] == named[1] and reports.of_one(match)


def _counts(value: object) -> bool:
    counts = isinstance(value, Quantity) and value.kind == "count" and not value.unit and value.low > 0
    return counts and not (isinstance(value, Quantity) and read_counted(value.counted, frozenset()).kinds & _SOUGHT)


def _harm(given: Given, place: Sentence, reports: Reports) -> frozenset[str]:
    """What befell those whom a figure counts: the slots of harm that it is told in."""
    value = given.value
    counts = [c for _, t in reports.by_sentence.get(place, ()) for c in t.counts if c.slot in HARM]
    return frozenset(c.slot for c in counts if isinstance(value, Quantity) and c.quantity.low == value.low)


def _is_toll(given: Given, place: Sentence, reports: Reports) -> bool:
    """True for a figure of people harmed that counts no one kind of them, as "two sons" does: those are compared as tolls."""
    value = given.value
    any_kind = not isinstance(value, Quantity) or not value.counted or read_counted(value.counted, frozenset()).kinds & ANY_KIND
    return bool(any_kind and _harm(given, place, reports))


def _one_harm(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a & b) or not (a or b)


def _head(given: Given) -> str:
    value = given.value
    return read_counted(value.counted, frozenset()).head if isinstance(value, Quantity) else ""


def _one_context(x: Given, y: Given, match: Match, reports: Reports) -> bool:
    """True where the words beside the two figures, the noun left out, are partly the same, and neither is on top of others."""
    sides = []
    for given, place in ((x, match.one), (y, match.other)):
        sentence = reports.span(place)
        low, high = given.span.start - sentence.start, given.span.end - sentence.start
        if _MORE.search(f"{sentence.quote[max(0, low - REACH) : low]} {given.span.quote}"):
            return False
        before = words_of(sentence.quote[:low]).keys[-BESIDE:]
        behind = words_of(sentence.quote[high:]).keys[: BESIDE + 1]
        sides.append({stem(w) for w in (*before, *behind)})
    return bool((sides[0] & sides[1] & match.shared) - {_head(x)})


def _other_of_two(given: Given, place: Sentence, reports: Reports) -> bool:
    """True for one that the sentence sets against the other: "one group asked the other group"."""
    value = given.value
    return isinstance(value, Quantity) and value.high == 1 and bool(_THE_OTHER.search(reports.span(place).quote))


def _also_given(given: Given, report: str, reports: Reports) -> bool:
    """True where a report gives the figure of the same noun too."""
    value = given.value
    return any(
        _head(g) == _head(given) and isinstance(g.value, Quantity) and isinstance(value, Quantity) and not at_odds(g.value, value)
        for g in reports.given(report, "number")
    )


# --- days and towns -----------------------------------------------------------------------------


def _days(match: Match, here: Sequence[Given], there: Sequence[Given], reports: Reports) -> Iterator[tuple[Given, Given]]:
    ours, theirs = (_one_day(held, place, reports) for held, place in ((here, match.one), (there, match.other)))
    if ours is None or theirs is None or not _one_deed(match, reports):
        return
    (x, one), (y, other) = ours, theirs
    if not isinstance(x.value, When) or not isinstance(y.value, When) or not two_days(x.value, y.value):
        return
    told = [kinds(t) for t in (*one, *other)]
    published = reports.setting.published
    if (
        (match.likeness >= ALIKE or one_kind([kinds(t) for t in one], [kinds(t) for t in other]))
        and not _named_day(x.value, match.other[0], told, reports)
        and not _named_day(y.value, match.one[0], told, reports)
        and not own_news(x.value, y.value, (published.get(match.one[0]), published.get(match.other[0])))
    ):
        yield x, y


def _one_day(held: Sequence[Given], place: Sentence, reports: Reports) -> tuple[Given, list[Telling]] | None:
    """The one day that a sentence gives, with the events that it belongs to; None where it gives none or two."""
    days = [g for g in held if isinstance(g.value, When) and _fine(g.value) and not of_telling(g.span, reports.span(place))]
    values = [g.value for g in days if isinstance(g.value, When)]
    if not days or any(times_differ(values[0], v) for v in values):
        return None
    events = [t for _, t in reports.by_sentence.get(place, ())]
    times = reports.annotations[place[0]].times
    number = next((i for i, t in enumerate(times) if t.span == days[0].span), -1)
    told = [t for t in owners(number, days[0].span, events) if not of_charge(t, days[0].span)]
    return (days[0], told) if told else None


def _fine(value: When) -> bool:
    return value.range.precision in FINE if value.range is not None else value.timex.startswith("XXXX-WXX-")


def _named_day(day: When, report: str, told: Sequence[frozenset[str]], reports: Reports) -> bool:
    """True where a report gives a day in a sentence that tells one of those kinds of deed."""
    for number, sentence in enumerate(reports.annotations[report].sentences):
        named = any(
            isinstance(g.value, When)
            and _fine(g.value)
            and (g.value.range is None) == (day.range is None)
            and not times_differ(g.value, day)
            and not of_telling(g.span, sentence)
            for g in reports.reader.at((report, number))
        )
        if named and one_kind((kinds(t) for _, t in reports.by_sentence.get((report, number), ())), told):
            return True
    return False


def _one_deed(match: Match, reports: Reports) -> bool:
    """True where both sentences tell as a fact one kind of happening, and have details of it in common.

    "A blast killed people" is told of many a blast.
    """
    triggers = {
        stem(t.mention.trigger.quote) for place in (match.one, match.other) for _, t in reports.by_sentence.get(place, ())
    }
    figures = [{_size(g) for g in reports.reader.at(place)} - {None} for place in (match.one, match.other)]
    if len(match.shared - triggers - _KINDS) + len(figures[0] & figures[1]) < DETAILS:
        return False
    told = [[kinds(t) for _, t in reports.by_sentence.get(place, ())] for place in (match.one, match.other)]
    return one_kind(*told)


def _size(given: Given) -> tuple[str, float] | None:
    """A figure that says more than "a" or "one"."""
    value = given.value
    several = isinstance(value, Quantity) and value.exact and value.low >= 2
    return (value.unit, value.low) if several and isinstance(value, Quantity) else None


def _towns(match: Match, here: Sequence[Given], there: Sequence[Given], reports: Reports) -> Iterator[tuple[Given, Given]]:
    both = {_entity(g) for g in here} & {_entity(g) for g in there}
    ours, theirs = (
        _not_of_dateline([g for g in held if _town(g) and _entity(g) not in both], reports.span(place))
        for held, place in ((here, match.one), (there, match.other))
    )
    if len({_entity(g) for g in ours}) != 1 or len({_entity(g) for g in theirs}) != 1 or not _one_deed(match, reports):
        return
    x, y = ours[0], theirs[0]
    if isinstance(x.value, Where) and isinstance(y.value, Where):
        named = [[g.value for g in reports.given(p[0], "place") if isinstance(g.value, Where)] for p in (match.one, match.other)]
        if no_town_of_both(x.value, y.value, *named):
            yield x, y


def _not_of_dateline(towns: Sequence[Given], sentence: Span) -> Sequence[Given]:
    """The towns without the one that a dateline names, where there are others: the report was written there."""
    others = [g for g in towns if not (g.span.start - sentence.start <= 1 and _DATELINE.match(sentence.quote))]
    return others or towns


def _town(given: Given) -> bool:
    return isinstance(given.value, Where) and given.value.place is not None and given.value.place.kind == "town"


def _entity(given: Given) -> str | None:
    return getattr(given.value, "entity", None)


# --- names --------------------------------------------------------------------------------------


def _names(match: Match, reports: Reports) -> Iterator[tuple[Given, Given]]:
    """Two persons in one role of one verb, neither of whom the other report names."""
    if len(match.shared) < SURE and not any(word.startswith(AGED) for word in match.shared):
        return
    for _, x in reports.by_sentence.get(match.one, ()):
        for _, y in reports.by_sentence.get(match.other, ()):
            if x.lemma in REPORTING | _MANY_DO or x.lemma != y.lemma or not x.mention.polarity or not y.mention.polarity:
                continue
            for ours, theirs in ((x.actors, y.actors), (x.recipients, y.recipients)):
                pair = _two_persons(ours, theirs, match, reports)
                if pair is not None:
                    yield pair


def _two_persons(ours: frozenset[str], theirs: frozenset[str], match: Match, reports: Reports) -> tuple[Given, Given] | None:
    entities = reports.setting.entities.by_id
    one, other = ([e for e in sorted(each) if entities[e].type == "person" and entities[e].names] for each in (ours, theirs))
    if len(one) != 1 or len(other) != 1 or one == other or namesakes(entities[one[0]].names, entities[other[0]].names):
        return None
    named = [{report for report, _ in entities[e[0]].members} for e in (one, other)]
    if match.other[0] in named[0] or match.one[0] in named[1]:
        return None
    found = [
        next((g for g in reports.reader.at(place) if isinstance(g.value, Who) and g.value.entity == e[0]), None)
        for e, place in ((one, match.one), (other, match.other))
    ]
    if found[0] is None or found[1] is None:
        return None
    bylines = (_byline(g, reports.span(place)) for g, place in ((found[0], match.one), (found[1], match.other)))
    return None if any(bylines) else (found[0], found[1])


def _byline(given: Given, sentence: Span) -> bool:
    """True for who took a picture or wrote a text: "Ana Dahl/KXYZ"."""
    return bool(_BYLINE.match(sentence.quote, given.span.end - sentence.start))
