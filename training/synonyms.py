"""Makes the table of words that may be put for one another, and of how common words are, `src/rashomon/trace/synonyms.txt.gz`.

    python -m training.synonyms --wordnet DICT

`DICT` is the folder of WordNet 3.0's database files (Princeton University, https://wordnet.princeton.edu, under its own
permissive licence), as the release and Linux distributions have them. Kept are nouns and adjectives of one word, in the first
senses that WordNet's order has, where another such word has the sense too; and how often its corpus has a word in any sense.
The same input gives the same bytes. The format is described in `rashomon.trace.synonyms`.
"""

import argparse
import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src" / "rashomon" / "trace" / "synonyms.txt.gz"
# A sense further down WordNet's list is hardly ever the one that a program takes a synonym from.
SENSES = 4
SHORTEST = 3
BITS = 15
PARTS = ("noun", "adj")


def read_senses(folder: Path) -> dict[tuple[str, str], list[str]]:
    """The words of each sense that has more than one, by part of speech and offset; see WordNet's manual page wndb(5)."""
    found: dict[tuple[str, str], list[str]] = {}
    for part in PARTS:
        for fields in _lines(folder / f"index.{part}"):
            word, count = fields[0], int(fields[2])
            if word.isascii() and word.isalpha() and len(word) >= SHORTEST:
                for offset in fields[-count:][:SENSES]:
                    found.setdefault((part, offset), []).append(word)
    return {sense: words for sense, words in sorted(found.items()) if len(words) > 1}


def read_counts(folder: Path) -> Counter[str]:
    """How often WordNet's corpus has each word; see its manual page cntlist(5)."""
    counts: Counter[str] = Counter()
    for key, _, count in _lines(folder / "cntlist.rev"):
        word = key.partition("%")[0]
        if word.isascii() and word.isalpha():
            counts[word] += int(count)
    return counts


def _lines(path: Path) -> Iterator[list[str]]:
    return (line.split() for line in path.read_text(encoding="latin-1").splitlines() if not line.startswith(" "))


def main() -> int:
    """Writes the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wordnet", type=Path, required=True)
    folder = parser.parse_args().wordnet
    senses = read_senses(folder)
    counts = read_counts(folder)
    text = "\n".join(sorted(" ".join(sorted(words)) for words in senses.values()))
    levels = "\n".join(" ".join(sorted(w for w, n in counts.items() if n.bit_length() == bits)) for bits in range(1, BITS))
    text += "\n\n" + levels
    TARGET.write_bytes(gzip.compress(text.encode("ascii"), 9, mtime=0))
    sys.stderr.write(f"{len(senses)} senses, {TARGET.stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
