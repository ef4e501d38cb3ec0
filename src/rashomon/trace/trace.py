"""trace: which reports were made from which."""

from collections.abc import Sequence

from rashomon.model import Lineage, Report
from rashomon.trace.tracer import Tracer, age


def trace(reports: Sequence[Report]) -> Lineage:
    """Finds copies, rewrites, shared passages and updates among reports, and those that were rewritten word by word.

    Reports are compared by passages: real reports mix an agency's paragraphs with their own. Candidates are pairs that share
    rare runs of words, or names and numbers in order; these are aligned sentence by sentence. Words inside quotation marks,
    names, numbers, titles and lines to call are no evidence of copying: two reporters take them down alike.

    Args:
        reports: with ids that are unique; their order changes nothing.

    Returns:
        Links from the elder to the younger with aligned passages; where nothing tells the elder, `basis` says "direction
        unknown" and the two stand in order of id. Families of copies and rewrites cover every report. Cost grows with the
        number of words, not with its square.
    """
    tracer = Tracer()
    tracer.extend(sorted(reports, key=age))
    return tracer.lineage()
