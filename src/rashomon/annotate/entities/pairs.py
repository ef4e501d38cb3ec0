"""Two mentions beside one another: what tells that they are one, for many pairs at once."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from operator import attrgetter
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from rashomon.annotate.entities.traits import Traits
from rashomon.annotate.grammar.tree import Tree

WINDOW = 40  # mentions before one among which its antecedent is looked for, whatever they look like
LIKE = 6  # older mentions that share a word with it
COMMON = 400  # mentions that share one word: more are not looked at

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Number = TypeVar("Number", np.int64, np.bool_)

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
    sizes: list[int] = []
    earlier: list[int] = []
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for place, each in enumerate(traits):
        first = max(place - WINDOW, 0)
        older: set[int] = set()
        for word in _keys(each):
            known = holders[word]
            if known and known[0] < first:
                older.update(other for other in (known[0], *known[-LIKE:]) if other < first)
            if len(known) < COMMON:
                known.append(place)
        earlier += sorted(older)
        earlier += range(first, place)
        sizes.append(len(older) + place - first)
    later = np.repeat(np.arange(len(sizes), dtype=np.int64), sizes)
    return later, np.array(earlier, dtype=np.int64)


def _keys(each: Traits) -> tuple[Hashable, ...]:
    """What an older mention is found again by."""
    if each.kind == "pronoun":
        return ()
    return tuple(dict.fromkeys((each.head, *((("root", each.root),) if each.root else ()), *each.words[-2:])))


def pair_features(traits: Sequence[Traits], trees: Sequence[Tree], later: Ints, earlier: Ints) -> Bools:
    """What each pair has in common.

    Args:
        traits: the mentions in order.
        trees: the report's sentences.
        later: numbers of the later mentions, in order.
        earlier: numbers of the earlier ones.

    Returns:
        (`len(NAMES)`, pairs): a row for each feature.
    """
    columns = _Columns(traits, later, earlier)
    apart = columns.apart(columns.numbers(attrgetter("phrase.tree")))
    here = apart == 0
    distance = later - earlier
    found: list[Bools] = [*_likeness(traits, columns), *_structure(trees, columns, here=here)]
    found += [here, apart == 1, apart == 2, (apart > 2) & (apart <= 5), apart > 5]
    found += [distance == 1, (distance > 1) & (distance <= 3), (distance > 3) & (distance <= 10), distance > 10]
    found += _grammar(columns, here=here)
    found += _speech(traits, columns)
    found += _agreement(columns)
    found += _rest(traits, trees, columns, follows=apart == 1)
    return np.array(found, dtype=bool)


class _Columns:
    """Properties of all mentions as numbers, and of all pairs as comparisons of these."""

    def __init__(self, traits: Sequence[Traits], later: Ints, earlier: Ints) -> None:
        self.traits, self.earlier = traits, earlier
        self.sizes = np.bincount(later, minlength=len(traits))  # pairs of each later mention, which lie side by side
        self.role = self.codes(attrgetter("role"))
        self.subject = self.flags(lambda each: each.role == "nsubj")
        self.head = self.codes(lambda each: each.head if each.kind != "pronoun" else "")
        self.root = self.codes(attrgetter("root"))

    def numbers(self, of: Callable[[Traits], int]) -> Ints:
        """A number of each mention."""
        return np.array(list(map(of, self.traits)), dtype=np.int64)

    def codes(self, of: Callable[[Traits], Hashable]) -> Ints:
        """A number for each value; 0 stands for none."""
        known: dict[Hashable, int] = {}
        values = map(of, self.traits)
        return np.array([known.setdefault(value, len(known) + 1) if value else 0 for value in values], dtype=np.int64)

    def flags(self, of: Callable[[Traits], bool]) -> Bools:
        """A truth about each mention."""
        return np.array(list(map(of, self.traits)), dtype=bool)

    def of_later(self, values: NDArray[Number]) -> NDArray[Number]:
        """For each pair what its later mention has."""
        return values.repeat(self.sizes)  # in an eighth of the time of an index

    def of_earlier(self, values: NDArray[Number]) -> NDArray[Number]:
        """For each pair what its earlier mention has."""
        return values.take(self.earlier)

    def apart(self, numbers: Ints) -> Ints:
        """By how much the number of the later is larger."""
        return np.asarray(self.of_later(numbers) - self.of_earlier(numbers), dtype=np.int64)

    def between(self, flags: Bools) -> Ints:
        """How many mentions of which this is true lie between the two."""
        counted = np.cumsum(flags, dtype=np.int64)
        return np.asarray(self.of_later(counted - flags) - self.of_earlier(counted), dtype=np.int64)

    def same(self, codes: Ints) -> Bools:
        """Both have it, and it is one."""
        one = self.of_later(codes)
        return np.asarray((one == self.of_earlier(codes)) & (one > 0))

    def same_or_differ(self, codes: Ints) -> list[Bools]:
        """Both have it: whether it is one, and whether it is not."""
        one, other = self.of_later(codes), self.of_earlier(codes)
        equal = one == other
        known = (one > 0) & (other > 0)
        return [np.asarray(equal & known), np.asarray(~equal & known)]

    def both(self, flags: Bools) -> Bools:
        """True of both."""
        return np.asarray(self.of_later(flags) & self.of_earlier(flags))


def _likeness(traits: Sequence[Traits], columns: _Columns) -> list[Bools]:
    """Words in common."""
    words = columns.same(columns.codes(lambda each: " ".join(each.words) if each.kind != "pronoun" else ""))
    head = columns.same(columns.head)
    root = columns.same(columns.root)
    typed = columns.same(columns.codes(lambda each: (each.root, each.name) if each.root else ""))
    alike: list[list[int]] = [[], [], [], [], []]  # rows where that is true
    shares, within, around, modifiers, numbers = alike
    for row, one, other in _sharing(traits, columns):
        a, b = traits[one], traits[other]
        shares.append(row)
        if a.content <= b.content:
            within.append(row)
        if b.content <= a.content:
            around.append(row)
        if a.head == b.head:
            if not (a.modifiers <= b.modifiers or b.modifiers <= a.modifiers):
                modifiers.append(row)
            if a.numbers and b.numbers and a.numbers != b.numbers:
                numbers.append(row)
    found = np.zeros((len(alike), len(columns.earlier)), dtype=bool)
    for place, rows in enumerate(alike):
        found[place, rows] = True
    return [words, head, root, typed, *found]


def _sharing(traits: Sequence[Traits], columns: _Columns) -> Iterator[tuple[int, int, int]]:
    """The pairs of nouns that share a word: row, later mention, earlier mention."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(traits):
        if each.kind != "pronoun":
            for word in each.content:
                holders[word].append(place)
    common: dict[int, set[int]] = defaultdict(set)
    for places in holders.values():
        recent = places[:COMMON]
        for at in range(1, len(recent)):
            older = common[recent[at]]
            older.add(recent[0])
            older.update(recent[max(at - 2 * LIKE, 0) : at])
    ends = np.cumsum(columns.sizes).tolist()
    begins = [0, *ends[:-1]]
    earlier = columns.earlier.tolist()
    for one, others in common.items():
        end = ends[one]
        for other in others:
            # The rows of a mention end with those of all mentions in the window before it.
            near = one - other <= WINDOW
            row = end - (one - other) if near else bisect_left(earlier, other, begins[one], end)
            if near or (row < end and earlier[row] == other):
                yield row, one, other


