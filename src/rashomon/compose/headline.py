"""The headline: words of a report that tell what the story is about, are shared by others and take no side."""

import re
from collections.abc import Iterable

from rashomon.compose.index import Index
from rashomon.compose.passages import LONGEST, ragged, spoken, undated
from rashomon.compose.rank import HARM_SLOTS
from rashomon.model import Report, Sentence, Span

# Fitted on neutral titles that editors gave to three reports of one event (training/summaries.py): a passage in the words of
# many reports and of their titles; each ten words past WORDS cost LONG; a question says nothing. That a title goes before a
# first sentence was fitted as .13; it costs nothing to have it more surely.
CENTRAL, ECHOED, TITLE, LONG, QUESTION = 0.68, 0.87, 0.25, 0.06, 0.09
WORDS = 12
# By hand: what a passage that tells of people killed, hurt or taken is worth more, as every codebook asks after them first;
# what one in which nothing happens, a label, or that begins with somebody's words, a reaction, is worth less. The account takes
# no side in its headline where another passage tells about as much. The last of the reports that say when they were published
# is worth RECENT more than the first: tolls rise, news moves on.
HARM, NOTHING, SPOKEN, SIDE, RECENT = 0.1, 0.05, 0.1, 0.3, 0.1


def headline(at: Index) -> Sentence | None:
    """The title or first sentence that best tells what the story is about; None where no report has either.

    A title is preferred to a sentence, a passage that takes no side in a conflict to one that does, an elder to its copy, and
    one in words that other reports use as well to one that tells a side of its own.
    """
    passages = [p for report in at.reports.values() for p in openings(report, at)]
    harm = _by_report(s.evidence[0] for s in at.statements.values() if s.slot in HARM_SLOTS)
    triggers = _by_report(m.trigger for m in at.mentions.values())
    dated = [r.id for r in at.reports.values() if r.published is not None]
    recent = {r: RECENT * dated.index(r) / max(1, len(dated) - 1) if r in dated else 0.0 for r in at.reports}

    def key(passage: Span) -> tuple[bool, float, int, bool, tuple[int, int, int]]:
        harmed = any(passage.covers(span) for span in harm.get(passage.report, ()))
        happens = any(passage.covers(trigger) for trigger in triggers.get(passage.report, ()))
        worth = _worth(passage, at) + (HARM if harmed else 0.0) - (0.0 if happens else NOTHING) + recent[passage.report]
        overlong = max(0, len(passage.quote) - LONGEST)
        return (passage.report in at.rewritten, -round(worth, 6), overlong, passage.report in at.copies, at.place(passage))

    chosen = min(passages, key=key, default=None)
    return Sentence(chosen.quote, (chosen,)) if chosen is not None else None


def _worth(passage: Span, at: Index) -> float:
    """What the words of the passage are worth as a headline."""
    title = passage.start == 0 and at.reports[passage.report].body > 0
    return (
        CENTRAL * at.centre.central(passage.quote)
        + ECHOED * at.centre.echoed(passage)
        + (TITLE if title else 0.0)
        - (SPOKEN if spoken(passage) else 0.0)
        - (SIDE if at.takes_side(passage) else 0.0)
        - LONG * max(0, len(passage.quote.split()) - WORDS) / 10
        - (QUESTION if passage.quote.endswith("?") else 0.0)
    )


def _by_report(spans: Iterable[Span]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for span in spans:
        found.setdefault(span.report, []).append(span)
    return found


def openings(report: Report, at: Index) -> list[Span]:
    """The title of a report and the first sentence of its body, as far as it has them."""
    sentences = at.sentences.get(report.id, ())
    found = [_unstopped(undated(s, at), report) for s in sentences if s.start >= report.body and not ragged(s, at)][:1]
    end = len(report.text[: report.body].rstrip())
    return [_without_site(report.span(0, end), report), *found] if end else found


# Behind a title a page names its site: "Man held - NewsOn9.com - Weather, Sport |".
_SITE = re.compile(r"\s+[-–—|]\s+(?=[^\n]*(?:\b\w+\.(?:com|org|net|tv|co\.uk)\b|\|))[^\n]*\Z|\s*\|[^\n|]*\Z")


def _without_site(title: Span, report: Report) -> Span:
    found = _SITE.search(title.quote)
    return report.span(title.start, title.start + found.start()) if found is not None and found.start() > 0 else title


def _unstopped(sentence: Span, report: Report) -> Span:
    """The sentence without its full stop, as headlines stand; marks of a question, a quotation or an omission stay."""
    short = sentence.quote.removesuffix(".")
    whole = short == sentence.quote or short.endswith(".") or not short
    return sentence if whole else report.span(sentence.start, sentence.end - 1)
