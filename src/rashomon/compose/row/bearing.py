"""How likely each count of people harmed gives the story's figure: not an earlier crime's, a day's round-up, a part, a suspect.

A logit over what surrounds the count (:mod:`rashomon.compose.row.marks`). One telling is weighed at a time; the pair of figures
that :mod:`rashomon.compose.row.tally` then chooses is the one whose tellings weigh most, among its other features.
`python -m training.tally` fits the constants on training data.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import exp, log

from rashomon.compose.row.tally_weights import TELLING_WEIGHTS
from rashomon.compose.row.tellings import HIT, HOSPITAL, INJURED, KILLED, TALLIED, Telling, Toll

_LEAST = 0.02

# For each text, for each of its tellings, how likely it gives the story's figure.
Bearings = Sequence[Sequence[float]]


def bearings(texts: Sequence[Toll], weights: Mapping[str, float] = TELLING_WEIGHTS) -> Bearings:
    """How likely each telling gives the story's figure, rounded, by text."""
    return [[bearing(each, weights) for each in text.tellings] for text in texts]


def bearing(telling: Telling, weights: Mapping[str, float]) -> float:
    """The logistic function of the marks' weight; 0 for a count of nobody."""
    if telling.size <= 0:
        return 0.0
    heavy = weights.get("anybody", 0.0) + sum(weights.get(name, 0.0) for name in telling.marks)
    return round(1 / (1 + exp(-max(min(heavy, 30.0), -30.0))), 6)


def meant(pair: tuple[int, int]) -> dict[str, int]:
    """What a telling of each slot has to say where a pair of killed and injured is right."""
    return {KILLED: pair[0], INJURED: pair[1], HIT: sum(pair), HOSPITAL: pair[1]}


def by_own_hand(text: Toll) -> bool:
    """Whether whoever did it then died by his own hand, as the words of the text tell in one sentence."""
    others = {each.sentence for each in text.of(KILLED) if not each.own}
    return any(each.own and each.sentence in others for each in text.of(KILLED))


def figure_of(telling: Telling, *, doer: bool) -> int:
    """The figure that a telling gives: one more than it says where the doer then died too, and it tells of his deed."""
    return telling.size + (doer and telling.slot == KILLED and telling.deed and not telling.own)


def by_bearing(pair: tuple[int, int], texts: Sequence[Toll], weighed: Bearings) -> Iterator[tuple[str, float]]:
    """How the tellings that a pair agrees with weigh against the others, for each slot."""
    wanted = meant(pair)
    for slot in TALLIED:
        best, other = [], []
        for text, heavy in zip(texts, weighed, strict=True):
            doer = slot == KILLED and by_own_hand(text)
            pairs = zip(text.tellings, heavy, strict=True)
            told = [(figure_of(each, doer=doer), weight) for each, weight in pairs if each.slot == slot and each.size > 0]
            if told:
                best.append(max((weight for size, weight in told if size == wanted[slot]), default=0.0))
                other.append(max((weight for size, weight in told if size != wanted[slot]), default=0.0))
        if not best:
            continue
        name = f"bearing {slot}{'' if wanted[slot] else ' none'}"
        yield f"{name} agrees", sum(best) / len(best)
        yield f"{name} differs", sum(other) / len(other)
        yield f"{name} agrees most", max(best)
        yield f"{name} differs most", max(other)
        yield f"{name} wins", sum(one >= two and one > 0 for one, two in zip(best, other, strict=True)) / len(best)
        yield f"{name} odds against", _odds(max(other))
        yield f"{name} odds", _odds(max(best)) - _odds(max(other))
        if len(best) > 1:
            yield f"{name} last", best[-1] - other[-1]


def _odds(chance: float) -> float:
    sure = min(max(chance, _LEAST), 1 - _LEAST)
    return log(sure / (1 - sure))
