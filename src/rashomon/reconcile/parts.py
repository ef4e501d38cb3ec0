"""Figures that count a part, or what came on top: "seven died overnight" is no rival of the toll."""

from __future__ import annotations

import re

from rashomon.model import Quantity, Span

# A figure with one of these at it counts a part, or what came on top.
_PART = re.compile(
    r"\b(?:another|others?|more|additional|additionally|further|extra|of (?:them|whom|these|those)|among (?:them|those|whom)"
    r"|including|overnight|not counting|excluding|apart from|besides|in addition to)\b",
    re.IGNORECASE,
)
# "The seven who died": some that the reader knows of already.
_KNOWN = re.compile(r"\b(?:the|those|these)\s\Z", re.IGNORECASE)
_WHO = re.compile(r"\s(?:\w+\s){0,2}(?:who|that|which)\b", re.IGNORECASE)
# Some who died after the others were counted.
_LATER = re.compile(
    r"\b(?:overnight|since then|died (?:later )?(?:of|from) (?:their|his|her) (?:wounds|injuries|burns))\b", re.IGNORECASE
)
# How much of the sentence before the figure, and behind it, is searched for such words, in code points.
BEFORE = 24
AFTER = 24


def is_part(value: Quantity, at: Span, sentence: Span, clause: Span) -> bool:
    """True where the words at an exact count say that it is a part, or on top of something else.

    Args:
        value: the count.
        at: the words that give it, inside `sentence`.
        sentence: the sentence.
        clause: of the event that is counted.
    """
    if value.kind != "count" or not value.exact:
        return False
    if _LATER.search(clause.quote):
        return True
    low, high = at.start - sentence.start, at.end - sentence.start
    if _KNOWN.search(sentence.quote[:low]) and _WHO.match(sentence.quote[high:]):
        return True
    around = f"{sentence.quote[max(0, low - BEFORE) : low]} {value.counted} {sentence.quote[high : high + AFTER]}"
    # "More than 100" is no addition.
    return bool(_PART.search(re.sub(r"\bmore than\b", "", around, flags=re.IGNORECASE)))
