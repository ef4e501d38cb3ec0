"""gather: reports into stories. All that are given make one story; where they plainly do not, `looks_like_one` says so."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from rashomon.model import Report, Story, TimeRange
from rashomon.text.similar import words_of
from rashomon.text.similar_units import sentences_of

# Two reports of one event share so many names, and such a share of the shorter list; measured on reports of one incident and of
# two (train part of gun_violence_incidents): 95 % of the former do, 74 % of the latter do not.
_SHARED, _SHARE = 2, 0.1
# A report with fewer names says too little to judge by.
_FEWEST = 5
# A name in so many groups tells nothing.
_COMMON = 64
_READ = 100_000
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september"
    " october november december".split()
)


def gather(reports: Sequence[Report]) -> tuple[Story, ...]:
    """Puts reports into stories, each of one unfolding event.

    Args:
        reports: any number; their order changes nothing.

    Returns:
        One story of all the reports, in order of publication, then of id, undated ones last; none where there is no report.
        Its id is a digest of the reports' texts; its period runs from the earliest to the latest publication that is known.
    """
    if not reports:
        return ()
    ordered = tuple(sorted(reports, key=_age))
    digest = hashlib.sha256("\n".join(sorted(report.sha256 for report in reports)).encode()).hexdigest()
    return (Story(digest[:16], ordered, _period(ordered)),)


def _age(report: Report) -> tuple[datetime, datetime, str]:
    if report.published is None:
        return (datetime.max, datetime.max, report.id)
    return (report.published.start, report.published.end, report.id)


def _period(reports: Sequence[Report]) -> TimeRange | None:
    known = [report.published for report in reports if report.published]
    if not known:
        return None
    precision = known[0].precision if len(set(known)) == 1 else "day"
    return TimeRange(min(time.start for time in known), max(time.end for time in known), precision)


def looks_like_one(reports: Sequence[Report]) -> tuple[str, ...]:
    """Warns where reports plainly do not tell of one event: where they share almost no names.

    Args:
        reports: any number; their order changes nothing. Cost is close to linear.

    Returns:
        One sentence for each group of reports that shares almost no names with the largest group; none where all hang together.
    """
    ordered = sorted(reports, key=_age)
    groups = _Groups()
    for report in ordered:
        groups.add(report.id, _names(report))
    largest, *others = sorted(groups.members(), key=lambda group: -len(group)) or [[]]
    return tuple(_warning(group, largest) for group in others)


def _warning(group: list[str], largest: list[str]) -> str:
    shown = ", ".join(group[:5]) + (f" and {len(group) - 5} more" if len(group) > 5 else "")
    verb = "shares" if len(group) == 1 else "share"
    rest = f"the other {len(largest)}" if len(largest) > 1 else largest[0]
    return f"{shown} {verb} almost no names with {rest}: these may be reports of different events"


def _names(report: Report) -> frozenset[str]:
    """Capitalised words that begin no sentence; of a very long report, those of its beginning."""
    text = report.text[:_READ]
    words = words_of(text)
    found = set()
    for first, last in sentences_of(text, words):
        for i in range(first + 1, last):
            if text[words.starts[i]].isupper() and len(words.keys[i]) > 2 and words.keys[i] not in _CALENDAR:
                found.add(words.keys[i])
    return frozenset(found)


class _Groups:
    """Reports that hang together by names. A report joins every group of which it shares enough."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}
        self._size: dict[str, int] = {}
        self._by_name: dict[str, set[str]] = {}
        self._few: list[str] = []

    def add(self, report: str, names: frozenset[str]) -> None:
        if len(names) < _FEWEST:
            self._few.append(report)
            return
        shared: dict[str, int] = {}
        for name in names:
            groups = {self._root(group) for group in self._by_name.get(name, ())}
            self._by_name[name] = groups if len(groups) <= _COMMON else set()
            for group in self._by_name[name]:
                shared[group] = shared.get(group, 0) + 1
        self._above[report], self._size[report] = report, len(names)
        for group, count in shared.items():
            if count >= max(_SHARED, _SHARE * min(len(names), self._size[group])):
                self._size[report] = max(self._size[report], self._size[group])
                self._above[group] = report
        for name in names:
            self._by_name.setdefault(name, set()).add(report)

    def _root(self, report: str) -> str:
        while self._above[report] != report:
            self._above[report] = self._above[self._above[report]]
            report = self._above[report]
        return report

    def members(self) -> list[list[str]]:
        """The groups, each in the order in which its reports came; reports that say too little go with the first."""
        found: dict[str, list[str]] = {}
        for report in self._above:
            found.setdefault(self._root(report), []).append(report)
        groups = list(found.values())
        if groups:
            groups[0] += self._few
        return groups
