"""Reports that show marks of rewriting word by word, with the evidence.

A program that spins a text swaps words for synonyms one by one. It ruins what a reporter leaves alone: fixed names, and words
inside quotation marks. One such place may be a translator's or a printer's; several in one report are not.

Points: a quotation in which two content words or more were swapped (2), a fixed name with one word swapped (1; 2 where the
name is known everywhere), a function word printed twice (1), and many sentences with one word in twelve swapped while the order
stayed (4). Only places count where it can be told which report was altered: it is the younger by time or credit, or more of
the other reports have the other's wording. A report with four points or more is named, unless it has words printed twice
only, or one or two quotations only, which another translator may have put otherwise.

Where the original is not at hand, and nothing links a report to the others: see `alone`.
"""

from collections.abc import Mapping, Sequence

from rashomon.model import Alteration, Rewriting, Span
from rashomon.trace.alone import Alone
from rashomon.trace.direction import direction
from rashomon.trace.fixed_names import lacking
from rashomon.trace.marks import Mark, altered_names, doubled, swapped, swaps_of, view_of
from rashomon.trace.pair import Pair
from rashomon.trace.prepared import Prepared, span_bits
from rashomon.trace.spans import exactly, span_of
from rashomon.trace.swaps import Swap

NAMED = 4
_QUOTE_POINTS, _QUOTES_MOST = 2, 6
_KNOWN_POINTS, _NAME_POINTS, _NAMES_MOST = 2, 1, 2
_DOUBLED_MOST = 2
# Quotations alone may be another translation of a speech; it takes so many of them.
_QUOTES_ALONE = 3
_SENTENCE_POINTS, _SENTENCE_SWAPS, _SENTENCE_RATE = 4, 12, 1 / 12
_EVIDENCE_MOST = 40


def rewritings(pairs: Sequence[Pair], alone: Mapping[int, Alone]) -> tuple[Rewriting, ...]:
    """Names the reports that were rewritten word by word.

    Args:
        pairs: those that were aligned, linked or not.
        alone: what reports have otherwise than others of one event, by the report's number.

    Returns:
        The reports that show enough marks, in order of id, each with its evidence in order of position.
    """
    of: dict[int, list[Pair]] = {}
    for pair in pairs:
        of.setdefault(pair.i, []).append(pair)
        of.setdefault(pair.j, []).append(pair)
    found = []
    swaps: dict[int, tuple[tuple[Swap, ...], ...]] = {}
    for i in of.keys() | {k for k, one in alone.items() if one.named}:
        own, odd = of.get(i, []), alone.get(i)
        if odd is not None and odd.cleared:
            continue
        report = odd.report if odd is not None else own[0].a if own[0].i == i else own[0].b
        marks = _beside(report, i, own, swaps) if own else list(doubled(report))
        if (odd is not None and odd.named) or _points(report, marks) >= NAMED:
            found.append(Rewriting(report.report.id, _evidence(report, [*marks, *(odd.marks if odd is not None else ())])))
    return tuple(sorted(found, key=lambda one: one.report))


def _beside(report: Prepared, i: int, pairs: Sequence[Pair], swaps: dict[int, tuple[tuple[Swap, ...], ...]]) -> list[Mark]:
    """The marks that the pairs of report `i` show; `swaps` are those of each pair, as far as they are known."""
    renamed = lacking(report, [pair.b if pair.i == i else pair.a for pair in pairs])
    if not renamed and not (_may_be_decided(pairs, i) and _may_be_swapped(pairs)):
        return []
    for pair in pairs:
        if id(pair) not in swaps:
            swaps[id(pair)] = swaps_of(pair)
    if not renamed and not any(any(each) for pair in pairs for each in swaps[id(pair)]):
        return []
    seen = [view_of(pair, i, swaps[id(pair)]) for pair in pairs]
    marks = [*swapped(report, seen), *doubled(report)]
    if renamed:
        marks += altered_names(report, renamed)
    return marks


def _may_be_decided(pairs: Sequence[Pair], report: int) -> bool:
    """Whether it can be told which was altered: the report is known to be the later one, or two others speak against it."""
    if len(pairs) > 1:
        return True
    (pair,) = pairs
    way = direction(pair, frozenset())
    return way.known and (pair.taken or pair.common) and way.reverse == (report == pair.i)


def _may_be_swapped(pairs: Sequence[Pair]) -> bool:
    """Whether the swaps, if all of them were one report's, could have it named: many, or in names or quotations."""
    count = 0
    for pair in pairs:
        telling = pair.a.quoted | pair.a.upper
        for passage in pair.passages:
            for equal, a0, a1, b0, b1 in passage.ops:
                if not equal and a1 > a0 and b1 > b0:
                    count += a1 - a0
                    if count >= _SENTENCE_SWAPS or telling & span_bits(a0, a1):
                        return True
    return False


def _points(report: Prepared, marks: Sequence[Mark]) -> int:
    """Points for the marks that are surely this report's, each place once; 0 where one kind alone says too little."""
    sure = [mark for mark in marks if mark.decided]
    quotations = {mark.first for mark in sure if mark.kind == "quotation"}
    known = {report.keys_of(mark.first, mark.last) for mark in sure if mark.kind == "known name"}
    plain = {report.keys_of(mark.first, mark.last) for mark in sure if mark.kind == "name"} - known
    sentences = {(mark.first, mark.last): mark.count for mark in sure if mark.kind == "sentence"}
    doubles = sum(mark.kind == "doubled" for mark in sure)
    count, words = sum(sentences.values()), sum(last - first for first, last in sentences)
    many = count >= _SENTENCE_SWAPS and count >= _SENTENCE_RATE * words
    if not (known or plain or many or (quotations and (doubles or len(quotations) >= _QUOTES_ALONE))):
        return 0
    return (
        min(_QUOTES_MOST, _QUOTE_POINTS * len(quotations))
        + _KNOWN_POINTS * len(known)
        + min(_NAMES_MOST, _NAME_POINTS * len(plain))
        + min(_DOUBLED_MOST, doubles)
        + (_SENTENCE_POINTS if many else 0)
    )


def _evidence(report: Prepared, marks: Sequence[Mark]) -> tuple[Alteration, ...]:
    """The marks side by side, each place once, in order of position; the strongest are kept where there are very many."""
    strength = {"known name": 0, "name": 1, "quotation": 2, "sentence": 3, "doubled": 4}
    kept: list[Mark] = []
    for mark in sorted(
        marks, key=lambda m: (strength[m.kind], not m.decided, -m.count, m.first, m.there is None, m.there, m.note)
    ):
        if len(kept) < _EVIDENCE_MOST and not any(mark.first < other.last and other.first < mark.last for other in kept):
            kept.append(mark)
    kept.sort(key=lambda mark: mark.first)
    return tuple(Alteration(_here(report, mark), mark.there, f"{_TITLE[mark.kind]}: {mark.note}") for mark in kept)


def _here(report: Prepared, mark: Mark) -> Span:
    return (exactly if mark.kind.endswith("name") else span_of)(report, mark.first, mark.last)


_TITLE = {
    "known name": "fixed name altered",
    "name": "fixed name altered",
    "quotation": "words inside quotation marks",
    "sentence": "words swapped in place",
    "doubled": "slip",
}
