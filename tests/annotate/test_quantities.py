import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.annotate.document import open_report
from rashomon.annotate.quantities import quantities
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
