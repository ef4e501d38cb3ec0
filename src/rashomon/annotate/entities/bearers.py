"""Names in whole, where the model marks a part: 'Joe "Duke" Lee', "Ann Lee of Halmara", "19-year-old Justice Lee".

And those of counties called after somebody, "Queen Anne's County", which it takes for a person and a county.
"""

import re
from collections.abc import Iterator

from rashomon.annotate.entities.spelling import Name, key
from rashomon.text.gazetteer import EXACT, lookup

PERSON = "person"

_WORD = r"[A-Z][\w’'.-]*[^\W\d_]"
_GENERATION = r"(?: (?:Jr|Sr)\b\.?| I{2,3}\b| IV\b)?"
_NICKNAME = re.compile(rf"({_WORD})( [\"“‘'(]{_WORD}(?: {_WORD})?,?[\"”’')]) ({_WORD}{_GENERATION})")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_TOWN = re.compile(rf"(?<=\S) of (?={_WORD})")
# With an article the words may be anything's: "the 70-year-old United Nations".
_AGE = re.compile(
    rf"(?<!\bthe )(?<!\bThe )(?<!\ban )(?<!\ba )\b\d{{1,3}}[- ](?:year|month)s?[- ]olds? ({_WORD}(?: {_WORD}){{1,2}})"
    r"(?=[,.;:\n]| (?:was|were|is|had|has|died|and|of|from|who|with|to|in|at|on|as|inside|after|while|suffered|allegedly)\b)"
)
_COUNTY = re.compile(rf"{_WORD}\.?(?: {_WORD})?['’]s (?:County|Parish)\b")


def with_whole_names(text: str, names: list[Name]) -> list[Name]:
    """The names, with those of persons and counties as the words round them tell them; what lies inside a whole name goes."""
    apart = sorted((part for name in names for part in _without_town(text, name)), key=lambda name: (name.start, name.end))
    whole = [*_with_nicknames(text, apart), *_behind_ages(text, apart), *_counties(text, apart)]
    taken = {offset for name in whole for offset in range(name.start, name.end)}
    return [*whole, *(name for name in apart if taken.isdisjoint(range(name.start, name.end)))]


def _without_town(text: str, name: Name) -> Iterator[Name]:
    """A person and a town, of "Ann Lee of Halmara"."""
    town = _TOWN.search(text, name.start, name.end) if name.type == PERSON else None
    if town is None or " " not in text[name.start : town.start()]:
        yield name
        return
    for start, end, type_ in ((name.start, town.start(), PERSON), (town.end(), name.end, "place")):
        yield Name(start, end, type_, key(text[start:end]))


def _with_nicknames(text: str, names: list[Name]) -> Iterator[Name]:
    """A nickname inside a name divides nobody: the given names before it and the surname behind it are one person's."""
    ends = {name.end: name for name in names if name.type == PERSON}
    for found in _NICKNAME.finditer(text):
        first = next((ends[end] for end in range(*found.span(2)) if end in ends), None)
        if first is not None and not _POSSESSIVE.search(found[1]):
            start = min(first.start, found.start())
            yield Name(start, found.end(), PERSON, key(f"{text[start : found.end(1)]} {found[3]}"))


def _behind_ages(text: str, names: list[Name]) -> Iterator[Name]:
    """Whoever is "19-year-old Justice Lee" is a person, whatever else the words can mean."""
    for found in _AGE.finditer(text):
        start, end = found.span(1)
        over = [name for name in names if name.start < end and start < name.end]
        known = any(name.type == PERSON and " " in text[name.start : name.end] for name in over)
        if known or any(name.start < start or name.end > end for name in over) or lookup(found[1]):
            continue
        yield Name(start, end, PERSON, key(found[1]))


def _counties(text: str, names: list[Name]) -> Iterator[Name]:
    """Counties with a possessive, where no longer name holds them: "Queen Anne's County Library" is a body."""
    for found in _COUNTY.finditer(text):
        start, end = found.span()
        held = any(name.start <= start and end < name.end for name in names)
        if not held and any(each.match == EXACT and each.kind == "district" for each in lookup(found[0])):
            yield Name(start, end, "place", key(found[0]))
