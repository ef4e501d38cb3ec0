"""The reports as a reader sees them: which text was made from which, and each text in full."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from rashomon.export.links import Chip, Links
from rashomon.export.passages import Segment, paragraphs
from rashomon.export.wording import LINK, flat, plural, printable, published_text
from rashomon.model import Account, Cut, Family, Lineage, Link, Report

# Of the reports with which one shares passages, the page names so many: those with most first.
SHARING_NAMED = 3
_INNER = str.maketrans("“”", "‘’")  # marks inside marks
_OPENING = 60  # characters of a report that has no title
# A chain of copies of copies is drawn so many steps deep; the rest stands side by side, or it would leave the page.
DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report in full."""

    report: Report
    slug: str
    name: str
    published: str
    url: str
    paragraphs: tuple[tuple[Segment, ...], ...]


@dataclass(frozen=True, slots=True)
class Sharing:
    """What a report has in common with one that is no copy of it: `how` much, with which report, and the longest passage."""

    how: str
    name: str
    passage: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Witness:
    """A report in the tree of its family; `made` says how it was made from the one above, "" for a root.

    `title`: the report's, or its first words in marks. `shared`: other reports with the same passages, neither a copy of the
    other; `shared_left`: how many more of them there are.
    """

    report: Report
    slug: str
    name: str
    title: str
    published: str
    made: str
    basis: str
    passage: tuple[Chip, ...]
    shared: tuple[Sharing, ...]
    shared_left: int
    altered: tuple[tuple[str, tuple[Chip, ...]], ...]
    cut: tuple[Cut, ...]
    children: tuple["Witness", ...]


def witnesses(account: Account, links: Links) -> tuple[Witness, ...]:
    """The families as trees, the largest first, then in order of the account."""
    order = {report.id: place for place, report in enumerate(account.reports)}
    families = [f for f in account.lineage.families if f.root in order]
    known = {r for family in families for r in family.reports}
    families += [Family((report.id,), report.id) for report in account.reports if report.id not in known]
    families.sort(key=lambda f: (-len(f.reports), order[f.root]))
    return tuple(_tree(family, account.lineage, links, order) for family in families)


def _tree(family: Family, lineage: Lineage, links: Links, order: dict[str, int]) -> Witness:
    above = _parents(family, lineage)
    below: dict[str, list[str]] = {}
    for report in sorted((r for r in family.reports if r in order), key=lambda r: order[r]):
        if report != family.root:
            below.setdefault(above[report].elder if report in above else family.root, []).append(report)

    def grow(report: str, depth: int) -> list[Witness]:
        """The report with those made from it; from `DEEPEST` on they stand beside it."""
        made = [w for r in below.get(report, ()) for w in grow(r, depth + 1)] if depth < DEEPEST else []
        here = _witness(report, above.get(report), tuple(made), lineage, links)
        return [here] if depth < DEEPEST else [here, *(_leaf(r) for r in _all_below(report, below))]

    def _leaf(report: str) -> Witness:
        return _witness(report, above.get(report), (), lineage, links)

    (tree,) = grow(family.root, 0)
    return tree


def _all_below(report: str, below: dict[str, list[str]]) -> list[str]:
    found: list[str] = []
    waiting = below.get(report, ())[::-1]
    while waiting:
        found.append(waiting.pop())
        waiting += below.get(found[-1], ())[::-1]
    return found


def _parents(family: Family, lineage: Lineage) -> dict[str, Link]:
    """For each report but the root, the link from the one it takes most from, so that the links make a tree."""
    members = set(family.reports)
    found: dict[str, Link] = {}
    reached = {family.root}
    candidates = sorted(
        (link for link in lineage.links if link.elder in members and link.younger in members),
        key=lambda link: (-link.share, link.elder, link.younger),
    )
    grown = True
    while grown:  # each round adds at least one report, by the strongest link from what is already in the tree
        grown = False
        for link in candidates:
            if link.elder in reached and link.younger not in reached:
                found[link.younger] = link
                reached.add(link.younger)
                grown = True
    return found


def _witness(key: str, link: Link | None, children: tuple[Witness, ...], lineage: Lineage, links: Links) -> Witness:
    report = links.reports[key]
    made = f"{LINK.get(link.kind, link.kind)}, {link.share:.0%} of its text" if link is not None else ""
    shared = sorted((s for s in lineage.links if s.kind == "shared" and s.younger == key), key=lambda s: (-s.share, s.elder))
    return Witness(
        report=report,
        slug=links.slugs[key],
        name=links.name(key),
        title=flat(report.title) or _opening(report.text),
        published=published_text(report),
        made=made,
        basis=link.basis if link is not None else "",
        passage=_longest(link, links) if link is not None else (),
        shared=tuple(_sharing(s, links) for s in shared[:SHARING_NAMED]),
        shared_left=max(0, len(shared) - SHARING_NAMED),
        altered=tuple(
            (a.note, links.chips((a.here, a.there) if a.there is not None else (a.here,)))
            for rewriting in lineage.rewritten
            if rewriting.report == key
            for a in rewriting.evidence
        ),
        cut=report.cut,
        children=children,
    )


def _opening(text: str) -> str:
    """The first words of a report without a title, by which a reader knows it."""
    found = ""
    for word in flat(printable(text[: _OPENING * 2])).translate(_INNER).split(" "):
        if len(found) + len(word) >= _OPENING:
            return f"“{found}…”" if found else ""
        found = f"{found} {word}".strip()
    return f"“{found}”" if found else ""


def _longest(link: Link, links: Links) -> tuple[Chip, ...]:
    """The longest passage of a link, in both reports."""
    longest = max(link.passages, key=lambda p: (len(p.there.quote), -p.there.start), default=None)
    return links.chips((longest.there, longest.here)) if longest is not None else ()


def _sharing(link: Link, links: Links) -> Sharing:
    how = f"{plural(len(link.passages), 'passage')}, {link.share:.0%} of its text"
    return Sharing(how, links.name(link.elder), _longest(link, links))


def sheets(account: Account, links: Links) -> tuple[Sheet, ...]:
    """Every report in full, with every span marked that anything in the page links to."""
    cited = links.cited()
    return tuple(
        Sheet(
            report=report,
            slug=links.slugs[report.id],
            name=links.name(report.id),
            published=published_text(report),
            url=_safe(report.url),
            paragraphs=paragraphs(report, cited),
        )
        for report in account.reports
    )


def _safe(url: str) -> str:
    """The address when it is one of the web; "" otherwise: a report must not smuggle a script into a link."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.netloc else ""
