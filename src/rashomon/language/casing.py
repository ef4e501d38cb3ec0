"""Text in capitals, cased as running text would be: the reader model knows names by their capitals.

Headlines of wire copy, telexes and old archives are written in capitals throughout. Every character keeps its place, so that
what is found in the cased text stands at the same offsets in the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rashomon.language.weights import load_reader

MIN_WORDS = 4  # of a line, before its capitals say anything
SHARE = 0.9  # of a line's letters that are capitals, from which it is in capitals
MAX_ACRONYM = 8  # words that an abbreviation in brackets can stand for

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BRACKET = re.compile(r"[(\[]([A-Z]{2,8})[)\]]")
_SENTENCE = re.compile(r"(?:[.!?][\"”’']?|:)\s*[\"“‘'(\[]*\Z")
_SMALL = frozenset(
    """a an the this that these those and or but nor so yet if then than as at by for from in into of off on onto out over to up
    with within without about above across after against along amid among around before behind below beneath beside between
    beyond despite down during except inside like near outside since through throughout toward towards under until upon via
    while where when why how who whom whose which what whether because although though unless once i you he she it we they me
    him her us them my your his its our their mine yours hers ours theirs myself himself herself itself ourselves themselves is
    am are was were be been being do does did done has have had having will would shall should can could may might must not no
    yes there here all any both each every either neither some such few many much more most other another own same only just
    also too very even still again ever never always often one two three four five six seven eight nine ten eleven twelve
    twenty thirty forty fifty hundred thousand million first second third last next per vs re de facto""".split()
)
_ALWAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february april june july september october november
    december""".split()
)
_MONTHS = frozenset(
    {"march", "may", "august", "mar", "jan", "feb", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
)
_TITLES = frozenset(
    """president minister general colonel major captain lieutenant sergeant admiral commander judge justice senator governor
    mayor ambassador bishop archbishop cardinal monsignor father sister doctor deputy col gen lt maj capt sgt adm sen gov rep mr
    mrs ms dr prof rev msgr""".split()
)


def cased(text: str) -> str:
    """The text with its lines in capitals cased word by word; all other lines as they are.

    A word is a name where no dictionary of common words has it, where the report's other lines write it with a capital, or
    where it stands for a letter of the abbreviation in brackets behind it.

    Args:
        text: any.

    Returns:
        A text of the same length.
    """
    lines = text.split("\n")
    loud = [_is_loud(line) for line in lines]
    # A line that a wrapped telex breaks off is short: it goes with its neighbours.
    loud = [
        here or (_has_no_small(line) and any(loud[max(place - 1, 0) : place + 2]))
        for place, (line, here) in enumerate(zip(lines, loud, strict=True))
    ]
    if not any(loud):
        return text
    written = _written(line for line, here in zip(lines, loud, strict=True) if not here)
    abbreviations = frozenset(match.group(1).lower() for match in _BRACKET.finditer(text)) - _SMALL
    found = []
    before = ""
    for line, here in zip(lines, loud, strict=True):
        found.append(_cased(line, written, abbreviations, before) if here else line)
        before = line
    return "\n".join(found)


def _is_loud(line: str) -> bool:
    letters = sum(char.isalpha() for char in line)
    return letters > 0 and sum(char.isupper() for char in line) >= SHARE * letters and len(_WORD.findall(line)) >= MIN_WORDS


def _has_no_small(line: str) -> bool:
    return not any(char.islower() for char in line)


def _written(lines: Iterable[str]) -> dict[str, str]:
    """How the report's other lines write a word inside a sentence: "lower" or "capital"."""
    found: dict[str, str] = {}
    for line in lines:
        for match in _WORD.finditer(line):
            word = match.group()
            if word.islower():
                found[word] = "lower"
            elif word[1:].islower() and match.start() and not (_SENTENCE.search(line, 0, match.start())):
                found.setdefault(word.lower(), "capital")
    return found


def _cased(line: str, written: dict[str, str], abbreviations: frozenset[str], before: str) -> str:
    """One line in capitals."""
    matches = list(_WORD.finditer(line))
    words = [match.group().lower() for match in matches]
    names = [_is_name(word, written) for word in words]
    for place, word in enumerate(words):
        beside = (place > 0 and names[place - 1]) or (place + 1 < len(words) and names[place + 1])
        if not names[place] and beside and word not in _SMALL and word not in written and _is_rare(word):
            names[place] = True
    for place, word in enumerate(words[:-1]):
        names[place] = names[place] or (
            word in _TITLES and names[place + 1] and _adjoin(line, matches[place].end(), matches[place + 1].start())
        )
    for place, word in enumerate(words):
        if word in _MONTHS and (_has_digit(line, matches[place].start() - 3) or _has_digit(line, matches[place].end())):
            names[place] = True
    short = _with_acronyms(line, matches, words, names)
    pieces, position = [], 0
    for place, match in enumerate(matches):
        word = match.group()
        gap = line[matches[place - 1].end() : match.start()] if place else before.rstrip()[-2:] + line[: match.start()]
        opens = not gap.strip() if not place and not before.strip() else bool(_SENTENCE.search(gap))
        if place in short or words[place] in abbreviations or (len(word) == 1 and word != "A"):
            new = word
        elif names[place] or opens:
            new = word[0] + word[1:].lower()
        else:
            new = word.lower()
        pieces.append(line[position : match.start()])
        pieces.append(new if len(new) == len(word) else word)
        position = match.end()
    return "".join(pieces) + line[position:]


def _has_digit(line: str, start: int) -> bool:
    """Whether a number stands in the three characters from an offset on."""
    return any(char.isdigit() for char in line[max(start, 0) : max(start, 0) + 3])


def _adjoin(line: str, end: int, start: int) -> bool:
    return line[end:start].strip(" .") == ""


def _is_name(word: str, written: dict[str, str]) -> bool:
    if word in written:
        return written[word] == "capital"
    stem = _stem(word)
    return word in _ALWAYS or (stem not in _SMALL and len(stem) > 1 and not _senses(stem))


def _is_rare(word: str) -> bool:
    """A word of the dictionary that no treebank has: "hector" beside "larios" is a name."""
    known = load_reader().lexicon.known
    return not any(lemma in known.get(upos, ()) for upos, lemma in _senses(_stem(word)))


def _stem(word: str) -> str:
    """A word without its possessive."""
    return re.split(r"['’]", word, maxsplit=1)[0]


@lru_cache(maxsize=65536)
def _senses(word: str) -> tuple[tuple[str, str], ...]:
    """The lemmas of a common word with their parts of speech, () for none."""
    from lemminflect import getAllLemmas  # noqa: PLC0415 - the dictionary takes a third of a second to load

    found = [(upos, lemma) for upos, lemmas in getAllLemmas(word).items() for lemma in lemmas] if word.isascii() else []
    known = load_reader().lexicon.known
    found.extend((upos, word) for upos in ("ADV", "ADJ", "NOUN", "VERB") if word in known.get(upos, ()))
    return tuple(found)


def _with_acronyms(line: str, matches: list[re.Match[str]], words: list[str], names: list[bool]) -> set[int]:
    """Gives capitals to the words that an abbreviation in brackets stands for; returns which words are abbreviations."""
    short: set[int] = set()
    starts = {match.start(): place for place, match in enumerate(matches)}
    for bracket in _BRACKET.finditer(line):
        place = starts.get(bracket.start(1))
        if place is None or words[place] in _SMALL:
            continue
        short.add(place)
        letters = bracket.group(1).lower()
        at, left = place - 1, len(letters) - 1
        chosen = []
        while at >= 0 and left >= 0 and place - at <= MAX_ACRONYM + 2:
            if words[at][0] == letters[left]:
                chosen.append(at)
                left -= 1
            elif words[at] not in _SMALL:
                break
            at -= 1
        if left < 0:
            for each in chosen:
                names[each] = True
    return short
