"""Sentences that carry the same text in several reports, from the passages that trace aligned.

A strand is a set of parallel sentences: one text, told or retold. Its root is the sentence of the eldest report. What is
said in one strand has one origin, however many reports print it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz.distance import Indel, Levenshtein

from rashomon.model import Annotation, Lineage, Passage, Span
from rashomon.reconcile.compare.spelled import Words, words_of
from rashomon.reconcile.compare.union import Union

# A sentence: (report id, index in the annotation).
Sentence = tuple[str, int]

# Least share of common words for two sentences inside one passage to be one text.
SAME_TEXT = 0.5
# How far from its expected place a sentence of a long passage is looked for.
REACH = 3


@dataclass(frozen=True)
class Parallels:
    """What is parallel to what.

    Attributes:
        sentences: of each report, in order.
        pairs: (elder, younger, likeness in [0, 1]), sorted.
        strands: which sentences are one text.
    """

    sentences: Mapping[str, tuple[Span, ...]]
    pairs: tuple[tuple[Sentence, Sentence, float], ...]
    strands: Union[Sentence] = field(default_factory=Union)

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        return {report: [s.start for s in spans] for report, spans in self.sentences.items()}

    @cached_property
    def _texts(self) -> dict[Sentence, str]:
        return {}

    def at(self, span: Span) -> Sentence:
        """The sentence in which a span begins; index -1 where it begins before all."""
        return span.report, bisect_right(self._starts.get(span.report, []), span.start) - 1

    def text(self, span: Span) -> str:
        """The sentence's words in one form: equal for copies, so that counting texts counts no copy."""
        place = self.at(span)
        if place not in self._texts:
            quote = self.sentences[place[0]][place[1]].quote if place[1] >= 0 else span.quote
            self._texts[place] = " ".join(words_of(quote).keys)
        return self._texts[place]

    def strand(self, span: Span) -> Sentence:
        """A key of the strand of the sentence that a span begins in; equal keys mean one text."""
        return self.strands.find(self.at(span))

    @cached_property
    def roots(self) -> dict[Sentence, Sentence]:
        """The eldest sentence of every strand of two sentences or more, by the strand's key."""
        elders: dict[Sentence, set[Sentence]] = {}
        younger: set[Sentence] = set()
        for elder, late, _ in self.pairs:
            elders.setdefault(self.strands.find(elder), set()).update((elder, late))
            younger.add(late)
        return {key: min(members - younger or members) for key, members in elders.items()}

    def root(self, span: Span) -> Sentence:
        """The eldest sentence that carries the text in which a span begins: its own where there is no parallel."""
        return self.roots.get(self.strand(span), self.at(span))


def find_parallels(annotations: Sequence[Annotation], lineage: Lineage) -> Parallels:
    """Divides aligned passages into aligned sentences. Cost is linear in the length of the passages."""
    sentences = {a.report: a.sentences for a in annotations}
    words: dict[Sentence, Words] = {}
    found: dict[tuple[Sentence, Sentence], float] = {}
    strands: Union[Sentence] = Union()
    for link in lineage.links:
        if link.elder not in sentences or link.younger not in sentences:
            continue
        for passage in link.passages:
            for elder, younger, likeness in _sentence_pairs(passage, sentences, words):
                key = (elder, younger)
                found[key] = max(found.get(key, 0.0), likeness)
    for elder, younger in sorted(found):
        strands.join(elder, younger)
    return Parallels(sentences, tuple((e, y, found[e, y]) for e, y in sorted(found)), strands)


def _inside(passage: Span, spans: tuple[Span, ...]) -> range:
    """Indices of the sentences of which the passage holds at least half."""
    first = max(bisect_right(spans, passage.start, key=lambda s: s.start) - 1, 0)
    last = bisect_left(spans, passage.end, key=lambda s: s.start)
    half = [
        i
        for i in range(first, last)
        if 2 * (min(spans[i].end, passage.end) - max(spans[i].start, passage.start)) >= spans[i].end - spans[i].start
    ]
    return range(half[0], half[-1] + 1) if half else range(0)


def _sentence_pairs(
    passage: Passage, sentences: Mapping[str, tuple[Span, ...]], words: dict[Sentence, Words]
) -> list[tuple[Sentence, Sentence, float]]:
    elder, younger = passage.here.report, passage.there.report
    left, right = (_inside(s, sentences.get(s.report, ())) for s in (passage.here, passage.there))
    if not left or not right:
        return []

    def keys(report: str, index: int) -> tuple[str, ...]:
        place = (report, index)
        if place not in words:
            words[place] = words_of(sentences[report][index].quote)
        return words[place].keys

    exact = {keys(elder, i): i for i in reversed(left)}
    pairs = []
    for j in right:
        mine = keys(younger, j)
        if mine in exact:
            pairs.append(((elder, exact[mine]), (younger, j), 1.0))
            continue
        expected = left.start + (j - right.start) * len(left) // len(right)
        near = [i for i in left if abs(i - expected) <= REACH]
        scored = [(Indel.normalized_similarity(keys(elder, i), mine), -i) for i in near]
        best, index = max(scored, default=(0.0, 0))
        if best >= SAME_TEXT:
            pairs.append(((elder, -index), (younger, j), best))
    return pairs


def counterparts(elder: Span, younger: Span, spans: Sequence[Span]) -> list[Span | None]:
    """Where spans of the younger sentence stand in the elder one, word for word.

    Words that are equal anchor the alignment; a changed word stands for the one in its place between the same anchors.

    Args:
        elder: a sentence.
        younger: its parallel.
        spans: spans inside `younger`.

    Returns:
        For each span, the words of `elder` in its place, or None where there are none.
    """
    here, there = words_of(elder.quote), words_of(younger.quote)
    to_elder: dict[int, int] = {}
    if here.keys == there.keys:
        to_elder = {k: k for k in range(len(there))}
    for op in () if to_elder else Levenshtein.opcodes(here.keys, there.keys):
        if op.tag in ("equal", "replace"):
            to_elder.update((op.dest_start + k, op.src_start + k) for k in range(op.dest_end - op.dest_start))
    found: list[Span | None] = []
    for span in spans:
        low, high = span.start - younger.start, span.end - younger.start
        inside = [k for k in range(len(there)) if there.starts[k] < high and there.ends[k] > low and k in to_elder]
        if not inside:
            found.append(None)
            continue
        start, end = here.starts[to_elder[inside[0]]], here.ends[to_elder[inside[-1]]]
        found.append(Span(elder.report, elder.start + start, elder.start + end, elder.quote[start:end]))
    return found
