"""What the page shows, worked out before the template is filled: the template only places it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import isfinite

from rashomon.compose.holders import Holder, holders
from rashomon.export.families import Sheet, Witness, sheets, witnesses
from rashomon.export.figures import Mark, compare_words, ruler
from rashomon.export.glance import Glance, glance
from rashomon.export.json import singles_not_listed
from rashomon.export.links import Chip, Links
from rashomon.export.passages import Piece, excerpt, marked
from rashomon.export.wording import (
    KIND,
    WHY,
    flat,
    number,
    parted,
    period_text,
    plural,
    time_text,
    value_text,
)
from rashomon.model import Account, Claim, Conflict, Dropped, Entity, Estimate, Figure, Finding, Position, Sentence, Span

# Positions have so many colours; further ones begin again with the first.
COLOURS = 6
# Names of people that the incident's row shows before it counts them.
NAMES_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, with the places where it stands.

    `pieces`: the same, with the words marked that its claims rest on. `details`: what its further claims say and how many
    origins say it.
    """

    text: str
    pieces: tuple[Piece, ...]
    chips: tuple[Chip, ...]
    origins: int = 0
    reports: int = 0
    details: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One position of a conflict.

    `size`: figure, phrase or text, by the length of the longest label of the conflict; `note`: what the label adds in brackets.
    """

    colour: int
    label: tuple[Piece, ...]
    size: str
    note: str
    holders: tuple[Holder, ...]
    quote: tuple[Piece, ...]
    chips: tuple[Chip, ...]
    origins: int
    reports: int


@dataclass(frozen=True, slots=True)
class Dispute:
    """One conflict."""

    anchor: str
    kind: str
    why: str
    why_short: str
    why_long: str
    question: str
    sides: tuple[Side, ...]
    ruler: tuple[Mark, ...]
    estimate: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the timeline. `when` is empty where it is the same as that of the entry before."""

    when: str
    told: Told
    ahead: bool
    dispute: str


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    title: str
    headline: Told | None
    period: str
    counts: tuple[tuple[str, str, str], ...]
    summary: tuple[Told, ...]
    glance: Glance | None
    disputes: tuple[Dispute, ...]
    compatible: tuple[Dispute, ...]
    agreements: tuple[Told, ...]
    singles: tuple[Told, ...]
    singles_left: int
    timeline: tuple[Entry, ...]
    row: tuple[tuple[str, str, tuple[Chip, ...]], ...]
    witnesses: tuple[Witness, ...]
    sheets: tuple[Sheet, ...]
    dropped: tuple[tuple[str, tuple[Dropped, ...]], ...]
    dropped_count: int
    links: Links


def view(account: Account) -> View:
    """Work out the page of an account."""
    links = Links(account)
    claims = {claim.id: claim for claim in account.claims}
    disputes = tuple(_dispute(conflict, links) for conflict in account.conflicts)
    moot = {c.id for c in account.conflicts if c.why == "vague"}
    shown = tuple(d for d, c in zip(disputes, account.conflicts, strict=True) if c.id not in moot)
    headline = _sentence(account.headline, links) if account.headline is not None else None
    return View(
        title=flat(headline.text) if headline is not None else "One event, many reports",
        headline=headline,
        period=period_text(account.period) if account.period is not None else "",
        counts=_counts(account, len(shown)),
        summary=tuple(_sentence(s, links) for s in account.summary),
        glance=glance(account, links, colours=COLOURS),
        disputes=shown,
        compatible=tuple(d for d, c in zip(disputes, account.conflicts, strict=True) if c.id in moot),
        agreements=tuple(_finding(f, claims, links) for f in account.agreements),
        singles=tuple(_finding(f, claims, links) for f in account.singles),
        singles_left=singles_not_listed(account),
        timeline=_timeline(account, links),
        row=_row(account, links),
        witnesses=witnesses(account, links),
        dropped=_dropped(account.dropped, links),
        dropped_count=len(account.dropped),
        sheets=sheets(account, links),  # last: by now every cited span is known
        links=links,
    )


