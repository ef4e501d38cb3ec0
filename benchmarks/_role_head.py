"""The network that finds MUC-4's role fillers: run with numpy, trained by `training.roles`.

Two layers of a transformer (Vaswani et al. 2017, norms first) over the mentions and sentences of a message; each mention has a
score for each role, and each chain one from its mentions pooled and the message as a whole. Several networks,
trained on all the training messages from different beginnings, are averaged in what they say; they lie in 8-bit numbers with a
scale for each column.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import numpy as np

from benchmarks._role_fillers import KINDS, ROLES, Entities, Floats, Mention, Message
from benchmarks._role_texts import best_text

FILE = Path(__file__).parent / "makers" / "roles.npz"
SENTENCE, WHOLE = len(KINDS), len(KINDS) + 1  # kinds of what is no mention
LAST = 22  # the last sentence whose place is told from those behind it
HEADS, LAYERS = 4, 2
LIMIT = 14.0  # log odds of all but certain

Weights = Mapping[str, Floats]


@dataclass(frozen=True, slots=True)
class Heads:
    """The networks.

    Attributes:
        features: feature of a mention → its row.
        lemmas: lemma of a message → its row.
        least: for each role the log odds from which a chain fills it.
        nets: weights by the names that `training.roles` gives them.
        wording: weights of what the text of an answer is chosen by.
    """

    features: Mapping[str, int]
    lemmas: Mapping[str, int]
    least: tuple[float, ...]
    nets: tuple[Weights, ...]
    wording: Mapping[str, float]


@cache
def load_heads(path: Path = FILE) -> Heads:
    """Opens the networks."""
    nets: dict[int, dict[str, Floats]] = defaultdict(dict)
    with np.load(path, allow_pickle=False) as file:
        words = [bytes(file[name]).decode().split("\n") for name in ("features", "lemmas", "wording")]
        for name in file.files:
            number, _, own = name.partition(" ")
            if number.isdigit() and not own.endswith(" scale"):
                values = file[name].astype(np.float32)
                nets[int(number)][own] = values * file[f"{name} scale"] if f"{name} scale" in file.files else values
        least = tuple(map(float, file["least"]))
        wording = dict(zip(words[2], map(float, file["wording weights"]), strict=True))
    rows = [{word: place for place, word in enumerate(each)} for each in words[:2]]
    return Heads(rows[0], rows[1], least, tuple(nets[number] for number in sorted(nets)), wording)


def small(values: Floats) -> tuple[np.ndarray, Floats]:
    """A matrix in 8 bits, and the scale of each column."""
    scale = np.maximum(np.abs(values).max(0), 1e-8) / 127
    return np.round(values / scale).astype(np.int8), scale.astype(np.float32)


def scores(heads: Heads, message: Message) -> tuple[Floats, Floats]:
    """How likely each mention, and each chain, fills each role: log odds, (mentions, roles) and (chains, roles)."""
    told = [_scores(net, heads, message) for net in heads.nets]
    return pooled([each for each, _ in told]), pooled([each for _, each in told])


def pooled(told: Sequence[Floats]) -> Floats:
    """The log odds of the mean probability (the linear opinion pool)."""
    mean = np.mean([1 / (1 + np.exp(-np.clip(each, -LIMIT, LIMIT))) for each in told], axis=0)
    return np.asarray(np.log(mean / (1 - mean)))


def _scores(net: Weights, heads: Heads, message: Message) -> tuple[Floats, Floats]:
    rows = [[heads.features[f] for f in each.features if f in heads.features] for each in message.mentions]
    hand = np.array([net["hand"][own].sum(0) for own in rows])
    wide = np.array([net["wide"][own].sum(0) for own in rows])
    known = [heads.lemmas[lemma] for lemma in message.lemmas if lemma in heads.lemmas]
    whole = net["lemma"][known].mean(0) if known else np.zeros_like(net["lemma"][0])
    sentences = np.arange(len(message.sentences))
    x = np.concatenate(
        [
            (5 * whole @ net["lemma up"] + net["lemma up bias"])[None],
            message.sentences @ net["sentence"] + net["sentence bias"],
            message.states @ net["state"] + net["state bias"] + hand @ net["hand up"] + net["hand up bias"],
        ]
    )
    place = np.concatenate([[-1], sentences, [each.sentence for each in message.mentions]]).clip(max=LAST) + 1
    kind = [WHOLE, *[SENTENCE] * len(sentences), *(each.kind for each in message.mentions)]
    x = _norm(x + net["place"][place] + net["kind"][kind], net, "norm")
    for layer in range(LAYERS):
        x = _layer(x, net, f"layer {layer}")
    own = x[1 + len(sentences) :]
    mentions = own @ net["mention"] + net["mention bias"] + wide
    chain = np.array([each.chain for each in message.mentions])
    together = [np.flatnonzero(chain == number) for number in range(chain.max() + 1)]
    both = np.array([np.concatenate([own[at].max(0), own[at].mean(0), x[0]]) for at in together])
    hidden = _gelu(both @ net["chain"] + net["chain bias"])
    best = np.array([mentions[at].max(0) for at in together])
    return mentions, hidden @ net["chain out"] + net["chain out bias"] + best


def _layer(x: Floats, net: Weights, name: str) -> Floats:
    size = x.shape[1] // HEADS
    qkv = _norm(x, net, f"{name} norm1") @ net[f"{name} qkv"] + net[f"{name} qkv bias"]
    q, k, v = qkv.reshape(len(x), 3, HEADS, size).transpose(1, 2, 0, 3)
    alike = q @ k.transpose(0, 2, 1) / np.sqrt(size)
    shares = np.exp(alike - alike.max(2, keepdims=True))
    shares /= shares.sum(2, keepdims=True)
    x = x + (shares @ v).transpose(1, 0, 2).reshape(len(x), -1) @ net[f"{name} out"] + net[f"{name} out bias"]
    hidden = _gelu(_norm(x, net, f"{name} norm2") @ net[f"{name} up"] + net[f"{name} up bias"])
    return np.asarray(x + hidden @ net[f"{name} down"] + net[f"{name} down bias"])


def _norm(x: Floats, net: Weights, name: str) -> Floats:
    middle = x - x.mean(1, keepdims=True)
    return np.asarray(middle / np.sqrt((middle**2).mean(1, keepdims=True) + 1e-5) * net[name] + net[f"{name} bias"])


def _gelu(x: Floats) -> Floats:
    return np.asarray(0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x**3))))


def fill(heads: Heads, message: Message) -> Entities:
    """The fillers of each role: entities, each with the one text that tells it best."""
    if not message.mentions:
        return {role: [] for role in ROLES}
    judged = [each.T.tolist() for each in scores(heads, message)]
    found: Entities = {}
    for number, role in enumerate(ROLES):
        tell = partial(best_text, heads.wording, role=role)
        told = chosen(message, judged[0][number], judged[1][number], heads.least[number], tell)
        found[role] = [[text] for _, text in told]
    return found


def chosen(
    message: Message, mentions: Sequence[float], chains: Sequence[float], least: float, tell: Callable[[Mention], str]
) -> list[tuple[float, str]]:
    """The chains over the threshold for one role, the best first; of several with one head (a rocket, rockets) only the best.

    Args:
        message: its mentions.
        mentions: score of each mention.
        chains: score of each chain.
        least: the threshold.
        tell: the text for a mention.

    Returns:
        Score and text of each.
    """
    able: dict[int, list[int]] = defaultdict(list)
    for place, each in enumerate(message.mentions):
        if each.texts:
            able[each.chain].append(place)
    out: list[tuple[float, str]] = []
    heads: set[str] = set()
    texts: set[str] = set()
    for chain in sorted(able, key=lambda number: (-chains[number], number)):
        if chains[chain] < least:
            break
        best = message.mentions[max(able[chain], key=lambda place: mentions[place])]
        head = f"head={best.head}" if best.head else best.texts[0]
        text = tell(best)
        if head not in heads and text not in texts:
            heads.add(head)
            texts.add(text)
            out.append((float(chains[chain]), text))
    return out
