"""trace: which reports were made from which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import product

from rashomon.model import Lineage, Link, Passage, Report, Rewriting
from rashomon.trace.align import align
from rashomon.trace.candidates import candidates
from rashomon.trace.direction import Direction, direction, direction_between
from rashomon.trace.explained import explained
from rashomon.trace.families import families
from rashomon.trace.kinds import kind_of
from rashomon.trace.pair import Pair, pair_of
from rashomon.trace.prepared import Prepared, prepare
from rashomon.trace.rewriting import rewritings
from rashomon.trace.spans import passages_of

# A report is compared with no more elders once this many each explain nearly all of it.
_EXPLAINING, _WHOLE = 4, 0.95
# Reports of one text: up to this many are all linked with one another.
_WEB = 8


def trace(reports: Sequence[Report]) -> Lineage:
    """Finds copies, rewrites, shared passages and updates among reports, and those that were rewritten word by word.

    Reports are compared by passages: real reports mix an agency's paragraphs with their own. Candidates are pairs that share
    rare runs of words, or names and numbers in order; these are aligned sentence by sentence. Words inside quotation marks,
    names, numbers, titles and lines to call are no evidence of copying: two reporters take them down alike.

    Args:
        reports: with ids that are unique; their order changes nothing.

    Returns:
        Links from the elder to the younger with aligned passages; where nothing tells the elder, `basis` says "direction
        unknown" and the two stand in order of id. Families of copies and rewrites cover every report. Cost grows with the
        number of words, not with its square.
    """
    ordered = sorted(reports, key=_age)
    first = _first_with_text(ordered)
    distinct = [report for report in ordered if first[report.text] is report]
    numbers: dict[str, int] = {}
    prepared = [prepare(report, numbers) for report in distinct]
    pairs = _aligned(prepared)
    rewritten = rewritings(prepared, pairs)
    marked = frozenset(found.report for found in rewritten)
    linked = [pair for pair in pairs if pair.taken or pair.common]
    directions = [direction(pair, marked) for pair in linked]
    kinds = explained(linked, directions, [kind_of(pair) for pair in linked])
    traced = [_traced(pair, way, kind) for pair, way, kind in zip(linked, directions, kinds, strict=True)]
    traced += _same_texts(ordered)
    joining = [item.link for item in traced]
    links = joining + _doubles(linked, kinds, ordered, marked)
    return Lineage(
        tuple(sorted(links, key=lambda link: (link.elder, link.younger))),
        families(ordered, joining, [item.known for item in traced], [item.larger for item in traced]),
        _for_same_texts(rewritten, ordered, first),
    )


@dataclass(frozen=True, slots=True)
class _Traced:
    link: Link
    known: bool
    larger: float


def _age(report: Report) -> tuple[datetime, str]:
    return (report.published.start if report.published else datetime.max, report.id)


def _first_with_text(ordered: Sequence[Report]) -> dict[str, Report]:
    first: dict[str, Report] = {}
    for report in ordered:
        first.setdefault(report.text, report)
    return first


def _aligned(prepared: Sequence[Prepared]) -> list[Pair]:
    """Aligns candidates. A report that some elders explain wholly is compared with no more of them: a star, not a web."""
    pairs = []
    whole: dict[int, int] = {}
    for i, j in candidates(prepared):
        if whole.get(j, 0) >= _EXPLAINING:
            continue
        pair = pair_of(i, j, prepared[i], prepared[j], align(prepared[i], prepared[j]))
        if pair.passages:
            pairs.append(pair)
        whole[j] = whole.get(j, 0) + (pair.taken and pair.share_b >= _WHOLE)
    return pairs


def _for_same_texts(
    rewritten: Sequence[Rewriting], ordered: Sequence[Report], first: Mapping[str, Report]
) -> tuple[Rewriting, ...]:
    """What holds of the first report with a text holds of all with that text."""
    by_id = {found.report: found for found in rewritten}
    every = []
    for report in ordered:
        found = by_id.get(first[report.text].id)
        if found is not None:
            evidence = tuple(replace(e, here=report.span(e.here.start, e.here.end)) for e in found.evidence)
            every.append(Rewriting(report.id, evidence))
    return tuple(every)


def _traced(pair: Pair, way: Direction, kind: tuple[str, str]) -> _Traced:
    elder, younger = (pair.b, pair.a) if way.reverse else (pair.a, pair.b)
    passages = passages_of(elder, younger, pair.passages, reverse=way.reverse)
    share = pair.share_a if way.reverse else pair.share_b
    name, basis = kind
    link = Link(elder.report.id, younger.report.id, name, round(share, 3), passages, f"{basis}; {way.basis}")
    return _Traced(link, way.known, max(pair.share_a, pair.share_b))


def _doubles(
    linked: Sequence[Pair], kinds: Sequence[tuple[str, str]], ordered: Sequence[Report], marked: frozenset[str]
) -> list[Link]:
    """What links two texts links every report of one with every report of the other, where these are few.

    These links join no families: what the first report with a text is joined to holds for all with that text.
    """
    same = {texts[0].id: texts for texts in _by_text(ordered)}
    links = []
    for pair, kind in zip(linked, kinds, strict=True):
        ones, twos = same[pair.a.report.id][:_WEB], same[pair.b.report.id][:_WEB]
        for one, two in list(product(ones, twos))[1:_WEB]:
            other = replace(pair, a=replace(pair.a, report=one), b=replace(pair.b, report=two))
            links.append(_traced(other, direction(other, marked), kind if kind[0] == "shared" else kind_of(other)).link)
    return links


def _by_text(ordered: Sequence[Report]) -> list[list[Report]]:
    groups: dict[str, list[Report]] = {}
    for report in ordered:
        groups.setdefault(report.text, []).append(report)
    return list(groups.values())


def _same_texts(ordered: Sequence[Report]) -> list[_Traced]:
    """Links between reports of one text: all of them where they are few, else each with the first."""
    traced = []
    for group in (group for group in _by_text(ordered) if group[0].text.strip()):
        for k, younger in enumerate(group):
            for elder in group[:k] if len(group) <= _WEB else group[: min(k, 1)]:
                traced.append(_same(elder, younger))
    return traced


def _same(one: Report, two: Report) -> _Traced:
    way = direction_between(one, two, frozenset())
    elder, younger = (two, one) if way.reverse else (one, two)
    whole = Passage(elder.span(0, len(elder.text)), younger.span(0, len(younger.text)), 1.0)
    return _Traced(Link(elder.id, younger.id, "copy", 1.0, (whole,), f"the same text; {way.basis}"), way.known, 1.0)
