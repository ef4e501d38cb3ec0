"""Lemmas as edit scripts: the model names a script, and the script makes the lemma of the word."""

from __future__ import annotations


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
