"""How firmly two tellings are one happening, before their values are set against each other.

Joining events may lean to recall; a conflict that is none costs trust. So conflicts go by weights set by hand, wherever in a
report the two stand, and the value in question is left out of the sum: that two tellings give two days must not decide whether
they are one happening.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

# Set by hand on made-up stories. How two were found or read, and how near their words lie, says nothing of what they share.
WEIGHTS = {
    "same word": 1.0,
    "same class": 0.75,
    "same type": 0.25,
    "other type": -0.5,
    "same passage": 4.0,
    "same undergoer": 1.75,
    "other undergoer": -3.0,
    "same doer": 1.0,
    "other doer": -0.75,
    "roles swapped": -2.0,
    "shared names": 0.4,
    "same place": 1.0,
    "far places": -4.0,
    "same time": 1.0,
    "next day": -1.5,
    "other time": -4.0,
    "same number": 1.5,
    "same state": 0.75,
    "same thing counted": 0.75,
    "other thing counted": -4.0,
    "count taken up": 3.0,
    "bare count": -1.0,
    "part of it": -3.0,
    "shared words": 2.5,
    "both in lead": 0.5,
    "other modality": -1.0,
    "opposed words": -12.0,
    "only ones": 0.75,
    "both requested": 1.0,
}
# What a word and a class in common say: what a verb and its opposite cannot share.
WORD_AND_CLASS = 1.75
# From this sum on two tellings are one happening firmly enough.
FIRM = 3.5


def firmness(features: Mapping[str, float], *, without: Collection[str] = ()) -> float:
    """The weighted sum of features (`rashomon.reconcile.events.features.compare`), in a fixed order."""
    return sum(WEIGHTS[name] * features[name] for name in sorted(features) if name in WEIGHTS and name not in without)
