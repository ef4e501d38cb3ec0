"""Copies and rewrites of real reports, made by `benchmarks.makers`: are they found, where, which way, and nothing else?

A copy is found when `trace` links it to its origin as copy, rewrite or update, or as shared with three tenths of the younger
text in passages. A link to any other report of the pool is false, unless that report has 5-gram containment of 0.3 or more
with the origin. `false_alarms` is the share of pairs of independent reports of one incident (different outlets, containment
below 0.3) that are linked wrongly: as copy, rewrite or update at all, or in any way where the two have no run of twelve words
in common. `direction` is measured where
both times are given. `passages` are compared by characters, on both sides. `rewriting` is the naming of reports as rewritten
word by word: `false_named` of the pool's real reports, `named` of the spun copies that are dated after an original at hand, and
`named_alone` of those whose original is not among the reports. `distractors`: see `_reuse_distractors`. `docs_per_second` is of
small runs by the processor's time; `reuse_speed` and `reuse_scale` measure speed.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.frame import Outcome, Stopwatch, precision_recall_f1

if TYPE_CHECKING:
    from benchmarks._reuse_peers import Peer
    from benchmarks._reuse_set import Made, Query
    from rashomon.model import Lineage, Link

NAME = "reuse"
DATA = ("gun_violence_incidents",)
SUMMARY = "made copies and rewrites of real reports: links, passages, direction, kind, false alarms (gun_violence_incidents)"
SPLITS = ("dev",)

_MADE = frozenset({"copy", "rewrite", "update"})
_ENOUGH = 0.3
_SPUN = frozenset({"spun", "heavy"})

Returned = Mapping[str, Sequence[frozenset[str]]]


@dataclass(frozen=True, slots=True)
class _Row:
    """One query's result.

    `characters`: right, given and wanted ones of the passages; `share_error` in [0, 1], None where the copy is taken for the
    elder, as it may be where no time is given.
    """

    returned: frozenset[str]
    kind: str
    forward: bool
    timed: bool
    characters: tuple[int, int, int]
    share_error: float | None


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """Thirteen kinds of copies of 300 reports, each kind traced together with a pool of about 1,100."""
    from benchmarks._reuse_distractors import distractors  # noqa: PLC0415
    from benchmarks._reuse_peers import peers  # noqa: PLC0415
    from benchmarks._reuse_set import build  # noqa: PLC0415
    from rashomon.trace import trace  # noqa: PLC0415

    made = build(data, DATA[0], split, limit)
    watch = Stopwatch()
    texts = words = 0
    spent = 0.0
    rows: dict[str, list[_Row]] = {}
    alarms: dict[str, float] = {}
    named: dict[str, frozenset[str]] = {}
    for kind, queries in made.queries.items():
        reports = (*made.pool, *(query.report for query in queries))
        started = time.process_time()
        with watch:
            lineage = trace(reports)
        spent += time.process_time() - started
        texts += len(reports)
        words += sum(len(report.text.split()) for report in reports)
        links = _by_report(lineage)
        rows[kind] = [_row(query, links.get(query.report.id, ())) for query in queries]
        alarms = alarms or _alarms(made, lineage)
        named[kind] = frozenset(found.report for found in lineage.rewritten)
    return Outcome(
        sum(len(found) for found in rows.values()),
        {
            **_links(made, {kind: [row.returned for row in found] for kind, found in rows.items()}),
            "passages": _passages(rows),
            **alarms,
            **_relations(rows, made),
            "rewriting": _rewriting(made, named),
            "distractors": distractors(data, split, trace, limit),
            "docs_per_second": round(texts / spent),
            "peer": {name: _links(made, _asked(made, peer)) for name, peer in peers().items()},
        },
        words,
        watch.seconds,
    )


def _asked(made: Made, peer: Peer) -> Returned:
    """What a peer returns for each kind, asked once for all."""
    found = iter(peer(made.pool, [query.report for queries in made.queries.values() for query in queries]))
    return {kind: [next(found) for _ in queries] for kind, queries in made.queries.items()}


def _by_report(lineage: Lineage) -> dict[str, list[Link]]:
    links: dict[str, list[Link]] = {}
    for link in lineage.links:
        links.setdefault(link.elder, []).append(link)
        links.setdefault(link.younger, []).append(link)
    return links


def _row(query: Query, links: Sequence[Link]) -> _Row:
    returned = frozenset(
        link.elder if link.younger == query.report.id else link.younger
        for link in links
        if link.kind in _MADE or link.share >= _ENOUGH
    )
    link = next((link for link in links if query.base.id in (link.elder, link.younger)), None)
    taken = sum(end - start for _, _, start, end in query.passages) / max(1, len(query.report.text))
    if link is None:
        wanted = sum(end - start + there_end - there for start, end, there, there_end in query.passages)
        return _Row(returned, "", forward=False, timed=query.timed, characters=(0, 0, wanted), share_error=taken)
    forward = link.elder == query.base.id
    error = abs(link.share - taken) if forward else None
    return _Row(returned, link.kind, forward, query.timed, _characters(query, link, forward=forward), error)


def _characters(query: Query, link: Link, *, forward: bool) -> tuple[int, int, int]:
    """Characters of passages that are right, given and wanted, on both sides together."""
    right = given = wanted = 0
    for side, length in ((0, len(query.base.text)), (2, len(query.report.text))):
        gold, found = bytearray(length), bytearray(length)
        for piece in query.passages:
            gold[piece[side] : piece[side + 1]] = b"\1" * (piece[side + 1] - piece[side])
        for passage in link.passages:
            span = passage.here if (side == 0) == forward else passage.there
            found[span.start : span.end] = b"\1" * (span.end - span.start)
        right += sum(map(int.__and__, gold, found))
        given += sum(found)
        wanted += sum(gold)
    return right, given, wanted


def _links(made: Made, returned: Returned) -> dict[str, Any]:
    """Precision, recall and F1 of links, by group and by kind."""
    from benchmarks.makers import KINDS  # noqa: PLC0415

    counts: dict[str, list[int]] = {}
    for kind, found in returned.items():
        for query, ids in zip(made.queries[kind], found, strict=True):
            right = query.base.id in ids
            wrong = len(ids & made.pool_ids - made.near[query.base.id] - {query.base.id})
            for key in (KINDS[kind].group, kind):
                row = counts.setdefault(key, [0, 0, 0])
                row[0] += right
                row[1] += right + wrong
                row[2] += 1
    scores = {key: precision_recall_f1(correct=a, given=b, wanted=c) for key, (a, b, c) in counts.items()}
    groups = {key: scores[key] for key in ("ordinary", "heavy")}
    return {**groups, "kinds": {kind: {"f1": scores[kind]["f1"], "recall": scores[kind]["recall"]} for kind in returned}}


def _passages(rows: Mapping[str, Sequence[_Row]]) -> dict[str, Any]:
    from benchmarks.makers import KINDS  # noqa: PLC0415

    def f1(kinds: Sequence[str]) -> float:
        right, given, wanted = (sum(row.characters[k] for kind in kinds for row in rows[kind]) for k in range(3))
        return precision_recall_f1(correct=right, given=given, wanted=wanted)["f1"]

    groups = {group: {"f1": f1([kind for kind in rows if KINDS[kind].group == group])} for group in ("ordinary", "heavy")}
    return {"f1": f1(list(rows)), **groups, "kinds": {kind: f1([kind]) for kind in rows}}


def _alarms(made: Made, lineage: Lineage) -> dict[str, float]:
    """Wrong links among independent reports of one incident, and all links among them: some do share a press release."""
    kinds = {frozenset((link.elder, link.younger)): link.kind for link in lineage.links}
    found = [(kinds.get(frozenset((one, two)), ""), apart) for one, two, apart in made.independent]
    wrong = sum(kind in _MADE or (kind != "" and apart) for kind, apart in found)
    return {
        "independent_pairs": len(found),
        "false_alarms": wrong / max(1, len(found)),
        "shared_links": sum(kind == "shared" for kind, _ in found) / max(1, len(found)),
    }


def _rewriting(made: Made, named: Mapping[str, frozenset[str]]) -> dict[str, float]:
    """How many real reports are named as rewritten, and how many spun copies, with their original at hand and without."""
    from rashomon.trace import trace  # noqa: PLC0415

    spun = [kind for kind in named if kind in _SPUN]
    dated = [query.report.id in named[kind] for kind in spun for query in made.queries[kind] if query.timed]
    bases = {query.base.id for query in made.queries[spun[0]]}
    queries = [query.report for query in made.queries[spun[0]]]
    alone = trace([*(report for report in made.pool if report.id not in bases), *queries])
    ids = {report.id for report in queries}
    return {
        "false_named": sum(report.id in found for found in named.values() for report in made.pool)
        / (len(named) * len(made.pool)),
        "named": sum(dated) / max(1, len(dated)),
        "named_alone": sum(found.report in ids for found in alone.rewritten) / max(1, len(ids)),
    }


def _relations(rows: Mapping[str, Sequence[_Row]], made: Made) -> dict[str, Any]:
    """Kind, direction and share of the links that were found, and the kinds of takes and shared texts."""
    from benchmarks.makers import KINDS  # noqa: PLC0415
    from rashomon.trace import trace  # noqa: PLC0415

    found = [(kind, row) for kind, each in rows.items() for row in each if row.kind]
    right = {kind: [row.kind in KINDS[kind].link for k, row in found if k == kind] for kind in rows}
    links = {frozenset((link.elder, link.younger)): link.kind for link in trace([r for _, *two in made.takes for r in two]).links}
    for kind, one, two in made.takes:
        right.setdefault(kind, []).append(links.get(frozenset((one.id, two.id))) == kind)
    ways = [row.forward for _, row in found if row.timed]
    errors = [row.share_error for _, row in found if row.share_error is not None]
    every = [value for each in right.values() for value in each]
    return {
        "kind": sum(every) / max(1, len(every)),
        "kind_of": {kind: sum(each) / max(1, len(each)) for kind, each in right.items()},
        "direction": sum(ways) / max(1, len(ways)),
        "share_error": sum(errors) / max(1, len(errors)),
    }
