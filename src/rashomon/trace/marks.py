"""Marks of rewriting word by word: places where one report has other words than its counterparts, and nothing else."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.model import Span
from rashomon.trace.align import Aligned
from rashomon.trace.direction import direction
from rashomon.trace.fixed_names import altered, known_in, name_at
from rashomon.trace.pair import PARALLEL, Pair
from rashomon.trace.prepared import Prepared, letters_for
from rashomon.trace.spans import exactly, span_of
from rashomon.trace.swaps import Swap, swaps

# A quotation counts where so many content words were swapped, so many kept, and hardly any added or left out.
_QUOTE_SWAPS, _QUOTE_KEPT, _QUOTE_UNEVEN = 2, 4, 0.15
_DOUBLED = letters_for("to the of in and a an for with on at by from is was as".split())


@dataclass(frozen=True, slots=True)
class Mark:
    """One altered place: words [first, last) of the report.

    Attributes:
        first, last: the words.
        there: what another report has in their place.
        note: what was altered, for the reader.
        kind: "quotation", "name", "known name", "sentence" or "doubled".
        decided: whether it can be told that this report was altered, and not the other.
        count: how many words were swapped.
    """

    first: int
    last: int
    there: Span | None
    note: str
    kind: str
    decided: bool
    count: int = 1


@dataclass(frozen=True, slots=True)
class View:
    """A pair as one of its reports sees it.

    `younger`: the two share text, and this report is known to be the later. `swapped`: the swaps of each passage.
    """

    report: int
    here: Prepared
    there: Prepared
    other: int
    younger: bool
    passages: tuple[Aligned, ...]
    swapped: tuple[tuple[Swap, ...], ...]


def swaps_of(pair: Pair) -> tuple[tuple[Swap, ...], ...]:
    """The swaps of each of a pair's passages."""
    return tuple([swaps(pair.a, pair.b, passage) if len(passage.ops) > 1 else () for passage in pair.passages])


def view_of(pair: Pair, report: int, swapped: tuple[tuple[Swap, ...], ...]) -> View:
    """The pair as one of its reports sees it; `swapped` are its swaps."""
    way = direction(pair, frozenset())
    linked = way.known and (pair.taken or pair.common)
    if report == pair.i:
        return View(pair.i, pair.a, pair.b, pair.j, linked and way.reverse, pair.passages, swapped)
    turned = tuple([passage.turned() for passage in pair.passages])
    swapped = tuple([tuple([Swap(s.b, s.b_end, s.a, s.a_end, s.named, s.quoted) for s in each]) for each in swapped])
    return View(pair.j, pair.b, pair.a, pair.i, linked and not way.reverse, turned, swapped)


def swapped(report: Prepared, views: Sequence[View]) -> Iterator[Mark]:
    """Marks from aligned passages: quotations, names, sentences."""
    against, kept = _votes(views)
    for view in views:
        for passage, found in zip(view.passages, view.swapped, strict=True):
            decided = [swap for swap in found if view.younger or _outvoted(swap, view, against, kept)]
            yield from _quotations(view, passage, found, decided)
            for swap in found:
                if swap.named:
                    yield _name(report, view, swap, decided=swap in decided)
            rest = [swap for swap in decided if not swap.quoted and not swap.named]
            if rest and passage.parallel >= PARALLEL:
                there = span_of(view.there, passage.b, passage.b_end)
                yield Mark(
                    passage.a,
                    passage.a_end,
                    there,
                    swapped_for(view.here, view.there, rest),
                    "sentence",
                    decided=True,
                    count=len(rest),
                )


def _votes(views: Sequence[View]) -> tuple[dict[tuple[int, tuple[str, ...]], set[int]], dict[int, set[int]]]:
    """For each of the report's swapped words: which other reports have which words in its place, and which have the same."""
    against: dict[tuple[int, tuple[str, ...]], set[int]] = {}
    for view in views:
        for found in view.swapped:
            for swap in found:
                against.setdefault((swap.a, view.there.keys_of(swap.b, swap.b_end)), set()).add(view.other)
    words = sorted({word for word, _ in against})
    kept: dict[int, set[int]] = {word: set() for word in words}
    for view in views:
        for passage in view.passages:
            for equal, a0, a1, _, _ in passage.ops:
                if equal:
                    for word in words[bisect_left(words, a0) : bisect_left(words, a1)]:
                        kept[word].add(view.other)
    return against, kept


