"""Figures whose state stands elsewhere: "a lawyers' group said the number was 120", "killing everybody aboard".

The words take up what was counted before them, so that no parse of the sentence alone can tell it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.annotate.counts.measures import ABOARD, MEASURE
from rashomon.annotate.grammar.document import Document
from rashomon.annotate.grammar.record import state
from rashomon.annotate.speech.attributions import Voices
from rashomon.model import EventMention, Quantity, QuantityMention, Span, Statement

_STATES = {
    "killed": r"dead|deaths?|killed|fatalities",
    "injured": r"injured|wounded|injuries|hurt",
    "arrested": r"arrests|arrested|detained|detainees",
    "missing": r"missing",
    "displaced": r"displaced|homeless",
}
# "Put the number of dead at seven and that of the injured at 31".
_OF_STATE = {
    slot: re.compile(
        rf"\b(?:number|toll|figure|count|total|that) of (?:the )?(?:people )?(?:{words}) (?:at|to|as) (?P<led>[\w ]{{0,20}}?)\Z"
    )
    for slot, words in _STATES.items()
}
# "The number was 120", "put the figure at 120", of what was counted last.
_TAKEN_UP = re.compile(
    r"\b(?:the|that|its|their) (?:real |actual |true |total |final |latest )?(?:number|figure|toll|total|count)"
    r" (?:was|is|were|stood|stands|had reached|has reached|at|as)(?: at)? (?P<led>[\w ]{0,20}?)\Z",
    re.IGNORECASE,
)
_LED = re.compile(
    r"(?:(?:about|around|some|nearly|almost|more than|over|at least|less than|only|just|as high as|up to|closer to) ?)*"
)
_EVERYBODY = re.compile(
    r"\b(?:every(?:body|one)|all(?: of)?(?: those)?) (?:aboard|on ?board)"
    r"(?! (?:survived|escaped|was|were (?:rescued|saved|safe)))"
    r"|\bno survivors\b|\b(?:nobody|no one) survived\b",
    re.IGNORECASE,
)
_KILLED = frozenset({"kill", "die", "perish", "dead", "crash", "sink"})
_WRECKED = frozenset({"crash", "sink", "capsize"})
_BEFORE = 90
_NEAR = 2  # sentences back to what was counted


def taken_up(
    document: Document,
    numbers: Sequence[QuantityMention],
    told: Sequence[Statement],
    events: Sequence[EventMention],
    voices: Voices,
) -> tuple[Statement, ...]:
    """Statements of figures that take up a state told before.

    Args:
        document: the report.
        numbers: its numbers.
        told: its statements of counts, and of measures: how many were aboard. What is said here of a number goes before them.
        events: its events.
        voices: who says what.
    """
    counted = [s for s in told if s.slot != MEASURE]
    found: list[Statement] = []
    for number in (n for n in numbers if n.quantity.kind == "count"):
        found.extend(_of_number(document, number, counted, events, voices))
    return (*found, *_everybody(document, told, events))


def _of_number(
    document: Document,
    number: QuantityMention,
    counted: Sequence[Statement],
    events: Sequence[EventMention],
    voices: Voices,
) -> Iterator[Statement]:
    tree = document.tree_at(number.span.start)
    if tree is None:
        return
    before = document.text[max(tree.start, number.span.start - _BEFORE) : number.span.start]
    for slot, form in _OF_STATE.items():
        match = form.search(before)
        if match is not None and _LED.fullmatch(match["led"]):
            event = max((e for e in events if tree.start <= e.trigger.start < number.span.start), key=_place, default=None)
            if event is not None:
                yield _statement(document, event, slot, number, voices)
            return
    match = _TAKEN_UP.search(before)
    if match is None or any(s.evidence[0] == number.span for s in counted) or not _LED.fullmatch(match["led"]):
        return
    sentences = [t.start for t in document.trees]
    earliest = sentences[max(0, sentences.index(tree.start) - _NEAR + 1)]
    last = [s for s in counted if earliest <= s.evidence[0].start < number.span.start and s.slot in _STATES and _many(s.value)]
    if last:
        of = max(last, key=lambda s: (s.evidence[0].start, s.id))
        event = next((e for e in events if e.id == of.event), None)
        if event is not None:
            yield _statement(document, event, of.slot, number, voices)


def _many(value: object) -> bool:
    return isinstance(value, Quantity) and value.rule != "one person" and value.high > 1


def _place(event: EventMention) -> tuple[int, int]:
    return event.trigger.start, event.trigger.end


def _statement(document: Document, event: EventMention, slot: str, number: QuantityMention, voices: Voices) -> Statement:
    """The figure's statement; its words and its speaker are those of its own sentence."""
    tree = document.tree_at(number.span.start)
    made = state(event, slot, number.quantity, (number.span, event.trigger), "taken up")
    sentence = document.sentence(tree) if tree is not None else made.sentence
    return replace(made, sentence=sentence, speaker=voices.at(number.span.start))


def _everybody(document: Document, told: Sequence[Statement], events: Sequence[EventMention]) -> Iterator[Statement]:
    """All who were aboard are dead: as many as the report says were aboard, where it says one figure."""
    aboard = {e.id for e in events if e.kind == "fact" and e.lemma == ABOARD}
    values = [s for s in told if s.event in aboard and s.slot == MEASURE]
    if len({s.value for s in values}) != 1:
        return
    (first, *_) = sorted(values, key=lambda s: s.evidence[0].start)
    for tree in document.trees:
        if _EVERYBODY.search(document.text[tree.start : tree.end]) is None:
            continue
        dead = [e for e in events if tree.start <= e.trigger.start < tree.end and e.lemma in _KILLED]
        dead = dead or [e for e in events if e.trigger.start < tree.start and e.lemma in _WRECKED][-1:]
        if dead and not any(s.event == dead[0].id and s.slot == "killed" for s in told):
            event = min(dead, key=lambda e: (e.lemma in _WRECKED, *_place(e)))
            yield state(event, "killed", first.value, (_span(first), event.trigger), "taken up")


def _span(statement: Statement) -> Span:
    return statement.evidence[0]
