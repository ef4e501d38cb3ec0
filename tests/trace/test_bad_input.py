"""Bad and extreme input gets a right answer in bounded time."""

import time

import pytest

from rashomon.trace import trace
from tests.trace.making import MARKET, STORM, STORM_APART, STORM_SPUN, joined, report


def test_nothing_gives_nothing() -> None:
    lineage = trace([])
    assert (lineage.links, lineage.families, lineage.rewritten) == ((), (), ())


@pytest.mark.parametrize(
    "text", ["", " \n ", "Yes.", STORM[0], "“We are coming back and nobody will stop us this time,” she said.", "\x00\x01"]
)
def test_one_report_is_a_family_of_one(text: str) -> None:
    lineage = trace([report("alone", text)])
    assert lineage.links == ()
    assert [family.reports for family in lineage.families] == [("alone",)]


def test_empty_reports_are_no_copies_of_one_another() -> None:
    assert len(trace([report("one", ""), report("two", ""), report("three", "  ")]).families) == 3


def test_one_sentence_twice_is_a_copy() -> None:
    (link,) = trace([report("one", STORM[0], day=1), report("two", f"By our staff. {STORM[0]}", day=2)]).links
    assert link.kind == "copy"


def test_a_report_that_is_only_a_quotation_is_no_copy_of_one_that_has_it() -> None:
    quotation = STORM[4].split("” ")[0] + "”"
    assert trace([report("quote", quotation), report("whole", joined(*STORM))]).links == ()


def test_marks_controls_and_other_scripts_do_no_harm() -> None:
    text = "\u202e" + joined(*STORM).replace(" the ", " \u200fthe\u0000 ").replace("dam", "dam\U0001f30a")
    lineage = trace([report("plain", joined(*STORM), day=1), report("odd", text, day=2), report("ar", "مرحبا بالعالم. " * 50)])
    assert [(link.elder, link.younger, link.kind) for link in lineage.links] == [("plain", "odd", "copy")]


def test_ten_thousand_words_without_a_full_stop_are_aligned() -> None:
    clauses = [f"the {k}th boat carried {k * 7 % 101} people past mooring {k * 31 % 997} near pier {k % 13}" for k in range(800)]
    one, two = report("one", " and ".join(clauses), day=1), report("two", " and ".join(clauses[200:]), day=2)
    start = time.process_time()
    (link,) = trace([one, two]).links
    assert link.kind == "copy"
    assert link.share > 0.9
    assert time.process_time() - start < 20


def test_a_repeated_sentence_does_not_explode() -> None:
    text = "The tide rose again at noon and the boats were tied to the wall. " * 5000
    start = time.process_time()
    trace([report("one", text), report("two", text + "It fell at six.")])
    assert time.process_time() - start < 20


def test_ten_thousand_copies_are_one_family_in_bounded_time() -> None:
    text = joined(*STORM)
    copies = [report(f"c{k:05}", text, day=1 + k % 9) for k in range(10_000)]
    start = time.process_time()
    lineage = trace(copies)
    assert [family.root for family in lineage.families] == ["c00000"]
    assert len(lineage.links) == 9_999
    assert time.process_time() - start < 30


def test_a_thousand_near_copies_are_one_family_in_bounded_time() -> None:
    copies = [report(f"c{k:05}", joined(*STORM[: 5 + k % 5]).replace("14", str(k + 100)), day=1 + k % 9) for k in range(1_000)]
    start = time.process_time()
    lineage = trace([*copies, report("market", joined(*MARKET))])
    assert sorted(len(family.reports) for family in lineage.families) == [1, 1_000]
    assert len(lineage.links) < 30 * 1_000
    assert time.process_time() - start < 60


def test_many_rewrites_of_one_text_are_found() -> None:
    spun = [report(f"s{k}", joined(*STORM_SPUN).replace("hamlets", f"hamlets {k}"), day=2) for k in range(50)]
    lineage = trace([report("original", joined(*STORM), day=1), *spun])
    assert [len(family.reports) for family in lineage.families] == [51]
    assert lineage.families[0].root == "original"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (" ".join(["Grain Depot"] * 20_000), " ".join(["Grain Cereal Depot"] * 13_000)),
        (" ".join(f"“the ladder was too short for floor {k} of it”" for k in range(4_000)),
         " ".join(f"“the ladder was too small for floor {k} of it”" for k in range(4_000))),
        ("“" * 20_000, "“Grain ” " * 10_000),
    ],
)  # fmt: skip
def test_texts_of_nothing_but_names_or_quotations_are_compared_in_bounded_time(one: str, two: str) -> None:
    start = time.process_time()
    trace([report("one", one, day=1), report("two", two, day=2)])
    assert time.process_time() - start < 20


@pytest.mark.parametrize("paragraphs", [False, True])
def test_two_that_quote_one_speech_at_length_are_no_copies(paragraphs: bool) -> None:
    """As printers have it, each paragraph of a long quotation opens with a mark and only the last one closes."""
    said = [sentence for block in (STORM_SPUN[5:], STORM[5:]) for sentence in block]
    speech = "\n\n".join(f"“{sentence}" for sentence in said) + "”" if paragraphs else f"“{' '.join(said)}”"
    one = report("one", f"{joined(*STORM_APART[:2])}\n\n{speech}\n\n{joined(*STORM_APART[5:])}", day=1)
    two = report("two", f"{joined(*MARKET[:3])}\n\n{speech}\n\n{joined(*MARKET[3:])}", day=2)
    lineage = trace([one, two])
    assert lineage.links == ()
    assert len(lineage.families) == 2
