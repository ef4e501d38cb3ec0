"""The reporting clause at the end of a sentence, read from the order of words.

News tells first and names the speaker last: "…, a western commander, Omar Sallabi, told Borea News". The form is so fixed
that it can be seen without a parse, and it is where parses fail most.
"""

from dataclasses import dataclass
from functools import lru_cache

from rashomon.annotate.grammar.cues import SPEECH
from rashomon.annotate.grammar.tree import Tree

MAX_BEHIND = 30  # words behind the verb: hearer, day, place
MAX_NAME = 24  # words for the speaker, appositions included

_QUOTES = frozenset("” \" ’ '' » “ 〞".split())
_TO_HEARERS = frozenset("tell inform assure notify ask brief".split())
_OBJECT = frozenset({"NOUN", "DET", "ADJ", "PROPN", "NUM"})
_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON", "PART", "ADP", "CCONJ", "ADV", "SYM", "X"})
_SPEAKING = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


@dataclass(frozen=True, slots=True)
class Closing:
    """A reporting clause that ends its sentence.

    Attributes:
        cue: the verb.
        speaker: head of the words for the speaker.
        last: the last word of what is said before them.
        several: the words for the speakers, where they are joined by "and".
    """

    cue: int
    speaker: int
    last: int
    several: range | None = None


@lru_cache(maxsize=64)  # asked of one sentence again and again, by all that takes part in it
def closing(tree: Tree) -> Closing | None:
    """The reporting clause at the end of a sentence, or None.

    Returns:
        None too where nothing that could be said, a clause or a quotation, stands before the speaker.
    """
    count = len(tree.tokens)
    for verb in range(count - 1, max(count - MAX_BEHIND - 2, 0), -1):
        if tree.lemmas[verb] in SPEECH and tree.tokens[verb].upos == "VERB" and _is_finite(tree, verb) and _ends(tree, verb):
            found = _behind(tree, verb) or _before(tree, verb)
            if found is not None and _says_something(tree, found.last):
                return found
    return None


def reporting(tree: Tree) -> range:
    """The words of the reporting clause at the end of a sentence: those who tell take no part in what they tell."""
    found = closing(tree)
    return range(found.last + 1, len(tree.tokens)) if found is not None else range(0)


def _is_finite(tree: Tree, verb: int) -> bool:
    """A verb in the past or the present: "said", "says"; not "saying", not "to say"."""
    form = tree.tokens[verb].form.lower()
    if form.endswith("ing") or form == tree.lemma(verb):
        return False
    before = tree.tokens[verb - 1]
    return before.form.lower() not in {"to", "be", "been", "being", "was", "were", "is", "are"}


def _ends(tree: Tree, verb: int) -> bool:
    """No clause of its own follows the verb, only a hearer, a day, a place, or a participle behind a comma."""
    if verb + 1 < len(tree.tokens) and tree.tokens[verb + 1].form in _QUOTES | {":", "“"}:
        return False
    comma = False
    for index in range(verb + 1, len(tree.tokens)):
        token = tree.tokens[index]
        if comma and token.form.lower() in {"who", "which", "whose"}:
            return True
        comma = comma or token.form == ","
        if token.form.lower() in {"that", "whether", "if"} or (token.upos in {"VERB", "AUX"} and not comma):
            return False
        if token.upos in {"VERB", "AUX"}:
            return token.form.lower().endswith("ing")
    return True


def _before(tree: Tree, verb: int) -> Closing | None:
    """As in "…, a doctor said", "…, a commander, Omar Sallabi, told …"."""
    behind = tree.tokens[verb + 1] if verb + 1 < len(tree.tokens) else None
    if behind is not None and tree.lemma(verb) not in _TO_HEARERS and behind.upos in _OBJECT and behind.form not in _DAYS:
        return None  # "both sides claim control"
    last = verb - 1
    while last > 0 and tree.tokens[last].upos == "ADV":
        last -= 1
    beside = tree.tokens[last].form == ","  # an apposition ends before the verb
    last -= beside
    first = _start_of_phrase(tree, last)
    if first is None or first == 0:
        return None
    edge, head = first - 1, _head(tree, first, last)
    if beside and tree.tokens[edge].form == ",":
        start = _start_of_phrase(tree, edge - 1)
        if start is not None and start > 0 and tree.tokens[start - 1].form in _QUOTES | {","}:
            # Of "a commander, Omar Sallabi" and "Omar Sallabi, a commander" the name is the speaker.
            other = _head(tree, start, edge - 1)
            if tree.tokens[head].upos != "PROPN" or tree.tokens[other].upos == "PROPN":
                head = other
            edge = start - 1
    if tree.tokens[head].upos not in _SPEAKING or tree.tokens[edge].form not in _QUOTES | {","}:
        return None
    joined = any(tree.tokens[index].form.lower() == "and" for index in range(first, last + 1))
    return Closing(verb, head, edge, range(first, last + 1) if joined else None)


def _start_of_phrase(tree: Tree, last: int) -> int | None:
    """Where the noun phrase that ends at a word begins: behind a comma or a closing mark."""
    index = last
    while index >= 0 and last - index < MAX_NAME:
        token = tree.tokens[index]
        if token.form == "," or token.form in _QUOTES:
            return index + 1 if index < last else None
        if token.upos not in _NOMINAL and token.form not in {"-", "–", "(", ")", "."}:
            return None
        index -= 1
    return 0 if index < 0 else None


def _head(tree: Tree, first: int, last: int) -> int:
    """The head of the words first to last: a name where they are nothing else, else what the parse says."""
    top = tree.top(tree.tokens[first].start, tree.tokens[last].end)
    if top is not None and tree.tokens[top].upos in _SPEAKING:
        return top
    return next((index for index in range(last, first - 1, -1) if tree.tokens[index].upos in _SPEAKING), first)


def _behind(tree: Tree, verb: int) -> Closing | None:
    """As in "…, said Omar Sallabi, a commander"."""
    if verb == 0 or tree.tokens[verb - 1].form not in _QUOTES | {","} or verb + 1 >= len(tree.tokens):
        return None
    first = tree.tokens[verb + 1]
    if tree.lemma(verb) == "tell" or first.upos in {"ADP", "ADV"} or first.form in _DAYS:
        return None
    last = verb + 1
    while last < len(tree.tokens) and tree.tokens[last].upos in _NOMINAL and tree.tokens[last].upos != "ADP":
        last += 1
    if last == verb + 1:
        return None
    head = _head(tree, verb + 1, last - 1)
    return Closing(verb, head, verb - 1) if tree.tokens[head].upos in _SPEAKING else None


def _says_something(tree: Tree, last: int) -> bool:
    """A clause or a quotation stands before the speaker."""
    return any(tree.tokens[index].upos in {"VERB", "AUX"} or tree.tokens[index].form in _QUOTES for index in range(last + 1))
