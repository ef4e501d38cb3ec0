"""Lemmas: a list of exceptions, then the regular endings of English, then the model's edit script.

A form and its part of speech give the lemma. Irregular forms stand in a list made from the training
treebanks; a regular ending is taken off in the way that gives a lemma which the treebanks know, or
by spelling where none does. What is left (names above all) follows the script that the model chose.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

_VOWELS = "aeiou"
_OPEN = frozenset(("NOUN", "VERB", "AUX", "ADJ", "ADV"))
_BY_SCRIPT = frozenset(("PROPN", "X", "SYM"))
_SHORT = re.compile(r"\A[^aeiou]*[aeiouy][^aeiouwxy]\Z")
_WEAK_END = re.compile(r"[^aeiou](?:en|er|or|on)\Z")
# A stem that English spells with a final e: "mov-e", "chang-e", "confus-e", "stat-e", "handl-e".
_WANTS_E = re.compile(
    r"(?:[vuc]|[^aeiou]z|[adnr]g|[aeiournl]s|[iu]at|creat|[aeiou][aeiou][cvsz]"
    r"|(?<![aeiou])(?:[aeo]k|at|[aeiou]r|[aiou]z|[iu]n|id)|[bcdfgkptz]l)\Z"
)


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What the treebanks know. Equal to itself only, so that lemmas can be remembered with it.

    Attributes:
        exceptions: Lemma by ``"form UPOS"`` (form in lower case), where the rules would be wrong.
        known: Lemmas seen, by part of speech.
    """

    exceptions: Mapping[str, str]
    known: Mapping[str, frozenset[str]]


@lru_cache(maxsize=1 << 15)
def lemma_of(word: str, upos: str, script: str, lexicon: Lexicon) -> str:
    """The lemma of a word.

    Args:
        word: The form as written.
        upos: Its part of speech.
        script: The model's edit script for it, see :func:`apply_script`.
        lexicon: Exceptions and known lemmas.

    Returns:
        The lemma; never empty.
    """
    lower = word.lower()
    exception = lexicon.exceptions.get(f"{lower} {upos}")
    if exception is not None:
        return exception
    if upos in _OPEN and lower.isalpha():
        return regular_lemma(lower, upos, lexicon.known.get("VERB" if upos == "AUX" else upos, frozenset()))
    if upos in _BY_SCRIPT:
        return apply_script(word, script)
    return lower


def regular_lemma(form: str, upos: str, known: frozenset[str]) -> str:
    """Takes a regular ending off a lower-case form.

    Args:
        form: Lower-case letters.
        upos: One of NOUN, VERB, AUX, ADJ, ADV.
        known: Lemmas of that part of speech.

    Returns:
        The first candidate that is known, else the likeliest by spelling.
    """
    if form in known and not form.endswith(("ing", "ed")):
        return form
    candidates = _candidates(form, upos)
    for candidate in candidates:
        if candidate in known:
            return candidate
    # A comparative is rare beside the many words in -er and -est that are none.
    return form if form in known or not candidates or upos in ("ADJ", "ADV") else candidates[0]


def _candidates(form: str, upos: str) -> tuple[str, ...]:
    """Possible lemmas, the likeliest by spelling first."""
    if upos in ("ADJ", "ADV"):
        ending = next((e for e in ("est", "er") if form.endswith(e) and len(form) > len(e) + 2), "")
        return _stems(form.removesuffix(ending)) if ending else ()
    if form.endswith("s") and not form.endswith(("ss", "us", "is")) and len(form) > 3:
        return _without_s(form)
    if upos in ("VERB", "AUX"):
        ending = next((e for e in ("ing", "ed") if form.endswith(e) and len(form) > len(e) + 1), "")
        if ending and any(letter in _VOWELS + "y" for letter in form.removesuffix(ending)):
            return _stems(form.removesuffix(ending))
    if upos == "NOUN" and form.endswith("men") and len(form) > 4:
        return (form[:-2] + "an",)
    return ()


def _without_s(form: str) -> tuple[str, ...]:
    if form.endswith("ies") and len(form) > 4:
        return (form[:-3] + "y", form[:-1])
    if form.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return (form[:-2], form[:-1])
    if form.endswith("oes"):
        return (form[:-2], form[:-1])
    return (form[:-1], form[:-2]) if form.endswith("es") else (form[:-1],)


def _stems(stem: str) -> tuple[str, ...]:
    """Lemmas that a stem before -ed, -ing, -er or -est may come from."""
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        single = stem[:-1]
        return (stem, single) if stem[-1] in "lszf" else (single, stem)
    if stem.endswith("i"):
        return (stem[:-1] + "y", stem + "e")
    return (stem + "e", stem) if wants_e(stem) else (stem, stem + "e")


def wants_e(stem: str) -> bool:
    """Whether a stem is spelt with a final e when nothing follows it."""
    if _SHORT.search(stem):  # without an e it would have doubled its consonant: "hoping", "hopping"
        return True
    if _WEAK_END.search(stem) and len(stem) > 4:
        return False
    return _WANTS_E.search(stem) is not None


def apply_script(word: str, script: str) -> str:
    """The lemma that an edit script makes of a word.

    Args:
        word: The form as written.
        script: ``=text`` (the lemma itself), or an optional ``l`` (lower case first) or ``t``
            (capitalised), then how many characters at the end go, then the characters that come.

    Returns:
        The lemma; never empty: a script that would leave nothing leaves the word.
    """
    if script.startswith("="):
        return script[1:]
    form = word
    if script.startswith("l"):
        form, script = word.lower(), script[1:]
    elif script.startswith("t"):
        form, script = word.title(), script[1:]
    cut = int(script[:1] or "0")
    kept = form[: len(form) - cut] if cut <= len(form) else ""
    return (kept + script[1:]) or word
