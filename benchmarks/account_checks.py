"""Accounts of real stories: every sentence of them must stand on words that re-read from a report and follow from them.

Checked are the headline, the summary, what is agreed, what one origin alone says, and the timeline. `without_passage` counts
sentences without evidence, or of which a span does not re-read; `not_quoted` those that are said to be a passage and are not:
all but the fixed forms of the summary must be the words of their first span; `rejected_standing` composed sentences that stand
in the summary and that the entailment check rejects.

`entailment` measures that check. A copy of one report, altered in one value, joins each story, so that there is something to
compose; of every conflict a sentence is made, and copies of it changed in one thing (`_composed`). `dropped_right`: share of
the unchanged ones that the check drops; `caught`: share of the changed ones that it drops; `model`: the pair model alone, asked
of each passage with the answer, right or changed, in the place of its words.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.frame import Outcome, Stopwatch, thin

if TYPE_CHECKING:
    from rashomon.compose.disputes import Dispute
    from rashomon.compose.index import Index
    from rashomon.model import Account, Annotation, Report, Span

NAME = "account_checks"
DATA = ("gun_violence_incidents", "ecbplus", "meantime")
SUMMARY = "accounts of real stories: sentences without a passage, or rejected by the entailment check (must be none); that check"
SPLITS = ("dev",)

# So many of the stories, evenly spaced, are enough to see what must never be.
STORIES = 60

_ALTERED = ("number", "number", "time", "place", "actor", "action", "negation")


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """One account a story; `limit` is the most stories."""
    from benchmarks._real_stories import stories, story_of  # noqa: PLC0415
    from rashomon.annotate import annotate  # noqa: PLC0415
    from rashomon.compose import compose  # noqa: PLC0415
    from rashomon.reconcile import reconcile  # noqa: PLC0415
    from rashomon.trace import trace  # noqa: PLC0415

    drawn = thin(stories(data, DATA, split), min(limit or STORIES, STORIES))
    watch = Stopwatch()
    words = 0
    found, check = _Found(), _Check(random.Random(f"composed {split}"))  # noqa: S311
    for reports in drawn:
        words += sum(len(r.text.split()) for r in reports)
        with watch:
            story, annotations, lineage = story_of(reports), annotate(reports), trace(reports)
            reconciliation = reconcile(story, annotations, lineage)
            account = compose(story, annotations, lineage, reconciliation)
        found.see(account)
        check.standing(account, annotations)
        check.altered(reports, annotations)
    parts = dict(sorted(found.parts.items()))
    measures: dict[str, Any] = {
        "without_passage": found.bad,
        "not_quoted": found.unquoted,
        "rejected_standing": check.rejected_standing,
        "sentences": sum(parts.values()),
        "no_headline": found.without_headline,
        "entailment": check.measures(),
        "parts": parts,
    }
    return Outcome(len(drawn), measures, words, watch.seconds)


@dataclass
class _Found:
    """What stands in the accounts."""

    parts: Counter[str] = field(default_factory=Counter)
    bad: int = 0
    unquoted: int = 0
    without_headline: int = 0

    def see(self, account: Account) -> None:
        texts = {report.id: report.text for report in account.reports}
        self.without_headline += account.headline is None
        for part, text, evidence in _sentences(account):
            self.parts[part] += 1
            rereads = bool(evidence) and all(texts[s.report][s.start : s.end] == s.quote != "" for s in evidence)
            self.bad += not rereads
            quoted = bool(evidence) and " ".join(evidence[0].quote.split()) == " ".join(text.split())
            self.unquoted += part not in {"summary"} and not quoted


@dataclass
class _Check:
    """The entailment check, on right sentences and on changed ones."""

    rng: random.Random
    rejected_standing: int = 0
    right: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)
    model: Counter[str] = field(default_factory=Counter)

    def standing(self, account: Account, annotations: Sequence[Annotation]) -> None:
        """Composed sentences of a summary, checked once more."""
        from rashomon.compose.entailment import upheld  # noqa: PLC0415

        at, disputes = _disputes(account, annotations)
        told = {sentence.text for sentence in account.summary}
        _, left = upheld([d for d in disputes if str(d) in told], at)
        self.rejected_standing += len(left)

    def altered(self, reports: Sequence[Report], annotations: Sequence[Annotation]) -> None:
        """Sentences of the story with one report altered, right and changed."""
        from benchmarks._composed import changed  # noqa: PLC0415
        from rashomon.compose.entailment import upheld  # noqa: PLC0415

        more = _altered(reports, self.rng)
        at, disputes = _composed((*reports, *more), annotations)
        for dispute in disputes:
            self.right["all"] += 1
            self.right["dropped"] += bool(upheld([dispute], at)[1])
            self._ask(dispute, dispute, at, "right")
            for way, wrong in changed(dispute, self.rng):
                self.changed[way] += 1
                self.caught[way] += bool(upheld([wrong], at)[1])
                self._ask(dispute, wrong, at, "wrong")

    def _ask(self, true: Dispute, told: Dispute, at: Index, name: str) -> None:
        """The pair model alone."""
        from rashomon.compose.entailment import DIFFERS, put_in  # noqa: PLC0415
        from rashomon.compose.reading import MARKED, reads, tellings  # noqa: PLC0415
        from rashomon.language import relate  # noqa: PLC0415

        for right, answer in zip(true.answers, told.answers, strict=True):
            passages = [t for t in tellings(right.position, at) if reads(right.text, t, at)]
            if passages and not MARKED.fullmatch(answer.text) and (name == "right" or answer.text != right.text):
                self.model[name] += 1
                self.model[f"{name} differs"] += relate([put_in(answer.text, passages[0])])[0].differ > DIFFERS

    def measures(self) -> dict[str, Any]:
        total, caught = sum(self.changed.values()), sum(self.caught.values())
        return {
            "right": self.right["all"],
            "dropped_right": self.right["dropped"] / max(1, self.right["all"]),
            "changed": total,
            "caught": caught / max(1, total),
            "caught_by_way": {way: self.caught[way] / n for way, n in sorted(self.changed.items())},
            "model": {
                "dropped_right": self.model["right differs"] / max(1, self.model["right"]),
                "caught": self.model["wrong differs"] / max(1, self.model["wrong"]),
            },
        }


def _composed(reports: Sequence[Report], annotations: Sequence[Annotation]) -> tuple[Index, tuple[Dispute, ...]]:
    from benchmarks._real_stories import story_of  # noqa: PLC0415
    from rashomon.annotate import annotate  # noqa: PLC0415
    from rashomon.compose import compose  # noqa: PLC0415
    from rashomon.reconcile import reconcile  # noqa: PLC0415
    from rashomon.trace import trace  # noqa: PLC0415

    known = {annotation.report for annotation in annotations}
    read = (*annotations, *annotate([r for r in reports if r.id not in known]))
    story, lineage = story_of(reports), trace(tuple(reports))
    return _disputes(compose(story, read, lineage, reconcile(story, read, lineage)), read)


def _disputes(account: Account, annotations: Sequence[Annotation]) -> tuple[Index, tuple[Dispute, ...]]:
    """The account's look-ups, and a sentence for each of its conflicts."""
    from rashomon.compose.disputes import dispute  # noqa: PLC0415
    from rashomon.compose.index import index  # noqa: PLC0415
    from rashomon.model import Reconciliation, Story  # noqa: PLC0415

    story = Story(account.id, account.reports)
    reconciled = Reconciliation(account.entities, account.events, account.claims, account.conflicts)
    at = index(story, annotations, account.lineage, reconciled)
    return at, tuple(d for d in (dispute(c, at) for c in account.conflicts) if d is not None)


