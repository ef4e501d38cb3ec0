"""The reports of an account: which were made from which, and what they have in common."""

from dataclasses import replace

import pytest

from rashomon.export import export
from rashomon.export.families import SHARING_NAMED
from rashomon.export.view import view
from rashomon.model import Account, Link, Passage
from tests.compose import sample


def sharing(times: int) -> Account:
    """The sample, with passages that one report shares with so many others."""
    account = sample.account()
    here = sample.sentences(sample.REPORTS["lantern"])
    others = ("kestrel-1", "mina", "advertiser", "quickbyte")[:times]
    links = tuple(
        Link(
            other, "lantern", "shared", 0.3 - n / 10, (Passage(sample.sentences(sample.REPORTS[other])[0], here[0], 0.9),), "wire"
        )
        for n, other in enumerate(others)
    )
    return replace(account, lineage=replace(account.lineage, links=(*account.lineage.links, *links)))


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_passages_shared_without_a_copy_are_told(form: str) -> None:
    told = " ".join(export(sharing(1), form).split())
    assert "1 passage, 30% of its text, also in" in told
    assert "passages also in" not in told, "nothing is left out"


def test_of_many_that_share_the_heaviest_are_named() -> None:
    (witness,) = (w for w in view(sharing(SHARING_NAMED + 1)).witnesses if w.report.id == "lantern")
    assert [s.how.split(", ")[1] for s in witness.shared] == ["30% of its text", "20% of its text", "10% of its text"]
    assert witness.shared_left == 1


def test_the_head_counts_reports_that_share() -> None:
    named = [(figure, noun) for figure, noun, _ in view(sharing(2)).counts]
    assert ("3", "sharing passages") in named
    assert not any(noun == "sharing passages" for _, noun, _ in view(sample.account()).counts)
