"""Details of one deed in sentences that two reports wrote apart: figures, attackers, days, denials; and what is no difference."""

from __future__ import annotations

import pytest

from rashomon.model import Conflict, QuantityMention, Who
from rashomon.reconcile import reconcile
from tests.reconcile.build import Book, alone, exactly, story

HALL = "Oren Dask was playing cards in the boathouse by the Velm canal when"


def conflicts(*books: Book) -> list[Conflict]:
    return list(reconcile(story(*books), [b.annotation for b in books], alone(*books)).conflicts)


def told(id_: str, text: str, *, verb: tuple[str, str] = ("came", "come")) -> Book:
    b = Book(id_, text, outlet=id_.title(), published="2031-04-08")
    if "Oren Dask" in text:
        b.entity("person", "Oren Dask")
    b.event(*verb)
    return b


def counted(id_: str, text: str, number: float, word: str, noun: str) -> Book:
    b = told(id_, text)
    b.quantities.append(QuantityMention(b.at(word), exactly(number, noun)))
    return b


def test_figures_of_one_noun_in_matched_sentences_differ() -> None:
    a = counted("alpha", f"{HALL} two lodgers came through the back door.", 2, "two", "lodgers")
    b = counted("beta", f"{HALL} five lodgers came through the garden.", 5, "five", "lodgers")
    (conflict,) = [c for c in conflicts(a, b) if c.kind == "number"]
    assert {p.label for p in conflict.positions} == {"2", "5"}


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        (f"{HALL} five dogs came through the garden.", "dogs"),
        (f"{HALL} another five lodgers came through the garden.", "lodgers"),
        ("In 2019 Oren Dask was in the boathouse by the Velm canal when five lodgers came through the garden.", "lodgers"),
        ("Ysolde Marr sold five lodgers a lamp in the market of Tarn.", "lodgers"),
    ],
)
def test_figures_of_other_things_do_not(text: str, noun: str) -> None:
    a = counted("alpha", f"{HALL} two lodgers came through the back door.", 2, "two", "lodgers")
    b = Book("beta", text, outlet="Beta", published="2031-04-08")
    b.event("sold" if "sold" in text else "came", "sell" if "sold" in text else "come")
    b.quantities.append(QuantityMention(b.at("five"), exactly(5, noun)))
    assert not [c for c in conflicts(a, b) if c.kind == "number"]


@pytest.mark.parametrize(("age", "differ"), [("61", True), ("38", False)])
def test_an_age_tells_that_two_sentences_are_of_one_person(age: str, differ: bool) -> None:
    one = "Clerks say 61-year-old Oren Dask died of burns on Sunday."
    other = f"The pier was shut as Milo Brandt, {age}, died of burns."
    books = [Book(name, text, outlet=name.title(), published="2031-04-08") for name, text in (("alpha", one), ("beta", other))]
    for book, name in zip(books, ("Oren Dask", "Milo Brandt"), strict=True):
        book.event("died", "die", roles=[("recipient", name, book.entity("person", name))])
    assert bool([c for c in conflicts(*books) if c.kind == "actor"]) == differ


@pytest.mark.parametrize(
    ("one", "other", "verb"),
    [
        ("Oren Dask lives across the road from the boathouse by the Velm canal.", "Milo Brandt lives by", ("lives", "live")),
        (
            "Oren Dask/Daily Varn men painted the road to the boathouse by the Velm canal.",
            "Milo Brandt painted",
            ("painted", "paint"),
        ),
    ],
)
def test_neighbours_and_bylines_are_no_rival_doers(one: str, other: str, verb: tuple[str, str]) -> None:
    texts = (("alpha", one, "Oren Dask"), ("beta", f"{other} the boathouse across the road from the Velm canal.", "Milo Brandt"))
    books = [Book(name, text, outlet=name.title(), published="2031-04-08") for name, text, _ in texts]
    for book, (_, _, name) in zip(books, texts, strict=True):
        book.event(*verb, roles=[("agent", name, book.entity("person", name))])
    assert not [c for c in conflicts(*books) if c.kind == "actor"]


def test_a_denial_in_words_is_set_against_the_deed() -> None:
    a = told("alpha", "Divers did not find the lantern under the Velm canal bridge near the boathouse.", verb=("Divers", "dive"))
    b = told("beta", "Divers found the lantern under the Velm canal bridge on Tuesday.", verb=("Divers", "dive"))
    (conflict,) = [c for c in conflicts(a, b) if c.kind == "polarity"]
    assert conflict.question.startswith("Did this happen")


@pytest.mark.parametrize(
    "denial",
    [
        "Divers have not found the lantern under the Velm canal bridge near the boathouse.",
        "Divers did not find the anchor of a barge in the harbour of Tarn.",
    ],
)
def test_not_yet_and_other_things_deny_nothing(denial: str) -> None:
    a = told("alpha", denial, verb=("Divers", "dive"))
    b = told("beta", "Divers found the lantern under the Velm canal bridge on Tuesday.", verb=("Divers", "dive"))
    assert not [c for c in conflicts(a, b) if c.kind == "polarity"]


def shot(id_: str, behind: str) -> Book:
    b = Book(id_, f"Oren Dask was shot at the mill. {behind}", outlet=id_.title(), published="2031-04-08")
    victim = b.entity("person", "Oren Dask")
    b.event("shot", "shoot", type_="ASSAULT", roles=[("recipient", "Oren Dask", victim)])
    return b


def test_how_many_attacked_is_asked_across_reports() -> None:
    a, b = shot("alpha", "Police are looking for two men."), shot("beta", "Three gunmen opened fire from the ferry.")
    (conflict,) = [c for c in conflicts(a, b) if c.kind == "number"]
    assert conflict.question == "How many attackers were there?"
    assert {(p.label, p.reports) for p in conflict.positions} == {("2", ("alpha",)), ("3", ("beta",))}
    assert all(span.quote for p in conflict.positions for span in p.evidence)


