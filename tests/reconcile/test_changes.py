"""What a report changed in words that it shares with another, and happenings that one value keeps apart."""

from __future__ import annotations

import pytest

from rashomon.model import Conflict, Family, Lineage, Link, Passage, QuantityMention, When, Where
from rashomon.reconcile import reconcile
from rashomon.reconcile.compare.geometry import contains, distance_km
from rashomon.reconcile.compare.opposites import PLACES, opposed
from rashomon.text.gazetteer import candidates
from tests.reconcile.build import Book, alone, day, exactly, story, town

OSK, VARN = town("Osk", 2, 31.0, 12.0), town("Varn", 1, 40.0, 12.0)


def shared(elder: Book, younger: Book) -> Lineage:
    """The younger took the whole text of the elder."""
    a, b = elder.report, younger.report
    passage = Passage(a.span(0, len(a.text)), b.span(0, len(b.text)), 0.9)
    link = Link(a.id, b.id, "copy", 0.9, (passage,), "the same words")
    return Lineage((link,), (Family((a.id, b.id), a.id),))


def book(
    id_: str, verb: str, lemma: str, *, number: int = 12, place: str = "Osk", when: str = "Tuesday", denied: bool = False
) -> Book:
    """One sentence: the police did something to sailors, somewhere, some day."""
    auxiliary = "were not" if denied else "were"
    b = Book(id_, f"The {number} sailors of the ferry {auxiliary} {verb} in {place} on {when}.", outlet=id_.title())
    where = b.entity("place", place, place={"Osk": OSK, "Varn": VARN}[place])
    days = {"Tuesday": "2031-04-08", "Thursday": "2031-04-10"}
    event = b.event(
        verb,
        lemma,
        place=where,
        time=(when, days[when]),
        polarity=not denied,
        roles=[("recipient", f"The {number} sailors of the ferry", None)],
    )
    b.state(event, "time", When(when, "", day(days[when])), when)
    b.state(event, "place", Where(place, where, {"Osk": OSK, "Varn": VARN}[place]), place)
    b.state(event, "count", exactly(number, "sailors of the ferry"), str(number))
    return b


def conflicts(a: Book, b: Book, *, copied: bool) -> tuple[Conflict, ...]:
    lineage = shared(a, b) if copied else alone(a, b)
    return reconcile(story(a, b), [a.annotation, b.annotation], lineage).conflicts


def labels(conflict: Conflict) -> set[str]:
    return {position.label for position in conflict.positions}


@pytest.mark.parametrize(
    ("changed", "kind", "one", "other"),
    [
        ({"number": 15}, "number", "12", "15"),
        ({"when": "Thursday"}, "time", "Tuesday", "Thursday"),
        ({"place": "Varn"}, "place", "Osk", "Varn"),
    ],
)
def test_a_value_changed_in_a_copy_is_a_conflict(changed: dict[str, object], kind: str, one: str, other: str) -> None:
    base, copy = book("alpha", "rescued", "rescue"), book("beta", "rescued", "rescue", **changed)  # type: ignore[arg-type]
    (conflict,) = conflicts(base, copy, copied=True)
    assert (conflict.kind, labels(conflict)) == (kind, {one, other})
    for position in conflict.positions:
        assert any(span.quote == position.label for span in position.evidence)


def test_a_negation_put_into_a_copy_is_a_conflict() -> None:
    (conflict,) = conflicts(book("alpha", "rescued", "rescue"), book("beta", "rescued", "rescue", denied=True), copied=True)
    assert conflict.kind == "polarity"


@pytest.mark.parametrize("copied", [True, False])
def test_the_opposite_told_of_the_same_is_a_conflict(copied: bool) -> None:
    (conflict,) = conflicts(book("alpha", "arrested", "arrest"), book("beta", "released", "release"), copied=copied)
    assert conflict.kind == "action"
    assert "arrested" in conflict.question
    assert "released" in conflict.question


def test_the_same_word_for_word_is_no_conflict() -> None:
    assert conflicts(book("alpha", "rescued", "rescue"), book("beta", "rescued", "rescue"), copied=True) == ()


