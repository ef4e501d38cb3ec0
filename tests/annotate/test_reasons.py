"""Why it happened, from hand-made parses."""

import pytest

from rashomon.annotate.pipeline import annotate_tagged
from rashomon.model import Words
from tests.annotate.parses import read_parse

BECAUSE = """
The the DET 2 det
march march NOUN 4 nsubj:pass event=occurrence
was be AUX 4 aux:pass
cancelled cancel VERB 0 root event=occurrence
because because SCONJ 7 mark
snow snow NOUN 7 nsubj
fell fall VERB 4 advcl event=occurrence
. . PUNCT 4 punct glued
"""
BLAST = """
Two two NUM 2 nummod
guards guard NOUN 4 nsubj:pass
were be AUX 4 aux:pass
killed kill VERB 0 root event=occurrence
in in ADP 7 case
a a DET 7 det
blast blast NOUN 4 obl event=occurrence
. . PUNCT 4 punct glued
"""
OVER = """
Farmers farmer NOUN 2 nsubj
protested protest VERB 0 root event=occurrence
over over ADP 5 case
the the DET 5 det
tax tax NOUN 2 obl
. . PUNCT 2 punct glued
"""
SPARKED = """
The the DET 2 det
ruling ruling NOUN 3 nsubj
sparked spark VERB 0 root event=causative
protests protest NOUN 3 obj event=occurrence
. . PUNCT 3 punct glued
"""
WHERE = """
Two two NUM 2 nummod
guards guard NOUN 4 nsubj:pass
were be AUX 4 aux:pass
killed kill VERB 0 root event=occurrence
in in ADP 7 case
a a DET 7 det
house house NOUN 4 obl
. . PUNCT 4 punct glued
"""
AFTER = """
Farmers farmer NOUN 2 nsubj
protested protest VERB 0 root event=occurrence
after after ADP 5 case
a a DET 5 det
clash clash NOUN 2 obl event=occurrence
. . PUNCT 2 punct glued
"""
DAYS_AFTER = """
Farmers farmer NOUN 2 nsubj
protested protest VERB 0 root event=occurrence
eight eight NUM 4 nummod
days day NOUN 7 obl:npmod
after after ADP 7 case
a a DET 7 det
clash clash NOUN 2 obl event=occurrence
. . PUNCT 2 punct glued
"""
A_YEAR_SINCE = """
Farmers farmer NOUN 2 nsubj
protested protest VERB 0 root event=occurrence
a a DET 4 det
year year NOUN 8 obl:npmod
since since SCONJ 8 mark
the the DET 7 det
mill mill NOUN 8 nsubj
closed close VERB 2 advcl event=occurrence
. . PUNCT 2 punct glued
"""


@pytest.mark.parametrize(
    ("columns", "effect", "reason"),
    [
        (BECAUSE, "cancelled", "snow fell"),
        (BLAST, "killed", "a blast"),
        (OVER, "protested", "the tax"),
        (AFTER, "protested", "a clash"),
        (SPARKED, "protests", "The ruling"),
    ],
)
def test_a_reason_with_its_words(columns: str, effect: str, reason: str) -> None:
    annotation = annotate_tagged(*read_parse(columns))
    (found,) = [each for each in annotation.statements if each.slot == "reason"]
    assert isinstance(found.value, Words)
    assert reason in found.value.text
    assert effect not in found.value.text
    assert next(event.trigger.quote for event in annotation.events if event.id == found.event) == effect


@pytest.mark.parametrize("columns", [WHERE, DAYS_AFTER, A_YEAR_SINCE])
def test_where_and_how_long_after_are_no_reasons(columns: str) -> None:
    annotation = annotate_tagged(*read_parse(columns))
    assert not [each for each in annotation.statements if each.slot == "reason"]
