"""Quotations by their marks alone."""

import pytest

from rashomon.annotate.speech.quotes import Quotations, find_quotes


def inner(text: str) -> list[list[str]]:
    return [[text[start:end] for start, end in quote.inner] for quote in find_quotes(text)]


@pytest.mark.parametrize(
    "text",
    [
        "He said: “Stay calm.” Then he left.",
        'He said: "Stay calm." Then he left.',
        "He said: «Stay calm.» Then he left.",
        "He said: „Stay calm.“ Then he left.",
        "He said: ‘Stay calm.’ Then he left.",
        "He said: 'Stay calm.' Then he left.",
        "He said: ``Stay calm.'' Then he left.",
        "He said: ''Stay calm.'' Then he left.",
    ],
)
def test_marks_of_all_kinds(text: str) -> None:
    assert inner(text) == [["Stay calm."]]


@pytest.mark.parametrize(
    "text",
    [
        "The fighters’ camp and the soldiers’ tents burned.",
        "It's Omar's, isn't it?",
        "In the '90s rock 'n' roll was loud.",
        "5' 10\" tall",
    ],
)
def test_apostrophes_are_no_quotations(text: str) -> None:
    assert inner(text) == []


def test_a_plural_inside_single_marks_does_not_end_them() -> None:
    assert inner("‘The fighters’ camp is gone,’ he said.") == [["The fighters’ camp is gone,"]]


def test_a_quotation_goes_on_in_the_next_paragraph_that_opens_with_a_mark() -> None:
    text = "“We will stay.\n\n“We will not leave,” she said."
    assert inner(text) == [["We will stay.", "We will not leave,"]]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "She said “we will stay.\n\nThe town was quiet."
    (quote,) = find_quotes(text)
    assert not quote.closed
    assert text[quote.start : quote.end] == "“we will stay."


def test_the_quotation_around_an_offset() -> None:
    text = "a “b c” d “e” f"
    marks = Quotations(find_quotes(text))
    found = marks.at(text.index("c"))
    assert found is not None
    assert text[found.start : found.end] == "“b c”"
    assert marks.at(text.index("d")) is None
    assert [text[quote.start : quote.end] for quote in marks.over(0, len(text))] == ["“b c”", "“e”"]
