"""What a report changed in the words that it shares with another: parallel sentences that give two values in one place.

Two sentences that trace aligned are one text. Where they differ in a figure, a day, a place, a name, a negation or between two
verbs that exclude each other, they contradict each other whatever else is known of the event: no joining of events is needed.
What a machine rewriting put for a name is no other name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from rapidfuzz.distance import Levenshtein

from rashomon.model import (
    Annotation,
    LocalEntity,
    Quantity,
    Span,
    When,
    Where,
    Who,
)
from rashomon.reconcile.claims.values import at_odds, quantity_text
from rashomon.reconcile.compare.geometry import apart, contains
from rashomon.reconcile.compare.parallels import Sentence
from rashomon.reconcile.compare.spelled import words_of
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.given import Given, Maker
from rashomon.reconcile.conflicts.numbers import BESIDE, ENUMERATED
from rashomon.reconcile.conflicts.positions import Setting
from rashomon.reconcile.conflicts.slots import namesakes, weekdays_differ
from rashomon.reconcile.events.features import FINE, gap
from rashomon.text.gazetteer import candidates
from rashomon.text.names import fold

# A run of differing words longer than this is another wording, not another value.
LONGEST_RUN = 6
# Share of equal words below which two sentences of one text are too unlike for their words to be put side by side.
LIKE = 0.6
_NAMED = frozenset({"person", "organisation", "group"})


@dataclass(slots=True)
class Reader:
    """The values of a report's sentences, by sentence."""

    annotations: Mapping[str, Annotation]
    setting: Setting
    held: dict[Sentence, list[Given]] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)

    def at(self, sentence: Sentence) -> list[Given]:
        """The values in a sentence, in order of position."""
        if sentence[0] not in self.read:
            self.read.add(sentence[0])
            for given in self._of(self.annotations[sentence[0]]):
                self.held.setdefault(self.setting.witnesses.parallels.at(given.span), []).append(given)
        return self.held.get(sentence, [])

    def _of(self, annotation: Annotation) -> Iterator[Given]:
        for q in annotation.quantities:
            sentence = self.setting.witnesses.parallels.at(q.span)
            whole = annotation.sentences[sentence[1]] if sentence[1] >= 0 else q.span
            beside = whole.quote[max(0, q.span.start - whole.start - BESIDE) : q.span.end - whole.start + BESIDE]
            if ENUMERATED.search(beside):
                continue  # "Image 7 of 33" counts nothing
            yield Given("number", "count", q.quantity, q.span, quantity_text(q.quantity))
        for t in annotation.times:
            yield Given("time", "time", When(t.span.quote, t.timex, t.range), t.span, t.span.quote)
        for e in annotation.entities:
            for m in e.mentions:
                if m.form == "named":
                    yield from self._named(annotation.report, e, m.span)

    def _named(self, report: str, entity: LocalEntity, span: Span) -> Iterator[Given]:
        identity = self.setting.entities.find(report, entity.key)
        if entity.place is not None:
            yield Given("place", "place", Where(span.quote, identity, entity.place), span, span.quote)
        elif entity.type in _NAMED:
            yield Given("actor", "actor", Who(span.quote, identity), span, span.quote)


@dataclass(slots=True)
class _Change:
    """Values that parallel sentences give in one place: by value, the sentences' givens."""

    kind: str
    sides: dict[str, list[Given]] = field(default_factory=dict)


def changed(annotations: Sequence[Annotation], maker: Maker, setting: Setting) -> list[Found]:
    """Conflicts between parallel sentences that no conflict of the story tells yet.

    Args:
        annotations: of the reports, with times settled.
        maker: knows the conflicts found so far.
        setting: of the story.
    """
    reader = Reader({a.report: a for a in annotations}, setting)
    before = len(maker.made)
    parallels = setting.witnesses.parallels
    changes: dict[tuple[object, ...], _Change] = {}
    for elder, younger, likeness in parallels.pairs:
        if likeness == 1.0 or likeness < LIKE:
            continue
        for at, (one, other) in _differences(elder, younger, reader, setting):
            key = (parallels.strands.find(elder), one.kind, at)
            change = changes.setdefault(key, _Change(one.kind))
            for given in (one, other):
                change.sides.setdefault(_value_key(given), []).append(given)
        for one_telling, other_telling in maker.facing(elder, younger):
            maker.events(one_telling, other_telling)
    for change in changes.values():
        sides = [sorted(set(side), key=lambda g: g.span) for _, side in sorted(change.sides.items())]
        maker.values(sides, untold=True)
    return maker.made[before:]


