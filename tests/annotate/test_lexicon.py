"""Tables and ids."""

import pytest

from rashomon.annotate.grammar.cues import speaker_kind
from rashomon.annotate.grammar.ids import statement_id
from rashomon.annotate.grammar.lemmas import base_form
from rashomon.annotate.grammar.plover import BY_LEMMA, TYPES, plover
from rashomon.model import Quantity, Span, Words
from rashomon.text.digests import digest


@pytest.mark.parametrize(
    ("lemma", "type_"),
    [
        ("attack", "ASSAULT"),
        ("take over", "COERCE"),
        ("withdraw", "RETREAT"),
        ("meeting", "CONSULT"),
        ("ceasefire", "RETREAT"),
        ("ratify", "SUPPORT"),
        ("march", ""),
        ("walk", ""),
    ],
)
def test_types(lemma: str, type_: str) -> None:
    assert plover(lemma)[0] == type_


def test_every_type_of_the_codebook_has_its_words_and_there_is_no_other() -> None:
    assert {type_ for type_, _ in BY_LEMMA.values()} == set(TYPES)


@pytest.mark.parametrize(
    ("form", "pos", "given", "lemma"),
    [
        ("captured", "VERB", "captur", "capture"),
        ("seized", "VERB", "seiz", "seize"),
        ("withdrew", "VERB", "withdrew", "withdraw"),
        ("fighters", "NOUN", "fighters", "fighter"),
        ("Sarat", "PROPN", "Sarat", "sarat"),
        ("😀", "NOUN", "😀", "😀"),
    ],
)
def test_lemmas_are_mended(form: str, pos: str, given: str, lemma: str) -> None:
    assert base_form(form, pos, given) == lemma


@pytest.mark.parametrize(
    ("text", "noun", "entity", "plural", "kind"),
    [
        ("Omar Sallabi", "sallabi", "person", False, "named"),
        ("ONA", "ona", "organisation", False, "office"),
        ("Reuters", "reuters", "organisation", False, "agency"),
        ("a Reuters reporter", "reporter", "", False, "reporter"),
        ("an unnamed security source", "source", "", False, "anonymous"),
        ("residents", "resident", "", True, "group"),
        ("the defence ministry", "ministry", "", False, "office"),
        ("a police report", "report", "", False, "document"),
        ("the moon", "moon", "", False, "unknown"),
    ],
)
def test_kinds_of_speakers(text: str, noun: str, entity: str, plural: bool, kind: str) -> None:
    assert speaker_kind(text, noun, entity, plural=plural) == kind


def test_ids_tell_parts_apart_and_stay_the_same() -> None:
    assert digest("a", "b") != digest("ab")
    assert digest("a", 1) == digest("a", 1)
    span = Span("r", 0, 2, "12")
    one = statement_id("e", "killed", Quantity(12, 12), (span,))
    assert one == statement_id("e", "killed", Quantity(12, 12, counted="people"), (span,))
    assert one != statement_id("e", "injured", Quantity(12, 12), (span,))
    assert one != statement_id("e", "killed", Words("12"), (span,))
    assert one != statement_id("e", "killed", Quantity(12, float("inf")), (span,))
