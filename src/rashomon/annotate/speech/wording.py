"""Utterances: every stretch of three words or more in quotation marks that somebody is made responsible for."""

from rashomon.annotate.grammar.document import Document
from rashomon.annotate.grammar.ids import event_id
from rashomon.annotate.grammar.record import state
from rashomon.annotate.speech.attributions import Voices
from rashomon.annotate.speech.loose import MIN_WORDS
from rashomon.annotate.speech.quotes import Quotations
from rashomon.model import EventMention, Role, Span, Statement, Words


def utterances(document: Document, quotes: Quotations, voices: Voices) -> tuple[tuple[EventMention, ...], tuple[Statement, ...]]:
    """Makes an utterance of every quoted sentence, or stretch of one, that has a speaker.

    Returns:
        Event mentions of kind "utterance" and their statements with slot "wording".
    """
    events, statements = [], []
    for quote in quotes.quotes:
        speaker = voices.at(quote.inner[0][0])
        if speaker is None:
            continue
        for start, end in quote.inner:
            for stretch in _sentences(document, start, end):
                if len(stretch.quote.split()) < MIN_WORDS:
                    continue
                tree = document.tree_at(stretch.start)
                source = speaker.spans[-1:] if speaker.spans else ()
                event = EventMention(
                    id=event_id("utterance", stretch),
                    kind="utterance",
                    trigger=stretch,
                    lemma="say",
                    clause=stretch,
                    sentence=document.sentence(tree) if tree else stretch,
                    roles=tuple(Role("actor", span, speaker.entity) for span in source),
                    speaker=speaker,
                )
                events.append(event)
                statements.append(state(event, "wording", Words(stretch.quote), (stretch,), "wording"))
    return tuple(events), tuple(statements)


def _sentences(document: Document, start: int, end: int) -> tuple[Span, ...]:
    """The stretch cut where sentences end, without white space at the ends."""
    found = []
    cuts = [tree.end for tree in document.trees_in(start, end) if start < tree.end < end]
    for edge, stop in zip([start, *cuts], [*cuts, end], strict=True):
        first, last = edge, stop
        while first < last and document.text[first].isspace():
            first += 1
        while last > first and (document.text[last - 1].isspace() or document.text[last - 1] == ","):
            last -= 1
        if first < last:
            found.append(document.report.span(first, last))
    return tuple(found)
