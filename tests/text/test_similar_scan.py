"""Reading many texts at once gives what reading each by itself gives, and equal numbers for words that compare as equal."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.text.similar import words_of
from rashomon.text.similar_scan import Lexicon, code_of

PIECES = (
    "Gen. Ober", "organised", "organized", "U.S.", "U.N.-led", "p.m.", "1,200", "10:30", "3.5", "80km", "don't", "it's",
    "O’Neil's", "é", "naïve", "Привет", "мир", "中文", "🌊", "\x00", "\u202e", "-", "—", "“We", "will,”", "(he", "said)", "...",
    "!", "?", "\n", "\n\n", "\r\n", "a" * 40, "MiXeD", "the", "The", "St.", "street", "No.", "7", "x.y.z", ".", ",", "'", "’",
)  # fmt: skip
TEXTS = st.lists(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.text(max_size=40), max_size=5)


@settings(deadline=None, max_examples=40)
@given(TEXTS)
def test_words_offsets_and_numbers_do_not_depend_on_company(texts: list[str]) -> None:
    lexicon = Lexicon()
    scan = lexicon.scan(texts)
    assert len(scan.first) == len(texts) + 1
    for k, text in enumerate(texts):
        own = slice(int(scan.first[k]), int(scan.first[k + 1]))
        alone = Lexicon().scan([text])
        for name in ("starts", "ends", "codes", "upper", "lower", "digit", "opens"):
            assert np.array_equal(getattr(alone, name), getattr(scan, name)[own]), name
        for start, end, code in zip(scan.starts[own].tolist(), scan.ends[own].tolist(), scan.codes[own].tolist(), strict=True):
            assert any(c.isalnum() for c in text[start:end])
            assert code == code_of(text[start:end])
        assert (scan.ends[own][:-1] <= scan.starts[own][1:]).all()


def test_words_are_those_of_words_of() -> None:
    text = (
        "Gen. Ober told the U.S. envoy at 10:30 p.m. that 1,200 troops weren’t organised.\n\n"
        "O'Neil's 80km march — “hard” — ended; Привет, мир! naïve café 3.5 per cent, St. Orlan's Street."
    )
    words, scan = words_of(text), Lexicon().scan([text])
    assert (scan.starts.tolist(), scan.ends.tolist()) == (list(words.starts), list(words.ends))
    assert scan.codes.tolist() == [code_of(text[s:e]) for s, e in zip(words.starts, words.ends, strict=True)]


def test_sentences_begin_after_stops_and_paragraphs_not_after_titles() -> None:
    text = (
        "Gen. Ober met J. Brandt at 9 a.m. on Elm St. near here. He left.\n\n"
        "A heading\nThis line was wrapped by the machine that printed it\nand goes on here! “Why?” she asked. “Never.” They went."
    )
    scan = Lexicon().scan([text])
    begins = [text[start:].split(maxsplit=1)[0] for start in scan.starts[scan.opens].tolist()]
    assert begins == ["Gen.", "He", "A", "This", "Why?”", "Never.”", "They"]


def test_long_stretches_without_a_stop_are_cut_by_content() -> None:
    words = ["".join(chr(97 + (k >> 4 * n) % 16) for n in range(4)) for k in range(0, 40_000, 97)]
    one, two = Lexicon().scan([" ".join(words)]), Lexicon().scan([" ".join(words[100:])])
    cuts_one = {words[k] for k in np.flatnonzero(one.opens)}
    cuts_two = {words[100 + k] for k in np.flatnonzero(two.opens)}
    assert max(np.diff(np.flatnonzero(one.opens))) <= 90
    assert len(cuts_one & cuts_two) >= 3


def test_many_words_of_many_letters_are_told_apart() -> None:
    words = [
        "".join(chr(97 + (k >> 4 * n) % 16) for n in range(3)) + ending for k in range(4096) for ending in ("", "q" * 30, "й")
    ]
    scan = Lexicon().scan([" ".join(words)])
    assert len(scan.codes) == len(words) == len(set(scan.codes.tolist()))


def test_an_accent_in_an_apostrophes_place_is_one() -> None:
    assert words_of("the Court´s view, don`t").keys == words_of("the Court’s view, don't").keys
