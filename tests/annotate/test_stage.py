"""The whole stage, language model included: what one report gives never depends on the others."""

from __future__ import annotations

import hashlib

import pytest

from rashomon.annotate import annotate
from rashomon.model import Annotation, Quantity, Report, WeightsError

TEXTS = (
    (
        "Rebels seized the town of Sarat on Friday, killing at least 12 soldiers, a spokesman for the Northern Borean Army"
        " said.\n\n“We will take it back,” General Omar Sallabi told Borea News. He did not say when."
    ),
    "At least three people were wounded when a lorry overturned near Merz, police said.",
    "",
    "Норланд 😀 \u200f“",
)


def reports() -> list[Report]:
    return [
        Report(id=f"r{place}", text=text, sha256=hashlib.sha256(text.encode()).hexdigest()) for place, text in enumerate(TEXTS)
    ]


def annotated(given: list[Report]) -> dict[str, Annotation]:
    try:
        return {annotation.report: annotation for annotation in annotate(given)}
    except WeightsError as error:
        pytest.skip(f"needs the language model: {error}")


def test_neither_order_nor_company_changes_an_annotation() -> None:
    together = annotated(reports())
    assert annotated(reports()[::-1]) == together
    for report in reports():
        assert annotated([report])[report.id] == together[report.id]


def test_every_span_rereads() -> None:
    together = annotated(reports())
    for report in reports():
        annotation = together[report.id]
        spans = [span for statement in annotation.statements for span in (*statement.evidence, statement.sentence)]
        assert all(report.rereads(span) for span in spans)


def test_counts_come_with_their_speakers() -> None:
    together = annotated(reports())
    killed = [s for s in together["r0"].statements if s.slot == "killed" and isinstance(s.value, Quantity)]
    assert [(s.value.low, s.value.bounded) for s in killed if isinstance(s.value, Quantity)] == [(12, False)]
    injured = [s for s in together["r1"].statements if s.slot == "injured" and isinstance(s.value, Quantity)]
    assert [s.value.low for s in injured if isinstance(s.value, Quantity)] == [3]
    assert injured[0].speaker is not None
    assert injured[0].speaker.chain == ("police",)


def test_nothing_comes_of_nothing() -> None:
    assert annotate([]) == ()
    assert annotated(reports())["r2"].statements == ()
