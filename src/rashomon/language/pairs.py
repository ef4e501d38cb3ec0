"""The pair model behind plain functions: whether two tellings are of one event, and how two claims stand to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rashomon.language.encoding import Vocabulary
from rashomon.language.pairing import Passage, encode_pair
from rashomon.language.weights import about_weights, checked_weights, load_reader, open_session, weights_folder


@dataclass(frozen=True, slots=True)
class Relation:
    """How two claims stand to each other, as probabilities that sum to 1.

    Attributes:
        agree: Both say the same.
        differ: They cannot both hold as they are said: another number, place, day, name, or one denies the other.
        finer: One says what the other says, and more.
        unrelated: They are about different matters.
    """

    agree: float
    differ: float
    finer: float
    unrelated: float

    @property
    def likeliest(self) -> str:
        """The name of the largest, in the order above where two are equal."""
        names = ("agree", "differ", "finer", "unrelated")
        return max(names, key=lambda name: getattr(self, name))


def same_event(pairs: Sequence[tuple[Passage, Passage]]) -> tuple[float, ...]:
    """How likely the marked words of two passages name one event.

    Every pair is read alone and in a fixed order of its two passages, so nothing depends on what else is asked or on
    which of the two comes first.

    Args:
        pairs: Passages with a mark.

    Returns:
        A probability for each pair, in order.

    Raises:
        WeightsError: The model's files are missing or damaged.
    """
    return tuple(float(_answer(a, b)[0]) for a, b in pairs)


def relate(pairs: Sequence[tuple[Passage, Passage]]) -> tuple[Relation, ...]:
    """How the claims that two passages make stand to each other; see `same_event` for what does not change the answer.

    Args:
        pairs: Passages, sentences as a rule; marks are read where there are any.

    Returns:
        One relation for each pair, in order.

    Raises:
        WeightsError: The model's files are missing or damaged.
    """
    return tuple(Relation(*(float(p) for p in _answer(a, b)[1])) for a, b in pairs)


def _answer(a: Passage, b: Passage) -> Any:
    session, vocabulary = _load(weights_folder())
    first, second = sorted((a, b), key=lambda p: (p.words, p.mark or (-1, -1)))
    pair = encode_pair(first, second, vocabulary)
    inputs = {"subwords": pair.subwords, "shapes": pair.shapes, "segments": pair.segments, "over": pair.over}
    return session.run(None, inputs)


@cache
def _load(folder: Path) -> tuple[Any, Vocabulary]:
    about = about_weights(folder / "pairs.json")
    session = open_session(checked_weights(folder / "pairs.onnx", about["sha256"]["pairs.onnx"]))
    return session, load_reader().vocabulary
