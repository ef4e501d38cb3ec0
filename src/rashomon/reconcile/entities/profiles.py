"""The names of a story as they are compared: local entities that are named alike, and what speaks for and against a pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.model import PROGRAM, Judgement, LocalEntity, Place
from rashomon.reconcile.compare.geometry import apart, same_place
from rashomon.reconcile.compare.parallels import Parallels
from rashomon.reconcile.compare.union import Union
from rashomon.text.aliases import alias
from rashomon.text.name_match import BODY_WEIGHTS, PERSON_WEIGHTS, compare_names, numbers_differ
from rashomon.text.names import (
    WORD_FLOOR,
    acronyms,
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


def _proper(entity: LocalEntity) -> tuple[str, ...]:
    named = any(m.form == "named" for m in entity.mentions) or not entity.mentions
    names = entity.names or ((entity.name,) if entity.name else ())
    return tuple(n for n in names if fold(n) and len(n.split()) <= LONGEST) if named else ()


def read_profiles(local: Mapping[Member, LocalEntity], parallels: Parallels) -> list[Profile]:
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


def types_agree(a: Profile, b: Profile) -> bool:
    """True where two types may be one entity's."""
    if a.type == b.type:
        return True
    if {a.type, b.type} <= BODIES or {a.type, b.type} <= SITES:
        return True
    if _misread(a, b) and min(len(name_words(a.name)), len(name_words(b.name))) > 1:
        return True
    # One name is one entity, whatever a tagger calls it, but a family name may be a town's as well.
    return fold(a.name) == fold(b.name) and bool(a.names) and bool(b.names)


def _misread(a: Profile, b: Profile) -> bool:
    """True for a person and a place that no gazetteer knows: "the government of N.N." reads like the government of a place."""
    return {a.type, b.type} == {"person", "place"} and a.place is None and b.place is None


def opposed(a: Profile, b: Profile) -> bool:
    """What speaks against one entity, however alike the names are, and whatever joins them through others."""
    if a.place and b.place and not same_place(a.place, b.place) and apart(a.place, b.place):
        return True
    if a.place and b.place and "country" in {a.place.kind, b.place.kind} and a.place.kind != b.place.kind:
        return True
    if a.type == b.type == "person":
        return any(given_names_differ(x, y) for x in a.names for y in b.names)
    # Units, courts and precincts are told apart by their numbers.
    return bool(a.names and b.names) and all(numbers_differ(x, y) for x in a.names for y in b.names)


def keys(profile: Profile) -> set[str]:
    """Blocking keys: two profiles that share none are never compared."""
    keys = set()
    if profile.place is not None:
        place = profile.place
        keys.add(f"country {place.country}" if place.kind == "country" else f"geonames {place.geonames_id}")
    for name in profile.forms:
        keys.update(f"word {skeleton(word)}" for word in name_words(name))
        keys.update(f"acronym {a}" for a in acronyms(name))
        keys.update({f"alias {alias(name)}"} if alias(name) else ())
        if is_acronym(name):
            keys.add(f"acronym {fold(name)}")
    return keys


def score(a: Profile, b: Profile) -> float:
    """How surely two profiles are one, in [0, 1], from full names alone."""
    if opposed(a, b) or not types_agree(a, b):
        return 0.0
    if a.place and b.place and same_place(a.place, b.place):
        return 1.0
    return max((_alike(x, y, _kind(a, b)) for x, y in _pairs(a, b)), default=0.0)


def explain(a: Profile, b: Profile) -> Judgement:
    """The judgement that two profiles are one, from full names alone, with the features behind it."""
    if a.place and b.place and same_place(a.place, b.place):
        return Judgement(names_of(a, b), same=True, why="one place in the gazetteer", score=1.0)
    kind = _kind(a, b)
    x, y = max(_pairs(a, b), key=lambda pair: (_alike(pair[0], pair[1], kind), pair))
    match = compare_names(x, y, kind=kind)
    weights = PERSON_WEIGHTS if kind == "person" else BODY_WEIGHTS
    features = tuple((name, round(value, 4), weights.get(name, 1.0)) for name, value in match.features if value)
    why = "equal names" if match.feature("equal") else "names alike"
    return Judgement(names_of(a, b), same=True, why=why, score=round(match.score, 4), features=features)


def names_of(a: Profile, b: Profile) -> tuple[str, str]:
    """The fullest names of two profiles, in order; "" for what is only described."""
    first, second = sorted(p.names[0] if p.names else "" for p in (a, b))
    return first, second


def _kind(a: Profile, b: Profile) -> str:
    return "person" if "person" in {a.type, b.type} else "body"


def _pairs(a: Profile, b: Profile) -> list[tuple[str, str]]:
    person = _kind(a, b) == "person"
    ours, theirs = (_fullest(p) if person else p.forms for p in (a, b))
    return [(x, y) for x in ours for y in theirs]


def _fullest(profile: Profile) -> tuple[str, ...]:
    most = length(profile)
    return tuple(n for n in profile.names if len(name_words(n)) == most)


def _alike(x: str, y: str, kind: str) -> float:
    match = compare_names(x, y, kind=kind)
    lengths = sorted((len(name_words(x)), len(name_words(y))))
    if match.feature("equal") or match.feature("acronym") or lengths[0] == lengths[1]:
        return match.score
    # Fewer words: of a person two or more tell who it is; "Southern Front" is not "Front", "Security Council" not "Council".
    return match.score if kind == "person" and lengths[0] >= 2 else 0.0


def length(profile: Profile) -> int:
    """The number of words of the fullest name."""
    return max((len(name_words(n)) for n in profile.names), default=0)


def bears(longer: Profile, shorter: Profile) -> bool:
    """True where the longer profile's name holds the shorter one's words, as short forms do.

    A person is called by the family name or the first name; a body by its last words, two at least ("Security Council"),
    or by the last word alone where one report has both ("the Guard").
    """
    misread = longer.type == "person" and _misread(longer, shorter) and _one_report(longer, shorter)
    if longer.type != shorter.type and not misread and not {longer.type, shorter.type} <= BODIES:
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


@dataclass(slots=True)
class Merging:
    """Profiles being joined into entities: no join that a member of either side, or a person, speaks against.

    Attributes:
        profiles: what is joined.
        groups: which of them are one by now; `held`: their members.
        apart: pairs of profiles that a person said are two.
        made: the judgements behind the joins, with the profiles that each is on.
    """

    profiles: Sequence[Profile]
    groups: Union[int] = field(default_factory=Union)
    held: dict[int, list[int]] = field(default_factory=dict)
    apart: set[frozenset[int]] = field(default_factory=set)
    made: list[tuple[int, Judgement]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for i in range(len(self.profiles)):
            self.held[self.groups.find(i)] = [i]

    def join(self, i: int, j: int, judgement: Judgement) -> bool:
        """Joins the groups of two profiles unless two of their members are opposed. True where they were two.

        A person's judgement is followed whatever else speaks against it, but for another of a person's.
        """
        left, right = self.groups.find(i), self.groups.find(j)
        if left == right or any(self._kept_apart(a, b, judgement) for a in self.held[left] for b in self.held[right]):
            return False
        both = sorted(self.held.pop(left) + self.held.pop(right))
        self.groups.join(left, right)
        self.held[self.groups.find(i)] = both
        self.made.append((i, judgement))
        return True

    def _kept_apart(self, a: int, b: int, judgement: Judgement) -> bool:
        if frozenset((a, b)) in self.apart:
            return True
        return judgement.by == PROGRAM and opposed(self.profiles[a], self.profiles[b])
