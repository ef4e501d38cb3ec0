"""What the pair model says of pairs of tellings that the features leave open.

A pair costs about as much as reading sixty words anew, so only pairs on the edge are asked about, the nearest to it first,
and only so many in a story; the same two sentences are read once, however often they were printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import log

from rashomon.language import Passage, same_event
from rashomon.language.words import split_words
from rashomon.reconcile.events.tellings import Telling

Pair = tuple[str, str]

# So many questions a story, one more for every three texts that tell something, no more than MOST: one to four seconds of a core.
QUESTIONS, FOR_EACH, MOST = 90, 3, 320
# Log odds beyond this say no more: the model was trained on few texts and is surer than it should be.
SURE = 3.0
# Its no says less than its yes: it has met few of the words that may tell one happening.
DOUBT = 1.5


def read_together(open_pairs: Iterable[tuple[float, Pair]], tellings: Mapping[str, Telling]) -> dict[Pair, float]:
    """Log odds that two tellings are of one event, for the pairs that it is worth asking about.

    Args:
        open_pairs: (how far from the edge, pair of telling ids).
        tellings: by id.

    Returns:
        For the pairs that were asked about, a number between -`DOUBT` and `SURE`.
    """
    budget = min(MOST, QUESTIONS + len(tellings) // FOR_EACH)
    passages: dict[str, Passage] = {}
    answers: dict[tuple[Passage, Passage], float] = {}
    found: dict[Pair, float] = {}
    for _, (a, b) in sorted(open_pairs):
        for one in (a, b):
            if one not in passages:
                passages[one] = passage_of(tellings[one])
        key = (passages[a], passages[b])
        if key not in answers:
            if len(answers) >= budget:
                continue
            answers[key] = _log_odds(same_event([key])[0])
        found[a, b] = answers[key]
    return found


def passage_of(telling: Telling) -> Passage:
    """The telling's sentence in words, its trigger marked."""
    sentence, trigger = telling.mention.sentence, telling.mention.trigger
    spans = split_words(sentence.quote)
    start, end = trigger.start - sentence.start, trigger.end - sentence.start
    marked = [i for i, (first, last) in enumerate(spans) if first < end and start < last]
    words = tuple(sentence.quote[first:last] for first, last in spans)
    return Passage(words, (marked[0], marked[-1] + 1) if marked else None)


def _log_odds(probability: float) -> float:
    inside = min(max(probability, 1e-6), 1 - 1e-6)
    return min(SURE, max(-DOUBT, log(inside / (1 - inside))))
