"""The kinds of altered copies, and the settings, which vary with the split: a test set is made as development never saw it."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from benchmarks.makers.edits import house_style, moved_figures, spun
from benchmarks.makers.pieces import Made, Piece, altered, foreign, joined


@dataclass(frozen=True, slots=True)
class Settings:
    """How strongly copies are altered; ranges are drawn from uniformly, once for each copy."""

    seed: int
    light: tuple[float, float]
    heavy: tuple[float, float]
    senses: int
    cut: float
    heavy_cut: float
    house: float


@dataclass(frozen=True, slots=True)
class Kind:
    """One way of altering. `group`: "ordinary" or "heavy"; `link`: the kinds of link that are right for it."""

    group: str
    link: frozenset[str]
    make: Callable[[Sequence[Piece], Sequence[Piece], random.Random, Settings], Sequence[Piece]]


def settings(split: str) -> Settings:
    """The settings of a split. Those of dev are written here; any other split's follow from its name."""
    if split == "dev":
        return Settings(2026, (0.35, 0.50), (0.75, 0.95), 3, 0.20, 0.40, 0.80)
    seed = zlib.crc32(split.encode())
    rng = random.Random(seed)  # noqa: S311 - reproducible, no secret
    low, high = rng.uniform(0.25, 0.40), rng.uniform(0.45, 0.60)
    return Settings(
        seed,
        (low, high),
        (rng.uniform(0.70, 0.80), rng.uniform(0.88, 0.97)),
        rng.choice((2, 3, 4)),
        rng.uniform(0.15, 0.30),
        rng.uniform(0.30, 0.45),
        rng.uniform(0.60, 1.0),
    )


def made(kind: str, base: Sequence[Piece], other: Sequence[Piece], *, seed: int, setting: Settings) -> Made:
    """One altered copy of `base`; kinds that mix take the rest from `other`, a text of something else."""
    rng = random.Random(f"{setting.seed} {seed} {kind}")  # noqa: S311
    return joined(KINDS[kind].make(base, other, rng, setting))


def _verbatim(base: Sequence[Piece], _o: Sequence[Piece], _r: random.Random, _s: Settings) -> Sequence[Piece]:
    return base


def _cut(base: Sequence[Piece], _o: Sequence[Piece], rng: random.Random, s: Settings) -> Sequence[Piece]:
    return _without(base, rng, s.cut)


def _truncated(base: Sequence[Piece], _o: Sequence[Piece], _r: random.Random, _s: Settings) -> Sequence[Piece]:
    return _first(base, sum(_length(piece) for piece in base) // 2)


def _reordered(base: Sequence[Piece], _o: Sequence[Piece], rng: random.Random, _s: Settings) -> Sequence[Piece]:
    return rng.sample(base, len(base))


def _embedded(base: Sequence[Piece], other: Sequence[Piece], rng: random.Random, _s: Settings) -> Sequence[Piece]:
    around = _first(foreign(other), sum(_length(piece) for piece in base))
    at = rng.randint(0, len(around))
    return [*around[:at], *base, *around[at:]]


def _half(base: Sequence[Piece], other: Sequence[Piece], _r: random.Random, _s: Settings) -> Sequence[Piece]:
    taken = _first(base, sum(_length(piece) for piece in base) // 2)
    return [*taken, *_first(foreign(other), sum(_length(piece) for piece in taken))]


def _house(base: Sequence[Piece], _o: Sequence[Piece], rng: random.Random, s: Settings) -> Sequence[Piece]:
    backwards = rng.random() < 0.5
    return altered(base, lambda text: house_style(text, rng, rate=s.house, backwards=backwards))


def _figures(base: Sequence[Piece], _o: Sequence[Piece], rng: random.Random, _s: Settings) -> Sequence[Piece]:
    return altered(base, lambda text: moved_figures(text, rng))


def _spun(base: Sequence[Piece], _o: Sequence[Piece], rng: random.Random, s: Settings) -> Sequence[Piece]:
    rate = rng.uniform(*s.light)
    return altered(base, lambda text: spun(text, rng, rate=rate, senses=s.senses))


def _spun_cut(base: Sequence[Piece], other: Sequence[Piece], rng: random.Random, s: Settings) -> Sequence[Piece]:
    return _without(_spun(base, other, rng, s), rng, s.cut)


def _heavy(base: Sequence[Piece], _o: Sequence[Piece], rng: random.Random, s: Settings) -> Sequence[Piece]:
    rate = rng.uniform(*s.heavy)
    return altered(base, lambda text: spun(text, rng, rate=rate, senses=s.senses))


def _heavy_cut_shuffled(base: Sequence[Piece], other: Sequence[Piece], rng: random.Random, s: Settings) -> Sequence[Piece]:
    left = _without(_heavy(base, other, rng, s), rng, s.heavy_cut)
    return rng.sample(left, len(left))


def _heavy_half(base: Sequence[Piece], other: Sequence[Piece], rng: random.Random, s: Settings) -> Sequence[Piece]:
    return _half(_heavy(base, other, rng, s), other, rng, s)


def _without(pieces: Sequence[Piece], rng: random.Random, share: float) -> Sequence[Piece]:
    dropped = set(rng.sample(range(len(pieces)), round(share * len(pieces))))
    return [piece for i, piece in enumerate(pieces) if i not in dropped] or pieces


def _first(pieces: Sequence[Piece], words: int) -> Sequence[Piece]:
    """The first pieces up to that many words, never none."""
    taken: list[Piece] = []
    for piece in pieces:
        taken.append(piece)
        words -= _length(piece)
        if words <= 0:
            break
    return taken


def _length(piece: Piece) -> int:
    return len(piece.text.split())


_COPY, _REWRITE = frozenset({"copy"}), frozenset({"rewrite"})
KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "verbatim": Kind("ordinary", _COPY, _verbatim),
        "cut": Kind("ordinary", _COPY, _cut),
        "truncated": Kind("ordinary", _COPY, _truncated),
        "reordered": Kind("ordinary", _COPY, _reordered),
        "embedded": Kind("ordinary", _COPY, _embedded),
        "half": Kind("ordinary", _COPY, _half),
        "house": Kind("ordinary", _COPY, _house),
        "figures": Kind("ordinary", _COPY, _figures),
        "spun": Kind("ordinary", _REWRITE, _spun),
        "spun_cut": Kind("ordinary", _REWRITE, _spun_cut),
        "heavy": Kind("heavy", _REWRITE, _heavy),
        "heavy_cut_shuffled": Kind("heavy", _REWRITE, _heavy_cut_shuffled),
        "heavy_half": Kind("heavy", _REWRITE, _heavy_half),
    }
)
