"""The trained models behind plain functions.

``tag`` reads whole reports and gives words, parse, names, times, event mentions and attributions. ``same_event`` and
``relate`` read two passages at once.
"""

from rashomon.language.pairing import Passage
from rashomon.language.pairs import Relation, relate, same_event
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
    "Passage",
    "Relation",
    "Tagged",
    "TaggedAttribution",
    "TaggedSentence",
    "TaggedWords",
    "Token",
    "relate",
    "same_event",
    "tag",
    "tag_words",
]
