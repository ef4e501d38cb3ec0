"""Ids of event mentions and statements."""

import math

from rashomon.model import Happened, Quantity, Span, Value, When, Where, Who, Words
from rashomon.text.digests import digest


def event_id(kind: str, trigger: Span) -> str:
    """Id of an event mention: digest of report, kind and trigger offsets."""
    return digest("event", trigger.report, kind, trigger.start, trigger.end)


def statement_id(event: str, slot: str, value: Value, evidence: tuple[Span, ...]) -> str:
    """Id of a statement: digest of report, event, slot, value and evidence."""
    places = [number for span in evidence for number in (span.start, span.end)]
    report = evidence[0].report if evidence else ""
    return digest("statement", report, event, slot, *_value_key(value), *places)


def _value_key(value: Value) -> tuple[str | int | float | bool | None, ...]:
    """What of a value belongs to its identity: its bounds and words, not what a gazetteer adds."""
    match value:
        case Quantity():
            high = None if math.isinf(value.high) else value.high
            return ("quantity", value.low, high, value.unit, value.kind)
        case When():
            return ("when", value.text, value.timex)
        case Where():
            return ("where", value.text, value.entity)
        case Who():
            return ("who", value.text, value.entity)
        case Words():
            return ("words", value.text)
        case Happened():
            return ("happened", value.value)
