"""Synonyms from WordNet's own files (Debian's wordnet-base), or from a short table of ours where they are not installed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FOLDER = "/usr/share/wordnet"  # where Debian's wordnet-base puts them; RASHOMON_WORDNET names another
PARTS = ("noun", "verb", "adj", "adv")
_ENDINGS = {
    "noun": (("ies", "y"), ("ses", "s"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("s", "")),
    "verb": (
        ("ies", "y"), ("ied", "y"), ("es", "e"), ("es", ""), ("s", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")
    ),
    "adj": (("er", ""), ("est", ""), ("er", "e"), ("est", "e")),
    "adv": (),
}  # fmt: skip
_OURS = (
    "shot fired;officers police;suspect accused;hospital clinic;found discovered;killed slain;died perished;arrested detained;"
    "injured wounded;charged indicted;home house;car vehicle;street road;gun weapon;man fellow;woman lady;boy lad;girl lass;"
    "taken brought;told informed;near close;began started;happened occurred;night evening;believed thought;family kin;"
    "children kids;people persons;left departed;called phoned;attack assault;ended finished;big large;help aid;show display;"
    "city town;road route;fight battle;leader chief;talks negotiations;group band;asked requested;held kept;several various"
)


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """`known`: (part, lemma) to offsets of its senses, commonest first, and how often it was seen so tagged."""

    name: str
    known: Mapping[tuple[str, str], tuple[tuple[str, ...], int]]
    members: Mapping[tuple[str, str], tuple[str, ...]]
    irregular: Mapping[tuple[str, str], str]

    def lemma(self, word: str) -> tuple[str, str, str, str] | None:
        """(part, lemma, ending taken off, ending put back) of the word's likelier part of speech, or None."""
        best: tuple[int, str, str, str, str] | None = None
        for part in PARTS:
            for lemma, off, on in self._lemmas(part, word):
                _, seen = self.known[part, lemma]
                if best is None or seen > best[0]:
                    best = (seen, part, lemma, off, on)
        return best[1:] if best else None

    def _lemmas(self, part: str, word: str) -> list[tuple[str, str, str]]:
        if (part, word) in self.known:
            return [(word, "", "")]
        exception = self.irregular.get((part, word))
        if exception and (part, exception) in self.known:
            return [(exception, "past" if part == "verb" else "", "")]
        return [
            (lemma, off, on)
            for off, on in _ENDINGS[part]
            if word.endswith(off) and (part, lemma := word[: -len(off)] + on) in self.known
        ][:1]

    def synonyms(self, word: str, *, senses: int) -> tuple[str, ...]:
        """Other words of the first `senses` senses, inflected as the word is (crudely); sorted, without the word itself."""
        found = self.lemma(word)
        if found is None:
            return ()
        part, lemma, off, _ = found
        others = {
            other
            for offset in self.known[part, lemma][0][:senses]
            for other in self.members[part, offset]
            if other.lower() != lemma and other.isascii() and other.replace("_", "").isalpha() and other.islower()
        }
        return tuple(sorted(_inflected(other, part, off) for other in others))


def _inflected(lemma: str, part: str, off: str) -> str:
    head, _, rest = lemma.partition("_")
    ending = {"ied": "ed", "past": "ed", "ies": "s", "es": "s", "ses": "s", "xes": "s", "ches": "s", "shes": "s"}.get(off, off)
    if part == "noun" and rest and ending:
        rest += "s"
    elif ending == "ed":
        head = head + "d" if head.endswith("e") else head[:-1] + "ied" if _consonant_y(head) else head + "ed"
    elif ending == "ing":
        head = (head[:-1] if head.endswith("e") and not head.endswith("ee") else head) + "ing"
    elif ending == "s":
        sibilant = head.endswith(("s", "x", "ch", "sh"))
        head = head[:-1] + "ies" if _consonant_y(head) else head + ("es" if sibilant else "s")
    elif ending in ("er", "est"):
        head = f"{'more' if ending == 'er' else 'most'} {head}"
    return f"{head} {rest}".replace("_", " ").strip()


def _consonant_y(word: str) -> bool:
    return len(word) > 2 and word.endswith("y") and word[-2] not in "aeiou"


@lru_cache(maxsize=1)
def thesaurus() -> Thesaurus:
    """WordNet where it is installed, else our own short table."""
    folder = Path(os.environ.get("RASHOMON_WORDNET", FOLDER))
    if not (folder / "data.noun").is_file():
        return _ours()
    known: dict[tuple[str, str], tuple[tuple[str, ...], int]] = {}
    members: dict[tuple[str, str], tuple[str, ...]] = {}
    irregular: dict[tuple[str, str], str] = {}
    for part in PARTS:
        for line in _lines(folder / f"index.{part}"):
            fields = line.split()
            pointers = int(fields[3])
            senses = tuple(fields[6 + pointers :])
            known[part, fields[0]] = (senses, int(fields[5 + pointers]))
        for line in _lines(folder / f"data.{part}"):
            fields = line.split(" ", 4 + 2 * 40)
            count = int(fields[3], 16)
            members[part, fields[0]] = tuple(line.split(" ", 5 + 2 * count)[4 : 4 + 2 * count : 2])
        for line in _lines(folder / f"{part}.exc"):
            form, lemma = line.split()[:2]
            irregular[part, form] = lemma
    return Thesaurus("WordNet 3.0", known, members, irregular)


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith(" ")]


def _ours() -> Thesaurus:
    known: dict[tuple[str, str], tuple[tuple[str, ...], int]] = {}
    members: dict[tuple[str, str], tuple[str, ...]] = {}
    for number, group in enumerate(_OURS.split(";")):
        for word in group.split():
            known["noun", word] = ((str(number),), 1)
        members["noun", str(number)] = tuple(group.split())
    return Thesaurus("own table", known, members, {})
