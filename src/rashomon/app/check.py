"""One claim: who says so, who says otherwise, by how many origins, or not reported."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.annotate import annotate_with_graphs
from rashomon.app.decisions import Decisions, read_decisions
from rashomon.app.load import Given, load, why_nothing
from rashomon.app.workers import working
from rashomon.export import export_answer
from rashomon.gather import apart, story_of
from rashomon.model import Answer, Dropped, InputError, NothingReadable, Report
from rashomon.reconcile.check import Opened, Reading, open_check
from rashomon.reconcile.check import check as check_claim
from rashomon.text.clean_characters import clean_characters, one_line
from rashomon.trace import trace

Progress = Callable[[str], None]

# What an answer calls the claim as a report.
CLAIM = "claim"
# A claim is a sentence; what is longer in code points is none.
LONGEST = 1000


@dataclass(frozen=True, slots=True)
class ShownAnswer(Answer):
    """An `Answer` that a terminal and a notebook show as text."""

    def to(self, form: str) -> str:
        """The answer as "json" or "text".

        Raises:
            UnknownFormat: another form was asked for.
        """
        return export_answer(self, form)

    def __str__(self) -> str:
        return self.to("text")


@dataclass(frozen=True, slots=True)
class Checker:
    """Reports that were read once, to be asked about any number of claims."""

    opened: Opened
    dropped: tuple[Dropped, ...]

    def check(self, claim: str) -> ShownAnswer:
        """What the reports say of one claim.

        Raises:
            InputError: the claim is empty, or more than one sentence.
        """
        text = one_line(clean_characters(claim[: LONGEST + 1])[0])
        if not text or len(claim) > LONGEST:
            raise InputError(f"a claim is one sentence of at most {LONGEST} characters")
        text = self.opened.capitals.restore(text)
        report = Report(CLAIM, text, hashlib.sha256(text.encode("utf-8")).hexdigest())
        found = check_claim(self.opened, report, _readings([report])[0], dropped=self.dropped)
        return ShownAnswer(**{name: getattr(found, name) for name in found.__dataclass_fields__})


def checker(
    given: Given | Iterable[Given],
    *,
    fields: Mapping[str, str] | None = None,
    decisions: Decisions = (),
    workers: int = 1,
    progress: Progress | None = None,
) -> Checker:
    """Reads reports so that claims can be checked against them.

    Args and errors are those of `rashomon.account`.
    """
    judgements = read_decisions(decisions)
    tell = progress or (lambda _: None)
    tell("reading")
    loaded = load(given, fields=fields)
    if not loaded.reports:
        raise NothingReadable(why_nothing(loaded.dropped))
    tell("annotating")
    with working(workers) as hands:
        readings = hands.over(_readings, loaded.reports, tell)
    tell("tracing copies")
    lineage = trace(loaded.reports)
    story = story_of(loaded.reports)
    warnings = tuple(Dropped("story", None, warning, "note") for warning in apart(loaded.reports))
    tell("reconciling")
    return Checker(open_check(story, readings, lineage, judgements), loaded.dropped + warnings)


def check(
    claim: str,
    given: Given | Iterable[Given],
    *,
    fields: Mapping[str, str] | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> ShownAnswer:
    """Answers for one claim: who says so, who says otherwise, by how many origins, or that it is not reported.

    Never whether it is true.

    Args:
        claim: one sentence.
        given: what `load` takes: reports, mappings, paths of files and folders, "-" for standard input.
        fields: for JSONL and mappings, which of their keys holds which field.
        workers: how many processes annotate the reports, a processor core each.
        progress: called with the name of each stage as it begins.

    Returns:
        The answer. The same reports give the same answer, whatever their order and the number of workers.

    Raises:
        InputError: the claim is empty or more than one sentence, a path does not exist, or there is not one worker.
        NothingReadable: no report could be read; the message says why for each input.
    """
    return checker(given, fields=fields, workers=workers, progress=progress).check(claim)


def _readings(reports: Sequence[Report]) -> list[Reading]:
    return [Reading(annotation, graphs) for annotation, graphs in annotate_with_graphs(reports)]
