"""Texts whose names were exchanged for others of their kind.

A reader that has learnt a text by heart finds its names without fail; on copies with other names it errs about as often as on
new texts (F1 of .78 on exchanged EWT against .77 on EWT's dev part), so that what is to mend its errors can be fitted there.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files

from rashomon.language.words import split_words
from rashomon.text.gazetteer_file import open_file
from training.corpora.naming import FACILITY
from training.documents import UNKNOWN, Document

Form = tuple[str, ...]

SHARE = 0.75
"""How many of a text's names are exchanged."""
LEAST_PEOPLE = 3_000
KINDS = ("person", "organisation", "place")
_STAYS = FACILITY | {"ave", "st", "rd", "blvd", "river", "lake", "mountains"}


@dataclass(frozen=True)
class Pools:
    """Where names are drawn from.

    Attributes:
        own, others: By kind, names of the set itself and of the other sets.
        given, surnames: Personal names in capitals as in running text, the commonest first.
        places: Names of the gazetteer.
    """

    own: dict[str, list[Form]]
    others: dict[str, list[Form]]
    given: list[str]
    surnames: list[str]
    places: list[Form]


def spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Spans of BIO tags; unknown words are none."""
    found: list[tuple[int, int, str]] = []
    for index, tag in enumerate(tags):
        if tag[0] == "B":
            found.append((index, index + 1, tag[2:]))
        elif tag[0] == "I":
            found[-1] = (found[-1][0], index + 1, tag[2:])
    return found


def census(name: str) -> list[str]:
    """Names of the US census of 1990 (public domain), lower case, the commonest first, from the PyPI package `names`."""
    lines = files("names").joinpath(name).read_text(encoding="utf-8").splitlines()
    return [line.split()[0].lower() for line in lines if line.strip()]


def given_names() -> list[str]:
    """Women's and men's, merged by rank."""
    rank: dict[str, int] = {}
    for name in ("dist.female.first", "dist.male.first"):
        for place, each in enumerate(census(name)):
            rank[each] = min(place, rank.get(each, place))
    return sorted(rank, key=lambda each: (rank[each], each))


def make_pools(own: Iterable[Document], others: Iterable[Document]) -> Pools:
    """Collects the names of the sets, the gazetteer and the census."""
    file, chance = open_file(), random.Random(5)  # noqa: S311
    rows = chance.sample(range(len(file.population)), min(60_000, len(file.population)))
    written = (file.name(row) for row in rows if file.population[row] > LEAST_PEOPLE)
    places = [tuple(name[a:b] for a, b in split_words(name)) for name in written if name.isascii()]
    given = [name.title() for name in given_names()[:2400]]
    surnames = [name.title() for name in census("dist.all.last")[:12_000]]
    return Pools(_forms(own), _forms(others), given, surnames, places)


def _forms(documents: Iterable[Document]) -> dict[str, list[Form]]:
    forms: dict[str, set[Form]] = {kind: set() for kind in KINDS}
    for document in documents:
        for start, end, kind in spans([tag if tag != UNKNOWN else "O" for tag in document.names or ()]):
            if kind in forms and document.words[start][:1].isupper():
                forms[kind].add(tuple(document.words[start:end]))
    return {kind: sorted(each) for kind, each in forms.items()}


def exchange(document: Document, pools: Pools, chance: random.Random) -> Document:
    """A copy in which one name, wherever it stands, became another one of its kind; labels move along."""
    words: list[str] = []
    tags: list[str] = []
    moved: list[int] = []
    chosen: dict[tuple[str, str], Form | None] = {}
    old_tags = document.names or []
    named = {start: (end, kind) for start, end, kind in spans([tag if tag != UNKNOWN else "O" for tag in old_tags])}
    index = 0
    while index < len(document.words):
        end, kind = named.get(index, (index + 1, ""))
        old = tuple(document.words[index:end])
        moved.extend([len(words)] * (end - index))
        if kind in KINDS:
            key = " ".join(old).lower(), kind
            if key not in chosen:
                chosen[key] = _drawn(pools, kind, old, chance)
            new = chosen[key] or old
            words.extend(new)
            tags.extend(f"{'I' if place else 'B'}-{kind}" for place in range(len(new)))
        else:
            words.extend(old)
            tags.extend(old_tags[index:end])
        index = end
    moved.append(len(words))
    return Document(
        id=document.id,
        words=words,
        sentences=[(moved[a], moved[b]) for a, b in document.sentences],
        paragraphs=[moved[a] for a in document.paragraphs],
        names=tags,
    )


def _drawn(pools: Pools, kind: str, old: Form, chance: random.Random) -> Form | None:
    """Another name written as the old one is: in lower case, in capitals, of one word or several."""
    if chance.random() >= SHARE or (kind == "place" and old[-1].lower() in _STAYS):
        return None
    new = _person(pools, old, chance) if kind == "person" else _other(pools, kind, chance)
    if old[0].islower():
        return tuple(word.lower() for word in new)
    loud = len(old[0]) > 3 and all(word.isupper() for word in old if word.isalpha())
    return tuple(word.upper() for word in new) if loud and chance.random() < 0.7 else new


def _person(pools: Pools, old: Form, chance: random.Random) -> Form:
    """Two of three from the sets, so that to stand in the census does not become the mark of an exchanged name."""
    draw = chance.random()
    for _ in range(8):
        known = chance.choice((pools.own if draw < 0.35 else pools.others)["person"])
        if draw < 0.65 and (len(known) == 1) == (len(old) == 1):
            return known
    if len(old) == 1:
        return (chance.choice(pools.given if chance.random() < 0.6 else pools.surnames),)
    middle = (chance.choice("ABCDEFGHJKLMNPRSTW") + ".",) if len(old) > 2 else ()
    return (chance.choice(pools.given), *middle, chance.choice(pools.surnames))


def _other(pools: Pools, kind: str, chance: random.Random) -> Form:
    draw = chance.random()
    if draw < 0.4:
        return chance.choice(pools.own[kind])
    return chance.choice(pools.places if kind == "place" and draw < 0.7 else pools.others[kind])
