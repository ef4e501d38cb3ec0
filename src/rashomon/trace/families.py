"""Families: reports that are one witness."""

from collections.abc import Sequence

from rashomon.model import Family, Link, Report

# A report that took this share of its text, from the other or as the other did, is no witness of its own.
FAMILY_SHARE = 0.6
_UPDATE_SHARE = 0.9


def families(
    reports: Sequence[Report], links: Sequence[Link], known: Sequence[bool], larger: Sequence[float]
) -> tuple[Family, ...]:
    """Puts reports into families.

    Args:
        reports: in order of publication, then of id.
        links: what was found between them.
        known: for each link, whether its direction is known.
        larger: for each link, the share of the report that is contained more fully in the other; it decides where the
            direction is not known.

    Returns:
        Families in order of their first report; every report is in exactly one.
    """
    place = {report.id: i for i, report in enumerate(reports)}
    above = list(range(len(reports)))

    def root(i: int) -> int:
        while above[i] != i:
            above[i] = above[above[i]]
            i = above[i]
        return i

    younger: set[str] = set()
    for link, sure, share in zip(links, known, larger, strict=True):
        taken = link.share if sure else share
        if taken < (_UPDATE_SHARE if link.kind == "update" else FAMILY_SHARE):
            continue
        if sure:
            younger.add(link.younger)
        one, two = sorted((root(place[link.elder]), root(place[link.younger])))
        above[two] = one
    members: dict[int, list[Report]] = {}
    for i, report in enumerate(reports):
        members.setdefault(root(i), []).append(report)
    return tuple(Family(tuple(r.id for r in group), _root(group, younger)) for group in members.values())


def _root(group: list[Report], younger: set[str]) -> str:
    """The eldest that is nobody's younger; among those of unknown age the longest, for cutting is commoner than adding."""
    eldest = [report for report in group if report.id not in younger] or group
    dated = [report for report in eldest if report.published]
    if dated:
        first = min(report.published.start for report in dated if report.published)
        eldest = [report for report in dated if report.published and report.published.start == first]
    return min(eldest, key=lambda report: (-len(report.text), report.id)).id
