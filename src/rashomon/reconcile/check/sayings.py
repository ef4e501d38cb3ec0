"""Sentences that bear on a claim, gathered into positions: who says it, who says otherwise, who says part of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from rashomon.model import Difference, Happened, Saying, Span, Speaker, Statement
from rashomon.reconcile.check.align import Alignment
from rashomon.reconcile.check.differences import differences
from rashomon.reconcile.check.sides import Side
from rashomon.reconcile.check.speakers import said_by_asked, speaker_at
from rashomon.reconcile.claims.claims import said_by
from rashomon.reconcile.claims.origins import count_origins
from rashomon.reconcile.story import Matter
from rashomon.text.digests import digest
from rashomon.text.names import fold

# A sentence tells the claim's event when it says at least this share of what it could.
LEAST = 0.5
# It may differ in so many things; what differs in more is another event.
MOST_DIFFER = 2
# So many positions are shown of those who say part of it, and so many sentences of each report.
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Found:
    """One sentence that bears on the claim. `elsewhere`: parts that the report says in another sentence on the same event."""

    alignment: Alignment
    elsewhere: Mapping[int, Span]

    @property
    def report(self) -> str:
        """The report's id."""
        return self.alignment.told.annotation.report

    @property
    def says(self) -> frozenset[int]:
        """The nodes of the claim that it says."""
        return frozenset(self.alignment.said) - self.alignment.unsure | frozenset(self.elsewhere)

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The sentence, and those beside it."""
        return tuple(sorted({self.alignment.told.graph.sentence, *self.elsewhere.values()}))


def saying(matter: Matter, found: Sequence[Found], differs: tuple[Difference, ...], missing: tuple[Span, ...]) -> Saying:
    """One position, with the origins behind it counted as for any claim."""
    statements = [_statement(f) for f in found]
    order = matter.setting.order
    return Saying(
        differs=differs,
        missing=missing,
        reports=tuple(sorted({f.report for f in found}, key=lambda r: (order.get(r, len(order)), r))),
        origins=count_origins(statements, matter.setting.witnesses),
        said_by=said_by(statements, matter.entities),
        evidence=tuple(sorted({span for f in found for span in f.evidence})),
    )


def _statement(found: Found) -> Statement:
    sentence = found.alignment.told.graph.sentence
    speaker: Speaker | None = speaker_at(found.alignment)
    identity = digest("check", found.report, sentence.start)
    return Statement(identity, found.report, "", "happened", Happened(value=True), (sentence,), sentence, speaker=speaker)


def otherwise(
    matter: Matter, asked: Side, found: Sequence[Found], whole: Sequence[Found], order: Sequence[int]
) -> tuple[Saying, ...]:
    """Those who say otherwise, by what they say instead; the best supported first.

    A report that says the claim says otherwise only in somebody else's words: the police count two, the mayor three.
    """
    voices: dict[str, set[tuple[str, ...]]] = {}
    for f in whole:
        voices.setdefault(f.report, set()).add(_voice(f))
    groups: dict[tuple[tuple[str, str], ...], list[tuple[Found, tuple[Difference, ...]]]] = {}
    said = {id(f) for f in whole}
    for f in found:
        differs = () if id(f) in said else _differs(asked, f, order)
        if not differs or (f.report in voices and (_voice(f) in voices[f.report] or not _voice(f))):
            continue
        groups.setdefault(tuple((d.kind, fold(d.told.quote)) for d in differs), []).append((f, differs))
    made = []
    for members in groups.values():
        missing = frozenset(order).difference(*(f.says for f, _ in members))
        differing = {d.asked for d in members[0][1]}
        spans = tuple(s for c in sorted(missing) if (s := asked.graph.nodes[c].span) not in differing)
        # What the report says in other sentences is no evidence for what it says otherwise.
        own = [Found(f.alignment, {}) for f, _ in members]
        made.append(saying(matter, own, members[0][1], spans))
    return tuple(sorted(made, key=lambda s: (-len(s.origins), len(s.differs), s.evidence)))


def _voice(found: Found) -> tuple[str, ...]:
    speaker = speaker_at(found.alignment)
    return () if speaker is None else tuple(fold(part) for part in speaker.chain)


def _differs(asked: Side, found: Found, order: Sequence[int]) -> tuple[Difference, ...]:
    made = tuple(d for d in differences(asked, found.alignment, order) if asked_node(asked, d.asked) not in found.elsewhere)
    if not made or len(made) > MOST_DIFFER:
        return ()
    differing = {asked_node(asked, d.asked) for d in made}
    # A deed that is told less surely is told: what else differs of it is said of the same.
    hedged = {asked_node(asked, d.asked) for d in made if d.kind == "certainty"} if len(made) > 1 else set()
    rest = [c for c in order if c not in differing - hedged]
    told = [c for c in rest if c in found.says or c in hedged]
    missing = [c for c in rest if c not in told]
    # Where a person or body of the claim is not named, it is not the same that is told.
    unnamed = any(asked.graph.nodes[c].kind == "name" and asked.type(c) not in {"place", "facility"} for c in missing)
    if unnamed or _another_deed(asked, found, missing, {d.told for d in made}):
        return ()
    deed = any(asked.verb(c) for c in told) or any(d.kind in {"polarity", "certainty", "action"} for d in made)
    deed = deed or any(d.figure in told and d.ground in told for d in asked.distances)
    enough = len(told) >= max(1, LEAST * len(rest)) and (len(told) > 1 or len(rest) <= 1)
    return made if deed and enough else ()


def _another_deed(asked: Side, found: Found, missing: Sequence[int], told: AbstractSet[Span]) -> bool:
    """True where somebody or something else stands in the place of a doer or undergoer of the claim."""
    side, said = found.alignment.told, found.alignment.said
    used = set(said.values())
    for (head, dependent), roles in asked.roles.items():
        if dependent not in missing or head not in said:
            continue
        for (holder, filler), theirs in side.roles.items():
            same = holder == said[head] and filler not in used and bool(roles & theirs & {"actor", "undergoer"})
            if same and side.graph.nodes[filler].span not in told:
                return True
    return False


def asked_node(asked: Side, span: Span) -> int:
    """The node of the claim that a span is."""
    return next(i for i, n in enumerate(asked.graph.nodes) if n.span == span)


def partly(
    matter: Matter, asked: Side, found: Sequence[Found], order: Sequence[int], speaker: Speaker | None
) -> tuple[Saying, ...]:
    """Those who say part of the claim, by what they are silent about; those who say most first."""
    groups: dict[tuple[int, ...], list[Found]] = {}
    for f in found:
        missing = tuple(c for c in sorted(order) if c not in f.says)
        spoken = speaker is None or said_by_asked(speaker, asked, f.alignment)
        if _another_deed(asked, f, missing, frozenset()):
            continue
        if (missing or not spoken) and len(missing) <= LEAST * len(order) and any(asked.verb(c) for c in f.says):
            groups.setdefault(missing, []).append(f)
    ranked = sorted(groups.items(), key=lambda item: (len(item[0]), item[0]))[:SHOWN]
    made = []
    for missing, members in ranked:
        spans = [asked.graph.nodes[c].span for c in missing]
        if speaker is not None and not any(said_by_asked(speaker, asked, f.alignment) for f in members):
            spans.extend(speaker.spans)
        made.append(saying(matter, members, (), tuple(sorted(spans))))
    return tuple(made)
