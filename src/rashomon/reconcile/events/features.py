"""How alike two event mentions are: named features with weights, those that speak against a join among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from math import log2

from rashomon.model import TimeRange
from rashomon.reconcile.compare.counted import Counted, comparable
from rashomon.reconcile.compare.geometry import apart, compatible
from rashomon.reconcile.compare.lexicon import PEOPLE, STATES, stem, told_apart
from rashomon.reconcile.compare.opposites import opposed
from rashomon.reconcile.compare.parallels import Parallels
from rashomon.reconcile.compare.senses import same_sense
from rashomon.reconcile.compare.union import Union
from rashomon.reconcile.entities.entities import Entities
from rashomon.reconcile.events.tellings import Telling
from rashomon.reconcile.events.weights import EVEN, TOP_EVEN, TOP_WEIGHTS, WEIGHTS

# So many sentences are the top of a report.
TOP = 5
# Words that begin with so many equal letters are often of one family: "defend", "defence".
START = 4
# A count that does not say what it counts takes up one of its kind at most this many sentences before.
TAKEN_UP = 2
# A report of very many mentions of one class says no more than this against their being one.
RIVALS = 5.0
FINE = frozenset({"minute", "hour", "part", "day"})
_DAY = timedelta(days=1)
_ACTUAL = frozenset({"certain", "probable"})


@dataclass(frozen=True, slots=True)
class Context:
    """What all comparisons of a story share.

    Attributes:
        entities: of the story.
        sides: parties.
        rarity: for each entity id, near 1 where few sentences name it, near 0 where nearly all do.
        aligned: pairs of mention ids whose triggers stand in one place of two parallel sentences.
        alone: (mention id, class, entity id) where no other mention of the report has that class and participant.
        rivals: for each mention id, how many its report has of one of its classes, as a logarithm to base two.
        models: for each mention in a reprinted sentence the one in its place in the model, which is what is known of above.
    """

    entities: Entities
    sides: Union[str]
    rarity: Mapping[str, float]
    aligned: frozenset[tuple[str, str]]
    alone: frozenset[tuple[str, str, str]] = frozenset()
    rivals: Mapping[str, float] = field(default_factory=dict)
    models: Mapping[str, str] = field(default_factory=dict)

    def pair(self, a: Telling, b: Telling) -> tuple[str, str]:
        """Two mentions as they are known, by id."""
        return self.models.get(a.id, a.id), self.models.get(b.id, b.id)


def rarity(entities: Entities, parallels: Parallels) -> dict[str, float]:
    """One minus twice the share of different sentence texts that mention an entity, at least 0.3. Copies count once."""
    texts = {e.id: {parallels.text(m) for m in e.mentions} for e in entities.entities if e.names}
    total = len(set().union(*texts.values())) if texts else 0
    return {e: max(0.3, 1 - 2 * len(found) / (total + 10)) for e, found in texts.items()}


def only_ones(tellings: Iterable[Telling], reprinted: Iterable[tuple[str, Telling]] = ()) -> frozenset[tuple[str, str, str]]:
    """Mentions that are the only one of their class with a participant in their report: (mention id, class, entity id).

    Args:
        tellings: reprints are not among them.
        reprinted: what a report prints from another beside its own, by report.
    """
    found: dict[tuple[str, str, str], list[str]] = {}
    for report, t in (*((t.report, t) for t in tellings), *reprinted):
        for concept in t.concepts:
            for entity in t.actors | t.recipients:
                found.setdefault((report, concept, entity), []).append(t.id)
    return frozenset((ids[0], concept, entity) for (_, concept, entity), ids in found.items() if len(ids) == 1)


def count_rivals(tellings: Sequence[Telling], reprinted: Iterable[tuple[str, Telling]] = ()) -> dict[str, float]:
    """For each mention, how many of its class its report has, as a logarithm to base two; of several classes, the largest.

    Args:
        tellings: reprints are not among them.
        reprinted: what a report prints from another beside its own, by report.
    """
    every = (*((t.report, t) for t in tellings), *reprinted)
    counts = Counter((report, c) for report, t in every for c in t.concepts or (t.lemma,))
    return {t.id: log2(max(counts[t.report, c] for c in t.concepts or (t.lemma,))) for t in tellings}


def gap(a: TimeRange, b: TimeRange) -> timedelta:
    """How much time lies between two ranges; negative or nothing where they meet."""
    return max(a.start, b.start) - min(a.end, b.end)


def compare(a: Telling, b: Telling, context: Context) -> dict[str, float]:
    """The features of a pair; the order of the two changes nothing."""
    found: dict[str, float] = {}
    _wording(a, b, context, found)
    _position(a, b, found)
    one, other = context.pair(a, b)
    found["rivals"] = min(RIVALS, context.rivals.get(one, 0.0) + context.rivals.get(other, 0.0))
    _roles(a, b, context, found)
    _where_and_when(a, b, found)
    _counts(a, b, context, found)
    if "requested by" in a.slots & b.slots:
        found["both requested"] = 1.0
    shared = (a.actors | a.recipients) & (b.actors | b.recipients)
    if any((one, c, e) in context.alone and (other, c, e) in context.alone for c in a.concepts & b.concepts for e in shared):
        found["only ones"] = 1.0
    return found


def _wording(a: Telling, b: Telling, context: Context, found: dict[str, float]) -> None:
    one, other = context.pair(a, b)
    if stem(a.lemma) == stem(b.lemma):
        found["same word"] = 1.0
    if a.concepts & b.concepts:
        found["same class"] = 1.0
    elif any({"take place"} == x.concepts and "capture" in y.concepts for x, y in ((a, b), (b, a))):
        # A town is taken, or prisoners are.
        found["other class"] = 1.0
    if opposed(a.lemma, b.lemma):
        found["opposed words"] = 1.0
    _likeness(a, b, found)
    if a.mention.polarity != b.mention.polarity:
        found["other polarity"] = 1.0
    if a.mention.type and b.mention.type:
        found["same type" if a.mention.type == b.mention.type else "other type"] = 1.0
    if one == other or (min(one, other), max(one, other)) in context.aligned:
        found["same passage"] = 1.0
    if (a.mention.modality in _ACTUAL) != (b.mention.modality in _ACTUAL):
        found["other modality"] = 1.0
    smaller = min(len(a.words), len(b.words))
    if smaller >= 2:
        found["shared words"] = 2 * len(a.words & b.words) / (len(a.words) + len(b.words))


def _likeness(a: Telling, b: Telling, found: dict[str, float]) -> None:
    """How near the words lie to each other."""
    if a.mention.trigger.quote.lower() == b.mention.trigger.quote.lower():
        found["same form"] = 1.0
    if "same word" in found:
        return
    if a.lemma[:START] == b.lemma[:START] and len(a.lemma) >= START:
        found["same start"] = 1.0
    for name, value in zip(("same sense", "near sense", "senses side by side"), same_sense(a.lemma, b.lemma), strict=True):
        if value:
            found[name] = value


def _position(a: Telling, b: Telling, found: dict[str, float]) -> None:
    if a.report == b.report:
        found["one report"] = 1.0
        if a.sentence == b.sentence:
            found["one sentence"] = 1.0
    if max(a.sentence[1], b.sentence[1]) < TOP:
        found["both at the top"] = 1.0
    if a.lead and b.lead:
        found["both in lead"] = 1.0


def weights_for(features: Mapping[str, float]) -> Mapping[str, float]:
    """The weights that go for a pair: those of the top of reports, or those of the rest."""
    return TOP_WEIGHTS if "both at the top" in features else WEIGHTS


def log_odds(features: Mapping[str, float]) -> float:
    """The weighted sum, in a fixed order of addition, as log odds that the two are one event."""
    weights, even = weights_for(features), TOP_EVEN if "both at the top" in features else EVEN
    return sum(weights[name] * features[name] for name in sorted(features) if name != "both at the top") - even


def one_party(a: Sequence[str] | frozenset[str], b: Sequence[str] | frozenset[str], sides: Union[str]) -> bool:
    """True where some member of `a` is, or belongs with, some member of `b`."""
    return any(x == y or sides.same(x, y) for x in sorted(a) for y in sorted(b))


def _alike(a: frozenset[str], b: frozenset[str], context: Context) -> bool:
    """True where the two may name one participant: the same, or a party and its leader; two persons are two."""
    people = [e for e in sorted(a | b) if context.entities.by_id[e].type == "person"]
    if len(people) > 1 and {*people} == {*a, *b}:
        return not a.isdisjoint(b)
    return one_party(a, b, context.sides)


def _roles(a: Telling, b: Telling, context: Context, found: dict[str, float]) -> None:
    if not (a.actors or a.recipients) or not (b.actors or b.recipients):
        found["nobody named"] = 1.0
    shared: set[str] = set()
    undergoers = a.recipients & b.recipients
    if undergoers:
        found["same undergoer"] = max(context.rarity[e] for e in undergoers)
        shared |= undergoers
    elif _undergoers_differ(a, b, context):
        found["other undergoer"] = 1.0
    elif a.recipients and b.recipients and _alike(a.recipients, b.recipients, context):
        found["same undergoer"] = 0.5
    doers = a.actors & b.actors
    if doers:
        found["same doer"] = max(context.rarity[e] for e in doers)
        shared |= doers
    elif a.actors and b.actors and _alike(a.actors, b.actors, context):
        found["same doer"] = 0.4
    elif _parties(a.actors, context) and _parties(b.actors, context) and not undergoers:
        found["other doer"] = 1.0
    crossed = (a.actors & b.recipients) | (a.recipients & b.actors)
    if crossed and not shared:
        found["roles swapped"] = 1.0
    others = (a.entities & b.entities) - shared
    if others:
        found["shared names"] = min(2.0, sum(context.rarity[e] for e in sorted(others)))


def _parties(doers: frozenset[str], context: Context) -> bool:
    """True where somebody is named; a place in "militias from Varn" names nobody."""
    return any(context.entities.by_id[e].type in {"person", "organisation", "group"} for e in doers)


def _undergoers_differ(a: Telling, b: Telling, context: Context) -> bool:
    if a.heads & b.heads:
        # "The town" and "the town" agree, "the town of Ober" and "the town of Unter" do not.
        return bool(a.recipients and b.recipients) and not _alike(a.recipients, b.recipients, context)
    if a.recipients and b.recipients:
        return not _alike(a.recipients, b.recipients, context)
    if a.counts and b.counts:
        return False
    return bool(a.heads and b.heads) and not _one_kind(a.kinds, b.kinds)


def _one_kind(a: frozenset[str], b: frozenset[str]) -> bool:
    """True for people who may be the same ones: "his troops" and "his forces", "two men" and "two people"."""
    return bool(a and b) and a <= PEOPLE and b <= PEOPLE and not told_apart(a, b)


def _where_and_when(a: Telling, b: Telling, found: dict[str, float]) -> None:
    if a.place is not None and a.place == b.place:
        found["same place"] = 1.0
    elif a.point is not None and b.point is not None:
        if compatible(a.point, b.point):
            found["same place"] = 0.5
        elif apart(a.point, b.point):
            found["far places"] = 1.0
    if a.time is None or b.time is None:
        return
    between = gap(a.time, b.time)
    if between < timedelta(0):
        found["same time"] = 1.0 if {a.time.precision, b.time.precision} <= FINE else 0.3
    else:
        found["next day" if between < _DAY else "other time"] = 1.0


def _same_thing(a: Counted, b: Counted) -> bool:
    """True where two counts, comparable as they are, name one kind of thing, or the people of one party."""
    if a.kinds & b.kinds or (a.head and a.head == b.head):
        return True
    return bool(a.owners and b.owners and a.kinds & PEOPLE and b.kinds & PEOPLE)


def _counts(a: Telling, b: Telling, context: Context, found: dict[str, float]) -> None:
    pairs = [(x, y) for x in a.counts for y in b.counts if x.slot == y.slot]
    if not pairs:
        return
    alike = [(x, y) for x, y in pairs if comparable(x.counted, y.counted, context.sides)]
    if not alike:
        found["other thing counted"] = 1.0
        return
    if all(x.counted.part != y.counted.part for x, y in alike):
        found["part of it"] = 1.0
    if any(x.slot in STATES for x, _ in alike):
        found["same state"] = 1.0
    if any(_same_thing(x.counted, y.counted) for x, y in alike):
        found["same thing counted"] = 1.0
    if any(x.quantity == y.quantity and x.quantity.low > 2 for x, y in alike):
        found["same number"] = 1.0
    if a.report == b.report and 0 <= abs(a.sentence[1] - b.sentence[1]) <= TAKEN_UP:
        later = max((a, b), key=lambda t: (t.mention.trigger.start, t.id))
        if all(not c.counted.head for c in later.counts) and found.get("part of it") is None:
            found["count taken up"] = 1.0
            return
    if any(not (t.recipients or t.place or t.time or any(c.counted.head for c in t.counts)) for t in (a, b)):
        found["bare count"] = 1.0
