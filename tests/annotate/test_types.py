"""PLOVER types of events and of reports."""

import pytest

from rashomon.annotate.events.types import type_of, types_of_report
from rashomon.annotate.grammar.plover import BY_PAIR, TYPES
from rashomon.annotate.grammar.predicates import Predicate
from rashomon.annotate.grammar.tree import grow
from rashomon.language.linear import load_linear, row_of
from tests.annotate.parses import read_parse


def verb(lemma: str, thing: str, *, form: str = "verb") -> Predicate:
    """As in "Norland LEMMA the THING"."""
    _, tagged = read_parse(f"""
        Norland Norland PROPN 2 nsubj name=place
        {lemma} {lemma} VERB 0 root event=occurrence
        the the DET 4 det
        {thing} {thing} NOUN 2 obj
    """)
    tree = grow(tagged.sentences[0])
    return Predicate(tree, 1, 1, lemma, form)


@pytest.mark.parametrize(
    ("lemma", "thing", "type_", "mode"),
    [
        ("attack", "village", "ASSAULT", ""),
        ("arrest", "editor", "COERCE", "arrest"),
        ("lift", "curfew", "CONCEDE", ""),
        ("lift", "spoon", "", ""),
        ("impose", "sanction", "SANCTION", ""),
        ("impose", "curfew", "COERCE", "restrict"),
        ("release", "hostage", "RETREAT", "release"),
        ("release", "statement", "", ""),
        ("paint", "fence", "", ""),
    ],
)
def test_a_type_by_the_verb_and_its_object(lemma: str, thing: str, type_: str, mode: str) -> None:
    found = type_of(verb(lemma, thing))
    assert (found.type, found.mode) == (type_, mode)
    assert 0.5 <= found.confidence <= 1 if type_ else found.confidence == 0


def test_a_state_has_no_type() -> None:
    assert type_of(verb("kill", "man", form="state")).type == ""


def test_the_pairs_name_types_of_the_codebook() -> None:
    assert {type_ for type_, _ in BY_PAIR.values()} <= {*TYPES, ""}


def test_beliefs_are_the_same_in_any_order_and_sum_to_one() -> None:
    model = load_linear("event")
    assert model.classes == ("", *TYPES)
    one = model.beliefs([(("l attack", "o village"), 1.0)])
    other = model.beliefs([(("o village", "l attack"), 1.0)])
    assert list(one) == list(other)
    assert sum(one) == pytest.approx(1)
    assert row_of("l attack", 1000) == row_of("l attack", 1000) < 1000


def types(columns: str) -> tuple[tuple[str, float], ...]:
    _, tagged = read_parse(columns)
    return types_of_report(tuple(grow(each) for each in tagged.sentences), tagged.sentences, 0)


def test_a_report_has_every_type_in_order_of_belief() -> None:
    found = types("""
        Gunmen gunman NOUN 2 nsubj
        attacked attack VERB 0 root event=occurrence
        a a DET 4 det
        village village NOUN 2 obj
    """)
    assert {name for name, _ in found} == set(TYPES)
    assert found[0][0] == "ASSAULT"
    assert [belief for _, belief in found] == sorted((belief for _, belief in found), reverse=True)


def test_a_report_without_words_has_no_type() -> None:
    assert types_of_report((), (), 0) == ()
