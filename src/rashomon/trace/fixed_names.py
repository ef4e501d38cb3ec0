"""Names that are the same in every report, so that one with a word swapped shows that a program swapped it."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

import numpy as np

from rashomon.text.similar import words_of
from rashomon.text.similar_scan import code_of
from rashomon.trace.prepared import Prepared, letters_of

# Bodies that news of conflicts, crimes and disasters names everywhere; "United Nations" and "UN" are one.
_KNOWN = """
UN Security Council; UN General Assembly; UN Human Rights Council; UN Secretary-General; Security Council; General Assembly
House of Representatives; House of Commons; House of Lords; White House; Supreme Court; High Court; Court of Appeal
Prime Minister; Foreign Minister; Foreign Ministry; Interior Ministry; Defense Ministry; Justice Department; State Department
European Union; European Commission; European Parliament; European Council; African Union; Arab League; Council of Europe
Red Cross; Red Crescent; Amnesty International; Human Rights Watch; Doctors Without Borders; Save the Children
World Health Organization; World Food Program; World Bank; International Monetary Fund; International Criminal Court
International Court of Justice; International Atomic Energy Agency; World Trade Organization; North Atlantic Treaty Organization
Homeland Security; National Guard; Coast Guard; Air Force; Central Bank; Federal Reserve; Federal Bureau of Investigation
Central Intelligence Agency; National Security Council; National Security Adviser; National Security Advisor
Revolutionary Guards; Islamic State; Muslim Brotherhood; Free Syrian Army
Social Democrats; Labor Party; Democratic Party; Republican Party; Communist Party; Conservative Party; Green Party
"""
Key = tuple[str, ...]
Range = tuple[int, int]

_INSIDE = frozenset("of for and de".split())
_OPENING = frozenset("the a an".split())
_LONGEST = 7
# Of a text that is nothing but capitals no longer chain is followed.
_CHAIN = 64
# Names of two words have too many neighbours ("Town Council", "Security Council").
_ALTERED_WORDS = 3


def name_at(report: Prepared, first: int, last: int) -> tuple[int, int]:
    """The name that words [first, last) are part of, or these words."""
    begin = first
    while begin > max(0, first - _LONGEST) and report.followed_by_blank(begin - 1):
        begin -= 1
    for i in range(begin, first + 1):
        if report.upper >> i & 1 and report.key(i) not in _OPENING and (end := _name_end(report, i)) > first:
            return (i, end) if end > i + 1 else (first, last)
    return first, last


def _name_end(report: Prepared, first: int) -> int:
    """The end of the name that begins at a word."""
    last = i = first
    while i < first + _CHAIN and report.followed_by_blank(i):
        i += 1
        if report.upper >> i & 1:
            last = i
        elif not (report.key(i) in _INSIDE or (report.key(i) == "the" and report.key(i - 1) in _INSIDE)):
            break
    return last + 1


def lacking(report: Prepared, others: Sequence[Prepared]) -> list[Prepared]:
    """The others that have a known name of three words or more which this report has only with a word swapped."""
    own, letters = _held(report.letters), report.letters
    return [o for o in others if any(_with_a_swap(name, letters) for name in _held(o.letters) - own)]


def _with_a_swap(name: str, letters: str) -> bool:
    """Whether a name stands in a text with one of its words swapped."""
    return next(_swapped(name, letters), None) is not None


def _swapped(name: str, letters: str) -> Iterator[tuple[int, int]]:
    """Where a name stands in a text with one of its words swapped: that word's place in the name, and in the text."""
    for k, word in enumerate(name):
        # The longer part of what is left is looked for, the other one then stands beside it or not.
        before, after = name[:k], name[k + 1 :]
        known, back = (before, 0) if len(before) >= len(after) else (after, k + 1)
        at = letters.find(known, back)
        while at != -1:
            first = at - back
            middle = letters[first + k : first + k + 1]
            if middle and middle != word and letters.startswith(before, first) and letters.startswith(after, first + k + 1):
                yield k, first + k
            at = letters.find(known, at + 1)


# Few texts hold more than a name or two, so that many fit; each is asked after for every neighbour of its report.
@lru_cache(maxsize=1 << 15)
def _held(letters: str) -> frozenset[str]:
    """The known names of three words or more that stand in a text."""
    return frozenset([name for name in _KNOWN_LETTERS if name in letters])


def _known(report: Prepared) -> dict[Key, Range]:
    """The names of three words or more that are known everywhere, each where the report first has it, in order."""
    places: dict[Key, Range] = {}
    found = ((at, name) for name in _held(report.letters) for at in _places(name, report.letters))
    for i, name in sorted(found):
        if _named(report, i, i + len(name)):
            places.setdefault(_key_of(report, i, i + len(name)), (i, i + len(name)))
    return places


