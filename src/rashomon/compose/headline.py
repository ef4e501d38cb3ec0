"""The headline: words of a report that cover what weighs most, and take no side."""

from rashomon.compose.index import Index
from rashomon.compose.passages import LONGEST, undated
from rashomon.model import Event, Report, Sentence, Span

# What a title is worth more than a first sentence, and what taking a side costs, in weights of events: a well supported
# event weighs about ten. Beside the heaviest event the second counts half; further ones make a passage long, not better.
# The last of the reports that say when they were published is worth RECENT more than the first: tolls rise, news moves on.
TITLE, SIDE, SECOND, RECENT = 8.0, 6.0, 0.5, 3.0


def headline(ranked: tuple[tuple[Event, float], ...], at: Index) -> Sentence | None:
    """The title or first sentence that covers the heaviest events; None where no report has either.

    A title is preferred to a sentence, a passage that takes no side in a conflict to one that does, an elder to its copy.
    """
    weights = _weights(ranked)
    passages = [p for report in at.reports.values() for p in _openings(report, at)]

    dated = [r.id for r in at.reports.values() if r.published is not None]
    recent = {r: RECENT * dated.index(r) / max(1, len(dated) - 1) if r in dated else 0.0 for r in at.reports}

    def key(passage: Span) -> tuple[bool, float, int, bool, tuple[int, int, int]]:
        heaviest = sorted((w for span, w in weights.get(passage.report, ()) if passage.covers(span)), reverse=True)[:2]
        weight = sum(w * share for w, share in zip(heaviest, (1.0, SECOND), strict=False))
        title = passage.start == 0 and at.reports[passage.report].body > 0
        worth = (
            weight + (TITLE if title and weight > 0 else 0.0) - (SIDE if at.takes_side(passage) else 0.0) + recent[passage.report]
        )
        overlong = max(0, len(passage.quote) - LONGEST)
        return (passage.report in at.rewritten, -worth, overlong, passage.report in at.copies, at.place(passage))

    chosen = min(passages, key=key, default=None)
    return Sentence(chosen.quote, (chosen,)) if chosen is not None else None


def _weights(ranked: tuple[tuple[Event, float], ...]) -> dict[str, list[tuple[Span, float]]]:
    """For each report, the mentions of events in it with the event's weight."""
    found: dict[str, list[tuple[Span, float]]] = {}
    for event, weight in ranked:
        for span in event.mentions:
            found.setdefault(span.report, []).append((span, max(weight, 0.0)))
    return found


def _openings(report: Report, at: Index) -> list[Span]:
    sentences = at.sentences.get(report.id, ())
    found = [_unstopped(undated(s, at), report) for s in sentences if s.start >= report.body][:1]
    end = len(report.text[: report.body].rstrip())
    return [report.span(0, end), *found] if end else found


def _unstopped(sentence: Span, report: Report) -> Span:
    """The sentence without its full stop, as headlines stand; marks of a question, a quotation or an omission stay."""
    short = sentence.quote.removesuffix(".")
    whole = short == sentence.quote or short.endswith(".") or not short
    return sentence if whole else report.span(sentence.start, sentence.end - 1)