def _value_key(given: Given) -> str:
    value = given.value
    if isinstance(value, Quantity):
        return repr((value.low, value.high, value.unit, value.kind))
    if isinstance(value, When):
        return repr((value.range.start, value.range.end)) if value.range else value.timex
    return repr(getattr(value, "entity", None) or fold(given.label))


def _differences(
    elder: Sentence, younger: Sentence, reader: Reader, setting: Setting
) -> Iterator[tuple[int, tuple[Given, Given]]]:
    """Values that two parallel sentences have in one place and that cannot both hold, with the place in the elder."""
    here, there = reader.at(elder), reader.at(younger)
    if not here or not there:
        return
    parallels = setting.witnesses.parallels
    spans = [parallels.sentences[place[0]][place[1]] for place in (elder, younger)]
    words = [words_of(span.quote) for span in spans]
    rewritten = bool({elder[0], younger[0]} & setting.rewritten)
    for a0, a1, b0, b1 in _runs(words[0].keys, words[1].keys):
        runs = [
            (spans[0].start + words[0].starts[a0], spans[0].start + words[0].ends[a1 - 1]),
            (spans[1].start + words[1].starts[b0], spans[1].start + words[1].ends[b1 - 1]),
        ]
        for kind in ("number", "time", "place", "actor"):
            if rewritten and kind in {"place", "actor"}:
                continue
            # Of names only one put for another: where more was changed, the two may be parts of other phrases.
            over = _covers if kind == "actor" else _meets
            pairs = [
                [g for g in held if g.kind == kind and over(g.span, run)] for held, run in zip((here, there), runs, strict=True)
            ]
            if kind == "place":
                pairs = [_innermost(held) for held in pairs]
            if len(pairs[0]) != len(pairs[1]):
                continue
            odds = [(x, y) for x, y in zip(*pairs, strict=True) if _odds(x, y, setting)]
            yield from ((a0, pair) for pair in odds)
            if odds:
                break


def _innermost(given: Sequence[Given]) -> list[Given]:
    """Places without those that hold another of them: "Varn, Norland" says Varn."""
    places = [g.value.place if isinstance(g.value, Where) else None for g in given]
    return [
        g
        for g, place in zip(given, places, strict=True)
        if place is None or not any(other is not None and other != place and contains(place, other) for other in places)
    ]


def _meets(span: Span, run: tuple[int, int]) -> bool:
    return span.start < run[1] and run[0] < span.end


def _covers(span: Span, run: tuple[int, int]) -> bool:
    return span.start <= run[0] and run[1] <= span.end


def _runs(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Short runs of words that stand in one another's place."""
    run: tuple[int, int, int, int] | None = None
    for op in [*Levenshtein.opcodes(a, b), None]:
        if op is not None and op.tag != "equal":
            run = (run[0], op.src_end, run[2], op.dest_end) if run else (op.src_start, op.src_end, op.dest_start, op.dest_end)
            continue
        if run and run[0] < run[1] and run[2] < run[3] and max(run[1] - run[0], run[3] - run[2]) <= LONGEST_RUN:
            yield run
        run = None


def _odds(a: Given, b: Given, setting: Setting) -> bool:
    x, y = a.value, b.value
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        return at_odds(x, y)
    if isinstance(x, When) and isinstance(y, When):
        return _times(x, y)
    if isinstance(x, Where) and isinstance(y, Where) and x.place and y.place:
        return x.entity != y.entity and apart(x.place, y.place)
    if isinstance(x, Who) and isinstance(y, Who) and x.entity and y.entity and x.entity != y.entity:
        return _names(x, y, setting)
    return False


def _times(x: When, y: When) -> bool:
    if x.range is not None and y.range is not None:
        return {x.range.precision, y.range.precision} <= FINE and gap(x.range, y.range) > -timedelta(minutes=1)
    return x.range is y.range and weekdays_differ(x, y)


def _names(x: Who, y: Who, setting: Setting) -> bool:
    first, second = (setting.entities.by_id[e] for e in (x.entity, y.entity) if e)
    if setting.sides.parties.same(first.id, second.id) or namesakes(first.names, second.names):
        return False
    if (first.type == "person") != (second.type == "person"):
        return False
    # "Varn police" and "Osk police" differ as the towns do, and so the towns' conflict says it.
    ours, theirs = set(fold(x.text).split()), set(fold(y.text).split())
    return not all(candidates(" ".join(sorted(words))) for words in (ours - theirs, theirs - ours) if words)
