"""How firmly two tellings are one happening, before their values are set against each other.

Joining events may lean to recall; a conflict that is none costs trust. So conflicts go by the weights set by hand, wherever in a
report the two stand, and the value in question is left out of the sum: that two tellings give two days must not decide whether
they are one happening.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from rashomon.reconcile.features import WEIGHTS

# These speak of how the two were found or read, not of what they share.
_LEFT_OUT = frozenset({"both at the top", "companions", "one report", "read as one"})
# What a word and a class in common say: what a verb and its opposite cannot share.
WORD_AND_CLASS = 1.75
# From this sum on two tellings are one happening firmly enough.
FIRM = 3.5


def firmness(features: Mapping[str, float], *, without: Collection[str] = ()) -> float:
    """The weighted sum of features (`rashomon.reconcile.features.compare`), in a fixed order."""
    return sum(WEIGHTS[name] * features[name] for name in sorted(features) if name not in _LEFT_OUT and name not in without)
