"""Documents as chunks with label arrays, and an endless, seeded stream of padded batches."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from rashomon.language.encoding import (
    CONTINUED,
    INITIAL,
    LOWER,
    MIXED,
    TITLE,
    UPPER,
    Chunk,
    Vocabulary,
    encode_chunk,
    fit_sentences,
    plan_chunks,
)
from training.documents import UNKNOWN, Document
from training.labels import script_of

BUDGETS = (24, 64, 110, 150, 150, 150)
LENGTHS = (32, 48, 64, 96, 128, 160, 192, 224)
IGNORED = -100


@dataclass
class Example:
    """A chunk and its labels, each (W,) with IGNORED where the set is silent; None: no such layer."""

    chunk: Chunk
    syntax: dict[str, np.ndarray] | None
    tags: dict[str, np.ndarray]
    to_cue: np.ndarray | None
    to_source: np.ndarray | None


class Labeller:
    """Turns label lists of documents into numbers."""

    def __init__(self, labels: dict[str, list[str]], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.index = {layer: {name: i for i, name in enumerate(names)} for layer, names in labels.items()}

    def examples(self, document: Document, budget: int) -> list[Example]:
        """The document in chunks of at most so many subwords (see `plan_chunks`)."""
        layers = self._layers(document)
        sentences = fit_sentences(document.words, document.sentences, self.vocabulary)
        sizes = [1 + sum(len(self.vocabulary.subwords(w)) for w in document.words[a:b]) for a, b in sentences]
        begins = set(document.paragraphs)
        chunks = plan_chunks(sizes, [a in begins for a, _ in sentences], budget=budget)
        return [self._example(document, sentences, chosen, layers) for chosen in chunks]

    def _layers(self, document: Document) -> dict[str, np.ndarray]:
        layers: dict[str, np.ndarray] = {}
        if document.upos is not None:
            assert document.lemma is not None
            assert document.deprel is not None
            assert document.head is not None
            layers["upos"] = self._numbers("upos", document.upos)
            layers["deprel"] = self._numbers("deprel", document.deprel)
            scripts = [script_of(w, m) for w, m in zip(document.words, document.lemma, strict=True)]
            layers["lemma"] = self._numbers("lemma", scripts)
            layers["head"] = np.asarray(document.head)
        for name in ("names", "times", "events"):
            tags = getattr(document, name)
            if tags is not None:
                layers[name] = self._numbers(name, tags)
        if document.attributions is not None:
            layers |= _attribution_layers(len(document.words), document.attributions)
        return layers

    def _numbers(self, layer: str, names: list[str]) -> np.ndarray:
        index = self.index[layer]
        return np.asarray([IGNORED if name == UNKNOWN else index.get(name, IGNORED) for name in names])

    def _example(
        self, document: Document, sentences: list[tuple[int, int]], chosen: tuple[int, int], layers: dict[str, np.ndarray]
    ) -> Example:
        chunk = encode_chunk(document.words, sentences, chosen, self.vocabulary)
        part = {name: values[chunk.first : chunk.last] for name, values in layers.items()}
        syntax = None
        if "upos" in part:
            syntax = {name: part[name] for name in ("upos", "deprel", "lemma")}
            syntax["head"] = _heads_inside(part["head"], chunk)
        tags = {
            name: _begin_again(part[name]) for name in ("names", "times", "events", "source", "cue", "content") if name in part
        }
        links = [_inside(part[name], chunk) if name in part else None for name in ("to_cue", "to_source")]
        return Example(chunk, syntax, tags, links[0], links[1])


def _begin_again(tags: np.ndarray) -> np.ndarray:
    """A span cut by the edge of a chunk begins anew in the next."""
    if len(tags) and tags[0] > 0 and tags[0] % 2 == 0:
        tags = tags.copy()
        tags[0] -= 1
    return tags


def _heads_inside(heads: np.ndarray, chunk: Chunk) -> np.ndarray:
    local = np.where(heads >= 0, heads - chunk.first, -1)
    for i, head in enumerate(local):
        if (head >= 0 and (head >= len(local) or chunk.sentence_of[head] != chunk.sentence_of[i])) or head < -1:
            local[i] = IGNORED
    return local


def _inside(targets: np.ndarray, chunk: Chunk) -> np.ndarray:
    """Link targets in the chunk; -1 is nothing, also where the target lies in another chunk."""
    local = targets.copy()
    pointing = targets >= 0
    inside = pointing & (targets >= chunk.first) & (targets < chunk.last)
    local[inside] -= chunk.first
    local[pointing & ~inside] = -1
    return local


def _attribution_layers(count: int, attributions: list[dict[str, Any]]) -> dict[str, np.ndarray]:
    layers = {name: np.zeros(count, dtype=np.int64) for name in ("source", "cue", "content")}
    links = {name: np.full(count, IGNORED) for name in ("to_cue", "to_source")}
    for role, marks in layers.items():
        spans = sorted({tuple(s) for a in attributions for s in a[role]}, key=lambda s: (s[0] - s[1], s[0]))
        for start, end in spans:
            if not marks[start:end].any():
                marks[start:end] = 2
                marks[start] = 1
    for attribution in attributions:
        cue = attribution["cue"][0][0] if attribution["cue"] else -1
        found = attribution["source"][0][0] if attribution["source"] else -1
        for start, end in attribution["content"]:
            links["to_cue"][start:end] = np.where(links["to_cue"][start:end] == IGNORED, cue, links["to_cue"][start:end])
        for start, end in attribution["cue"]:
            links["to_source"][start:end] = found
    return {**layers, **links}


class Stream:
    """Batches without end, the same ones for the same seed, sets in the given proportions."""

    def __init__(
        self, documents: dict[str, list[Document]], shares: dict[str, float], labeller: Labeller, *, batch: int, seed: int
    ) -> None:
        self.documents, self.shares, self.labeller = documents, shares, labeller
        self.batch, self.seed = batch, seed
        self.words = {name: sum(len(d.words) for d in items) for name, items in documents.items()}
        self.total = sum(self.words[name] * shares.get(name, 1.0) for name in documents)

    def batches(self, words_in_cycle: int = 120_000) -> Iterator[list[Example]]:
        """Batches of chunks of about one length; each cycle has every set in its share."""
        sources = {name: self._endless(name) for name in sorted(self.documents) if self.shares.get(name, 1.0) > 0}
        chooser = random.Random(self.seed)  # noqa: S311
        while True:
            pool: list[Example] = []
            for name, examples in sources.items():
                wanted = words_in_cycle * self.words[name] * self.shares.get(name, 1.0) / self.total
                got = chooser.random() * -150
                while got < wanted:
                    example = next(examples)
                    pool.append(example)
                    got += len(example.chunk.starts)
            yield from self._grouped(pool, chooser)

    def _endless(self, name: str) -> Iterator[Example]:
        chooser = random.Random(f"{self.seed}/{name}")  # noqa: S311
        documents = list(self.documents[name])
        while True:
            chooser.shuffle(documents)
            for start in range(0, len(documents), 40):
                group = [
                    example
                    for document in documents[start : start + 40]
                    for example in self.labeller.examples(document, chooser.choice(BUDGETS))
                ]
                chooser.shuffle(group)
                yield from group

    def _grouped(self, pool: list[Example], chooser: random.Random) -> Iterator[list[Example]]:
        chooser.shuffle(pool)
        groups: dict[int, list[Example]] = {}
        ready: list[list[Example]] = []
        for example in pool:
            length = padded(len(example.chunk.subwords))
            group = groups.setdefault(length, [])
            group.append(example)
            if len(group) * length >= self.batch:
                ready.append(groups.pop(length))
        ready.extend(groups.values())
        chooser.shuffle(ready)
        yield from ready


def padded(length: int) -> int:
    """The next of the fixed lengths: few shapes, so that kernels are reused."""
    return next((size for size in LENGTHS if size >= length), length)


def collate(
    examples: list[Example], generator: np.random.Generator | None, *, word_dropout: float, mask_id: int
) -> dict[str, Any]:
    """Padded tensors; with a generator, words are hidden and case is changed at random."""
    count = len(examples)
    length = padded(max(len(e.chunk.subwords) for e in examples))
    width = max(len(e.chunk.starts) for e in examples)
    width += -width % 8
    batch: dict[str, Any] = {name: np.zeros((count, length), dtype=np.int64) for name in ("subwords", "shapes")}
    batch |= {name: np.zeros((count, width), dtype=np.int64) for name in ("starts", "stops")}
    batch["sentence"] = np.full((count, width), -1)
    batch["mask"] = np.zeros((count, length), dtype=bool)
    for row, example in enumerate(examples):
        chunk = example.chunk
        subwords, shapes = chunk.subwords, chunk.shapes
        if generator is not None:
            subwords, shapes = _disturb(chunk, generator, word_dropout, mask_id)
        batch["subwords"][row, : len(subwords)] = subwords
        batch["shapes"][row, : len(shapes)] = shapes
        batch["mask"][row, : len(subwords)] = True
        batch["starts"][row, : len(chunk.starts)] = chunk.starts
        batch["stops"][row, : len(chunk.stops)] = chunk.stops
        batch["sentence"][row, : len(chunk.sentence_of)] = chunk.sentence_of
    layers: dict[str, list[np.ndarray | None]] = {
        name: [e.syntax[name] if e.syntax else None for e in examples] for name in ("upos", "deprel", "lemma", "head")
    }
    layers |= {name: [e.tags.get(name) for e in examples] for name in ("names", "times", "events", "source", "cue", "content")}
    layers |= {"to_cue": [e.to_cue for e in examples], "to_source": [e.to_source for e in examples]}
    for name, rows in layers.items():
        present = [i for i, row in enumerate(rows) if row is not None]
        values = np.full((len(present), width), IGNORED, dtype=np.int64)
        for at, row in enumerate(present):
            values[at, : len(rows[row])] = rows[row]  # type: ignore[arg-type, index]
        batch[name] = values
        batch[f"{name}.rows"] = np.asarray(present, dtype=np.int64)
    return {name: torch.from_numpy(value) for name, value in batch.items()}


_LOWERED = np.arange(16)
_LOWERED[[TITLE, UPPER, MIXED, INITIAL]] = LOWER
_UPPERED = np.arange(16)
_UPPERED[[TITLE, LOWER, MIXED]] = UPPER


def _disturb(chunk: Chunk, generator: np.random.Generator, word_dropout: float, mask_id: int) -> tuple[np.ndarray, np.ndarray]:
    subwords, shapes = chunk.subwords.copy(), chunk.shapes
    draw = generator.random()
    if draw < 0.04:
        shapes = _LOWERED[shapes]
    elif draw < 0.08:
        shapes = np.where(shapes == CONTINUED, CONTINUED, _UPPERED[shapes])
    for index in np.flatnonzero(generator.random(len(chunk.starts)) < word_dropout):
        subwords[chunk.starts[index] : chunk.stops[index] + 1] = mask_id
    return subwords, shapes
