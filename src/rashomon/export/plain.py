"""What the two plain forms, text and Markdown, have in common."""

from collections import Counter

from rashomon.compose.holders import Holder, holder_text
from rashomon.export.families import Witness
from rashomon.export.links import Chip
from rashomon.export.passages import Piece
from rashomon.export.view import Side, View
from rashomon.export.wording import flat, plural, printable

# The plain forms are for reading from top to bottom: the rest of the long list stands in the other forms.
SINGLES_SHOWN = 12
REPORTS_NAMED = 10


def line(text: str) -> str:
    """One line that is safe to print."""
    return flat(printable(text))


def joined(pieces: tuple[Piece, ...]) -> str:
    """Pieces as one line, marks left out."""
    return line("".join(piece.text for piece in pieces))


def counts(view: View) -> str:
    """The line of numbers under the headline."""
    return " · ".join(f"{figure} {noun}" for figure, noun, _ in view.counts)


def row(view: View) -> str:
    """The incident in one line: when, where, how many."""
    return " · ".join(f"{line(name)} {line(value)}" for name, value, _ in view.row)


def told_in(chips: tuple[Chip, ...]) -> str:
    """The reports, copies and rewritten ones named as such; a long list is cut and counted."""
    names = [line(chip.label) + (" (copy)" if chip.copy else " (rewritten)" if chip.rewritten else "") for chip in chips]
    left = len(names) - REPORTS_NAMED
    return ", ".join(names) if left <= 0 else f"{', '.join(names[:REPORTS_NAMED])} and {left} more"


def held_by(holders: tuple[Holder, ...]) -> str:
    """Everybody who holds a position."""
    return "; ".join(line(holder_text(h)) + (", in its own words" if h.own else "") for h in holders)


def support(side: Side) -> str:
    """Origins first: they are the support."""
    note = f"{line(side.note)}; " if side.note else ""
    return f"{note}{plural(side.origins, 'origin')}, {plural(side.reports, 'report')}"


def label(side: Side, *, quoted: bool = True) -> str:
    """What a position says; words that were said stand in quotation marks."""
    words = joined(side.label)
    return f"“{words}”" if quoted and side.size == "words" else words


def described(witness: Witness) -> str:
    """A report in one line."""
    parts = [witness.published, line(witness.report.byline), line(witness.title)]
    return " · ".join(part for part in parts if part)


def in_common(witness: Witness) -> tuple[str, ...]:
    """The passages that a report shares with others that are no copies of it, a line for each of these."""
    lines = [f"{shared.how}, also in {shared.name}" for shared in witness.shared]
    if witness.shared_left:
        lines.append(f"and passages also in {plural(witness.shared_left, 'more report')}")
    return tuple(lines)


def walk(witnesses: tuple[Witness, ...], depth: int = 0) -> list[tuple[int, Witness]]:
    """Reports with their depth in the tree, from the top down."""
    return [pair for w in witnesses for pair in ((depth, w), *walk(w.children, depth + 1))]


def not_used(view: View) -> list[str]:
    """What was dropped: every input by name, words within reports by reason and number."""
    items = [item for _, group in view.dropped for item in group]
    named = [f"{line(item.what)}: {line(item.reason)}" for item in items if item.kind != "statement"]
    reasons = Counter(line(item.reason) for item in items if item.kind == "statement")
    return named + [
        f"{plural(count, 'stretch of words', 'stretches of words')}: {reason}" for reason, count in reasons.most_common()
    ]
