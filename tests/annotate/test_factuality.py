"""Polarity and modality of verbs under other verbs."""

import pytest

from rashomon.annotate.events.factuality import modality_of, polarity_of
from rashomon.annotate.grammar.tree import Tree, grow
from tests.annotate.parses import read_parse


def under(verb: str, *, helper: str = "", marker: str = "to", relation: str = "xcomp", form: str = "take") -> tuple[Tree, int]:
    """As in "Troops (helper) VERB to take Sarat": the tree and the place of "take"."""
    lines = ["Troops troop NOUN V nsubj"]
    if helper:
        pos = "AUX" if helper in {"will", "may", "did", "would", "were"} else "PART"
        lines.append(f"{helper} {helper} {pos} V {'aux' if pos == 'AUX' else 'advmod'}")
    lines.append(f"{verb} {verb} VERB 0 root")
    top = len(lines)
    if marker:
        lines.append(f"{marker} {marker} PART T mark")
    lines.append(f"{form} take VERB {top} {relation}")
    low = len(lines)
    lines.append(f"Sarat Sarat PROPN {low} obj name=place")
    text = "\n".join(lines).replace(" V ", f" {top} ").replace(" T ", f" {low} ")
    _, tagged = read_parse(text)
    return grow(tagged.sentences[0]), low - 1


@pytest.mark.parametrize(
    ("verb", "helper", "happened", "modality"),
    [
        ("fail", "", False, "certain"),
        ("fail", "not", True, "certain"),
        ("refuse", "", False, "certain"),
        ("manage", "", True, "certain"),
        ("begin", "", True, "certain"),
        ("plan", "", True, "planned"),
        ("vow", "", True, "planned"),
        ("order", "", True, "planned"),
        ("try", "", True, "possible"),
        ("seem", "", True, "probable"),
        ("begin", "may", True, "possible"),
        ("begin", "will", True, "planned"),
        ("expect", "", True, "planned"),
        ("decline", "", False, "certain"),
    ],
)
def test_verbs_above(verb: str, helper: str, happened: bool, modality: str) -> None:
    tree, low = under(verb, helper=helper)
    assert polarity_of(tree, low) is happened
    assert modality_of(tree, low) == modality


def test_what_is_denied() -> None:
    tree, low = under("deny", marker="", form="taking")
    assert polarity_of(tree, low) is False


def test_without() -> None:
    tree, low = under("leave", marker="without", relation="advcl", form="taking")
    assert polarity_of(tree, low) is False


def parse(columns: str) -> Tree:
    _, tagged = read_parse(columns)
    return grow(tagged.sentences[0])


def test_what_is_avoided_or_cancelled_did_not_come_about() -> None:
    tree = parse("""
        The the DET 2 det
        talks talk NOUN 4 nsubj:pass event=occurrence
        were be AUX 4 aux:pass
        cancelled cancel VERB 0 root
    """)
    assert polarity_of(tree, 1) is False
    assert polarity_of(tree, 3) is True


def test_by_doing_is_how_and_was_done() -> None:
    tree = parse("""
        Omar Omar PROPN 2 nsubj name=person
        avoided avoid VERB 0 root
        arrest arrest NOUN 2 obj event=occurrence
        by by SCONJ 5 mark
        leaving leave VERB 2 advcl event=occurrence
    """)
    assert polarity_of(tree, 2) is False
    assert polarity_of(tree, 4) is True


def test_refusal_to_do_and_lack_of() -> None:
    tree = parse("""
        The the DET 2 det
        refusal refusal NOUN 5 nsubj
        to to PART 4 mark
        withdraw withdraw VERB 2 acl event=occurrence
        angered anger VERB 0 root
        Merz Merz PROPN 5 obj name=place
    """)
    assert polarity_of(tree, 3) is False


