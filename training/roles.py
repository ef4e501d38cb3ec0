"""Trains the network of MUC-4's role fillers: `python -m training.roles DATA`, an hour on one core, most of it annotating.

DATA holds muc4. Written is `benchmarks/makers/roles.npz`, which `benchmarks roles` runs (:mod:`benchmarks._role_head`): weights,
and the words and relations that they belong to; no text of the messages.

The reader and the pair model are as they are shipped; their states are brought to fewer numbers by principal components, which
are then folded into the first layer. The networks that are written are trained on all messages and differ by their seed; the
thresholds come from networks that are not kept, a pair for each fifth of the messages, trained on the other four. Three rounds
are enough; from the second on the network begins to know the messages by heart, so much is dropped out. Right is a mention of
which any form is the key's; which form is answered is fitted apart (:mod:`training.role_texts`).
"""

import argparse
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from benchmarks._role_fillers import KINDS, ROLES, Message, printed, read_message
from benchmarks._role_head import FILE, HEADS, LAST, LAYERS, SENTENCE, WHOLE, chosen, pooled, small
from benchmarks._role_texts import best_text, forms
from benchmarks.frame import jsonl, pick, precision_recall_f1
from benchmarks.roles import agreed
from training import role_texts

FOLDS, ROUNDS, BATCH, RATE = 5, 3, 12, 1.5e-3
NETS, PAIR = 5, 2  # networks that are written; networks that tell of a fold
FEATURE_LEAST, LEMMA_LEAST = 9, 6  # messages that a feature of mentions, a lemma stands in
WIDTH, NARROW = 128, 32
PARTS = (96, 128, 64, 96, 48, 64, 64)  # components kept of each part of a mention's states
SENTENCE_PARTS = 96
DROPPED, FEATURES_DROPPED = 0.3, 0.4

Gold = dict[str, list[list[str]]]


@dataclass(slots=True)
class Example:
    """A message with its states reduced and its features as rows."""

    message: Message
    gold: Gold
    states: np.ndarray
    sentences: np.ndarray
    features: list[np.ndarray]
    lemmas: np.ndarray
    chain: np.ndarray
    mentions_right: np.ndarray
    chains_right: np.ndarray
    chains_able: np.ndarray

    def __len__(self) -> int:
        return 1 + len(self.sentences) + len(self.chain)


@dataclass(slots=True)
class Reduction:
    """Principal components: (numbers in, numbers out) and the middle."""

    matrix: np.ndarray
    middle: np.ndarray

    def __call__(self, states: np.ndarray) -> np.ndarray:
        """(…, numbers in) → (…, numbers out)."""
        return (states.astype(np.float32) - self.middle) @ self.matrix


def reduction(states: np.ndarray, parts: Sequence[int]) -> Reduction:
    """Components of each part of 384 numbers, brought to like size."""
    middle = states.mean(0)
    width = states.shape[1] // len(parts)
    matrix = np.zeros((states.shape[1], sum(parts)), np.float32)
    column = 0
    for number, count in enumerate(parts):
        rows = slice(number * width, (number + 1) * width)
        own = states[:, rows] - middle[rows]
        values, vectors = np.linalg.eigh(own.T @ own / len(own))
        matrix[rows, column : column + count] = vectors[:, -count:] / np.sqrt(values[-count:] + 0.02 * values.mean())
        column += count
    return Reduction(matrix, middle)


def frequent(groups: Sequence[set[str]], least: int) -> dict[str, int]:
    """Words that stand in so many groups, with their rows."""
    counts = Counter(word for group in groups for word in group)
    return {word: place for place, word in enumerate(sorted(word for word, count in counts.items() if count >= least))}


