"""The whole flow: the invariants of the design on real runs."""

import json
from pathlib import Path

import pytest

import rashomon
from rashomon.model import Account, Report, Span

EXAMPLE = Path(__file__).parents[2] / "examples" / "bir-sahoud" / "reports"


@pytest.fixture(scope="module")
def example() -> Account:
    return rashomon.account(EXAMPLE)


def spans(account: Account) -> list[Span]:
    found = [span for entity in account.entities for span in entity.mentions]
    found += [span for event in account.events for span in (event.title, *event.mentions)]
    found += [span for claim in account.claims for span in claim.evidence]
    found += [span for conflict in account.conflicts for position in conflict.positions for span in position.evidence]
    found += [span for finding in (*account.agreements, *account.singles) for span in finding.evidence]
    found += [span for moment in account.timeline for span in moment.evidence]
    found += [span for sentence in account.summary for span in sentence.evidence]
    found += [span for link in account.lineage.links for passage in link.passages for span in (passage.here, passage.there)]
    return found


def test_every_span_rereads(example: Account) -> None:
    reports = {report.id: report for report in example.reports}
    assert spans(example)
    assert [span for span in spans(example) if not reports[span.report].rereads(span)] == []


def test_no_sentence_stands_without_evidence(example: Account) -> None:
    told = [sentence.evidence for sentence in example.summary]
    told += [finding.evidence for finding in (*example.agreements, *example.singles)]
    told += [moment.evidence for moment in example.timeline]
    assert told
    assert all(told)
    assert all(position.evidence for conflict in example.conflicts for position in conflict.positions)


def test_the_order_of_the_reports_changes_nothing(example: Account) -> None:
    reports = list(example.reports)
    turned = rashomon.account(reports[::-1])
    assert turned.to("json") == rashomon.account(reports).to("json")


def test_a_copy_changes_no_support(example: Account) -> None:
    reports = list(example.reports)
    original = next(report for report in reports if report.id == "sahel-ledger")
    copy = rashomon.load({"id": "reprint", "text": original.text, "outlet": "The Reprint", "published": "2024-05-19"}).reports
    with_copy = rashomon.account([*reports, *copy])
    assert _support(with_copy) == _support(example)


def _support(account: Account) -> dict[tuple[str, str, str], int]:
    return {(claim.slot, claim.text, str(claim.value)): len(claim.origins) for claim in account.claims}


def test_one_report_is_an_account_without_agreement() -> None:
    account = rashomon.account({"id": "one", "text": "Three people were killed in Tirzaf on Monday, the mayor said."})
    assert isinstance(account, Account)
    assert account.agreements == ()
    assert any(claim.slot == "killed" for claim in account.claims)


def test_five_copies_are_one_witness() -> None:
    text = (EXAMPLE / "local-dispatch.txt").read_text(encoding="utf-8")
    account = rashomon.account([{"id": f"copy-{number}", "text": text} for number in range(5)])
    assert [len(family.reports) for family in account.lineage.families] == [5]
    assert account.agreements == ()
    assert max(len(claim.origins) for claim in account.claims) == 1


@pytest.mark.parametrize(
    "text",
    [
        "the mayor of Tirzaf said that a man and the police were there and " * 800,
        "\u202eThree people were killed\u202c in 🔥 Tirzaf 🔥 on Monday, the mayor said. " * 3,
        "Three\x00 people\x07 were killed in\x1b[31m Tirzaf, the mayor said.",
        "“" * 2000 + "Three people died." + "”" * 10,
        "Three people were killed in Tirzaf on Monday, the mayor said " + "(" * 5000,
        "<script>alert(1)</script> Three people were killed in Tirzaf & <b>two</b> hurt, the mayor said.",
    ],
    ids=["no full stop", "right to left and emoji", "control characters", "quotation marks", "brackets", "markup"],
)
def test_hostile_text_gives_an_account(text: str) -> None:
    account = rashomon.account([{"id": "odd", "text": text}, {"id": "plain", "text": "Three people were killed in Tirzaf."}])
    assert [report.id for report in account.reports] == ["odd", "plain"]
    assert json.loads(account.to("json"))["format"] == "rashomon.account/1"
    assert "<script>alert" not in account.to("html")
    reports: dict[str, Report] = {report.id: report for report in account.reports}
    assert all(reports[span.report].rereads(span) for span in spans(account))


def test_a_path_that_does_not_exist_says_so() -> None:
    with pytest.raises(rashomon.InputError, match="does not exist"):
        rashomon.account("no/such/folder")


def test_a_notebook_shows_the_page(example: Account) -> None:
    page = example._repr_html_()  # type: ignore[attr-defined]
    assert page.startswith("<iframe srcdoc=")
