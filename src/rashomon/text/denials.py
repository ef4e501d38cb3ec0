"""Words that deny. Read without a parse: what matters is that no denial is overlooked, wherever it hangs."""

import re
from functools import lru_cache

_NEGATIONS = r"not|no|never|none|nobody|neither|nor|cannot|nothing|nowhere"
_NEGATED = re.compile(rf"\b(?:{_NEGATIONS}|without)\b|n[’']t\b", re.IGNORECASE)
_DENIED = re.compile(
    rf"\b(?:{_NEGATIONS}|fail(?:s|ed|ing)?|unable|untru\w+|fals\w+|den(?:y|ies|ied|ying|ial)|reject(?:s|ed|ing)?|"
    r"refut(?:e|es|ed|ing)|dismiss(?:es|ed|ing))\b|n[’']t\b",
    re.IGNORECASE,
)


def negated(text: str) -> bool:
    """True where a particle of negation stands in the text.

    >>> negated("The bridge wasn't closed."), negated("Officials denied it.")
    (True, False)
    """
    return _NEGATED.search(text) is not None


@lru_cache(maxsize=1 << 12)  # a story's sentences, each compared with many
def denies(text: str) -> bool:
    """True where a particle of negation or a verb of denial or failure stands in the text.

    >>> denies("Officials denied it."), denies("The bridge was closed.")
    (True, False)
    """
    return _DENIED.search(text) is not None