def _outvoted(swap: Swap, view: View, against: dict[tuple[int, tuple[str, ...]], set[int]], kept: dict[int, set[int]]) -> bool:
    others = against[swap.a, view.there.keys_of(swap.b, swap.b_end)]
    return len(others) >= 2 and len(others) > len(kept.get(swap.a, ()))


def _quotations(view: View, passage: Aligned, found: tuple[Swap, ...], decided: list[Swap]) -> Iterator[Mark]:
    """Each quotation of the passage in which words were swapped."""
    quoted = [swap for swap in found if swap.quoted]
    while quoted:
        first, last = _quotation(view.here, quoted[0].a, passage)
        inside = [swap for swap in quoted if first <= swap.a < last]
        quoted = [swap for swap in quoted if swap.a >= last]
        kept = sum(min(a1, last) - max(a0, first) for equal, a0, a1, _, _ in passage.ops if equal and a0 < last and a1 > first)
        sure = [swap for swap in inside if swap in decided]
        there = _counterpart(view, passage, first, last)
        if kept >= _QUOTE_KEPT and there is not None:
            enough = len(sure) >= _QUOTE_SWAPS and _one_for_one(passage, first, last)
            yield Mark(first, last, there, swapped_for(view.here, view.there, inside), "quotation", enough, len(inside))


def _one_for_one(passage: Aligned, first: int, last: int) -> bool:
    """Whether words were swapped and hardly any added or left out, as another translator would."""
    uneven = sum(abs((a1 - a0) - (b1 - b0)) for equal, a0, a1, b0, b1 in passage.ops if not equal and first <= a0 and a1 <= last)
    return uneven <= _QUOTE_UNEVEN * (last - first)


def _quotation(report: Prepared, word: int, passage: Aligned) -> tuple[int, int]:
    """The words inside the quotation marks round a word, within the passage."""
    first = last = word
    while first > passage.a and report.quoted >> (first - 1) & 1:
        first -= 1
    while last < passage.a_end and report.quoted >> last & 1:
        last += 1
    return first, last


def _counterpart(view: View, passage: Aligned, first: int, last: int) -> Span | None:
    """The other report's words for words [first, last)."""
    places: list[int] = []
    for equal, a0, a1, b0, b1 in passage.ops:
        if a0 >= last or a1 <= first or b0 == b1:
            continue
        places += [b0 + max(0, first - a0), b1 - max(0, a1 - last)] if equal else [b0, b1]
    return span_of(view.there, min(places), max(places)) if places else None


def _name(report: Prepared, view: View, swap: Swap, *, decided: bool) -> Mark:
    first, last = name_at(report, swap.a, swap.a_end)
    there = name_at(view.there, swap.b, swap.b_end)
    kind = "known name" if known_in(view.there, *there) else "name"
    return Mark(first, last, exactly(view.there, *there), renamed(view.there, there, report, (first, last)), kind, decided)


def altered_names(report: Prepared, others: Sequence[Prepared]) -> Iterator[Mark]:
    """Names known everywhere that the other reports have, and this one with a word swapped."""
    for first, last, other, there, there_end in altered(report, others):
        note = renamed(other, (there, there_end), report, (first, last))
        yield Mark(first, last, exactly(other, there, there_end), note, "known name", decided=True)


def renamed(other: Prepared, there: tuple[int, int], report: Prepared, here: tuple[int, int]) -> str:
    """What a name became, for the reader."""
    return f"{_said(other, *there)} → {_said(report, *here)}"


def doubled(report: Prepared) -> Iterator[Mark]:
    """A function word printed twice, as where "go to" was put for "visit" before "to"."""
    letters, text = report.letters, report.report.text
    for i, (one, two) in enumerate(pairwise(letters)):
        if one == two and one in _DOUBLED and text[report.ends[i] : report.starts[i + 1]] == " ":
            yield Mark(max(0, i - 1), min(len(letters), i + 3), None, "a word twice", "doubled", decided=True)


def swapped_for(here: Prepared, there: Prepared, found: Sequence[Swap]) -> str:
    """What was swapped for what, for the reader."""
    return ", ".join([f"{_said(there, swap.b, swap.b_end)} → {_said(here, swap.a, swap.a_end)}" for swap in found])


def _said(report: Prepared, first: int, last: int) -> str:
    return report.report.text[report.starts[first] : report.ends[last - 1]]
