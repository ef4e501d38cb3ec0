"""Counts that only the order of words, or the name of a deed, tells."""

import hashlib

import pytest

from rashomon.annotate import annotate
from rashomon.model import Quantity, Report

SENTENCES = {
    "9 dead, dozens injured in Sarat ferry fire": {("killed", 9), ("injured", 24)},
    "The blast left one person dead and four others injured.": {("killed", 1), ("injured", 4)},
    "Five people were shot, two fatally.": {("killed or injured", 5), ("killed", 2)},
    "A mother and son were found fatally shot on Thursday.": {("killed", 2)},
    "Mother, boy fatally shot in Sarat": {("killed", 2)},
    "Police are investigating a double homicide.": {("killed", 2)},
    "A quadruple shooting left one person dead.": {("killed or injured", 4), ("killed", 1)},
    "Police called it an apparent murder-suicide.": {("killed", 2)},
    "The man killed three guards before taking his own life.": {("killed", 3), ("killed", 1)},
    "A teenager is recovering after being shot in the leg.": {("killed or injured", 1)},
    "A man shot on Monday died on Friday.": {("killed", 1)},
}


@pytest.fixture(scope="module")
def counts() -> dict[str, set[tuple[str, float]]]:
    reports = [Report(f"r{n}", text, hashlib.sha256(text.encode()).hexdigest()) for n, text in enumerate(SENTENCES)]
    found = {}
    for report, annotation in zip(reports, annotate(reports), strict=True):
        assert all(report.rereads(span) for statement in annotation.statements for span in statement.evidence)
        found[report.text] = {(s.slot, s.value.low) for s in annotation.statements if isinstance(s.value, Quantity)}
    return found


@pytest.mark.parametrize("text", list(SENTENCES))
def test_the_counts_of_a_sentence(counts: dict[str, set[tuple[str, float]]], text: str) -> None:
    assert counts[text] == SENTENCES[text]


@pytest.mark.parametrize("text", ["Two men injured a guard.", "He was cleared of an attempted murder-suicide."])
def test_what_counts_nobody(text: str) -> None:
    report = Report("r", text, hashlib.sha256(text.encode()).hexdigest())
    (annotation,) = annotate([report])
    told = {(s.slot, s.value.low) for s in annotation.statements if isinstance(s.value, Quantity)}
    assert not {pair for pair in told if pair in {("injured", 2), ("killed", 2)}}
