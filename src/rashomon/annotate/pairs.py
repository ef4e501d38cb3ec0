"""Two mentions beside one another: what tells that they are one, for many pairs at once."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.annotate.traits import Traits
from rashomon.annotate.tree import Tree

WINDOW = 40  # mentions before one among which its antecedent is looked for, whatever they look like
LIKE = 6  # older mentions that share a word with it
COMMON = 400  # mentions that share one word: more are not looked at

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float32]

NAMES = tuple(
    " ".join(name.split())
    for name in """
    same words, same head, same root, same root type, shares a word, within, around, modifiers differ, numbers
    differ, holds, held, appositive, predicate, relative, same sentence, next sentence, two on, five on, far, next
    mention, three mentions, ten mentions, many mentions, same verb, both subjects, same role, same quote, into
    quote, out of quote, two quotes, same pronoun, pronouns differ, speaker, speaker is I, number agrees, number
    differs, sex agrees, sex differs, sort agrees, sort differs, person and pronoun, thing and pronoun, no person
    between, one person between, persons between, same name type, last words agree, first words agree, same head
    alone, nearest like it, possessor, paragraph,
    names differ, heads differ, told twice, told often, subject before, no thing between, one thing between, same role before
    """.split(",")
)


def candidate_pairs(traits: Sequence[Traits]) -> tuple[Ints, Ints]:
    """Which earlier mention each mention is compared with: the last forty, and older ones that share a word with it.

    Returns:
        Numbers of the later and of the earlier mention, in order of both.
    """
    later: list[int] = []
    earlier: list[int] = []
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for place, each in enumerate(traits):
        first = max(place - WINDOW, 0)
        older: set[int] = set()
        for word in _keys(each):
            known = holders[word]
            older.update(other for other in (*known[:1], *known[-LIKE:]) if other < first)
            if len(known) < COMMON:
                known.append(place)
        chosen = [*sorted(older), *range(first, place)]
        later.extend([place] * len(chosen))
        earlier.extend(chosen)
    return np.asarray(later, dtype=np.int64), np.asarray(earlier, dtype=np.int64)


def _keys(each: Traits) -> tuple[Hashable, ...]:
    """What an older mention is found again by."""
    if each.kind == "pronoun":
        return ()
    return tuple(dict.fromkeys((each.head, *((("root", each.root),) if each.root else ()), *each.words[-2:])))


def pair_features(traits: Sequence[Traits], trees: Sequence[Tree], later: Ints, earlier: Ints) -> Floats:
    """What each pair has in common.

    Args:
        traits: the mentions in order.
        trees: the report's sentences.
        later: numbers of the later mentions.
        earlier: numbers of the earlier ones.

    Returns:
        (pairs, `len(NAMES)`), each from 0 to 1.
    """
    columns = _Columns(traits, later, earlier)
    sentence = columns.numbers(lambda each: each.phrase.tree)
    apart = sentence[later] - sentence[earlier]
    here = apart == 0
    distance = later - earlier
    found: list[Bools] = [*_likeness(traits, columns), *_structure(traits, trees, columns, here=here)]
    found += [here, apart == 1, apart == 2, (apart > 2) & (apart <= 5), apart > 5]
    found += [distance == 1, (distance > 1) & (distance <= 3), (distance > 3) & (distance <= 10), distance > 10]
    found += _grammar(columns, here=here)
    found += _speech(traits, columns)
    found += _agreement(columns)
    found += _rest(traits, trees, columns)
    return np.stack(found, axis=1).astype(np.float32)


class _Columns:
    """Properties of all mentions as numbers, and of all pairs as comparisons of these."""

    def __init__(self, traits: Sequence[Traits], later: Ints, earlier: Ints) -> None:
        self.traits, self.later, self.earlier = traits, later, earlier
        self.pronoun = self.codes(lambda each: each.pronoun)
        self.role = self.codes(lambda each: each.role)
        self.noun = np.asarray([each.kind != "pronoun" for each in traits], dtype=bool)

    def numbers(self, of: Callable[[Traits], int]) -> Ints:
        """A number of each mention."""
        return np.asarray([of(each) for each in self.traits], dtype=np.int64)

    def codes(self, of: Callable[[Traits], Hashable]) -> Ints:
        """A number for each value; 0 stands for none."""
        known: dict[Hashable, int] = {}
        values = (of(each) for each in self.traits)
        return np.asarray([known.setdefault(value, len(known) + 1) if value else 0 for value in values], dtype=np.int64)

    def flags(self, of: Callable[[Traits], bool]) -> Bools:
        """A truth about each mention."""
        return np.asarray([of(each) for each in self.traits], dtype=bool)

    def between(self, flags: Bools) -> Ints:
        """How many mentions of which this is true lie between the two."""
        counted = np.cumsum(flags, dtype=np.int64)
        return np.asarray(counted[self.later] - flags[self.later] - counted[self.earlier], dtype=np.int64)

    def same(self, codes: Ints) -> Bools:
        """Both have it, and it is one."""
        return np.asarray((codes[self.later] == codes[self.earlier]) & (codes[self.later] > 0))

    def differ(self, codes: Ints) -> Bools:
        """Both have it, and it is not one."""
        return np.asarray((codes[self.later] != codes[self.earlier]) & (codes[self.later] > 0) & (codes[self.earlier] > 0))

    def both(self, flags: Bools) -> Bools:
        """True of both."""
        return np.asarray(flags[self.later] & flags[self.earlier])


def _likeness(traits: Sequence[Traits], columns: _Columns) -> list[Bools]:
    """Words in common."""
    later, earlier = columns.later, columns.earlier
    nouns = columns.both(columns.noun)
    words = columns.same(columns.codes(lambda each: " ".join(each.words) if each.kind != "pronoun" else ""))
    head = columns.same(columns.codes(lambda each: each.head if each.kind != "pronoun" else ""))
    root = columns.same(columns.codes(lambda each: each.root))
    typed = columns.same(columns.codes(lambda each: (each.root, each.name) if each.root else ""))
    count = len(later)
    shares, within, around, modifiers, numbers = (np.zeros(count, dtype=bool) for _ in range(5))
    holders: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(traits):
        if each.kind != "pronoun":
            for word in each.content:
                holders[word].append(place)
    common: set[tuple[int, int]] = set()
    for places in holders.values():
        if len(places) < 2:
            continue
        recent = places[:COMMON]
        for at, place in enumerate(recent):
            common.update((place, other) for other in (*recent[:1], *recent[max(at - 2 * LIKE, 0) : at]) if other < place)
    first = np.searchsorted(later, np.arange(len(traits) + 1))
    for one, other in sorted(common):
        row = first[one] + int(np.searchsorted(earlier[first[one] : first[one + 1]], other))
        if row >= first[one + 1] or earlier[row] != other:
            continue
        a, b = traits[one], traits[other]
        shares[row] = True
        within[row] = a.content <= b.content
        around[row] = b.content <= a.content
        if a.head == b.head:
            modifiers[row] = not (a.modifiers <= b.modifiers or b.modifiers <= a.modifiers)
            numbers[row] = bool(a.numbers and b.numbers and a.numbers != b.numbers)
    return [words & nouns, head & nouns, root, typed, shares, within, around, modifiers, numbers]


def _structure(traits: Sequence[Traits], trees: Sequence[Tree], columns: _Columns, *, here: Bools) -> list[Bools]:
    """One inside the other, beside it as its apposition, its predicate, its relative pronoun."""
    start = columns.numbers(lambda each: each.phrase.start)
    end = columns.numbers(lambda each: each.phrase.end)
    later, earlier = columns.later, columns.earlier
    holds = (start[earlier] <= start[later]) & (end[later] <= end[earlier])
    held = (start[later] <= start[earlier]) & (end[earlier] <= end[later])
    found = [holds, held]
    appositive, predicate, relative = (np.zeros(len(later), dtype=bool) for _ in range(3))
    for row in np.flatnonzero(here):
        a, b = traits[later[row]], traits[earlier[row]]
        tree = trees[a.phrase.tree]
        one, other = a.phrase.head, b.phrase.head
        head = tree.tokens[one].head
        if head == other and tree.relation[one] == "appos":
            appositive[row] = True
        elif tree.tokens[other].head == one and tree.relation[other] == "nsubj":
            predicate[row] = True
        elif a.pronoun in {"who", "which", "that"} and head >= 0:
            relative[row] = any(
                tree.has(above, "acl:relcl") and tree.tokens[above].head == other
                for above in (head, tree.tokens[head].head)
                if above >= 0
            )
    return [*found, appositive, predicate, relative]


def _grammar(columns: _Columns, *, here: Bools) -> list[Bools]:
    verb = columns.numbers(lambda each: each.verb)
    subject = columns.flags(lambda each: each.role == "nsubj")
    arguments = columns.flags(lambda each: each.role in {"nsubj", "obj", "iobj", "obl"})
    same_verb = here & (verb[columns.later] == verb[columns.earlier]) & columns.both(arguments)
    return [same_verb, columns.both(subject), columns.same(columns.role)]


def _speech(traits: Sequence[Traits], columns: _Columns) -> list[Bools]:
    """Quotations: a world of their own, in which "I" is the speaker."""
    quote = columns.numbers(lambda each: each.quote)
    later, earlier = columns.later, columns.earlier
    inside, outside = quote[later] >= 0, quote[earlier] < 0
    same = inside & (quote[later] == quote[earlier])
    first = np.asarray([each.speaker[0] if each.speaker else -1 for each in traits], dtype=np.int64)
    last = np.asarray([each.speaker[1] if each.speaker else -1 for each in traits], dtype=np.int64)
    head = columns.numbers(lambda each: each.at)
    speaks = (first[later] <= head[earlier]) & (head[earlier] < last[later])
    spoken = (first[earlier] <= head[later]) & (head[later] < last[earlier])
    own = columns.flags(lambda each: each.pronoun in {"i", "we"})
    speaking = speaks | spoken
    return [
        same,
        inside & outside,
        ~inside & ~outside,
        inside & ~outside & ~same,
        columns.same(columns.pronoun),
        columns.differ(columns.pronoun),
        speaking,
        (speaks & own[later]) | (spoken & own[earlier]),
    ]


_PERSONAL = frozenset({"he", "she", "i", "we", "who", "you"})


def _is_person(each: Traits) -> bool:
    return each.sort == "person" or each.pronoun in _PERSONAL


def _agreement(columns: _Columns) -> list[Bools]:
    plural = columns.codes(lambda each: {True: "p", False: "s", None: ""}[each.plural])
    sex = columns.codes(lambda each: each.sex)
    sort = columns.codes(lambda each: each.sort)
    person = columns.flags(_is_person)
    thing = columns.flags(lambda each: bool(each.sort) and each.sort != "person")
    he = columns.flags(lambda each: each.pronoun in {"he", "she"})
    it = columns.flags(lambda each: each.pronoun == "it")
    later, earlier = columns.later, columns.earlier
    named = columns.flags(lambda each: each.sort == "person" and each.kind != "pronoun" and not each.phrase.joined)
    between = columns.between(named)
    return [
        columns.same(plural),
        columns.differ(plural),
        columns.same(sex),
        columns.differ(sex),
        columns.same(sort),
        columns.differ(sort),
        (he[later] & person[earlier]) | (he[earlier] & person[later]),
        (it[later] & thing[earlier]) | (it[earlier] & thing[later]),
        between <= 0,
        between == 1,
        between > 1,
    ]


_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl", "nmod"})


def _rest(traits: Sequence[Traits], trees: Sequence[Tree], columns: _Columns) -> list[Bools]:
    later, earlier = columns.later, columns.earlier
    name = columns.codes(lambda each: each.name)
    last = columns.codes(lambda each: each.words[-1] if each.words and each.kind != "pronoun" else "")
    first = columns.codes(lambda each: each.words[0] if each.words and each.kind != "pronoun" else "")
    head = columns.codes(lambda each: each.head if each.kind != "pronoun" else "")
    seen: dict[int, int] = {}
    nearest = np.full(len(traits), -1, dtype=np.int64)
    for place, code in enumerate(head):
        if code:
            nearest[place] = seen.get(int(code), -1)
            seen[int(code)] = place
    alone = columns.flags(lambda each: not each.modifiers)
    inside = columns.numbers(lambda each: each.phrase.start)
    start = np.asarray([trees[each.phrase.tree].start for each in traits], dtype=np.int64)
    possessor = columns.flags(lambda each: each.role == "nmod")
    root = columns.codes(lambda each: each.root)
    before = np.zeros(len(traits), dtype=np.int64)
    told: dict[Hashable, int] = defaultdict(int)
    for place, each in enumerate(traits):
        key = each.root or each.head
        before[place] = told[key]
        told[key] += 1
    subject = columns.flags(lambda each: each.role == "nsubj")
    sentence = columns.numbers(lambda each: each.phrase.tree)
    follows = sentence[later] - sentence[earlier] == 1
    thing = columns.flags(lambda each: bool(each.sort) and each.sort != "person" and each.role in _ARGUMENTS)
    between = columns.between(thing)
    return [
        columns.same(name),
        columns.same(last),
        columns.same(first),
        columns.same(head) & columns.both(alone),
        nearest[later] == earlier,
        columns.both(possessor),
        (start[later] == start[earlier]) & (inside[earlier] == start[earlier]),
        columns.differ(root),
        columns.differ(head),
        before[earlier] == 1,
        before[earlier] > 1,
        follows & subject[earlier],
        between <= 0,
        between == 1,
        follows & columns.same(columns.role),
    ]
