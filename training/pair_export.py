"""Writes the trained pair model as int8 ONNX for the product: ``python -m training.pair_export --name NAME``."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
import tomllib
import warnings
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.makers.claim_pairs import LABELS
from training.export import SmallTable, run_block
from training.pair_model import PairReader
from training.quantising import write_int8


class OnePair(nn.Module):
    """The pair model for one pair without a batch dimension, in operations that ONNX has."""

    def __init__(self, model: PairReader) -> None:
        super().__init__()
        self.model = model
        self.words = SmallTable(model.encoder.words.weight.detach())

    def forward(self, subwords: Tensor, shapes: Tensor, segments: Tensor, over: Tensor) -> tuple[Tensor, Tensor]:
        """Shapes: (T,); over (2, T) → probabilities () and (RELATIONS,)."""
        model, encoder = self.model, self.model.encoder
        x = self.words(subwords) + encoder.positions.weight[: subwords.shape[0]]
        x = encoder.norm(x + encoder.shapes(shapes) + model.segments(segments))
        for block in encoder.blocks:
            x = run_block(block, x)
        marked = over @ x
        a, b = marked[0], marked[1]
        hidden = functional.gelu(model.hidden(torch.cat([x[0], a, b, (a - b).abs(), a * b]).unsqueeze(0)))
        return model.same(hidden)[0, 0].sigmoid(), model.relation(hidden)[0].softmax(0)


def write_onnx(model: PairReader, folder: Path) -> None:
    """Writes ``pairs.fp32.onnx`` and ``pairs.onnx`` (int8, 7-bit weights)."""
    folder.mkdir(parents=True, exist_ok=True)
    model.eval()
    length = 23
    subwords, shapes = torch.randint(1000, 2000, (length,)), torch.randint(1, 9, (length,))
    segments = torch.tensor([0] * 11 + [1] * 12)
    over = torch.full((2, length), 1 / length)
    axes = {"subwords": {0: "t"}, "shapes": {0: "t"}, "segments": {0: "t"}, "over": {1: "t"}}
    full = folder / "pairs.fp32.onnx"
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            OnePair(model),
            (subwords, shapes, segments, over),
            str(full),
            input_names=list(axes),
            output_names=["same", "relation"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
    write_int8(full, folder / "pairs.onnx", reduce_range=True)


def main() -> int:
    """Exports one checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("training/config.toml"))
    parser.add_argument("--name", default="pairs")
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--full", action="store_true", help="write the model before quantisation, to measure what int8 costs")
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text())
    build = Path(config["paths"]["build"])
    out = arguments.out or Path(config["paths"]["weights"])
    model = PairReader()
    model.load_state_dict(torch.load(arguments.checkpoint or build / f"{arguments.name}.pt")["model"])
    staging = build / f"{arguments.name}.export"
    write_onnx(model, staging)
    out.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(staging / ("pairs.fp32.onnx" if arguments.full else "pairs.onnx"), out / "pairs.onnx")
    digest = hashlib.sha256((out / "pairs.onnx").read_bytes()).hexdigest()
    about = {"format": 1, "name": arguments.name, "relations": list(LABELS), "sha256": {"pairs.onnx": digest}}
    (out / "pairs.json").write_text(json.dumps(about, separators=(",", ":")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