def example(message: Message, gold: Gold, reduce: tuple[Reduction, Reduction], rows: tuple[dict, dict]) -> Example:
    """What the network reads of a message, and what it should say."""
    wanted = [{text for entity in gold[role] for text in entity} for role in ROLES]
    chain = np.array([each.chain for each in message.mentions])
    count = chain.max() + 1
    right = np.array([[not texts.isdisjoint(forms(each)) for texts in wanted] for each in message.mentions], np.float32)
    chains_right, able = np.zeros((count, len(ROLES)), np.float32), np.zeros(count, bool)
    np.maximum.at(chains_right, chain, right)
    np.logical_or.at(able, chain, [bool(each.texts) for each in message.mentions])
    return Example(
        message=message,
        gold=gold,
        states=reduce[0](message.states),
        sentences=reduce[1](message.sentences),
        features=[np.array([rows[0][f] for f in each.features if f in rows[0]], int) for each in message.mentions],
        lemmas=np.array([rows[1][lemma] for lemma in message.lemmas if lemma in rows[1]], int),
        chain=chain,
        mentions_right=right,
        chains_right=chains_right,
        chains_able=able,
    )


class Network(nn.Module):
    """The same as :mod:`benchmarks._role_head`, over a batch."""

    def __init__(self, features: int, lemmas: int) -> None:
        super().__init__()
        self.state = nn.Linear(sum(PARTS), WIDTH)
        self.sentence = nn.Linear(SENTENCE_PARTS, WIDTH)
        self.hand = nn.EmbeddingBag(features + 1, NARROW, mode="sum", padding_idx=features)
        self.hand_up = nn.Linear(NARROW, WIDTH)
        self.wide = nn.EmbeddingBag(features + 1, len(ROLES), mode="sum", padding_idx=features)
        self.lemma = nn.EmbeddingBag(lemmas + 1, NARROW, mode="mean", padding_idx=lemmas)
        self.lemma_up = nn.Linear(NARROW, WIDTH)
        self.place, self.kind = nn.Embedding(LAST + 2, WIDTH), nn.Embedding(len(KINDS) + 2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.layers = nn.ModuleList(
            nn.TransformerEncoderLayer(WIDTH, HEADS, 2 * WIDTH, DROPPED, activation=_gelu, batch_first=True, norm_first=True)
            for _ in range(LAYERS)
        )
        self.drop = nn.Dropout(DROPPED)
        self.mention = nn.Linear(WIDTH, len(ROLES))
        self.chain, self.chain_out = nn.Linear(3 * WIDTH, WIDTH), nn.Linear(WIDTH, len(ROLES))
        self.gate = nn.Linear(WIDTH, len(ROLES))
        for table in (self.hand, self.lemma):
            nn.init.normal_(table.weight, std=0.05)
        for table in (self.place, self.kind):
            nn.init.normal_(table.weight, std=0.02)
        nn.init.zeros_(self.wide.weight)
        nn.init.constant_(self.mention.bias, -3.5)
        nn.init.constant_(self.chain_out.bias, -0.5)
        nn.init.constant_(self.gate.bias, -1.0)

    def forward(self, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor, Tensor]:
        """Log odds of mentions, of chains, and of a role being filled at all: (…, roles)."""
        features, lemmas = (self._thinned(batch[n], t.padding_idx) for n, t in (("features", self.hand), ("lemmas", self.lemma)))
        x = torch.zeros(*batch["mask"].shape, WIDTH)
        at, sentences = batch["at"], batch["sentences_at"]
        x[at[0], at[1]] = self.state(self.drop(batch["states"])) + self.drop(self.hand_up(self.hand(features)))
        x[sentences[0], sentences[1]] = self.sentence(self.drop(batch["sentences"]))
        x[:, 0] = self.lemma_up(5 * self.lemma(lemmas))
        x = self.norm(x + self.place(batch["place"]) + self.kind(batch["kind"]))
        for layer in self.layers:
            x = layer(x, src_key_padding_mask=~batch["mask"])
        own, chain, count = x[at[0], at[1]], batch["chain"], len(batch["chain_of"])
        mentions = self.mention(self.drop(own)) + self.wide(features)
        rows = chain.unsqueeze(1)
        most = own.new_full((count, WIDTH), -9.0).scatter_reduce(0, rows.expand(-1, WIDTH), own, "amax")
        total = own.new_zeros(count, WIDTH).index_add(0, chain, own)
        mean = total / chain.bincount(minlength=count).unsqueeze(1)
        both = torch.cat([most, mean, x[batch["chain_of"], 0]], 1)
        best = own.new_full((count, len(ROLES)), -1e4).scatter_reduce(0, rows.expand(-1, len(ROLES)), mentions, "amax")
        chains = self.chain_out(self.drop(_gelu(self.chain(self.drop(both))))) + best
        return mentions, chains, self.gate(self.drop(x[:, 0]))

    def _thinned(self, rows: Tensor, nothing: int) -> Tensor:
        drop = self.training and FEATURES_DROPPED
        return torch.where(torch.rand(rows.shape) < drop, torch.full_like(rows, nothing), rows) if drop else rows


def _gelu(x: Tensor) -> Tensor:
    return functional.gelu(x, approximate="tanh")


def batched(examples: Sequence[Example], nothing: tuple[int, int]) -> dict[str, Tensor]:
    """Messages side by side: first the message itself, then its sentences, then its mentions."""
    size = (len(examples), max(map(len, examples)))
    mask, place, kind = (
        torch.zeros(size, dtype=torch.bool),
        torch.zeros(size, dtype=torch.long),
        torch.zeros(size, dtype=torch.long),
    )
    at, sentences_at, chains, chain_of, before = [], [], [], [], 0
    for row, each in enumerate(examples):
        begins = 1 + len(each.sentences)
        mask[row, : len(each)] = True
        kind[row, 0], kind[row, 1:begins] = WHOLE, SENTENCE
        kind[row, begins : len(each)] = torch.tensor([mention.kind for mention in each.message.mentions])
        sentence = torch.tensor([*range(begins - 1), *(mention.sentence for mention in each.message.mentions)])
        place[row, 1 : len(each)] = sentence.clamp(max=LAST) + 1
        sentences_at.extend((row, column) for column in range(1, begins))
        at.extend((row, column) for column in range(begins, len(each)))
        chains.append(torch.from_numpy(each.chain) + before)
        chain_of.extend([row] * len(each.chains_right))
        before += len(each.chains_right)
    return {
        "mask": mask,
        "place": place,
        "kind": kind,
        "at": torch.tensor(at).T,
        "sentences_at": torch.tensor(sentences_at).T,
        "chain": torch.cat(chains),
        "chain_of": torch.tensor(chain_of),
        "features": _padded([rows for each in examples for rows in each.features], nothing[0]),
        "lemmas": _padded([each.lemmas for each in examples], nothing[1]),
        "states": torch.from_numpy(np.concatenate([each.states for each in examples])),
        "sentences": torch.from_numpy(np.concatenate([each.sentences for each in examples])),
    }


def _padded(rows: Sequence[np.ndarray], nothing: int) -> Tensor:
    out = np.full((len(rows), max(map(len, rows)) + 1), nothing)
    for row, own in zip(out, rows, strict=True):
        row[: len(own)] = own
    return torch.from_numpy(out)


def loss_of(network: Network, examples: Sequence[Example], nothing: tuple[int, int]) -> Tensor:
    """Of chains above all; of mentions, which choose the text, and of the message half as much."""
    mentions, chains, gate = network(batched(examples, nothing))
    able = torch.from_numpy(np.concatenate([each.chains_able for each in examples]))
    told = torch.tensor([bool(mention.texts) for each in examples for mention in each.message.mentions])
    rights = [np.concatenate([getattr(each, name) for each in examples]) for name in ("chains_right", "mentions_right")]
    filled = torch.tensor([[float(bool(each.gold[role])) for role in ROLES] for each in examples])
    parts = (
        (1.0, chains[able], torch.from_numpy(rights[0])[able]),
        (0.5, mentions[told], torch.from_numpy(rights[1])[told]),
        (0.5, gate, filled),
    )
    losses = (share * functional.binary_cross_entropy_with_logits(a, b, reduction="sum") for share, a, b in parts)
    return sum(losses) / len(examples)


def train(examples: Sequence[Example], nothing: tuple[int, int], seed: int) -> Network:
    """One network; batches of messages of like length."""
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    network = Network(*nothing)
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.05)
    steps = ROUNDS * math.ceil(len(examples) / BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.15)
    for number in range(ROUNDS):
        network.train()
        order = sorted(range(len(examples)), key=lambda place: len(examples[place]) + random.uniform(0, 15))
        groups = [order[first : first + BATCH] for first in range(0, len(order), BATCH)]
        total = 0.0
        for group in random.permutation(len(groups)):
            loss = loss_of(network, [examples[place] for place in groups[group]], nothing)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
        print("round", number, "loss", round(total / len(groups), 3), flush=True)
    return network.eval()


