"""Verbs that are one deed with a word behind them, wherever the parse hangs that word up."""

import pytest

from rashomon.annotate.pipeline import annotate_tagged
from tests.annotate.parses import read_parse

TAKEN = """
Rebels rebel NOUN 2 nsubj
took take VERB 0 root event=occurrence
30 30 NUM 4 nummod
fighters fighter NOUN 2 obj
prisoner prisoner NOUN {head} {relation}
. . PUNCT 2 punct glued
"""
PUSHED = """
Troops troops NOUN 4 nsubj:pass
had have AUX 4 aux
been be AUX 4 aux:pass
pushed push VERB 0 root event=occurrence
back back ADV 4 {relation}
. . PUNCT 4 punct glued
"""


@pytest.mark.parametrize(
    ("head", "relation"), [(2, "xcomp"), (2, "obj"), (2, "nsubj"), (2, "advmod"), (4, "compound"), (4, "appos")]
)
def test_taken_prisoner(head: int, relation: str) -> None:
    annotation = annotate_tagged(*read_parse(TAKEN.format(head=head, relation=relation)))
    assert [event.lemma for event in annotation.events] == ["take prisoner"]
    assert [(s.slot, s.evidence[0].quote) for s in annotation.statements if s.slot == "captured"] == [("captured", "30")]


@pytest.mark.parametrize("relation", ["compound:prt", "advmod"])
def test_pushed_back(relation: str) -> None:
    annotation = annotate_tagged(*read_parse(PUSHED.format(relation=relation)))
    assert [event.lemma for event in annotation.events] == ["push back"]
    assert "happened" in {statement.slot for statement in annotation.statements}


LIES = """
The the DET 2 det
gate gate NOUN 7 nsubj
, , PUNCT 5 punct glued
{who} {who} PRON 5 nsubj
{verb} lie VERB 2 acl:relcl event=occurrence
down down ADV 5 advmod
fell fall VERB 0 root event=occurrence
. . PUNCT 7 punct glued
"""


@pytest.mark.parametrize(("who", "verb", "found"), [("which", "lies", ["fall"]), ("who", "lies", ["lie", "fall"])])
def test_where_a_thing_lies_is_no_happening(who: str, verb: str, found: list[str]) -> None:
    annotation = annotate_tagged(*read_parse(LIES.format(who=who, verb=verb)))
    assert [event.lemma for event in annotation.events] == found


DECLINED = """
He he PRON 2 nsubj
declined decline VERB 0 root
to to PART 4 mark
attend attend VERB 2 xcomp
the the DET 6 det
launch launch NOUN 4 obj event=occurrence
. . PUNCT 2 punct glued
"""


def test_who_stays_away_does_not_deny_that_it_took_place() -> None:
    annotation = annotate_tagged(*read_parse(DECLINED))
    assert {event.lemma: event.polarity for event in annotation.events}.get("launch", True)
