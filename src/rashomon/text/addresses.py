"""Street addresses: "the 300 block of North Oak Street", "at 1240 Bell Ferry Road", as bounds of house numbers on a street."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.text.names import fold

_SUFFIXES = {
    form: forms.split()[0]
    for forms in (
        "street st",
        "avenue ave av",
        "road rd",
        "drive dr",
        "lane ln",
        "court ct",
        "boulevard blvd",
        "place pl",
        "circle cir",
        "terrace ter",
        "highway hwy",
        "parkway pkwy",
        "trail trl",
        "square sq",
        "way",
        "loop",
        "pike",
        "alley",
        "plaza",
        "crescent",
    )
    for form in forms.split()
}
_SIDES = {
    form: forms.split()[0]
    for forms in ("n north", "s south", "e east", "w west", "ne northeast", "nw northwest", "se southeast", "sw southwest")
    for form in forms.split()
}
_AGAINST = frozenset({frozenset("ns"), frozenset("ew")})
_SIDE = r"(?:[NSEW]|[NS][EW]|North|South|East|West|(?:North|South)(?:east|west))\b\.?"
_WORD = r"(?:(?:St|Mt|Ft|Dr)\.|[A-Z][\w'’-]*|\d{1,3}(?:st|nd|rd|th)\b)"
_STREET = rf"(?:(?P<side>{_SIDE}) )?(?P<words>{_WORD}(?: {_WORD}){{0,4}})"
_BLOCK = re.compile(rf"(?<![\w–-])(?P<number>\d{{1,2}},?\d{{3}}|\d{{2,4}})[ -]?blocks? of (?:the )?{_STREET}")
# Where a figure with a street behind it is a house, and no count of what has the street's name.
_HOUSE = re.compile(
    r"(?:(?:\b(?:[Aa]t|[Oo]n|[Ii]n|[Nn]ear|[Oo]f|[Oo]utside|[Ii]nside|[Tt]o|[Ff]rom|[Bb]ehind|[Aa]ddress)|[,:(–—]) |\A\W*)"
    rf"(?P<number>\d{{1,5}}) {_STREET}"
)
# A street without a number; what is near one may be near its namesake too.
_NAME = re.compile(
    r"\b(?:[Aa]t|[Oo]n|[Ii]n|[Oo]utside|[Tt]o|[Ff]rom|[Aa]long|(?<!area )(?<!corner )(?<!vicinity )(?<!intersection )"
    r"(?<!block )(?<!blocks )of)"
    rf" {_STREET}"
)
_ANY = 99_999
# What may stand behind it: anything else makes a shop's or a park's name of it.
_ENDS = re.compile(
    r"(?:\.?\Z|[.,;:)–—-]|,? (?:and|or|in|on|at|near|by|to|from|off|for|with|between|outside|inside|where|when|who|which|that"
    r"|while|after|before|around|about|shortly|just|early|late|overnight|last|as|is|was|were|has|had|took|this|[NSEW]{1,2}\b|[A-Z]\w+day"
    r"|\w+ing|\d)\b)"
)
_DAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december"
)
# A house on a street that is told without "Street" has a side and a number that counts nobody.
_LEAST = 100


@dataclass(frozen=True, slots=True)
class Address:
    """An address and where it stands in the text.

    Attributes:
        start, end: its words, half-open.
        low, high: the house numbers that it may mean.
        street: the street's name, folded, without what follows.
        suffix: "street", "avenue" … or "" where the text has none; `side`: "n", "se" … or "".
    """

    start: int
    end: int
    low: int
    high: int
    street: str
    suffix: str = ""
    side: str = ""

    def same_street(self, other: Address) -> bool:
        """True where nothing tells the two streets apart."""
        return (
            self.street == other.street
            and _fit(self.suffix, other.suffix)
            and (_fit(self.side, other.side) or frozenset({self.side, other.side}) not in _AGAINST)
        )

    def agrees(self, other: Address) -> bool:
        """True where one house may have both addresses."""
        return self.same_street(other) and self.low <= other.high and other.low <= self.high

    def differs(self, other: Address) -> bool:
        """True where one part of the two addresses alone is another: the number, "Drive" for "Lane", North for South."""
        numbers = self.low <= other.high and other.low <= self.high
        parts = (numbers, _fit(self.suffix, other.suffix), frozenset({self.side, other.side}) not in _AGAINST)
        return self.street == other.street and sum(parts) == len(parts) - 1


def find_addresses(text: str) -> Iterator[Address]:
    """The addresses of a text, in order; `text`: best one sentence, since a street's name may begin the next."""
    found = [
        a
        for pattern in (_BLOCK, _HOUSE, _NAME)
        for match in pattern.finditer(text)
        if (a := _address(match, pattern)) is not None
    ]
    yield from sorted(found, key=lambda a: (a.start, a.end))


def _address(match: re.Match[str], pattern: re.Pattern[str]) -> Address | None:
    words = list(re.finditer(r"\S+", match["words"]))
    names = [fold(w[0].rstrip(".'’")) for w in words]
    last = next((i for i, name in enumerate(names) if i and name in _SUFFIXES), None)
    number = 0 if pattern is _NAME else int(match["number"].replace(",", ""))
    side = _SIDES[fold(match["side"].rstrip("."))] if match["side"] else ""
    if last is None and (pattern is not _BLOCK and (not side or number < _LEAST)):
        return None
    end = last if last is not None else next((i for i, name in enumerate(names) if _DAY.fullmatch(name)), len(names))
    if not end:
        return None
    behind = names[last + 1] if last is not None and last + 1 < len(names) else ""
    side = side or _SIDES.get(behind, "")
    ends = words[last if last is not None else end - 1].end()
    if pattern is _NAME and (names[0][0].isdigit() or not _ENDS.match(match.string, match.start("words") + ends)):
        return None  # of numbered streets each has its avenue and its court
    high = number + _reach(number) if pattern is _BLOCK else number or _ANY
    suffix = _SUFFIXES[names[last]] if last is not None else ""
    return Address(
        match.start("side" if not number and match["side"] else "words" if not number else "number"),
        match.start("words") + ends,
        number,
        high,
        " ".join(names[:end]),
        suffix,
        side,
    )


def _reach(block: int) -> int:
    """How far a block may go on: of five figures, a round thousand may be all that is told."""
    if block % 1000 == 0 and block >= 10_000:
        return 999
    return 99 if block % 100 == 0 else 9


def _fit(one: str, other: str) -> bool:
    return one == other or not (one and other)