def fold_of(place: int, count: int) -> int:
    """Folds are runs of messages: neighbours tell of the same days, and often of one deed."""
    return place * FOLDS // count


def unseen(examples: Sequence[Example], nothing: tuple[int, int]) -> list[tuple[np.ndarray, np.ndarray]]:
    """What networks that have not seen a message say of its mentions and chains."""
    told = []
    for fold in range(FOLDS):
        others = [each for place, each in enumerate(examples) if fold_of(place, len(examples)) != fold]
        networks = [train(others, nothing, 100 * seed + fold) for seed in range(1, PAIR + 1)]
        for place, each in enumerate(examples):
            if fold_of(place, len(examples)) == fold:
                with torch.no_grad():
                    said = [network(batched([each], nothing)) for network in networks]
                told.append((pooled([one.numpy() for one, _, _ in said]), pooled([one.numpy() for _, one, _ in said])))
    return told


def thresholds(
    examples: Sequence[Example], told: Sequence[tuple[np.ndarray, np.ndarray]], wordings: Sequence[dict[str, float]]
) -> list[float]:
    """For each role the log odds with the best F1 over messages that the network, and the wording, has not seen."""
    least = []
    for number, role in enumerate(ROLES):
        best = (-1.0, 0.0)
        for step in np.arange(-2.2, 1.3, 0.2):
            correct = given = wanted = 0.0
            for place, (each, (mentions, chains)) in enumerate(zip(examples, told, strict=True)):
                tell = partial(best_text, wordings[fold_of(place, len(examples))], role=role)
                scores = (mentions[:, number].tolist(), chains[:, number].tolist())
                found = {role: [[text] for _, text in chosen(each.message, *scores, step, tell)]}
                correct += agreed(found, each.gold, role)
                given += len(found[role])
                wanted += len(each.gold[role])
            best = max(best, (precision_recall_f1(correct=correct, given=given, wanted=wanted)["f1"], round(float(step), 1)))
        print(role, "F1 over unseen training messages", round(best[0], 3), "from", best[1], flush=True)
        least.append(best[1])
    return least