def _counts(account: Account, disputes: int) -> tuple[tuple[str, str, str], ...]:
    """Figure, name and explanation."""
    texts = len(account.lineage.families) or len(account.reports)
    sharing = {report for link in account.lineage.links if link.kind == "shared" for report in (link.elder, link.younger)}
    common = "Reports that carry the same passages, an agency's for one; what these say counts once."
    origins = len({origin.name for claim in account.claims for origin in claim.origins})
    return (
        _count(len(account.reports), "report", "What was given and could be read."),
        _count(texts, "different text", "Copies and rewrites of one text count once."),
        *((_count(len(sharing), "", common, many="sharing passages"),) if sharing else ()),
        _count(origins, "origin", "Speakers quoted, agencies, and outlets' own reporters: each counts once."),
        _count(len(account.agreements), "agreement", "Told by two origins or more and disputed by none."),
        _count(disputes, "conflict", "Questions to which the reports give answers that cannot all hold."),
    )


def _count(value: int, one: str, meaning: str, many: str | None = None) -> tuple[str, str, str]:
    figure, _, noun = plural(value, one, many).partition(" ")
    return figure, noun, meaning


def _sentence(sentence: Sentence, links: Links) -> Told:
    text = _torn(sentence.text)
    return Told(text, (Piece(text),), links.chips(sentence.evidence))


def _torn(text: str) -> str:
    """A passage that begins inside a sentence shows that it does."""
    return f"… {text}" if text[:1].islower() else text


def _finding(finding: Finding, claims: dict[str, Claim], links: Links) -> Told:
    # What fewer origins tell than the whole is said apart; the rest stands in the words marked.
    held = [claims[c] for c in finding.claims if c in claims]
    told = {"happened", *(c.slot for c in held[:1])}  # what the sentence is quoted for needs no line of its own
    further = [c for c in held[1:] if c.slot not in told and len(c.origins) < len(finding.origins)]
    details = tuple((c.slot, value_text(c.value), len(c.origins)) for c in further)
    text = _torn(finding.text)
    pieces = marked(finding.evidence[0], finding.evidence)
    if text != finding.text:
        pieces = (Piece("… "), *pieces)
    return Told(text, pieces, links.chips(finding.evidence), len(finding.origins), len(finding.reports), details)


def _dispute(conflict: Conflict, links: Links) -> Dispute:
    short, long = WHY.get(conflict.why, (conflict.why, ""))
    halves = [parted(flat(p.label)) for p in conflict.positions]
    labels = [label for label, _ in halves]
    worded = compare_words(labels) if conflict.kind == "wording" else tuple((Piece(label),) for label in labels)
    size = _size(conflict.kind, max(map(len, labels), default=0))
    return Dispute(
        anchor=links.conflict(conflict.id),
        kind=KIND.get(conflict.kind, conflict.kind),
        why=conflict.why,
        why_short=short,
        why_long=conflict.reason or long,
        question=flat(conflict.question),
        sides=tuple(
            _side(place, position, (worded[place], halves[place][1], size), links)
            for place, position in enumerate(conflict.positions)
        ),
        ruler=ruler([p.value for p in conflict.positions], labels) if conflict.kind == "number" else (),
        estimate=_estimate(conflict.estimate) if conflict.estimate is not None else "",
    )


def _size(kind: str, longest: int) -> str:
    return "words" if kind == "wording" else "figure" if longest <= 12 else "phrase" if longest <= 48 else "text"


def _side(place: int, position: Position, named: tuple[tuple[Piece, ...], str, str], links: Links) -> Side:
    label, note, size = named
    best = min(position.evidence, key=links.preference)
    return Side(
        colour=place % COLOURS + 1,
        label=label,
        size=size,
        note=note,
        holders=tuple(replace(h, chain=tuple(links.name(n) for n in h.chain)) for h in holders(position)),
        quote=excerpt(links.reports[best.report], [s for s in position.evidence if s.report == best.report]),
        chips=links.chips(sorted(position.evidence, key=links.preference)),
        origins=len(position.origins),
        reports=len(position.reports),
    )


