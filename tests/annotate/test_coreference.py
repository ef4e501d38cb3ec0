"""Phrases, their traits, and which of them refer to one thing."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.annotate import annotate
from rashomon.annotate.entities.coreference import _may_link, _ranked, chains_of
from rashomon.annotate.entities.names import collect_names, link_names
from rashomon.annotate.entities.pairs import NAMES, WINDOW, candidate_pairs, pair_features
from rashomon.annotate.entities.phrases import find_phrases
from rashomon.annotate.entities.traits import Traits, shape_of, surroundings, traits_of
from rashomon.annotate.grammar.document import open_report
from rashomon.annotate.speech.quotes import Quotations, find_quotes
from rashomon.language import tag
from rashomon.language.linking import load_linker
from rashomon.model import LocalEntity, Report
from tests.annotate.parses import read_parse
from tests.annotate.test_properties import parsed

PATROL = """
The the DET 2 det
commander commander NOUN 8 nsubj
of of ADP 5 case
the the DET 5 det
brigade brigade NOUN 2 nmod
and and CCONJ 7 cc
troops troops NOUN 2 conj
left leave VERB 0 root
the the DET 10 det
town town NOUN 8 obj
that that PRON 13 obj
they they PRON 13 nsubj
held hold VERB 10 acl:relcl
, , PUNCT 15 punct glued
Sarat Sarat PROPN 10 appos name=place
. . PUNCT 8 punct glued
"""


def phrases(columns: str) -> set[str]:
    report, tagged = read_parse(columns)
    return {report.text[each.start : each.end] for each in find_phrases(open_report(report, tagged))}


def described(report: Report) -> list[Traits]:
    document = open_report(report, tag([report.text])[0])
    names = collect_names(document)
    around = surroundings(document, names, link_names(document, names), Quotations(find_quotes(report.text)), load_linker().sorts)
    return [traits_of(around, shape_of(around, phrase)) for phrase in find_phrases(document)]


def report_of(text: str) -> Report:
    return Report("r", text, hashlib.sha256(text.encode()).hexdigest())


def entity(text: str, name: str) -> LocalEntity:
    (annotation,) = annotate([report_of(text)])
    return next(each for each in annotation.entities if name in each.names)


def mentions(text: str, name: str, form: str) -> list[str]:
    return [mention.span.quote for mention in entity(text, name).mentions if mention.form == form]


def test_a_phrase_has_its_complements_and_relative_clauses() -> None:
    found = phrases(PATROL)
    assert {"The commander of the brigade", "the brigade", "troops", "the town that they held", "they", "Sarat"} <= found


def test_what_is_joined_is_a_phrase_of_its_own() -> None:
    assert "The commander of the brigade and troops" in phrases(PATROL)


def test_a_pronoun_takes_up_the_person_named_before() -> None:
    text = "Ana Brezek visited the port of Halmara on Monday. She told workers that her office would pay them."
    assert mentions(text, "Ana Brezek", "pronoun") == ["She", "her"]


def test_a_description_takes_up_the_one_whose_title_it_is() -> None:
    text = "General Omar Sallabi marched on Sarat with his troops. The general took the airport at dawn, and he left on Tuesday."
    found = entity(text, "Omar Sallabi")
    assert "The general" in [mention.span.quote for mention in found.mentions]
    assert {"his", "he"} <= {mention.span.quote for mention in found.mentions}


def test_he_is_no_place_and_it_is_nobody() -> None:
    text = "Halmara was quiet on Friday. It had been shelled for weeks. Omar Sallabi said he would return."
    assert all(mention.span.quote.lower() not in {"he", "his"} for mention in entity(text, "Halmara").mentions)
    assert all(mention.span.quote.lower() not in {"it", "its"} for mention in entity(text, "Omar Sallabi").mentions)


def test_chains_cover_each_mention_once() -> None:
    text = "The ministry said it had sent aid to the town. The town's mayor, Dana Kerim, thanked the ministry."
    report = report_of(text)
    chains = chains_of(report, tag([text])[0])
    spans = [report.span(each.phrase.start, each.phrase.end) for chain in chains for each in chain]
    assert len(spans) == len(set(spans))
    together = [{text[each.phrase.start : each.phrase.end] for each in chain} for chain in chains]
    assert any({"The ministry", "it", "the ministry"} <= chain for chain in together)


def test_pairs_are_bounded() -> None:
    traits = described(report_of("The mayor met the governor of the port. " * 60))
    later, earlier = candidate_pairs(traits)
    assert (earlier < later).all()
    assert np.bincount(later).max() <= WINDOW + 7 * 4
    pairs = list(zip(later.tolist(), earlier.tolist(), strict=True))
    assert pairs == sorted(set(pairs))


@given(st.lists(st.lists(st.floats(-30, 30, width=32), min_size=8, max_size=8), min_size=2, max_size=8))
def test_what_is_passed_over_could_not_have_been_linked(rows: list[list[float]]) -> None:
    scores = np.array([score for place, row in enumerate(rows) for score in row[:place]], dtype=np.float32)
    new = np.array([row[-1] for row in rows], dtype=np.float32)
    first = np.array([place * (place - 1) // 2 for place in range(len(rows) + 1)])
    may = _may_link(scores, new, first)
    for place in range(1, len(rows)):
        here = scores[first[place] : first[place + 1]].tolist()
        ranked = _ranked(here, list(range(place)), [0] * place, {}, "")
        assert may[place] or ranked[0][0] <= new[place]
        assert not may[place] or ranked[0][0] > new[place] - 0.01


def test_the_weights_know_the_features_of_pairs() -> None:
    linker = load_linker()
    assert linker.pairs == NAMES
    assert linker.tables["pair"].shape[0] == len(NAMES)


@pytest.mark.parametrize("text", ["", "\n\n", "he", "😀 ʼ"])
def test_odd_texts_have_few_chains(text: str) -> None:
    assert len(chains_of(report_of(text), tag([text])[0])) <= 2


@given(
    st.lists(st.sampled_from("the he Omar Sallabi general “ ” said and of it , . \n\n".split(" ")), max_size=30),
    st.integers(0, 99),
)
def test_any_parse_gives_chains_whose_spans_reread(words: list[str], seed: int) -> None:
    report, tagged = parsed(" ".join(words), seed)
    spans = [report.span(each.phrase.start, each.phrase.end) for chain in chains_of(report, tagged) for each in chain]
    assert len(spans) == len(set(spans))


def test_features_of_no_pairs() -> None:
    empty = np.zeros(0, dtype=np.int64)
    assert pair_features([], [], empty, empty).shape == (len(NAMES), 0)
