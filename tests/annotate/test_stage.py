"""The whole stage, language model included: what one report gives never depends on the others."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from rashomon.annotate import annotate
from rashomon.model import Annotation, Quantity, Report, WeightsError
from tests.annotate.test_properties import check, report_of

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


def test_workers_change_nothing() -> None:
    together = annotated(reports())
    with ThreadPoolExecutor(3) as pool:
        apart = list(pool.map(lambda report: annotated([report])[report.id], reports()))
    assert apart == [together[report.id] for report in reports()]


def test_another_process_with_other_hashes_gives_the_same_bytes() -> None:
    code = (
        "import hashlib; from tests.annotate.test_stage import annotated, reports;"
        "print(hashlib.sha256(repr(sorted(annotated(reports()).items())).encode()).hexdigest())"
    )
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    found = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True).stdout
    assert found.strip() == hashlib.sha256(repr(sorted(annotated(reports()).items())).encode()).hexdigest()


@pytest.mark.parametrize(
    "text",
    [
        "Killed",
        "😀",
        TEXTS[0].upper(),
        TEXTS[0].lower(),
        "قُتل ثلاثة جنود في سرات يوم الجمعة.",
        "На севере Бореи погибли трое. 😀 “Да”",
        "\u200f" + TEXTS[1] + "\u202e\x00",
        "12 12 12 killed killed killed " * 40,
        "said " * 300,
    ],
)
def test_odd_texts_through_the_model(text: str) -> None:
    report = report_of(text)
    check(report, annotated([report])["r"])


def test_a_time_before_a_noun_dates_that_alone() -> None:
    texts = (
        "The mayor said it was needed to enforce the 1965 Harbour Act.",
        "The council spoke of the 2011 revolt on Friday.",
        "Two men were killed in Saturday's violence.",
    )
    given = [Report(id=f"t{n}", text=t, sha256=hashlib.sha256(t.encode()).hexdigest()) for n, t in enumerate(texts)]
    found = annotated(given)
    said = [{s.evidence[0].quote for s in found[report.id].statements if s.slot == "time"} for report in given]
    assert said[0] == set()
    assert "Friday" in said[1]
    assert "2011" not in said[1]
    assert "Saturday" in said[2]
