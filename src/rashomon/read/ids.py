"""Ids that are unique in a run and do not depend on the order of the input."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from rashomon.model import Report

_DIGITS = 6


def unique(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The same reports in the same order, each with an id of its own.

    Reports that share an id and differ in text all get the first digits of the text's digest behind it, so that the result is the
    same whatever came first. Copies under one id are numbered, in the order of everything else that is known of them.
    """
    given = tuple(reports)
    ids = _with_digest([report.id for report in given], [report.sha256 for report in given])
    groups: dict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(ids):
        groups[name].append(index)
    taken = set(groups)
    for name, members in sorted(groups.items()):
        # The first keeps the id; the order among members that are equal in everything cannot matter.
        for index in sorted(members, key=lambda index: repr(given[index]))[1:]:
            number = 2
            while f"{name}-{number}" in taken:
                number += 1
            ids[index] = f"{name}-{number}"
            taken.add(ids[index])
    return tuple(report if report.id == name else replace(report, id=name) for report, name in zip(given, ids, strict=True))


def _with_digest(ids: list[str], digests: list[str]) -> list[str]:
    """Ids told apart by their texts' digests, with more digits until nothing clashes."""
    texts: dict[str, set[str]] = defaultdict(set)
    for name, digest in zip(ids, digests, strict=True):
        texts[name].add(digest)
    for digits in (_DIGITS, 2 * _DIGITS, 64):
        apart = [f"{name}-{digest[:digits]}" if len(texts[name]) > 1 else name for name, digest in zip(ids, digests, strict=True)]
        owners = Counter(name for name, _ in set(zip(apart, digests, strict=True)))
        if all(count == 1 for count in owners.values()):
            break
    return apart
