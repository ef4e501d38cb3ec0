"""The stage: reports in, what each of them says out."""

from collections.abc import Sequence

from rashomon.annotate.counts.counts import find_counts
from rashomon.annotate.counts.losses import number_statements
from rashomon.annotate.counts.measures import measure_facts
from rashomon.annotate.counts.quantities import quantities
from rashomon.annotate.counts.taken_up import taken_up
from rashomon.annotate.counts.votes import vote_facts
from rashomon.annotate.entities.described import with_described
from rashomon.annotate.entities.entities import find_entities
from rashomon.annotate.events.events import Events
from rashomon.annotate.events.reasons import reason_statements
from rashomon.annotate.events.requests import request_statements
from rashomon.annotate.events.statements import event_statements
from rashomon.annotate.grammar.collector import without_collector
from rashomon.annotate.grammar.document import Document, open_report
from rashomon.annotate.grammar.opening import readable
from rashomon.annotate.places.capitals import with_capital
from rashomon.annotate.places.distances import distance_facts
from rashomon.annotate.places.nested import standing_like_places, with_nested_places
from rashomon.annotate.places.places import locate
from rashomon.annotate.speech.attributions import find_attributions
from rashomon.annotate.speech.quotes import Quotations, find_quotes
from rashomon.annotate.speech.wording import utterances
from rashomon.annotate.times import outside_names, times
from rashomon.language import Tagged, tag
from rashomon.model import Annotation, Dropped, EventMention, Report, Statement
from rashomon.text.dates import find_times


def annotate(reports: Sequence[Report]) -> tuple[Annotation, ...]:
    """Reads what each report says: entities, times, quantities, attributions, events, statements.

    The language model runs over all reports at once; the annotation of one report never depends on another.

    Args:
        reports: any number, in any order.

    Returns:
        One annotation for each report, in the order given. What was not understood is in its `dropped`.

    Raises:
        WeightsError: the language model's weights are missing or damaged.
    """
    with without_collector():
        tagged = tag([readable(report) for report in reports])
        return tuple(annotate_tagged(report, tags) for report, tags in zip(reports, tagged, strict=True))


def annotate_tagged(report: Report, tagged: Tagged) -> Annotation:
    """The annotation of one report whose text has been tagged."""
    document = open_report(report, tagged)
    marks = Quotations(find_quotes(report.text))
    roster, described = find_entities(document, marks)
    roster = with_nested_places(report, roster, standing=standing_like_places(document, roster))
    roster = with_capital(document, roster.with_entities(locate(report, roster.entities)))
    roster = with_described(roster, document, described)
    dated = outside_names(find_times(report.text), roster)
    clock = times(report, dated)
    numbers = quantities(report, document, times=dated)
    voices, unattributed = find_attributions(document, roster, marks)
    events = Events(document, roster, clock, voices)
    counts, uncounted = find_counts(document, roster, numbers)
    counted, unstated = number_statements(document, counts, events)
    facts, measured, unplaced = distance_facts(document, roster, numbers, voices)
    dimensions, dimensioned = measure_facts(document, roster, numbers, voices, facts)
    tallies, tallied = vote_facts(document, voices)
    measures = {fact.trigger for fact in dimensions}
    counted = tuple(s for s in counted if s.slot != "count" or s.evidence[0] not in measures)
    all_events = (*(found.event for found in events.found()), *dimensions)
    taken = taken_up(document, numbers, (*counted, *dimensioned), all_events, voices)
    again = {s.evidence[0] for s in taken}
    counted = (*(s for s in counted if s.evidence[0] not in again), *taken)
    spoken, wordings = utterances(document, marks, voices)
    told = event_statements(document, roster, clock, events)
    requested = request_statements(document, roster, events)
    reasons = reason_statements(document, events)
    return Annotation(
        report=report.id,
        sentences=tuple(document.sentence(tree) for tree in document.trees),
        entities=(*roster.entities, *roster.described),
        times=clock,
        quantities=numbers,
        attributions=voices.attributions,
        events=_ordered((*(found.event for found in events.found()), *facts, *dimensions, *tallies, *spoken)),
        statements=_sorted((*told, *counted, *measured, *dimensioned, *tallied, *requested, *reasons, *wordings)),
        dropped=_without_repeats((*unattributed, *uncounted, *unstated, *unplaced)),
    )


def _ordered(events: tuple[EventMention, ...]) -> tuple[EventMention, ...]:
    return tuple(sorted(events, key=lambda event: (event.trigger.start, event.trigger.end, event.kind)))


def _sorted(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """In order of position; one that two parts found stands once."""
    unique = {statement.id: statement for statement in reversed(statements)}
    order = sorted(unique.values(), key=lambda each: (each.sentence.start, each.evidence[0].start, each.slot, each.id))
    return tuple(order)


def _without_repeats(dropped: tuple[Dropped, ...]) -> tuple[Dropped, ...]:
    return tuple(dict.fromkeys(dropped))


__all__ = ["Document", "annotate", "annotate_tagged"]
