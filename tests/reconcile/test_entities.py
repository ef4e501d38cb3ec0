"""One entity behind spellings, and what keeps two apart."""

from __future__ import annotations

from rashomon.model import Alteration, Entity, Lineage, Rewriting
from rashomon.reconcile import reconcile
from tests.reconcile.build import Book, alone, country, story, town


def entities(*books: Book, lineage: Lineage | None = None) -> tuple[Entity, ...]:
    return reconcile(story(*books), [b.annotation for b in books], lineage or alone(*books)).entities


def with_names(id_: str, type_: str, *names: str) -> Book:
    b = Book(id_, ". ".join(names) + ".", outlet=id_)
    for name in names:
        b.entity(type_, name)
    return b


def test_spellings_and_short_forms_are_one() -> None:
    found = entities(*(with_names(f"r{i}", "person", n) for i, n in enumerate(["Fadil al-Dorraj", "Fadil Al Durraj", "Dorraj"])))
    (entity,) = found
    assert set(entity.names) == {"Fadil al-Dorraj", "Fadil Al Durraj", "Dorraj"}
    assert len(entity.members) == 3


def test_two_members_of_a_family_are_two() -> None:
    found = entities(
        with_names("a", "person", "Khalifa Dorraj"),
        with_names("b", "person", "Khaled Dorraj"),
        with_names("c", "person", "Dorraj"),
    )
    assert sorted(e.name for e in found) == ["Dorraj", "Khaled Dorraj", "Khalifa Dorraj"]


def test_acronyms_are_written_out_by_the_reports() -> None:
    found = entities(with_names("a", "organisation", "Lake Patrol Authority"), with_names("b", "organisation", "LPA"))
    assert [e.name for e in found] == ["Lake Patrol Authority"]


def test_countries_under_two_names_are_one_by_the_gazetteer() -> None:
    books = []
    for id_, name in (("a", "Norland"), ("b", "United Fjords")):
        b = Book(id_, f"{name}.", outlet=id_)
        b.entity("place", name, place=country("Norland", "XN", 50))
        books.append(b)
    assert len(entities(*books)) == 1


def test_towns_of_one_name_far_apart_are_two() -> None:
    books = []
    for id_, number, latitude in (("a", 1, 10.0), ("b", 2, 40.0)):
        b = Book(id_, "Sedd.", outlet=id_)
        b.entity("place", "Sedd", place=town("Sedd", number, latitude, 12.0))
        books.append(b)
    assert len(entities(*books)) == 2


def test_a_name_that_a_machine_altered_is_joined_by_the_evidence() -> None:
    a, b = with_names("a", "organisation", "Valley Security Council"), with_names("b", "organisation", "Valley Safety Council")
    assert len(entities(a, b)) == 2
    evidence = Alteration(b.at("Valley Safety Council"), a.at("Valley Security Council"), "fixed name altered")
    rewritten = Lineage(families=alone(a, b).families, rewritten=(Rewriting("b", (evidence,)),))
    (entity,) = entities(a, b, lineage=rewritten)
    assert set(entity.names) == {"Valley Security Council", "Valley Safety Council"}


def test_a_name_in_capitals_is_the_last_to_stand_for_a_place() -> None:
    books = []
    for id_, name in (("a", "SEDD HILL -"), ("b", "SEDD HILL"), ("c", "Sedd Hill")):
        b = Book(id_, f"{name} fell.", outlet=id_)
        b.entity("place", name, place=town("Sedd Hill", 1, 10.0, 12.0))
        books.append(b)
    (entity,) = entities(*books)
    assert entity.name == "Sedd Hill"
