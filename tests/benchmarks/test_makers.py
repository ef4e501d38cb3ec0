"""Makers of altered copies know where each passage came from, make the same copy each time, and another for another split."""

import random

import pytest

from benchmarks.makers import KINDS, made, pieces_of, settings
from benchmarks.makers.edits import house_style, moved_figures, spun
from tests.trace.making import MARKET, STORM, joined

BASE, OTHER = joined(*STORM), joined(*MARKET)


def test_pieces_are_the_sentences() -> None:
    assert tuple(piece.text for piece in pieces_of(BASE)) == STORM
    assert all(BASE[piece.start : piece.end] == piece.text for piece in pieces_of(BASE))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_passages_lie_in_both_texts_and_cover_what_was_taken(kind: str) -> None:
    copy = made(kind, pieces_of(BASE), pieces_of(OTHER), seed=1, setting=settings("dev"))
    assert copy == made(kind, pieces_of(BASE), pieces_of(OTHER), seed=1, setting=settings("dev"))
    assert copy.passages
    for start, end, there, there_end in copy.passages:
        here_words, there_words = BASE[start:end].split(), copy.text[there:there_end].split()
        assert here_words
        assert there_words
        if kind in ("verbatim", "cut", "truncated", "reordered", "embedded", "half"):
            assert here_words == there_words
    outside = copy.text
    for _, _, there, there_end in sorted(copy.passages, key=lambda passage: -passage[2]):
        outside = outside[:there] + outside[there_end:]
    if kind in ("embedded", "half", "heavy_half"):
        assert all(sentence in OTHER for sentence in outside.split("\n\n") if sentence.strip())
    else:
        assert not outside.strip()


def test_spinning_keeps_names_and_figures_and_changes_the_rest() -> None:
    rng = random.Random(3)  # noqa: S311
    text = spun(BASE, rng, rate=0.9, senses=3)
    assert text != BASE
    assert all(name in text for name in ("Velmora", "Ilka Brandt", "14", "200"))


def test_figures_move_and_house_style_keeps_them() -> None:
    rng = random.Random(1)  # noqa: S311
    assert "14 people" not in moved_figures(BASE, rng)
    assert "14 people" in house_style(BASE, rng, rate=1.0, backwards=False)


def test_another_split_has_other_settings() -> None:
    assert settings("test") == settings("test")
    assert len({settings(split) for split in ("dev", "test", "train")}) == 3
