"""Words and sentences: UD conventions, offsets that re-read, hostile text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.words import split_sentences, split_words


def words(text: str) -> list[str]:
    return [text[a:b] for a, b in split_words(text)]


def sentences(text: str) -> list[str]:
    spans = split_words(text)
    return [text[spans[a][0] : spans[b - 1][1]] for a, b in split_sentences(text, spans)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They didn't go.", "They did n't go ."),
        ("They didn’t go.", "They did n’t go ."),
        ("She cannot leave, he won't.", "She can not leave , he wo n't ."),
        ("Veltria's army's", "Veltria 's army 's"),
        ("the miners' union", "the miners ' union"),
        ("a well-known man", "a well - known man"),
        ("a non-combatant", "a non-combatant"),
        ("80km away", "80 km away"),
        ("80 km away", "80 km away"),
        ("$5.2bn", "$ 5.2 bn"),
        ("1,250.5 tonnes", "1,250.5 tonnes"),
        ("at 10:30 a.m. sharp", "at 10:30 a.m. sharp"),
        ("the U.N. and Gen. Osk", "the U.N. and Gen. Osk"),
        ("on the 21st of May", "on the 21st of May"),
        ("in the 1990s", "in the 1990s"),
        ("“Go!” he said", "“ Go ! ” he said"),
        ("see https://example.org/a?b=c now", "see https://example.org/a?b=c now"),
        ("(LNA)", "( LNA )"),
        ("Wait... what?!", "Wait ... what ?!"),
        ("Harbour.The mayor", "Harbour . The mayor"),
    ],
)
def test_words_follow_ud(text: str, expected: str) -> None:
    assert words(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The mayor left. The council stayed.", 2),
        ("Gen. Osk met Dr. Vell. They spoke.", 2),
        ("The U.S. army left.", 1),
        ("It grew on Monday, with Wash. Gov. Ada Renk calling for talks.", 1),
        ("She was born in Albany, N.Y. He was not.", 2),
        ("He joined in Jan. 2011 at 5 p.m. on Friday.", 1),
        ("He left at 5 p.m. The rest stayed.", 2),
        ("“We won.” She smiled.", 2),
        ('"We won." She smiled.', 2),
        ('"Did we win?" she asked.', 1),
        ("J. K. Ostrander spoke.", 1),
        ("A headline without a stop\nA first sentence.", 2),
        ("Prices rose 3.5 percent. Wages did not.", 2),
        ("all lower case here. and again here.", 2),
        ("ALL CAPITALS HERE. AND AGAIN.", 2),
        ("One line\r\nanother", 2),
        ("It ended... They left.", 2),
        ("It ended ... and they left.", 1),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count, sentences(text)


TEXTS = st.text(st.characters(codec="utf-8"), max_size=200) | st.text(
    st.sampled_from("aA1 .,'’\"“”-\n\r!?…()$%:;@#/\u200f\u0301💥ß中"), max_size=200
)


@given(TEXTS)
def test_words_cover_all_that_is_not_space(text: str) -> None:
    spans = split_words(text)
    position = 0
    for start, end in spans:
        assert position <= start < end
        assert not text[position:start].strip()
        assert not any(character.isspace() for character in text[start:end])
        position = end
    assert not text[position:].strip()


@given(TEXTS)
def test_sentences_cover_all_words_and_never_cross_a_line(text: str) -> None:
    spans = split_words(text)
    position = 0
    for first, last in split_sentences(text, spans):
        assert first == position < last
        position = last
        assert not set("\n\r") & set(text[spans[first][0] : spans[last - 1][1]])
    assert position == len(spans)


@given(TEXTS, TEXTS)
def test_a_line_break_makes_texts_independent(one: str, other: str) -> None:
    joined = one + "\n" + other
    alone = split_words(one)
    shift = len(one) + 1
    assert split_words(joined) == alone + tuple((a + shift, b + shift) for a, b in split_words(other))


@pytest.mark.parametrize(
    "piece",
    ["word ", ".", "a.b", "'s", "don't", "-", "1,", "http://", "“ . ”", "\u0301", "A.", "a-", "12:", "@a.b", "\u200f", "💥"],
)
def test_time_grows_with_length_only(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    began = time.perf_counter()
    split_sentences(text, split_words(text))
    assert time.perf_counter() - began < 10