def test_another_word_for_the_same_is_no_conflict() -> None:
    assert conflicts(book("alpha", "rescued", "rescue"), book("beta", "saved", "save"), copied=True) == ()


@pytest.mark.parametrize(("changed", "kind"), [({"when": "Thursday"}, "time"), ({"place": "Varn"}, "place")])
def test_independent_reports_of_one_happening_with_another_day_or_town(changed: dict[str, object], kind: str) -> None:
    base, other = book("alpha", "rescued", "rescue"), book("beta", "rescued", "rescue", **changed)  # type: ignore[arg-type]
    (conflict,) = conflicts(base, other, copied=False)
    assert conflict.kind == kind


def test_a_report_that_tells_both_days_tells_two_happenings() -> None:
    first, second = book("alpha", "rescued", "rescue"), book("beta", "rescued", "rescue", when="Thursday")
    text = f"{first.report.text} {second.report.text}"
    both = Book("gamma", text, outlet="Gamma")
    where = both.entity("place", "Osk", place=OSK)
    for nth, when, iso in ((0, "Tuesday", "2031-04-08"), (1, "Thursday", "2031-04-10")):
        event = both.event(
            "rescued",
            "rescue",
            nth=nth,
            place=where,
            time=(when, iso),
            roles=[("recipient", "The 12 sailors of the ferry", None)],
        )
        both.state(event, "time", When(when, "", day(iso)), when)
    result = reconcile(story(first, both), [first.annotation, both.annotation], alone(first, both))
    assert [c for c in result.conflicts if c.kind == "time"] == []


def test_opposites_exclude_each_other_both_ways_and_never_themselves() -> None:
    for verb in sorted(PLACES):
        assert not opposed(verb, verb)
    assert opposed("buy", "sell")
    assert opposed("sell", "buy")
    assert not opposed("buy", "acquire")
    assert not opposed("buy", "arrest")


def untold(id_: str, figure: str, number: float, *, denied: bool = False) -> Book:
    """The second sentence tells no event that is known: only a figure, and a verb in words."""
    found = "did not find" if denied else "found"
    b = Book(
        id_, f"The ferry sank off Osk. Divers {found} the {figure} blue lanterns of the ferry near the old pier.", outlet=id_
    )
    b.event("sank", "sink")
    b.quantities.append(QuantityMention(b.at(figure), exactly(number, "lanterns")))
    return b


def test_a_figure_changed_in_a_sentence_without_an_event_is_asked_of_the_sentence() -> None:
    (conflict,) = conflicts(untold("alpha", "two", 2), untold("beta", "nine", 9), copied=True)
    assert (conflict.kind, labels(conflict)) == ("number", {"2", "9"})
    assert conflict.question.startswith("How many lanterns: “Divers found")


def test_a_denial_put_into_a_copy_is_found_where_the_verb_is_read_as_no_event() -> None:
    (conflict,) = conflicts(untold("alpha", "two", 2), untold("beta", "two", 2, denied=True), copied=True)
    assert conflict.kind == "polarity"
    assert {span.quote for p in conflict.positions for span in p.evidence} == {"found", "did not find"}


def test_what_nearly_happened_denies_nothing() -> None:
    nearly = Book("beta", "The 12 sailors of the ferry were nearly released in Osk on Tuesday.", outlet="Beta")
    where = nearly.entity("place", "Osk", place=OSK)
    nearly.event(
        "released",
        "release",
        place=where,
        time=("Tuesday", "2031-04-08"),
        roles=[("recipient", "The 12 sailors of the ferry", None)],
    )
    assert not [c for c in conflicts(book("alpha", "arrested", "arrest"), nearly, copied=False) if c.kind == "action"]


def test_the_gazetteer_tells_which_towns_a_region_has_beyond_its_reach() -> None:
    state = next(place for place in candidates("Mississippi") if place.kind == "region" and place.country == "US")
    far = next(place for place in candidates("Biloxi") if place.country == "US")
    assert distance_km(state, far) > state.radius_km
    assert contains(state, far)
    assert not contains(state, next(place for place in candidates("Denver") if place.country == "US"))
