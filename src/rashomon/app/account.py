"""The main job: reports in, one sourced account out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.annotate import annotate
from rashomon.app.decisions import Decisions, read_decisions
from rashomon.app.load import Given, load, why_nothing
from rashomon.app.show import ShownAccount
from rashomon.app.workers import Workers, working
from rashomon.compose import compose
from rashomon.gather import apart, story_of
from rashomon.model import Dropped, Judgement, NothingReadable, Story
from rashomon.reconcile import divide, reconcile, unite
from rashomon.trace import trace

Progress = Callable[[str], None]


def account(
    given: Given | Iterable[Given],
    *,
    fields: Mapping[str, str] | None = None,
    policy: str = "all",
    count: str = "all",
    decisions: Decisions = (),
    workers: int = 1,
    progress: Progress | None = None,
) -> ShownAccount:
    """Reads many reports of one event and gives one sourced account.

    Args:
        given: what `load` takes: reports, mappings, paths of files and folders, "-" for standard input.
        fields: for JSONL and mappings, which of their keys holds which field.
        policy: how a figure is estimated where reports differ: "all" (no estimate: every figure is kept), "acled" (the most
            conservative), "ucdp" (best, low, high) or "range".
        count: who is counted among those killed and injured in the incident's row: "all" who were hit, or "victims", without
            those whom the reports tell of as the doer (a suspect, a gunman, one who then killed himself).
        decisions: a person's judgements that two names are one or two, or the path of a JSONL file of them; they go before the
            program's, and taking them away restores what was.
        workers: how many processes annotate the reports, a processor core each.
        progress: called with the name of each stage as it begins.

    Returns:
        The account. The same reports give the same account, whatever their order and the number of workers.

    Raises:
        NothingReadable: no report could be read; the message says why for each input.
        InputError: a path that does not exist, a line of the decisions that is none, an unknown rule, or fewer than one worker.
    """
    judgements = read_decisions(decisions)
    tell = progress or (lambda _: None)
    tell("reading")
    loaded = load(given, fields=fields)
    if not loaded.reports:
        raise NothingReadable(why_nothing(loaded.dropped))
    warnings = tuple(Dropped("story", None, warning, "note") for warning in apart(loaded.reports))
    story = story_of(loaded.reports)
    with working(workers) as hands:
        return account_of(
            story,
            dropped=loaded.dropped + warnings,
            policy=policy,
            count=count,
            decisions=judgements,
            workers=hands,
            progress=tell,
        )


def account_of(
    story: Story,
    *,
    dropped: tuple[Dropped, ...],
    policy: str,
    count: str,
    workers: Workers,
    progress: Progress,
    decisions: Sequence[Judgement] = (),
) -> ShownAccount:
    """The account of one story.

    Args:
        story: its reports.
        dropped: what was lost before, and what is to be noted; the account carries it on.
        policy: as for `account`.
        count: as for `account`.
        workers: who annotates.
        progress: called with the name of each stage as it begins.
        decisions: a person's judgements on names.
    """
    progress("tracing copies")
    lineage = trace(story.reports)
    divided = divide(story.reports, lineage)
    progress("annotating")
    read = workers.over(annotate, divided.reports, progress)
    progress("reconciling")
    found = reconcile(
        replace(story, reports=divided.reports),
        read,
        trace(divided.reports) if divided.parts else lineage,
        policy=policy,
        decisions=decisions,
    )
    annotations, reconciliation = unite(divided, read, found)
    progress("composing")
    composed = compose(story, annotations, lineage, reconciliation, dropped=dropped, count=count)
    return ShownAccount(**{name: getattr(composed, name) for name in composed.__dataclass_fields__})
