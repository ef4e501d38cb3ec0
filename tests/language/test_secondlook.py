"""The second look at names: its features, and that it adds to the reader's scores what it says."""

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language import linking
from rashomon.language.secondlook import BLOCK, SecondLook, name_features, open_second_look, second_scores, with_neighbours
from rashomon.language.weights import load_reader

TAGS = 13
OWN = TAGS
PLACE = TAGS + 12
ELSEWHERE = PLACE + 7
FEATURES = ELSEWHERE + 9


def blank(**changes: object) -> SecondLook:
    numbers = {
        "given": {"mara": 0},
        "surnames": {"oduya": 5000},
        "common": frozenset({"reads"}),
        "hidden": np.zeros((3 * FEATURES, 4), dtype=np.float32),
        "hidden_bias": np.zeros(4, dtype=np.float32),
        "out": np.zeros((4, TAGS), dtype=np.float32),
        "out_bias": np.zeros(TAGS, dtype=np.float32),
        "keep": 1.0,
        "transitions": np.zeros((TAGS + 1, TAGS), dtype=np.float32),
    }
    return SecondLook(**(numbers | changes))  # type: ignore[arg-type]


def features(words: list[str], sure: dict[int, int] | None = None) -> np.ndarray:
    scores = np.zeros((len(words), TAGS), dtype=np.float32)
    for word, tag in (sure or {}).items():
        scores[word, tag] = 50.0
    return name_features(blank(), words, [word.istitle() for word in words], scores)


def test_the_lists_know_personal_names() -> None:
    found = features(["Mara", "Oduya", "reads"])
    assert found.shape == (3, FEATURES)
    assert found[:, OWN : OWN + 5].tolist() == [[1, 1, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 0, 1]]


def test_the_longest_place_is_found() -> None:
    found = features(["in", "New", "Zealand", "and", "Xqzzvy"])[:, PLACE : PLACE + 7]
    assert found[1, :2].tolist() == [1, 0]
    assert found[2, :2].tolist() == [0, 1]
    assert found[1, 4] == found[1, 6] == 1  # a state, of two words
    assert not found[[0, 3, 4]].any()


def test_a_word_is_told_what_the_reader_took_it_for_elsewhere() -> None:
    words = ["Tolva", "fell", ".", "tolva", "Tolva", "rose", "in", "Kesh"]
    found = features(words, {0: 5, 4: 1})[:, ELSEWHERE:]
    assert found[0, 1] == pytest.approx(1.0)  # the other one is a person
    assert found[4, 3] == pytest.approx(1.0)  # the other one is a place
    assert found[0, 7:].tolist() == [1, 1]
    assert found[7].tolist() == [0] * 9  # stands once, and never in lower case


def test_what_it_adds_and_nothing_else() -> None:
    scores = [np.arange(2 * TAGS, dtype=np.float32).reshape(2, TAGS), np.ones((1, TAGS), dtype=np.float32)]
    same = second_scores(blank(), ["a", "B", "c"], [False, True, False], scores)
    assert [each.tolist() for each in same] == [each.tolist() for each in scores]
    bias = np.linspace(-1, 1, TAGS, dtype=np.float32)
    moved = second_scores(blank(out_bias=bias, keep=2.0), ["a", "B", "c"], [False, True, False], scores)
    assert all(np.allclose(new, 2 * old + bias) for new, old in zip(moved, scores, strict=True))


def test_neighbours_end_with_the_chunk() -> None:
    hidden = np.zeros((3 * FEATURES, 4), dtype=np.float32)
    hidden[OWN, 0] = 1.0  # the word before is a given name
    out = np.zeros((4, TAGS), dtype=np.float32)
    out[0, 1] = 7.0
    look = blank(hidden=hidden, out=out)
    zeros = np.zeros((2, TAGS), dtype=np.float32)
    together = second_scores(look, ["Mara", "reads"], [True, False], [zeros])
    apart = second_scores(look, ["Mara", "reads"], [True, False], [zeros[:1], zeros[1:]])
    assert together[0][1, 1] == 7.0
    assert apart[1][0, 1] == 0.0


def test_many_words_are_moved_as_one_product_would_move_them() -> None:
    random = np.random.default_rng(7)
    numbers = {
        name: random.normal(size=getattr(blank(), name).shape).astype(np.float32) for name in ("hidden", "hidden_bias", "out")
    }
    look = blank(**numbers)
    words = [f"w{place}" for place in range(3 * BLOCK + 1)]
    proper = [False] * len(words)
    chunks = [random.normal(size=(size, TAGS)).astype(np.float32) for size in (BLOCK - 1, 1, 2 * BLOCK + 1)]
    rows = name_features(look, words, proper, np.concatenate(chunks))
    first = 0
    for moved, chunk in zip(second_scores(look, words, proper, chunks), chunks, strict=True):
        here = with_neighbours(rows[first : first + len(chunk)])
        hidden = np.maximum(here @ look.hidden + look.hidden_bias, 0)
        assert moved.dtype == np.float32
        assert np.allclose(moved, chunk + hidden @ look.out, rtol=1e-3, atol=1e-3)
        first += len(chunk)


def test_no_product_is_so_large_that_a_library_takes_threads_for_it() -> None:
    look = load_reader().second_look
    assert look is not None
    most = 4 * 65_536  # OpenBLAS: rows times columns times length, above which it calls other threads
    assert BLOCK * look.hidden.size <= most
    assert BLOCK * look.out.size <= most
    assert linking.BLOCK * linking.load_linker().tables["pair"].size <= most


@given(st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=12))
def test_any_words_give_finite_features(words: list[str]) -> None:
    found = features(words)
    assert found.shape == (len(words), FEATURES)
    assert np.isfinite(found).all()


def test_the_package_has_one_that_fits_the_reader() -> None:
    model = load_reader()
    look = model.second_look
    assert look is not None
    assert look.hidden.shape[0] == 3 * FEATURES
    assert look.out.shape[1] == len(model.labels["names"])
    assert model.taggers["names"].transitions.shape == look.transitions.shape
    assert "mary" in look.given
    assert "smith" in look.surnames


def test_written_and_read_again() -> None:
    buffer = io.BytesIO()
    arrays = {"given": np.frombuffer(b"mara\nile", dtype=np.uint8), "surnames": np.frombuffer(b"oduya", dtype=np.uint8)}
    numbers = {name: getattr(blank(), name) for name in ("hidden", "hidden_bias", "out", "out_bias", "keep", "transitions")}
    np.savez(buffer, **(arrays | numbers))
    look = open_second_look(buffer.getvalue(), frozenset())
    assert look.given == {"mara": 0, "ile": 1}
    assert look.hidden.shape == (3 * FEATURES, 4)
