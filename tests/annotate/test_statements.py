"""Statements from hand-made parses: counts, speakers, requests, distances, denials, wording."""

import pytest

from rashomon.annotate.pipeline import annotate_tagged
from rashomon.model import Annotation, Happened, Quantity, Statement, Where, Who, Words
from tests.annotate import sentences
from tests.annotate.parses import read_parse

ALL = {name: value for name, value in vars(sentences).items() if name.isupper()}


def annotated(columns: str) -> Annotation:
    return annotate_tagged(*read_parse(columns))


def slots(annotation: Annotation, slot: str) -> list[Statement]:
    return [statement for statement in annotation.statements if statement.slot == slot]


def bounds(statement: Statement) -> tuple[float, float]:
    assert isinstance(statement.value, Quantity)
    return statement.value.low, statement.value.high


def test_a_list_of_persons_is_added_up() -> None:
    (killed,) = slots(annotated(sentences.LIST), "killed")
    assert bounds(killed) == (3, 3)
    assert killed.evidence[0].quote == "A man"
    assert killed.evidence[-1].quote == "killed"


def test_the_place_and_the_time_of_an_event_are_stated() -> None:
    annotation = annotated(sentences.LIST)
    (place,) = slots(annotation, "place")
    assert isinstance(place.value, Where)
    assert place.value.text == "Sarat"
    (time,) = slots(annotation, "time")
    assert time.evidence[0].quote in {"Friday", "on Friday"}


def test_fighters_taken_prisoner_are_captured_and_the_hearer_is_not_the_speaker() -> None:
    annotation = annotated(sentences.PRISONERS)
    (captured,) = slots(annotation, "captured")
    assert bounds(captured) == (30, 30)
    assert captured.speaker is not None
    assert captured.speaker.chain == ("Omar Sallabi",)
    assert captured.speaker.kind == "named"


def test_a_surname_is_the_person_named_before() -> None:
    annotation = annotated(sentences.PRISONERS)
    (killed,) = slots(annotation, "killed")
    assert bounds(killed) == (12, 12)
    assert killed.speaker is not None
    assert killed.speaker.chain == ("Omar Sallabi",)
    person = next(entity for entity in annotation.entities if entity.type == "person")
    assert person.names == ("Omar Sallabi", "Sallabi")
    assert person.roles == ("commander",)


def test_a_relay_is_a_chain_from_the_outside_in() -> None:
    annotation = annotated(sentences.RELAY)
    (injured,) = slots(annotation, "injured")
    assert bounds(injured) == (5, 5)
    assert injured.speaker is not None
    assert injured.speaker.chain == ("ONA", "an unnamed doctor")
    assert injured.speaker.kind == "anonymous"


def test_what_failed_did_not_happen() -> None:
    annotation = annotated(sentences.FAILED)
    (happened,) = slots(annotation, "happened")
    assert happened.value == Happened(value=False)
    assert happened.polarity is False
    assert annotation.events[0].clause.quote.startswith("Troops failed to take Sarat")


def test_a_distance_has_two_ends_and_a_direction() -> None:
    annotation = annotated(sentences.FAILED)
    (distance,) = slots(annotation, "distance")
    assert bounds(distance)[0] < 80 < bounds(distance)[1]
    fact = next(event for event in annotation.events if event.kind == "fact")
    assert [(role.name, role.span.quote) for role in fact.roles] == [("figure", "Sarat"), ("ground", "Merz")]
    assert "south" in [span.quote for span in distance.evidence]


@pytest.mark.parametrize("columns", [sentences.MEETING, sentences.CALLED])
def test_who_asked_for_a_meeting(columns: str) -> None:
    annotation = annotated(columns)
    (requested,) = slots(annotation, "requested by")
    assert isinstance(requested.value, Who)
    assert requested.value.text == "Norland"
    assert requested.evidence[-1].quote == "meeting"
    meeting = next(event for event in annotation.events if event.lemma == "meeting")
    assert [role.span.quote.lower() for role in meeting.roles if role.name == "actor"] == ["the council"]


def test_what_is_denied_did_not_happen_and_the_denier_says_so() -> None:
    annotation = annotated(sentences.ARMY)
    shelling = next(event for event in annotation.events if event.lemma == "shell")
    assert shelling.polarity is False
    assert shelling.speaker is not None
    assert shelling.speaker.chain == ("Northern Borean Army",)
    withdrawal = next(event for event in annotation.events if event.lemma == "withdraw")
    assert withdrawal.modality == "planned"


