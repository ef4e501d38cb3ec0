"""The one public function of compose."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from rashomon.compose.findings import agreements, singles
from rashomon.compose.headline import headline
from rashomon.compose.index import FINE, index
from rashomon.compose.rank import ranked_conflicts, ranked_events
from rashomon.compose.row.doers import ALL, check_scope
from rashomon.compose.row.incident import incident
from rashomon.compose.summary import summary
from rashomon.compose.timeline import timeline
from rashomon.model import Account, Annotation, Dropped, Incident, Lineage, Moment, Reconciliation, Story, TimeRange

# A day so long before the incident's is background: a birth, an earlier attack.
BACKGROUND = timedelta(days=31)


def compose(
    story: Story,
    annotations: Sequence[Annotation],
    lineage: Lineage,
    reconciliation: Reconciliation,
    *,
    dropped: Sequence[Dropped] = (),
    count: str = ALL,
) -> Account:
    """Tell what the reports of one story say, with the words and the speaker of each thing told.

    Args:
        story: the reports, in order of publication.
        annotations: what each report says, in any order.
        lineage: which reports are copies or rewrites: their words are the last to be quoted.
        reconciliation: entities, events, claims and conflicts across the reports.
        dropped: what earlier stages dropped; what annotations and the reconciliation dropped is added here.
        count: who is counted among those killed and injured in the incident's row: "all" who were hit, or "victims", without
            those whom the texts tell of as the doer.

    Returns:
        The account. Every sentence, finding and moment has at least one span; the first span of a sentence taken from a
        report is that sentence, `evidence[0].quote == text`. Conflicts stand in the order in which they matter.

    Raises:
        InputError: no scope of counting is called `count`.
    """
    check_scope(count)
    at = index(story, annotations, lineage, reconciliation)
    ranked = ranked_events(at)
    weights = {event.id: weight for event, weight in ranked}
    conflicts = ranked_conflicts(reconciliation.conflicts, at, weights)
    title = headline(at)
    row = incident(annotations, ranked, conflicts, reconciliation.entities, at, count=count)
    agreed = agreements(reconciliation.claims, at, weights, row=row)
    moments = timeline(ranked, at)
    told, left_out = summary(ranked, conflicts, at, headline=title)
    return Account(
        id=story.id,
        headline=title,
        summary=told,
        period=_period(story, moments, row),
        reports=story.reports,
        lineage=lineage,
        entities=reconciliation.entities,
        events=reconciliation.events,
        claims=reconciliation.claims,
        conflicts=conflicts,
        agreements=agreed,
        singles=singles(reconciliation.claims, at, weights, agreed=agreed, moments=moments, row=row),
        timeline=moments,
        dropped=_merged([*dropped, *(d for a in annotations for d in a.dropped), *reconciliation.dropped, *left_out]),
        incident=row,
    )


def _period(story: Story, moments: Iterable[Moment], row: Incident | None) -> TimeRange | None:
    """From the first to the last day told of or published; days long before the incident's own are left out."""
    told = [m.range for m in moments if m.range is not None and m.range.precision in FINE]
    if row is not None and row.when is not None and row.when.precision in FINE:
        first = row.when.start - BACKGROUND
        told = [r for r in told if r.start >= first]
    ranges = ([story.period] if story.period is not None else []) + told
    if not ranges:
        return None
    return TimeRange(min(r.start for r in ranges), max(r.end for r in ranges), "day")


def _merged(dropped: Iterable[Dropped]) -> tuple[Dropped, ...]:
    """Each thing once, by report, then by what it is; what belongs to no report first."""
    return tuple(sorted(set(dropped), key=lambda d: (d.report or "", d.what, d.reason)))
