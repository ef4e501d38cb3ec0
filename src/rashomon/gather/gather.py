"""gather: reports into stories, each of one unfolding event."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.gather.index import Index, age
from rashomon.gather.terms import READ
from rashomon.model import Report, Story, TimeRange
from rashomon.text.similar import words_of

# Mean log-odds above which a report is taken to tell of a story that it is not in: above those that join two stories, for one
# report that is like both would be taken for a round-up else.
_TELLS = 2.0
# Log-odds below which two reports plainly tell of two events, where all were given as reports of one: of 326 incidents of the
# train part 2 % are warned about, half of them because an article is about something else; of incidents with one report of
# another among them 95 %.
_PLAINLY = -5.0
# A report of fewer different words says too little to judge by.
_FEWEST_WORDS = 20


@dataclass(frozen=True, slots=True)
class RoundUp:
    """A report that tells of several stories: the ids of the report, of its own story, and of the others, likeliest first."""

    report: str
    story: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gathering:
    """Stories in the order of their first reports, and the reports that tell of several."""

    stories: tuple[Story, ...]
    roundups: tuple[RoundUp, ...]


def gather(reports: Sequence[Report]) -> tuple[Story, ...]:
    """Puts reports into stories, each of one unfolding event: the stories of `gathering`."""
    return gathering(reports).stories


def gathering(reports: Sequence[Report]) -> Gathering:
    """Puts reports into stories, each of one unfolding event, and says which reports tell of several.

    Reports are compared by words, names, places, numbers and days; time apart counts against a pair as a decay and never
    forbids it, for a trial may come months after the deed. Groups are joined by average link (see `rashomon.gather.cluster`).

    Args:
        reports: any number, with ids that differ; their order changes nothing. Cost is close to linear.

    Returns:
        Every report in exactly one story.
    """
    index = Index()
    index.load(reports)
    stories = tuple(story_of(members) for members in index.stories())
    home = {report.id: story.id for story in stories for report in story.reports}
    roundups = []
    for report in sorted(reports, key=age):
        told = [home[members[0]] for members, score in index.likely(report) if score > _TELLS]
        others = tuple(dict.fromkeys(story for story in told if story != home[report.id]))
        if others and home[report.id] in told:
            roundups.append(RoundUp(report.id, home[report.id], others))
    return Gathering(stories, tuple(roundups))


def story_of(reports: Sequence[Report]) -> Story:
    """One story of all the reports, whatever they tell.

    Args:
        reports: one or more; their order changes nothing.

    Returns:
        The reports in order of publication, then of id, undated ones last. The id is a digest of their texts; the period runs
        from the earliest to the latest publication that is known.
    """
    ordered = tuple(sorted(reports, key=age))
    digest = hashlib.sha256("\n".join(sorted(report.sha256 for report in reports)).encode()).hexdigest()
    return Story(digest[:16], ordered, _period(ordered))


def _period(reports: Sequence[Report]) -> TimeRange | None:
    known = [report.published for report in reports if report.published]
    if not known:
        return None
    precision = known[0].precision if len(set(known)) == 1 else "day"
    return TimeRange(min(time.start for time in known), max(time.end for time in known), precision)


def apart(reports: Sequence[Report]) -> tuple[str, ...]:
    """Warns where reports that were given as reports of one event plainly are not.

    Args:
        reports: any number; their order changes nothing. Cost is close to linear.

    Returns:
        One sentence for each group of reports without any likeness to the largest group; none where all hang together.
    """
    index = Index()
    index.load(reports)
    scant = {report.id for report in reports if len(frozenset(words_of(report.text[:READ]).keys)) < _FEWEST_WORDS}
    groups = [group for group in _hanging_together(index, reports) if not scant.issuperset(group)]
    largest, *others = sorted(groups, key=lambda group: -len(group)) or [[]]
    return tuple(_warning(group, largest) for group in others)


def _hanging_together(index: Index, reports: Sequence[Report]) -> list[list[str]]:
    above = {report.id: report.id for report in reports}

    def root(name: str) -> str:
        while above[name] != name:
            above[name] = above[above[name]]
            name = above[name]
        return name

    for members in index.stories():
        for report in members[1:]:
            above[root(report.id)] = root(members[0].id)
    for one, other, score in index.pairs():
        if score > _PLAINLY:
            above[root(other.id)] = root(one.id)
    groups: dict[str, list[str]] = {}
    for report in sorted(reports, key=age):
        groups.setdefault(root(report.id), []).append(report.id)
    return list(groups.values())


def _warning(group: Sequence[str], largest: Sequence[str]) -> str:
    shown = ", ".join(group[:5]) + (f" and {len(group) - 5} more" if len(group) > 5 else "")
    verb = "has" if len(group) == 1 else "have"
    rest = f"the other {len(largest)}" if len(largest) > 1 else largest[0]
    return f"{shown} {verb} too little in common with {rest}: these may be reports of different events"