def exported(network: dict[str, np.ndarray], reduce: tuple[Reduction, Reduction]) -> dict[str, np.ndarray]:
    """A network's weights as `benchmarks._role_head` names them, (in, out), the components folded in."""
    out: dict[str, np.ndarray] = {}
    for name, each in (("state", reduce[0]), ("sentence", reduce[1])):
        out[name] = each.matrix @ network[f"{name}.weight"].T
        out[f"{name} bias"] = network[f"{name}.bias"] - each.middle @ out[name]
    for name in ("hand_up", "lemma_up", "mention", "chain", "chain_out"):
        out[name.replace("_", " ")] = network[f"{name}.weight"].T
        out[f"{name.replace('_', ' ')} bias"] = network[f"{name}.bias"]
    out |= {name: network[f"{name}.weight"][:-1] for name in ("hand", "wide", "lemma")}
    out |= {name: network[f"{name}.weight"] for name in ("place", "kind", "norm")}
    out["norm bias"] = network["norm.bias"]
    for layer in range(LAYERS):
        of, to = f"layers.{layer}", f"layer {layer}"
        out |= {f"{to} {name}": network[f"{of}.{name}.weight"] for name in ("norm1", "norm2")}
        out |= {f"{to} {name} bias": network[f"{of}.{name}.bias"] for name in ("norm1", "norm2")}
        out[f"{to} qkv"], out[f"{to} qkv bias"] = (
            network[f"{of}.self_attn.in_proj_weight"].T,
            network[f"{of}.self_attn.in_proj_bias"],
        )
        for ours, theirs in (("out", "self_attn.out_proj"), ("up", "linear1"), ("down", "linear2")):
            out[f"{to} {ours}"], out[f"{to} {ours} bias"] = network[f"{of}.{theirs}.weight"].T, network[f"{of}.{theirs}.bias"]
    return out


