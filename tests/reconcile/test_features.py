"""What speaks for two tellings being one happening, and against it."""

import pytest

from rashomon.reconcile.compare.parallels import find_parallels
from rashomon.reconcile.compare.union import Union
from rashomon.reconcile.entities.entities import join_entities
from rashomon.reconcile.events.features import Context, compare
from rashomon.reconcile.events.tellings import read_tellings
from tests.reconcile.build import Book, alone


def ordered(id_: str, undergoer: str) -> Book:
    book = Book(id_, f"Somebody ordered {undergoer} to leave the ridge.", outlet=id_)
    book.event("ordered", "order", roles=[("recipient", undergoer, None)])
    return book


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("his troops", "his forces", False),
        ("two men", "two people", False),
        ("two men", "two women", True),
        ("his troops", "his cattle", True),
        ("his flock", "his herd", True),
    ],
)
def test_people_who_may_be_the_same_do_not_differ(one: str, other: str, differ: bool) -> None:
    books = [ordered("a", one), ordered("b", other)]
    annotations = [book.annotation for book in books]
    parallels = find_parallels(annotations, alone(*books))
    entities = join_entities(annotations, parallels)
    a, b = read_tellings(annotations, entities, parallels)
    found = compare(a, b, Context(entities, Union(), {}, frozenset()))
    assert ("other undergoer" in found) is differ
