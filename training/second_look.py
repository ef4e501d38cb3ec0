"""Fits the second look at names: ``python -m training.second_look --prepared build/data``.

Reads what `training.prepare` wrote, tags it with the reader in the package, and writes ``names.npz`` beside it: EWT with UNER's
names and PUD as they are and three and two times with names exchanged (`exchanging.py`), and the other sets as they are, so that
their genres do not suffer. Every eighth text of EWT is held out unless ``--all``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from benchmarks._spans import ByType
from rashomon.language.decoding import best_paths, spans_of
from rashomon.language.encoding import encode_chunk, fit_sentences, plan_chunks
from rashomon.language.secondlook import SecondLook, name_features, open_second_look, second_scores, with_neighbours
from rashomon.language.weights import SECOND_LOOK, ReaderModel, Tagger, load_reader, weights_folder, with_bio_rules
from training.documents import UNKNOWN, Document, read_documents
from training.exchanging import census, exchange, given_names, make_pools, spans
from training.model import crf_loss

SEED, HIDDEN, DROPOUT, EPOCHS, RATE, BATCH = 1, 64, 0.1, 4, 3e-3, 48
SURNAMES = 20_000
# How much a chunk counts, as it is; a copy with names exchanged counts once.
SHARE = {"ewt": 0.5, "pud": 2.0, "gum": 1.0, "wikigold": 1.0, "wnut": 0.5, "re3d": 2.0, "meantime": 1.0, "polnear": 0.1}
COPIES = {"ewt": 3, "pud": 2}
POLNEAR_PART = 5  # one text of so many: its names are silver
HELD = 8
# How much of what was learnt is kept. Exchanged names make the reader look worse than it is on news: all of it costs re3d .010.
STRENGTH = 0.5


@dataclass(frozen=True)
class Example:
    """A chunk: the reader's scores (W, T), features (W, F), which tags are allowed (W, T), and how much it counts."""

    scores: NDArray[np.float32]
    features: NDArray[np.float32]
    allowed: NDArray[np.bool_]
    weight: float


class Network(nn.Module):
    """What `rashomon.language.secondlook` runs."""

    def __init__(self, features: int, tags: int, transitions: NDArray[np.float32]) -> None:
        super().__init__()
        self.hidden, self.out = nn.Linear(3 * features, HIDDEN), nn.Linear(HIDDEN, tags)
        self.keep = nn.Parameter(torch.ones(1))
        self.transitions = nn.Parameter(torch.from_numpy(transitions.copy()))
        self.dropout = nn.Dropout(DROPOUT)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, features: Tensor, scores: Tensor) -> Tensor:
        """(B, W, 3F), (B, W, T) → (B, W, T)."""
        hidden = self.dropout(torch.relu(self.hidden(self.dropout(features))))
        return self.out(hidden) + self.keep * scores


def name_scores(model: ReaderModel, document: Document) -> tuple[list[bool], list[NDArray[np.float32]]]:
    """Whether each word is a proper noun, and the reader's scores of names, chunk by chunk."""
    proper: list[bool] = []
    chunks: list[NDArray[np.float32]] = []
    noun = model.labels["upos"].index("PROPN")
    fitted = fit_sentences(document.words, [pair for pair in document.sentences if pair[0] < pair[1]], model.vocabulary)
    sizes = [1 + sum(len(model.vocabulary.subwords(word)) for word in document.words[a:b]) for a, b in fitted]
    for chosen in plan_chunks(sizes, [a in document.paragraphs for a, _ in fitted]):
        chunk = encode_chunk(document.words, fitted, chosen, model.vocabulary)
        inputs = {"subwords": chunk.subwords, "shapes": chunk.shapes, "starts": chunk.starts, "stops": chunk.stops}
        tags, upos = model.session.run(["tags", "upos"], inputs | {"sentence": chunk.sentence_of})
        chunks.append(tags[:, slice(*model.taggers["names"].columns)])
        proper.extend((upos == noun).tolist())
    return proper, chunks


def examples(model: ReaderModel, look: SecondLook, document: Document, weight: float) -> list[Example]:
    """The chunks of a document."""
    proper, chunks = name_scores(model, document)
    features = name_features(look, document.words, proper, np.concatenate(chunks))
    index = {tag: number for number, tag in enumerate(model.labels["names"])}
    allowed = np.zeros((len(document.words), len(index)), dtype=bool)
    for word, tag in enumerate(document.names or ()):
        allowed[word, slice(None) if tag == UNKNOWN else index[tag]] = True
    found, first = [], 0
    for scores in chunks:
        here = slice(first, first + len(scores))
        found.append(Example(scores, features[here], allowed[here], weight))
        first += len(scores)
    return found


