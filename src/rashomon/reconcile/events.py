"""One event behind its tellings, within a report and across reports.

Candidates first: only mentions that share a class of happening and a name, a passage, a number or a companion are
compared, and in a crowded block each only with its neighbours, so that the cost stays near linear in the reports. Then
groups grow from the surest pair to the least sure; a group never takes in a mention that its members speak against.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from rashomon.model import Place, TimeRange
from rashomon.reconcile.features import FINE, JOIN, WEIGHTS, Context, compare, gap, likelihood, log_odds
from rashomon.reconcile.geometry import apart
from rashomon.reconcile.lexicon import stem
from rashomon.reconcile.likeness import SURE, read_together
from rashomon.reconcile.opposites import opposed
from rashomon.reconcile.parallels import Parallels, counterparts
from rashomon.reconcile.tellings import Telling
from rashomon.reconcile.union import Union

Pair = tuple[str, str]

# A block of more mentions than this is compared along its order only, each with so many that follow.
CROWDED = 60
NEIGHBOURS = 30
# Of two groups at most so many members each are compared before they are joined, and it must be this likely on average.
SAMPLE = 5
AGREEMENT = 0.1
# What the pair model can add or take away.
REACH = SURE * WEIGHTS["read as one"]
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Grouped:
    """Which tellings are one event.

    Attributes:
        groups: members by position, the groups in order of their first member.
        strength: for pairs of mention ids that were joined directly, the log odds; what conflicts rest on.
    """

    groups: tuple[tuple[Telling, ...], ...]
    strength: Mapping[Pair, float]


def align_tellings(tellings: Sequence[Telling], parallels: Parallels) -> tuple[frozenset[Pair], Union[str]]:
    """Mentions that stand in one place of two parallel sentences.

    Returns:
        Their pairs of ids, and sets of mentions whose sentences are word for word the same: one telling, printed often.
    """
    at: dict[tuple[str, int], list[Telling]] = {}
    for t in tellings:
        at.setdefault(t.sentence, []).append(t)
    aligned: set[Pair] = set()
    copies: Union[str] = Union(t.id for t in tellings)
    for elder, younger, likeness in parallels.pairs:
        here, there = at.get(elder, []), at.get(younger, [])
        if not here or not there:
            continue
        sentences = (parallels.sentences[elder[0]][elder[1]], parallels.sentences[younger[0]][younger[1]])
        for mine, where in zip(there, counterparts(*sentences, [t.mention.trigger for t in there]), strict=True):
            for theirs in here:
                if where is not None and where.overlaps(theirs.mention.trigger) and mine.mention.kind == theirs.mention.kind:
                    aligned.add(_pair(mine.id, theirs.id))
                    if likeness == 1.0 and mine.mention.lemma == theirs.mention.lemma:
                        copies.join(theirs.id, mine.id)
    return frozenset(aligned), copies


def join_events(tellings: Sequence[Telling], context: Context, copies: Union[str]) -> Grouped:
    """Groups the tellings of happenings. Facts and utterances are grouped elsewhere.

    Args:
        tellings: in a stable order.
        context: of the story.
        copies: tellings that are one text; the first of each stands for all.
    """
    by_id = {t.id: t for t in tellings}
    copied = copies.groups(t.id for t in tellings)
    firsts = [by_id[group[0]] for group in copied]
    stands_for = {member: group[0] for group in copied for member in group}
    aligned = {_pair(stands_for[a], stands_for[b]) for a, b in context.aligned if a in stands_for and b in stands_for}
    context = replace(context, aligned=frozenset(p for p in aligned if p[0] != p[1]))
    pairs = _blocked((key, t.id) for t in firsts for key in _keys(t)) | {p for p in context.aligned if _happens(by_id, p)}
    context = replace(context, read=_read(sorted(pairs), by_id, context))
    groups = _Groups(firsts, context)
    strength = groups.grow(sorted(pairs), by_id, {})
    mates = _companions(firsts, groups)
    together = _blocked((key, t) for t, keys in mates.items() for key in keys)
    bonus = dict.fromkeys(together, 1.0)
    strength.update(groups.grow(sorted(together), by_id, bonus))
    for group in copied:
        for member in group[1:]:
            groups.sets.join(group[0], member)
    found = groups.sets.groups(t.id for t in tellings)
    return Grouped(tuple(tuple(by_id[i] for i in group) for group in found), strength)


def _read(pairs: Sequence[Pair], by_id: Mapping[str, Telling], context: Context) -> dict[Pair, float]:
    """The pair model's word on the pairs that it could tip either way."""
    edges = (((a, b), log_odds(compare(by_id[a], by_id[b], context)) - JOIN) for a, b in pairs)
    return read_together(((abs(off), pair) for pair, off in edges if abs(off) <= REACH), by_id)


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a <= b else (b, a)


def _happens(by_id: Mapping[str, Telling], pair: Pair) -> bool:
    return all(i in by_id and by_id[i].concepts for i in pair)


