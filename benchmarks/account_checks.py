"""Accounts of real stories: every sentence of them must stand on words that re-read from a report.

Checked are the headline, the summary, what is agreed, what one origin alone says, and the timeline. `without_passage` counts
sentences without evidence, or of which a span does not re-read; `not_quoted` those that are said to be a passage and are not:
all but the fixed forms of the summary must be the words of their first span.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.frame import Outcome, Stopwatch, thin

if TYPE_CHECKING:
    from rashomon.model import Account, Span

NAME = "account_checks"
DATA = ("gun_violence_incidents", "ecbplus", "meantime")
SUMMARY = "accounts of real stories: sentences without a passage that re-reads (must be none)"
SPLITS = ("dev",)

# So many of the stories, evenly spaced, are enough to see what must never be.
STORIES = 60


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
    parts: dict[str, int] = {}
    bad = unquoted = without_headline = 0
    for reports in drawn:
        words += sum(len(r.text.split()) for r in reports)
        with watch:
            story, annotations, lineage = story_of(reports), annotate(reports), trace(reports)
            account = compose(story, annotations, lineage, reconcile(story, annotations, lineage))
        texts = {report.id: report.text for report in reports}
        without_headline += account.headline is None
        for part, text, evidence in _sentences(account):
            parts[part] = parts.get(part, 0) + 1
            rereads = bool(evidence) and all(texts[s.report][s.start : s.end] == s.quote != "" for s in evidence)
            bad += not rereads
            quoted = bool(evidence) and " ".join(evidence[0].quote.split()) == " ".join(text.split())
            unquoted += part not in {"summary"} and not quoted
    total = sum(parts.values())
    measures = {"without_passage": bad, "not_quoted": unquoted, "sentences": total, "no_headline": without_headline}
    return Outcome(len(drawn), {**measures, "parts": dict(sorted(parts.items()))}, words, watch.seconds)


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
