"""Which senses event words may have, and which words may so tell one happening: "blast" and "explosion", "hurl" and "throw".

The table is cut from WordNet (Fellbaum 1998) by `training.senses`. WordNet 3.0 is Copyright 2006 by Princeton University, all
rights reserved, and used under its licence. Senses are candidates: nothing tells which one is meant, so a rare one counts little.

Format of the table: lines "word TAB sense.rank sense.rank …", ranks from 1; an empty line; lines "sense TAB sense sense …", what
lies next to a sense: its hypernym, its verb group, what it entails or causes.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

Senses = Mapping[str, float]


@cache
def _table() -> tuple[dict[str, str], dict[str, str]]:
    """The lines by their first column, read no further until a word is asked for."""
    text = gzip.decompress((files("rashomon.reconcile.compare") / "senses.txt.gz").read_bytes()).decode("ascii")
    words, near = (dict(line.split("\t") for line in part.splitlines()) for part in text.split("\n\n"))
    return words, near


@lru_cache(maxsize=1 << 14)
def senses(lemma: str) -> Senses:
    """The senses of a word, by its lemma with or without particle, and how likely each is: one over its rank."""
    words, _ = _table()
    lemma = lemma.lower().replace("-", " ").strip()
    pairs = (entry.split(".") for entry in words.get(lemma, "").split())
    return {sense: 1 / int(rank) for sense, rank in pairs}


@lru_cache(maxsize=1 << 14)
def near_senses(lemma: str) -> Senses:
    """What lies next to the senses of a word."""
    _, beside = _table()
    found: dict[str, float] = {}
    for sense, likely in senses(lemma).items():
        for other in beside.get(sense, "").split():
            found[other] = max(likely, found.get(other, 0.0))
    return found


@lru_cache(maxsize=1 << 16)
def same_sense(a: str, b: str) -> tuple[float, float, float]:
    """How likely two words are meant alike, from 0 to 1: in one sense, in a sense and one next to it, in two with a neighbour."""
    ours, theirs = senses(a), senses(b)
    if not ours or not theirs:
        return 0.0, 0.0, 0.0
    beside, near = near_senses(a), near_senses(b)
    return _shared(ours, theirs), max(_shared(ours, near), _shared(beside, theirs)), _shared(beside, near)


def _shared(a: Senses, b: Senses) -> float:
    return max((a[sense] * b[sense] for sense in a.keys() & b.keys()), default=0.0)
