"""The main job: reports in, one sourced account out."""

from collections.abc import Callable, Iterable, Mapping

from rashomon.annotate import annotate
from rashomon.app.load import Given, load, why_nothing
from rashomon.app.show import ShownAccount
from rashomon.compose import compose
from rashomon.gather import gather, looks_like_one
from rashomon.model import Dropped, NothingReadable
from rashomon.reconcile import reconcile
from rashomon.trace import trace

Progress = Callable[[str], None]


def account(
    given: Given | Iterable[Given],
    *,
    fields: Mapping[str, str] | None = None,
    policy: str = "all",
    progress: Progress | None = None,
) -> ShownAccount:
    """Reads many reports of one event and gives one sourced account.

    Args:
        given: what `load` takes: reports, mappings, paths of files and folders, "-" for standard input.
        fields: for JSONL and mappings, which of their keys holds which field.
        policy: how a figure is estimated where reports differ: "all" (no estimate: every figure is kept), "acled" (the most
            conservative), "ucdp" (best, low, high) or "range".
        progress: called with the name of each stage as it begins.

    Returns:
        The account. The same reports give the same account, whatever their order.

    Raises:
        NothingReadable: no report could be read; the message says why for each input.
        InputError: a path that does not exist.
    """
    tell = progress or (lambda _: None)
    tell("reading")
    loaded = load(given, fields=fields)
    if not loaded.reports:
        raise NothingReadable(why_nothing(loaded.dropped))
    tell("annotating")
    annotations = annotate(loaded.reports)
    tell("tracing copies")
    lineage = trace(loaded.reports)
    (story,) = gather(loaded.reports)
    warnings = tuple(Dropped("story", None, warning, "note") for warning in looks_like_one(loaded.reports))
    tell("reconciling")
    reconciliation = reconcile(story, annotations, lineage, policy=policy)
    tell("composing")
    composed = compose(story, annotations, lineage, reconciliation, dropped=loaded.dropped + warnings)
    return ShownAccount(**{name: getattr(composed, name) for name in composed.__dataclass_fields__})
