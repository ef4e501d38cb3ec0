"""Trains the reader model: ``python -m training.train --steps N [--start CHECKPOINT]``.

Resumes by itself from ``NAME.last.pt`` after an interruption. Figures go to ``NAME.log``.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from rashomon.language.encoding import Vocabulary
from training.batches import IGNORED, Labeller, Stream, collate
from training.documents import Document, read_documents
from training.labels import collect
from training.model import LAYERS, NEVER, Reader, crf_loss

WEIGHTS = {"upos": 0.5, "lemma": 0.6, "head": 1.0, "deprel": 0.7, "links": 1.0, "bio": 1.0}


def syntax_loss(model: Reader, out: dict[str, Tensor], batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Losses of part of speech, lemma, head and relation over the rows that have them."""
    rows = batch["upos.rows"]
    if not len(rows):
        return {}
    losses = {}
    for name in ("upos", "lemma"):
        losses[name] = functional.cross_entropy(
            out[name][rows].float().flatten(0, 1), batch[name].flatten(), ignore_index=IGNORED
        )
    sentence = batch["sentence"][rows]
    apart = sentence.unsqueeze(2) != sentence.unsqueeze(1)
    arcs = out["arc"][rows].float()
    arcs = torch.cat([arcs[:, :, :-1].masked_fill(apart, NEVER), arcs[:, :, -1:]], dim=2)
    width = arcs.shape[1]
    heads = batch["head"]
    target = torch.where(heads == -1, width, heads)
    losses["head"] = functional.cross_entropy(arcs.flatten(0, 1), target.flatten(), ignore_index=IGNORED)
    scores = model.labels(out["label_dependent"][rows], out["label_governor"][rows], heads.clamp(min=-1))
    relations = torch.where(heads == IGNORED, IGNORED, batch["deprel"])
    losses["deprel"] = functional.cross_entropy(scores.float().flatten(0, 1), relations.flatten(), ignore_index=IGNORED)
    return losses