def test_an_abbreviation_in_brackets_is_the_same_entity() -> None:
    (army,) = [entity for entity in annotated(sentences.ARMY).entities if entity.type == "organisation"]
    assert army.names == ("Northern Borean Army", "NBA")
    assert [mention.span.quote for mention in army.mentions] == ["Northern Borean Army", "NBA", "NBA"]


def test_a_gapped_clause_is_not_added_to_the_count_before_it() -> None:
    annotation = annotated(sentences.GAPPED)
    (killed,) = slots(annotation, "killed")
    (injured,) = slots(annotation, "injured")
    assert bounds(killed) == (12, 12)
    assert bounds(injured)[0] >= 24


def test_not_one_is_none() -> None:
    annotation = annotated(sentences.NOT_ONE)
    (captured,) = slots(annotation, "captured")
    assert bounds(captured) == (0, 0)
    assert captured.polarity is True
    (happened,) = slots(annotation, "happened")
    assert happened.value == Happened(value=False)


def test_leaving_dead_and_wounded() -> None:
    annotation = annotated(sentences.LEAVING)
    (killed,) = slots(annotation, "killed")
    (injured,) = slots(annotation, "injured")
    assert (bounds(killed), bounds(injured)) == ((3, 3), (5, 5))
    (manner,) = slots(annotation, "manner")
    assert manner.value == Words("without a fight")


def test_quotations_have_their_speaker_over_sentences() -> None:
    annotation = annotated(sentences.QUOTED)
    spoken = {s.value.text: s.speaker.chain for s in slots(annotation, "wording") if isinstance(s.value, Words) and s.speaker}
    assert spoken == {"We are in full control of the town": ("Ana Brezek",), "Nobody was hurt.": ("Ana Brezek",)}
    (hurt,) = slots(annotation, "injured")
    assert bounds(hurt) == (0, 0)


def test_she_is_the_only_person_named_before() -> None:
    (mayor,) = [entity for entity in annotated(sentences.QUOTED).entities if entity.type == "person"]
    assert [mention.span.quote for mention in mayor.mentions if mention.form == "pronoun"] == ["She"]
    assert mayor.roles == ("Mayor",)


@pytest.mark.parametrize("name", sorted(ALL))
def test_every_span_rereads_and_every_statement_has_evidence(name: str) -> None:
    report, tagged = read_parse(ALL[name])
    annotation = annotate_tagged(report, tagged)
    assert annotation.statements
    for statement in annotation.statements:
        assert statement.evidence
        assert statement.found_by
        for span in (*statement.evidence, statement.sentence):
            assert report.rereads(span)
    for event in annotation.events:
        assert all(report.rereads(span) for span in (event.trigger, event.clause, event.sentence, *(r.span for r in event.roles)))
    for entity in annotation.entities:
        assert all(report.rereads(mention.span) and mention.entity == entity.key for mention in entity.mentions)
    for attribution in annotation.attributions:
        assert report.rereads(attribution.content)


@pytest.mark.parametrize("name", sorted(ALL))
def test_the_same_input_gives_the_same_annotation(name: str) -> None:
    assert annotated(ALL[name]) == annotated(ALL[name])


def test_a_distance_and_a_direction_say_where() -> None:
    report, tagged = read_parse("""
        Clashes clash NOUN 2 nsubj event=occurrence
        erupted erupt VERB 0 root
        30 30 NUM 4 nummod
        km km NOUN 5 obl:unmarked
        west west ADV 2 advmod
        of of ADP 7 case
        Zinder Zinder PROPN 5 obl name=place
        . . PUNCT 2 punct glued
    """)
    annotation = annotate_tagged(report, tagged)
    (where,) = [each.value for each in annotation.statements if each.slot == "place"]
    assert isinstance(where, Where)
    assert where.text == "30 km west of Zinder"
    assert where.entity is None
    assert where.place is not None
    zinder = next(each.place for each in annotation.entities if each.name == "Zinder")
    assert zinder is not None
    assert where.place.longitude == pytest.approx(zinder.longitude - 0.277, abs=0.02)


def test_what_is_only_hoped_for_reports_no_happening() -> None:
    report, tagged = read_parse("""
        The the DET 2 det
        council council NOUN 3 nsubj
        hopes hope VERB 0 root
        to to PART 5 mark
        achieve achieve VERB 3 xcomp event=occurrence
        more more ADJ 5 obj
        in in ADP 8 case
        Sarat Sarat PROPN 5 obl name=place
        . . PUNCT 3 punct glued
    """)
    annotation = annotate_tagged(report, tagged)
    assert [event.lemma for event in annotation.events] == ["achieve"]
    assert not slots(annotation, "happened")
    assert slots(annotated(sentences.LEAVING), "happened")