def _estimate(estimate: Estimate) -> str:
    named = (("low", estimate.low), ("best", estimate.best), ("high", estimate.high))
    figures = ", ".join(
        f"{name} {number(value) if value != float('inf') else 'open'}" for name, value in named if value is not None
    )
    return f"By the rule “{estimate.policy}”: {figures}" if figures else ""


def _timeline(account: Account, links: Links) -> tuple[Entry, ...]:
    published = {r.id: r.published.end for r in account.reports if r.published is not None}
    about = {c.about: links.conflict(c.id) for c in reversed(account.conflicts) if c.why != "vague"}
    found: list[Entry] = []
    before = ""
    for moment in account.timeline:
        when = time_text(moment.range) if moment.range is not None else "Day not known"
        # Still ahead for those who told it: each of them is known to have been published before.
        ahead = moment.range is not None and all(r in published and published[r] <= moment.range.start for r in moment.reports)
        text = _torn(moment.text)
        told = Told(text, (Piece(text),), links.chips(moment.evidence), reports=len(moment.reports))
        found.append(Entry(when if when != before else "", told, ahead, about.get(moment.event, "")))
        before = when
    return tuple(found)


def _row(account: Account, links: Links) -> tuple[tuple[str, str, tuple[Chip, ...]], ...]:
    """The incident as a coder's row: name, value, where it stands."""
    row = account.incident
    if row is None:
        return ()
    found: list[tuple[str, str, tuple[Span, ...]]] = []
    if row.when is not None:
        untold = "" if row.when_evidence else " (day of publication; no report tells the day)"
        found.append(("when", time_text(row.when) + untold, row.when_evidence))
    place = next((entity for entity in account.entities if entity.id == row.where), None)
    if place is not None:
        found.append(("where", _located(place), row.where_evidence))
    found += [(figure.slot, _figure(figure), figure.evidence) for figure in row.figures]
    names = {entity.id: entity.name for entity in account.entities}
    for fate in ("killed", "injured"):
        victims = [victim for victim in row.people if victim.fate == fate]
        told = tuple(span for victim in victims for span in victim.evidence)
        found += [(f"{fate}, by name", _listed([names[victim.entity] for victim in victims]), told)] if victims else []
    return tuple((name, value, links.chips(sorted(spans, key=links.preference))) for name, value, spans in found)


def _located(place: Entity) -> str:
    if place.place is None:
        return place.name
    return f"{place.name} ({place.place.latitude:.2f}, {place.place.longitude:.2f})"


def _listed(names: list[str]) -> str:
    """Names of people, a long list cut and counted."""
    left = len(names) - NAMES_SHOWN
    return ", ".join(names) if left <= 0 else f"{', '.join(names[:NAMES_SHOWN])} and {left} more"


def _figure(figure: Figure) -> str:
    """The best figure with its bounds where they are others, how many origins give it, and who is not counted."""
    notes = []
    if not figure.low == figure.best == figure.high:
        high = number(figure.high) if isfinite(figure.high) else "open"
        notes.append(f"low {number(figure.low)}, high {high}")
    if figure.origins:
        notes.append(plural(len(figure.origins), "origin"))
    scope = ", victims: whoever is told of as the doer is not counted" if figure.scope == "victims" else ""
    return f"{number(figure.best)} ({'; '.join(notes)}){scope}" if notes else number(figure.best) + scope


def _dropped(dropped: Iterable[Dropped], links: Links) -> tuple[tuple[str, tuple[Dropped, ...]], ...]:
    """By report, in the order of the account; what belongs to no report first."""
    groups: dict[str, list[Dropped]] = {}
    for item in dropped:
        groups.setdefault(links.name(item.report) if item.report is not None else "", []).append(item)
    return tuple((name, tuple(items)) for name, items in groups.items())
