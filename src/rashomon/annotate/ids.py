"""Ids: digests of stable content, so that the same input gives the same id on every machine."""

import hashlib
import math

from rashomon.model import Happened, Quantity, Span, Value, When, Where, Who, Words

DIGEST_LENGTH = 16  # hex digits: 64 bits, no clash to be expected below a thousand million statements


def digest(*parts: str | int | float | bool | None) -> str:
    """A short hexadecimal digest of the parts, in order. Parts are told apart: ("a", "b") is not ("ab",)."""
    data = [repr(part).encode("utf-8", "surrogatepass") for part in parts]
    told_apart = b"".join(b"%d:%b" % (len(each), each) for each in data)
    return hashlib.sha256(told_apart).hexdigest()[:DIGEST_LENGTH]


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
