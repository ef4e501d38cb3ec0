"""Brings every data set into one form under ``build/data``: ``python -m training.prepare --data DIR``.

A data set that is not there, or that ``--without`` names, is left out and said so.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from training.corpora import names, news, treebanks
from training.corpora.naming import add_groups, settle
from training.documents import Document, write_documents

Maker = Callable[[Path], Iterable[Document]]

MAKERS: dict[str, tuple[str, Maker]] = {
    "ewt.train": ("ud_english_ewt", lambda d: treebanks.read_ewt(d, "train")),
    "ewt.dev": ("ud_english_ewt", lambda d: treebanks.read_ewt(d, "dev")),
    "gum.train": ("gum", lambda d: treebanks.read_gum(d, "train")),
    "gum.dev": ("gum", lambda d: treebanks.read_gum(d, "dev")),
    "polnear.train": ("polnear", lambda d: news.read_polnear(d, "train")),
    "polnear.dev": ("polnear", lambda d: news.read_polnear(d, "dev")),
    "meantime.train": ("meantime", lambda d: news.read_meantime(d, ("gm", "stock"))),
    "meantime.dev": ("meantime", lambda d: news.read_meantime(d, ("apple",))),
    "ecbplus.train": ("ecbplus", lambda d: news.read_ecbplus(d, "train")),
    "ecbplus.dev": ("ecbplus", lambda d: news.read_ecbplus(d, "dev")),
    "wikigold.train": ("ner", names.read_wikigold),
    "wnut.train": ("ner", lambda d: names.read_wnut(d, "train")),
    "wnut.dev": ("ner", lambda d: names.read_wnut(d, "dev")),
    "re3d.train": ("re3d", lambda d: names.read_re3d(d, "train")),
    "re3d.dev": ("re3d", lambda d: names.read_re3d(d, "dev")),
    "uner.dev": ("uner_english_ewt", lambda d: names.read_uner(d, "dev")),
}


def main() -> int:
    """Prepares all sets that are there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder laid out like shared/data")
    parser.add_argument("--out", type=Path, default=Path("build/data"))
    parser.add_argument("--uner-train", type=Path, help="UNER's train file, for names in EWT (see training/README.md)")
    parser.add_argument("--pud", type=Path, nargs=2, help="UD English PUD and its UNER file (see training/README.md)")
    parser.add_argument("--without", nargs="*", default=[], help="sets to leave out, e.g. polnear")
    parser.add_argument("--only", nargs="*", default=[], help="sets to make, e.g. ewt.train")
    arguments = parser.parse_args()
    if arguments.pud:
        parses, named = arguments.pud
        count = write_documents(arguments.out / "pud.train.jsonl", _with_groups(_pud(parses, named), skip=False))
        sys.stderr.write(f"pud.train: {count} words\n")
    for name, (folder, maker) in MAKERS.items():
        left_out = name.split(".")[0] in arguments.without or (arguments.only and name not in arguments.only)
        if left_out or not (arguments.data / folder).is_dir():
            sys.stderr.write(f"{name}: left out\n")
            continue
        made = maker(arguments.data / folder)
        if name == "ewt.train" and arguments.uner_train:
            made = names.add_uner(made, arguments.uner_train)
        if name.startswith("polnear"):
            made = list(made)
            settle(made)
        documents = _with_groups(made, skip=name.startswith("uner"))
        count = write_documents(arguments.out / f"{name}.jsonl", documents)
        sys.stderr.write(f"{name}: {count} words\n")
    return 0


def _pud(parses: Path, named: Path) -> Iterable[Document]:
    return names.add_uner(treebanks.read_pud(parses), named)


def _with_groups(documents: Iterable[Document], *, skip: bool) -> Iterable[Document]:
    for document in documents:
        if not skip:
            add_groups(document)
        yield document


if __name__ == "__main__":
    sys.exit(main())
