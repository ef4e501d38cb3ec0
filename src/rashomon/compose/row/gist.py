"""What the words of a text say of how many were harmed, beside the figures it gives: "homicide", "survivors", "both men".

A text that tells of a homicide and names no wounded leaves little room for any, and no count says so. One logit for each of a
few steps (at least one killed, at least two, …: cumulative logits, McCullagh 1980) over the words and pairs of words of the
title and of where the body begins. :mod:`rashomon.compose.row.tally` weighs each pair of figures by whether it reaches the
steps that the texts lean to; whatever is beyond the last step is left to the figures. A text that tells of no shots leans
nowhere. `python -m training.tally` fits the constants on training data.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from rashomon.compose.row.tally_weights import GIST_WEIGHTS

STEPS = (
    *(("killed", least) for least in (1, 2, 3)),
    *(("injured", least) for least in (1, 2, 3, 4)),
    *(("harmed", least) for least in (2, 3, 4, 5)),
)
ANYBODY = "anybody"
_MOST = 300  # words of the title, and of the body, that are read
_LONG = 24  # characters for each of them
_SURE = 6.0
_SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split()
_WORD = re.compile(r"(?P<age>\d{1,3}[- ](?=year|month))|[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d+|(?P<end>[.!?\n])")

# The constants are fitted on shootings, and say nothing of a text that tells of none.
_SHOTS = frozenset("shot shots shooting shootings gun guns gunman gunmen gunshot gunshots gunfire bullet bullets".split())

# For each step, the features of a pair that reaches it, and of one that does not.
Leanings = Sequence[tuple[Sequence[tuple[str, float]], Sequence[tuple[str, float]]]]


def gist(title: str, body: str) -> frozenset[str]:
    """The words, and pairs of words, of a title and of where its body begins; small numbers as words, ages and others as "#"."""
    return frozenset((*_words(title), *_words(body)))


def _words(text: str) -> Iterator[str]:
    before = ""
    for count, match in enumerate(_WORD.finditer(text, 0, _MOST * _LONG)):
        if count >= _MOST:
            return
        word = "" if match["end"] else "#" if match["age"] else _plain(match[0].lower())
        if word:
            yield word
            if before:
                yield f"{before} {word}"
        before = word


def _plain(word: str) -> str:
    if not word.isdecimal():
        return word
    return _SMALL[int(word)] if len(word) < 3 and int(word) < len(_SMALL) else "#"


def reached(pair: tuple[int, int], step: tuple[str, int]) -> bool:
    """Whether so many were killed, injured, or harmed in one of these ways."""
    slot, least = step
    return {"killed": pair[0], "injured": pair[1], "harmed": sum(pair)}[slot] >= least


def leanings(gists: Sequence[frozenset[str]], weights: Mapping[str, Sequence[float]] = GIST_WEIGHTS) -> Leanings:
    """What the texts, each given by its words, say of each step: the mean, and the text that says most; read once a story."""
    told = [_odds(words, weights) for words in gists]
    found = []
    for place, (slot, least) in enumerate(STEPS):
        odds = [each[place] for each in told] or [0.0]
        name, mean = f"gist {slot} {least}", sum(odds) / len(odds)
        both = []
        for sign, most in ((1, max(odds)), (-1, -min(odds))):
            features = [(name, sign * mean), (f"{name} most", most)]
            both.append([*features, (f"several texts, {name}", sign * mean)] if len(odds) > 1 else features)
        found.append((both[0], both[1]))
    return found


def _odds(words: frozenset[str], weights: Mapping[str, Sequence[float]]) -> list[float]:
    """Log odds of each step, against how often it is reached at all."""
    rows = [weights[word] for word in sorted(words & weights.keys())]
    if not rows or _SHOTS.isdisjoint(words):
        return [0.0] * len(STEPS)
    rows.append(weights.get(ANYBODY, (0.0,) * len(STEPS)))
    return [round(min(max(sum(column), -_SURE), _SURE), 6) for column in zip(*rows, strict=True)]


def by_gist(pair: tuple[int, int], leaning: Leanings) -> Iterator[tuple[str, float]]:
    """How a pair stands to what the texts lean to."""
    for step, (if_reached, if_not) in zip(STEPS, leaning, strict=True):
        yield from if_reached if reached(pair, step) else if_not
