"""Rewriting word by word is named, with its evidence; a newsroom's edits, and two reporters' words, are not."""

from rashomon.model import Lineage
from rashomon.trace import trace
from tests.trace.making import STORM, STORM_APART, STORM_SPUN, joined, report

ORIGINAL = report("original", joined(*STORM), day=1)

# Two papers print an agency's sentences; a third text was spun from something else that carried them too.
AGENCY = (
    "The UN Security Council gathered for three hours on Sunday to debate the fighting around the port of Halmara.",
    "“Nobody should doubt that we can open a safe road for the families of Halmara,” the envoy, Oren Tal, said there.",
    "The rebels took the lighthouse without firing a shot, residents of the harbour district said by telephone.",
)
SPUN = (
    "The UN Safety Council gathered for three hours on Sunday to go over the combat about the harbour of Halmara.",
    "“Nobody should query that we can open a secure path for the families of Halmara,” the envoy said.",
    "The insurgents grabbed the lighthouse with out firing a shot, inhabitants of the harbour district said prior to to noon.",
)


def named(lineage: Lineage) -> list[str]:
    return [found.report for found in lineage.rewritten]


def test_a_rewrite_of_a_known_elder_is_named_with_its_quotation_side_by_side() -> None:
    spun = report("a-spun", joined(*STORM_SPUN), day=2)
    (found,) = trace([ORIGINAL, spun]).rewritten
    assert found.report == "a-spun"
    quotation = next(e for e in found.evidence if "trusted the technicians" in e.here.quote)
    assert quotation.there is not None
    assert "believed the engineers" in quotation.there.quote
    assert "engineers → technicians" in quotation.note


def test_a_rewrite_without_its_original_is_named_by_the_words_of_two_others() -> None:
    one = report("one", joined(AGENCY[0], AGENCY[1], *STORM[:3]))
    two = report("two", joined(*STORM_APART[3:6], *AGENCY))
    spun = report("spun", joined(*SPUN, "Ships left the bay and headed out to to sea when the shelling began at dusk."))
    (found,) = trace([spun, one, two]).rewritten
    assert found.report == "spun"
    notes = [evidence.note for evidence in found.evidence]
    assert any("UN Security Council → UN Safety Council" in note for note in notes)
    assert any("safe → secure" in note for note in notes)


# Three reporters of one fire; the last text was spun from a fourth one that is not at hand.
FIRE = (
    joined(
        "A blaze went through the Ostrel Grain Depot before dawn, and the Velm Harbour Fire Brigade fought it until noon.",
        "“We could not reach the upper floor because the ladder was too short,” said the duty officer, Jana Quist.",
    ),
    joined(
        "Nobody knows yet why the Ostrel Grain Depot burned; the Velm Harbour Fire Brigade had asked for a new ladder last year.",
        "“We could not reach the upper floor because the ladder was too short,” Quist told people at the gate of the mill.",
    ),
    joined(
        "Smoke hung over the town all day, and bakers fear for their flour, for the Ostrel Grain Depot feeds three valleys.",
        "A short inquiry is to begin when the Velm Harbour Fire Brigade has told the mayor what it found on the upper floor.",
    ),
)
FIRE_SPUN = joined(
    "Flour may turn dear in the shops, for the Ostrel Cereal Depot is lost, as the Velm Seaport Fire Brigade believes.",
    "“We could not attain the upper story because the ladder was too short,” declared Quist, who had come with one pump.",
)


def test_a_report_that_alone_alters_names_and_a_quotation_is_named_beside_reports_that_share_no_text() -> None:
    reports = [report(f"fire-{k}", text, day=k + 1) for k, text in enumerate(FIRE)]
    assert named(trace(reports)) == []
    (found,) = trace([*reports, report("a-spun", FIRE_SPUN, day=1)]).rewritten
    assert found.report == "a-spun"
    beside = {(e.here.quote, e.there.quote if e.there else "") for e in found.evidence}
    assert ("Ostrel Cereal Depot", "Ostrel Grain Depot") in beside
    assert ("Velm Seaport Fire Brigade", "Velm Harbour Fire Brigade") in beside
    assert any("attain the upper story" in here and "reach the upper floor" in there for here, there in beside)


def test_one_place_is_no_evidence() -> None:
    reports = [report(f"fire-{k}", text, day=k + 1) for k, text in enumerate(FIRE)]
    once = FIRE_SPUN.replace("Seaport", "Harbour").replace("attain", "reach").replace("story", "floor")
    assert named(trace([*reports, report("a-spun", once, day=1)])) == []


def test_of_two_reports_that_differ_neither_is_named_where_no_third_speaks_and_no_word_is_rarer() -> None:
    one = FIRE[1].replace("Grain", "Corn").replace("reach the upper floor", "reach the upper storey")
    assert named(trace([report("one", FIRE[0], day=1), report("two", one, day=2)])) == []


def test_a_rewrite_without_times_credits_or_others_is_not_accused() -> None:
    lineage = trace([report("one", joined(*STORM)), report("two", joined(*STORM_SPUN))])
    assert [link.kind for link in lineage.links] == ["rewrite"]
    assert lineage.rewritten == ()


def test_house_style_is_not_named() -> None:
    text = (
        joined(*STORM).replace("told reporters", "stated").replace("fifty", "50").replace("people dead", "dead")
        .replace("houses", "homes").replace("sent", "deployed").replace("“", '"').replace("”", '"').replace("UN", "U.N.")
    )  # fmt: skip
    assert named(trace([ORIGINAL, report("house", text, day=2)])) == []


def test_independent_reports_are_not_named() -> None:
    assert named(trace([ORIGINAL, report("apart", joined(*STORM_APART), day=2)])) == []


def test_another_translation_of_one_quotation_is_not_named() -> None:
    text = joined(*STORM_APART).replace("told that the wall would hold", "assured that the wall would stand")
    assert named(trace([ORIGINAL, report("apart", text, day=2)])) == []


def test_a_word_twice_alone_is_no_evidence() -> None:
    text = joined(*STORM).replace(" of ", " of of ").replace(" to ", " to to ")
    assert named(trace([ORIGINAL, report("slips", text, day=2)])) == []
