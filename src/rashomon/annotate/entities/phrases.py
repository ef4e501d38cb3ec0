"""Whatever may refer to something: noun phrases in full extent, names, pronouns, possessives.

The extent is that of the coreference guidelines of GUM (Zeldes 2017) and OntoNotes: with articles, complements and relative
clauses, without prepositions, appositions and what is joined by "and".
"""

from dataclasses import dataclass

from rashomon.annotate.grammar.document import Document
from rashomon.annotate.grammar.tree import Tree

MAX_WORDS = 150  # of one phrase: longer ones are parses gone wrong

_HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
_LIKE_NOUNS = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "conj", "root", "appos", "parataxis"})
_PLACES = frozenset({"here", "there", "home", "everywhere", "anywhere", "somewhere", "elsewhere", "abroad"})
_INSIDE = frozenset({"flat", "fixed", "goeswith", "case", "mark", "cc", "aux", "cop", "discourse", "punct"})
# What hangs on a noun and is no part of its phrase.
_APART = frozenset(
    "case cc appos mark nsubj cop aux csubj parataxis discourse expl vocative dislocated orphan dep list ccomp reparandum".split()
)
_APPROXIMATE = frozenset("almost about nearly approximately roughly around over some more less at up".split())
_OPEN = "\"“‘'(["
_CLOSE = "\"”’')]"


@dataclass(slots=True)  # not frozen: one for every second word, made in a third of the time
class Phrase:
    """A candidate mention.

    Attributes:
        tree: number of its sentence in the document.
        head: its governing word.
        first, last: its words, in a row.
        start, end: offsets in the text.
        joined: whether it is several phrases joined by "and".
    """

    tree: int
    head: int
    first: int
    last: int
    start: int
    end: int
    joined: bool = False


def find_phrases(document: Document) -> tuple[Phrase, ...]:
    """All candidates, in order of their beginning, the longer first; no two on the same words."""
    found: dict[tuple[int, int], Phrase] = {}
    for number, tree in enumerate(document.trees):
        for head in range(len(tree.tokens)):
            if not _may_refer(tree, head):
                continue
            _add(found, tree, number, head, joined=False)
            if any(tree.tokens[each].upos in _HEADS for each in tree.kids(head, "conj")):
                _add(found, tree, number, head, joined=True)
    return tuple(sorted(found.values(), key=lambda each: (each.start, -each.end)))


def _may_refer(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    if tree.relation[index] in _INSIDE or token.deprel in {"nmod:desc", "det:predet"}:
        return False
    if token.upos in _HEADS:
        return True
    if token.upos == "ADV":
        return token.form.lower() in _PLACES
    return token.upos in {"DET", "ADJ"} and tree.relation[index] in _LIKE_NOUNS


def _add(found: dict[tuple[int, int], Phrase], tree: Tree, number: int, head: int, *, joined: bool) -> None:
    words = extent(tree, head, joined=joined)
    if len(words) > MAX_WORDS:
        return
    start, end = tree.tokens[words.start].start, tree.tokens[words.stop - 1].end
    found.setdefault((start, end), Phrase(number, head, words.start, words.stop - 1, start, end, joined))


def extent(tree: Tree, head: int, *, joined: bool = False) -> range:
    """The words of the phrase round its head, in a row.

    Args:
        tree: the sentence.
        head: the governing word.
        joined: whether what is joined to the head by "and" belongs to it.
    """
    left, right = head, head
    clausal = tree.kid(head, "cop") is not None
    for child in reversed(tree.children[head]):
        if child < head and tree.right[child] == left - 1 and _belongs(tree, head, child, clausal=clausal, joined=joined):
            left = tree.left[child]
    for child in tree.children[head]:
        if child > head and tree.left[child] == right + 1 and _belongs(tree, head, child, clausal=clausal, joined=joined):
            right = tree.right[child]
    if right - left >= MAX_WORDS:
        return range(left, right + 1)
    while left < head and tree.relation[left] == "punct" and not (tree.tokens[left].form in _OPEN and _closed(tree, left, right)):
        left += 1
    while (
        right > head
        and tree.relation[right] == "punct"
        and not (tree.tokens[right].form in _CLOSE and _opened(tree, left, right))
    ):
        right -= 1
    return range(left, right + 1)


def _closed(tree: Tree, left: int, right: int) -> bool:
    return any(tree.tokens[index].form in _CLOSE for index in range(left + 1, right + 1))


def _opened(tree: Tree, left: int, right: int) -> bool:
    return any(tree.tokens[index].form in _OPEN for index in range(left, right))


def _belongs(tree: Tree, head: int, child: int, *, clausal: bool, joined: bool) -> bool:
    """Whether a dependant and all below it are part of the phrase."""
    relation = tree.relation[child]
    if relation == "case":
        return child > head  # the possessive's clitic
    if relation in {"conj", "cc"}:
        return joined or (relation == "cc" and tree.tokens[child].deprel == "cc:preconj" and joined)
    if relation == "advmod":
        return child > head or tree.tokens[child].form.lower() in _APPROXIMATE
    if relation == "advcl":
        return tree.tokens[child].deprel == "advcl:relcl"
    if clausal and relation in {"obl", "advmod", "advcl", "xcomp", "obj"}:
        return False
    return relation not in _APART
