"""The weight of a candidate: named features, each times its constant."""

from collections.abc import Mapping


def weight(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The sum of the features, each times its constant, rounded so that order of adding changes nothing."""
    return round(sum(weights.get(name, 0.0) * value for name, value in sorted(features.items())), 6)