def _altered(reports: Sequence[Report], rng: random.Random) -> tuple[Report, ...]:
    """A copy of one of the reports with one value altered; none where nothing can be."""
    from benchmarks.makers.alterations import ALTERATIONS, alter  # noqa: PLC0415
    from benchmarks.makers.targets import targets  # noqa: PLC0415
    from rashomon.app.load import load  # noqa: PLC0415
    from rashomon.model import NothingReadable  # noqa: PLC0415

    base = rng.choice(reports)
    found = targets(base.text)
    for name in rng.sample(_ALTERED, len(_ALTERED)):
        fitting = [target for target in found if target.kind == ALTERATIONS[name].target]
        for target in rng.sample(fitting, min(3, len(fitting))):
            made = alter(name, base.text, target, rng)
            if made is not None and made.values and made.text != base.text:
                given = {"id": f"{base.id}-altered", "text": made.text, "language": "en", "outlet": "The Norland Herald"}
                try:
                    return load([given]).reports
                except NothingReadable:
                    return ()
    return ()


def _sentences(account: Account) -> Iterator[tuple[str, str, tuple[Span, ...]]]:
    """(part of the account, text, evidence) of each sentence."""
    if account.headline is not None:
        yield "headline", account.headline.text, account.headline.evidence
    for sentence in account.summary:
        yield "summary", sentence.text, sentence.evidence
    for part, findings in (("agreements", account.agreements), ("singles", account.singles)):
        for finding in findings:
            yield part, finding.text, finding.evidence
    for moment in account.timeline:
        yield "timeline", moment.text, moment.evidence
