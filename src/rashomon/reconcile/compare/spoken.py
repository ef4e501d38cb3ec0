"""The words of a quotation as they are spoken: houses spell out, or draw together, what sounds alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rashomon.reconcile.compare.spelled import Words, words_of

_PERCENT = re.compile(r"%")
_IS = re.compile(r"['’]s\b", re.IGNORECASE)
# Whose "'s" is "is" or "has", and not a possessive.
_SUBJECTS = frozenset("he she it that there what who here where".split())
_PRONOUNS = ("i", "you", "he", "she", "it", "we", "they", "that", "there")
_HELPERS = "do does did is are was were has have had would could should might must".split()
_CONTRACTIONS = {
    **{f"{helper}nt": (helper, "not") for helper in _HELPERS},
    **{f"{pronoun}{short}": (pronoun, full) for pronoun in _PRONOUNS for short, full in (("ll", "will"), ("ve", "have"))},
    **{f"{pronoun}re": (pronoun, "are") for pronoun in ("you", "we", "they")},
    "im": ("i", "am"),
    "wont": ("will", "not"),
    "cant": ("can", "not"),
    "cannot": ("can", "not"),
    "okay": ("ok",),
}
# Spelled as other words are once the mark is gone: only with the mark are they two words.
_MARKED = frozenset({"were", "ill", "well", "shell", "hell"})


@lru_cache(maxsize=1 << 14)
def spoken(text: str) -> Words:
    """The words as they are spoken, with their offsets: "100%" is "100 percent", "he's" is "he is", "won't" is "will not".

    Two words drawn together have the offsets of the one that is printed.
    """
    printed = words_of(text)
    found = [
        (start, end, key)
        for word, start, end in zip(printed.keys, printed.starts, printed.ends, strict=True)
        for key in _spelled_out(word, text[start:end])
    ]
    found += [(match.start(), match.end(), "percent") for match in _PERCENT.finditer(text)]
    found.sort(key=lambda each: each[0])
    return Words(tuple(key for _, _, key in found), tuple(start for start, _, _ in found), tuple(end for _, end, _ in found))


def drawn_together(words: Words, other: Words) -> Words:
    """The words, two of them as one where the other text has them so: "work force" beside "workforce"."""
    wanted = frozenset(other.keys)
    found: list[tuple[int, int, str]] = []
    for key, start, end in zip(words.keys, words.starts, words.ends, strict=True):
        before = found[-1] if found else None
        if before is not None and before[2] + key in wanted:
            found[-1] = (before[0], end, before[2] + key)
        else:
            found.append((start, end, key))
    return Words(tuple(key for _, _, key in found), tuple(start for start, _, _ in found), tuple(end for _, end, _ in found))


def _spelled_out(key: str, printed: str) -> Iterator[str]:
    marked = "'" in printed or "’" in printed
    if key in _CONTRACTIONS and (marked or key not in _MARKED):
        yield from _CONTRACTIONS[key]
        return
    yield key
    if key in _SUBJECTS and _IS.search(printed):
        yield "is"
