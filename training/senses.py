"""Makes the table of word senses that the package carries, `src/rashomon/reconcile/compare/senses.txt.gz`.

    python -m training.senses --wordnet DICT

`DICT` is the folder of WordNet 3.0's database files (Princeton University, https://wordnet.princeton.edu, under its own
permissive licence), as the release and Linux distributions have them. Kept are verbs, and nouns for acts, events, states and the
like or with a verb behind them, each with its first senses in WordNet's order, the most frequent first. Nouns that its corpus
never has are left out. A noun also has the senses of the verbs that it is derived from, and a verb those of its nouns, so that
"explode" and "explosion" meet. Of a sense, what lies next to it is kept: its hypernym where that is no class of hundreds, its
verb group, what it entails or causes.

The same input gives the same bytes. The format is described in `rashomon.reconcile.compare.senses`.
"""

import argparse
import gzip
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src" / "rashomon" / "reconcile" / "compare" / "senses.txt.gz"
# A sense further down WordNet's list is hardly ever the one that is meant.
SENSES = 6
# A hypernym of more than so many says too little.
BROAD = 40
# Lexicographer files of nouns: act, event, phenomenon, process, state.
HAPPENING = frozenset((4, 11, 19, 22, 26))

Key = tuple[str, str]


@dataclass(frozen=True)
class Synset:
    """One sense: its lexicographer file, its words, and (relation, target, words joined) for each pointer."""

    file: int
    words: tuple[str, ...]
    pointers: tuple[tuple[str, Key, str], ...]

    def derived(self, word: str) -> list[Key]:
        """What is derived from, or behind, one of its words."""
        number = self.words.index(word) + 1 if word in self.words else -1
        return [target for relation, target, words in self.pointers if relation == "+" and int(words[:2], 16) == number]


def read_synsets(path: Path, part: str) -> dict[Key, Synset]:
    """A data file of WordNet; see its manual page wndb(5)."""
    found = {}
    for line in path.read_text(encoding="latin-1").splitlines():
        if line.startswith("  "):
            continue
        fields = line.split("|")[0].split()
        count = int(fields[3], 16)
        words = tuple(fields[4 + 2 * n].lower().replace("_", " ") for n in range(count))
        rest = fields[5 + 2 * count :]
        pointers = tuple((rest[n], (rest[n + 2], rest[n + 1]), rest[n + 3]) for n in range(0, 4 * int(fields[4 + 2 * count]), 4))
        found[part, fields[0]] = Synset(int(fields[1]), words, pointers)
    return found


def read_order(path: Path) -> dict[str, list[str]]:
    """For each word of an index file, its senses, the most frequent first."""
    found = {}
    for line in path.read_text(encoding="latin-1").splitlines():
        if not line.startswith("  "):
            fields = line.split()
            count = int(fields[2])
            # Nouns that WordNet's own corpus never has are mostly terms of a trade.
            if fields[-count - 1] != "0" or fields[1] == "v":
                found[fields[0].replace("_", " ")] = fields[-count:]
    return found


def senses_of(word: str, part: str, order: list[str], synsets: dict[Key, Synset]) -> dict[Key, int]:
    """The senses of a word as one part of speech, each with its rank from 1."""
    found: dict[Key, int] = {}
    for rank, offset in enumerate(order[:SENSES], 1):
        sense = synsets[part, offset]
        derived = [key for key in sense.derived(word) if key in synsets]
        verbs = [key for key in derived if key[0] == "v"]
        if part == "n" and sense.file not in HAPPENING and not verbs:
            continue
        nouns = [key for key in derived if key[0] == "n" and synsets[key].file in HAPPENING]
        for key in [(part, offset), *(verbs if part == "n" else nouns)]:
            found.setdefault(key, rank)
    return found


def build(wordnet: Path) -> str:
    """The table as text."""
    synsets = read_synsets(wordnet / "data.verb", "v") | read_synsets(wordnet / "data.noun", "n")
    below = Counter(target for s in synsets.values() for relation, target, _ in s.pointers if relation == "@")
    senses: dict[str, dict[Key, int]] = {}
    for part, name in (("v", "index.verb"), ("n", "index.noun")):
        for word, order in read_order(wordnet / name).items():
            if word.replace(" ", "").isalpha() and word.count(" ") < 2:
                found = senses.setdefault(word, {})
                for key, rank in senses_of(word, part, order, synsets).items():
                    found[key] = min(rank, found.get(key, rank))
    beside = {
        key: [
            t
            for t in sorted({t for r, t, _ in synsets[key].pointers if r in ("$", ">", "*") or (r == "@" and below[t] <= BROAD)})
            if t in synsets
        ]
        for key in sorted({key for found in senses.values() for key in found})
    }
    # What only one word leads to joins nothing.
    reached = Counter(key for found in senses.values() for key in {*found, *(t for k in found for t in beside[k])})
    beside = {key: [t for t in targets if reached[t] > 1] for key, targets in beside.items() if reached[key] > 1 or targets}
    senses = {
        word: {key: rank for key, rank in found.items() if beside.get(key) or reached[key] > 1} for word, found in senses.items()
    }
    beside |= {key: [] for found in senses.values() for key in found if key not in beside}
    names = {key: number for number, key in enumerate(sorted({*beside, *(t for ts in beside.values() for t in ts)}))}
    lines = [
        f"{word}\t" + " ".join(f"{names[key]}.{rank}" for key, rank in sorted(found.items(), key=lambda item: (item[1], item[0])))
        for word, found in sorted(senses.items())
        if found
    ]
    near = [f"{names[key]}\t" + " ".join(str(names[t]) for t in targets) for key, targets in beside.items() if targets]
    return "\n".join([*lines, "", *near]) + "\n"


def main() -> int:
    """Writes the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wordnet", type=Path, required=True)
    text = build(parser.parse_args().wordnet)
    TARGET.write_bytes(gzip.compress(text.encode("ascii"), 9, mtime=0))
    sys.stdout.write(f"{text.count(chr(10))} lines, {TARGET.stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
