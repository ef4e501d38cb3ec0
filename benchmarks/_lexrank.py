"""LexRank, the summariser that people take off the shelf (Erkan and Radev 2004): a peer for the account's summary."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

THRESHOLD, DAMPING, ROUNDS = 0.1, 0.85, 50
# A sentence that is nearer than this to one taken is not taken as well.
SAME = 0.5

_WORD = re.compile(r"[a-z0-9]+")


def lexrank(sentences: Sequence[str], most: int) -> str:
    """The `most` highest ranked sentences that are not alike, highest first."""
    if not sentences:
        return ""
    bags = [Counter(_WORD.findall(s.lower())) for s in sentences]
    spread = Counter(word for bag in bags for word in bag)
    words = {word: n for n, word in enumerate(spread)}
    vectors = np.zeros((len(bags), len(words)))
    for row, bag in enumerate(bags):
        for word, count in bag.items():
            vectors[row, words[word]] = count * math.log(1 + len(bags) / spread[word])
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    near = vectors @ vectors.T
    links = near * (near > THRESHOLD)
    links /= np.maximum(links.sum(axis=1, keepdims=True), 1e-9)
    rank = np.full(len(bags), 1 / len(bags))
    for _ in range(ROUNDS):
        rank = (1 - DAMPING) / len(bags) + DAMPING * (rank @ links)
    taken: list[int] = []
    for place in np.argsort(-rank, kind="stable").tolist():
        if len(taken) < most and all(near[place, other] <= SAME for other in taken):
            taken.append(place)
    return " ".join(sentences[place] for place in taken)
