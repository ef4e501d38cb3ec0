"""All conflicts in one table: a row for each question, a column for each report, in it what the report says.

RIPTIDES (White, Cardie, Ng, McCullough 2002) laid the comparable figures of several reports out like this.
"""

from dataclasses import dataclass

from rashomon.export.links import Chip, Links
from rashomon.export.wording import flat, parted
from rashomon.model import Account, Conflict

# A table wider than this is read by nobody; the conflicts below it say the same.
WIDEST = 16
_LABEL = 20


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report says to one question; `chip` leads to its words."""

    colour: int
    label: str
    chip: Chip


@dataclass(frozen=True, slots=True)
class Row:
    """One question. A cell is empty where the report does not say, and holds more than one where it gives several answers."""

    anchor: str
    question: str
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """The table. `columns`: name, and whether it is a copy or rewrite of another column."""

    columns: tuple[tuple[str, bool], ...]
    rows: tuple[Row, ...]


def glance(account: Account, links: Links, *, colours: int) -> Glance | None:
    """The table of all conflicts; None where there are fewer than two of them, or no or too many reports take part.

    Copies stand beside what they are copies of, so that a reader sees that their cells are one.
    """
    conflicts = [c for c in account.conflicts if c.why != "vague"]
    taking_part = {r for c in conflicts for p in c.positions for r in p.reports}
    columns = [r for r in _by_family(account) if r in taking_part]
    if len(conflicts) < 2 or not 2 <= len(columns) <= WIDEST:
        return None
    return Glance(
        columns=tuple((links.name(r), links.is_copy(r)) for r in columns),
        rows=tuple(_row(conflict, columns, links, colours) for conflict in conflicts),
    )


def _by_family(account: Account) -> list[str]:
    order = {report.id: place for place, report in enumerate(account.reports)}
    families = sorted(account.lineage.families, key=lambda f: order.get(f.root, len(order)))
    inside = [
        r for f in families for r in (f.root, *sorted((r for r in f.reports if r != f.root), key=lambda r: order.get(r, 0)))
    ]
    return list(dict.fromkeys([r for r in inside if r in order] + list(order)))


def _row(conflict: Conflict, columns: list[str], links: Links, colours: int) -> Row:
    cells: dict[str, list[Cell]] = {column: [] for column in columns}
    for place, position in enumerate(conflict.positions):
        # Two wordings begin alike as a rule: their number tells them apart, the conflict below shows where.
        label = f"wording {place + 1}" if conflict.kind == "wording" else parted(flat(position.label))[0]
        short = label if len(label) <= _LABEL else f"{label[: _LABEL - 1].rstrip()}…"
        for report in position.reports:
            spans = [s for s in position.evidence if s.report == report]
            if spans and report in cells:
                cells[report].append(Cell(place % colours + 1, short, links.chips(spans)[0]))
    return Row(links.conflict(conflict.id), flat(conflict.question), tuple(tuple(cells[c]) for c in columns))