def _places(name: str, letters: str) -> Iterator[int]:
    at = letters.find(name)
    while at != -1:
        yield at
        at = letters.find(name, at + 1)


def _named(report: Prepared, first: int, last: int) -> bool:
    """Whether words stand in one name."""
    i, end = name_at(report, first, first + 1)
    return i <= first and end >= last


def known_in(report: Prepared, first: int, last: int) -> bool:
    """Whether words [first, last) hold a name that is known everywhere."""
    return any(key in _KNOWN_KEYS for key in _windows(report, first, last))


def misnamed(report: Prepared, alike: Callable[[str, str], bool]) -> Iterator[tuple[int, int, str, str]]:
    """Names of three words or more that are known everywhere, with one word put for another that means alike.

    Args:
        report: where to look.
        alike: whether one word may be put for the other.

    Yields:
        Words [first, last) of the report, the word that stands there and the one that ought to.
    """
    letters = report.letters
    held = frozenset(letters)
    near = (name for name in _KNOWN_LETTERS if len(name) - len(held.intersection(name)) <= 1)
    places = {
        (at - k, at - k + len(name))
        for name in near
        for k, at in _swapped(name, letters)
        if alike(report.key(at), _KNOWN_LETTERS[name][k])
    }
    for i, j in sorted(places):
        key = _key_of(report, i, j)
        if key not in _KNOWN_KEYS and _named(report, i, j):
            for k, word in enumerate(key):
                for meant in _KNOWN_GAPS.get(_without(key, k), ()):
                    if alike(word, meant):
                        yield i, j, word, meant


def altered(report: Prepared, others: Sequence[Prepared]) -> Iterator[tuple[int, int, Prepared, int, int]]:
    """Known names with one word swapped.

    Args:
        report: where to look.
        others: reports that may have the name as it is known.

    Yields:
        Words [first, last) of the report, and the other report with its words [first, last): a name of three words or more
        that the other has as it is known, that this report never has so, and that here differs in one word.
    """
    own = _known(report)
    right: dict[Key, tuple[Prepared, int, int]] = {}
    for other in others:
        for key, place in _known(other).items():
            if key not in own:
                right.setdefault(key, (other, *place))
    wrong = {_without(key, k): key for key in right for k in range(len(key)) if key[k] not in _INSIDE}
    meant_so = [name for name, key in _KNOWN_LETTERS.items() if _contracted(key) in right]
    places = {(at - k, at - k + len(name)) for name in meant_so for k, at in _swapped(name, report.letters)}
    for i, j in sorted(places):
        key = _key_of(report, i, j)
        meant = next((wrong[rest] for k in range(len(key)) if (rest := _without(key, k)) in wrong), None)
        if meant is not None and key not in _KNOWN_KEYS and _named(report, i, j):
            yield i, j, *right[meant]


def _without(key: tuple[str, ...], k: int) -> tuple[str, ...]:
    return (*key[:k], "", *key[k + 1 :])


def _windows(report: Prepared, first: int, last: int) -> Iterator[Key]:
    """The keys of the stretches of a name."""
    return (_key_of(report, i, j) for i in range(first, last) for j in range(i + 2, min(last, i + _LONGEST) + 1))


def _key_of(report: Prepared, first: int, last: int) -> Key:
    return _contracted(report.keys_of(first, last))


def _contracted(key: Key) -> Key:
    """A name with "United Nations" as "un"."""
    return ("un", *key[2:]) if key[:2] == ("united", "nations") else key


def _read() -> frozenset[tuple[str, ...]]:
    found = set()
    for name in re.split(r"[;\n]", _KNOWN):
        keys = words_of(name).keys
        found.add(keys)
    return frozenset(key for key in found if key)


_KNOWN_KEYS = _read()
_KNOWN_GAPS: dict[tuple[str, ...], list[str]] = {}
for _key in sorted(key for key in _KNOWN_KEYS if len(key) >= _ALTERED_WORDS):
    for _k, _word in enumerate(_key):
        _KNOWN_GAPS.setdefault(_without(_key, _k), []).append(_word)
# A name that begins with "UN" is looked for in both spellings.
_KNOWN_LETTERS = {
    letters_of(np.array([code_of(word) for word in words], dtype=np.uint64)): words
    for key in sorted(_KNOWN_KEYS)
    if len(key) >= _ALTERED_WORDS
    for words in ((key, ("united", "nations", *key[1:])) if key[0] == "un" else (key,))
}
