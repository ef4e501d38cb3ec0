"""One entity behind the spellings of many reports.

Names are compared, not mentions: reports of one story use few distinct names, so the cost is that of the names. Joining
goes from the strongest evidence to the weakest, and every join is checked against what speaks against it: two members of
one family, two countries, two towns far apart, two types are never one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Annotation, Entity, LocalEntity, Place, Span
from rashomon.reconcile.geometry import apart, same_place
from rashomon.reconcile.ids import digest
from rashomon.reconcile.parallels import Parallels, counterparts
from rashomon.reconcile.union import Union
from rashomon.text.names import (
    WORD_FLOOR,
    acronyms,
    compare_names,
    fold,
    given_names_differ,
    is_acronym,
    name_words,
    skeleton,
    word_likeness,
)

# A member: (report id, key of the local entity).
Member = tuple[str, str]

# Types that taggers exchange, and that one name may bear in two reports.
BODIES = frozenset({"organisation", "group", "other"})
SITES = frozenset({"place", "facility"})
# Joined from this score on; below it two names are two.
JOIN = 0.5
# A bare family name goes to the one who is named with it this many times as often as any other bearer.
DOMINANT = 3
# Names longer than this are sentences that a tagger took for names.
LONGEST = 12


@dataclass(frozen=True, slots=True)
class Profile:
    """Local entities that are named alike: what is compared.

    Attributes:
        type: as tagged.
        names: as written, fullest first; empty for what is only described.
        forms: the names and, where a name holds the acronym of another ("UN Security Council"), the name written out.
        place: as the gazetteer has it.
        members: the local entities.
        weight: in how many different sentences they stand.
    """

    type: str
    names: tuple[str, ...]
    forms: tuple[str, ...]
    place: Place | None
    members: tuple[Member, ...]
    weight: int

    @property
    def name(self) -> str:
        """The fullest name."""
        return self.names[0]


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


def join_entities(annotations: Sequence[Annotation], parallels: Parallels, altered: Sequence[tuple[Span, Span]] = ()) -> Entities:
    """Joins local entities into entities of the story.

    Args:
        annotations: in order of report id.
        parallels: aligned sentences; a name that was changed in one of two parallel sentences is the other's.
        altered: words of a rewritten report, and the words of another that stand in their place.

    Returns:
        Entities in order of their number of mentions, then of name; every local entity belongs to exactly one.
    """
    local = {(a.report, e.key): e for a in annotations for e in a.entities}
    profiles = _profiles(local, parallels)
    groups: Union[int] = Union(range(len(profiles)))
    members = {m: i for i, p in enumerate(profiles) for m in p.members}
    _join_full_names(profiles, groups)
    _join_short_names(profiles, groups)
    _join_parallel(annotations, parallels, profiles, members, groups)
    _join_altered(annotations, altered, profiles, members, groups)
    return _assemble([[profiles[i] for i in group] for group in groups.groups(range(len(profiles)))], local)


def _proper(entity: LocalEntity) -> tuple[str, ...]:
    named = any(m.form == "named" for m in entity.mentions) or not entity.mentions
    names = entity.names or ((entity.name,) if entity.name else ())
    return tuple(n for n in names if fold(n) and len(n.split()) <= LONGEST) if named else ()


def _profiles(local: Mapping[Member, LocalEntity], parallels: Parallels) -> list[Profile]:
    """Local entities grouped by type, set of names and place; those without a name stand alone."""
    grouped: dict[tuple[str, tuple[str, ...], tuple[object, ...]], list[Member]] = {}
    for member in sorted(local):
        entity = local[member]
        names = tuple(sorted({fold(n) for n in _proper(entity)})) or (f"\0{member[0]}\0{member[1]}",)
        place = entity.place
        point = (place.geonames_id, place.latitude, place.longitude) if place else ()
        grouped.setdefault((entity.type, names, point), []).append(member)
    written_out = _acronyms(local)
    profiles = []
    for key in sorted(grouped, key=repr):
        members = grouped[key]
        names = tuple(sorted({n for m in members for n in _proper(local[m])}, key=lambda n: (-len(n), n)))
        forms = names + tuple(sorted({_written_out(n, written_out) for n in names} - set(names)))
        spans = [m.span for member in members for m in local[member].mentions]
        weight = len({parallels.text(span) for span in spans})
        profiles.append(Profile(key[0], names, forms, local[members[0]].place, tuple(members), weight))
    return profiles


def _acronyms(local: Mapping[Member, LocalEntity]) -> dict[str, str]:
    """Acronyms that the reports write out themselves, and write out in one way only."""
    found: dict[str, set[str]] = {}
    for entity in local.values():
        for short in entity.names:
            for full in entity.names:
                if is_acronym(short) and fold(short) in acronyms(full):
                    found.setdefault(fold(short), set()).add(fold(full))
    names = {fold(n) for e in local.values() for n in e.names}
    wanted = {w for n in names for w in n.split()}
    for full in sorted(names):
        for short in acronyms(full) & wanted:
            if len(short) >= 2:
                found.setdefault(short, set()).add(full)
    return {short: min(full) for short, full in found.items() if len(full) == 1}


def _written_out(name: str, acronym: Mapping[str, str]) -> str:
    words = name.split()
    if len(words) < 2:
        return name
    return " ".join(acronym.get(fold(w), w) if is_acronym(w) else w for w in words)


def _types_agree(a: Profile, b: Profile) -> bool:
    if a.type == b.type:
        return True
    if {a.type, b.type} <= BODIES or {a.type, b.type} <= SITES:
        return True
    # One name is one entity, whatever a tagger calls it, but a family name may be a town's as well.
    return fold(a.name) == fold(b.name) and bool(a.names) and bool(b.names)


def _opposed(a: Profile, b: Profile) -> bool:
    """What speaks against one entity, however alike the names are, and whatever joins them through others."""
    if a.place and b.place and not same_place(a.place, b.place) and apart(a.place, b.place):
        return True
    if a.place and b.place and "country" in {a.place.kind, b.place.kind} and a.place.kind != b.place.kind:
        return True
    if a.type == b.type == "person":
        return any(given_names_differ(x, y) for x in a.names for y in b.names)
    return False


def _keys(profile: Profile) -> set[str]:
    """Blocking keys: two profiles that share none are never compared."""
    keys = set()
    if profile.place is not None:
        place = profile.place
        keys.add(f"country {place.country}" if place.kind == "country" else f"geonames {place.geonames_id}")
    for name in profile.forms:
        keys.update(f"word {skeleton(word)}" for word in name_words(name))
        keys.update(f"acronym {a}" for a in acronyms(name))
        if is_acronym(name):
            keys.add(f"acronym {fold(name)}")
    return keys


def _score(a: Profile, b: Profile) -> float:
    """How surely two profiles are one, in [0, 1], from full names alone."""
    if _opposed(a, b) or not _types_agree(a, b):
        return 0.0
    if a.place and b.place and same_place(a.place, b.place):
        return 1.0
    kind = "person" if "person" in {a.type, b.type} else "body"
    best = 0.0
    for x in _fullest(a) if kind == "person" else a.forms:
        for y in _fullest(b) if kind == "person" else b.forms:
            best = max(best, _alike(x, y, kind))
    return best


def _fullest(profile: Profile) -> tuple[str, ...]:
    most = _length(profile)
    return tuple(n for n in profile.names if len(name_words(n)) == most)


def _alike(x: str, y: str, kind: str) -> float:
    match = compare_names(x, y, kind=kind)
    lengths = sorted((len(name_words(x)), len(name_words(y))))
    if match.feature("equal") or match.feature("acronym") or lengths[0] == lengths[1]:
        return match.score
    # Fewer words: of a person two or more tell who it is; "Southern Front" is not "Front", "Security Council" not "Council".
    return match.score if kind == "person" and lengths[0] >= 2 else 0.0


def _join_full_names(profiles: Sequence[Profile], groups: Union[int]) -> None:
    blocks: dict[str, list[int]] = {}
    for i, profile in enumerate(profiles):
        for key in _keys(profile):
            blocks.setdefault(key, []).append(i)
    pairs = {(i, j) for block in blocks.values() for n, i in enumerate(block) for j in block[n + 1 :]}
    scored = sorted((-_score(profiles[i], profiles[j]), i, j) for i, j in pairs)
    held = {i: [i] for i in range(len(profiles))}
    for score, i, j in scored:
        if -score < JOIN:
            break
        _join_checked(profiles, groups, held, i, j)


def _join_checked(profiles: Sequence[Profile], groups: Union[int], held: dict[int, list[int]], i: int, j: int) -> bool:
    left, right = groups.find(i), groups.find(j)
    if left == right:
        return False
    if any(_opposed(profiles[a], profiles[b]) for a in held[left] for b in held[right]):
        return False
    groups.join(left, right)
    both = sorted(held.pop(left) + held.pop(right))
    held[groups.find(i)] = both
    return True


def _join_short_names(profiles: Sequence[Profile], groups: Union[int]) -> None:
    """A name whose words all stand in a longer one of its type goes to it, where only one bears it or one dominates."""
    held: dict[int, list[int]] = {}
    for i in range(len(profiles)):
        held.setdefault(groups.find(i), []).append(i)
    by_word: dict[str, set[int]] = {}
    for i, profile in enumerate(profiles):
        for name in profile.forms:
            for word in name_words(name):
                by_word.setdefault(skeleton(word), set()).add(i)
    order = sorted(range(len(profiles)), key=lambda i: (_length(profiles[i]), i))
    for i in order:
        if not profiles[i].names:
            continue
        candidates = {j for w in name_words(profiles[i].name) for j in by_word.get(skeleton(w), ())}
        bearers = {groups.find(j) for j in candidates if _bears(profiles[j], profiles[i])}
        bearers.discard(groups.find(i))
        ranked = sorted(bearers, key=lambda g: (-sum(profiles[k].weight for k in held[g]), min(held[g])))
        if not ranked:
            continue
        weights = [sum(profiles[k].weight for k in held[g]) for g in ranked]
        if len(ranked) == 1 or weights[0] >= DOMINANT * weights[1]:
            _join_checked(profiles, groups, held, i, min(held[ranked[0]]))


def _length(profile: Profile) -> int:
    return max((len(name_words(n)) for n in profile.names), default=0)


def _bears(longer: Profile, shorter: Profile) -> bool:
    """True where the longer profile's name holds the shorter one's words, as short forms do.

    A person is called by the family name or the first name; a body by its last words, two at least ("Security Council"),
    or by the last word alone where one report has both ("the Guard").
    """
    if longer.type != shorter.type and not {longer.type, shorter.type} <= BODIES:
        return False
    words = name_words(shorter.name)
    for name in longer.forms:
        full = name_words(name)
        if len(full) <= len(words):
            continue
        if longer.type == "person" and len(words) <= 2:
            start = [k for k in (0, len(full) - len(words)) if _all_alike(words, full[k:])]
            if start:
                return True
        elif (longer.type != "person" and len(words) >= 2 and _all_alike(words, full[-len(words) :])) or (
            longer.type in BODIES and len(words) == 1 and words[0] == full[-1] and _one_report(longer, shorter)
        ):
            return True
    return False


def _one_report(a: Profile, b: Profile) -> bool:
    return not {r for r, _ in a.members}.isdisjoint(r for r, _ in b.members)


def _all_alike(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    return len(full) >= len(words) and all(word_likeness(a, b) >= WORD_FLOOR for a, b in zip(words, full, strict=False))


def _join_parallel(
    annotations: Sequence[Annotation],
    parallels: Parallels,
    profiles: Sequence[Profile],
    members: Mapping[Member, int],
    groups: Union[int],
) -> None:
    """Names in one place of two parallel sentences are one entity's, where their types agree.

    This joins what a machine rewriting ruined ("Salvation Entrance"), and what has no name ("the town").
    """
    mentions: dict[tuple[str, int], list[tuple[Span, int]]] = {}
    for a in annotations:
        for entity in a.entities:
            for m in entity.mentions:
                if m.form != "pronoun":
                    mentions.setdefault(parallels.at(m.span), []).append((m.span, members[a.report, entity.key]))
    held: dict[int, list[int]] = {}
    for i in range(len(profiles)):
        held.setdefault(groups.find(i), []).append(i)
    for elder, younger, _ in parallels.pairs:
        here, there = mentions.get(elder, []), mentions.get(younger, [])
        if not here or not there:
            continue
        sentences = (parallels.sentences[elder[0]][elder[1]], parallels.sentences[younger[0]][younger[1]])
        for (_, mine), where in zip(there, counterparts(*sentences, [s for s, _ in there]), strict=True):
            for span, theirs in here:
                if where is not None and span.start == where.start and span.end == where.end:
                    _join_aligned(profiles, groups, held, mine, theirs)


def _join_altered(
    annotations: Sequence[Annotation],
    altered: Sequence[tuple[Span, Span]],
    profiles: Sequence[Profile],
    members: Mapping[Member, int],
    groups: Union[int],
) -> None:
    """Joins a fixed name that a rewriting altered with the name that it stands for, by the evidence that trace gives."""
    named: dict[tuple[str, str], int] = {}
    for a in annotations:
        for entity in a.entities:
            for m in entity.mentions:
                if m.form == "named":
                    named.setdefault((a.report, fold(m.span.quote)), members[a.report, entity.key])
    held: dict[int, list[int]] = {}
    for i in range(len(profiles)):
        held.setdefault(groups.find(i), []).append(i)
    for here, there in altered:
        pair = named.get((here.report, fold(here.quote))), named.get((there.report, fold(there.quote)))
        if pair[0] is not None and pair[1] is not None and _types_agree(profiles[pair[0]], profiles[pair[1]]):
            _join_checked(profiles, groups, held, pair[0], pair[1])


def _join_aligned(profiles: Sequence[Profile], groups: Union[int], held: dict[int, list[int]], i: int, j: int) -> None:
    a, b = profiles[i], profiles[j]
    if a.type == b.type and bool(a.names) == bool(b.names):
        # Two names with no word in common were put for one another by a person, not by a machine.
        shared = not a.names or any(word_likeness(x, y) >= WORD_FLOOR for x in name_words(a.name) for y in name_words(b.name))
        if shared:
            _join_checked(profiles, groups, held, i, j)


def _assemble(groups: Sequence[Sequence[Profile]], local: Mapping[Member, LocalEntity]) -> Entities:
    made = []
    of: dict[Member, str] = {}
    for group in groups:
        members = tuple(sorted(m for p in group for m in p.members))
        mentions = tuple(sorted({m.span for member in members for m in local[member].mentions}))
        types = sorted({p.type for p in group}, key=lambda t: (-sum(p.weight for p in group if p.type == t), t))
        names = _ranked_names(group, place=types[0] in SITES)
        name = names[0] if names else (min(local[m].name for m in members) or mentions[0].quote if mentions else "")
        places = sorted((p for p in group if p.place), key=lambda p: (-p.weight, p.names))
        identity = digest("entity", types[0], fold(name), "" if names else repr(members[0]))
        made.append(Entity(identity, types[0], name, names, mentions, members, places[0].place if places else None))
        of.update((m, identity) for m in members)
    ordered = tuple(sorted(_told_apart(made, of), key=lambda e: (-len(e.mentions), e.name, e.id)))
    return Entities(ordered, of, {e.id: e for e in ordered})


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
            e = Entity(identity, e.type, e.name, e.names, e.mentions, e.members, e.place)  # noqa: PLW2901
        told.append(e)
    return told


def _ranked_names(group: Sequence[Profile], *, place: bool) -> tuple[str, ...]:
    """All names, acronyms after names written out: of a place the most used first, else the fullest."""
    weight: dict[str, int] = {}
    for profile in group:
        for name in profile.names:
            weight[name] = weight.get(name, 0) + profile.weight
    if place:
        return tuple(sorted(weight, key=lambda n: (is_acronym(n), -weight[n], -len(n), n)))
    return tuple(sorted(weight, key=lambda n: (is_acronym(n), -len(name_words(n)), -weight[n], -len(n), n)))
