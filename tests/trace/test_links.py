"""Copies, rewrites, shared passages and updates are found; reports that only tell of the same thing are not linked."""

import re
from dataclasses import replace

import pytest

from rashomon.model import Lineage, Link, Provenance
from rashomon.trace import trace
from tests.trace.making import MARKET, STORM, STORM_APART, STORM_SPUN, joined, report

ORIGINAL = report("b-original", joined(*STORM), day=1, outlet="The Velmora Courier")


def only_link(lineage: Lineage) -> Link:
    (link,) = lineage.links
    return link


def family_of(lineage: Lineage, name: str) -> tuple[str, ...]:
    return next(family.reports for family in lineage.families if name in family.reports)


def house_style(text: str) -> str:
    for pattern, becomes in (
        (r"told reporters that", "said"), ("fifty", "50"), ("nine villages", "9 villages"), ("“", '"'), ("”", '"'),
        (r"on Tuesday night", "Tuesday night"), ("two field kitchens", "2 field kitchens"), ("weekend,", "weekend"),
    ):  # fmt: skip
        text = re.sub(pattern, becomes, text)
    return text


@pytest.mark.parametrize(
    ("how", "text"),
    [
        ("verbatim", joined(*STORM)),
        ("truncated", joined(*STORM[:4])),
        ("cut", joined(*(s for i, s in enumerate(STORM) if i not in (2, 5)))),
        ("reordered", joined(*STORM[::-1])),
        ("embedded", joined(*MARKET[:3], *STORM, *MARKET[3:])),
        ("figures", joined(*STORM).replace("14", "19").replace("200", "350")),
        ("house style", house_style(joined(*STORM))),
        ("one line a sentence", "\n".join(STORM)),
        ("hard wrapped", re.sub(r"(.{50}\S*) ", "\\1\n", joined(*STORM))),
    ],
)
def test_altered_copies_are_copies(how: str, text: str) -> None:
    link = only_link(trace([ORIGINAL, report("a-copy", text, day=2, outlet="The Dornach Mirror")]))
    assert (link.elder, link.younger, link.kind) == ("b-original", "a-copy", "copy")
    assert "2031-03-02" in link.basis
    if how == "embedded":
        assert 0.5 < link.share < 0.8
        assert not any(sentence in passage.there.quote for passage in link.passages for sentence in MARKET)
    else:
        assert link.share > 0.95


def test_a_quotation_that_is_not_closed_hides_nothing_behind_it() -> None:
    text = " ".join(STORM).replace("“", '"').replace("”", '"')
    original = replace(ORIGINAL, text=text)
    copied = f'"The stalls will open again, the owner of the market said on the phone. {text}'
    link = only_link(trace([original, report("a-copy", copied, day=2)]))
    assert (link.kind, link.share > 0.85) == ("copy", True)


def test_half_mixed_with_another_text_is_a_copy_of_half() -> None:
    link = only_link(trace([ORIGINAL, report("a-half", joined(*STORM[:5], *MARKET), day=2)]))
    assert link.kind == "copy"
    assert 0.35 < link.share < 0.65
    assert {sentence for sentence in STORM if any(sentence in p.there.quote for p in link.passages)} == set(STORM[:5])


def test_synonyms_are_a_rewrite_and_passages_pair_sentences() -> None:
    link = only_link(trace([ORIGINAL, report("a-spun", joined(*STORM_SPUN), day=2)]))
    assert link.kind == "rewrite"
    pairs = {(p.here.quote, p.there.quote) for p in link.passages}
    assert set(zip(STORM, STORM_SPUN, strict=True)) <= pairs


def test_shuffled_and_cut_rewrite_is_found() -> None:
    text = joined(STORM_SPUN[8], STORM_SPUN[1], STORM_SPUN[3], STORM_SPUN[6], STORM_SPUN[0])
    link = only_link(trace([ORIGINAL, report("a-spun", text, day=2)]))
    assert link.kind == "rewrite"
    assert link.share > 0.9


def test_a_sentence_cut_in_two_and_two_made_one_are_found() -> None:
    text = (
        joined(*STORM[2:])
        .replace(" and brought them", ". They brought them")
        .replace("inspection.\n\nFarmers", "inspection, while farmers")
    )
    link = only_link(trace([ORIGINAL, report("a-cut", text, day=2)]))
    assert link.kind == "copy"
    assert link.share > 0.9


def test_the_same_quotation_and_event_are_no_lineage() -> None:
    lineage = trace([ORIGINAL, report("apart", joined(*STORM_APART), day=2)])
    assert lineage.links == ()
    assert [family.reports for family in lineage.families] == [("b-original",), ("apart",)]


def test_headline_formulas_are_no_lineage() -> None:
    title = "Flood in Velmora kills 14 as dam bursts above town, hundreds homeless"
    one = report("one", joined(*STORM), day=1, title=title)
    two = report("two", joined(*STORM_APART), day=1, title=title)
    assert trace([one, two]).links == ()


def test_lines_to_call_are_no_lineage() -> None:
    call = (
        "Anyone who has seen a missing person is asked to call the Velmora emergency office at 555 0142 at any hour of the day."
    )
    one = report("one", joined(*STORM[:4], call), day=1)
    two = report("two", joined(*STORM_APART[:4], call), day=1)
    assert trace([one, two]).links == ()


