"""Trains the pair model: ``python -m training.pair_train [--minutes N]``.

Resumes by itself from ``NAME.last.pt`` after an interruption. Figures go to ``NAME.log``.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from rashomon.language.encoding import Vocabulary
from rashomon.language.pairing import EncodedPair, Passage, encode_pair
from training.pair_model import PairReader, groups_of
from training.train import schedule

LENGTHS = (32, 48, 64, 80, 96, 112, 128)


def read_pairs(path: Path, vocabulary: Vocabulary) -> list[tuple[EncodedPair, float, int, float]]:
    """(encoded, same or -1, relation or -1, weight) of each line that `pair_data` wrote."""
    read = []
    with path.open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            a, b = (
                Passage(tuple(row[k]["words"]), tuple(row[k]["mark"]) if row[k]["mark"] else None)  # type: ignore[arg-type]
                for k in "ab"
            )
            read.append((encode_pair(a, b, vocabulary), row.get("same", -1), row.get("relation", -1), row.get("weight", 1.0)))
    return read


def padded(length: int) -> int:
    """The next of the fixed lengths."""
    return next((size for size in LENGTHS if size >= length), length)


def batches(pairs: list[Any], rng: random.Random, size: int) -> Iterator[list[Any]]:
    """One pass over all pairs, those of about one length together."""
    order = list(pairs)
    rng.shuffle(order)
    groups: dict[int, list[Any]] = {}
    for pair in order:
        length = padded(len(pair[0].subwords))
        group = groups.setdefault(length, [])
        group.append(pair)
        if len(group) * length >= size:
            yield groups.pop(length)
    yield from groups.values()


def collate(batch: list[Any]) -> dict[str, Tensor]:
    """Padded tensors of a batch."""
    length = padded(max(len(pair[0].subwords) for pair in batch))
    numbers = {name: np.zeros((len(batch), length), dtype=np.int64) for name in ("subwords", "shapes", "segments")}
    over = np.zeros((len(batch), 2, length), dtype=np.float32)
    mask = np.zeros((len(batch), length), dtype=bool)
    for row, (pair, *_) in enumerate(batch):
        for name, values in numbers.items():
            values[row, : len(pair.subwords)] = getattr(pair, name)
        over[row, :, : len(pair.subwords)] = pair.over
        mask[row, : len(pair.subwords)] = True
    out = {name: torch.from_numpy(values) for name, values in numbers.items()}
    out |= {"over": torch.from_numpy(over), "mask": torch.from_numpy(mask)}
    out["same"] = torch.tensor([float(pair[1]) for pair in batch])
    out["relation"] = torch.tensor([pair[2] for pair in batch])
    out["weight"] = torch.tensor([pair[3] for pair in batch])
    return out


def losses(model: PairReader, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """The loss of either question over the pairs that ask it."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        same, relation = model(
            batch["subwords"], batch["shapes"], batch["segments"], batch["over"], batch["mask"][:, None, None, :]
        )
    found = {}
    events, claims = batch["same"] >= 0, batch["relation"] >= 0
    if events.any():
        found["same"] = functional.binary_cross_entropy_with_logits(same[events].float(), batch["same"][events])
    if claims.any():
        each = functional.cross_entropy(
            relation[claims].float(), batch["relation"][claims], reduction="none", label_smoothing=0.03
        )
        found["relation"] = (each * batch["weight"][claims]).mean()
    return found


def main() -> int:
    """Trains, or goes on training."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("training/config.toml"))
    parser.add_argument("--name", default="pairs")
    parser.add_argument("--epochs", type=float, default=2.0)
    parser.add_argument("--start", type=Path, help="weights to go on from, with --skip: the epochs that made them")
    parser.add_argument("--skip", type=float, default=0.0)
    parser.add_argument("--rate", type=float, default=1.0, help="factor on the learning rates")
    parser.add_argument("--threads", type=int)
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text())
    settings = config["pairs"]
    torch.manual_seed(settings["seed"])
    torch.set_num_threads(arguments.threads or config["train"]["threads"])
    build = Path(config["paths"]["build"])
    base = Path(str(files(config["base"]["package"]))) / "model"
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    pairs = read_pairs(build / "pairs.train.jsonl", Vocabulary(tokenizer))
    model = PairReader(settings["dropout"])
    model.encoder.load_base(base / "model.safetensors")
    if arguments.start:
        model.load_state_dict(torch.load(arguments.start)["model"])
    groups = groups_of(
        model, *(arguments.rate * settings[name] for name in ("learning_rate", "head_learning_rate")), settings["layer_decay"]
    )
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
    run(model, optimizer, pairs, settings, arguments, build)
    return 0


def run(
    model: PairReader,
    optimizer: torch.optim.AdamW,
    pairs: list[Any],
    settings: dict[str, Any],
    arguments: argparse.Namespace,
    build: Path,
) -> None:
    """The loop: a line in the log every 50 steps, a checkpoint every five minutes."""
    rng = random.Random(settings["seed"])  # noqa: S311
    passes: list[list[list[Any]]] = []
    while len(passes) < arguments.epochs:
        passes.append(list(batches(pairs, rng, settings["batch_subwords"])))
        rng.shuffle(passes[-1])
    count = len(passes[0])
    order = [batch for one in passes for batch in one][round(arguments.skip * count) : round(arguments.epochs * count)]
    first, last = 0, build / f"{arguments.name}.last.pt"
    if last.exists():
        state = torch.load(last)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        first = state["step"]
    model.train()
    sums: dict[str, list[float]] = {}
    began = saved = time.monotonic()
    with (build / f"{arguments.name}.log").open("a", encoding="utf-8") as log:
        for step in range(first, len(order)):
            for group in optimizer.param_groups:
                group["lr"] = group["top"] * schedule(step, len(order), settings["warmup"])
            found = losses(model, collate(order[step]))
            loss = sum(found.values())
            assert isinstance(loss, Tensor)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.grad is not None], 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            for name, value in found.items():
                sums.setdefault(name, []).append(float(value.detach()))
            if step % 50 == 49:
                line = {"step": step + 1, "of": len(order), "seconds": round(time.monotonic() - began)}
                log.write(json.dumps(line | {name: round(sum(v) / len(v), 4) for name, v in sorted(sums.items())}) + "\n")
                log.flush()
                sums = {}
            if time.monotonic() - saved > 300:
                torch.save(
                    {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step + 1}, last.with_suffix(".tmp")
                )
                last.with_suffix(".tmp").replace(last)
                saved = time.monotonic()
    torch.save({"model": model.state_dict()}, build / f"{arguments.name}.pt")
    last.unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())
