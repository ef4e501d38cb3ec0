"""A composed sentence that does not follow from its passages is left out and listed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from rashomon.compose import compose
from rashomon.compose.disputes import Answer, Dispute, dispute
from rashomon.compose.entailment import put_in, upheld
from rashomon.compose.index import Index, index
from rashomon.compose.reading import tellings
from rashomon.language import relate
from rashomon.model import Report, Span
from tests.compose import sample


@pytest.fixture(scope="module")
def at() -> Index:
    return index(sample.story(), sample.annotations(), sample.lineage(), sample.reconciliation())


@pytest.fixture(scope="module")
def disputes(at: Index) -> tuple[Dispute, ...]:
    found = [dispute(c, at) for c in sample.reconciliation().conflicts if c.kind == "number"]
    return tuple(d for d in found if d is not None)


def first_answer(found: Dispute, change: Callable[[Answer], Answer]) -> Dispute:
    return replace(found, answers=(change(found.answers[0]), *found.answers[1:]))


def other_figure(found: Dispute) -> Dispute:
    return first_answer(found, lambda a: replace(a, text="10"))


def other_speaker(found: Dispute) -> Dispute:
    return first_answer(found, lambda a: replace(a, holders=(replace(a.holders[0], chain=("Torvin Askeld",), own=False),)))


def other_day(found: Dispute) -> Dispute:
    return first_answer(found, lambda a: replace(a, day=a.day + timedelta(days=1) if a.day else None))


def exchanged(found: Dispute) -> Dispute:
    one, other, *rest = found.answers
    return replace(found, answers=(replace(one, text=other.text), replace(other, text=one.text), *rest))


def denied(found: Dispute) -> Dispute:
    return replace(found, question="How many people did not die?")


def elsewhere(found: Dispute) -> Dispute:
    return replace(found, question="How many people died off Quessmere?")


def test_what_follows_from_its_passages_is_kept(at: Index, disputes: tuple[Dispute, ...]) -> None:
    assert len(disputes) >= 2
    assert upheld(disputes, at) == (disputes, ())


@pytest.mark.parametrize("change", [other_figure, other_speaker, other_day, exchanged, denied, elsewhere])
def test_what_does_not_is_left_out_with_the_reason(
    at: Index, disputes: tuple[Dispute, ...], change: Callable[[Dispute], Dispute]
) -> None:
    (toll,) = [d for d in disputes if d.question == "How many people died?"]
    wrong = change(toll)
    kept, left = upheld([toll, wrong], at)
    assert kept == (toll,)
    assert [(d.report, str(wrong) in d.what, bool(d.reason)) for d in left] == [(None, True, True)]


def test_the_account_lists_what_it_leaves_out() -> None:
    found = sample.reconciliation()
    conflicts = tuple(
        replace(c, question="How many people died off Quessmere?") if c.question == "How many people died?" else c
        for c in found.conflicts
    )
    account = compose(sample.story(), sample.annotations(), sample.lineage(), replace(found, conflicts=conflicts))
    assert not any("Quessmere" in sentence.text for sentence in account.summary)
    assert [d.what for d in account.dropped if "Quessmere" in d.what]


@pytest.mark.parametrize(("figure", "differs"), [("3", False), ("5", True)])
def test_the_pair_model_knows_another_figure_in_the_place_of_the_first(at: Index, figure: str, differs: bool) -> None:
    text = "Police said three men were taken to hospital after the fire on Friday."
    report = Report("r", text, "0")
    words = report.span(text.index("three"), text.index("three") + 5)
    told = replace(tellings(sample.reconciliation().conflicts[0].positions[0], at)[0], sentence=whole(report), words=words)
    (relation,) = relate([put_in(figure, told)])
    assert (relation.likeliest == "differ") is differs


def whole(report: Report) -> Span:
    return report.span(0, len(report.text))
