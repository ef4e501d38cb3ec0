"""The trained models behind plain functions.

``tag`` reads whole reports and gives words, parse, names, times, event mentions and attributions.
"""

from rashomon.language.reader import TaggedWords, tag, tag_words
from rashomon.language.types import (
    EVENT_LABELS,
    NAME_LABELS,
    TIME_LABELS,
    Label,
    Tagged,
    TaggedAttribution,
    TaggedSentence,
    Token,
)

__all__ = [
    "EVENT_LABELS",
    "NAME_LABELS",
    "TIME_LABELS",
    "Label",
    "Tagged",
    "TaggedAttribution",
    "TaggedSentence",
    "TaggedWords",
    "Token",
    "tag",
    "tag_words",
]
