"""Text and Markdown: safe to print, safe to render, and every statement with its reports."""

import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from rashomon.export import export
from rashomon.export.markdown import safe
from rashomon.export.plain import line
from tests.compose import sample


def test_text_is_eighty_eight_columns_of_printable_characters() -> None:
    made = export(sample.account(), "text")
    assert max(len(row) for row in made.splitlines()) <= 88
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", made)
    assert all(row == row.rstrip() for row in made.splitlines())


@given(st.text())
def test_no_text_can_move_a_terminals_cursor(text: str) -> None:
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|[\ud800-\udfff]", line(text))


@given(st.text(alphabet="ab1 \n*_`[]()<>#+-.!|~&\\=:/"))
def test_no_text_becomes_markup(text: str) -> None:
    """What a report says stands in the rendered page as it was, letter for letter, and as nothing but text."""
    rendered = MarkdownIt("commonmark").parse(f"x {safe(text)}")
    inline = [child for token in rendered if token.type == "inline" for child in token.children or ()]
    assert [token.type for token in rendered] == ["paragraph_open", "inline", "paragraph_close"]
    assert {child.type for child in inline} <= {"text", "text_special"}
    assert "".join(child.content for child in inline) == f"x {line(text)}".rstrip()


@given(st.text(alphabet="ab1 *_[]<>#+-.!|)=~"))
def test_no_text_becomes_markup_at_the_head_of_a_line(text: str) -> None:
    if line(text):
        rendered = MarkdownIt("commonmark").parse(safe(text))
        assert [token.type for token in rendered] == ["paragraph_open", "inline", "paragraph_close"]


def test_markdown_shows_hostile_markup_as_text() -> None:
    rendered = MarkdownIt("commonmark").render(export(sample.account(), "markdown"))
    assert "<script" not in rendered
    assert "&lt;script&gt;" in rendered
    assert "<b>" not in rendered
    assert rendered.count("<h3>") == 8
