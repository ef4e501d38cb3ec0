"""Every join of names is a judgement with its reasons, and a person's goes before the program's."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import PROGRAM, Entity, Judgement, Reconciliation
from rashomon.reconcile import reconcile
from tests.reconcile.build import Book, alone, country, story

NAMES = ("Fadil al-Dorraj", "Fadil Al Durraj", "Dorraj", "Marga Dahl", "Dahl")


def book(id_: str, *names: str, type_: str = "person") -> Book:
    b = Book(id_, ". ".join(names) + ".", outlet=id_)
    for name in names:
        b.entity(type_, name)
    return b


def joined(names: tuple[str, ...], *decisions: Judgement, type_: str = "person") -> Reconciliation:
    books = [book(f"r{i}", name, type_=type_) for i, name in enumerate(names)]
    return reconcile(story(*books), [b.annotation for b in books], alone(*books), decisions=decisions)


def groups(names: tuple[str, ...], *decisions: Judgement, type_: str = "person") -> set[frozenset[str]]:
    return {frozenset(e.names) for e in joined(names, *decisions, type_=type_).entities}


def named(entities: tuple[Entity, ...], name: str) -> Entity:
    return next(e for e in entities if name in e.names)


def decision(a: str, b: str, *, same: bool) -> Judgement:
    return Judgement((a, b), same=same, by="a coder", why="known from the files")


def test_a_join_carries_its_reason_and_its_features() -> None:
    entity = named(joined(("Fadil al-Dorraj", "Fadil Al Durraj", "Dorraj")).entities, "Dorraj")
    alike, short = sorted(entity.judgements, key=lambda j: j.score is None)
    assert (alike.same, alike.by, alike.names) == (True, PROGRAM, ("Fadil Al Durraj", "Fadil al-Dorraj"))
    assert alike.score is not None
    assert alike.score >= 0.5
    assert {name for name, _, _ in alike.features} >= {"joined", "weakest"}
    assert short.why.startswith("a short form")


def test_who_stands_alone_carries_none() -> None:
    assert named(joined(("Marga Dahl", "Fadil al-Dorraj")).entities, "Marga Dahl").judgements == ()


def test_a_person_says_that_two_are_one() -> None:
    assert groups(("Marga Dahl", "The Baker")) == {frozenset({"Marga Dahl"}), frozenset({"The Baker"})}
    told = decision("The Baker", "Marga Dahl", same=True)
    assert groups(("Marga Dahl", "The Baker"), told) == {frozenset({"Marga Dahl", "The Baker"})}
    assert told in named(joined(("Marga Dahl", "The Baker"), told).entities, "The Baker").judgements


def test_a_person_may_join_what_speaks_against_itself() -> None:
    names = ("Khaled Dorraj", "Khalifa Dorraj")
    assert len(groups(names)) == 2
    assert len(groups(names, decision(*names, same=True))) == 1


def test_a_person_says_that_two_are_two_and_nothing_joins_them_again() -> None:
    names = ("Fadil al-Dorraj", "Fadil Al Durraj")
    assert len(groups(names)) == 1
    told = decision(*names, same=False)
    assert len(groups((*names, "Dorraj"), told)) >= 2
    entities = joined(names, told).entities
    assert all(told in e.judgements for e in entities)


def test_a_decision_on_a_name_that_no_report_has_is_said_to_be_unused() -> None:
    dropped = joined(("Marga Dahl",), decision("Marga Dahl", "Nobody Known", same=True)).dropped
    assert [d.reason for d in dropped] == ["no report names Nobody Known"]


def test_places_follow_decisions_too() -> None:
    a, b = Book("a", "Norland.", outlet="a"), Book("b", "Suland.", outlet="b")
    a.entity("place", "Norland", place=country("Norland", "XN", 50))
    b.entity("place", "Suland", place=country("Suland", "XS", 51))
    made = reconcile(story(a, b), [a.annotation, b.annotation], alone(a, b), decisions=[decision("Norland", "Suland", same=True)])
    assert len(made.entities) == 1


@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.booleans()), max_size=4),
    st.randoms(use_true_random=False),
)
def test_decisions_have_no_order_and_taking_them_away_restores_what_was(made: list[tuple[str, str, bool]], rng: object) -> None:
    decisions = [decision(a, b, same=same) for a, b, same in made]
    shuffled = decisions[:]
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    before = joined(NAMES)
    assert joined(NAMES, *decisions) == joined(NAMES, *shuffled)
    assert joined(NAMES) == before
    for d in decisions:
        apart = any(not o.same and set(o.names) == set(d.names) for o in decisions)
        if not d.same and d.names[0] != d.names[1]:
            assert not any(set(d.names) <= group for group in groups(NAMES, *decisions))
        elif d.same and not any(not o.same for o in decisions) and not apart:
            assert any(set(d.names) <= group for group in groups(NAMES, *decisions))
