import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.annotate.counts.quantities import quantities
from rashomon.annotate.grammar.document import open_report
from rashomon.annotate.pipeline import annotate_tagged
from rashomon.model import Report
from tests.annotate.parses import read_parse


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (
            """
            Rebels rebel NOUN 2 nsubj
            took take VERB 0 root
            145 145 NUM 5 nummod
            border border NOUN 5 compound
            guards guard NOUN 2 obj
            prisoner prisoner NOUN 2 xcomp
            """,
            [("145", "border guards")],
        ),
        (
            """
            More more ADJ 3 advmod
            than than ADP 1 fixed
            100 100 NUM 8 nsubj:pass
            of of ADP 6 case
            his his PRON 6 nmod:poss
            soldiers soldier NOUN 3 nmod
            were be AUX 8 aux:pass
            captured capture VERB 0 root
            """,
            [("More than 100", "his soldiers")],
        ),
        (
            """
            128 128 NUM 4 nsubj:pass
            had have AUX 4 aux
            been be AUX 4 aux:pass
            captured capture VERB 0 root
            """,
            [("128", "")],
        ),
        (
            """
            Dozens dozen NOUN 4 nsubj
            of of ADP 3 case
            lorries lorry NOUN 1 nmod
            left leave VERB 0 root
            """,
            [("Dozens", "lorries")],
        ),
        (
            """
            The the DET 3 det
            three three NUM 3 nummod
            bridges bridge NOUN 6 nsubj
            80 80 NUM 5 nummod
            km km NOUN 6 obl
            away away ADV 0 root
            """,
            [("three", "bridges"), ("80 km", "")],
        ),
        (
            """
            The the DET 2 det
            reality reality NOUN 0 root
            of of ADP 5 case
            128 128 NUM 5 nummod
            miners miner NOUN 2 nmod
            dead dead ADJ 5 amod
            """,
            [("128", "miners")],
        ),
    ],
)
def test_what_is_counted(columns: str, expected: list[tuple[str, str]]) -> None:
    report, tagged = read_parse("\n".join(line.strip() for line in columns.strip().splitlines()))
    found = quantities(report, open_report(report, tagged))
    assert [(each.span.quote, each.quantity.counted) for each in found] == expected
    for each in found:
        assert report.rereads(each.span)
        assert each.counted is None or (report.rereads(each.counted) and each.counted.quote == each.quantity.counted)


def test_without_a_parse_nothing_is_said_to_be_counted() -> None:
    (found,) = quantities(Report(id="r", text="145 guards", sha256=""))
    assert (found.quantity.low, found.quantity.counted, found.counted) == (145, "", None)


@given(st.text(alphabet="012 ,.-abc $%()\n½", max_size=200))
def test_spans_reread(text: str) -> None:
    report = Report(id="r", text=text, sha256="")
    assert all(report.rereads(each.span) for each in quantities(report))


FAR = """
Days day NOUN 5 obl:unmarked
after after SCONJ 5 mark
the the DET 4 det
miners miner NOUN 5 nsubj
{verb} {verb} VERB 8 advcl
, , PUNCT 5 punct glued
police police NOUN 8 nsubj
searched search VERB 0 root
two two NUM 10 nummod
tunnels tunnel NOUN 8 obj
, , PUNCT 12 punct glued
one one NUM {head} {relation}
heading head VERB 12 acl
south south ADV 13 advmod
"""


@pytest.mark.parametrize(("head", "relation", "found"), [(5, "nsubj", []), (8, "parataxis", [])])
def test_a_second_subject_far_behind_its_verb_counts_nobody(head: int, relation: str, found: list[str]) -> None:
    annotation = annotate_tagged(*read_parse(FAR.format(verb="vanished", head=head, relation=relation)))
    assert [s.slot for s in annotation.statements if s.slot == "missing" and s.evidence[0].quote == "one"] == found
