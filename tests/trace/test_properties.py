"""What holds for any reports: order changes nothing, spans re-read, families cover, a copy joins its original."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.model import Report
from rashomon.trace import Tracer, trace
from tests.trace.making import MARKET, STORM, STORM_APART, STORM_SPUN, joined, report

SENTENCES = (*STORM, *STORM_SPUN, *STORM_APART, *MARKET, "“We will be back,” she said.", "…", "\u202eפגישה 🌊 a\x00b", "No.")
QUICK = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def stories(draw: st.DrawFn) -> tuple[Report, ...]:
    """Up to six reports made of the sentences above, some dated, some credited."""
    texts = draw(st.lists(st.lists(st.sampled_from(SENTENCES), max_size=14), min_size=1, max_size=6))
    return tuple(
        report(
            f"r{number}",
            joined(*sentences),
            day=draw(st.none() | st.integers(1, 4)),
            outlet=draw(st.sampled_from(("", "The Dornach Mirror", "Norvane News Agency"))),
            agencies=draw(st.sampled_from(((), ("Norvane News Agency",)))),
            title=draw(st.sampled_from(("", "Flood in Velmora kills 14 as dam bursts above town"))),
        )
        for number, sentences in enumerate(texts)
    )


@QUICK
@given(stories(), st.randoms(use_true_random=False))
def test_the_order_of_the_reports_changes_nothing(reports: tuple[Report, ...], rng: object) -> None:
    shuffled = list(reports)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    assert trace(shuffled) == trace(reports)


@QUICK
@given(stories())
def test_spans_re_read_and_passages_do_not_overlap(reports: tuple[Report, ...]) -> None:
    by_id = {one.id: one for one in reports}
    lineage = trace(reports)
    for link in lineage.links:
        assert 0 < link.share <= 1
        assert link.passages
        assert link.elder != link.younger
        for passage in link.passages:
            assert 0 <= passage.similarity <= 1
            assert by_id[link.elder].rereads(passage.here)
            assert by_id[link.younger].rereads(passage.there)
        for side in ("here", "there"):
            spans = sorted(getattr(passage, side) for passage in link.passages)
            assert all(one.end <= two.start for one, two in pairwise(spans))
    for found in lineage.rewritten:
        for alteration in found.evidence:
            assert by_id[found.report].rereads(alteration.here)
            assert alteration.there is None or by_id[alteration.there.report].rereads(alteration.there)


@QUICK
@given(stories())
def test_families_cover_every_report_once(reports: tuple[Report, ...]) -> None:
    families = trace(reports).families
    assert sorted(name for family in families for name in family.reports) == sorted(one.id for one in reports)
    assert all(family.root in family.reports for family in families)


@QUICK
@given(stories(), st.integers(0, 5), st.booleans())
def test_a_copy_joins_its_original_and_moves_no_other(reports: tuple[Report, ...], which: int, dated: bool) -> None:
    original = reports[which % len(reports)]
    copy = replace(original, id="zz-copy", published=original.published if dated else None)
    if not original.text.strip():
        return
    before = {frozenset(family.reports) for family in trace(reports).families}
    after = {frozenset(family.reports) for family in trace([*reports, copy]).families}
    joined_family = next(family for family in after if "zz-copy" in family)
    assert original.id in joined_family
    assert {family - {"zz-copy"} for family in after} - {frozenset()} == before


def test_kept_passages_align_word_by_word() -> None:
    """A verbatim passage has the same words on both sides."""
    one, two = report("one", joined(*STORM), day=1), report("two", joined(*MARKET[:2], *STORM[3:], *MARKET[2:]), day=2)
    (link,) = trace([one, two]).links
    for passage in link.passages:
        assert passage.similarity == 1.0
        assert passage.here.quote.split() == passage.there.quote.split()


@QUICK
@given(stories(), st.randoms(use_true_random=False))
def test_one_at_a_time_in_any_order_gives_the_same(reports: tuple[Report, ...], rng: object) -> None:
    shuffled = list(reports)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    tracer = Tracer()
    for count, one in enumerate(shuffled, start=1):
        links = tracer.add(one)
        so_far = trace(shuffled[:count])
        assert links == tuple(link for link in so_far.links if one.id in (link.elder, link.younger))
        assert tracer.lineage() == so_far
    assert len(tracer) == len(reports)
