"""Writes the trained reader as int8 ONNX for the product: ``python -m training.export --name NAME``.

Linear layers become per-channel int8 with dynamic activations, the word table int8 with a scale for
each row. Every chunk is run alone (batch of one), so the dynamic scales depend on nothing else.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
import tomllib
import warnings
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.documents import read_documents
from training.lexicon import build_lexicon, write_lexicon
from training.model import HEADS, NEVER, WIDTH, Reader
from training.quantising import write_int8

FILES = ("reader.onnx", "relations.onnx", "tokenizer.json", "lemmas.json")
OUTPUTS = ["tags", "upos", "lemma", "arcs", "dependents", "governors", "to_cue", "to_source"]


class SmallTable(nn.Module):
    """An embedding table in int8 with a scale for each row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, index: Tensor) -> Tensor:
        """(T,) → (T, WIDTH)."""
        return self.table[index].to(torch.float32) * self.scale[index]  # type: ignore[index]


class OneChunk(nn.Module):
    """The reader for one chunk without a batch dimension, in operations that ONNX has."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model
        self.words = SmallTable(model.encoder.words.weight.detach())

    def forward(self, subwords: Tensor, shapes: Tensor, starts: Tensor, stops: Tensor, sentence: Tensor) -> tuple[Tensor, ...]:
        """Shapes: subwords, shapes (T,); starts, stops, sentence (W,)."""
        model, encoder = self.model, self.model.encoder
        x = self.words(subwords) + encoder.positions.weight[: subwords.shape[0]] + encoder.shapes(shapes)
        states = [encoder.norm(x)]
        for block in encoder.blocks:
            states.append(run_block(block, states[-1]))
        weights = model.mix.softmax(0)
        mixed = weights[0] * states[0]
        for index in range(1, len(states)):
            mixed = mixed + weights[index] * states[index]
        word_shapes = model.word_shapes(shapes[starts])
        syntax = 0.5 * (mixed[starts] + mixed[stops]) + word_shapes
        meaning = 0.5 * (states[-1][starts] + states[-1][stops]) + word_shapes
        nearby = _near(model.near, meaning)
        meaning = meaning + model.near_out(functional.gelu(nearby))
        apart = sentence.unsqueeze(1) != sentence.unsqueeze(0)
        arcs = _point(model.arc, syntax)
        arcs = torch.cat([torch.where(apart, torch.full_like(arcs[:, :-1], NEVER), arcs[:, :-1]), arcs[:, -1:]], dim=1)
        return (
            torch.cat([model.tags[name](meaning) for name in Reader.BIO], dim=1),
            model.upos(syntax).argmax(1),
            model.lemma(syntax).argmax(1),
            arcs,
            functional.gelu(model.label_dependent(syntax)),
            functional.gelu(model.label_governor(syntax)),
            _point(model.to_cue, meaning),
            _point(model.to_source, meaning),
        )


def run_block(block: nn.Module, x: Tensor) -> Tensor:
    """One layer over (T, WIDTH), in operations that ONNX has."""
    size = WIDTH // HEADS
    qkv = block.qkv(x).reshape(-1, 3, HEADS, size).permute(1, 2, 0, 3)  # type: ignore[operator]
    scores = (qkv[0] * size**-0.5) @ qkv[1].transpose(1, 2)
    attended = (scores.softmax(-1) @ qkv[2]).permute(1, 0, 2).reshape(-1, WIDTH)
    x = block.norm1(x + block.out(attended))  # type: ignore[operator]
    return block.norm2(x + block.down(functional.gelu(block.up(x))))  # type: ignore[operator]


def _near(conv: nn.Conv1d, x: Tensor) -> Tensor:
    """A width-3 convolution as one matrix product, so that it is quantised like the rest."""
    edge = torch.zeros_like(x[:1])
    wide = torch.cat([torch.cat([edge, x[:-1]]), x, torch.cat([x[1:], edge])], dim=1)
    weight = conv.weight.permute(2, 1, 0).reshape(3 * WIDTH, -1)
    return wide @ weight + conv.bias


def _point(pointer: nn.Module, x: Tensor) -> Tensor:
    dependent = functional.gelu(pointer.dependent(x))  # type: ignore[operator]
    governor = functional.gelu(pointer.governor(x))  # type: ignore[operator]
    scores = (dependent @ pointer.weight) @ governor.T + pointer.prior(governor).T  # type: ignore[operator]
    return torch.cat([scores, pointer.nothing(dependent)], dim=1)  # type: ignore[operator]


class Relations(nn.Module):
    """The relation of each word to a given head; a head of -1 is the root."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.label, self.root = model.label, model.label_root

    def forward(self, dependents: Tensor, governors: Tensor, heads: Tensor) -> Tensor:
        """dependents, governors (W, 128); heads (W,) → (W,)."""
        chosen = torch.where((heads < 0).unsqueeze(1), self.root, governors[heads.clamp(min=0)])
        return self.label(torch.cat([dependents, chosen, dependents * chosen], dim=1)).argmax(1)


