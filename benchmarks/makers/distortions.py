"""Claims made false by one change: another number, day, place, name or deed, a denial, the two parties exchanged.

Every change puts something into the claim that no report of its cluster has: what is put in is checked against their words.
The maker knows only the claim's words and those of the reports; the draws vary with the seed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_NUMBER = re.compile(rf"\b(?:{'|'.join(_NUMBERS[1:])}|\d{{1,3}}(?:,\d{{3}})*)\b(?!-)", re.IGNORECASE)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()
_DAY = re.compile(rf"\b(?:{'|'.join(_DAYS)})\b")
_DATE = re.compile(rf"\b({'|'.join(_MONTHS)}) (\d{{1,2}})\b")
_AUXILIARY = re.compile(r"\b(was|were|is|are|has|have|had|will|would|could|can|did)\b(?! not\b|n't)")
_NAME = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z'’]+)+\b")
# Words that exclude one another where they tell of one thing, in the form in which they stand.
_EXCHANGED = (
    ("killed", "injured"), ("dead", "unhurt"), ("died", "survived"), ("shot", "stabbed"), ("shooting", "stabbing"),
    ("arrested", "released"), ("charged", "cleared"), ("convicted", "acquitted"), ("resigned", "was fired"),
    ("stepping down", "being fired"), ("step down", "be fired"), ("acquired", "sold"), ("acquire", "sell"), ("buy", "sell"),
    ("bought", "sold"), ("won", "lost"), ("win", "lose"), ("opened", "closed"), ("accepted", "rejected"), ("confirmed", "denied"),
    ("rose", "fell"), ("increased", "decreased"), ("approved", "blocked"), ("attacked", "defended"), ("escaped", "surrendered"),
    ("captured", "freed"), ("found", "lost"), ("joined", "left"), ("joins", "leaves"), ("before", "after"), ("man", "woman"),
    ("boy", "girl"), ("son", "daughter"), ("brother", "sister"), ("mother", "father"), ("husband", "wife"), ("north", "south"),
    ("east", "west"), ("home", "school"), ("car", "bus"), ("street", "river"), ("hospital", "prison"), ("first", "last"),
    ("announced", "cancelled"), ("sentenced", "pardoned"), ("signed", "refused"), ("begin", "end"), ("began", "ended"),
    ("victim", "suspect"), ("victims", "suspects"), ("guilty", "innocent"), ("new", "former"), ("victory", "defeat"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a distortion draws from, and what it must keep away from.

    Attributes:
        texts: the words of the cluster's reports, in lower case.
        places: names of places of other clusters.
        names: names of persons and bodies of other clusters.
    """

    texts: str
    places: Sequence[str]
    names: Sequence[str]

    def fresh(self, words: str) -> bool:
        """True where no report of the cluster has the words."""
        return re.search(rf"\b{re.escape(words.lower())}\b", self.texts) is None


Maker = Callable[[str, random.Random, Surroundings], str | None]


def distorted(claim: str, rng: random.Random, around: Surroundings) -> list[tuple[str, str]]:
    """The claim with one thing changed, once for each way that its words allow: (name of the way, the words)."""
    found = []
    for way, make in WAYS.items():
        made = make(claim, rng, around)
        if made is not None and made != claim:
            found.append((way, made))
    return found


def _put(claim: str, match: re.Match[str], words: str) -> str:
    whole = claim[: match.start()] + words + claim[match.end() :]
    return whole[:1].upper() + whole[1:]


def _number(claim: str, rng: random.Random, around: Surroundings) -> str | None:
    matches = [m for m in _NUMBER.finditer(claim) if not _dated(claim, m)]
    if not matches:
        return None
    match = rng.choice(matches)
    old = match.group().lower().replace(",", "")
    value = _NUMBERS.index(old) if old in _NUMBERS else int(old)
    others = [value + step for step in (1, 2, 3, 4, 5, 6, 7) if value + step != value]
    rng.shuffle(others)
    for other in others:
        words = _NUMBERS[other] if other < len(_NUMBERS) else str(other)
        if around.fresh(words) and around.fresh(str(other)):
            return _plural(_put(claim, match, words))
    return None


def _plural(claim: str) -> str:
    claim = re.sub(r"\b(\w+) person was\b", r"\1 people were", claim)
    return re.sub(r"\b(\w+) person\b", r"\1 people", claim)


def _dated(claim: str, match: re.Match[str]) -> bool:
    return any(date.start() <= match.start() < date.end() for date in _DATE.finditer(claim)) or len(match.group()) == 4


def _day(claim: str, rng: random.Random, around: Surroundings) -> str | None:
    named = _DAY.search(claim)
    if named:
        others = [day for day in _DAYS if day != named.group() and around.fresh(day)]
        return _put(claim, named, rng.choice(others)) if others else None
    dated = _DATE.search(claim)
    if dated:
        others = [str(d) for d in range(1, 28) if abs(d - int(dated.group(2))) > 1]
        return _put(claim, dated, f"{dated.group(1)} {rng.choice(others)}")
    return None


