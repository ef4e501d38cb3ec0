"""The parse of a sentence as a tree that is cheap to walk.

Every walk here is bounded: a sentence may have 10,000 words, and its tree may be a chain.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.annotate.grammar.lemmas import base_form
from rashomon.language import TaggedSentence, Token

MAX_PHRASE = 60  # words: a noun phrase longer than that is a parse gone wrong
MAX_CLIMB = 24  # steps towards the root

CLOSERS = ")]}\"'’”»›"
# Relations that hang something of its own on a noun: not part of the phrase that names it.
_LOOSE = frozenset(
    {"appos", "parataxis", "conj", "cc", "advcl", "dep", "list", "discourse", "cop", "nsubj", "csubj", "aux", "mark"}
)


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """One sentence's words with their dependants. A tree is equal to itself only, so what is read from it can be kept by it.

    Attributes:
        start, end: offsets of the sentence in the text.
        tokens: as tagged.
        lemmas: in lower case.
        children: dependants of each token, in order.
        relation: UD relation of each token without its subtype.
        deprel: the same with it.
        cases: the preposition of each token's phrase.
        left, right: first and last token of each subtree.
        starts: offsets of the tokens, for bisection.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    lemmas: tuple[str, ...]
    children: tuple[tuple[int, ...], ...]
    relation: tuple[str, ...]
    deprel: tuple[str, ...]
    cases: tuple[str, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    starts: tuple[int, ...]

    def lemma(self, index: int) -> str:
        """The lemma in lower case."""
        return self.lemmas[index]

    def has(self, index: int, *relations: str) -> bool:
        """True where the token hangs by one of the relations, named with or without subtype."""
        return self.relation[index] in relations or self.deprel[index] in relations

    def kids(self, index: int, *relations: str) -> Sequence[int]:
        """Dependants that hang by one of the relations, named with or without subtype, in order."""
        children = self.children[index]
        if not children:  # two words of three
            return ()
        relation, deprel = self.relation, self.deprel
        return [child for child in children if relation[child] in relations or deprel[child] in relations]

    def behind_object(self, verb: int) -> Iterator[int]:
        """Bare nouns behind a verb's object that the parse hangs up there or as a subject: "took 30 men prisoner"."""
        yield from (child for child in self.kids(verb, "nsubj") if child > verb and self._is_bare(child))
        for held in self.kids(verb, "obj"):
            for child in self.kids(held, "appos", "amod", "acl", "compound", "flat", "nmod", "dep", "list"):
                if child > held and self._is_bare(child):
                    yield child

    def _is_bare(self, noun: int) -> bool:
        """Nothing of its own stands before it; what follows ("in Osk") may only be hung up there."""
        return all(child > noun for child in self.children[noun])

    def kid(self, index: int, *relations: str) -> int | None:
        """The first such dependant."""
        for child in self.children[index]:
            if self.relation[child] in relations or self.deprel[child] in relations:
                return child
        return None

    def case(self, index: int) -> str:
        """The preposition of a phrase, its fixed words joined: "in", "according to"; "" without one."""
        return self.cases[index]

    def climb(self, index: int) -> Iterator[int]:
        """The token's governors, nearest first, at most `MAX_CLIMB` of them."""
        for _ in range(MAX_CLIMB):
            index = self.tokens[index].head
            if index < 0:
                return
            yield index

    def at(self, offset: int) -> int | None:
        """The token that covers a text offset."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.tokens[index].end else None

    def between(self, start: int, end: int) -> range:
        """The tokens that overlap text offsets [start, end)."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        while first < len(self.tokens) and self.tokens[first].end <= start:
            first += 1
        last = first
        while last < len(self.tokens) and self.tokens[last].start < end:
            last += 1
        return range(first, last)

    def top(self, start: int, end: int) -> int | None:
        """The word that governs the passage [start, end): the first whose own governor lies outside."""
        inside = self.between(start, end)
        best: int | None = None
        for index in inside:
            if self.tokens[index].head in inside or self.relation[index] in {"punct", "case"}:
                continue
            if best is None or (self.left[index] <= best <= self.right[index]):
                best = index
        return inside[0] if best is None and inside else best


_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def grow(sentence: TaggedSentence) -> Tree:
    """The tree of a tagged sentence, in linear time and without recursion."""
    tokens = sentence.tokens
    deprel = tuple(token.deprel for token in tokens)
    relation = tuple(each.partition(":")[0] for each in deprel)
    children: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if token.head >= 0:
            children[token.head].append(index)
    left, right = _edges(tokens, children)
    return Tree(
        start=sentence.start,
        end=sentence.end,
        tokens=tokens,
        lemmas=tuple(base_form(token.form, token.upos, token.lemma) for token in tokens),
        children=tuple(map(tuple, children)),
        relation=relation,
        deprel=deprel,
        cases=_cases(tokens, relation, children),
        left=tuple(left),
        right=tuple(right),
        starts=tuple(token.start for token in tokens),
    )


def _edges(tokens: tuple[Token, ...], children: list[list[int]]) -> tuple[list[int], list[int]]:
    """First and last token of each subtree, from the leaves up."""
    pending = [len(each) for each in children]
    left, right = list(range(len(tokens))), list(range(len(tokens)))
    ready = [index for index, count in enumerate(pending) if not count]
    while ready:
        index = ready.pop()
        head = tokens[index].head
        if head >= 0:
            left[head] = min(left[head], left[index])
            right[head] = max(right[head], right[index])
            pending[head] -= 1
            if not pending[head]:
                ready.append(head)
    return left, right


def _cases(tokens: tuple[Token, ...], relation: tuple[str, ...], children: list[list[int]]) -> tuple[str, ...]:
    """The preposition of each token's phrase: the first that is no possessive's clitic."""
    cases = [""] * len(tokens)
    for index, token in enumerate(tokens):
        if relation[index] == "case" and token.head >= 0 and not cases[token.head]:
            word = token.form.lower()
            if word not in _POSSESSIVE:
                fixed = [tokens[part].form.lower() for part in children[index] if relation[part] == "fixed"]
                cases[token.head] = " ".join([word, *fixed])
    return tuple(cases)


def phrase(tree: Tree, head: int, *, of: bool = True) -> range:
    """The words of a noun phrase round its head: no relative clause, apposition, coordination or preposition.

    Args:
        tree: the sentence.
        head: the noun.
        of: whether complements with "of" ("dozens of vehicles", "Ministry of Defence") belong to it.

    Returns:
        Tokens in a row that include the head.
    """
    inside = {head}
    stack = [head]
    while stack and len(inside) < MAX_PHRASE:
        index = stack.pop()
        for child in tree.children[index]:
            if _belongs(tree, index, child, of=of):
                inside.add(child)
                stack.append(child)
    first = last = head
    while first - 1 in inside:
        first -= 1
    first = _with_hyphens(tree, first)
    while last + 1 in inside:
        last += 1
    # Also a preposition that the parse hangs up otherwise: "to" of "according to".
    while first < head and (tree.relation[first] in {"punct", "case", "cc"} or tree.tokens[first].upos == "ADP"):
        first += 1
    while last > head and (tree.relation[last] in {"punct", "case"} and tree.tokens[last].form[-1:] not in CLOSERS):
        last -= 1
    return range(first, last + 1)


def _with_hyphens(tree: Tree, first: int) -> int:
    """Where a phrase begins that would begin in the midst of "18-year-old", with its article."""
    whole = first
    while whole >= 2 and tree.tokens[whole - 1].form in {"-", "‑"} and tree.tokens[whole - 1].end == tree.tokens[whole].start:
        whole -= 2
    if whole < first and whole > 0 and tree.tokens[whole - 1].upos == "DET":
        whole -= 1
    return whole


def _belongs(tree: Tree, index: int, child: int, *, of: bool) -> bool:
    """Whether a dependant is part of the phrase of `index`."""
    relation = tree.relation[child]
    if relation in _LOOSE or tree.tokens[child].deprel == "acl:relcl":
        return relation in {"conj", "cc"} and tree.relation[index] in {"compound", "amod", "flat", "nummod"}
    if relation == "case":
        # "Libya 's": the clitic belongs to the name before it, a preposition to the phrase outside.
        return tree.relation[index] == "nmod"
    if relation == "acl":
        return False
    if relation == "nmod":
        subtype = tree.tokens[child].deprel
        return subtype in {"nmod:poss", "nmod:desc"} or (of and tree.case(child) == "of")
    if relation == "punct":
        return tree.tokens[child].form in {"-", "–", "/", "'", "’", "“", "”", '"', "‘"}
    return relation not in {"obl", "obj", "iobj", "ccomp", "xcomp", "expl", "vocative"}


def clause(tree: Tree, head: int) -> range:
    """The words of a clause: from the first to the last of its subtree, other clauses joined by "and" left out at its ends."""
    first, last = tree.left[head], tree.right[head]
    for child in tree.children[head]:
        if tree.relation[child] in {"conj", "parataxis"} and child > head:
            last = min(last, tree.left[child] - 1)
        elif tree.relation[child] == "parataxis":
            first = max(first, tree.right[child] + 1)
    last = max(last, head)
    first = min(first, head)
    while first < head and (_edge(tree, first) or (tree.relation[first] == "mark" and tree.tokens[first].head == head)):
        first += 1
    while last > head and (_edge(tree, last) or tree.relation[last] == "cc"):
        last -= 1
    return range(first, last + 1)


def _edge(tree: Tree, index: int) -> bool:
    """A word that no clause begins or ends with: its comma, its "and"."""
    form = tree.tokens[index].form
    return (tree.relation[index] == "punct" and form not in CLOSERS) or (tree.relation[index] == "cc")
