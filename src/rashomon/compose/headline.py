"""The headline: words of a report that cover what weighs most, say who, are shared by others and take no side."""

import re
from collections import Counter
from collections.abc import Mapping

from rashomon.compose.echo import stems
from rashomon.compose.index import Index
from rashomon.compose.passages import LONGEST, undated
from rashomon.model import Entity, Event, EventMention, Report, Sentence, Span

# What a title is worth more than a first sentence, and what taking a side costs, in weights of events: a well supported
# event weighs about ten. Beside the heaviest event the second counts half; further ones make a passage long, not better.
# The last of the reports that say when they were published is worth RECENT more than the first: tolls rise, news moves on.
TITLE, SIDE, SECOND, RECENT = 8.0, 6.0, 0.5, 3.0
# An event counts whole where the passage names somebody or something that takes part in it, else by UNNAMED: "meeting
# comes day after" tells of no meeting.
UNNAMED = 0.5
# A headline says who did what, and where: each named participant that two reports name, up to three, is worth NAMED, and a
# passage in which nobody named does or undergoes anything misses WHO. A passage all of whose words stand in the other reports
# is worth CENTRAL more than one that shares none (centroid, Radev et al. 2004): a sub-title tells a side of its own.
NAMED, NAMES, WHO, CENTRAL = 1.0, 3, 4.0, 8.0
# Headlines are short: of two that tell about as much the one that takes less reading, each word past WORDS costing LONG.
WORDS, LONG = 12, 0.25


def headline(ranked: tuple[tuple[Event, float], ...], entities: tuple[Entity, ...], at: Index) -> Sentence | None:
    """The title or first sentence that covers the heaviest events; None where no report has either.

    A title is preferred to a sentence, a passage that takes no side in a conflict to one that does, an elder to its copy, and
    one that names who and where in words that other reports use as well to one that does not.
    """
    passages = [p for report in at.reports.values() for p in _openings(report, at)]
    named = _named(entities)
    mentions = _mentions(at)
    weights = _weights(ranked, mentions, named)
    vocabulary = _vocabulary(at)

    dated = [r.id for r in at.reports.values() if r.published is not None]
    recent = {r: RECENT * dated.index(r) / max(1, len(dated) - 1) if r in dated else 0.0 for r in at.reports}

    def key(passage: Span) -> tuple[bool, float, int, bool, tuple[int, int, int]]:
        heaviest = sorted((w for span, w in weights.get(passage.report, ()) if passage.covers(span)), reverse=True)[:2]
        weight = sum(w * share for w, share in zip(heaviest, (1.0, SECOND), strict=False))
        title = passage.start == 0 and at.reports[passage.report].body > 0
        worth = (
            weight
            + (TITLE if title and (weight > 0 or not weights) else 0.0)
            - (SIDE if at.takes_side(passage) else 0.0)
            + recent[passage.report]
            + NAMED * min(NAMES, len({e for e, span in named.get(passage.report, ()) if passage.covers(span)}))
            - (0.0 if _somebody(passage, mentions, named) else WHO)
            + CENTRAL * _central(passage, vocabulary)
            - LONG * max(0, len(passage.quote.split()) - WORDS)
        )
        overlong = max(0, len(passage.quote) - LONGEST)
        return (passage.report in at.rewritten, -round(worth, 6), overlong, passage.report in at.copies, at.place(passage))

    chosen = min(passages, key=key, default=None)
    return Sentence(chosen.quote, (chosen,)) if chosen is not None else None


def _weights(
    ranked: tuple[tuple[Event, float], ...],
    mentions: Mapping[str, list[EventMention]],
    named: Mapping[str, list[tuple[str, Span]]],
) -> dict[str, list[tuple[Span, float]]]:
    """For each report, the mentions of events in it with what they weigh there."""
    whole = {m.trigger for held in mentions.values() for m in held if _names_somebody(m, named)}
    found: dict[str, list[tuple[Span, float]]] = {}
    for event, weight in ranked:
        for span in event.mentions:
            share = 1.0 if span in whole else UNNAMED
            found.setdefault(span.report, []).append((span, max(weight, 0.0) * share))
    return found


def _names_somebody(mention: EventMention, named: Mapping[str, list[tuple[str, Span]]]) -> bool:
    roles = [role.span for role in mention.roles]
    return any(role.covers(span) for role in roles for _, span in named.get(mention.trigger.report, ()))


def _named(entities: tuple[Entity, ...]) -> dict[str, list[tuple[str, Span]]]:
    """For each report, where it names what two reports or more name."""
    found: dict[str, list[tuple[str, Span]]] = {}
    for entity in entities:
        if entity.names and len({m.report for m in entity.mentions}) > 1:
            for mention in entity.mentions:
                found.setdefault(mention.report, []).append((entity.id, mention))
    return found


def _mentions(at: Index) -> dict[str, list[EventMention]]:
    found: dict[str, list[EventMention]] = {}
    for mention in at.mentions.values():
        if mention.kind == "event":
            found.setdefault(mention.trigger.report, []).append(mention)
    return found


def _somebody(passage: Span, mentions: Mapping[str, list[EventMention]], named: Mapping[str, list[tuple[str, Span]]]) -> bool:
    """True where somebody or something with a name does or undergoes what the passage tells first."""
    told = [m for m in mentions.get(passage.report, ()) if passage.covers(m.trigger)]
    first = min(told, key=lambda m: m.trigger.start, default=None)
    if first is None:
        return False
    return _names_somebody(first, named)


def _vocabulary(at: Index) -> dict[str, frozenset[str]]:
    """The content words of each report that is no copy."""
    return {
        report.id: frozenset().union(*(stems(s.quote) for s in at.sentences.get(report.id, ())))
        for report in at.reports.values()
        if report.id not in at.copies
    }


def _central(passage: Span, vocabulary: Mapping[str, frozenset[str]]) -> float:
    """The share of the passage's content words that stand in the other reports, on average over them."""
    words = stems(passage.quote)
    others = [found for report, found in vocabulary.items() if report != passage.report]
    if not words or not others:
        return 0.0
    counts = Counter(word for found in others for word in words & found)
    return sum(counts.values()) / (len(words) * len(others))


def _openings(report: Report, at: Index) -> list[Span]:
    sentences = at.sentences.get(report.id, ())
    found = [_unstopped(undated(s, at), report) for s in sentences if s.start >= report.body][:1]
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
