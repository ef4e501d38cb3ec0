"""The day, the town and the means of a deed, as whole reports tell them; figures sorted by whose people they count."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.model import Conflict, Reconciliation, When
from rashomon.reconcile import reconcile
from rashomon.reconcile.conflicts.scenes import two_days
from tests.reconcile.build import Book, alone, day, exactly, said, story, town


def found(*books: Book) -> Reconciliation:
    return reconcile(story(*books), [b.annotation for b in books], alone(*books))


def of_kind(result: Reconciliation, kind: str) -> list[Conflict]:
    return [c for c in result.conflicts if c.kind == kind]


def shooting(id_: str, text: str, *, trigger: str = "shot", lemma: str = "shoot", time: tuple[str, str] | None = None) -> Book:
    """A report of a shooting of Oren Dask; the time stands at the first event of its sentence unless told otherwise."""
    b = Book(id_, text, outlet=id_.title(), published="2031-04-08")
    victim = b.entity("person", "Oren Dask")
    b.event(trigger, lemma, type_="ASSAULT", roles=[("recipient", "Oren Dask", victim)], time=time)
    return b


def test_days_of_one_deed_are_compared_whatever_verb_they_hang_on() -> None:
    a = shooting("alpha", "Oren Dask was shot at the mill on Saturday.", time=("Saturday", "2031-04-05"))
    b = shooting("beta", "Oren Dask was shot at the mill. The incident was on Monday at noon.")
    b.event("incident", "incident", time=("Monday", "2031-04-07"))
    (conflict,) = of_kind(found(a, b), "time")
    assert sorted(p.label for p in conflict.positions) == ["Monday", "Saturday"]
    assert {p.reports for p in conflict.positions} == {("alpha",), ("beta",)}
    assert all(span.quote for p in conflict.positions for span in p.evidence)


@pytest.mark.parametrize(
    ("text", "trigger", "lemma"),
    [
        ("Oren Dask was walking home on Saturday when he was shot.", "walking", "walk"),
        ("Oren Dask was hit in a shooting that sent him to hospital on Saturday.", "sent", "send"),
    ],
)
def test_what_goes_with_a_deed_has_its_day(text: str, trigger: str, lemma: str) -> None:
    a = shooting("alpha", text, trigger="shooting" if "shooting" in text else "shot")
    a.event(trigger, lemma, time=("Saturday", "2031-04-05"))
    b = shooting("beta", "Oren Dask was shot at the mill on Monday.", time=("Monday", "2031-04-07"))
    (conflict,) = of_kind(found(a, b), "time")
    assert sorted(p.label for p in conflict.positions) == ["Monday", "Saturday"]


def test_a_deed_reported_to_the_police_was_on_that_day() -> None:
    a = shooting("alpha", "Oren Dask was shot at the mill. The incident was reported at noon on Saturday.")
    a.event("incident", "incident", time=("Saturday", "2031-04-05"))
    b = shooting("beta", "Oren Dask was shot at the mill on Monday.", time=("Monday", "2031-04-07"))
    assert of_kind(found(a, b), "time")


def test_who_names_both_days_tells_of_both() -> None:
    a = shooting("alpha", "Oren Dask was shot at the mill on Saturday.", time=("Saturday", "2031-04-05"))
    b = shooting("beta", "Oren Dask was shot at the mill. The incident was on Monday. Two more were shot there on Saturday.")
    b.event("incident", "incident", time=("Monday", "2031-04-07"))
    b.event("shot", "shoot", nth=1, time=("Saturday", "2031-04-05"))
    assert not of_kind(found(a, b), "time")


def test_the_day_of_another_deed_is_not_that_of_this_one() -> None:
    a = shooting("alpha", "Oren Dask was shot at the mill on Saturday.", time=("Saturday", "2031-04-05"))
    b = shooting("beta", "Oren Dask was shot at the mill. The incident was on Monday. He had left Osk on Saturday.")
    b.event("incident", "incident", time=("Monday", "2031-04-07"))
    b.event("left", "leave", time=("Saturday", "2031-04-05"))
    (conflict,) = of_kind(found(a, b), "time")
    assert sorted(p.label for p in conflict.positions) == ["Monday", "Saturday"]


def test_a_city_that_both_name_tells_neither_town_from_the_other() -> None:
    books = []
    for id_, name, latitude in (("alpha", "Osk", 31.0), ("beta", "Farhold", 45.0)):
        b = shooting(id_, f"Oren Dask was shot in {name}. He grew up in Marn. {name} police are looking for a man.")
        b.entity("place", name, place=town(name, len(name), latitude, 12.0))
        b.entity("place", "Marn", place=town("Marn", 9, 31.02, 12.0))
        books.append(b)
    (conflict,) = of_kind(found(*books), "place")
    assert sorted(p.label for p in conflict.positions) == ["Farhold", "Osk"]


def test_a_charge_has_the_night_of_the_deed_behind_it() -> None:
    a = shooting("alpha", "Oren Dask was shot at the mill on Saturday night.", time=("Saturday night", "2031-04-05"))
    b = Book("beta", "A man was charged in the shooting of Oren Dask on Monday night.", outlet="Beta", published="2031-04-08")
    victim = b.entity("person", "Oren Dask")
    b.event(
        "shooting", "shooting", type_="ASSAULT", roles=[("recipient", "Oren Dask", victim)], time=("Monday night", "2031-04-07")
    )
    (conflict,) = of_kind(found(a, b), "time")
    assert {p.reports for p in conflict.positions} == {("alpha",), ("beta",)}


def test_days_that_touch_may_be_one_night_and_a_charge_has_its_own_day() -> None:
    a = shooting("alpha", "Oren Dask was shot at the mill on Saturday.", time=("Saturday", "2031-04-05"))
    night = shooting("beta", "Oren Dask was shot at the mill on Sunday.", time=("Sunday", "2031-04-06"))
    charged = shooting("gamma", "Oren Dask died. A man was charged with murder on Tuesday.", trigger="died", lemma="die")
    charged.event("murder", "murder", type_="ASSAULT", time=("Tuesday", "2031-04-08"))
    assert not of_kind(found(a, night), "time")
    assert not of_kind(found(a, charged), "time")


def test_towns_of_one_deed_far_from_each_other() -> None:
    books = []
    for id_, name, latitude in (("alpha", "Osk", 31.0), ("beta", "Farhold", 45.0)):
        b = shooting(id_, f"Oren Dask was shot in {name}. {name} police are looking for a man.")
        b.entity("place", name, place=town(name, len(name), latitude, 12.0))
        books.append(b)
    (conflict,) = of_kind(found(*books), "place")
    assert sorted(p.label for p in conflict.positions) == ["Farhold", "Osk"]


def test_a_small_town_that_nothing_backs_may_be_a_quarter() -> None:
    for radius, disputed in ((5.0, True), (1.0, False)):
        a, b = (Book(id_, f"Oren Dask was shot in {n}.", outlet=id_) for id_, n in (("alpha", "Osk"), ("beta", "Farhold")))
        for book, name, north in ((a, "Osk", 31.0), (b, "Farhold", 45.0)):
            person = book.entity("person", "Oren Dask")
            place = town(name, len(name), north, 12.0)
            book.entity("place", name, place=replace(place, radius_km=radius if name == "Farhold" else 5.0))
            book.event("shot", "shoot", type_="ASSAULT", roles=[("recipient", "Oren Dask", person)])
        assert bool(of_kind(found(a, b), "place")) == disputed


def test_towns_near_one_another_or_of_nobody_in_common_are_no_conflict() -> None:
    for name, latitude, victim in (("Osk Mills", 31.05, "Oren Dask"), ("Farhold", 45.0, "Ysolde Marr")):
        a = Book("alpha", "Oren Dask was shot in Osk.", outlet="Alpha", published="2031-04-08")
        b = Book("beta", f"{victim} was shot in {name}.", outlet="Beta", published="2031-04-08")
        for book, who, where, north in ((a, "Oren Dask", "Osk", 31.0), (b, victim, name, latitude)):
            person = book.entity("person", who)
            book.entity("place", where, place=town(where, len(where), north, 12.0))
            book.event("shot", "shoot", type_="ASSAULT", roles=[("recipient", who, person)])
        assert not of_kind(found(a, b), "place")


def test_shot_or_stabbed_is_asked_where_each_report_knows_of_one_way() -> None:
    one = Book("alpha", "A man was shot at the mill.", outlet="Alpha")
    one.event("shot", "shoot")
    other = Book("beta", "Oren Dask was stabbed at work.", outlet="Beta")
    other.event("stabbed", "stab", roles=[("recipient", "Oren Dask", other.entity("person", "Oren Dask"))])
    (conflict,) = of_kind(found(one, other), "action")
    assert conflict.question == "What happened: “shot”, or “stabbed”?"
    both = Book("gamma", "Oren Dask was stabbed at work. Another was shot.", outlet="Gamma")
    both.event("stabbed", "stab")
    assert not of_kind(found(one, both), "action")


def sided(id_: str, text: str, owner: str, other: str, figures: list[tuple[str, str, float, str, str]]) -> Book:
    """Figures of (trigger, lemma, number, words for the number, words for whom); both parties are named."""
    b = Book(id_, text, outlet=id_.title(), published="2031-04-05")
    keys = {name: b.entity("group", name) for name in (owner, other)}
    for trigger, lemma, number, words, counted in figures:
        speaker = next((said(name, entity=keys[name]) for name in keys if text.startswith(name)), None)
        event = b.event(trigger, lemma, speaker=speaker)
        b.state(event, "killed", exactly(number, counted), words)
    return b


def test_a_team_that_is_beaten_is_not_hurt() -> None:
    one = Book("alpha", "Osk Rovers were beaten at the mill.", outlet="Alpha")
    one.event("beaten", "beat", roles=[("recipient", "Osk Rovers", one.entity("organisation", "Osk Rovers"))])
    other = Book("beta", "Trade was strangled at the mill.", outlet="Beta")
    other.event("strangled", "strangle")
    assert not of_kind(found(one, other), "action")


def test_news_of_two_days_each_of_its_own_is_no_dispute() -> None:
    for published, disputed in (("2031-04-07", False), ("2031-04-08", False), ("2031-04-11", True)):
        a = shooting("alpha", "Oren Dask was shot at the mill on Saturday.", time=("Saturday", "2031-04-05"))
        b = shooting("beta", "Oren Dask was shot at the mill on Monday.", time=("Monday", "2031-04-07"))
        for each, iso in ((a, "2031-04-05"), (b, published)):
            each.report = replace(each.report, published=day(iso))
        assert bool(of_kind(found(a, b), "time")) == disputed


def test_losses_of_one_side_are_compared_and_never_with_the_other_sides() -> None:
    a = sided(
        "alpha",
        "Varn Guard said 31 fighters of Osk Front were killed.",
        "Varn Guard",
        "Osk Front",
        [("killed", "kill", 31, "31", "fighters of Osk Front")],
    )
    b = sided(
        "beta",
        "Osk Front said nine fighters of Osk Front were killed.",
        "Varn Guard",
        "Osk Front",
        [("killed", "kill", 9, "nine", "fighters of Osk Front")],
    )
    c = sided(
        "gamma",
        "Varn Guard said four fighters of Varn Guard were killed.",
        "Varn Guard",
        "Osk Front",
        [("killed", "kill", 4, "four", "fighters of Varn Guard")],
    )
    (conflict,) = of_kind(found(a, b, c), "number")
    assert [p.label for p in conflict.positions] == ["9", "31"]
    assert conflict.why == "rival"
    assert "Osk Front" in conflict.question


def test_order_of_reports_changes_nothing() -> None:
    a = shooting("alpha", "Oren Dask was shot at the mill on Saturday.", time=("Saturday", "2031-04-05"))
    b = shooting("beta", "Oren Dask was shot at the mill on Tuesday.", time=("Tuesday", "2031-04-08"))
    assert found(a, b).conflicts == found(b, a).conflicts


@pytest.mark.parametrize("timex", ["XXXX-WXX-WE", "XXXX-05-04", "UNDEF-REF-day-plus-1", ""])
def test_times_that_no_report_dates_and_that_are_no_weekdays_lie_nowhere_apart(timex: str) -> None:
    assert not two_days(When("the weekend", timex, None), When("Tuesday", "XXXX-WXX-2", None))
    assert two_days(When("Friday", "XXXX-WXX-5", None), When("Tuesday", "XXXX-WXX-2", None))
