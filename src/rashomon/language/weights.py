"""The trained weights: found, checked against their digests, opened once."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from rashomon.language.encoding import Vocabulary
from rashomon.language.lemmas import Lexicon
from rashomon.language.secondlook import SecondLook, open_second_look
from rashomon.model.errors import WeightsError

FOLDER = Path(__file__).parent / "weights"
"""Where the weights lie in the installed package."""

VARIABLE = "RASHOMON_WEIGHTS"
"""Environment variable that names another folder of weights, such as one you trained."""

FORMAT = 1
IMPOSSIBLE = np.float32(-1.0e4)
SECOND_LOOK = "names.npz"
TAGGERS = ("names", "times", "events", "source", "cue", "content")

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tagger:
    """One BIO layer: its labels and where its scores lie in the model's output.

    Attributes:
        labels: Tag names, ``O`` first, then B and I of each label in turn.
        columns: Range of columns in the scores.
        transitions: (T + 1, T) scores from tag to tag; the last row is the start.
    """

    labels: tuple[str, ...]
    columns: tuple[int, int]
    transitions: Floats


@dataclass(frozen=True, slots=True)
class ReaderModel:
    """The reader model, ready to run on one thread; `second_look` is None where the weights have none for names."""

    name: str
    session: Any
    relations: Any
    vocabulary: Vocabulary
    labels: Mapping[str, tuple[str, ...]]
    taggers: Mapping[str, Tagger]
    lexicon: Lexicon
    second_look: SecondLook | None


def weights_folder() -> Path:
    """The folder that the weights are read from."""
    return Path(os.environ.get(VARIABLE) or FOLDER)


def load_reader() -> ReaderModel:
    """Opens the reader model; the first call does the work, later ones give the same model.

    Raises:
        WeightsError: A file is missing or is not what it was when it was published.
    """
    return _load_reader(weights_folder())


@cache
def _load_reader(folder: Path) -> ReaderModel:
    about = about_weights(folder / "reader.json")
    files = {name: checked_weights(folder / name, digest) for name, digest in about["sha256"].items()}
    labels = {layer: tuple(names) for layer, names in about["labels"].items()}
    tokenizer = Tokenizer.from_str(files["tokenizer.json"].decode("utf-8"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    taggers: dict[str, Tagger] = {}
    column = 0
    for name in TAGGERS:
        count = len(labels[name])
        transitions = np.asarray(about["transitions"][name], dtype=np.float32)
        taggers[name] = Tagger(labels[name], (column, column + count), with_bio_rules(transitions))
        column += count
    lexicon = _lexicon(files["lemmas.json"])
    second_look = None
    if SECOND_LOOK in files:
        second_look = open_second_look(files[SECOND_LOOK], frozenset().union(*lexicon.known.values()))
        transitions = with_bio_rules(second_look.transitions)
        taggers["names"] = Tagger(labels["names"], taggers["names"].columns, transitions)
    return ReaderModel(
        name=str(about["name"]),
        session=open_session(files["reader.onnx"]),
        relations=open_session(files["relations.onnx"]),
        vocabulary=Vocabulary(tokenizer),
        labels=labels,
        taggers=taggers,
        lexicon=lexicon,
        second_look=second_look,
    )


def _lexicon(content: bytes) -> Lexicon:
    table = json.loads(content)
    return Lexicon(table["exceptions"], {upos: frozenset(words.split()) for upos, words in table["known"].items()})


def about_weights(path: Path) -> dict[str, Any]:
    """What a model's description says: its labels, the digests of its files.

    Raises:
        WeightsError: It is missing, damaged or of another version.
    """
    try:
        about = json.loads(path.read_text(encoding="utf-8"))
        if about["format"] != FORMAT:
            raise _damaged(path)
    except FileNotFoundError:
        raise WeightsError(f"The language model's file {path} is missing; {_REMEDY}.") from None
    except (OSError, ValueError, KeyError, TypeError):
        raise _damaged(path) from None
    return dict(about)


def checked_weights(path: Path, digest: str) -> bytes:
    """A file's content, which must have the SHA-256 digest.

    Raises:
        WeightsError: It is missing or is not what it was when it was published.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise WeightsError(f"The language model's file {path} is missing; {_REMEDY}.") from None
    except OSError:
        raise _damaged(path) from None
    if hashlib.sha256(content).hexdigest() != digest:
        raise _damaged(path)
    return content


_REMEDY = (
    "it comes with the package, so get it by 'pip install --force-reinstall rashomon',"
    f" or name a folder that has it in {VARIABLE}"
)


def _damaged(path: Path) -> WeightsError:
    return WeightsError(f"The language model's file {path} is damaged or of another version; {_REMEDY}.")


def open_session(content: bytes) -> Any:
    """A model ready to run on one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])


def with_bio_rules(transitions: Floats) -> Floats:
    """Forbids an inside tag after anything but its own label."""
    count = transitions.shape[1]
    allowed = np.ones_like(transitions, dtype=bool)
    for inside in range(2, count, 2):
        allowed[:, inside] = False
        allowed[inside, inside] = allowed[inside - 1, inside] = True
    return np.where(allowed, transitions, IMPOSSIBLE).astype(np.float32)
