"""Whether those who did it are counted among the killed and the injured: a scope that the user chooses.

Registries differ. The Gun Violence Archive counts everybody who was hit, the doer too; most counts of mass shootings leave the
doer out. "all" counts whoever was hit; "victims" leaves out those whom the texts tell of as the doer: somebody called a suspect
or a gunman, whoever died by his own hand after harming others, a person of whom the words beside the name say so. Who killed
himself alone is counted either way: nobody else was harmed by him.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.compose.row.layout import Layout
from rashomon.compose.row.people import Person, chance
from rashomon.compose.row.people_weights import DOER_WEIGHTS
from rashomon.compose.row.tellings import DOER, HOSPITAL, INJURED, KILLED, TALLIED, Telling, Toll
from rashomon.model import InputError, Span, Victim

ALL, VICTIMS = "all", "victims"
SCOPES = (ALL, VICTIMS)

# One text in so many must tell of it.
_ONE_IN = 3
_WOUNDED = frozenset({INJURED, HOSPITAL})
# How likely a person has to be the doer: among as many as the texts tell of, and beyond.
LIKELY, SURE = 0.15, 0.5

_OWN_HAND = re.compile(
    r"\b(?:murder|homicide|killing)s?[-–—/ ]{1,3}suicide\b|\bdied (?:by|of) suicide\b|\bcommitted suicide\b"
    r"|\b(?:turn|us)(?:ed|ing|es|s)? (?:the|a|an|his|her|that) [\w-]+(?: [\w-]+)? on (?:him|her)self\b"
    r"|\b(?:shot|shoot(?:ing|s)?|kill(?:ed|ing|s)?|stabb(?:ed|ing)|hang(?:ed|ing)?) (?:and (?:kill(?:ed|ing)|wounded) )?"
    r"(?:him|her)self\b|\bthen (?:him|her)self\b|\bt(?:ook|aken|aking) (?:his|her|their) own li(?:fe|ves)\b"
    r"|\bself[- ]inflicted\b",
    re.IGNORECASE,
)
_SURVIVED = re.compile(r"\b(?:attempt\w*|tried|tries|trying|threaten\w*|surviv\w*|critical|hospital\w*)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Doers:
    """How many of those killed, or injured, the texts tell of as the doers, where they do, and who they are by entity id."""

    size: int = 0
    evidence: tuple[Span, ...] = ()
    named: tuple[str, ...] = ()


def check_scope(name: str) -> None:
    """Refuses a scope that is none of `SCOPES`.

    Raises:
        InputError: it is none.
    """
    if name not in SCOPES:
        raise InputError(f"no scope of counting is called {name!r}; choose one of {', '.join(SCOPES)}")


def doers(
    pair: tuple[int, int],
    told: Sequence[Layout],
    texts: Sequence[Toll],
    hurt: Sequence[Victim],
    found: Mapping[str, Person],
) -> tuple[Doers, Doers]:
    """Of those killed and of those injured, the doers.

    Args:
        pair: how many were killed and how many injured, the doers among them.
        told: the independent texts.
        texts: what each of them tells of people killed and hurt, in the same order.
        hurt: those who were killed or injured, by name.
        found: all persons whom the texts name.
    """
    dead: list[list[tuple[int, Span]]] = []
    wounded: list[list[tuple[int, Span]]] = []
    for layout, text in zip(told, texts, strict=True):
        called = [(each.slot, _size(each), layout.annotation.sentences[each.sentence]) for each in _called(text)]
        dead.append([(size, span) for slot, size, span in called if slot == KILLED])
        wounded.append([(size, span) for slot, size, span in called if slot in _WOUNDED])
        if sum(pair) > 1:
            dead[-1] += [(1, span) for span in _by_own_hand(layout)]
    died = [victim for victim in hurt if victim.fate == KILLED]
    lived = [victim for victim in hurt if victim.fate != KILLED]
    first = _agreed(dead, pair[0], died, found)
    # Reports name living suspects whom nobody hurt; and one who died is told of as shot before.
    second = _agreed(wounded if not first.size else [], pair[1], lived, found)
    return first, replace(second, size=min(second.size, max((size for text in wounded for size, _ in text), default=0)))


def _agreed(
    by_text: Sequence[Sequence[tuple[int, Span]]], most: int, hurt: Sequence[Victim], found: Mapping[str, Person]
) -> Doers:
    """As many as texts enough tell of, and no fewer than are surely named; never more than were harmed.

    Where the doer and all whom others harmed have names, the figure was of these others: "killed seven, then himself".
    """
    telling = [each for text in by_text for each in text]
    widely = 0 < len(by_text) <= sum(map(bool, by_text)) * _ONE_IN
    told = min(most, max((size for size, _ in telling), default=0)) if widely else 0
    weighed = sorted((-round(chance(found[victim.entity].features, DOER_WEIGHTS), 4), victim.entity) for victim in hurt)
    named = [key for rank, (likely, key) in enumerate(weighed) if -likely > (LIKELY if rank < told else SURE)]
    spans = [span for victim in hurt if victim.entity in named for span in victim.evidence]
    room = max(most - (len(hurt) - len(named)), 0) if named else most
    return Doers(min(room, max(told, len(named))), tuple(span for _, span in telling if told) + tuple(spans), tuple(named))


def _called(text: Toll) -> Iterator[Telling]:
    """The counts of those who are called the suspect or the gunman."""
    return (each for slot in TALLIED for each in text.of(slot) if not each.own and each.sentence >= 0 and DOER.search(each.words))


def _size(telling: Telling) -> int:
    """Two gunmen are two; of "the gunman and four others" one did it."""
    last = DOER.search(telling.words, len(telling.words.rpartition(" ")[0]))
    return telling.size if telling.number and last is not None else 1


def _by_own_hand(layout: Layout) -> Iterator[Span]:
    """The sentences that tell of a death by one's own hand."""
    for sentence in layout.annotation.sentences:
        if _OWN_HAND.search(sentence.quote) and not _SURVIVED.search(sentence.quote):
            yield sentence