def _place(claim: str, rng: random.Random, around: Surroundings) -> str | None:
    here = [m for place in around.places for m in re.finditer(rf"\b{re.escape(place)}\b", claim)]
    behind = list(re.finditer(r"(?<=\bin )[A-Z][a-z]+(?: [A-Z][a-z]+)*", claim))
    matches = [m for m in (behind or here) if m.group() not in _MONTHS]
    others = [p for p in around.places if around.fresh(p) and p not in claim]
    return _put(claim, rng.choice(matches), rng.choice(others)) if matches and others else None


def _name(claim: str, rng: random.Random, around: Surroundings) -> str | None:
    matches = [m for m in _NAME.finditer(claim) if not claim[: m.start()].endswith("in ")]
    if not matches:
        return None
    match = rng.choice(matches)
    length = len(match.group().split())
    others = [n for n in around.names if len(n.split()) == length and around.fresh(n) and around.fresh(n.split()[-1])]
    return _put(claim, match, rng.choice(others)) if others else None


def _deed(claim: str, rng: random.Random, around: Surroundings) -> str | None:
    options = []
    for pair in _EXCHANGED:
        for one, other in (pair, pair[::-1]):
            match = re.search(rf"\b{one}\b", claim)
            if match and around.fresh(other) and not (one == "home" and "home run" in claim):
                options.append((match, other))
    return _put(claim, *rng.choice(options)) if options else None


def _denied(claim: str, _rng: random.Random, _around: Surroundings) -> str | None:
    match = _AUXILIARY.search(claim)
    return _put(claim, match, f"{match.group()} not") if match and "no " not in claim.lower() else None


def _exchanged(claim: str, _rng: random.Random, _around: Surroundings) -> str | None:
    """Doer and done-to change places, where a claim has two names round one verb."""
    names = list(_NAME.finditer(claim))
    if len(names) != 2 or names[0].group() == names[1].group():
        return None
    between = claim[names[0].end() : names[1].start()]
    if not re.search(r"\w+(?:ed|s|t)\b", between) or re.search(r"\b(?:and|of|with|or|in|from)\b|,", between):
        return None
    return claim[: names[0].start()] + names[1].group() + between + names[0].group() + claim[names[1].end() :]


def _spoken(claim: str, _rng: random.Random, _around: Surroundings) -> str | None:
    """What one speaker says put into another's mouth."""
    if re.search(r"\b(?:said|says|told)\b", claim):
        return None
    small = claim.split(" ", maxsplit=1)[0].lower() in {"a", "an", "the", "police", *_NUMBERS}
    return f"The mayor's office said {claim[:1].lower() + claim[1:] if small else claim}"


def _planned(claim: str, _rng: random.Random, _around: Surroundings) -> str | None:
    """What will happen told as done, and what was done as planned."""
    will = re.search(r"\bwill (\w+)", claim)
    if will and will.group(1) not in {"be", "have", "not", "also"}:
        return None if not will.group(1).endswith("e") else _put(claim, will, will.group(1) + "d")
    done = re.search(r"\b(was|were) (\w+ed)\b", claim)
    return _put(claim, done, f"will be {done.group(2)}") if done else None


WAYS: dict[str, Maker] = {
    "number": _number,
    "day": _day,
    "place": _place,
    "name": _name,
    "deed": _deed,
    "denied": _denied,
    "exchanged": _exchanged,
    "speaker": _spoken,
    "planned": _planned,
}

INVENTED = (
    "A bridge collapsed in {place}.", "{name} bought a football club in {place}.", "A train hit a truck near {place}.",
    "The mayor of {place} resigned over a contract.", "{name} won a seat on the council of {place}.",
    "Doctors in {place} reported an outbreak of measles.", "A fire destroyed a warehouse in {place}.",
    "{name} was sentenced to six years for fraud.", "Farmers blocked the road to {place} for two days.",
    "A court in {place} lifted the ban on night flights.", "{name} apologised to the families in {place}.",
    "Seven people drowned when a ferry sank off {place}.", "The airport of {place} was closed by fog.",
    "{name} opened a new school in {place}.", "Teachers in {place} went on strike over pay.",
)  # fmt: skip


def made_up(rng: random.Random, *, place: str, name: str) -> str:
    """An event that no report tells of, with a place and a name that they do tell of."""
    return rng.choice(INVENTED).format(place=place, name=name)


def degraded(claim: str, rng: random.Random) -> str:
    """The claim as it is typed in haste: no capitals, no full stop, no articles, one letter out of place."""
    words = [w for w in claim.rstrip(".").lower().split() if w not in {"a", "an", "the"}]
    long = [i for i, w in enumerate(words) if len(w) >= 7 and w.isalpha()]
    if long and rng.random() < 0.5:
        i = rng.choice(long)
        at = rng.randrange(2, len(words[i]) - 2)
        words[i] = words[i][:at] + words[i][at + 1] + words[i][at] + words[i][at + 2 :]
    return " ".join(words)
