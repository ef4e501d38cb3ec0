"""Base forms that can be relied on: tables of verbs and nouns are only as good as the lemma that is looked up in them.

The language model's lemmas come from learned edit scripts, which now and then cut too much ("captur") or too little. A
dictionary (the SPECIALIST lexicon, through lemminflect) has the last word on verbs and nouns; the model's choice counts where
the dictionary has several.
"""

from functools import lru_cache

_OPEN = {"VERB": "VERB", "NOUN": "NOUN", "AUX": "AUX"}
LONGEST = 40  # letters: longer words are in no dictionary


@lru_cache(maxsize=65536)
def base_form(form: str, upos: str, given: str) -> str:
    """The lemma of a word, in lower case.

    Args:
        form: the word as written.
        upos: its part of speech.
        given: the model's lemma.
    """
    word, given = form.lower(), given.lower()
    if upos not in _OPEN or len(word) > LONGEST or not (word.isascii() and word.isalpha()):
        return given
    from lemminflect import getLemma  # noqa: PLC0415 - the dictionary takes a third of a second to load

    found = getLemma(word, _OPEN[upos])
    if not found or (given in found and (upos != "NOUN" or given != word)):
        return given
    return str(found[0])