def fit(data: Sequence[Example], transitions: NDArray[np.float32]) -> Network:
    """CRF likelihood, AdamW, a rate that falls to nothing."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    chance = random.Random(SEED)  # noqa: S311
    network = Network(data[0].features.shape[1], data[0].scores.shape[1], transitions)
    steps = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.01)
    order = sorted(range(len(data)), key=lambda place: len(data[place].scores))
    batches = [order[first : first + BATCH] for first in range(0, len(order), BATCH)]
    total, step = EPOCHS * len(batches), 0
    for _ in range(EPOCHS):
        chance.shuffle(batches)
        for batch in batches:
            for group in steps.param_groups:
                group["lr"] = RATE * min(1.0, (step + 1) / 50) * (1 - step / total)
            loss = _loss(network, [data[place] for place in batch])
            steps.zero_grad()
            loss.backward()
            steps.step()
            step += 1
        sys.stderr.write(f"step {step}: loss {loss.item():.3f}\n")
    return network.eval()


def _loss(network: Network, batch: Sequence[Example]) -> Tensor:
    length = max(len(each.scores) for each in batch)

    def padded(arrays: Iterable[NDArray[np.float32]]) -> Tensor:
        return torch.stack([torch.from_numpy(np.pad(each, ((0, length - len(each)), (0, 0)))) for each in arrays])

    scores = padded(each.scores for each in batch)
    features = padded(with_neighbours(each.features) for each in batch)
    allowed = padded(each.allowed.astype(np.float32) for each in batch) > 0
    valid = torch.tensor([[word < len(each.scores) for word in range(length)] for each in batch])
    losses = crf_loss(network(features, scores), network.transitions[None], allowed, valid)
    return (losses * torch.tensor([each.weight for each in batch])).sum() / len(batch)


def write(numbers: dict[str, NDArray[np.float32]], given: Sequence[str], surnames: Sequence[str], folder: Path) -> None:
    """Writes ``names.npz``, the same bytes each time, and its digest into ``reader.json``."""
    about = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
    before = np.asarray(about["transitions"]["names"], dtype=np.float32)
    strength = np.float32(STRENGTH)
    arrays = {
        "hidden": numbers["hidden.weight"].T.astype(np.float32),
        "hidden_bias": numbers["hidden.bias"],
        "out": strength * numbers["out.weight"].T.astype(np.float32),
        "out_bias": strength * numbers["out.bias"],
        "keep": 1 + strength * (numbers["keep"][0] - 1),
        "transitions": before + strength * (numbers["transitions"] - before),
        "given": np.frombuffer("\n".join(given).encode(), dtype=np.uint8),
        "surnames": np.frombuffer("\n".join(surnames).encode(), dtype=np.uint8),
    }
    path = folder / SECOND_LOOK
    np.savez_compressed(path, **arrays)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in sorted(archive.namelist())}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED, 9)
    about["sha256"][SECOND_LOOK] = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / "reader.json").write_text(json.dumps(about, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def measure(model: ReaderModel, look: SecondLook | None, transitions: NDArray[np.float32], documents: Iterable[Document]) -> str:
    """F1 and by type, without or with the second look."""
    names, score = model.taggers["names"], ByType()
    tagger = Tagger(names.labels, names.columns, with_bio_rules(transitions))
    for document in documents:
        proper, chunks = name_scores(model, document)
        if look is not None:
            chunks = second_scores(look, document.words, proper, chunks)
        given, first = [], 0
        for scores, (path,) in zip(chunks, best_paths(chunks, [tagger]), strict=True):
            starts = frozenset(start - first for start, _ in document.sentences)
            given.extend((a + first, b + first, label) for a, b, label in spans_of(path, tagger.labels, starts))
            first += len(scores)
        unknown = {word for word, tag in enumerate(document.names or ()) if tag == UNKNOWN}
        given = [span for span in given if not unknown.intersection(range(span[0], span[1]))]
        score.add(given, spans([tag if tag != UNKNOWN else "O" for tag in document.names or ()]))
    found = score.measures()
    return f"{found['f1']} " + " ".join(f"{label} {each['f1']}" for label, each in found["by_type"].items())


def main() -> int:
    """Prepares, fits, writes; prints F1 without and with the second look on texts held out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prepared", type=Path, default=Path("build/data"))
    parser.add_argument("--all", action="store_true", help="hold nothing out")
    arguments = parser.parse_args()
    model, folder = load_reader(), weights_folder()
    about = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
    transitions = np.asarray(about["transitions"]["names"], dtype=np.float32)
    given, surnames = given_names(), census("dist.all.last")[:SURNAMES]
    lists = {"given": given, "surnames": surnames}
    common = frozenset().union(*model.lexicon.known.values())
    nothing = np.zeros((0, 0), dtype=np.float32)
    ranks = {key: {name: rank for rank, name in enumerate(names)} for key, names in lists.items()}
    blank = SecondLook(ranks["given"], ranks["surnames"], common, nothing, nothing, nothing, nothing, 1.0, nothing)
    texts = {name: list(read_documents(arguments.prepared / f"{name}.train.jsonl")) for name in SHARE}
    texts["polnear"] = texts["polnear"][::POLNEAR_PART]
    pools = make_pools(texts["ewt"], (document for name in SHARE if name not in ("ewt", "wnut") for document in texts[name]))
    data: list[Example] = []
    held: list[Document] = []
    for name, documents in texts.items():
        for copy in range(COPIES.get(name, 0) + 1):
            chance = random.Random(copy)  # noqa: S311
            for number, document in enumerate(documents):
                each = exchange(document, pools, chance) if copy else document
                if name == "ewt" and number % HELD == 0 and not arguments.all:
                    held.extend([each] if copy == 1 else [])
                elif each.names and each.words:
                    data.extend(examples(model, blank, each, 1.0 if copy else SHARE[name]))
        sys.stderr.write(f"{name}: {len(data)} chunks so far\n")
    network = fit(data, transitions)
    numbers = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    write(numbers, given, surnames, folder)
    look = open_second_look((folder / SECOND_LOOK).read_bytes(), common)
    if held:
        sys.stdout.write(f"reader alone: {measure(model, None, transitions, held)}\n")
        sys.stdout.write(f"with the second look: {measure(model, look, look.transitions, held)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
