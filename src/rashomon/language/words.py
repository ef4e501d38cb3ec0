"""Words and sentences after the conventions of Universal Dependencies for English.

Two pure functions on offsets: :func:`split_words` and :func:`split_sentences`. They were written
against the English Web Treebank and GUM, whose rules they follow: clitics stand alone ("do n't",
"Libya 's"), hyphenated words are three words, a number and its unit are two, an abbreviation keeps
its stop.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

Span = tuple[int, int]

LONGEST_REMEMBERED = 32
"""Characters of a stretch without white space whose words are remembered, since most come again."""


def word_set(text: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(text.split())


# Words that keep their full stop even inside a sentence.
TITLES = word_set(
    """
    mr mrs ms dr prof gen lt col maj capt sgt cpl cmdr adm brig gov sen rep rev hon st pres amb supt insp messrs
    mmes fr sr vs v nos vol fig pp ch sect art cf al op approx dept est
    """
)
# Words that keep their full stop and may also end a sentence.
ABBREVIATIONS = word_set(
    """
    jr inc corp co ltd llc plc bros etc ave blvd rd mt ft esq ph.d m.d b.a m.a u.s u.k u.n e.u d.c a.m p.m i.e e.g
    a.k.a eds hr hrs sq lbs tel ext
    """
)
# The same, but only with a capital: months, days, states.
CAPITAL_ABBREVIATIONS = word_set(
    """
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat ariz calif colo conn
    del fla ind kan md mich minn mo mont neb nev okla ore pa tenn tex va vt wis wyo ala ark ga la ky ill mass miss
    wash n.h n.j n.m n.y n.c n.d s.c s.d r.i w.va
    """
)
_CLITIC = re.compile(r"(?i)(?:n['’]t|['’](?:s|m|d|re|ve|ll))\Z")
_CONTRACTED = {
    "cannot": (3,),
    "gonna": (3,),
    "gotta": (3,),
    "wanna": (3,),
    "gimme": (3,),
    "lemme": (3,),
    "dunno": (2, 3),
}
_UNITS = (
    r"(?:km/h|kmh|mph|kph|km2?|kms|m2?|cm|mm|ft|mi|kg|kgs|g|mg|lb|lbs|oz|t|ha|l|ml|gb|mb|kb|tb|kw|mw|gw|hz|khz|mhz"
    r"|ghz|mm|cc|bn|mn|m|k|tn|am|pm|a\.m\.?|p\.m\.?|hrs?|mins?|secs?|yrs?|years?|°[cf]?)"
)

# One alternative after another, the longest convention first. Every repetition is over one
# character class that the next part cannot start with, so that matching is linear.
_WORD = re.compile(
    r"""
      (?:https?://|www\.)[^\s<>"“”]+                          # address
    | [\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}          # mail address
    | [@\#]\w+                                                 # handle, tag
    | [:;=8xX][-^o']?[)(\[\]DPpOo3/\\|](?![\w])                # smiley
    | <3(?!\w)
    | \d{1,4}(?:[/]\d{1,4}){1,2}(?!\w)                         # 3/4, 21/8/2015
    | \d{1,2}(?::\d{2}){1,2}                                   # 10:30
    | \d+(?:[.,]\d+)*(?:st|nd|rd|th)(?!\w)                     # 21st
    | \d{2,4}['’]?s(?!\w)                                      # 1990s
    | \d+(?:[.,]\d+)*(?=UNITS(?!\w))                           # 80km: the number
    | (?<=\d)UNITS(?!\w)                                       # 80km: the unit
    | \d+(?:[.,]\d+)*(?![\w])                                  # 1,250.5
    | (?:[^\W\d_]\.){2,}                                       # U.S.
    | (?:non|e|re|co|anti|pre|mid|pro|cross|post|semi|sub|pan|multi|ex|counter|mini|neo)-\w+  # prefix
    | [^\W\d]\w*(?:\.(?-i:[a-z0-9_])\w*)+                     # report.pdf, example.org
    | \w+(?:['’ʼ`´&]\w+)*                                      # word, with clitics still on
    | ['’](?:s|m|d|re|ve|ll|em|til|cause|n|bout)(?!\w)         # clitic after a bracket or quote; 'em
    | ['’]\d{2}s?(?!\w)                                        # '90s
    | \.{2,}|…+|-{2,}|—+|–+|_{2,}|\*+|={2,}|~+
    | [!?]+
    | ``|''|,,
    | .
    """.replace("UNITS", _UNITS),
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_SPACE = re.compile(r"\S+")


def split_words(text: str) -> tuple[Span, ...]:
    """Divides a text into syntactic words.

    Args:
        text: Any text.

    Returns:
        Offsets into ``text``, in order, without overlap; together they cover every character
        that is not white space.
    """
    words: list[Span] = []
    for chunk in _SPACE.finditer(text):
        _split_chunk(text, chunk.start(), chunk.end(), words)
    return tuple(words)


def _split_chunk(text: str, start: int, end: int, words: list[Span]) -> None:
    """Adds the words of a stretch without white space, which depend on nothing beside it."""
    if end - start > LONGEST_REMEMBERED:
        words.extend(_words_of(text, start, end))
    else:
        words.extend((start + first, start + last) for first, last in _remembered(text[start:end]))


@lru_cache(maxsize=1 << 15)
def _remembered(chunk: str) -> tuple[Span, ...]:
    return tuple(_words_of(chunk, 0, len(chunk)))


def _words_of(text: str, start: int, end: int) -> list[Span]:
    words: list[Span] = []
    position = start
    while position < end:
        match = _WORD.match(text, position, end)
        stop = match.end() if match else position + 1
        stop = _with_stop(text, position, stop, end)
        _split_clitics(text, position, stop, words)
        position = stop
    return words


def _with_stop(text: str, start: int, stop: int, end: int) -> int:
    """An abbreviation keeps its full stop, unless the chunk goes on behind it."""
    if stop >= end or text[stop] != "." or not text[start].isalpha():
        return stop
    form = text[start:stop].lower()
    if form in TITLES or form in ABBREVIATIONS:
        return stop + 1
    if text[start].isupper() and (stop - start == 1 or form in CAPITAL_ABBREVIATIONS):
        return stop + 1
    return stop


def _split_clitics(text: str, start: int, stop: int, words: list[Span]) -> None:
    form = text[start:stop]
    lower = form.lower()
    cuts = _CONTRACTED.get(lower)
    if cuts:
        edges = [0, *cuts, len(form)]
        words.extend((start + a, start + b) for a, b in pairwise(edges))
        return
    match = _CLITIC.search(form) if stop - start < 40 else None
    if match and match.start() > 0:
        _split_clitics(text, start, start + match.start(), words)
        words.append((start + match.start(), stop))
        return
    words.append((start, stop))


_CLOSERS = "\"”’')]»"
_OPENERS = "\"“‘'([«-–—•*#@$£€"


def split_sentences(text: str, words: tuple[Span, ...]) -> tuple[Span, ...]:
    """Groups words into sentences.

    A line break always ends a sentence. Within a line a stop, a question or an exclamation mark
    does, with the closing quotation marks and brackets behind it, where what follows can begin one.

    Args:
        text: The text that the words point into.
        words: All words of the text, in order.

    Returns:
        Half-open ranges of word indices, covering all words in order.
    """
    sentences: list[Span] = []
    first = 0
    index = 0
    count = len(words)
    while index < count:
        stop = index + 1
        if stop == count:
            break
        if "\n" in text[words[index][1] : words[stop][0]] or "\r" in text[words[index][1] : words[stop][0]]:
            sentences.append((first, stop))
            first = stop
        elif _may_end(text, words, index):
            while stop < count and _closes(text, words, stop):
                stop += 1
            if stop < count and _may_begin(text, words, index, stop):
                sentences.append((first, stop))
                first = stop
            index = stop - 1
        index += 1
    if first < count:
        sentences.append((first, count))
    return tuple(sentences)


def _may_end(text: str, words: tuple[Span, ...], index: int) -> bool:
    start, end = words[index]
    last = text[end - 1]
    if last not in ".!?…。":
        return False
    if end - start == 1 or text[start] in ".!?…":
        return True
    form = text[start : end - 1].lower()
    return form not in TITLES


def _closes(text: str, words: tuple[Span, ...], index: int) -> bool:
    """Whether a word is a closing mark that belongs to the sentence before it."""
    start, end = words[index]
    if any(mark not in _CLOSERS for mark in text[start:end]):
        return False
    before = text[words[index - 1][1] : start]
    if "\n" in before or "\r" in before:
        return False
    # A straight mark after a space opens what follows, unless a space follows it too.
    if before and index + 1 < len(words):
        return words[index + 1][0] > end
    return True


def _may_begin(text: str, words: tuple[Span, ...], index: int, following: int) -> bool:
    """Whether the words from ``following`` on can begin a sentence after the stop at ``index``."""
    start, end = words[index]
    gap = text[words[following - 1][1] : words[following][0]]
    if "\n" in gap or "\r" in gap:
        return True
    ahead = following
    while ahead < len(words) - 1 and ahead < following + 3 and text[words[ahead][0]] in _OPENERS:
        ahead += 1
    initial = text[words[ahead][0]]
    abbreviated = end - start > 1 and text[end - 1] == "." and text[start] != "."
    if not gap:
        # "end.Next": only a capital directly behind a stop after a lower-case word.
        return (
            not abbreviated
            and initial.isupper()
            and start > 0
            and text[start - 1].islower()
            and text[start] in ".!?"
            and following == index + 1
            and words[following][1] - words[following][0] > 1
        )
    if abbreviated:
        return _begins_after_abbreviation(text, words, index, ahead)
    if (text[start] == "." and end - start > 1) or text[start] == "…":
        return initial.isupper()
    return not initial.islower() or (following == index + 1 and _plain_word(text, words, index - 1))


def _plain_word(text: str, words: tuple[Span, ...], index: int) -> bool:
    """Whether a word is an ordinary one: what follows a stop after it begins a sentence, in any case."""
    if index < 0:
        return False
    word = text[slice(*words[index])]
    return len(word) > 2 and word.isalpha() and word.islower()


# After an abbreviation only these begin a sentence: names follow abbreviations far too often.
_STARTERS = word_set(
    """
    the a an he she it they we i you this that these those but and in on at for after before when while if as
    however meanwhile his her its their our my there here what who where why how so or yet still no not according
    since although though despite during until under over
    """
)


def _begins_after_abbreviation(text: str, words: tuple[Span, ...], index: int, ahead: int) -> bool:
    first, last = words[ahead]
    word = text[first:last]
    if not word[0].isupper():
        return False
    start, end = words[index]
    if end - start == 2:  # an initial: "J. Smith"
        return False
    return word.lower() in _STARTERS
