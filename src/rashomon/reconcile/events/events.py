"""One event behind its tellings, within a report and across reports.

Candidates first: only mentions that share a class of happening and a name, a passage, a number or a companion are
compared, and in a crowded block each only with its neighbours, so that the cost stays near linear in the reports. Then
groups grow from the surest pair to the least sure; a group never takes in a mention that its members speak against.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from rashomon.reconcile.compare.geometry import apart
from rashomon.reconcile.compare.lexicon import stem
from rashomon.reconcile.compare.opposites import opposed
from rashomon.reconcile.compare.parallels import Parallels, counterparts
from rashomon.reconcile.compare.senses import near_senses, senses
from rashomon.reconcile.compare.union import Union
from rashomon.reconcile.events.features import FINE, Context, compare, gap, log_odds, weights_for
from rashomon.reconcile.events.likeness import SURE, read_together
from rashomon.reconcile.events.linkage import average_link
from rashomon.reconcile.events.tellings import Telling
from rashomon.reconcile.events.weights import ABSENT, CLIP, JOIN, WEIGHTS

Pair = tuple[str, str]
Groups = tuple[tuple[Telling, ...], ...]

# A block of more mentions than this is compared along its order only, each with so many that follow.
CROWDED = 60
NEIGHBOURS = 30
# A word's sense is looked up in others where it is likely enough to be the one that is meant.
LIKELY = 0.3
_DAY = timedelta(days=1)


def align_tellings(tellings: Sequence[Telling], parallels: Parallels) -> frozenset[Pair]:
    """Pairs of ids of mentions that stand in one place of two parallel sentences."""
    at: dict[tuple[str, int], list[Telling]] = {}
    for t in tellings:
        at.setdefault(t.sentence, []).append(t)
    aligned: set[Pair] = set()
    for elder, younger, _ in parallels.pairs:
        here, there = at.get(elder, []), at.get(younger, [])
        if not here or not there:
            continue
        sentences = (parallels.sentences[elder[0]][elder[1]], parallels.sentences[younger[0]][younger[1]])
        for mine, where in zip(there, counterparts(*sentences, [t.mention.trigger for t in there]), strict=True):
            for theirs in here:
                if where is not None and where.overlaps(theirs.mention.trigger) and mine.mention.kind == theirs.mention.kind:
                    aligned.add(_pair(mine.id, theirs.id))
    return frozenset(aligned)


def join_events(tellings: Sequence[Telling], context: Context) -> Groups:
    """Groups the tellings of happenings. Facts and utterances are grouped elsewhere.

    Args:
        tellings: in a stable order; reprints are not among them.
        context: of the story.

    Returns:
        Which tellings are one event: members by position, the groups in order of their first member.
    """
    by_id = {t.id: t for t in tellings}
    pairs = _blocked((key, t.id) for t in tellings for key in _keys(t)) | {p for p in context.aligned if _happens(by_id, p)}
    odds = _compared(sorted(pairs), by_id, context)
    groups = _grow(tellings, by_id, odds)
    beside = _companions(tellings, groups)
    together = _blocked((key, t) for t, keys in beside.items() for key in keys)
    more = {p: _clipped(odds[p] if p in odds else log_odds(compare(by_id[p[0]], by_id[p[1]], context))) for p in sorted(together)}
    groups = _grow(tellings, by_id, odds | {p: value + WEIGHTS["companions"] for p, value in more.items()})
    whole: Union[str] = Union()
    for group in groups:
        for member in group[1:]:
            whole.join(group[0], member)
    return tuple(tuple(by_id[i] for i in group) for group in whole.groups(t.id for t in tellings))


def _compared(pairs: Sequence[Pair], by_id: Mapping[str, Telling], context: Context) -> dict[Pair, float]:
    """The log odds of all pairs, with the pair model's word on those that it could tip either way."""
    features = {(a, b): compare(by_id[a], by_id[b], context) for a, b in pairs}
    odds = {pair: log_odds(found) for pair, found in features.items()}
    weight = {pair: weights_for(found)["read as one"] for pair, found in features.items()}
    # Asked about is what it can tip.
    edges = ((abs(value - JOIN), pair) for pair, value in odds.items() if abs(value - JOIN) <= SURE * weight[pair])
    for pair, said in read_together(edges, by_id).items():
        odds[pair] += weight[pair] * said
    # What takes up the sentence before is joined to it first: by itself it says too little to be compared.
    return {p: CLIP if "count taken up" in features[p] and value >= JOIN else _clipped(value) for p, value in odds.items()}


def _clipped(value: float) -> float:
    return min(CLIP, max(-CLIP, value))


def _grow(tellings: Sequence[Telling], by_id: Mapping[str, Telling], odds: Mapping[Pair, float]) -> list[list[str]]:
    def exclude(ours: list[str], theirs: list[str]) -> bool:
        return _exclude([by_id[i] for i in ours], [by_id[i] for i in theirs])

    return average_link([t.id for t in tellings], odds, least=JOIN, absent=ABSENT, apart=exclude)


def _exclude(ours: Sequence[Telling], theirs: Sequence[Telling]) -> bool:
    """True where no day, or no place, of the one can be one of the other, or their words exclude each other."""
    days, others = ({t.time for t in group if t.time is not None and t.time.precision in FINE} for group in (ours, theirs))
    if days and others and all(gap(x, y) >= _DAY for x in days for y in others):
        return True
    points, far = ({(p.latitude, p.longitude): p for t in group if (p := t.point) is not None} for group in (ours, theirs))
    if points and far and all(apart(x, y) for x in points.values() for y in far.values()):
        return True
    return any(opposed(x, y) for x in {t.lemma for t in ours} for y in {t.lemma for t in theirs})


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a <= b else (b, a)


def _happens(by_id: Mapping[str, Telling], pair: Pair) -> bool:
    return all(i in by_id and by_id[i].concepts for i in pair)


def _keys(t: Telling) -> list[tuple[str, ...]]:
    keys: list[tuple[str, ...]] = []
    for sense, likely in sorted({**near_senses(t.lemma), **senses(t.lemma)}.items()):
        if likely >= LIKELY:
            keys.append((sense, "sense"))
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


def _companions(tellings: Sequence[Telling], groups: Sequence[Sequence[str]]) -> dict[str, list[tuple[str, ...]]]:
    """For each mention: its classes with the groups, told twice or more, that stand in its sentence."""
    told = {member: group[0] for group in groups if len(group) > 1 for member in group}
    at: dict[tuple[str, int], set[str]] = {}
    for t in tellings:
        if t.id in told:
            at.setdefault(t.sentence, set()).add(told[t.id])
    keys: dict[str, list[tuple[str, ...]]] = {}
    for t in tellings:
        beside = sorted(at.get(t.sentence, set()) - {told.get(t.id, "")})
        keys[t.id] = [(c, "beside", g) for c in sorted(t.concepts) for g in beside]
    return keys