def _structure(trees: Sequence[Tree], columns: _Columns, *, here: Bools) -> list[Bools]:
    """One inside the other, beside it as its apposition, its predicate, its relative pronoun."""
    start = columns.numbers(attrgetter("phrase.start"))
    end = columns.numbers(attrgetter("phrase.end"))
    later, earlier = columns.of_later, columns.of_earlier
    begins, ends = later(start) - earlier(start), later(end) - earlier(end)
    head = columns.numbers(attrgetter("phrase.head"))
    above = columns.numbers(attrgetter("verb"))
    before = earlier(head)
    appositive = here & (later(above) == before) & later(columns.flags(lambda each: each.role == "appos"))
    predicate = here & ~appositive & (earlier(above) == later(head)) & earlier(columns.subject)
    relative = np.zeros(len(before), dtype=bool)
    for of in (lambda each: _modified(each, trees, 1), lambda each: _modified(each, trees, 2)):
        relative |= later(columns.numbers(of)) == before
    holds, held = (begins >= 0) & (ends <= 0), (begins <= 0) & (ends >= 0)
    return [holds, held, appositive, predicate, here & ~appositive & ~predicate & relative]


_NONE = -2


def _modified(each: Traits, trees: Sequence[Tree], steps: int) -> int:
    """The noun whose relative clause has its verb so many steps above a relative pronoun; `_NONE` for none."""
    if each.pronoun not in {"who", "which", "that"}:
        return _NONE
    tree = trees[each.phrase.tree]
    index = each.phrase.head
    for _ in range(steps):
        index = tree.tokens[index].head
        if index < 0:
            return _NONE
    return tree.tokens[index].head if tree.has(index, "acl:relcl") else _NONE


def _grammar(columns: _Columns, *, here: Bools) -> list[Bools]:
    verb = columns.apart(columns.numbers(attrgetter("verb")))
    arguments = columns.flags(lambda each: each.role in {"nsubj", "obj", "iobj", "obl"})
    return [here & (verb == 0) & columns.both(arguments), columns.both(columns.subject), columns.same(columns.role)]


