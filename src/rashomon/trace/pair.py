"""What two aligned reports have in common, and whether that is enough to say that they share text."""

from dataclasses import dataclass

from rashomon.trace.align import RUN, Aligned
from rashomon.trace.prepared import Prepared, span_bits

# Thresholds: found on the train part of the reports of one incident (gun_violence_incidents), where of 1,600 pairs without a
# common run of twelve words 0.3 % pass as taken and 0.5 % as common, and on made copies of that part, where 99 % pass.
# Each row: share of either report's own words in passages that keep their order, and how many plain words these have in common.
_TAKEN = ((0.28, 22), (0.5, 15), (0.8, 6))
_RUN_WORDS = 8
_CLOSE, _CLOSE_WORDS, _CLOSE_PASSAGES = 0.75, 28, 2
# A passage whose words were swapped one for one, or not at all.
PARALLEL, _PARALLEL_WORDS = 0.8, 6
_LEAST_PLAIN = 4


@dataclass(frozen=True, slots=True)
class Pair:
    """Two aligned reports; `a` is the one that comes first in order of publication, then of id.

    Attributes:
        i, j: their indices in that order.
        passages: what they have in common, in order of `b`.
        share_a, share_b: share of each report's words that stand in passages, in [0, 1].
        taken: whether so much is common that one was made from the other, or both from a third.
        common: whether some text is common beyond what two reporters would write alike.
    """

    i: int
    j: int
    a: Prepared
    b: Prepared
    passages: tuple[Aligned, ...]
    share_a: float
    share_b: float
    taken: bool
    common: bool


def pair_of(i: int, j: int, a: Prepared, b: Prepared, passages: tuple[Aligned, ...]) -> Pair:
    """Weighs the passages: what stands inside quotation marks, names, numbers and lines to call count for nothing."""
    share_a = sum(p.a_end - p.a for p in passages) / max(1, a.size)
    share_b = sum(p.b_end - p.b for p in passages) / max(1, b.size)
    telling = [p for p in passages if not p.calls]
    return Pair(i, j, a, b, passages, share_a, share_b, _taken(a, b, telling), _common(telling))


def _taken(a: Prepared, b: Prepared, passages: list[Aligned]) -> bool:
    kept = [p for p in passages if p.parallel >= PARALLEL and p.a_end - p.a >= _PARALLEL_WORDS]
    words = sum(p.plain for p in kept)
    own_a = sum((a.own & span_bits(p.a, p.a_end)).bit_count() for p in kept) / max(1, a.own_words)
    own_b = sum((b.own & span_bits(p.b, p.b_end)).bit_count() for p in kept) / max(1, b.own_words)
    share = max(own_a, own_b)
    return any(share >= least_share and words >= least_words for least_share, least_words in _TAKEN)


def _common(passages: list[Aligned]) -> bool:
    if any(p.run >= RUN and p.plain >= _RUN_WORDS for p in passages):
        return True
    close = [p for p in passages if p.similarity >= _CLOSE and p.plain >= _LEAST_PLAIN]
    return len(close) >= _CLOSE_PASSAGES and sum(p.plain for p in close) >= _CLOSE_WORDS
