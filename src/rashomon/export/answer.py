"""The answer to one claim, as text for a terminal and as JSON for programs."""

import json
from collections.abc import Callable, Iterable, Sequence
from textwrap import wrap
from typing import Any

from rashomon.export.plain import line
from rashomon.export.wording import plural
from rashomon.model import Answer, Difference, Origin, Report, SaidBy, Saying, Span, UnknownFormat

FORMAT = "rashomon.answer/1"
WIDTH = 88
# Sentences shown of one position; the rest is counted. JSON has them all.
SENTENCES = 4

_FINDINGS = {
    "said": "Said, and nobody says otherwise.",
    "contested": "Said, and others say otherwise.",
    "otherwise": "Nobody says so; others say otherwise.",
    "partly": "Said in part.",
    "not reported": "Not reported.",
}
_KINDS = {
    "number": "another number",
    "time": "another time",
    "place": "another place",
    "actor": "somebody else",
    "action": "another deed",
    "manner": "in another way",
    "polarity": "the opposite",
    "certainty": "not as surely, or not yet",
}

Json = dict[str, Any]


def export_answer(answer: Answer, form: str) -> str:
    """Writes an answer out.

    Args:
        answer: what `rashomon.check` gives.
        form: "text" (for a terminal, 88 columns) or "json" (`rashomon.answer/1`).

    Returns:
        The whole file, ending in a line break. The same answer gives the same bytes.

    Raises:
        UnknownFormat: another form was asked for.
    """
    if form not in ANSWER_FORMATS:
        raise UnknownFormat(f"an answer has no form {form!r}; there are {' and '.join(sorted(ANSWER_FORMATS))}")
    return ANSWER_FORMATS[form](answer)


def to_json(answer: Answer) -> str:
    """The answer as JSON text, keys in a fixed order."""
    written: Json = {
        "format": FORMAT,
        "claim": answer.claim.text,
        "finding": answer.finding,
        "said": None if answer.said is None else _saying(answer.said),
        "otherwise": [_saying(s) for s in answer.otherwise],
        "partly": [_saying(s) for s in answer.partly],
        "unsaid": [_part(s) for s in answer.unsaid],
        "reports": [_report(r) for r in answer.reports],
        "dropped": [{"what": d.what, "report": d.report, "reason": d.reason} for d in answer.dropped],
    }
    text = json.dumps(written, indent=2, ensure_ascii=False)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _saying(saying: Saying) -> Json:
    return {
        "differs": [{"kind": d.kind, "claim": _part(d.asked), "report": _span(d.told)} for d in saying.differs],
        "missing": [_part(s) for s in saying.missing],
        "reports": list(saying.reports),
        "origins": [{"name": o.name, "kind": o.kind, "reports": list(o.reports)} for o in saying.origins],
        "said_by": [{"chain": list(s.chain), "entity": s.entity} for s in saying.said_by],
        "evidence": [_span(s) for s in saying.evidence],
    }


def _part(span: Span) -> Json:
    return {"start": span.start, "end": span.end, "quote": span.quote}


def _span(span: Span) -> Json:
    return {"report": span.report, **_part(span)}


def _report(report: Report) -> Json:
    published = report.published.start.date().isoformat() if report.published is not None else None
    return {
        "id": report.id,
        "title": report.title,
        "outlet": report.outlet.name if report.outlet is not None else None,
        "published": published,
        "url": report.url,
    }


def to_text(answer: Answer) -> str:
    """The answer for a terminal, without control characters of the reports."""
    claim = _wrapped(f"“{line(answer.claim.text)}”")
    found = f"{_FINDINGS[answer.finding]} Read: {plural(len(answer.reports), 'report')}."
    parts = [f"{claim}\n{'=' * WIDTH}\n{found}"]
    if answer.said is not None:
        parts.append(_section("WHO SAYS SO", [_position(answer.said)]))
    if answer.otherwise:
        parts.append(_section("WHO SAYS OTHERWISE", [f"{_differs(s.differs)}\n{_position(s)}" for s in answer.otherwise]))
    if answer.partly:
        parts.append(_section("WHO SAYS PART OF IT", [_position(s) for s in answer.partly]))
    if answer.unsaid and answer.finding == "partly":
        parts.append(_wrapped(f"Nobody says together with the rest: {_words(answer.unsaid)}."))
    lost = [d for d in answer.dropped if d.kind == "input"]
    if lost:
        parts.append(
            _section("WHAT COULD NOT BE READ", [_wrapped(f"{line(d.what)}: {line(d.reason)}", "- ", "  ") for d in lost])
        )
    return "\n\n".join(parts) + "\n"


def _section(title: str, parts: Sequence[str]) -> str:
    return "\n\n".join([f"{title}\n{'-' * len(title)}", *parts])


def _differs(differs: Iterable[Difference]) -> str:
    return "\n".join(
        _wrapped(f"{_KINDS[d.kind]}: “{line(d.told.quote)}”, where the claim has “{line(d.asked.quote)}”") for d in differs
    )


def _position(saying: Saying) -> str:
    voices = _voices(saying.origins, saying.said_by)
    head = f"{plural(len(saying.origins), 'origin')}, {plural(len(saying.reports), 'report')}: {voices}"
    lines = [_wrapped(head, "  ", "    ")]
    if saying.missing:
        lines.append(_wrapped(f"silent about: {_words(saying.missing)}", "  ", "    "))
    lines.extend(_wrapped(f"[{line(s.report)}] “{line(s.quote)}”", "  - ", "    ") for s in saying.evidence[:SENTENCES])
    if len(saying.evidence) > SENTENCES:
        lines.append(f"    and {len(saying.evidence) - SENTENCES} more")
    return "\n".join(lines)


def _voices(origins: Sequence[Origin], said_by: Sequence[SaidBy]) -> str:
    """The origins; and where words came through somebody, through whom."""
    relayed = [line(", citing ".join(s.chain)) for s in said_by if len(s.chain) > 1]
    return ", ".join(line(o.name) for o in origins) + (f" ({'; '.join(relayed)})" if relayed else "")


def _words(spans: Iterable[Span]) -> str:
    return ", ".join(f"“{line(s.quote)}”" for s in spans)


def _wrapped(text: str, first: str = "", rest: str | None = None) -> str:
    lines = wrap(text, WIDTH, initial_indent=first, subsequent_indent=first if rest is None else rest, break_on_hyphens=False)
    return "\n".join(lines)


ANSWER_FORMATS: dict[str, Callable[[Answer], str]] = {"json": to_json, "text": to_text}