def _speech(traits: Sequence[Traits], columns: _Columns) -> list[Bools]:
    """Quotations: a world of their own, in which "I" is the speaker."""
    quote = columns.numbers(attrgetter("quote"))
    later, earlier = columns.of_later, columns.of_earlier
    inside, outside = later(quote >= 0), earlier(quote < 0)
    same = inside & (later(quote) == earlier(quote))
    first = np.asarray([each.speaker[0] if each.speaker else -1 for each in traits], dtype=np.int64)
    last = np.asarray([each.speaker[1] if each.speaker else -1 for each in traits], dtype=np.int64)
    head = columns.numbers(attrgetter("at"))
    one, other = later(head), earlier(head)
    speaks = (later(first) <= other) & (other < later(last))
    spoken = (earlier(first) <= one) & (one < earlier(last))
    own = columns.flags(lambda each: each.pronoun in {"i", "we"})
    speaking = speaks | spoken
    return [
        same,
        inside & outside,
        ~inside & ~outside,
        inside & ~outside & ~same,
        *columns.same_or_differ(columns.codes(attrgetter("pronoun"))),
        speaking,
        (speaks & later(own)) | (spoken & earlier(own)),
    ]


_PERSONAL = frozenset({"he", "she", "i", "we", "who", "you"})


def _is_person(each: Traits) -> bool:
    return each.sort == "person" or each.pronoun in _PERSONAL


def _agreement(columns: _Columns) -> list[Bools]:
    plural = columns.codes(lambda each: {True: "p", False: "s", None: ""}[each.plural])
    sex = columns.codes(attrgetter("sex"))
    sort = columns.codes(attrgetter("sort"))
    person = columns.flags(_is_person)
    thing = columns.flags(lambda each: bool(each.sort) and each.sort != "person")
    he = columns.flags(lambda each: each.pronoun in {"he", "she"})
    it = columns.flags(lambda each: each.pronoun == "it")
    later, earlier = columns.of_later, columns.of_earlier
    named = columns.flags(lambda each: each.sort == "person" and each.kind != "pronoun" and not each.phrase.joined)
    between = columns.between(named)
    return [
        *columns.same_or_differ(plural),
        *columns.same_or_differ(sex),
        *columns.same_or_differ(sort),
        (later(he) & earlier(person)) | (earlier(he) & later(person)),
        (later(it) & earlier(thing)) | (earlier(it) & later(thing)),
        between <= 0,
        between == 1,
        between > 1,
    ]


_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl", "nmod"})


def _rest(traits: Sequence[Traits], trees: Sequence[Tree], columns: _Columns, *, follows: Bools) -> list[Bools]:
    last = columns.codes(lambda each: each.words[-1] if each.words and each.kind != "pronoun" else "")
    first = columns.codes(lambda each: each.words[0] if each.words and each.kind != "pronoun" else "")
    inside = columns.numbers(attrgetter("phrase.start"))
    start = columns.numbers(lambda each: trees[each.phrase.tree].start)
    before = columns.of_earlier(start)
    told = columns.of_earlier(np.array(_told_before([each.root or each.head for each in traits]), dtype=np.int64))
    nearest = np.array(_last_alike(columns.head.tolist()), dtype=np.int64)
    thing = columns.flags(lambda each: bool(each.sort) and each.sort != "person" and each.role in _ARGUMENTS)
    between = columns.between(thing)
    head = columns.same_or_differ(columns.head)
    return [
        columns.same(columns.codes(attrgetter("name"))),
        columns.same(last),
        columns.same(first),
        head[0] & columns.both(columns.flags(lambda each: not each.modifiers)),
        columns.of_later(nearest) == columns.earlier,
        columns.both(columns.flags(lambda each: each.role == "nmod")),
        (columns.of_later(start) == before) & (columns.of_earlier(inside) == before),
        columns.same_or_differ(columns.root)[1],
        head[1],
        told == 1,
        told > 1,
        follows & columns.of_earlier(columns.subject),
        between <= 0,
        between == 1,
        follows & columns.same(columns.role),
    ]


def _told_before(keys: Sequence[str]) -> list[int]:
    """How often each was there before."""
    seen: dict[str, int] = defaultdict(int)
    found = []
    for each in keys:
        found.append(seen[each])
        seen[each] += 1
    return found


def _last_alike(codes: Sequence[int]) -> list[int]:
    """For each the last one before with its code; -1 where there is none, and for 0."""
    seen: dict[int, int] = {}
    found = []
    for place, code in enumerate(codes):
        found.append(seen.get(code, -1) if code else -1)
        seen[code] = place
    return found
