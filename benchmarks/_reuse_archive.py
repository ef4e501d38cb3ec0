"""Made archives of any size: reports put together from sentences of real ones, and altered copies of a part of them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.frame import DataAbsent, jsonl, pick
from rashomon.model import Report

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_COPIES = 0.6
_CHANGED = 0.08
_SHORTEST = 60


def real_texts(data: Path) -> list[str]:
    """Distinct texts of the train part, of sixty words or more."""
    texts: list[str] = []
    for incident in jsonl(pick(data, "gun_violence_incidents", "train", "*.jsonl.gz")[0]):
        texts += [str(article["text"]) for article in incident["articles"]]
    for name in ("gun_article_counts", "polnear"):
        try:
            texts += [str(row["text"]) for path in pick(data, name, "train", "train*.jsonl.gz") for row in jsonl(path)]
        except DataAbsent:
            continue
    return [text for text in dict.fromkeys(texts) if len(text.split()) >= _SHORTEST]


def perturbed(data: Path, count: int) -> tuple[list[Report], list[int]]:
    """Real texts and altered copies of them, mixed: `count` reports, two fifths of them distinct where there are so many.

    Returns:
        The reports, and for each the number of the text that it is or was made from.
    """
    rng = random.Random("perturbed")  # noqa: S311
    texts = real_texts(data)[: max(1, round((1 - _COPIES) * count))]
    words = [word for text in texts[:300] for word in text.split()]
    made = list(enumerate(texts))
    while len(made) < count:
        origin = rng.randrange(len(texts))
        made.append((origin, altered(texts[origin], rng, words)))
    rng.shuffle(made)
    return [Report(f"r{k:06}", text, "") for k, (_, text) in enumerate(made)], [origin for origin, _ in made]


def altered(text: str, rng: random.Random, words: list[str]) -> str:
    """A copy with words changed, with sentences cut, or with sentences in another order."""
    how = rng.randrange(3)
    if how == 0:
        return " ".join(rng.choice(words) if rng.random() < _CHANGED else word for word in text.split(" "))
    sentences = _SENTENCE.split(text)
    if how == 1:
        return " ".join([one for one in sentences if rng.random() > 0.25] or sentences)
    return " ".join(rng.sample(sentences, len(sentences)))


def archive(data: Path, count: int) -> Iterator[Report]:
    """Made reports: a sentence each from a dozen real ones with one word in three changed; three in five copy an earlier one."""
    rng = random.Random("archive")  # noqa: S311
    texts = real_texts(data)
    sentences = [one for text in texts for one in _SENTENCE.split(text) if 6 <= len(one.split()) <= 45]
    words = [word for text in texts for word in text.split()]
    recent: list[str] = []
    for number in range(count):
        if recent and rng.random() < _COPIES:
            text = altered(rng.choice(recent), rng, words)
        else:
            text = " ".join(_varied(rng.choice(sentences), rng, words) for _ in range(rng.randint(6, 18)))
            if len(recent) < 20_000:
                recent.append(text)
            else:
                recent[rng.randrange(20_000)] = text
        yield Report(f"r{number:06}", text, "")


def _varied(sentence: str, rng: random.Random, words: list[str]) -> str:
    return " ".join(words[int(rng.random() * len(words))] if rng.random() < 0.33 else word for word in sentence.split(" "))
