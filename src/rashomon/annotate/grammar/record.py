"""Making statements: the one place where their ids and fields are put together."""

from rashomon.annotate.grammar.ids import statement_id
from rashomon.model import EventMention, Span, Statement, Value


def state(event: EventMention, slot: str, value: Value, evidence: tuple[Span, ...], found_by: str) -> Statement:
    """One statement about an event, with the event's polarity, modality and speaker.

    Args:
        event: what it is about.
        slot: which of its slots.
        value: with its bounds.
        evidence: the words for the value first, then the trigger; repeats are left out.
        found_by: the part of annotate that makes it.
    """
    spans = tuple(dict.fromkeys(evidence))
    return Statement(
        id=statement_id(event.id, slot, value, spans),
        report=event.trigger.report,
        event=event.id,
        slot=slot,
        value=value,
        evidence=spans,
        sentence=event.sentence,
        polarity=event.polarity,
        modality=event.modality,
        speaker=event.speaker,
        found_by=found_by,
    )
