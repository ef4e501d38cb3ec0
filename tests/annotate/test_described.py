"""Those whom a report only describes, and what it says of them and lets them say."""

from __future__ import annotations

import hashlib

from rashomon import account
from rashomon.annotate import annotate
from rashomon.annotate.entities.coreference import Chains
from rashomon.annotate.entities.described import find_described
from rashomon.annotate.grammar.document import open_report
from rashomon.language import tag
from rashomon.model import Annotation, LocalEntity, Report

FERRY = (
    "A 41-year-old ferry captain was arrested in Osk on Monday. The captain had left the harbour without lights, police said. "
    "He told a court that he had not seen the buoy. “I was tired and I made a mistake,” he said."
)


def report_of(text: str, name: str = "r") -> Report:
    return Report(name, text, hashlib.sha256(text.encode()).hexdigest())


def annotated(text: str) -> Annotation:
    return annotate([report_of(text)])[0]


def described(annotation: Annotation) -> dict[str, LocalEntity]:
    return {entity.name: entity for entity in annotation.entities if not entity.names}


def test_a_chain_without_a_name_is_an_entity_by_its_fullest_noun_phrase() -> None:
    found = annotated(FERRY)
    captain = described(found)["A 41-year-old ferry captain"]
    assert captain.type == "person"
    assert captain.key == "d1"
    words = [(mention.span.quote, mention.form) for mention in captain.mentions]
    assert words[:3] == [("A 41-year-old ferry captain", "nominal"), ("The captain", "nominal"), ("He", "pronoun")]
    assert all(FERRY[m.span.start : m.span.end] == m.span.quote for m in captain.mentions)


def test_who_says_he_is_told_by_the_noun_phrase() -> None:
    found = annotated(FERRY)
    speakers = {attribution.speaker.chain for attribution in found.attributions if "mistake" in attribution.content.quote}
    assert speakers == {("A 41-year-old ferry captain",)}
    assert {a.speaker.entity for a in found.attributions if "mistake" in a.content.quote} == {"d1"}


def test_a_pronoun_that_takes_part_is_the_one_described() -> None:
    found = annotated(FERRY)
    (told,) = [event for event in found.events if event.lemma == "leave"]
    assert [role.entity for role in told.roles if role.name == "actor"] == ["d1"]


def test_one_who_is_named_is_not_described_beside() -> None:
    found = annotated(
        "Marga Dahl, a ferry captain, was arrested in Osk. She told a court that the captain of a tug was to blame."
    )
    assert not any(entity.type == "person" and not entity.names for entity in found.entities)


def test_man_and_woman_are_two() -> None:
    found = annotated("A woman was seen in the mill. A man stood at the gate. She waved, and the man left. The woman left too.")
    for entity in described(found).values():
        words = {mention.span.quote.lower() for mention in entity.mentions}
        assert not (words & {"she", "the woman"} and words & {"he", "the man"})


def test_without_links_nobody_is_described() -> None:
    report = report_of(FERRY)
    assert find_described(open_report(report, tag([report.text])[0]), Chains((), ()), frozenset()) == ()


def test_the_account_has_them_with_spans_in_the_roles_of_events() -> None:
    told = account([report_of(FERRY)])
    (captain,) = [entity for entity in told.entities if entity.name == "A 41-year-old ferry captain"]
    assert captain.names == ()
    assert any(captain.id in ids for event in told.events for _, ids in event.roles)
    assert any(speaker.entity == captain.id for claim in told.claims for speaker in claim.said_by)


def test_two_reports_have_two_of_them() -> None:
    """Nothing but a word in common makes nobody one."""
    other = "A ferry captain was praised in Lund on Friday. He had pulled six people from the water, the captain’s crew said."
    told = account([report_of(FERRY, "a"), report_of(other, "b")])
    captains = [entity for entity in told.entities if "captain" in entity.name.lower() and entity.type == "person"]
    assert all(len({report for report, _ in entity.members}) == 1 for entity in captains)


def speakers_of(text: str) -> dict[str, tuple[str, ...]]:
    return {attribution.content.quote[:12]: attribution.speaker.chain for attribution in annotated(text).attributions}


def test_a_title_with_a_dot_ends_no_sentence_between_two_halves_of_a_quotation() -> None:
    told = speakers_of(
        "“The bridge is closed for the week,” Lt. Marga Dahl said. “Nobody knows yet when the ferry will run again.”"
    )
    assert told["“Nobody know"] == ("Marga Dahl",)


def test_a_quotation_behind_a_sentence_that_tells_who_speaks_is_his() -> None:
    told = speakers_of(
        "Omar Sallabi says that the harbour was too late to close. “We waited for the order for two days and it did not come.”"
    )
    assert told["“We waited f"] == ("Omar Sallabi",)


def test_a_quotation_in_a_paragraph_of_its_own_is_not() -> None:
    told = speakers_of(
        "Omar Sallabi says that the harbour closed too late.\n\nThe town was empty.\n\n“Keep out of the old mill at night.”"
    )
    assert "“Keep out of" not in told
