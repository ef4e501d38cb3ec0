"""One entity behind the spellings of many reports.

Names are compared, not mentions: reports of one story use few distinct names, so the cost is that of the names. Joining
goes from the strongest evidence to the weakest, and every join is checked against what speaks against it: two members of
one family, two countries, two towns far apart, two types are never one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model import Annotation, Entity, Judgement, LocalEntity, Span
from rashomon.reconcile.compare.parallels import Parallels
from rashomon.reconcile.entities.profiles import (
    SITES,
    Member,
    Merging,
    Profile,
    bears,
    explain,
    keys,
    length,
    names_of,
    read_profiles,
    score,
)
from rashomon.reconcile.entities.renames import join_altered, join_parallel
from rashomon.text.digests import digest
from rashomon.text.names import fold, is_acronym, name_words, skeleton

# Joined from this score on; below it two names are two.
JOIN = 0.5
# A bare family name goes to the one who is named with it this many times as often as any other bearer.
DOMINANT = 3


@dataclass(frozen=True, slots=True)
class Entities:
    """All entities of a story, and which of them each local entity is."""

    entities: tuple[Entity, ...]
    of: Mapping[Member, str]
    by_id: Mapping[str, Entity]

    def find(self, report: str, key: str | None) -> str | None:
        """The global id of a local key; None where there is none."""
        return None if key is None else self.of.get((report, key))

    def name(self, entity: str | None) -> str:
        """The entity's fullest name, "" for None."""
        return self.by_id[entity].name if entity is not None and entity in self.by_id else ""


def join_entities(
    annotations: Sequence[Annotation],
    parallels: Parallels,
    altered: Sequence[tuple[Span, Span]] = (),
    decisions: Sequence[Judgement] = (),
) -> Entities:
    """Joins local entities into entities of the story.

    Args:
        annotations: in order of report id.
        parallels: aligned sentences; a name that was changed in one of two parallel sentences is the other's.
        altered: words of a rewritten report, and the words of another that stand in their place.
        decisions: a person's judgements on pairs of names; they go before all of ours. What one report itself takes for one
            name's bearer stays one.

    Returns:
        Entities in order of their number of mentions, then of name; every local entity belongs to exactly one.
    """
    local = {(a.report, e.key): e for a in annotations for e in a.entities}
    profiles = read_profiles(local, parallels)
    merging = Merging(profiles)
    members = {m: i for i, p in enumerate(profiles) for m in p.members}
    _decide(merging, decisions)
    _join_full_names(merging)
    _join_short_names(merging)
    join_parallel(annotations, parallels, members, merging)
    join_altered(annotations, altered, members, merging)
    return _assemble(merging, local)


def _decide(merging: Merging, decisions: Sequence[Judgement]) -> None:
    """Does as a person says: first what is two, then what is one; in an order of their own."""
    bearing: dict[str, list[int]] = {}
    for i, profile in enumerate(merging.profiles):
        for name in {fold(n) for n in profile.names}:
            bearing.setdefault(name, []).append(i)
    for decision in sorted(set(decisions), key=lambda d: (d.same, d)):
        ours, theirs = (bearing.get(fold(name), []) for name in decision.names)
        for i in ours:
            for j in theirs:
                if i == j:
                    continue
                if decision.same:
                    merging.join(i, j, decision)
                else:
                    merging.apart.add(frozenset((i, j)))
                    merging.made.extend(((i, decision), (j, decision)))


def _join_full_names(merging: Merging) -> None:
    profiles = merging.profiles
    blocks: dict[str, list[int]] = {}
    for i, profile in enumerate(profiles):
        for key in keys(profile):
            blocks.setdefault(key, []).append(i)
    pairs = {(i, j) for block in blocks.values() for n, i in enumerate(block) for j in block[n + 1 :]}
    scored = sorted((-score(profiles[i], profiles[j]), i, j) for i, j in pairs)
    for minus, i, j in scored:
        if -minus < JOIN:
            break
        merging.join(i, j, explain(profiles[i], profiles[j]))


