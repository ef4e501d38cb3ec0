"""Two passages as numbers: the mark stays in sight, the window holds, nothing is read twice."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.encoding import Vocabulary
from rashomon.language.pairing import CLOSE, OPEN, WINDOW, Passage, encode_pair
from rashomon.language.weights import load_reader

WORDS = st.lists(
    st.sampled_from("the town fell after 12 days of heavy-handed shelling , officials Österreich said 🙂".split()), max_size=120
)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_reader().vocabulary


def test_the_marked_words_stand_between_their_marks(vocabulary: Vocabulary) -> None:
    a = Passage(("Rebels", "stormed", "the", "fort", "."), (1, 2))
    b = Passage(("The", "fort", "was", "stormed", "."), (3, 4))
    pair = encode_pair(a, b, vocabulary)
    ids = pair.subwords.tolist()
    assert ids.count(OPEN) == ids.count(CLOSE) == 2
    for row in (0, 1):
        (inside,) = np.nonzero(pair.over[row])
        assert ids[inside[0] - 1] == OPEN
        assert ids[inside[-1] + 1] == CLOSE
    assert vocabulary.subwords("stormed") == tuple(ids[np.nonzero(pair.over[0])[0][0] : np.nonzero(pair.over[0])[0][-1] + 1])


def test_a_mark_at_the_end_of_a_long_passage_is_read(vocabulary: Vocabulary) -> None:
    words = ("word",) * 400 + ("quake",)
    pair = encode_pair(Passage(words, (400, 401)), Passage(("quake",), (0, 1)), vocabulary)
    assert vocabulary.subwords("quake")[0] in pair.subwords.tolist()
    assert len(pair.subwords) <= 2 * (WINDOW + 3) + 1


@given(a=WORDS, b=WORDS, data=st.data())
def test_every_passage_gives_numbers_within_the_window(
    vocabulary: Vocabulary, a: list[str], b: list[str], data: st.DataObject
) -> None:
    def passage(words: list[str]) -> Passage:
        if not words or data.draw(st.booleans()):
            return Passage(tuple(words))
        start = data.draw(st.integers(0, len(words) - 1))
        return Passage(tuple(words), (start, data.draw(st.integers(start + 1, len(words)))))

    pair = encode_pair(passage(a), passage(b), vocabulary)
    length = len(pair.subwords)
    assert pair.shapes.shape == pair.segments.shape == (length,)
    assert pair.over.shape == (2, length)
    assert length <= 2 * (WINDOW + 3) + 1
    for row, words in enumerate((a, b)):
        assert pair.over[row].sum() == pytest.approx(1.0 if words else 0.0, abs=1e-5)
