"""What is dropped is dropped aloud."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Dropped:
    """What could not be read, understood or placed.

    `report` is None when no report came of it. `kind` says where it was lost: "input" (a file, a line, a report that was
    given and is not in the account: the command's exit code 3), "statement" (words in a report that were not understood)
    or "note" (a warning; nothing was lost).
    """

    what: str
    report: str | None
    reason: str
    kind: str = "statement"
