"""The set that `conflicts` measures on: real stories with one report altered in one value by `benchmarks.makers.alterations`.

Two modes. *copy*: a copy of one report, altered, joins the story. *independent*: of two real reports that give the same value
of the same thing, one is altered where it stands. Chance is drawn from the split's name: a test set is made of other stories
with other draws.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks._real_stories import stories
from benchmarks.makers.alterations import ALTERATIONS, Altered, alter
from benchmarks.makers.targets import Target, targets
from rashomon.model import Outlet, Report, TimeRange

# The most cases of one alteration in one mode; stories are taken in an order drawn by chance until there are so many.
QUOTA = 12
# Two sentences that share so many content words beside the value tell the same.
SHARED_WORDS = 3
_OUTLETS = ("The Norland Herald", "Eastmere Courier", "Radio Pellham", "The Varn Observer")  # invented
# What the readings are known for: by alteration, in the mode "copy".
REASONS = {"number": "contradiction", "number_later": "update", "number_slip": "slip"} | dict.fromkeys(
    ("time", "place", "actor", "negation", "action", "quotation"), "contradiction"
)

Places = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One altered story.

    Attributes:
        alteration: its name; mode: "copy" or "independent".
        reports: the altered story; control: the story as it was.
        altered, originals: where the altered values stand, and where others give the value unaltered.
        before: where the altered report gave the value before, in the control.
        conflict: the kind that must be found, "" for none; reason: why they differ, "" where the maker does not know.
    """

    alteration: str
    mode: str
    reports: tuple[Report, ...]
    control: tuple[Report, ...]
    altered: Places
    originals: Places
    before: Places
    conflict: str
    reason: str


def build(data: Path, names: Sequence[str], split: str) -> tuple[Case, ...]:
    """Makes the set: the same bytes each time for one split.

    Raises:
        DataAbsent: where not one of the sets is there.
    """
    found = stories(data, names, split)
    known = {report.id: targets(report.text) for story in found for report in story}
    cases: list[Case] = []
    for name in ALTERATIONS:
        rng = random.Random(f"conflicts {split} {name}")  # noqa: S311 - reproducible, no secret
        drawn = rng.sample(found, len(found))
        for mode, make in (("copy", _copied), ("independent", _told_apart)):
            made = (make(name, story, known, rng) for story in drawn)
            cases.extend([case for case in made if case is not None and case.mode == mode][:QUOTA])
    return tuple(cases)


# --- cases ----------------------------------------------------------------------------------------


def _copied(name: str, story: tuple[Report, ...], known: dict[str, tuple[Target, ...]], rng: random.Random) -> Case | None:
    base = rng.choice(story)
    if name == "number_later" and base.published is None:
        return None
    chosen = _altered(name, base, known[base.id], rng)
    if chosen is None:
        return None
    target, altered = chosen
    outlet = base.outlet if name == "number_later" and base.outlet else Outlet(rng.choice(_OUTLETS))
    later = timedelta(days=1 if name == "number_later" else 0)
    published = (
        TimeRange(base.published.start + later, base.published.end + later, base.published.precision) if base.published else None
    )
    copy = _remade(base, altered.text, id=f"{base.id}-altered", outlet=outlet, published=published)
    return Case(
        name,
        "copy",
        (*story, copy),
        story,
        tuple((copy.id, *value) for value in altered.values),
        _places(story, known, target),
        _places([base], known, target),
        ALTERATIONS[name].conflict,
        REASONS.get(name, ""),
    )


def _told_apart(name: str, story: tuple[Report, ...], known: dict[str, tuple[Target, ...]], rng: random.Random) -> Case | None:
    if name in {"number_later", "number_slip"}:
        return None
    for base in rng.sample(story, len(story)):
        others = [report for report in story if report is not base]
        shared = [t for t in known[base.id] if any(_same(t, u) for report in others for u in known[report.id])]
        chosen = _altered(name, base, shared, rng)
        if chosen is not None:
            target, altered = chosen
            copy = _remade(base, altered.text)
            return Case(
                name,
                "independent",
                tuple(copy if report is base else report for report in story),
                story,
                tuple((copy.id, *value) for value in altered.values),
                _places(others, known, target),
                _places([base], known, target),
                ALTERATIONS[name].conflict,
                "",
            )
    return None


def _altered(name: str, base: Report, found: Sequence[Target], rng: random.Random) -> tuple[Target, Altered] | None:
    fitting = [target for target in found if target.kind == ALTERATIONS[name].target]
    for target in rng.sample(fitting, len(fitting))[:6]:
        altered = alter(name, base.text, target, rng)
        if altered is not None and altered.text != base.text and altered.values:
            return target, altered
    return None


def _same(a: Target, b: Target) -> bool:
    if a.kind != b.kind or a.key != b.key:
        return False
    if a.kind == "quotation":
        return True
    # A day or a town belongs to a deed, a verb to its doer and undergoer: "found dice" and "found guilty" tell two things.
    of_one = bool(a.deeds & b.deeds) if a.kind in {"time", "place"} else bool(a.near & b.near) if a.kind == "verb" else True
    return of_one and len(a.words & b.words) >= SHARED_WORDS


def _places(reports: Sequence[Report], known: dict[str, tuple[Target, ...]], target: Target) -> Places:
    return tuple(
        (report.id, t.start, t.end)
        for report in reports
        for t in known[report.id]
        if (t.kind, t.key) == (target.kind, target.key)
    )


def _remade(base: Report, text: str, **changed: Any) -> Report:
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    body = text.find(base.text[base.body :][:20]) if base.body else 0
    return replace(base, text=text, sha256=digest, body=max(0, body), title=base.title if body > 0 else "", **changed)
