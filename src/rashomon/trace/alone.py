"""Reports rewritten word by word whose original is not at hand: what they alone have otherwise than the reports of one event.

Two reporters who took down one statement, or name one body, have nothing else in common: no passage links them, and no time
tells who took from whom. Yet a statement and a name are the same in every report, and a program that swaps words does not spare
them. Of 1,575 real reports (train parts of gun_violence_incidents, helsinki_coverage, basil, newswcl50) two in a hundred have a
word inside quotation marks otherwise than another, one in a hundred a name with a synonym in it, and three have two such places.
Which of two reports was altered, the others tell, who have the words of the one, in that place or elsewhere, and not the
other's; and the words themselves, for most synonyms are rarer than the word that they are put for.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from rashomon.trace.align import Aligned
from rashomon.trace.fixed_names import known_in, misnamed, name_at
from rashomon.trace.marks import Mark, renamed, swapped_for
from rashomon.trace.prepared import Prepared, letters_of_key
from rashomon.trace.quotations import same_quotations
from rashomon.trace.spans import exactly, span_of
from rashomon.trace.swaps import swaps
from rashomon.trace.synonyms import level, senses_of, synonyms

Key = tuple[str, ...]
Words = tuple[int, int]

# So many words, in as many places, must stand for the others', and the odds that these speak against the report, as a logarithm:
# in one place two translators may differ.
_LEAST, _ODDS = 2, 1.5
_HALF = 0.5
# A program takes any synonym, and most of these are rarer than the word.
_RARER, _RARER_MOST = 0.2, 1.0
# Two quotations with fewer words put one for one are two wordings.
_PARALLEL, _KEPT = 0.85, 5
# Names are compared in stretches of so many words at most.
_LONGEST = 5
# So many reports are enough to speak for or against one.
_NEAR = 32
# Of a text that is nothing but names no more of these are looked at, nor more places of a word in another's.
_MOST = 64


@dataclass(frozen=True, slots=True)
class Alone:
    """The places that a report has otherwise than others.

    `named`: they show that it was rewritten; `cleared`: they show that another one was.
    """

    report: Prepared
    marks: tuple[Mark, ...]
    named: bool
    cleared: bool


@dataclass(frozen=True, slots=True)
class _Swap:
    """`here` stands in a report in place of `there`; `other`: the number of the report that has this, None where all know it."""

    here: Key
    there: Key
    other: int | None
    mark: Mark


def standing_alone(
    reports: Sequence[Prepared], near: Mapping[int, Collection[int]], elder: Collection[tuple[int, int]]
) -> dict[int, Alone]:
    """Finds what reports have otherwise than those near them.

    Args:
        reports: all of them, each with its own text.
        near: for each report's number those that may tell of the same event.
        elder: (elder, younger) numbers of reports of which one is known to have its text from the other.

    Returns:
        By the report's number, for those that have such places.
    """
    found: dict[int, list[_Swap]] = {}
    beside = {k: set(others) for k, others in near.items()}
    for (i, j), passages in same_quotations(reports).items():
        beside.setdefault(i, set()).add(j)
        beside.setdefault(j, set()).add(i)
        for passage in passages:
            if passage.matched < _KEPT or passage.parallel < _PARALLEL or len(passage.ops) < 2:
                continue
            for k, other, p in ((i, j, passage), (j, i, passage.turned())):
                if (k, other) not in elder:
                    found.setdefault(k, []).extend(_quoted(reports, k, other, p))
    for k, report in enumerate(reports):
        if misread := list(_misnamed(report)):
            found.setdefault(k, []).extend(misread)
    circles = {k: sorted(others)[:_NEAR] for k, others in beside.items()}
    for k, others in sorted(circles.items()):
        if renamed := [swap for swap in _renamed(reports, k, others) if (k, swap.other) not in elder]:
            found.setdefault(k, []).extend(renamed)
    return {k: _judged(reports, k, each, circles.get(k, ())) for k, each in sorted(found.items())}


def _quoted(reports: Sequence[Prepared], k: int, other: int, passage: Aligned) -> Iterator[_Swap]:
    """The words swapped inside one quotation, with the mark for all of them."""
    here, there = reports[k], reports[other]
    found = [swap for swap in swaps(here, there, passage) if swap.quoted]
    if found:
        beside = span_of(there, passage.b, passage.b_end)
        note = swapped_for(here, there, found)
        mark = Mark(passage.a, passage.a_end, beside, note, "quotation", decided=True, count=len(found))
        for swap in found:
            yield _Swap(here.keys_of(swap.a, swap.a_end), there.keys_of(swap.b, swap.b_end), other, mark)


def _renamed(reports: Sequence[Prepared], k: int, near: Sequence[int]) -> Iterator[_Swap]:
    """Names that another report has, and this one with a synonym that no report near it has."""
    report = reports[k]
    named = report.named()
    # A search of a text takes less than a set of its words would, and nothing has to be held.
    texts = [reports[other].letters for other in near]
    odd = {letter for letter in named if not any(letter in text for text in texts)}
    for at in sorted(i for letter in odd for i in named[letter])[:_MOST]:
        word = report.key(at)
        if not senses_of(word):
            continue
        first, last = name_at(report, at, at + 1)
        for other in near:
            for i, j, there, there_end in _counterparts(report, at, (first, last), reports[other]):
                meant = reports[other].key(there + at - i)
                if synonyms(word, meant):
                    yield _Swap((word,), (meant,), other, _name(report, (i, j), reports[other], (there, there_end)))
                    break


def _counterparts(report: Prepared, at: int, name: Words, other: Prepared) -> Iterator[tuple[int, int, int, int]]:
    """Stretches of a name that another report has with another capitalised word for word `at`, the longest first."""
    letters, theirs = report.letters, other.letters
    stretches = [(i, j) for i in range(name[0], at + 1) for j in range(max(at + 1, i + 2), min(name[1], i + _LONGEST) + 1)]
    for i, j in sorted(stretches, key=lambda stretch: stretch[0] - stretch[1]):
        before, after = letters[i:at], letters[at + 1 : j]
        known, back = (before, 0) if before else (after, 1)
        found = theirs.find(known, back)
        for _ in range(_MOST):
            if found == -1:
                break
            there = found - back
            middle = there + at - i
            if theirs.startswith(after, middle + 1) and other.upper >> middle & 1 and _together(other, there, there + j - i):
                yield i, j, there, there + j - i
                break
            found = theirs.find(known, found + 1)


def _together(report: Prepared, first: int, last: int) -> bool:
    """Whether nothing but blanks stands between words, the first and last of which begin with a capital."""
    capitals = report.upper >> first & 1 and report.upper >> (last - 1) & 1
    return bool(capitals) and all(report.followed_by_blank(i) for i in range(first, last - 1))


def _misnamed(report: Prepared) -> Iterator[_Swap]:
    """Names that are known everywhere, with a synonym in them."""
    for i, j, word, meant in misnamed(report, synonyms):
        yield _Swap((word,), (meant,), None, Mark(i, j, None, f"{meant} → {word}", "known name", decided=True))


def _name(report: Prepared, here: Words, other: Prepared, there: Words) -> Mark:
    kind = "known name" if known_in(other, *there) else "name"
    return Mark(*here, exactly(other, *there), renamed(other, there, report, here), kind, decided=True)


def _judged(reports: Sequence[Prepared], k: int, found: Sequence[_Swap], near: Sequence[int]) -> Alone:
    """Whether the others speak against the report: each word that it has otherwise counts once."""
    against: dict[Key, _Swap] = {}
    for swap in found:
        against.setdefault(swap.here, swap)
    marks = tuple([swap.mark for swap in found])
    if len(against) < _LEAST or _places([swap.mark for swap in against.values()]) < _LEAST:
        return Alone(reports[k], marks, named=False, cleared=False)
    odds = sum(_odds(reports, swap, [n for n in near if n not in (k, swap.other)]) for swap in against.values())
    return Alone(reports[k], marks, named=odds >= _ODDS, cleared=odds <= -_ODDS)


def _places(marks: Sequence[Mark]) -> int:
    """How many of the places do not overlap."""
    count = end = 0
    for mark in sorted(marks, key=lambda mark: mark.last):
        if mark.first >= end:
            count, end = count + 1, mark.last
    return count


def _odds(reports: Sequence[Prepared], swap: _Swap, others: Sequence[int]) -> float:
    """How much more of the others have the other word, anywhere, and how much rarer a word stands here, as a logarithm."""
    here, there = letters_of_key(swap.here), letters_of_key(swap.there)
    texts = [reports[n].letters for n in others]
    ours = sum(all(letter in text for letter in here) for text in texts)
    theirs = (swap.other is None) + sum(all(letter in text for letter in there) for text in texts)
    rarer = min(map(level, swap.there)) - min(map(level, swap.here))
    return log((theirs + _HALF) / (ours + _HALF)) + max(-_RARER_MOST, min(_RARER_MOST, _RARER * rarer))