def write(
    nets: Sequence[dict[str, np.ndarray]],
    words: tuple[dict[str, int], dict[str, int]],
    least: Sequence[float],
    wording: dict[str, float],
    path: Path = FILE,
) -> None:
    """Writes the networks, matrices in 8 bits, and the weights of the wording."""
    arrays: dict[str, np.ndarray] = {"least": np.array(least, np.float32)}
    arrays["wording weights"] = np.array(list(wording.values()), np.float32)
    for name, rows in zip(("features", "lemmas", "wording"), (*words, wording), strict=True):
        arrays[name] = np.frombuffer("\n".join(rows).encode(), np.uint8)
    for number, net in enumerate(nets):
        for name, values in net.items():
            if values.ndim == 2:
                arrays[f"{number} {name}"], arrays[f"{number} {name} scale"] = small(values)
            else:
                arrays[f"{number} {name}"] = values.astype(np.float32)
    np.savez_compressed(path, **arrays)


def main() -> None:
    """Annotates the training messages, trains the networks and writes them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("data", type=Path)
    options = parser.parse_args()
    torch.set_num_threads(1)
    rows = [row for path in pick(options.data, "muc4", "train", "role_filler_*") for row in jsonl(path)]
    golds = [{role: [[text for text, *_ in entity] for entity in row["extracts"][role]] for role in ROLES} for row in rows]
    pairs = [(read_message(printed(row["doctext"])), gold) for row, gold in zip(rows, golds, strict=True)]
    pairs = [(message, gold) for message, gold in pairs if message.mentions]
    messages = [message for message, _ in pairs]
    words = (
        frequent([{feature for each in message.mentions for feature in each.features} for message in messages], FEATURE_LEAST),
        frequent([set(message.lemmas) for message in messages], LEMMA_LEAST),
    )
    reduce = (
        reduction(np.concatenate([message.states[::6] for message in messages]), PARTS),
        reduction(np.concatenate([message.sentences for message in messages]), (SENTENCE_PARTS,)),
    )
    examples = [example(message, gold, reduce, words) for message, gold in pairs]
    nothing = (len(words[0]), len(words[1]))
    told = unseen(examples, nothing)
    nets = []
    for seed in range(NETS):
        network = train(examples, nothing, seed)
        nets.append(exported({name: values.numpy() for name, values in network.state_dict().items()}, reduce))
    choices = [role_texts.choices(message, gold) for message, gold in pairs]
    held = [
        [each for place, own in enumerate(choices) if fold_of(place, len(choices)) != fold for each in own]
        for fold in range(FOLDS)
    ]
    least = thresholds(examples, told, [role_texts.fit(each) for each in held])
    write(nets, words, least, role_texts.fit([each for own in choices for each in own]))


if __name__ == "__main__":
    main()
