"""The reader model in torch: one encoder, a head for each layer of annotation.

Encoder: all-MiniLM-L6-v2 (6 layers, width 384) with a word-shape embedding added to its input.
Heads: part of speech and lemma script (linear), parse (biaffine, Dozat & Manning 2017), and BIO
taggers for names, times, events, source, cue and content with a linear-chain CRF; content words
point to their cue and cue words to their source with the same biaffine form as the parse.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from rashomon.language.encoding import SHAPES

WIDTH, LAYERS, HEADS = 384, 6, 12
NEVER = -1.0e4


class Block(nn.Module):
    """A BERT layer (post-norm)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """(B, T, WIDTH) → the same; mask is False at padding."""
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        attended = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        attended = attended.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.dropout(self.out(attended)))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """all-MiniLM-L6-v2 with word shapes; gives the hidden states of every layer."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH, sparse=True)
        self.positions = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.blocks = nn.ModuleList(Block(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        nn.init.normal_(self.shapes.weight, std=0.02)

    def forward(self, subwords: Tensor, shapes: Tensor, mask: Tensor | None) -> list[Tensor]:
        """(B, T) → the embedding and the output of each layer, each (B, T, WIDTH)."""
        positions = self.positions.weight[: subwords.shape[1]]
        x = self.dropout(self.norm(self.words(subwords) + positions + self.shapes(shapes)))
        states = [x]
        for block in self.blocks:
            states.append(block(states[-1], mask))
        return states

    def load_base(self, path: Path) -> None:
        """Copies the published weights; the token-type embedding is folded into the positions."""
        w = load_file(str(path))
        w = {k.removeprefix("bert.").removeprefix("0.auto_model."): v for k, v in w.items()}
        with torch.no_grad():
            self.words.weight.copy_(w["embeddings.word_embeddings.weight"])
            token_type = w["embeddings.token_type_embeddings.weight"][0]
            self.positions.weight.copy_(w["embeddings.position_embeddings.weight"] + token_type)
            _copy(self.norm, w, "embeddings.LayerNorm")
            for i, block in enumerate(self.blocks):
                at = f"encoder.layer.{i}."
                for part in ("weight", "bias"):
                    qkv = [w[f"{at}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                    getattr(block.qkv, part).copy_(torch.cat(qkv))
                _copy(block.out, w, at + "attention.output.dense")
                _copy(block.norm1, w, at + "attention.output.LayerNorm")
                _copy(block.up, w, at + "intermediate.dense")
                _copy(block.down, w, at + "output.dense")
                _copy(block.norm2, w, at + "output.LayerNorm")


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[name + ".weight"])  # type: ignore[operator, union-attr]
    module.bias.copy_(weights[name + ".bias"])  # type: ignore[operator, union-attr]


class Biaffine(nn.Module):
    """Scores of every word pointing to every word, and to nothing (last column)."""

    def __init__(self, size: int, dropout: float) -> None:
        super().__init__()
        self.dependent = nn.Linear(WIDTH, size)
        self.governor = nn.Linear(WIDTH, size)
        self.weight = nn.Parameter(torch.zeros(size, size))
        self.prior = nn.Linear(size, 1)
        self.nothing = nn.Linear(size, 1)
        self.dropout = nn.Dropout(dropout)
        nn.init.normal_(self.weight, std=size**-0.75)

    def forward(self, x: Tensor) -> Tensor:
        """(B, W, WIDTH) → (B, W, W + 1)."""
        dependent = self.dropout(functional.gelu(self.dependent(x)))
        governor = self.dropout(functional.gelu(self.governor(x)))
        scores = (dependent @ self.weight) @ governor.transpose(1, 2) + self.prior(governor).transpose(1, 2)
        return torch.cat([scores, self.nothing(dependent)], dim=2)


class Reader(nn.Module):
    """Everything; ``sizes`` gives the number of labels of each head."""

    BIO = ("names", "times", "events", "source", "cue", "content")

    def __init__(self, sizes: dict[str, int], dropout: float = 0.1) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(dropout / 2)
        self.word_shapes = nn.Embedding(SHAPES, WIDTH)
        self.mix = nn.Parameter(torch.zeros(LAYERS + 1))
        self.dropout = nn.Dropout(dropout)
        self.upos = nn.Linear(WIDTH, sizes["upos"])
        self.lemma = nn.Linear(WIDTH, sizes["lemma"])
        self.arc = Biaffine(256, dropout)
        self.label_dependent = nn.Linear(WIDTH, 128)
        self.label_governor = nn.Linear(WIDTH, 128)
        self.label_root = nn.Parameter(torch.zeros(128))
        self.label = nn.Linear(3 * 128, sizes["deprel"])
        self.near = nn.Conv1d(WIDTH, 256, 3, padding=1)
        self.near_out = nn.Linear(256, WIDTH)
        self.tags = nn.ModuleDict({name: nn.Linear(WIDTH, sizes[name]) for name in self.BIO})
        self.transitions = nn.ParameterDict({name: nn.Parameter(torch.zeros(sizes[name] + 1, sizes[name])) for name in self.BIO})
        self.to_cue = Biaffine(128, dropout)
        self.to_source = Biaffine(128, dropout)
        nn.init.normal_(self.word_shapes.weight, std=0.02)

    def forward(
        self, subwords: Tensor, shapes: Tensor, starts: Tensor, stops: Tensor, mask: Tensor | None = None
    ) -> dict[str, Tensor]:
        """Shapes: subwords (B, T); starts, stops (B, W). Padding words may point anywhere."""
        states = self.encoder(subwords, shapes, mask)
        weights = self.mix.softmax(0)
        mixed = sum((w * s for w, s in zip(weights[1:], states[1:], strict=True)), weights[0] * states[0])
        word_shapes = self.word_shapes(_gather(shapes.unsqueeze(-1), starts).squeeze(-1))
        syntax = self.dropout(_word(mixed, starts, stops) + word_shapes)
        meaning = _word(states[-1], starts, stops) + word_shapes
        nearby = functional.gelu(self.near(self.dropout(meaning).transpose(1, 2)).transpose(1, 2))
        meaning = self.dropout(meaning + self.near_out(nearby))
        out = {name: head(meaning) for name, head in self.tags.items()}
        out |= {
            "upos": self.upos(syntax),
            "lemma": self.lemma(syntax),
            "arc": self.arc(syntax),
            "label_dependent": functional.gelu(self.label_dependent(syntax)),
            "label_governor": functional.gelu(self.label_governor(syntax)),
            "to_cue": self.to_cue(meaning),
            "to_source": self.to_source(meaning),
        }
        return out

    def labels(self, dependent: Tensor, governor: Tensor, heads: Tensor) -> Tensor:
        """Scores of relations for given heads; a head of -1 is the root. (B, W, R)."""
        root = heads.lt(0).unsqueeze(-1)
        chosen = torch.where(root, self.label_root, _gather(governor, heads.clamp(min=0)))
        return self.label(torch.cat([dependent, chosen, dependent * chosen], dim=-1))


def _gather(x: Tensor, index: Tensor) -> Tensor:
    return x.gather(1, index.unsqueeze(-1).expand(-1, -1, x.shape[-1]))


def _word(x: Tensor, starts: Tensor, stops: Tensor) -> Tensor:
    return 0.5 * (_gather(x, starts) + _gather(x, stops))


def crf_loss(scores: Tensor, transitions: Tensor, allowed: Tensor, valid: Tensor) -> Tensor:
    """Negative log-likelihood of all tag paths that the labels allow, a number for each sequence.

    Args:
        scores: (B, W, T) emissions.
        transitions: (B, T + 1, T) scores of going from a tag to a tag; the last row starts.
        allowed: (B, W, T) which tags the annotation allows; all of them where it is silent.
        valid: (B, W) False at padding, which stands only at the end.
    """
    both = torch.stack([scores, scores.masked_fill(~allowed, NEVER)])
    alpha = both[:, :, 0] + transitions[:, -1]
    steps = transitions[:, :-1]
    for t, emission in enumerate(both.unbind(2)):
        if t == 0:
            continue
        following = torch.logsumexp(alpha.unsqueeze(-1) + steps, dim=2) + emission
        alpha = torch.where(valid[:, t, None], following, alpha)
    total, wanted = torch.logsumexp(alpha, dim=2)
    return total - wanted
