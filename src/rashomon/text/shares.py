"""Quantities that no figure names: nothing at all, vague words, and parts of a whole."""

from rashomon.text.expressions import Amount, measured
from rashomon.text.numerals import DENOMINATORS, GROUPS, HUNDRED, MAGNITUDES, UNITS, Word, hyphen, lower
from rashomon.text.vague import VAGUE_WORDS

_NOBODY = frozenset("nobody none noone".split())
_HARM = frozenset(
    "casualty casualties death deaths injury injuries fatality fatalities victim victims survivor"
    " survivors people person civilian"
    " civilians soldier soldiers deaths arrests arrest hostages prisoners suspects children wounded dead troops passengers damage"
    " fighters police officers".split()
)
_HARM_ADJECTIVES = frozenset(
    "civilian further more other serious immediate reported additional known fatal new military major".split()
)
_SCORES_AFTER = frozenset("of more were have had are dead wounded killed injured people others".split())
_WITH_ARTICLE = frozenset("few handful couple pair duo trio quartet number".split())
_OF_ONLY = frozenset("handful pair duo trio quartet tens number".split())
_MEASURED = frozenset("several few couple hundreds thousands millions billions dozens".split())
_OWNERS = frozenset("of the his her its their our my your that those these all".split())
_ORDINAL_BEFORE = frozenset(
    "first second other better latter later former final half top bottom northern southern eastern western".split()
)


# What these can begin with.
BEGINNINGS = frozenset({"no", "a", "half", *_NOBODY, *VAGUE_WORDS, *UNITS})


def zero(words: tuple[Word, ...], index: int) -> Amount | None:
    """Reads "No one", "nobody", "none", "no casualties": a count of nothing."""
    form, after = lower(words, index), lower(words, index + 1)
    if form in _NOBODY:
        return Amount(index, index + 1, 0, 0, rule="none") if after != "other" else None
    if form != "no":
        return None
    if after == "one" and lower(words, index + 2) not in {"'", "’"}:
        return Amount(index, index + 2, 0, 0, rule="none")
    named = after in _HARM or (after in _HARM_ADJECTIVES and lower(words, index + 2) in _HARM)
    return Amount(index, index + 1, 0, 0, rule="none") if named else None


def vague(words: tuple[Word, ...], index: int) -> Amount | None:
    """Reads "dozens", "tens of thousands", "several hundred", "a few", "a handful of", "scores of"."""
    at = index + 1 if lower(words, index) == "a" else index
    form = lower(words, at)
    if form not in VAGUE_WORDS or (form in _WITH_ARTICLE) != (at > index) or not _means_a_number(words, at):
        return None
    low, high = VAGUE_WORDS["numerous" if lower(words, index - 1) == "quite" and form == "few" else form]
    last = at + 1
    factor = _magnitude(lower(words, last + 1 if lower(words, last) == "of" else last))
    if factor:
        # "Tens of thousands" end where the next power begins.
        high = (high + 1) * factor - 1 if form in {"tens", "dozens", "hundreds"} else high * factor
        low, last = low * factor, last + 1 + (lower(words, last) == "of")
    found = Amount(index, last, low, high, rule="vague word")
    return measured(words, found) if factor or form in _MEASURED else found


def _means_a_number(words: tuple[Word, ...], at: int) -> bool:
    """False for scores in sport and school, for a couple that is married, and for tens of nothing."""
    form, after = lower(words, at), lower(words, at + 1)
    if form == "scores":
        return after in _SCORES_AFTER and not lower(words, at + 2)[:1].isdigit()
    return after == "of" if form in _OF_ONLY else True


def _magnitude(form: str) -> float:
    if form in {"hundred", "hundreds"}:
        return float(HUNDRED)
    singular = form.removesuffix("s")
    return MAGNITUDES.get(singular, 0.0) or GROUPS.get(singular, 0.0) * (form != "scores")


def share(words: tuple[Word, ...], index: int) -> Amount | None:
    """Reads "a third of", "two-thirds", "half of the town", "one in five": parts of a whole, in per cent."""
    form = lower(words, index)
    if (
        form == "half"
        and lower(words, index + 1) in _OWNERS
        and lower(words, index - 1) not in _ORDINAL_BEFORE
        and not hyphen(words, index - 1)
    ):
        return Amount(index, index + 1, 50, 50, unit="percent", kind="percent", rule="fraction")
    upper = UNITS.get(form) or {"a": 1}.get(form, 0)
    if not 0 < upper < 10:
        return None
    at = index + 1 + hyphen(words, index + 1)
    part = lower(words, at)
    if part == "in" and form == "one":
        parts = UNITS.get(lower(words, at + 1), 0) or (
            int(lower(words, at + 1)) if lower(words, at + 1) in {"10", "5", "4", "3"} else 0
        )
        if parts > 1 and lower(words, at + 2).isalpha() and not words[at + 2].capital:
            return Amount(index, at + 2, 100 / parts, 100 / parts, unit="percent", kind="percent", rule="fraction")
        return None
    parts = DENOMINATORS.get(part, 0)
    if parts <= upper or (upper > 1) != part.endswith("s") or lower(words, at + 1) not in {"of", "the"}:
        return None
    share = 100 * upper / parts
    return Amount(index, at + 1, share, share, unit="percent", kind="percent", rule="fraction")
