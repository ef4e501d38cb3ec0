"""What is dropped is dropped aloud."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Dropped:
    """What could not be read, understood or placed. `report` is None when no report came of it."""

    what: str
    report: str | None
    reason: str
