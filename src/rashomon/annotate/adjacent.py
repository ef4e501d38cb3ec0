"""The state of what is counted, read from the order of words, where the parse gives none.

Counts of losses stand in a few fixed orders: "12 people were killed", "killing 12 people", "12 dead, 30 wounded". These are
seen without a parse, as headlines and long sentences need.
"""

from rashomon.annotate.tree import Tree

MAX_GAP = 5  # words between a count and its word of state

_SKIPPED = frozenset({"AUX", "ADV", "PART"})
_WHO = frozenset({"who", "that"})
# Words of state, whatever the tagger calls them.
_STATES = frozenset("dead wounded injured hurt missing killed captured arrested homeless displaced".split())
_STOPS = frozenset({",", ";", ":", "—", "–", "(", ")"})


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
            return index
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


_BREAKS = frozenset("in on by with after before for from to during since of and or as near into".split())
