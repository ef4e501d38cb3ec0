"""What the row's figures rest on is told first, with everybody who gives it."""

import pytest

from rashomon import Account, account

_FIRST = (
    "Two killed, three injured in Tolva market fire\n\nA fire at the covered market of Tolva left two people dead and three "
    "injured on Friday night, the fire service said. The market was built in 1902."
)
_SECOND = (
    "Inspector named after market blaze\n\nThe council has named an inspector after the market fire that killed two people and "
    "injured three others in Tolva last Friday. The inspector, Orla Vend, begins on Monday."
)
_THIRD = "Fire kills two in Tolva\n\nTwo people were killed and three were injured on Friday when fire swept the market of Tolva."


@pytest.fixture(scope="module")
def told() -> Account:
    texts = {"anvil": _FIRST, "beacon": _SECOND, "courier": _THIRD}
    return account([{"id": k, "outlet": k, "text": v, "published": "2031-06-09"} for k, v in texts.items()])


def test_the_row_counts_the_origins_of_its_figures(told: Account) -> None:
    assert told.incident is not None
    figures = {f.slot: f for f in told.incident.figures}
    assert figures["killed"].best == 2
    reports = {report for origin in figures["killed"].origins for report in origin.reports}
    assert reports == {"anvil", "beacon", "courier"}


def test_all_reports_stand_behind_the_first_agreement(told: Account) -> None:
    first = told.agreements[0]
    slots = {claim.slot for claim in told.claims if claim.id in first.claims}
    assert {"killed", "injured"} <= slots
    assert set(first.reports) == {"anvil", "beacon", "courier"}
    assert all(report in first.reports for origin in first.origins for report in origin.reports)


def test_its_passage_is_about_those_who_were_hit(told: Account) -> None:
    assert told.agreements[0].evidence[0].report != "beacon"


def test_the_figures_are_told_once(told: Account) -> None:
    texts = [finding.text for finding in (*told.agreements[1:], *told.singles)]
    assert not [text for text in texts if "two people" in text.lower() and "three" in text]
