"""A claim typed in small letters, given the capitals that the reports give its words: names are known by their capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.model import Annotation, Report
from rashomon.reconcile.check.words import SLIP, swapped
from rashomon.text.names import MAX_WORDS

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
# A capital behind these is the sentence's, and says nothing of the word.
_OPENING = re.compile(r"(?:\A|[.!?:;•|\n“\"‘(\[–—-])[\"”’'“‘(\[\s]*\Z")
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_MONTHS = "January February April June July September October November December"
_ALWAYS = {word.lower(): word for word in f"{_DAYS} {_MONTHS}".split()}


@dataclass(frozen=True, slots=True)
class Capitals:
    """How the reports of a story write their words.

    Attributes:
        words: those that they write with a capital only, by the word in small letters.
        names: the words of each name of several, by the first of them, all in small letters; the longest first.
    """

    words: Mapping[str, str]
    names: Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]

    def restore(self, claim: str) -> str:
        """The claim with its names in capitals; as it is where it has a capital of its own behind its first letter."""
        if any(c.isupper() for c in claim[1:]):
            return claim
        found = list(_WORD.finditer(claim))
        text, at = list(claim), 0
        while at < len(found):
            name = self._name_at(found, at)
            if not name:
                name = (self._word(found[at].group().lower()),)
            for match, word in zip(found[at:], name, strict=False):
                for offset, letter in enumerate(word[: len(match.group())]):
                    if letter.isupper():
                        text[match.start() + offset] = text[match.start() + offset].upper()
            at += len(name)
        # Letters whose capital is two ("ß") would move what stands behind them.
        whole = "".join(a if len(a) == 1 else b for a, b in zip(text, claim, strict=True))
        return whole[:1].upper() + whole[1:] if len(whole[:1].upper()) == 1 else whole

    def _name_at(self, found: list[re.Match[str]], at: int) -> tuple[str, ...]:
        for words, name in self.names.get(found[at].group().lower(), ()):
            given = [m.group().lower() for m in found[at : at + len(words)]]
            if len(given) == len(words) and all(a == b or swapped(a, b) for a, b in zip(given, words, strict=True)):
                return name
        return ()

    def _word(self, word: str) -> str:
        known = _ALWAYS.get(word) or self.words.get(word)
        if known is None and len(word) >= SLIP:
            known = next((self.words[w] for w in sorted(self.words) if swapped(word, w)), None)
        return known or word


def read_capitals(reports: Iterable[Report], annotations: Iterable[Annotation]) -> Capitals:
    """How the reports write their words and names."""
    large: dict[str, str] = {}
    small: set[str] = set()
    for report in reports:
        for match in _WORD.finditer(report.text):
            word = match.group()
            if word.islower():
                small.add(word)
            elif not _OPENING.search(report.text, max(0, match.start() - 4), match.start()):
                key = word.lower()
                large[key] = min(large.get(key, word), word)
    names: dict[str, set[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for name in {n for a in annotations for e in a.entities for n in e.names}:
        words = tuple(_WORD.findall(name))[:MAX_WORDS]
        if len(words) > 1 and words[0][:1].isupper():
            names.setdefault(words[0].lower(), set()).add((tuple(w.lower() for w in words), words))
    return Capitals(
        {key: word for key, word in sorted(large.items()) if key not in small},
        {key: tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair))) for key, found in sorted(names.items())},
    )
