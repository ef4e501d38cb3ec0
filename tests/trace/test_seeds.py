"""The five real reports that the program must do well first. They are not in the repository."""

import hashlib
import os
from pathlib import Path

import pytest

from rashomon.model import Lineage, Report
from rashomon.trace import trace

SHARED = Path(os.environ.get("RASHOMON_SHARED", Path(__file__).parents[3] / "shared"))
FILES = sorted((SHARED / "seeds").glob("*.txt"))
pytestmark = pytest.mark.skipif(not FILES, reason="the shared folder with the seeds is absent: set RASHOMON_SHARED")


def lineage() -> Lineage:
    reports = []
    for path in FILES:
        text = path.read_text("utf-8")
        reports.append(Report(path.stem[:3], text, hashlib.sha256(text.encode()).hexdigest()))
    return trace(reports)


def test_the_first_is_named_as_rewritten_with_names_and_quotations_side_by_side() -> None:
    (found,) = lineage().rewritten
    assert found.report == "000"
    beside = [alteration for alteration in found.evidence if alteration.there is not None]
    assert sum("fixed name" in alteration.note for alteration in beside) >= 2
    assert sum("quotation" in alteration.note for alteration in beside) >= 2
    assert {alteration.there.report for alteration in beside if alteration.there} >= {"001", "002"}


def test_agency_passages_are_shared_and_no_two_are_joined() -> None:
    found = lineage()
    assert {link.kind for link in found.links} == {"shared"}
    assert {frozenset((link.elder, link.younger)) for link in found.links} >= {
        frozenset(pair) for pair in (("001", "002"), ("001", "004"), ("002", "004"), ("000", "001"), ("000", "003"))
    }
    assert all(len(family.reports) == 1 for family in found.families)
