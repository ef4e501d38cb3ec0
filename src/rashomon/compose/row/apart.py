"""Single persons told of one by one, told apart by name, age, sex, childhood and role: the wounded who are not the dead.

That one was killed and another hurt is often told by one text of several only, and there by a word: "another teen", "her
stepfather", "the officer" beside "the suspect". Asked of the story as a whole, not averaged over its texts.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.compose.row.tellings import HIT, HOSPITAL, INJURED, KILLED, TALLIED, Telling, Toll

ANOTHER = re.compile(r"\b(?:another|others?|second|third|fourth|fifth|more|additional)\b", re.IGNORECASE)
AGED = re.compile(r"\b(\d{1,3})[- ](?:year|month)s?\b")
PRONOUNS = frozenset("he she him her himself herself one victim".split())
_HURT = (INJURED, HIT, HOSPITAL)
_ADULT = 18
_WAYS = ("name", "age", "sex", "grown")
_SEX = {
    **dict.fromkeys(
        "woman mother stepmother wife grandmother girlfriend sister aunt lady girl daughter female".split(), "female"
    ),
    **dict.fromkeys("man father stepfather husband grandfather boyfriend uncle brother boy son male".split(), "male"),
}
_GROWN = {
    **dict.fromkeys(
        "woman mother stepmother wife grandmother girlfriend aunt lady man father stepfather husband grandfather boyfriend uncle "
        "officer deputy trooper".split(),
        "grown",
    ),
    **dict.fromkeys("girl boy child toddler infant baby kid teen teenager".split(), "child"),
}
_ROLE = {
    **dict.fromkeys("officer deputy trooper sergeant policeman agent detective guard cop".split(), "officer"),
    **dict.fromkeys("suspect gunman shooter attacker assailant robber intruder burglar".split(), "doer"),
}


def noun(telling: Telling) -> str:
    """The surname, else the last word."""
    return telling.name or (telling.words.split() or [""])[-1]


def singly(tellings: Iterable[Telling]) -> Iterator[Telling]:
    """Single persons told of by more than a pronoun, those by their own hand left out."""
    return (each for each in tellings if not each.number and each.size == 1 and not each.own and noun(each) not in PRONOUNS)


@dataclass(frozen=True, slots=True)
class Apart:
    """The single persons whom the texts of a story tell apart, whatever pair of figures is asked about.

    Attributes:
        hurt: of each text that tells of a single dead person, by way, the words for those hurt who are not the dead.
        distinct: how many persons one text tells apart at most, by (`harmed`, `hurt` or `dead`, way); none below two.
    """

    hurt: tuple[Mapping[str, frozenset[str]], ...]
    distinct: Mapping[tuple[str, str], int]


def persons_apart(texts: Sequence[Toll]) -> Apart:
    """Whom the texts tell apart; read once a story, for the pairs are as many as the figures of its texts."""
    distinct = {}
    for name, slots in (("harmed", TALLIED), ("hurt", _HURT), ("dead", (KILLED,))):
        for way in _WAYS:
            several = max((len(_values(way, text, slots)) for text in texts), default=0)
            if several > 1:
                distinct[name, way] = several
    return Apart(tuple(_ways(text) for text in texts if any(singly(text.of(KILLED)))), distinct)


def told_apart(pair: tuple[int, int], persons: Apart) -> Iterator[tuple[str, float]]:
    """How a pair of figures stands to the single persons whom the texts tell apart."""
    if persons.hurt:
        yield from _hurt_apart(pair[1], persons.hurt)
    sizes = {"harmed": sum(pair), "hurt": pair[1], "dead": pair[0]}
    for (name, way), several in persons.distinct.items():
        yield f"{name} distinct by {way} {_stands(sizes[name], several)}", 1.0


def _hurt_apart(injured: int, by_text: Sequence[Mapping[str, frozenset[str]]]) -> Iterator[tuple[str, float]]:
    """Whether as many were injured as are told to be hurt and are told apart from the dead, by any text."""
    some = "some" if injured else "none"
    ways = sorted({way for ways in by_text for way in ways})
    for way in ways:
        most = max(len(found.get(way, ())) for found in by_text)
        yield f"hurt apart by {way} {_stands(injured, most) if injured else 'none'}", 1.0
        yield f"hurt apart by {way}, share {some}", sum(way in found for found in by_text) / len(by_text)
    yield f"hurt apart {'ways' if len(ways) > 1 else 'one way' if ways else 'no way'} {some}", 1.0


def _stands(size: int, count: int) -> str:
    return "match" if size == count else "fewer" if size < count else "more"


def _ways(text: Toll) -> dict[str, frozenset[str]]:
    """By which words, by way, those told hurt are not those told dead."""
    dead = tuple(singly(text.of(KILLED)))
    known: defaultdict[str, set[str]] = defaultdict(set)
    for each in dead:
        for way, value in _traits(each):
            known[way].add(value)
    words = {each.words for each in dead}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for each in singly(each for slot in _HURT for each in text.of(slot)):
        if each.words in words or each.name in known["name"]:
            continue
        if ANOTHER.search(each.words):
            found["another"].add(each.words)
        for way, value in _traits(each):
            if known[way] and value not in known[way]:
                found[way].add(value)
    return {way: frozenset(values) for way, values in found.items()}


def _values(way: str, text: Toll, slots: Iterable[str]) -> set[str]:
    persons = singly(each for slot in slots for each in text.of(slot))
    return {value for each in persons for name, value in _traits(each) if name == way}


def _traits(telling: Telling) -> Iterator[tuple[str, str]]:
    """What tells a person from another: surname, age, sex, child or grown, officer or doer."""
    if telling.name:
        yield "name", telling.name
    head = noun(telling)
    aged = AGED.search(telling.words)
    if aged is not None:
        yield "age", aged[1]
        yield "grown", "child" if int(aged[1]) < _ADULT else "grown"
    elif head in _GROWN:
        yield "grown", _GROWN[head]
    if head in _SEX:
        yield "sex", _SEX[head]
    if head in _ROLE:
        yield "role", _ROLE[head]
