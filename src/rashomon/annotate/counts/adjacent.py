"""The state of what is counted, read from the order of words, where the parse gives none.

Counts of losses stand in a few fixed orders: "12 people were killed", "killing 12 people", "12 dead, 30 wounded". These are
seen without a parse, as headlines and long sentences need.
"""

from rashomon.annotate.grammar.tree import Tree

# As a headline ends: "five shot, two fatally".
_HOW = {"fatally": "killed", "mortally": "killed", "critically": "injured", "seriously": "injured", "severely": "injured"}
MAX_GAP = 5  # words between a count and its word of state

_SKIPPED = frozenset({"AUX", "ADV", "PART"})
_WHO = frozenset({"who", "that"})
# Words of state, whatever the tagger calls them.
_STATES = frozenset("dead wounded injured hurt missing killed captured arrested homeless displaced".split())
_ALSO_DONE = frozenset({"killed", "captured", "arrested"})
_STOPS = frozenset({",", ";", ":", "—", "–", "(", ")"})


def state_behind(tree: Tree, counted: int) -> int | None:
    """The word of state that stands at the very words for what is counted: "9 dead", "one person dead", "four others injured".

    No verb with an object ("two men injured a guard"), and no part of another phrase ("two dead men").
    """
    index = counted + 1
    while index < len(tree.tokens) and index < counted + 3 and tree.tokens[index].upos == "ADV":
        index += 1
    if index >= len(tree.tokens) or tree.tokens[index].form.lower() not in _STATES:
        return None
    if any(child > index for child in tree.kids(index, "obj")) or _describes(tree, index):
        return None
    if tree.tokens[index].form.lower() in _ALSO_DONE and tree.tokens[counted].upos != "NUM":
        return None  # "the man captured …" may be the one who did it: there the parse decides
    behind = tree.tokens[index + 1].form.lower() if index + 1 < len(tree.tokens) else ""
    return None if behind in _OBJECTS else index


def _describes(tree: Tree, adjective: int) -> bool:
    """As "dead" in "two dead men"; not in "One dead, three injured", wherever the parse hangs it."""
    head = tree.tokens[adjective].head
    return adjective < head and tree.has(adjective, "amod") and not any(t.form == "," for t in tree.tokens[adjective:head])


def shot_behind(tree: Tree, number: int) -> int | None:
    """The "shot" of "four shot" where the parse takes it for a noun: of those there would be four shots.

    So of "one shot" alone at the head of a line without a verb.
    """
    index = number + 1
    if tree.tokens[number].upos != "NUM" or index >= len(tree.tokens) or tree.tokens[index].form.lower() != "shot":
        return None
    if tree.tokens[index].upos not in {"NOUN", "PROPN", "ADJ"} or tree.has(index, "compound", "amod"):
        return None
    if tree.tokens[number].form.lower() not in {"one", "1"}:
        return index
    behind = tree.tokens[index + 1] if index + 1 < len(tree.tokens) else None
    alone = tree.has(index, "root") and number == 0 and tree.kid(index, "nsubj", "acl", "amod") is None
    return index if alone and (behind is None or behind.upos in {"ADP", "PUNCT", "ADV", "CCONJ", "SCONJ"}) else None


def how_behind(tree: Tree, counted: int) -> tuple[str, int] | None:
    """The state that an adverb alone tells: "five people were shot, two fatally", "one of them critically"."""
    index, tokens = counted + 1, tree.tokens
    if index + 1 < len(tokens) and tokens[index].form.lower() == "of" and tokens[index + 1].form.lower() == "them":
        index += 2
    if index >= len(tokens) or tokens[index].form.lower() not in _HOW:
        return None
    ends = index + 1 >= len(tokens) or tokens[index + 1].upos in {"PUNCT", "CCONJ", "ADP"}
    return (_HOW[tokens[index].form.lower()], index) if ends else None


def word_behind(tree: Tree, last: int) -> int | None:
    """The verb or adjective right behind a count: "people [were critically] wounded", "12 [have been] captured", "two dead".

    Args:
        tree: the sentence.
        last: the last word of the count.
    """
    auxiliary = False
    for index in range(last + 1, min(last + 2 + MAX_GAP, len(tree.tokens))):
        token = tree.tokens[index]
        if token.form.lower() in _STATES:
            done = not auxiliary and any(child > index for child in tree.kids(index, "obj"))
            return None if done else index  # "the man who killed two" is none of the dead
        if token.upos in _SKIPPED or token.form.lower() in _WHO:
            auxiliary = auxiliary or (token.upos == "AUX" and tree.lemma(index) in {"be", "get"})
            if token.form.lower() in {"not", "n't", "never"}:
                return None
            continue
        if token.upos == "VERB" and not token.form.lower().endswith("ing"):
            return index if auxiliary or tree.kid(index, "obj") is None else None
        return index if token.upos == "ADJ" else None
    return None


def word_before(tree: Tree, first: int) -> int | None:
    """The verb right before a count: "killing [at least] 12 people", "wounded three"."""
    for index in range(first - 1, max(first - 2 - MAX_GAP, -1), -1):
        token = tree.tokens[index]
        if token.upos == "VERB":
            passive = index > 0 and any(
                tree.tokens[place].lemma.lower() in {"be", "get"} and tree.tokens[place].upos == "AUX"
                for place in range(max(index - 3, 0), index)
            )
            return None if passive else index
        if token.upos not in {"ADV", "DET", "ADP", "ADJ", "NUM"} or token.form in _STOPS or token.form.lower() in _BREAKS:
            return None
    return None


def numbered(tree: Tree, first: int, last: int) -> bool:
    """Whether a number stands between two words of state: "one dead, three injured", wherever the parse hangs it."""
    return any(tree.tokens[index].upos == "NUM" or tree.lemma(index) in _MANY for index in range(first + 1, last))


def is_then_self(tree: Tree, index: int) -> bool:
    """As in "shot his wife, then himself", "killed two guards and himself"."""
    before = tree.tokens[index - 1].form.lower() if index else ""
    return tree.tokens[index].form.lower() in {"himself", "herself"} and (tree.has(index, "conj") or before == "then")


# Numbers by another name: "12 killed and dozens wounded".
_MANY = frozenset("dozen score hundred thousand million many several other".split())
_OBJECTS = frozenset("a an the his her their its him them another two three four five six several at".split())
_BREAKS = frozenset("in on by with after before for from to during since of and or as near into".split())
