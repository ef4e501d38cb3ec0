"""How many were killed and injured: every pair of figures that the texts allow is weighed by named features, one is chosen.

A conditional logit, as for the day and the place. The two figures are chosen together, since they are told together: of six
shot, two of them dead, four were injured; "one dead, one wounded" beside "a double shooting" are two people. The features say
where in a text a figure stands (the inverted pyramid), how it is told (a number, one person, a part of all who were hit),
what the head of the text is about, and how likely each telling alone is to give the story's figure
(:mod:`rashomon.compose.row.bearing`). `python -m training.tally` fits the constants on training data.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.compose.row.apart import AGED, ANOTHER, Apart, noun, persons_apart, singly, told_apart
from rashomon.compose.row.bearing import Bearings, bearings, by_bearing, by_own_hand
from rashomon.compose.row.gist import Leanings, by_gist, leanings
from rashomon.compose.row.layout import STANDS
from rashomon.compose.row.logit import weight
from rashomon.compose.row.tally_weights import TALLY_WEIGHTS
from rashomon.compose.row.tellings import DOER, HIT, HOSPITAL, INJURED, KILLED, TALLIED, Telling, Toll, leading

# For each person whom the texts name in full: the chance of having been harmed, and of being dead if so.
Ledger = Sequence[tuple[float, float]]
_EVEN = 0.5

MOST = 8  # figures of each kind that are weighed, the first told
_SEVERAL = 3
# So many harmed are many, and so many texts must lead with such a figure.
MANY = 20
_ENOUGH = 2

# Where a text can tell of those killed, and of those injured.
_ASKED = {KILLED: (KILLED,), INJURED: (INJURED, HIT, HOSPITAL)}
_KIND = {
    **dict.fromkeys("woman mother wife grandmother girlfriend sister aunt lady".split(), "woman"),
    **dict.fromkeys("man father husband grandfather boyfriend uncle".split(), "man"),
    **dict.fromkeys("girl daughter".split(), "girl"),
    **dict.fromkeys("boy son".split(), "boy"),
    **dict.fromkeys("child toddler infant baby kid".split(), "child"),
}
_ANYBODY = frozenset("he she him her victim person suspect one himself herself another third second".split())
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}


@dataclass(frozen=True, slots=True)
class Weighed:
    """What is read of a story once, for the pairs are as many as the figures of its texts.

    Attributes:
        apart: whom the texts tell apart.
        bearings: how likely each telling of each text gives the story's figure.
        leanings: what the words of the texts say of how many there were.
    """

    apart: Apart
    bearings: Bearings
    leanings: Leanings


def tally(texts: Sequence[Toll], ledger: Ledger = ()) -> tuple[int, int]:
    """How many were killed and how many injured: of the pairs that the texts allow, the heaviest, the smaller of equals.

    Args:
        texts: the independent texts.
        ledger: for each person named in full, how likely harmed, and how likely dead if so.
    """
    told = weighed(texts)
    found = ((p, features(p, texts, ledger, told)) for p in pairs(texts))
    ranked = [p for _, _, p in sorted((_passes_over(p, texts), -weight(each, TALLY_WEIGHTS), p) for p, each in found)]
    for place, slot in enumerate((KILLED, INJURED)):
        many = _led_by_many(slot, texts)
        if many:
            ranked = [pair for pair in ranked if pair[place] == many] or ranked
    return ranked[0]


def weighed(texts: Sequence[Toll]) -> Weighed:
    """Reads a story once."""
    return Weighed(persons_apart(texts), bearings(texts), leanings([text.gist for text in texts]))


def _led_by_many(slot: str, texts: Sequence[Toll]) -> int:
    """The figure of many that texts lead with, the commonest, of equals the latest; 0 where most lead with fewer.

    Where not all of the texts are dated the greatest stands for the latest: tolls grow.

    The constants are fitted on deeds that harm a few. Where hundreds are harmed hardly two texts give one figure, and those of
    single persons agree most.
    """
    leading_with = [(lead.size, text.dated) for text in texts if (lead := leading(text.of(slot))) is not None and lead.size > 0]
    many = [size for size, _ in leading_with if size >= MANY]
    if len(many) < _ENOUGH or 2 * len(many) < len(leading_with):
        return 0
    dated = all(dated for size, dated in leading_with if size >= MANY)
    return max(reversed(many if dated else sorted(many)), key=many.count)


def _passes_over(pair: tuple[int, int], texts: Sequence[Toll]) -> bool:
    """Whether nobody is to have been killed, or hurt, though the head of a text gives a number: no weight may do that."""
    leads = ((size, leading(text.of(slot))) for slot, size in zip((KILLED, INJURED), pair, strict=True) for text in texts)
    return any(lead is not None and not size and lead.number and lead.stand in STANDS[:4] for size, lead in leads)


def plainly(text: Toll) -> tuple[int, int]:
    """The pair that a text leads with: who was hit and not killed was injured; one dead and one hurt, each told alone, are one.

    That one person's wounds and death stand in different sentences is how news tells a victim's fate; two are told together.
    """
    dead, hurt, hit, taken = (leading(text.of(slot)) for slot in TALLIED)
    killed = dead.size + _by_own_hand(text, dead) if dead is not None else 0
    injured = hurt.size if hurt is not None else 0
    if dead is not None and hurt is not None and not dead.number and not hurt.number and not _told_together(text):
        injured = 0
    whole = hit or taken
    if whole is not None:
        injured = max(injured, whole.size - (killed if whole is hit else 0))
    return killed, injured


def _by_own_hand(text: Toll, lead: Telling) -> bool:
    """Whether the doer of what a text leads with then died by his own hand."""
    return lead.deed and not lead.own and by_own_hand(text)


def _told_together(text: Toll) -> bool:
    return bool({each.sentence for each in text.of(KILLED)} & {each.sentence for each in text.of(INJURED)})


def pairs(texts: Sequence[Toll]) -> tuple[tuple[int, int], ...]:
    """The pairs of killed and injured that the texts allow, in order of size."""
    killed, injured = {0: None}, {0: None}
    totals: dict[int, None] = {}
    for text in texts:
        dead = text.of(KILLED)
        killed |= {each.size: None for each in dead[:MOST]}
        lead = leading(dead)
        if lead is not None:
            killed[lead.size + 1] = None
        killed |= {ordinal: None for each in dead[:MOST] if (ordinal := _ordinal(each))}
        injured |= {each.size: None for each in (*text.of(INJURED)[:MOST], *text.of(HOSPITAL)[:MOST])}
        totals |= {each.size: None for each in text.of(HIT)[:MOST]}
        alone = _people(each for slot in (INJURED, HIT, HOSPITAL) for each in text.of(slot)[:MOST])
        injured |= dict.fromkeys(range(1, min(alone, _SEVERAL) + 1))
        injured |= {each.size + 1: None for each in text.of(INJURED)[:MOST]}
        if "death first" in text.about:
            killed[1] = None
    some = tuple(killed)[: 2 * MOST]
    found = {(k, j) for k in some for j in tuple(injured)[: 2 * MOST]}
    found |= {plainly(text) for text in texts}
    found |= {(k, total - k) for k in some for total in tuple(totals)[:MOST] if total >= k}
    return tuple(sorted(found))


def features(pair: tuple[int, int], texts: Sequence[Toll], ledger: Ledger = (), told: Weighed | None = None) -> dict[str, float]:
    """The features of a pair, each averaged over the texts that tell of what it asks; a text that is silent has no vote."""
    told = told or weighed(texts)
    found: defaultdict[str, float] = defaultdict(float)
    telling = [text for text in texts if any(text.of(slot) for slot in TALLIED)] or texts
    for text in telling:
        for name in _together(pair, text):
            found[name] += 1 / len(telling)
    for slot, size in zip((KILLED, INJURED), pair, strict=True):
        of_it = [text for text in texts if any(text.of(each) for each in _ASKED[slot])] or texts
        for text in of_it:
            for name in _alone(size, slot, text):
                found[name] += 1 / len(of_it)
        if size:
            found[f"{slot} some"] = 1.0
    found |= dict(_by_name(pair, ledger))
    found |= dict(by_bearing(pair, texts, told.bearings))
    if len(texts) > 1:  # what tells much in one text may tell little where several do
        found |= {f"several texts, {name}": value for name, value in found.items()}
    for slot, size in zip((KILLED, INJURED), pair, strict=True):
        found |= dict(_votes(slot, size, texts))
    return found | dict(by_gist(pair, told.leanings)) | dict(told_apart(pair, told.apart))


def _by_name(pair: tuple[int, int], ledger: Ledger) -> Iterator[tuple[str, float]]:
    """How the figures stand to the persons who are named: fewer were harmed than are likely to have been, as many, or more."""
    dead = sum(1 for harm, death in ledger if harm >= _EVEN and death > _EVEN)
    hurt = sum(1 for harm, death in ledger if harm >= _EVEN and death <= _EVEN)
    for name, size, count in ((KILLED, pair[0], dead), (INJURED, pair[1], hurt), ("harmed", sum(pair), dead + hurt)):
        if count:
            how = "match" if size == count else "fewer" if size < count else "more"
            yield f"{name} {'several' if count > 1 else 'one'} named {how}", 1.0
    for name, size, expected in (
        (KILLED, pair[0], sum(harm * death for harm, death in ledger)),
        (INJURED, pair[1], sum(harm * (1 - death) for harm, death in ledger)),
    ):
        if size < expected:
            yield f"{name} fewer than likely", min(expected - size, float(_SEVERAL))


def _votes(slot: str, size: int, texts: Sequence[Toll]) -> Iterator[tuple[str, float]]:
    """How the independent texts stand to a figure: how many lead with it, whether the last of them does."""
    if len(texts) < 2:
        return
    leads = [leading(text.of(slot)) for text in texts]
    told = [lead for lead in leads if lead is not None]
    if told:
        yield f"{slot} share of those that tell", sum(lead.size == size for lead in told) / len(told)
        if told[-1].size == size:
            yield f"{slot} told last", 1.0
        if size and size == max(lead.size for lead in told):
            yield f"{slot} greatest", 1.0


def _alone(size: int, slot: str, text: Toll) -> Iterator[str]:
    """How one text stands to one of the two figures."""
    told = text.of(slot)
    lead = leading(told)
    about = sorted(text.about) if size else []
    if lead is None:
        yield from (f"{slot} untold, {name}" for name in about)
        return
    how = "number" if lead.number else "person"
    if size == lead.size + (slot == KILLED and _by_own_hand(text, lead)):
        yield f"{slot} leads"
        yield f"{slot} leads {how} {lead.stand}"
        if "several first" in text.about:
            yield f"{slot} leads {how} of several"
    elif any(each.size == size for each in told):
        first = next(each for each in told if each.size == size)
        yield f"{slot} told {'number' if first.number else 'person'} {first.stand}"
        if "several first" in text.about:
            yield f"{slot} told {'number' if first.number else 'person'} of several"
    elif size == 0:
        yield f"{slot} passed over {how} {lead.stand}"
        if len(told) == 1:
            yield f"{slot} passed over, told once"
        if lead.own:
            yield f"{slot} passed over, own hand"
    else:
        yield f"{slot} not told"
        if size == lead.size + 1:
            yield from _one_more(slot, lead, told)
    yield from (f"{slot}, {name}" for name in about)


def _one_more(slot: str, lead: Telling, told: Sequence[Telling]) -> Iterator[str]:
    """Why there may be one more than the figure that a text leads with."""
    others = [each for each in told if each.claim != lead.claim or each.sentence != lead.sentence]
    if any(each.own for each in told) and not lead.own:
        yield f"{slot} one more, own hand{' of the doer' if lead.deed else ''}"
    if any(ANOTHER.search(each.words) for each in others):
        yield f"{slot} one more, another"
    if "suicide" in lead.words:
        yield f"{slot} one more, with a suicide"
    if any(DOER.search(each.words) for each in others) and not DOER.search(lead.words):
        yield f"{slot} one more, the doer"
    if _people(told) > lead.size:
        yield f"{slot} one more, told singly"
    if any(_ordinal(each) == lead.size + 1 for each in told):
        yield f"{slot} one more, ordinal"


def _together(pair: tuple[int, int], text: Toll) -> Iterator[str]:
    """How one text stands to both figures together."""
    dead, hurt, hit, taken = (text.of(slot) for slot in TALLIED)
    total = sum(pair)
    yield from _as_led(pair, text)
    lead = leading(hit)
    if lead is not None:
        how = "number" if lead.number else "person"
        yield f"all hit {how} {'match' if total == lead.size else 'fewer' if total < lead.size else 'more'}"
        if total == lead.size:
            yield f"all hit {how} {lead.stand}"
        if not total:
            yield f"hit {how} passed over"
        if _people(hit) == pair[1] and pair[1] > 0:
            yield "injured as many as hit singly"
    lead = leading(taken)
    if lead is not None:
        yield f"taken to hospital {'match' if pair[1] == lead.size else 'fewer' if pair[1] < lead.size else 'more'}"
        if not total:
            yield "taken to hospital passed over"
    if any(each.size == 0 for each in text.tellings if each.slot in {INJURED, HIT}) and pair[1]:
        yield "injured though none is told"
    yield from _in_one_sentence(pair, text)
    if pair[0] and pair[1]:
        yield "both"
        yield from _both(dead, (*hurt, *hit, *taken))
    yield from _others(pair[1], total, dead, (*hurt, *hit, *taken))


def _as_led(pair: tuple[int, int], text: Toll) -> Iterator[str]:
    plain = plainly(text)
    told = tuple(any(text.of(each) for each in _ASKED[slot]) for slot in (KILLED, INJURED))
    if any(told) and all(mine == led or not tells for mine, led, tells in zip(pair, plain, told, strict=True)):
        yield "as led"
        yield "as led, both" if all(plain) else "as led, one of them"
    if told[1] and pair[1] == plain[1]:
        yield "injured as led"


def _in_one_sentence(pair: tuple[int, int], text: Toll) -> Iterator[str]:
    """Whether a sentence tells both figures as numbers: "two dead and four injured"; the first that does."""
    dead = {each.sentence: each for each in reversed(text.of(KILLED)) if each.number}
    hurt = {each.sentence: each for each in reversed(text.of(INJURED)) if each.number}
    sentence = min(dead.keys() & hurt.keys(), default=None)
    if sentence is not None:
        told = dead[sentence].size, hurt[sentence].size
        how = "match" if pair == told else "all" if sum(pair) == sum(told) else "differ"
        yield f"numbers side by side {how}"
        yield f"numbers side by side {how} {dead[sentence].stand}"


def _others(injured: int, total: int, dead: Sequence[Telling], hurt: Sequence[Telling]) -> Iterator[str]:
    """Whether as many were injured as are told to be hurt and are not told to be dead, by their names and by their nouns."""
    for way, told in (("name", _names), ("sort", _sorts), ("age", _ages), ("kind", _kinds)):
        found = told(hurt) - told(dead)
        if found:
            yield f"others hurt by {way} {'match' if injured == len(found) else 'differ' if injured else 'passed over'}"
    for way, count in (("age", len(_ages((*dead, *hurt)))), ("kind", len(_kinds((*dead, *hurt))))):
        if count > 1:
            yield f"harmed by {way} {'match' if total == count else 'fewer' if total < count else 'more'}"
    side_by_side: defaultdict[int, set[str]] = defaultdict(set)
    for each in singly(hurt):
        side_by_side[each.sentence].add(noun(each))
    most = max(map(len, side_by_side.values()), default=0)
    if most > 1:
        yield f"hurt side by side {'match' if injured == most else 'fewer' if injured < most else 'more'}"


def _both(dead: Sequence[Telling], hurt: Sequence[Telling]) -> Iterator[str]:
    """Whether those told to be dead and those told to be hurt are others."""
    if not dead or not hurt:
        return
    if any(ANOTHER.search(each.words) for each in (*dead, *hurt) if each.stand != STANDS[-1]):
        yield "both, another"
    if {each.sentence for each in dead} & {each.sentence for each in hurt}:
        yield "both, one sentence"
    if any(one.sentence == other.sentence and _two(one, other) for one in singly(dead) for other in singly(hurt)):
        yield "both, two people in one sentence"
    if not any(each.number for each in (*dead, *hurt)):
        yield "both, one person each"
    named = {each.words for each in dead}, {each.words for each in hurt}
    if named[0] & named[1]:
        yield "both, in the same words"
    if any(each.number and each.size == other.size > 1 for each in dead for other in hurt):
        yield "both, as many"
    if any(each.number for each in dead) and any(each.number for each in hurt):
        yield "both, numbers"


def _names(tellings: Iterable[Telling]) -> frozenset[str]:
    """Surnames of single persons."""
    return frozenset(each.name for each in tellings if each.name)


def _sorts(tellings: Iterable[Telling]) -> frozenset[str]:
    """Nouns for single persons who are not named, those that fit anybody left out."""
    return frozenset(noun(each) for each in singly(tellings) if not each.name) - _ANYBODY


def _ages(tellings: Iterable[Telling]) -> frozenset[str]:
    """Ages of single persons: whoever is of another age is another."""
    found = (AGED.search(each.words) for each in tellings if not each.number and each.size == 1)
    return frozenset(match[1] for match in found if match is not None)


def _kinds(tellings: Iterable[Telling]) -> frozenset[str]:
    """Women, men, girls and boys among single persons; "the child" is the girl or the boy where one is told of."""
    found = frozenset(_KIND[noun(each)] for each in tellings if not each.number and each.size == 1 and noun(each) in _KIND)
    return found - {"child"} if found & {"girl", "boy"} else found


def _two(one: Telling, other: Telling) -> bool:
    """Whether two single persons are told apart, by their nouns or by "another"."""
    return noun(one) != noun(other) or bool(ANOTHER.search(one.words) or ANOTHER.search(other.words))


def _people(tellings: Iterable[Telling]) -> int:
    """How many different single persons are told of, by the words used, "another" each time."""
    known: set[str] = set()
    others = 0
    for each in tellings:
        if not each.number and not each.own and each.size == 1:
            if ANOTHER.search(each.words):
                others += 1
            else:
                known.add(noun(each))
    known -= _ANYBODY
    return len(known) + others


def _ordinal(telling: Telling) -> int:
    """As in "a third person died": three did."""
    return next((_ORDINALS[word] for word in telling.words.split() if word in _ORDINALS), 0) if not telling.number else 0