def _join_short_names(merging: Merging) -> None:
    """A name whose words all stand in a longer one of its type goes to it, where only one bears it or one dominates."""
    profiles, groups, held = merging.profiles, merging.groups, merging.held
    by_word: dict[str, set[int]] = {}
    for i, profile in enumerate(profiles):
        for name in profile.forms:
            for word in name_words(name):
                by_word.setdefault(skeleton(word), set()).add(i)
    order = sorted(range(len(profiles)), key=lambda i: (length(profiles[i]), i))
    for i in order:
        if not profiles[i].names:
            continue
        candidates = {j for w in name_words(profiles[i].name) for j in by_word.get(skeleton(w), ())}
        bearers = {groups.find(j) for j in candidates if bears(profiles[j], profiles[i])}
        bearers.discard(groups.find(i))
        ranked = sorted(bearers, key=lambda g: (-sum(profiles[k].weight for k in held[g]), min(held[g])))
        if not ranked:
            continue
        weights = [sum(profiles[k].weight for k in held[g]) for g in ranked]
        if len(ranked) == 1 or weights[0] >= DOMINANT * weights[1]:
            longer = min(j for j in held[ranked[0]] if bears(profiles[j], profiles[i]))
            why = "a short form of the only one who bears it" if len(ranked) == 1 else "a short form of the one named most"
            merging.join(i, longer, Judgement(names_of(profiles[i], profiles[longer]), same=True, why=why))


def _assemble(merging: Merging, local: Mapping[Member, LocalEntity]) -> Entities:
    made = []
    of: dict[Member, str] = {}
    reasons: dict[int, set[Judgement]] = {}
    for i, judgement in merging.made:
        reasons.setdefault(merging.groups.find(i), set()).add(judgement)
    for indices in merging.groups.groups(range(len(merging.profiles))):
        group = [merging.profiles[i] for i in indices]
        judgements = tuple(sorted(reasons.get(merging.groups.find(indices[0]), ()), key=_by_names))
        members = tuple(sorted(m for p in group for m in p.members))
        mentions = tuple(sorted({m.span for member in members for m in local[member].mentions}))
        # A "person" of the very name of a place that another text puts on the map is that place, misread.
        located = any(p.place for p in group)
        types = sorted(
            {p.type for p in group},
            key=lambda t: (located and t == "person", -sum(p.weight for p in group if p.type == t), t),
        )
        names = _ranked_names(group, types[0])
        name = names[0] if names else (min(local[m].name for m in members) or mentions[0].quote if mentions else "")
        places = sorted((p for p in group if p.place), key=lambda p: (-p.weight, p.names))
        identity = digest("entity", types[0], fold(name), "" if names else repr(members[0]))
        place = places[0].place if places else None
        made.append(Entity(identity, types[0], name, names, mentions, members, place, judgements))
        of.update((m, identity) for m in members)
    ordered = tuple(sorted(_told_apart(made, of), key=lambda e: (-len(e.mentions), e.name, e.id)))
    return Entities(ordered, of, {e.id: e for e in ordered})


def _by_names(judgement: Judgement) -> tuple[tuple[str, str], bool, str, str, str]:
    return judgement.names, judgement.same, judgement.by, judgement.why, repr(judgement.features)


def _told_apart(entities: list[Entity], of: dict[Member, str]) -> list[Entity]:
    """Gives entities that share name and type ids of their own, from their first member."""
    counts: dict[str, int] = {}
    for e in entities:
        counts[e.id] = counts.get(e.id, 0) + 1
    told = []
    for e in entities:
        if counts[e.id] > 1:
            identity = digest("entity", e.id, *e.members[0])
            of.update((m, identity) for m in e.members)
            e = replace(e, id=identity)  # noqa: PLW2901
        told.append(e)
    return told


def _ranked_names(group: Sequence[Profile], kind: str) -> tuple[str, ...]:
    """All names, acronyms behind the rest: of a place the most used first, of a person the most used in full, else the fullest.

    Names as headlines and datelines print them, in capitals or with a dash behind them, come after those of running text.
    """
    weight: dict[str, int] = {}
    for profile in group:
        for name in profile.names:
            weight[name] = weight.get(name, 0) + profile.weight

    def rank(name: str) -> tuple[bool, bool, int, int, int, str]:
        words = len(name_words(name))
        # What a person is called first in one report alone ("Warlord Jan Dahl") is no fuller name.
        told = 0 if kind in SITES else min(words, 2) if kind == "person" else words
        return is_acronym(name), _shouted(name), -told, -weight[name], -len(name), name

    return tuple(sorted(weight, key=rank))


def _shouted(name: str) -> bool:
    return name.isupper() or name[-1:] in "-–—:|"
