"""Which words are quoted: those that stand alone, name their speaker and take no side."""

from itertools import pairwise

import pytest

from rashomon.compose.holders import Holder, holder_text, holders
from rashomon.compose.index import Index, index
from rashomon.compose.passages import hanging, partial, pointing, ragged, scrap, sentence_of, undated
from rashomon.model import Happened, Lineage, Origin, Position, Reconciliation, Report, SaidBy, Span, Story
from tests.compose import sample


def span(text: str) -> Span:
    return Report("r", text, "0").span(0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "who runs the clinic",
        "leaving her crew behind",
        "planned for next spring",
        "to mend the pump",
        "held by the Guard",
    ],
)
def test_a_part_that_needs_what_goes_before_hangs(text: str) -> None:
    assert hanging(span(text))


@pytest.mark.parametrize(
    "text", ["the ferry ran aground", "tribal elders arranged a truce", "Who was at the wheel?", "seven people died"]
)
def test_a_part_with_its_subject_does_not_hang(text: str) -> None:
    assert not hanging(span(text))


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("They walked back to the quay.", 2),
        ("But they failed.", 2),
        ("“It was dark,” she said.", 2),
        ("Meanwhile the harbour was closed.", 1),
        ("The ferry sank.", 0),
        ("Theodora Brandt resigned.", 0),
    ],
)
def test_a_sentence_that_leans_on_another_is_known(text: str, points: int) -> None:
    assert pointing(span(text)) == points


def look_up(report: Report) -> Index:
    return index(Story("s", (report,)), (), Lineage(), Reconciliation())


@pytest.mark.parametrize(
    ("text", "dateline", "left"),
    [
        ("PORT SELVA, June 3 (Kestrel) - A ferry sank.", "PORT SELVA, June 3 (Kestrel)", "A ferry sank."),
        ("Selva: A ferry sank.", "Selva", "A ferry sank."),
        ("SELVA (Kestrel) — A ferry sank.", "SELVA", "A ferry sank."),
        ("Selva harbour was closed.", "Selva", "Selva harbour was closed."),
        ("SELVA | A ferry sank.", "", "A ferry sank."),
        ("(7:50 p.m.) UPDATE: A ferry sank.", "", "A ferry sank."),
        ("-- A ferry sank.", "", "A ferry sank."),
        ("A ferry sank.", "", "A ferry sank."),
    ],
)
def test_a_dateline_is_no_part_of_what_is_told(text: str, dateline: str, left: str) -> None:
    report = Report("r", text, "0", dateline=dateline)
    assert undated(report.span(0, len(text)), look_up(report)).quote == left


@pytest.mark.parametrize(
    ("part", "broken"),
    [
        ("The crew left the ferry", False),
        ("left the ferry", True),
        ("The crew left", True),
        ("The crew left the ferry on Friday after the fire was seen", False),
        ("the fire was seen", False),
    ],
)
def test_a_part_that_begins_inside_or_breaks_off_is_a_scrap(part: str, broken: bool) -> None:
    text = "The crew left the ferry on Friday after the fire was seen."
    report = Report("r", text, "0")
    at = look_up(report)
    at.sentences["r"] = (report.span(0, len(text)),)
    start = text.index(part)
    assert scrap(report.span(start, start + len(part)), at) is broken


def test_lines_without_a_mark_at_their_end_and_notices_are_ragged() -> None:
    text = "CONNECT TWEET SHARE\nCopyright 2031 by the Lantern.\nThe ferry sank."
    report = Report("r", text, "0")
    at = look_up(report)
    ends = [0, *(i + 1 for i, c in enumerate(text) if c == "\n"), len(text) + 1]
    at.sentences["r"] = tuple(report.span(a, b - 1) for a, b in pairwise(ends))
    assert [ragged(s, at) for s in at.sentences["r"]] == [True, True, False]


def test_a_torn_quotation_is_a_part() -> None:
    text = "“We have eleven dead. I washed them.” The town was calm."
    report = Report("r", text, "0")
    at = look_up(report)
    at.sentences["r"] = (report.span(0, 21), report.span(22, 37), report.span(38, len(text)))
    assert [partial(s, at) for s in at.sentences["r"]] == [True, True, False]
    assert sentence_of(report.span(42, 46), at) == at.sentences["r"][2]


def position(origins: tuple[Origin, ...], *chains: tuple[str, ...]) -> Position:
    said = tuple(SaidBy(chain) for chain in chains)
    return Position("yes", Happened(value=True), (), (), origins, said, (sample.span("mina", "overloaded"),))


def test_holders_are_the_origins_with_the_shortest_relay() -> None:
    made = position((Origin("Ilse Tammaro", "speaker", ("a",)),), ("Kestrel Wire", "Ilse Tammaro"), ("Ilse Tammaro",))
    assert holders(made) == (Holder(("Ilse Tammaro",)),)


def test_a_speaker_spelled_otherwise_is_one_holder_with_his_relay() -> None:
    made = position((Origin("Tam Okonjo", "speaker", ("a",)),), ("Kestrel Wire", "Tamm Okonyo"))
    assert [holder_text(h) for h in holders(made)] == ["Kestrel Wire, citing Tam Okonjo"]


def test_an_outlet_holds_a_position_in_its_own_words() -> None:
    made = position(
        (Origin("The Morning Lantern", "outlet", ("a",)), Origin("A dock worker", "speaker", ("b",))), ("A dock worker",)
    )
    assert holders(made) == (Holder(("The Morning Lantern",), own=True), Holder(("A dock worker",)))
    assert holder_text(holders(made)[1]) == "a dock worker"
