"""A copy is no witness, whatever company it keeps: no claim, no support and no conflict changes by one."""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

import rashomon
from rashomon.annotate import annotate
from rashomon.gather import story_of
from rashomon.model import Annotation, Outlet, Reconciliation, Report, TimeRange
from rashomon.reconcile import divide, reconcile, unite
from rashomon.trace import trace

EXAMPLE = Path(__file__).parents[2] / "examples" / "bir-sahoud" / "reports"
FOREIGN = (
    "Police in Tarnow said on Monday that he had been found dead in his flat, and that two people were shot.",
    "The mayor, Hollis Brandt, told reporters that three men had been arrested after the shooting.",
    "They were taken to the town's hospital, where one of them died later in the night.",
    "A spokesman for the army denied that its soldiers had been in the town.",
    "Residents said that more than 40 houses were burnt in the fighting last week.",
    "She said the figures of the ministry were too low and called for talks.",
)

# Three are enough; a failure is not made smaller, for each try reads texts.
REPORTS = tuple(rashomon.load(EXAMPLE).reports)[:3]
TRIES = settings(max_examples=5, deadline=None, phases=(Phase.explicit, Phase.generate))
_known: dict[tuple[str, str], Annotation] = {}


def read(*reports: Report) -> Reconciliation:
    """As an account is read; a text is annotated once."""
    lineage = trace(reports)
    divided = divide(reports, lineage)
    for report in divided.reports:
        if (report.id, report.sha256) not in _known:
            (_known[report.id, report.sha256],) = annotate([report])
    annotations = [_known[report.id, report.sha256] for report in divided.reports]
    within = trace(divided.reports) if divided.parts else lineage
    read_so, found = unite(divided, annotations, reconcile(story_of(divided.reports), annotations, within))
    whole = {report.id: report for report in reports}
    for spans in (
        *(claim.evidence for claim in found.claims),
        *(e.mentions for e in found.entities),
        *(a.sentences for a in read_so),
    ):
        assert all(whole[span.report].rereads(span) for span in spans)
        assert list(spans) == sorted(spans)
    return found


def printed(base: Report, name: str, paragraphs: list[str]) -> Report:
    text = "\n\n".join(paragraphs)
    published = TimeRange(datetime(2031, 5, 20), datetime(2031, 5, 21)) if base.published else None
    digest = hashlib.sha256(text.encode()).hexdigest()
    outlet = Outlet("The Pellham Mirror")
    return replace(base, id=name, text=text, sha256=digest, title="", body=0, url="", outlet=outlet, published=published)


def support(found: Reconciliation, *, without: str = "") -> dict[tuple[str, str, str], list[tuple[str, str]]]:
    """Each claim with its origins; without those that a report alone makes."""
    return {
        (claim.id, claim.slot, claim.text): [(origin.name, origin.kind) for origin in claim.origins]
        for claim in found.claims
        if set(claim.reports) != {without}
    }


def disputes(found: Reconciliation) -> list[tuple[str, str, str, list[tuple[str, int]]]]:
    return [(c.kind, c.why, c.question, [(p.label, len(p.origins)) for p in c.positions]) for c in found.conflicts]


@TRIES
@given(st.sampled_from(REPORTS), st.sampled_from(["whole", "cut", "truncated", "reordered"]), st.integers(0, 99))
def test_a_copy_changes_nothing(base: Report, kind: str, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - reproducible, no secret
    paragraphs = base.text.split("\n\n")
    taken = {
        "whole": paragraphs,
        "cut": [p for p in paragraphs if rng.random() < 0.7] or paragraphs,
        "truncated": paragraphs[: len(paragraphs) // 2 + 1],
        "reordered": rng.sample(paragraphs, len(paragraphs)),
    }[kind]
    before, after = read(*REPORTS), read(*REPORTS, printed(base, "mirror", taken))
    assert support(after) == support(before)
    assert disputes(after) == disputes(before)


@TRIES
@given(
    st.sampled_from(REPORTS),
    st.permutations(FOREIGN),
    st.integers(0, len(FOREIGN)),
    st.sampled_from(["whole", "truncated", "reordered"]),
)
@example(next(r for r in REPORTS if r.id == "local-dispatch"), [FOREIGN[k] for k in (0, 2, 3, 1, 5, 4)], 3, "reordered")
def test_a_copy_among_foreign_words_tells_what_these_tell_alone(base: Report, foreign: list[str], at: int, kind: str) -> None:
    paragraphs = base.text.split("\n\n")
    taken = {"whole": paragraphs, "truncated": paragraphs[: -(-2 * len(paragraphs) // 3)], "reordered": paragraphs[::-1]}[kind]
    before = read(*REPORTS, printed(base, "mirror", foreign))
    after = read(*REPORTS, printed(base, "mirror", [*foreign[:at], *taken, *foreign[at:]]))
    assert support(after) == support(before)
    assert disputes(after) == disputes(before)
    assert any("mirror" in claim.reports and base.id in claim.reports for claim in after.claims)
