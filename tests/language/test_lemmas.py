"""Lemmas: exceptions, regular endings, scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.lemmas import Lexicon, apply_script, lemma_of, regular_lemma

LEXICON = Lexicon(
    {"went VERB": "go", "i PRON": "I", "people NOUN": "people"},
    {"VERB": frozenset(("hope", "hop", "seize")), "NOUN": frozenset(("news", "city")), "ADJ": frozenset(("large",))},
)


@pytest.mark.parametrize(
    ("word", "upos", "lemma"),
    [
        ("went", "VERB", "go"),
        ("i", "PRON", "I"),
        ("The", "DET", "the"),
        ("Cities", "NOUN", "city"),
        ("news", "NOUN", "news"),
        ("people", "NOUN", "people"),
        ("larger", "ADJ", "large"),
        ("bitter", "ADJ", "bitter"),
        ("hoped", "VERB", "hope"),
        ("seized", "VERB", "seize"),
        ("Osk", "PROPN", "Osk"),
        ("145", "NUM", "145"),
        ("bus", "NOUN", "bus"),
    ],
)
def test_lemmas(word: str, upos: str, lemma: str) -> None:
    assert lemma_of(word, upos, "0", LEXICON) == lemma


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("moved", "move"),
        ("announced", "announce"),
        ("killed", "kill"),
        ("stopped", "stop"),
        ("denied", "deny"),
        ("clashes", "clash"),
        ("attacks", "attack"),
        ("shelling", "shell"),
        ("provoking", "provoke"),
        ("confirmed", "confirm"),
        ("wavering", "waver"),
        ("managed", "manage"),
        ("created", "create"),
        ("visited", "visit"),
        ("firing", "fire"),
        ("reported", "report"),
        ("voted", "vote"),
    ],
)
def test_unknown_verbs_go_by_spelling(form: str, lemma: str) -> None:
    assert regular_lemma(form, "VERB", frozenset()) == lemma


def test_scripts_make_lemmas() -> None:
    assert apply_script("Cities", "l3y") == "city"
    assert apply_script("went", "=go") == "go"
    assert apply_script("LIBYA", "t0") == "Libya"
    assert apply_script("Osk", "0") == "Osk"
    assert apply_script("a", "5") == "a"


@given(st.text(min_size=1, max_size=30), st.sampled_from(["NOUN", "VERB", "AUX", "ADJ", "ADV", "PROPN", "X", "NUM", "PUNCT"]))
def test_every_word_has_a_lemma(word: str, upos: str) -> None:
    assert lemma_of(word, upos, "2", LEXICON)
