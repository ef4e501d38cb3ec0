"""The pair model in torch: the base encoder over both passages, one answer for events and one for claims."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.model import LAYERS, WIDTH, Encoder

RELATIONS = 4
HIDDEN = 256


class PairReader(nn.Module):
    """Whether two marked events are one, and how two claims stand to each other."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout / 2)
        self.segments = nn.Embedding(2, WIDTH)
        self.dropout = nn.Dropout(dropout)
        self.hidden = nn.Linear(5 * WIDTH, HIDDEN)
        self.same = nn.Linear(HIDDEN, 1)
        self.relation = nn.Linear(HIDDEN, RELATIONS)
        nn.init.normal_(self.segments.weight, std=0.02)

    def forward(
        self, subwords: Tensor, shapes: Tensor, segments: Tensor, over: Tensor, mask: Tensor | None
    ) -> tuple[Tensor, Tensor]:
        """Shapes: (B, T); over (B, 2, T) → logits (B,) and (B, RELATIONS)."""
        encoder = self.encoder
        x = encoder.words(subwords) + encoder.positions.weight[: subwords.shape[1]]
        x = encoder.dropout(encoder.norm(x + encoder.shapes(shapes) + self.segments(segments)))
        for block in encoder.blocks:
            x = block(x, mask)
        a, b = (over.to(x.dtype) @ x).unbind(1)
        joined = torch.cat([x[:, 0], a, b, (a - b).abs(), a * b], dim=-1)
        hidden = self.dropout(functional.gelu(self.hidden(self.dropout(joined))))
        return self.same(hidden).squeeze(-1), self.relation(hidden)


def groups_of(model: PairReader, rate: float, head_rate: float, decay: float) -> list[dict[str, object]]:
    """Parameters with their learning rates: lower for lower layers; the word table stays as it is."""
    groups: list[dict[str, object]] = []
    for name, parameter in model.named_parameters():
        if name == "encoder.words.weight":
            parameter.requires_grad = False
            continue
        if name.startswith("encoder.blocks."):
            top = rate * decay ** (LAYERS - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder.") and name != "encoder.shapes.weight":
            top = rate * decay**LAYERS
        else:
            top = head_rate
        groups.append({"params": [parameter], "lr": top, "top": top, "weight_decay": 0.01 if parameter.ndim > 1 else 0.0})
    return groups
