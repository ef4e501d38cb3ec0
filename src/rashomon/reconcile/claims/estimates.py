"""A figure by the user's rule. The rule's name travels with the figure; the reports' own figures stay in the positions."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rashomon.model import Estimate, InputError, Quantity

POLICIES = ("all", "acled", "ucdp", "range")
# ACLED's reading of vague words (ACLED Codebook, fatalities): the least that the word can mean. By the low bound that
# `rashomon.text.vague` gives each word.
_ACLED_VAGUE = {20.0: 10.0, 24.0: 12.0, 40.0: 20.0, 200.0: 100.0, 2000.0: 1000.0}


def check_policy(policy: str) -> None:
    """Raises InputError for a rule that does not exist."""
    if policy not in POLICIES:
        raise InputError(f"no estimate rule is called {policy!r}; choose one of {', '.join(POLICIES)}")


def estimate(quantities: Sequence[tuple[Quantity, int]], policy: str) -> Estimate | None:
    """One figure, or bounds, from the positions of a number conflict.

    Args:
        quantities: each position's value and the number of its origins; superseded ones left out.
        policy: "all" keeps every figure and makes none; "acled" takes the lowest, vague words by ACLED's table; "ucdp" gives
            low, best and high, best being the figure of most origins, the lower of equals; "range" gives low and high.

    Returns:
        None where nothing is to be estimated.
    """
    if policy == "all" or not quantities:
        return None
    highs = [q.high for q, _ in quantities if not math.isinf(q.high)]
    low = min(q.low for q, _ in quantities)
    high = max(highs, default=None)
    if high is not None:
        high = max([high, *(q.low for q, _ in quantities)])
    if policy == "acled":
        figure = min(_acled(q) for q, _ in quantities)
        return Estimate(figure, figure, figure, policy)
    if policy == "ucdp":
        best = min(quantities, key=lambda pair: (not pair[0].exact, -pair[1], pair[0].low))[0].figure
        return Estimate(low, best, high, policy)
    return Estimate(low, None, high, policy)


def _acled(quantity: Quantity) -> float:
    if quantity.rule.startswith("vague"):
        return _ACLED_VAGUE.get(quantity.low, quantity.low)
    return quantity.low
