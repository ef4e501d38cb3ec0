"""Words made comparable, computed once for each text: copies are many."""

from functools import lru_cache

from rashomon.text.similar import Words
from rashomon.text.similar import words_of as _words_of

words_of = lru_cache(maxsize=1 << 15)(_words_of)
"""`rashomon.text.similar.words_of`, remembered. A pure function: what is remembered changes no result."""

__all__ = ["Words", "words_of"]
