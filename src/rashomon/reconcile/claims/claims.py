"""Statements on one slot of one event with one value become one claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model import Claim, Quantity, SaidBy, Span, Statement, Value, Who, Words
from rashomon.reconcile.claims.origins import Witnesses, count_origins
from rashomon.reconcile.claims.values import PRONOUNS, actual, quantity_text, value_key
from rashomon.reconcile.compare.counted import Counted, comparable
from rashomon.reconcile.compare.union import Union
from rashomon.reconcile.entities.entities import Entities
from rashomon.reconcile.events.tellings import Telling
from rashomon.text.digests import digest

# A clause longer than this is not shown as a claim's text; the sentence is not shorter, so the value's words are.
LONGEST_TEXT = 300
_STRENGTH = {"certain": 0, "probable": 1, "possible": 2, "planned": 3, "unknown": 4}


@dataclass(frozen=True, slots=True)
class Said:
    """One statement with what reconcile knows of it.

    Attributes:
        statement: as annotated.
        value: with global entity ids and anchored times.
        telling: of the event mention that it is about.
        counted: what it counts, for counts.
    """

    statement: Statement
    value: Value
    telling: Telling
    counted: Counted


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """A claim with the statements behind it; what conflicts are made of."""

    claim: Claim
    said: tuple[Said, ...]

    @property
    def quantity(self) -> Quantity | None:
        """The value as a quantity, None where it is none."""
        return self.claim.value if isinstance(self.claim.value, Quantity) else None


def make_claims(
    about: str, said: Sequence[Said], *, entities: Entities, witnesses: Witnesses, sides: Union[str], order: Mapping[str, int]
) -> list[ClaimGroup]:
    """Joins the statements about one event into claims, in order of slot, then of first statement.

    Args:
        about: the event's id.
        said: its statements.
        entities: of the story.
        witnesses: who stands behind a statement.
        sides: parties.
        order: of the reports, by publication; the eldest gives a claim its words.
    """
    grouped: dict[tuple[object, ...], list[Said]] = {}
    subjects = _subjects(said, sides)
    for s in sorted(said, key=lambda s: _position(s, order)):
        key = (
            s.statement.slot,
            value_key(s.value, entities),
            subjects.get(s.statement.id, ""),
            s.statement.polarity,
            actual(s.statement.modality),
        )
        grouped.setdefault(key, []).append(s)
    made = [_claim(about, key, group, entities, witnesses) for key, group in grouped.items()]
    return sorted(made, key=lambda g: (g.claim.slot, _position(g.said[0], order), g.claim.id))


def _position(s: Said, order: Mapping[str, int]) -> tuple[int, str, int, str]:
    span = s.statement.evidence[0] if s.statement.evidence else s.statement.sentence
    return order.get(s.statement.report, len(order)), s.statement.report, span.start, s.statement.id


def _subjects(said: Sequence[Said], sides: Union[str]) -> dict[str, str]:
    """For counts: which statements count the same kind of things, by a name of the kind.

    A count that does not say what it counts goes with the only kind that the event counts, where there is but one.
    """
    subjects: dict[str, str] = {}
    by_slot: dict[str, list[Said]] = {}
    for s in said:
        if isinstance(s.value, Quantity) and s.value.kind == "count":
            by_slot.setdefault(s.statement.slot, []).append(s)
    for counts in by_slot.values():
        kinds: list[tuple[str, Counted]] = []
        for s in sorted(counts, key=lambda s: (not s.counted.kinds, not s.counted.owners, s.counted.head, s.statement.id)):
            fitting = [
                name
                for name, kind in kinds
                if comparable(kind, s.counted, sides) and bool(kind.kinds & s.counted.kinds or not s.counted.kinds)
            ]
            if not fitting:
                kinds.append((s.counted.head, s.counted))
                fitting = [s.counted.head]
            subjects[s.statement.id] = fitting[0]
    return subjects


def _claim(about: str, key: tuple[object, ...], group: Sequence[Said], entities: Entities, witnesses: Witnesses) -> ClaimGroup:
    first = group[0]
    statements = [s.statement for s in group]
    modality = min((s.modality for s in statements), key=lambda m: _STRENGTH.get(m, 9))
    claim = Claim(
        id=digest("claim", about, *(repr(part) for part in key)),
        about=about,
        slot=first.statement.slot,
        value=_told_best(group),
        text=claim_text(first),
        reports=tuple(sorted({s.report for s in statements})),
        origins=count_origins(statements, witnesses),
        said_by=said_by(statements, entities),
        evidence=tuple(sorted({span for s in statements for span in s.evidence})),
        statements=tuple(sorted(s.id for s in statements)),
        polarity=first.statement.polarity,
        modality=modality,
    )
    return ClaimGroup(claim, tuple(group))


def _told_best(group: Sequence[Said]) -> Value:
    """The first telling's value; a count in the words of the first that says what is counted, a pronoun by the first name."""
    first = group[0].value
    if isinstance(first, Who) and first.text.lower() in PRONOUNS:
        return next((s.value for s in group if isinstance(s.value, Who) and s.value.text.lower() not in PRONOUNS), first)
    if isinstance(first, Quantity) and not first.counted:
        named = next((s.value for s in group if isinstance(s.value, Quantity) and s.value.counted), None)
        return replace(first, counted=named.counted) if named else first
    return first


def claim_text(said: Said) -> str:
    """A passage of the report: the words themselves for a quotation, else the clause, else the words for the value."""
    if isinstance(said.value, Words) and said.statement.slot == "wording":
        return said.value.text
    clause = said.telling.mention.clause
    covers = all(clause.covers(e) for e in said.statement.evidence)
    passage = clause if covers else said.statement.sentence
    if len(passage.quote) <= LONGEST_TEXT:
        return " ".join(passage.quote.split())
    if isinstance(said.value, Quantity):
        return " ".join(f"{quantity_text(said.value)} {said.value.counted}".split())
    return " ".join(said.statement.evidence[0].quote.split()) if said.statement.evidence else passage.quote[:LONGEST_TEXT]


def said_by(statements: Iterable[Statement], entities: Entities) -> tuple[SaidBy, ...]:
    """Everybody who is made responsible, one entry for each speaker: the shortest chain that leads to them.

    Statements in a report's own voice add nothing: its outlet or agency stands among the origins.
    """
    best: dict[tuple[str, str], SaidBy] = {}
    for s in statements:
        if s.speaker is None or not s.speaker.chain:
            continue
        entity = entities.find(s.report, s.speaker.entity)
        named = entity is not None and bool(entities.by_id[entity].names)
        key = ("entity", entity or "") if named else ("text", s.speaker.chain[-1].casefold())
        entry = SaidBy(s.speaker.chain, entity)
        held = best.get(key)
        if held is None or (len(entry.chain), entry.chain) < (len(held.chain), held.chain):
            best[key] = entry
    return tuple(sorted(best.values(), key=lambda b: (b.chain, b.entity or "")))


def evidence_of(groups: Iterable[ClaimGroup]) -> tuple[Span, ...]:
    """All evidence of the statements of several claims, in order."""
    return tuple(sorted({span for g in groups for s in g.said for span in s.statement.evidence}))
