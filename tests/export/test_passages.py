"""Excerpts and marked texts, whatever the text and the spans."""

from hypothesis import given
from hypothesis import strategies as st

from rashomon.export.figures import compare_words, ruler
from rashomon.export.passages import REACH, excerpt, paragraphs, slugs
from rashomon.model import Quantity, Report, Span
from tests.compose import sample

TEXT = st.text(alphabet=st.sampled_from("ab.!? \n\t“”AZ🚢é\u0301\u202e"), min_size=1, max_size=400)


@st.composite
def report_and_spans(draw: st.DrawFn) -> tuple[Report, list[Span]]:
    report = Report("r", draw(TEXT), "0")
    ends = st.integers(0, len(report.text))
    pairs = draw(st.lists(st.tuples(ends, ends), min_size=1, max_size=8))
    spans = [report.span(min(p), max(p)) for p in pairs if p[0] != p[1]]
    return report, spans or [report.span(0, len(report.text))]


@given(report_and_spans())
def test_segments_are_the_text_and_mark_each_span_whole(made: tuple[Report, list[Span]]) -> None:
    report, spans = made
    blocks = paragraphs(report, spans)
    shown = "".join(segment.text for block in blocks for segment in block)
    assert "".join(shown.split()) == "".join(report.text.split())
    for span in spans:
        pieces = [s for block in blocks for s in block if span in s.inside]
        assert "".join("".join(p.text for p in pieces).split()) == "".join(span.quote.split())
        if span.quote.strip():  # blanks alone may fall between two paragraphs: then no link leads to them
            assert sum(span in s.starts for block in blocks for s in block) == 1


def test_a_span_that_begins_with_the_blank_before_a_paragraph_is_linked_once() -> None:
    report = Report("r", "? \n\n?", "0")
    span = report.span(1, 5)
    assert [span in s.starts for block in paragraphs(report, [span]) for s in block] == [False, False, True]


@given(report_and_spans())
def test_an_excerpt_is_short_and_holds_the_first_span(made: tuple[Report, list[Span]]) -> None:
    report, spans = made
    pieces = excerpt(report, spans)
    first = min(spans)
    assert first.quote in "".join(p.text for p in pieces if p.marked) or first.quote in "".join(p.text for p in pieces)
    assert len("".join(p.text for p in pieces)) <= len(first.quote) + 2 * REACH + 4


def test_an_excerpt_is_the_sentence_of_its_evidence() -> None:
    spans = [sample.span("kestrel-1", "Nine people"), sample.span("kestrel-1", "died")]
    pieces = excerpt(sample.REPORTS["kestrel-1"], spans)
    assert [(p.text, p.marked) for p in pieces] == [
        ("Nine people died", True),
        (" and dozens were injured, according to the harbour office.", False),
    ]


def test_a_text_without_a_full_stop_gives_an_excerpt_all_the_same() -> None:
    report = Report("r", "word " * 10_000, "0")
    pieces = excerpt(report, [report.span(25_000, 25_004)])
    assert pieces[0].text == "… "
    assert pieces[-1].text == " …"


def test_addresses_of_reports_are_plain_and_different() -> None:
    ids = ["a-1", "a 1", "a/1", "صحيفة", "🚢", "", "a-1'\"><script>"]
    found = slugs(Report(i, "x", "0") for i in ids)
    assert len(set(found.values())) == len(ids)
    assert found["a-1"] == "r-a-1"
    assert all(c.isascii() and (c.isalnum() or c in "-_") for slug in found.values() for c in slug)


def test_a_ruler_sets_figures_by_their_size() -> None:
    marks = ruler([Quantity(145, 145), Quantity(128, 128), Quantity(101, float("inf"))], ["145", "128", "more than 100"])
    assert [(m.label, m.open) for m in marks] == [("more than 100", True), ("128", False), ("145", False)]
    assert marks[0].x < marks[1].x < marks[2].x <= 100
    assert marks[0].x2 == 100


def test_figures_that_cannot_be_compared_have_no_ruler() -> None:
    assert ruler([Quantity(1, 1), Quantity(1, 1)], ["1", "1"]) == ()
    assert ruler([Quantity(1, 1, unit="km"), Quantity(2, 2)], ["1 km", "2"]) == ()
    assert ruler([Quantity(1, 1)], ["1"]) == ()


def test_wordings_are_compared_word_by_word() -> None:
    one, other = compare_words(["We turned back too late, we say", "We turned back late, they say"])
    assert [p.text for p in one if p.marked] == ["too", "we"]
    assert [p.text for p in other if p.marked] == ["they"]


@given(st.lists(st.text(alphabet="ab ’,“", max_size=40), min_size=1, max_size=4))
def test_compared_wordings_keep_their_words(texts: list[str]) -> None:
    assert ["".join(p.text for p in pieces) for pieces in compare_words(texts)] == texts