def test_a_lone_attacker_is_all_whatever_else_the_sentence_tells() -> None:
    a, b = shot("alpha", "A lone gunman wounded Dask before officers killed him."), shot("beta", "Three gunmen opened fire.")
    (conflict,) = [c for c in conflicts(a, b) if c.kind == "number"]
    assert {p.label for p in conflict.positions} == {"1", "3"}


def test_how_many_fired_is_asked_where_one_report_tells_of_one_and_another_of_several() -> None:
    a, b = shot("alpha", "A man got out of a car and opened fire."), shot("beta", "Gunmen fired at the ferry, a guard said.")
    (conflict,) = [c for c in conflicts(a, b) if c.kind == "number"]
    assert conflict.question == "How many people fired?"
    assert {(p.label, p.reports) for p in conflict.positions} == {("1", ("alpha",)), ("at least 2", ("beta",))}


@pytest.mark.parametrize(
    "behind",
    [
        "A man opened fire. A second man fired from the ferry.",
        "A man fired at the guard. Shots were exchanged: the two fired at each other.",
        "A man fled from the mill.",
        "A man fired back at the mill.",
    ],
)
def test_one_beside_others_who_fired_is_no_figure_of_all(behind: str) -> None:
    a, b = shot("alpha", behind), shot("beta", "Gunmen fired at the ferry, a guard said.")
    assert not [c for c in conflicts(a, b) if c.kind == "number"]


def test_counts_of_one_crime_are_compared_where_one_person_is_charged() -> None:
    a = counted("alpha", "Oren Dask came to the Velm court and faces two counts of grave arson.", 2, "two", "counts")
    b = counted("beta", "Oren Dask came to the Velm court charged with four counts of grave arson.", 4, "four", "counts")
    other = counted("gamma", "Oren Dask came to the Velm court charged with four counts of grave fraud.", 4, "four", "counts")
    (conflict,) = [c for c in conflicts(a, b) if c.kind == "number"]
    assert {p.label for p in conflict.positions} == {"2", "4"}
    assert not [c for c in conflicts(a, other) if c.kind == "number"]


def test_an_age_in_words_is_one_in_figures() -> None:
    a = counted("alpha", "The three-year-old came with two lodgers.", 2, "two", "lodgers")
    b = counted("beta", "A 3-year-old came with five lodgers.", 5, "five", "lodgers")
    assert [c for c in conflicts(a, b) if c.kind == "number"]


def test_a_word_of_earlier_days_in_one_report_hides_no_difference() -> None:
    a = counted("alpha", f"{HALL} two lodgers came through the back door last summer.", 2, "two", "lodgers")
    b = counted("beta", f"{HALL} five lodgers came through the garden.", 5, "five", "lodgers")
    assert [c for c in conflicts(a, b) if c.kind == "number"]


def test_one_group_beside_the_other_is_no_figure() -> None:
    a = counted("alpha", f"{HALL} two groups came through the back door.", 2, "two", "groups")
    b = counted("beta", f"{HALL} one group came through the back door to the other group.", 1, "one", "group")
    assert not [c for c in conflicts(a, b) if c.kind == "number"]


@pytest.mark.parametrize(
    "behind",
    [
        "Two suspects are in custody.",
        "Two other suspects fled.",
        "At least two gunmen opened fire.",
        "Two or three gunmen fled.",
        "Three men fled.",
    ],
)
def test_figures_of_some_attackers_or_unsure_ones_differ_from_none(behind: str) -> None:
    assert not [c for c in conflicts(shot("alpha", behind), shot("beta", "Three gunmen opened fire.")) if c.kind == "number"]


@pytest.mark.parametrize("deed", ["denied that divers found", "denied divers had found", "disputed that divers found"])
def test_whoever_denies_a_deed_says_what_its_denial_says(deed: str) -> None:
    a = told("alpha", "Divers did not find the lantern under the Velm canal bridge near the boathouse.", verb=("Divers", "dive"))
    b = told("beta", f"The canal office {deed} the lantern under the Velm canal bridge.", verb=("found", "find"))
    assert not [c for c in conflicts(a, b) if c.kind == "polarity" and "did not" in str(c)]


def test_who_did_it_is_told_by_a_name_before_a_pronoun() -> None:
    books = []
    for id_, who in (("alpha", "his"), ("beta", "Oren Dask")):
        b = Book(
            id_,
            f"Oren Dask spoke of {who} arrival in Tarn." if who == "his" else "Oren Dask's arrival in Tarn was seen.",
            outlet=id_,
        )
        key = b.entity("person", "Oren Dask")
        told = b.event("arrival", "arrival", type_="CONSULT", roles=[("actor", who, key)])
        b.state(told, "actor", Who(who, key), who)
        books.append(b)
    found = reconcile(story(*books), [b.annotation for b in books], alone(*books))
    assert [c.value.text for c in found.claims if isinstance(c.value, Who)] == ["Oren Dask"]


@pytest.mark.parametrize(
    ("denial", "deed"),
    [
        (
            "Oren Dask did not respond to the Velm canal harbour office letter.",
            "Oren Dask responded to the Velm canal harbour board.",
        ),
        (
            "Oren Dask did not leave the Velm canal boathouse early.",
            "Oren Dask stopped short of leaving the Velm canal boathouse.",
        ),
    ],
)
def test_what_was_not_answered_or_nearly_done_is_no_denial(denial: str, deed: str) -> None:
    a, b = told("alpha", denial, verb=("canal", "canal")), told("beta", deed, verb=("canal", "canal"))
    assert not [c for c in conflicts(a, b) if c.kind == "polarity"]