def test_one_long_sentence_in_common_is_shared_and_no_family() -> None:
    one = report("one", joined(*MARKET, STORM[7]), day=1)
    two = report("two", joined(*STORM_APART, STORM[7]), day=3)
    lineage = trace([one, two])
    link = only_link(lineage)
    assert link.kind == "shared"
    assert [p.there.quote for p in link.passages] == [STORM[7]]
    assert len(lineage.families) == 2


def test_two_that_credit_one_agency_share() -> None:
    one = report("one", joined(*STORM[:5], *MARKET[:3]), day=1, outlet="The Dornach Mirror", agencies=("Norvane News Agency",))
    two = report(
        "two", joined(*STORM[:5], *STORM_APART[4:8]), day=2, outlet="Tarn Radio", agencies=("NNA", "Norvane News Agency")
    )
    link = only_link(trace([one, two]))
    assert link.kind == "shared"
    assert "Norvane News Agency" in link.basis


def test_the_agency_is_the_elder_of_those_that_credit_it() -> None:
    agency = report("z-wire", joined(*STORM), outlet="Norvane News Agency")
    paper = report("a-paper", joined(*STORM[:7]), outlet="The Dornach Mirror", agencies=("NNA",))
    link = only_link(trace([paper, agency]))
    assert (link.elder, link.younger, link.kind) == ("z-wire", "a-paper", "copy")
    assert "credits" in link.basis


def test_the_same_outlets_later_take_is_an_update() -> None:
    later = joined(*STORM[:8]).replace("14", "23") + "\n\n" + joined(*MARKET[:2])
    link = only_link(trace([ORIGINAL, report("c-later", later, day=3, outlet="The Velmora Courier")]))
    assert (link.elder, link.younger, link.kind) == ("b-original", "c-later", "update")


def test_direction_unknown_is_said_and_ids_order() -> None:
    one, two = report("one", joined(*STORM)), report("two", joined(*STORM[:6]))
    link = only_link(trace([two, one]))
    assert (link.elder, link.younger) == ("one", "two")
    assert "direction unknown" in link.basis
    assert family_of(trace([one, two]), "one") == ("one", "two")


def test_siblings_of_one_original_are_shared() -> None:
    house = report("c-house", house_style(joined(*STORM[:8])), day=2)
    other = report("d-other", joined(*STORM[1:]).replace("dawn", "sunrise"), day=3)
    lineage = trace([ORIGINAL, house, other])
    kinds = {(link.elder, link.younger): link.kind for link in lineage.links}
    assert kinds == {("b-original", "c-house"): "copy", ("b-original", "d-other"): "copy", ("c-house", "d-other"): "shared"}
    assert family_of(lineage, "d-other") == ("b-original", "c-house", "d-other")


def test_a_round_up_of_two_independent_reports_makes_them_no_family() -> None:
    apart = report("c-apart", joined(*STORM_APART), day=1)
    both = report("d-both", joined(*STORM, *STORM_APART), day=2)
    lineage = trace([ORIGINAL, apart, both])
    assert {(link.elder, link.younger) for link in lineage.links} == {("b-original", "d-both"), ("c-apart", "d-both")}
    assert "c-apart" not in family_of(lineage, "b-original")


def test_five_copies_are_one_family_with_the_eldest_as_root() -> None:
    copies = [report(f"copy-{day}", joined(*STORM), day=day) for day in (4, 2, 5, 3, 6)]
    (family,) = trace(copies).families
    assert family.root == "copy-2"
    assert sorted(family.reports) == sorted(copy.id for copy in copies)


@pytest.mark.parametrize(
    ("mark", "basis"),
    [
        (Provenance("canonical link", "", "https://www.courier.example/flood?ref=1"), "names b-original by its canonical link"),
        (Provenance("source element", "", "https://courier.example/rss"), "names The Velmora Courier by its source element"),
        (Provenance("provider", "Velmora Courier"), "names The Velmora Courier by its provider"),
    ],
)
def test_a_mark_of_the_feed_tells_the_elder(mark: Provenance, basis: str) -> None:
    original = replace(report("b-original", joined(*STORM), outlet="The Velmora Courier"), url="http://courier.example/flood/")
    copy = replace(report("a-copy", joined(*STORM[:7]), outlet="The Dornach Mirror"), provenance=(mark,))
    link = only_link(trace([original, copy]))
    assert (link.elder, link.younger, link.kind) == ("b-original", "a-copy", "copy")
    assert basis in link.basis


def test_two_that_name_one_provider_share_its_text() -> None:
    one = replace(report("one", joined(*STORM), day=1, outlet="A"), provenance=(Provenance("provider", "Norvane Wire"),))
    two = replace(report("two", joined(*STORM[:8]), day=2, outlet="B"), provenance=(Provenance("credit", "Norvane Wire"),))
    link = only_link(trace([one, two]))
    assert link.kind == "shared"
    assert "Norvane Wire" in link.basis


def test_a_mark_that_names_neither_tells_nothing() -> None:
    other = replace(report("a-copy", joined(*STORM[:7])), provenance=(Provenance("provider", "Norvane Wire"),))
    assert "direction unknown" in only_link(trace([report("b-original", joined(*STORM)), other])).basis