def test_a_number_is_no_negation() -> None:
    tree = parse("""
        The the DET 2 det
        Hornets Hornets PROPN 3 nsubj name=organisation
        secured secure VERB 0 root event=occurrence
        the the DET 8 det
        No No DET 8 det
        . . PUNCT 5 punct glued
        5 5 NUM 8 nummod
        seed seed NOUN 3 obj
    """)
    assert polarity_of(tree, 2) is True


def test_what_will_be_held_is_planned_and_what_would_later_come_is_not() -> None:
    tree = parse("""
        Talks talk NOUN 4 nsubj:pass event=occurrence
        will will AUX 4 aux
        be be AUX 4 aux:pass
        held hold VERB 0 root
    """)
    assert modality_of(tree, 0) == "planned"
    tree = parse("""
        Two two NUM 4 nsubj
        would would AUX 4 aux
        later later ADV 4 advmod
        die die VERB 0 root event=occurrence
    """)
    assert modality_of(tree, 3) == "certain"


def test_a_headline_in_the_infinitive_is_planned_and_an_outcome_is_not() -> None:
    tree = parse("""
        Merz Merz PROPN 3 nsubj name=place
        to to PART 3 mark
        withdraw withdraw VERB 0 root event=occurrence
    """)
    assert modality_of(tree, 2) == "planned"
    tree = parse("""
        Shares share NOUN 2 nsubj
        fell fall VERB 0 root event=occurrence
        to to PART 4 mark
        close close VERB 2 advcl event=occurrence
    """)
    assert modality_of(tree, 3) == "certain"


def test_hopes_and_fears_of_something() -> None:
    tree = parse("""
        Fears fear NOUN 4 nsubj
        of of ADP 3 case
        war war NOUN 1 nmod event=occurrence
        grew grow VERB 0 root
    """)
    assert modality_of(tree, 2) == "possible"


def test_not_only_denies_nothing() -> None:
    tree = parse("""
        Guards guard NOUN 4 nsubj
        not not PART 4 advmod
        only only ADV 2 advmod
        repulsed repulse VERB 0 root event=occurrence
        them they PRON 4 obj
    """)
    assert polarity_of(tree, 3) is True


@pytest.mark.parametrize(("adjective", "happened"), [("untrue", False), ("baseless", False), ("true", True)])
def test_what_is_said_of_a_report_is_said_of_what_it_reports(adjective: str, happened: bool) -> None:
    tree = parse(f"""
        Claims claim NOUN 7 nsubj
        that that SCONJ 5 mark
        Sarat Sarat PROPN 5 nsubj:pass name=place
        was be AUX 5 aux:pass
        looted loot VERB 1 acl event=occurrence
        are be AUX 7 cop
        {adjective} {adjective} ADJ 0 root
    """)
    assert polarity_of(tree, 4) is happened


def test_a_denied_claim_denies_what_it_claims() -> None:
    tree = parse("""
        He he PRON 2 nsubj
        denied deny VERB 0 root
        claims claim NOUN 2 obj
        that that SCONJ 7 mark
        Sarat Sarat PROPN 7 nsubj:pass name=place
        was be AUX 7 aux:pass
        looted loot VERB 3 acl event=occurrence
    """)
    assert polarity_of(tree, 6) is False


def test_what_is_only_set_aside_is_not_denied() -> None:
    tree = parse("""
        She she PRON 2 nsubj
        blamed blame VERB 0 root event=occurrence
        the the DET 4 det
        miners miner NOUN 2 obj
        , , PUNCT 8 punct glued
        not not PART 8 advmod
        the the DET 8 det
        shooting shooting NOUN 4 conj event=occurrence
    """)
    assert polarity_of(tree, 7) is True


def test_who_denies_an_allegation_does_not_deny_that_it_was_made() -> None:
    for noun, happened in (("allegations", True), ("attack", False)):
        tree = parse(f"""
            She she PRON 2 nsubj
            denied deny VERB 0 root event=reporting
            the the DET 4 det
            {noun} {noun.removesuffix("s")} NOUN 2 obj event=occurrence
        """)
        assert polarity_of(tree, 3) is happened
