"""Values where they stand in a report, and conflicts between them, whether or not a statement of annotate has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from rashomon.model import Claim, Conflict, Happened, Position, Quantity, Span, Speaker, Statement, Value
from rashomon.reconcile.claims.claims import ClaimGroup, Said
from rashomon.reconcile.compare.counted import Counted
from rashomon.reconcile.compare.opposites import opposed
from rashomon.reconcile.compare.parallels import Sentence, counterparts
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.positions import Setting, Side, position
from rashomon.reconcile.conflicts.questions import changed_question, passage, shortened, whether, which
from rashomon.reconcile.conflicts.readings import Reading, read_all
from rashomon.reconcile.events.tellings import Telling
from rashomon.text.digests import digest


@dataclass(frozen=True, slots=True)
class Given:
    """One value where it stands: its kind of conflict, the slot, the words, and the telling that it belongs to.

    `speaker`: who says it, where he is not the speaker of the telling.
    """

    kind: str
    slot: str
    value: Value
    span: Span
    label: str
    speaker: Speaker | None = None


class Maker:
    """Makes the conflicts; one that was found is not told again."""

    def __init__(
        self,
        tellings: Sequence[tuple[str, Telling]],
        groups: Mapping[str, Sequence[ClaimGroup]],
        setting: Setting,
        found: Iterable[Conflict],
    ) -> None:
        self.setting = setting
        self.made: list[Found] = []
        self._found = tuple(found)
        self._told = [[frozenset(p.claims) for p in c.positions] for c in self._found]
        self._by_sentence: dict[Sentence, list[tuple[str, Telling]]] = {}
        for about, t in tellings:
            self._by_sentence.setdefault(t.sentence, []).append((about, t))
        self._claims: dict[str, ClaimGroup] = {}
        self._saying: dict[Sentence, list[Said]] = {}
        for held in groups.values():
            for group in held:
                for s in group.said:
                    self._claims[s.statement.id] = group
                    self._saying.setdefault(s.telling.sentence, []).append(s)

    def shown(self, kind: str, sides: Sequence[Iterable[Span]]) -> bool:
        """True where a conflict of the kind, found before or made here, has words of two sides in two of its positions."""
        told = [tuple(side) for side in sides]
        for conflict in (*self._found, *(conflict for conflict, _, _ in self.made)):
            if conflict.kind == kind:
                held = [
                    {n for n, side in enumerate(told) if any(mine.overlaps(s) for mine in side for s in p.evidence)}
                    for p in conflict.positions
                ]
                if any(i != j for one, other in combinations(held, 2) for i in one for j in other):
                    return True
        return False

    def facing(self, elder: Sentence, younger: Sentence) -> Iterator[tuple[tuple[str, Telling], tuple[str, Telling]]]:
        """Tellings of happenings whose words stand in one place of two parallel sentences."""
        here, there = ([p for p in self._by_sentence.get(s, []) if p[1].mention.kind == "event"] for s in (elder, younger))
        if not here or not there:
            return
        sentences = self.setting.witnesses.parallels.sentences
        spans = (sentences[elder[0]][elder[1]], sentences[younger[0]][younger[1]])
        for mine, where in zip(there, counterparts(*spans, [p[1].mention.trigger for p in there]), strict=True):
            for theirs in here:
                if where is not None and where.overlaps(theirs[1].mention.trigger):
                    yield theirs, mine

    def events(self, one: tuple[str, Telling], other: tuple[str, Telling]) -> None:
        """It happened, or it did not; this was done, or its opposite."""
        a, b = one[1].mention, other[1].mention
        denied = a.polarity != b.polarity and one[1].concepts & other[1].concepts and not self._both_told(one[1], other[1])
        against = a.polarity and b.polarity and opposed(one[1].lemma, other[1].lemma)
        if not denied and not against:
            return
        kind, question = (
            ("polarity", whether(one[1] if a.polarity else other[1]))
            if denied
            else (
                "action",
                which(a.trigger.quote, b.trigger.quote),
            )
        )
        sides = [
            self._side([Given(kind, "happened", Happened(m.polarity), m.trigger, passage(m))], about, telling)
            for (about, telling), m in ((one, a), (other, b))
        ]
        self._make(kind, one[0], question, sides, [[m.trigger] for m in (a, b)])

    def _both_told(self, one: Telling, other: Telling) -> bool:
        """True where either sentence tells the deed and its denial, of two ("one was injured, the other was not injured")."""
        return any(
            t.lemma == mine.lemma and t.mention.polarity != mine.mention.polarity
            for mine in (one, other)
            for _, t in self._by_sentence.get(mine.sentence, ())
        )

    def deeds(
        self,
        given: Sequence[Sequence[Given]],
        deed: tuple[str, Telling],
        question: str,
        *,
        alone: bool = False,
        reading: Reading | None = None,
    ) -> None:
        """One conflict for two ways in which one deed is told to have been done.

        Args:
            given: the sides.
            deed: the event, with a telling of it.
            question: that they answer.
            alone: whether only who says these very words stands behind a side, and nobody else of its claims.
            reading: why they differ, where that is known.
        """
        sides = [self._side(side, *deed) for side in given]
        if alone:
            sides = [_only(side, held) for side, held in zip(sides, given, strict=True)]
        self._make(given[0][0].kind, deed[0], question, sides, [[g.span for g in side] for side in given], reading=reading)

    def values(
        self,
        given: Sequence[Sequence[Given]],
        deed: tuple[str, Telling] | None = None,
        beside: Sequence[Sequence[Span]] = ((), ()),
        *,
        untold: bool = False,
    ) -> None:
        """One conflict for the values that stand in one place, or that are told of one deed.

        Args:
            given: the sides, each with all that hold its value.
            deed: the event with a telling of it, where it is not told in the sentence of the value.
            beside: of two sides, where else their reports give the same value: evidence, whatever is claimed there.
            untold: whether sentences that tell no event are taken too; the words say that they are one only in two printings.
        """
        first = given[0][0]
        about, telling = deed if deed is not None else self._teller(first)
        own = telling is not None
        if telling is None and untold:
            about, telling = self.nearest(first.span)
        if telling is None:
            return
        sides = [self._side(side, about, telling) for side in given]
        asked = passage(telling.mention) if own else shortened(self._sentence(first).quote)
        question = changed_question(first.value, telling, self.setting.entities, asked)
        spans = [[g.span for g in side] for side in given]
        if len(spans) == len(beside):
            spans = [[*mine, *more] for mine, more in zip(spans, beside, strict=True)]
        self._make(first.kind, about, question, sides, spans)

    def _teller(self, given: Given) -> tuple[str, Telling | None]:
        """The event that a value belongs to: of which a statement has it, else the nearest in its sentence."""
        place = self.setting.witnesses.parallels.at(given.span)
        for s in self._saying.get(place, []):
            if s.statement.evidence and s.statement.evidence[0].overlaps(given.span) and s.telling.mention.kind != "utterance":
                about = next((a for a, t in self._by_sentence[place] if t.id == s.telling.id), "")
                return about, s.telling
        near = sorted(
            self._by_sentence.get(place, []), key=lambda p: (abs(p[1].mention.trigger.start - given.span.start), p[1].id)
        )
        return next(((a, t) for a, t in near if t.mention.kind == "event"), ("", None))

    def nearest(self, span: Span) -> tuple[str, Telling | None]:
        """The event told nearest before some words, else behind them: what a sentence that tells none goes on about."""
        report, number = self.setting.witnesses.parallels.at(span)
        told = [
            (s[1], p) for s, held in self._by_sentence.items() if s[0] == report for p in held if p[1].mention.kind == "event"
        ]
        ranked = sorted(told, key=lambda each: (each[0] > number, abs(each[0] - number), each[1][1].id))
        return ranked[0][1] if ranked else ("", None)

    def _sentence(self, given: Given) -> Span:
        report, number = self.setting.witnesses.parallels.at(given.span)
        return self.setting.witnesses.parallels.sentences[report][number]

    def _side(self, given: Sequence[Given], about: str, telling: Telling) -> Side:
        """The claims that hold the value; where annotate made no statement of it, the value alone."""
        groups: dict[str, ClaimGroup] = {}
        for each in given:
            found = self._claimed(each) if each.speaker is None else []
            for group in found or [_alone(each, about, self._teller(each)[1] or telling)]:
                groups.setdefault(group.claim.id, group)
        return Side(tuple(groups.values()), given[0].label, given[0].value)

    def _claimed(self, given: Given) -> list[ClaimGroup]:
        place = self.setting.witnesses.parallels.at(given.span)
        held = [
            self._claims[s.statement.id]
            for s in self._saying.get(place, [])
            if s.statement.evidence and s.statement.evidence[0].overlaps(given.span) and _alike(s.value, given.value)
        ]
        return [group for group in held if group.claim.slot != "wording"]

    def _make(
        self,
        kind: str,
        about: str,
        question: str,
        sides: Sequence[Side],
        spans: Sequence[Sequence[Span]],
        *,
        reading: Reading | None = None,
    ) -> None:
        claims = [frozenset(g.claim.id for g in side.groups if g.claim.statements) for side in sides]
        if any(one & other for i, one in enumerate(claims) for other in claims[i + 1 :]) or told_already(claims, self._told):
            return
        pairs = list(combinations(range(len(sides)), 2))
        why, reason, outdated = read_all(list(sides), pairs, self.setting)
        if reading is not None:
            why, reason, outdated = reading.why, reading.reason, frozenset()
        identity = digest("conflict", kind, about, "changed", *sorted(s.label for s in sides))
        conflict = Conflict(
            id=identity,
            kind=kind,
            why=why,
            about=about,
            question=question,
            positions=tuple(self._position(side, held) for side, held in zip(sides, spans, strict=True)),
            reason=reason,
        )
        self._told.append(claims)
        superseded = frozenset[str]().union(*(claims[k] for k in outdated))
        self.made.append((conflict, frozenset[str]().union(*claims), superseded))

    def _position(self, side: Side, spans: Sequence[Span]) -> Position:
        made = position(side, self.setting)
        reports = tuple(sorted({*made.reports, *(s.report for s in spans)}))
        known = tuple(sorted(g.claim.id for g in side.groups if g.claim.statements))
        return replace(made, claims=known, reports=reports, evidence=tuple(sorted({*spans, *made.evidence})))


def _alike(a: Value, b: Value) -> bool:
    """True for values of one sort: "a girl of 15" is counted, which says nothing of her age."""
    return isinstance(a, type(b)) and (not isinstance(a, Quantity) or not isinstance(b, Quantity) or a.kind == b.kind)


def _only(side: Side, given: Sequence[Given]) -> Side:
    """The side, with no statement but those of the given words."""
    kept = [
        replace(g, said=tuple(s for s in g.said if any(e.overlaps(each.span) for e in s.statement.evidence for each in given)))
        for g in side.groups
    ]
    return replace(side, groups=tuple(g for g in kept if g.said))


def told_already(claims: Sequence[frozenset[str]], told: Iterable[Sequence[frozenset[str]]]) -> bool:
    """True where a conflict has the claims of two sides in two of its positions; `told`: the claims of positions."""
    return all(claims) and any(
        i != j and claims[0] & p and claims[1] & q
        for positions in told
        for i, p in enumerate(positions)
        for j, q in enumerate(positions)
    )


def _alone(given: Given, about: str, telling: Telling) -> ClaimGroup:
    """A value of which annotate made no statement, with the speaker of the telling that it stands in; it makes no claim."""
    mention, here = telling.mention, telling.report == given.span.report
    statement = Statement(
        id=digest("given", given.span.report, given.slot, given.span.start, given.span.end),
        report=given.span.report,
        event=mention.id,
        slot=given.slot,
        value=given.value,
        evidence=(given.span,),
        sentence=mention.sentence if here else given.span,
        speaker=given.speaker or (mention.speaker if here else None),
    )
    said = Said(statement, given.value, telling, Counted())
    claim = Claim(statement.id, about, given.slot, given.value, given.label, (statement.report,), (), (), (given.span,), ())
    return ClaimGroup(claim, (said,))
