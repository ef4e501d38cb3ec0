"""What a reader gives: reports, and what it could not read."""

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model import Dropped, Report


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of one input: the reports, and aloud what was dropped."""

    reports: tuple[Report, ...] = ()
    dropped: tuple[Dropped, ...] = ()


def gather(items: Iterable[Report | Dropped]) -> Batch:
    """Sorts what readers yield into a batch."""
    reports: list[Report] = []
    dropped: list[Dropped] = []
    for item in items:
        if isinstance(item, Report):
            reports.append(item)
        else:
            dropped.append(item)
    return Batch(tuple(reports), tuple(dropped))


def refuse(what: str, reason: str) -> Dropped:
    """An input that no report came of. `reason` says what is wrong and what to do."""
    return Dropped(what, None, reason, "input")
