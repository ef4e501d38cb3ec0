"""Compares an account with a gold account made by hand (`rashomon.gold/1`, see examples/bir-sahoud/README.md).

Everything is matched by evidence: a position is found when a span of it overlaps the words that the gold names, in the
same report. So nothing depends on how a thing is phrased.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from rashomon.model import Account, Conflict, Finding, Position, Span

Gold = Mapping[str, Any]
Place = tuple[str, int, int]


def score(account: Account, gold: Gold) -> dict[str, dict[str, float]]:
    """Measures one account against its gold.

    Returns:
        Fractions from 0 to 1, nested: conflicts {recall, precision, kind, why, said_by}, agreements.recall, links.f1,
        names.recall, quotations {recall, speaker}, places {named}, counts of what is found beside.
    """
    texts = {report.id: report.text for report in account.reports}
    return {
        "conflicts": _conflicts(account, gold, texts),
        "agreements": {"recall": _findings(account.agreements, gold["agreements"], texts)},
        "links": _links(account, gold),
        "names": _names(account, gold),
        "quotations": _quotations(account, gold, texts),
    }


def _places(evidence: Iterable[Mapping[str, str]], texts: Mapping[str, str]) -> list[Place]:
    places = []
    for item in evidence:
        at = texts.get(item["report"], "").find(item["quote"])
        if at >= 0:
            places.append((item["report"], at, at + len(item["quote"])))
    return places


def _touches(spans: Iterable[Span], places: Sequence[Place]) -> bool:
    return any(span.report == report and span.start < end and start < span.end for span in spans for report, start, end in places)


def _matches(conflict: Conflict, wanted: Mapping[str, Any], texts: Mapping[str, str]) -> bool:
    """Two positions of the conflict stand for two different positions of the gold."""
    hits = [
        {index for index, side in enumerate(wanted["positions"]) if _touches(position.evidence, _places(side["evidence"], texts))}
        for position in conflict.positions
    ]
    return any(len(one | other) > 1 for one, other in combinations([hit for hit in hits if hit], 2))


def _conflicts(account: Account, gold: Gold, texts: Mapping[str, str]) -> dict[str, float]:
    found = kind = why = 0
    # What the gold marks as optional may be found and need not be.
    needed = [wanted for wanted in gold["conflicts"] if not wanted.get("optional")]
    for wanted in needed:
        mine = [conflict for conflict in account.conflicts if _matches(conflict, wanted, texts)]
        kinds = {wanted["kind"], *wanted.get("also_kind", [])}
        found += bool(mine)
        kind += any(conflict.kind in kinds for conflict in mine)
        why += any(conflict.why in wanted["why"] for conflict in mine)
    right = [
        c
        for c in account.conflicts
        if any(_matches(c, wanted, texts) for wanted in gold["conflicts"]) or _allowed(c, gold, texts)
    ]
    spoken = [
        _speakers(position, wanted, texts)
        for wanted in gold["conflicts"]
        for c in account.conflicts
        if _matches(c, wanted, texts)
        for position in c.positions
    ]
    judged = [hit for hit in spoken if hit is not None]
    total = len(needed)
    return {
        "recall": found / total,
        "precision": len(right) / len(account.conflicts) if account.conflicts else 0.0,
        "kind": kind / total,
        "why": why / total,
        "said_by": sum(judged) / len(judged) if judged else 0.0,
    }


def _allowed(conflict: Conflict, gold: Gold, texts: Mapping[str, str]) -> bool:
    """What the gold says may be shown, with the reason it names."""
    return any(
        item.get("may_show_as") == conflict.why
        and sum(_touches(position.evidence, _places(item["evidence"], texts)) for position in conflict.positions) > 1
        for item in gold["not_conflicts"]
    )


def _speakers(position: Position, wanted: Mapping[str, Any], texts: Mapping[str, str]) -> bool | None:
    """Whether the position names a speaker that the gold names for it; None when the gold has no such position."""
    for side in wanted["positions"]:
        if _touches(position.evidence, _places(side["evidence"], texts)):
            expected = [_words(" ".join(chain)) for chain in side.get("said_by", [])]
            mine = [_words(" ".join(by.chain)) for by in position.said_by]
            if not any(expected):
                return any(not words for words in mine) or not mine
            return any(words & other for words in mine for other in expected)
    return None


_EMPTY = frozenset({"the", "a", "an", "of", "at", "in", "for", "who", "and", "its", "his", "her"})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.lower().split()) - _EMPTY


def _findings(mine: Sequence[Finding], wanted: Sequence[Mapping[str, Any]], texts: Mapping[str, str]) -> float:
    def told(item: Mapping[str, Any]) -> bool:
        by_report = [[place] for place in _places(item["evidence"], texts)]
        return any(sum(_touches(finding.evidence, places) for places in by_report) > 1 for finding in mine)

    return sum(told(item) for item in wanted) / len(wanted) if wanted else 0.0


def _links(account: Account, gold: Gold) -> dict[str, float]:
    wanted = {frozenset((link["from"], link["to"])): link["kind"] for link in gold["lineage"]["links"]}
    optional = {frozenset(pair[:2]) for pair in gold["lineage"].get("may_link", [])}
    mine = {frozenset((link.elder, link.younger)): link.kind for link in account.lineage.links}
    judged = set(mine) - optional
    right = judged & set(wanted)
    precision = len(right) / len(judged) if judged else 0.0
    recall = len(right) / len(wanted) if wanted else 0.0
    return {
        "f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        "kind": sum(mine[pair] == wanted[pair] for pair in right) / len(wanted),
    }


def _names(account: Account, gold: Gold) -> dict[str, float]:
    """Of the gold's names of each entity, the share that stands in one entity of the account; and wrong coordinates."""
    whole = []
    for wanted in gold["entities"]:
        names = {name["name"].lower() for name in wanted["names"]}
        best = max((len(names & {name.lower() for name in entity.names}) for entity in account.entities), default=0)
        whole.append(best / len(names))
    invented = {name["name"].lower() for item in gold["entities"] if item.get("place", 0) is None for name in item["names"]}
    placed = sum(entity.place is not None and entity.name.lower() in invented for entity in account.entities)
    return {"recall": sum(whole) / len(whole) if whole else 0.0, "placed_wrongly_count": float(placed)}


def _quotations(account: Account, gold: Gold, texts: Mapping[str, str]) -> dict[str, float]:
    wordings = [claim for claim in account.claims if claim.slot == "wording"]
    found = spoken = 0
    for item in gold["quotations"]:
        places = _places([item], texts)
        mine = [claim for claim in wordings if _touches(claim.evidence, places)]
        found += bool(mine)
        expected = _words(" ".join(item.get("chain") or [item["speaker"]]))
        spoken += any(_words(" ".join(by.chain)) & expected for claim in mine for by in claim.said_by)
    total = len(gold["quotations"]) or 1
    return {"recall": found / total, "speaker": spoken / total}
