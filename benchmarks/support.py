"""Copies added to real stories: does any claim gain or lose support by them?

To each story one copy of one of its reports is added, as another outlet prints it a day later: word for word, cut, truncated,
with its sentences in another order, or in other company. A copy is no new witness: no claim that the story had may have more
origins or fewer than before. A claim is the same where its id is, or else its slot, its value and its words.

Where a copy stands in the company of foreign words, these are new to the story, and may tell it something: before, the story
then holds them as a report of their own, and the origins that nothing but this report makes may stay or go. A sentence of a
desk's own beside what it copied, telling the same once more, is no witness.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.frame import Outcome, Stopwatch, thin

if TYPE_CHECKING:
    from rashomon.model import Annotation, Claim, Report

NAME = "support"
DATA = ("gun_violence_incidents", "ecbplus", "meantime")
SUMMARY = "copies added to real stories: claims whose support changed (must be none)"
SPLITS = ("dev",)

# So many of the stories, evenly spaced, are enough to see what must never be.
STORIES = 60

KINDS = ("verbatim", "cut", "truncated", "reordered", "embedded")


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """One copy a story; `limit` is the most stories."""
    from benchmarks._real_stories import stories  # noqa: PLC0415

    drawn = thin(stories(data, DATA, split), min(limit or STORIES, STORIES))
    watch = Stopwatch()
    words = claims = lost = 0
    changed = dict.fromkeys(KINDS, 0)
    for number, story in enumerate(drawn):
        kind = KINDS[number % len(KINDS)]
        copy, company = _copy(story, drawn[number - 1], kind, split, number)
        told = (*story, *company)
        words += sum(len(r.text.split()) for r in (*told, copy))
        with watch:
            annotations: dict[tuple[str, str], Annotation] = {}
            added = {report.id for report in company}
            before = [c for c in _claims(told, annotations) if not all(e.report in added for e in c.evidence)]
            after = _claims((*story, copy), annotations)
        claims += len(before)
        held = _lookup(after)
        for claim in before:
            again = next((held[key] for key in _keys(claim) if key in held), None)
            lost += again is None
            least = sum(not added.issuperset(origin.reports) for origin in claim.origins)
            changed[kind] += again is not None and not least <= len(again.origins) <= len(claim.origins)
    measures = {"changed": sum(changed.values()), "claims": claims, "share": sum(changed.values()) / max(1, claims)}
    return Outcome(len(drawn), {**measures, "not_found_again": lost, "kinds": changed}, words, watch.seconds)


def _claims(reports: Sequence[Report], known: dict[tuple[str, str], Annotation]) -> tuple[Claim, ...]:
    """The claims of one story, read as `rashomon.account` does; `known`: annotations by id and digest, each made once."""
    from benchmarks._real_stories import story_of  # noqa: PLC0415
    from rashomon.annotate import annotate  # noqa: PLC0415
    from rashomon.reconcile import divide, reconcile, unite  # noqa: PLC0415
    from rashomon.trace import trace  # noqa: PLC0415

    lineage = trace(tuple(reports))
    divided = divide(reports, lineage)
    for report in divided.reports:
        if (report.id, report.sha256) not in known:
            known[report.id, report.sha256] = annotate([report])[0]
    annotations = [known[r.id, r.sha256] for r in divided.reports]
    within = trace(divided.reports) if divided.parts else lineage
    return unite(divided, annotations, reconcile(story_of(divided.reports), annotations, within))[1].claims


def _copy(
    story: Sequence[Report], other: Sequence[Report], kind: str, split: str, number: int
) -> tuple[Report, tuple[Report, ...]]:
    """A copy of one of the reports, and a report of the foreign words that it stands among: those of another story's report."""
    from benchmarks.makers import made, pieces_of, settings  # noqa: PLC0415
    from rashomon.model import TimeRange  # noqa: PLC0415

    base = random.Random(f"support {split} {number}").choice(story)  # noqa: S311 - reproducible, no secret
    copied = made(kind, pieces_of(base.text), pieces_of(other[0].text), seed=number, setting=settings(split))
    ends = [(0, 0), *sorted((start, end) for _, _, start, end in copied.passages), (len(copied.text), 0)]
    foreign = "\n\n".join(filter(None, (copied.text[before:start].strip() for (_, before), (start, _) in pairwise(ends))))
    day = timedelta(days=1)
    published = TimeRange(base.published.start + day, base.published.end + day) if base.published else None
    copy = replace(base, published=published, title="", body=0, url="")
    company = (_printed(copy, f"{base.id}-company", foreign),) if foreign else ()
    return _printed(copy, f"{base.id}-copy", copied.text), company


def _printed(report: Report, name: str, text: str) -> Report:
    """The same with another text, as another outlet prints it."""
    from rashomon.model import Outlet  # noqa: PLC0415

    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return replace(report, id=name, text=text, sha256=digest, outlet=Outlet("The Pellham Mirror"))  # invented


def _keys(claim: Claim) -> tuple[object, ...]:
    return claim.id, (claim.slot, repr(claim.value), claim.text, claim.polarity)


def _lookup(claims: Sequence[Claim]) -> dict[object, Claim]:
    found: dict[object, Claim] = {}
    for claim in claims:
        for key in _keys(claim):
            found.setdefault(key, claim)
    return found
