"""Bounds for words that leave a number open: the named rules.

Every rule maps bounds to bounds, so that rules compose: "at least about 50" is first about, then at least.
For whole things that are counted, open bounds close on the next whole number and approximations widen to whole numbers.

The vague words follow their plain sense (a dozen is 12, a score 20; "hundreds" is two hundred or more and less than a
thousand). ACLED codes such words by one conservative figure (dozens as 12, hundreds as 100); an export that follows that
codebook does so from the words, not from these bounds.
"""

import math

Bounds = tuple[float, float]

# How far "about" reaches: a tenth to either side.
ABOUT = 0.10

# word: least and greatest number meant.
VAGUE_WORDS: dict[str, Bounds] = {
    "tens": (20, 99),
    "dozens": (24, 99),
    "scores": (40, 199),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "millions": (2e6, 999_999_999),
    "billions": (2e9, 999_999_999_999),
    "several": (3, 9),
    "few": (2, 9),
    "handful": (2, 9),
    "couple": (2, 3),
    "pair": (2, 2),
    "duo": (2, 2),
    "trio": (3, 3),
    "quartet": (4, 4),
    "multiple": (2, math.inf),
    "numerous": (3, math.inf),
    "number": (3, math.inf),
}


def bounds(rule: str, low: float, high: float, *, whole: bool) -> Bounds:
    """Applies a named rule to bounds.

    Args:
        rule: one of the names in :data:`RULES`, or "exact".
        low: least value before the rule.
        high: greatest value before the rule.
        whole: True for counts of whole things.

    Returns:
        Least and greatest value meant, `math.inf` where open.
    """
    step = 1.0 if whole else 0.0
    if rule == "more than":
        return low + step, math.inf
    if rule == "at least":
        return low, math.inf
    if rule == "up to":
        return min(step, high), high
    if rule == "fewer than":
        return 0.0, max(0.0, high - step)
    if rule == "about":
        return _outward(low * (1 - ABOUT), high * (1 + ABOUT), whole=whole)
    if rule == "nearly":
        return (math.floor(low * (1 - ABOUT)), high) if whole else (low * (1 - ABOUT), high)
    if rule == "just over":
        return (low + step, math.ceil(high * (1 + ABOUT))) if whole else (low, high * (1 + ABOUT))
    return low, high


def _outward(low: float, high: float, *, whole: bool) -> Bounds:
    # Rounding first: 72.00000000000001 is noise of the multiplication, not one more whole thing.
    low, high = round(low, 9), round(high, 9)
    # "Hundreds and more" has no upper bound to widen.
    return (float(math.floor(low)), high if math.isinf(high) else float(math.ceil(high))) if whole else (low, high)


# The words that stand before a number and the rule they call. Longest first wins.
BEFORE: dict[tuple[str, ...], str] = {
    tuple(words.split()): rule
    for rule, phrases in {
        "more than": (
            "more than|over|above|exceeding|in excess of|upward of|upwards of|well over|well above|far more than|greater than"
            "|well more than|north of|as much as or more than|significantly more than|larger than"
        ),
        "at least": (
            "at least|no fewer than|no less than|not fewer than|not less than|a minimum of|minimum of|at the very least|as few as"
            "|a low of"
        ),
        "up to": (
            "up to|as many as|as much as|at most|no more than|not more than|a maximum of|maximum of|at the most|no greater than"
            "|upto|not exceeding"
        ),
        "fewer than": "fewer than|less than|under|below|well under|well below|lower than|south of",
        "about": (
            "about|around|roughly|approximately|some|an estimated|estimated|approx|circa|somewhere around|in the region of"
            "|in the order of|on the order of|close to|or so|an approximate|more or less|an average of|in the vicinity of"
        ),
        "nearly": ("nearly|almost|just under|slightly under|slightly less than|a little under|approaching|short of|shy of"),
        "just over": "just over|slightly over|slightly more than|a little over|a little more than|just more than|just above",
    }.items()
    for words in phrases.split("|")
}
RULES = frozenset(BEFORE.values())
LONGEST_BEFORE = max(map(len, BEFORE))

# The words that stand behind a number (or behind its unit) and the rule they call.
AFTER: dict[tuple[str, ...], str] = {
    ("or", "more"): "at least",
    ("or", "above"): "at least",
    ("or", "over"): "at least",
    ("or", "older"): "at least",
    ("and", "over"): "at least",
    ("and", "above"): "at least",
    ("or", "so"): "about",
    ("or", "fewer"): "up to",
    ("or", "less"): "up to",
    ("or", "under"): "up to",
    ("or", "younger"): "up to",
    ("+",): "at least",
    ("plus",): "at least",
    ("odd",): "about",
}
