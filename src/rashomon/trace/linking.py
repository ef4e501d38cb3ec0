"""From pairs of reports that share text to links: kind, direction, passages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from rashomon.model import Link, Passage, Report
from rashomon.trace.direction import Direction, direction, direction_between
from rashomon.trace.explained import Kind, explained
from rashomon.trace.kinds import kind_of
from rashomon.trace.pair import Pair
from rashomon.trace.spans import passages_of

# Reports of one text: up to this many are all linked with one another.
_WEB = 8


@dataclass(frozen=True, slots=True)
class Traced:
    """A link; whether its direction is known; the share of the report that is contained more fully in the other."""

    link: Link
    known: bool
    larger: float


def traced(linked: Sequence[Pair], marked: frozenset[str]) -> tuple[list[Traced], list[Kind]]:
    """The links of pairs that share text, and their kinds.

    Args:
        linked: pairs that share text.
        marked: ids of reports that show marks of rewriting word by word.
    """
    directions = [direction(pair, marked) for pair in linked]
    kinds = explained(linked, directions, [kind_of(pair) for pair in linked])
    return [_traced(pair, way, kind) for pair, way, kind in zip(linked, directions, kinds, strict=True)], kinds


def _traced(pair: Pair, way: Direction, kind: Kind) -> Traced:
    elder, younger = (pair.b, pair.a) if way.reverse else (pair.a, pair.b)
    passages = passages_of(elder, younger, pair.passages, reverse=way.reverse)
    share = pair.share_a if way.reverse else pair.share_b
    name, basis = kind
    link = Link(elder.report.id, younger.report.id, name, round(share, 3), passages, f"{basis}; {way.basis}")
    return Traced(link, way.known, max(pair.share_a, pair.share_b))


def doubles(
    linked: Sequence[Pair], kinds: Sequence[Kind], same: Mapping[str, Sequence[Report]], marked: frozenset[str]
) -> list[Link]:
    """What links two texts links every report of one with every report of the other, where these are few.

    These links join no families: what the eldest report with a text is joined to holds for all with that text.

    Args:
        linked: pairs of the eldest reports of their texts.
        kinds: of each pair.
        same: the reports of a text that several have, the eldest first, by the eldest's id.
        marked: ids of reports that show marks of rewriting word by word.
    """
    links = []
    for pair, kind in zip(linked, kinds, strict=True):
        a, b = pair.a.report, pair.b.report
        if a.id not in same and b.id not in same:
            continue
        ones, twos = same.get(a.id, (a,))[:_WEB], same.get(b.id, (b,))[:_WEB]
        for one, two in list(product(ones, twos))[1:_WEB]:
            other = replace(pair, a=pair.a.of(one), b=pair.b.of(two))
            links.append(_traced(other, direction(other, marked), kind if kind[0] == "shared" else kind_of(other)).link)
    return links


def same_texts(groups: Iterable[Sequence[Report]]) -> list[Traced]:
    """Links between reports of one text: all of them where they are few, else each with the eldest."""
    found = []
    for group in (group for group in groups if group[0].text.strip()):
        for k, younger in enumerate(group):
            for elder in group[:k] if len(group) <= _WEB else group[: min(k, 1)]:
                found.append(_same(elder, younger))
    return found


def _same(one: Report, two: Report) -> Traced:
    way = direction_between(one, two, frozenset())
    elder, younger = (two, one) if way.reverse else (one, two)
    whole = Passage(elder.span(0, len(elder.text)), younger.span(0, len(younger.text)), 1.0)
    return Traced(Link(elder.id, younger.id, "copy", 1.0, (whole,), f"the same text; {way.basis}"), way.known, 1.0)