def _keys(t: Telling) -> list[tuple[str, ...]]:
    keys: list[tuple[str, ...]] = []
    # Words that only report have no class of happening: "announced" is compared with "announced".
    for concept in sorted(t.concepts) or [f"={stem(t.lemma)}"]:
        keys.append((concept,))
        keys.extend((concept, "with", e) for e in sorted(t.entities))
        if t.place is not None:
            keys.append((concept, "at", t.place))
        if t.lead:
            keys.append((concept, "lead"))
        keys.append((concept, "in", t.report))
        keys.extend((concept, "number", repr(c.quantity.low)) for c in t.counts if c.quantity.exact)
    return keys


def _blocked(keyed: Iterable[tuple[tuple[str, ...], str]]) -> set[Pair]:
    blocks: dict[tuple[str, ...], list[str]] = {}
    for key, item in keyed:
        blocks.setdefault(key, []).append(item)
    pairs: set[Pair] = set()
    for block in blocks.values():
        members = list(dict.fromkeys(block))
        reach = len(members) if len(members) <= CROWDED else NEIGHBOURS
        for n, a in enumerate(members):
            pairs.update(_pair(a, b) for b in members[n + 1 : n + 1 + reach])
    return pairs


@dataclass(slots=True)
class _Group:
    """What a group under growth is known by: its first members, its size, and when and where they were told to be."""

    sample: list[Telling]
    size: int
    days: set[TimeRange]
    points: dict[tuple[float, float], Place]

    @classmethod
    def of(cls, t: Telling) -> _Group:
        days = {t.time} if t.time is not None and t.time.precision in FINE else set()
        points = {(t.point.latitude, t.point.longitude): t.point} if t.point is not None else {}
        return cls([t], 1, days, points)

    def take(self, other: _Group) -> None:
        """Takes another group in."""
        both = sorted(self.sample + other.sample, key=lambda t: (t.report, t.mention.trigger.start, t.id))
        self.sample = both[:SAMPLE]
        self.size += other.size
        self.days |= other.days
        self.points |= other.points

    def apart(self, other: _Group) -> bool:
        """True where no day, or no place, of the one can be one of the other."""
        days = bool(self.days and other.days) and all(gap(x, y) >= _DAY for x in self.days for y in other.days)
        if days:
            return True
        ours, theirs = self.points.values(), other.points.values()
        return bool(ours and theirs) and all(apart(x, y) for x in ours for y in theirs)


class _Groups:
    """Groups under growth."""

    def __init__(self, tellings: Sequence[Telling], context: Context) -> None:
        self.sets: Union[str] = Union(t.id for t in tellings)
        self.context = context
        self._held = {t.id: _Group.of(t) for t in tellings}

    def of(self, item: str) -> _Group:
        return self._held[self.sets.find(item)]

    def grow(self, pairs: Sequence[Pair], by_id: Mapping[str, Telling], bonus: Mapping[Pair, float]) -> dict[Pair, float]:
        scored = []
        for a, b in pairs:
            if self.sets.same(a, b):
                continue
            features = compare(by_id[a], by_id[b], self.context)
            value = log_odds(features) + WEIGHTS["companions"] * bonus.get((a, b), 0.0)
            if value >= JOIN:
                # What takes up the sentence before is joined to it first: by itself it says too little to be compared.
                scored.append(("count taken up" not in features, -value, a, b))
        joined: dict[Pair, float] = {}
        for _, value, a, b in sorted(scored):
            if self.sets.same(a, b) or self._agree(a, b, bonus.get((a, b), 0.0)):
                joined[a, b] = -value
                self._join(a, b)
        return joined

    def _log_odds(self, a: Telling, b: Telling) -> float:
        return log_odds(compare(a, b, self.context))

    def _join(self, a: str, b: str) -> None:
        left, right = self.sets.find(a), self.sets.find(b)
        if left != right:
            both, other = self._held.pop(left), self._held.pop(right)
            both.take(other)
            self.sets.join(left, right)
            self._held[self.sets.find(a)] = both

    def _agree(self, a: str, b: str, bonus: float) -> bool:
        left, right = self.of(a), self.of(b)
        if left.size == right.size == 1:
            return True
        if left.apart(right) or any(opposed(x.lemma, y.lemma) for x in left.sample for y in right.sample):
            return False
        more = WEIGHTS["companions"] * bonus
        likely = [likelihood(self._log_odds(x, y) + more) for x in left.sample for y in right.sample]
        return sum(likely) / len(likely) >= AGREEMENT


def _companions(tellings: Sequence[Telling], groups: _Groups) -> dict[str, list[tuple[str, ...]]]:
    """For each mention still to be placed: its classes with the groups, told twice or more, that stand in its sentence."""
    at: dict[tuple[str, int], list[Telling]] = {}
    for t in tellings:
        at.setdefault(t.sentence, []).append(t)
    keys: dict[str, list[tuple[str, ...]]] = {}
    for t in tellings:
        near = [groups.of(o.id) for o in at[t.sentence] if o.id != t.id]
        own = groups.of(t.id).sample[0].id
        beside = sorted({g.sample[0].id for g in near if g.size > 1} - {own})
        keys[t.id] = [(c, "beside", g) for c in sorted(t.concepts) for g in beside]
    return keys