def write_onnx(model: Reader, folder: Path, *, reduce_range: bool) -> None:
    """Writes ``reader.onnx`` (int8), ``reader.fp32.onnx`` and ``relations.onnx``."""
    folder.mkdir(parents=True, exist_ok=True)
    model.eval()
    one = OneChunk(model)
    subwords = torch.randint(1000, 2000, (23,))
    shapes = torch.randint(1, 9, (23,))
    starts = torch.tensor([1, 2, 4, 5, 9, 11, 20])
    sentence = torch.tensor([0, 0, 0, 1, 1, 1, 1])
    axes = {"subwords": {0: "t"}, "shapes": {0: "t"}, "starts": {0: "w"}, "stops": {0: "w"}, "sentence": {0: "w"}}
    full = folder / "reader.fp32.onnx"
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            one,
            (subwords, shapes, starts, starts, sentence),
            str(full),
            input_names=list(axes),
            output_names=OUTPUTS,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        torch.onnx.export(
            Relations(model),
            (torch.zeros(7, 128), torch.zeros(7, 128), torch.tensor([-1, 0, 1, 2, 3, 4, 5])),
            str(folder / "relations.onnx"),
            input_names=["dependents", "governors", "heads"],
            output_names=["relations"],
            dynamic_axes={"dependents": {0: "w"}, "governors": {0: "w"}, "heads": {0: "w"}},
            opset_version=17,
            dynamo=False,
        )
    write_int8(full, folder / "reader.onnx", reduce_range=reduce_range)


def write_labels(model: Reader, labels: dict[str, list[str]], folder: Path, name: str) -> None:
    """Writes ``reader.json``: label lists, CRF transitions, digests of the other files."""
    transitions = {tag: np.round(model.transitions[tag].detach().numpy().astype(float), 4).tolist() for tag in Reader.BIO}
    digests = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir()) if file.name in FILES
    }
    content = {"format": 1, "name": name, "labels": labels, "transitions": transitions, "sha256": digests}
    (folder / "reader.json").write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def main() -> int:
    """Exports one checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("training/config.toml"))
    parser.add_argument("--name", default="reader")
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--reduce-range", action="store_true", help="7-bit weights: no saturation on processors without VNNI")
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text())
    build = Path(config["paths"]["build"])
    out = arguments.out or Path(config["paths"]["weights"])
    labels = json.loads((build / f"{arguments.name}.labels.json").read_text())
    model = Reader({layer: len(names) for layer, names in labels.items()})
    model.load_state_dict(torch.load(arguments.checkpoint or build / f"{arguments.name}.pt")["model"])
    staging = build / f"{arguments.name}.export"
    write_onnx(model, staging, reduce_range=arguments.reduce_range)
    base = Path(str(files(config["base"]["package"]))) / "model"
    shutil.copyfile(base / "tokenizer.json", staging / "tokenizer.json")
    treebanks = [build / "data" / f"{name}.train.jsonl" for name in ("ewt", "gum")]
    write_lexicon(
        build_lexicon(document for path in treebanks if path.exists() for document in read_documents(path)),
        staging / "lemmas.json",
    )
    write_labels(model, labels, staging, arguments.name)
    out.mkdir(parents=True, exist_ok=True)
    for name in (*FILES, "reader.json"):
        # Readers keep the old file open; a rename never shows them half of a new one.
        shutil.copyfile(staging / name, out / f".{name}.new")
        (out / f".{name}.new").replace(out / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