def tag_losses(model: Reader, out: dict[str, Tensor], batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """CRF losses of the BIO layers, a number for each word that has a label.

    The layers differ in their number of tags; they are padded with impossible ones and go through
    the forward algorithm together, since on a processor its cost is that of the steps, not the sums.
    """
    names = [name for name in Reader.BIO if len(batch[f"{name}.rows"])]
    if not names:
        return {}
    most = max(model.sizes[name] for name in names)
    scores, transitions, allowed, valid = [], [], [], []
    for name in names:
        rows, tags, size = batch[f"{name}.rows"], batch[name], model.sizes[name]
        scores.append(functional.pad(out[name][rows].float(), (0, most - size), value=NEVER))
        steps = functional.pad(model.transitions[name], (0, most - size, 0, 0), value=NEVER)
        steps = torch.cat([steps[:-1], steps.new_full((most - size, most), NEVER), steps[-1:]])
        transitions.append(steps.expand(len(rows), -1, -1))
        allowed.append(functional.one_hot(tags.clamp(min=0), most).bool() | tags.lt(0).unsqueeze(-1))
        valid.append(batch["sentence"][rows] >= 0)
    found = crf_loss(torch.cat(scores), torch.cat(transitions), torch.cat(allowed), torch.cat(valid))
    losses = {}
    for name, loss in zip(names, found.split([len(batch[f"{name}.rows"]) for name in names]), strict=True):
        losses[name] = loss.sum() / batch[name].ge(0).sum().clamp(min=1)
    return losses


def link_losses(out: dict[str, Tensor], batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Losses of content words pointing to their cue and cue words to their source."""
    losses = {}
    for name in ("to_cue", "to_source"):
        rows, targets = batch[f"{name}.rows"], batch[name]
        if not len(rows) or not targets.ge(-1).any():
            continue
        scores = out[name][rows].float()
        width = scores.shape[1]
        padding = batch["sentence"][rows].lt(0)
        scores = torch.cat([scores[:, :, :-1].masked_fill(padding.unsqueeze(1), NEVER), scores[:, :, -1:]], dim=2)
        target = torch.where(targets == -1, width, targets)
        losses[name] = functional.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=IGNORED)
    return losses


class Optimizers:
    """AdamW for all but the word table, which has a sparse Adam: a batch touches few of its rows."""

    def __init__(self, model: Reader, settings: dict[str, Any]) -> None:
        self.parts = (_adamw_of(model, settings), _sparse_of(model, settings))

    def schedule(self, factor: float) -> None:
        """Sets the learning rates to their top values times the factor."""
        for part in self.parts:
            for group in part.param_groups:
                group["lr"] = group["top"] * factor

    def step(self) -> None:
        """One step of both, gradients dropped after it."""
        for part in self.parts:
            part.step()
            part.zero_grad(set_to_none=True)

    def state_dict(self) -> list[dict[str, Any]]:
        """The states, in order."""
        return [part.state_dict() for part in self.parts]

    def load_state_dict(self, states: list[dict[str, Any]]) -> None:
        """Takes back what `state_dict` gave."""
        for part, state in zip(self.parts, states, strict=True):
            part.load_state_dict(state)


def _sparse_of(model: Reader, settings: dict[str, Any]) -> torch.optim.SparseAdam:
    rate = settings["word_learning_rate"]
    return torch.optim.SparseAdam([{"params": [model.encoder.words.weight], "lr": rate, "top": rate}], betas=(0.9, 0.98))


def _adamw_of(model: Reader, settings: dict[str, Any]) -> torch.optim.AdamW:
    """Lower rates for lower layers."""
    groups = []
    decay = settings["layer_decay"]
    for name, parameter in model.named_parameters():
        if name == "encoder.words.weight":
            continue
        if name.startswith("encoder.blocks."):
            rate = settings["learning_rate"] * decay ** (LAYERS - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder."):
            rate = settings["learning_rate"] * decay**LAYERS
        else:
            rate = settings["head_learning_rate"]
        if name == "encoder.shapes.weight" or name.startswith("transitions"):
            rate = settings["head_learning_rate"]
        weight_decay = settings["weight_decay"] if parameter.ndim > 1 and not name.startswith("transitions") else 0.0
        groups.append({"params": [parameter], "lr": rate, "top": rate, "weight_decay": weight_decay})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


def load_documents(folder: Path) -> dict[str, list[Document]]:
    """Prepared training documents by data set."""
    return {p.name.split(".")[0]: list(read_documents(p)) for p in sorted(folder.glob("*.train.jsonl"))}


def schedule(step: int, steps: int, warmup: float) -> float:
    """Factor on the learning rate: up in a line, then down to nothing."""
    done = step / steps
    return done / warmup if done < warmup else max(0.0, (1 - done) / (1 - warmup))


def main() -> int:
    """Trains, or goes on training."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("training/config.toml"))
    parser.add_argument("--name", default="reader")
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--start", type=Path, help="weights to start from instead of the base model")
    parser.add_argument("--rate", type=float, default=1.0, help="factor on the learning rates")
    parser.add_argument("--seed", type=int)
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text())
    settings = config["train"]
    settings["learning_rate"] *= arguments.rate
    settings["head_learning_rate"] *= arguments.rate
    settings["word_learning_rate"] *= arguments.rate
    seed = arguments.seed or settings["seed"]
    torch.manual_seed(seed)
    torch.set_num_threads(settings["threads"])
    build = Path(config["paths"]["build"])
    documents = load_documents(build / "data")
    labels = collect(d for name in ("ewt", "gum") for d in documents.get(name, []))
    base = Path(str(files(config["base"]["package"]))) / "model"
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    vocabulary = Vocabulary(tokenizer)
    model = Reader({layer: len(names) for layer, names in labels.items()}, settings["dropout"])
    if arguments.start:
        model.load_state_dict(torch.load(arguments.start)["model"])
    else:
        model.encoder.load_base(base / "model.safetensors")
    optimizer = Optimizers(model, settings)
    first = 0
    last = build / f"{arguments.name}.last.pt"
    if last.exists():
        state = torch.load(last)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        first = state["step"]
    stream = Stream(documents, config["share"], Labeller(labels, vocabulary), batch=settings["batch_subwords"], seed=seed)
    (build / f"{arguments.name}.labels.json").write_text(json.dumps(labels, ensure_ascii=False))
    run(model, optimizer, stream, settings, arguments, build, first=first, mask_id=tokenizer.token_to_id("[MASK]"), seed=seed)
    return 0


def run(
    model: Reader,
    optimizer: Optimizers,
    stream: Stream,
    settings: dict[str, Any],
    arguments: argparse.Namespace,
    build: Path,
    *,
    first: int,
    mask_id: int,
    seed: int,
) -> None:
    """The loop: one step a batch, a line in the log every 50 steps, a checkpoint every five minutes."""
    log = (build / f"{arguments.name}.log").open("a", encoding="utf-8")
    model.train()
    began = saved = time.monotonic()
    words = 0
    sums: dict[str, list[float]] = {}
    for step, examples in enumerate(stream.batches()):
        if step < first:
            continue
        if step >= arguments.steps:
            break
        optimizer.schedule(schedule(step, arguments.steps, settings["warmup"]))
        generator = np.random.default_rng([seed, step])
        batch = collate(examples, generator, word_dropout=settings["word_dropout"], mask_id=mask_id)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            mask = batch["mask"][:, None, None, :]
            out = model(batch["subwords"], batch["shapes"], batch["starts"], batch["stops"], mask)
        syntax = syntax_loss(model, out, batch)
        losses = {**syntax, **tag_losses(model, out, batch), **link_losses(out, batch)}
        loss = sum(
            WEIGHTS.get(name, WEIGHTS["links"] if name.startswith("to_") else WEIGHTS["bio"]) * value
            for name, value in losses.items()
        )
        assert isinstance(loss, Tensor)
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.grad is not None and not p.grad.is_sparse], 2.0)
        optimizer.step()
        words += int((batch["sentence"] >= 0).sum())
        for name, value in losses.items():
            sums.setdefault(name, []).append(float(value.detach()))
        if step % 50 == 49:
            line = {"step": step + 1, "words_per_second": round(words / (time.monotonic() - began))}
            line |= {name: round(sum(v) / len(v), 4) for name, v in sorted(sums.items())}
            log.write(json.dumps(line) + "\n")
            log.flush()
            sums = {}
        if time.monotonic() - saved > 300:
            _save(build / f"{arguments.name}.last.pt", model, optimizer, step + 1)
            saved = time.monotonic()
    torch.save({"model": model.state_dict()}, build / f"{arguments.name}.pt")
    (build / f"{arguments.name}.last.pt").unlink(missing_ok=True)


def _save(path: Path, model: Reader, optimizer: Optimizers, step: int) -> None:
    temporary = path.with_suffix(".tmp")
    torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step}, temporary)
    temporary.replace(path)


if __name__ == "__main__":
    sys.exit(main())
