"""The account for a terminal: plain text, 88 columns, no colour codes."""

from textwrap import wrap

from rashomon.export.plain import (
    SINGLES_SHOWN,
    counts,
    described,
    held_by,
    in_common,
    joined,
    label,
    line,
    not_used,
    row,
    support,
    told_in,
    walk,
)
from rashomon.export.view import Dispute, Side, View, view
from rashomon.export.wording import plural
from rashomon.model import Account

WIDTH = 88

# Labels up to this length stand beside their speakers, longer ones above them.
_BESIDE = 12


def to_text(account: Account) -> str:
    """The account as plain text. Control characters of reports are left out, so that none can move a terminal's cursor."""
    page = view(account)
    parts = [
        _head(page),
        _wrapped(f"As one row: {row(page)}", "", "  ") if page.row else "",
        *(_told(line(t.text), told_in(t.chips)) for t in page.summary),
        _section("WHERE THEY DIFFER", [_dispute(n, d) for n, d in enumerate(page.disputes, start=1)]),
        _section("WHAT THEY AGREE ON", [_told(line(t.text), _agreed(t.origins, told_in(t.chips))) for t in page.agreements]),
        _section("DIFFERENT WORDS, NO CONFLICT", [_dispute(0, d) for d in page.compatible]),
        _section("WHAT HAPPENED WHEN", [_timeline(page)] if page.timeline else []),
        _section("WHAT ONE ORIGIN ALONE SAYS", _singles(page)),
        _section("THE REPORTS", [_reports(page)]),
        _section(
            "WHAT COULD NOT BE USED", ["\n".join(_wrapped(item, "- ", "  ") for item in not_used(page))] if page.dropped else []
        ),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _wrapped(text: str, first: str = "", rest: str | None = None) -> str:
    lines = wrap(text, WIDTH, initial_indent=first, subsequent_indent=first if rest is None else rest, break_on_hyphens=False)
    return "\n".join(lines)


def _head(page: View) -> str:
    title = _wrapped(line(page.title))
    numbers = _wrapped(" · ".join(part for part in (counts(page), page.period) if part))
    return f"{title}\n{'=' * min(WIDTH, max(map(len, title.splitlines())))}\n{numbers}"


def _section(title: str, parts: list[str]) -> str:
    return "\n\n".join([f"{title}\n{'-' * len(title)}", *parts]) if parts else ""


def _told(text: str, where: str) -> str:
    return f"{_wrapped(text)}\n{_wrapped(where, '  [', '   ')}]"


def _agreed(origins: int, where: str) -> str:
    return f"{plural(origins, 'origin')}: {where}"


def _dispute(number: int, dispute: Dispute) -> str:
    lead = f"{number}. " if number else ""
    indent = " " * len(lead)
    about = "; ".join(dict.fromkeys((dispute.why_short.lower(), dispute.kind)))
    head = [_wrapped(line(dispute.question), lead, indent), _wrapped(f"({about}) {line(dispute.why_long)}", indent)]
    if dispute.estimate:
        head.append(_wrapped(line(dispute.estimate), indent))
    width = max(len(label(s)) for s in dispute.sides)
    sides = [_side(side, indent, width if width <= _BESIDE else 0) for side in dispute.sides]
    return "\n".join(head) + "\n\n" + "\n\n".join(sides)


def _side(side: Side, indent: str, width: int) -> str:
    """One position: its label in a column of its own where labels are short, else on a line above."""
    inner = indent + " " * (width + 3 if width else 4)
    first = f"{indent}{label(side):>{width}}   " if width else inner
    lines = [] if width else [_wrapped(label(side), indent + "- ", indent + "  ")]
    lines.append(_wrapped(held_by(side.holders), first, inner))
    if side.size != "words":
        lines.append(_wrapped(f"“{joined(side.quote)}”", inner))
    lines.append(_wrapped(f"{support(side)}: {told_in(side.chips)}", inner))
    return "\n".join(lines)


def _timeline(page: View) -> str:
    lines: list[str] = []
    for entry in page.timeline:
        if entry.when:
            lines.append(f"{entry.when}{' (still ahead when reported)' if entry.ahead else ''}")
        differs = " (reports differ)" if entry.dispute else ""
        lines.append(_wrapped(line(entry.told.text) + differs, "  - ", "    "))
        lines.append(_wrapped(told_in(entry.told.chips), "    [", "     ") + "]")
    return "\n".join(lines)


def _singles(page: View) -> list[str]:
    shown = page.singles[:SINGLES_SHOWN]
    parts = ["\n".join(_wrapped(f"{line(t.text)} [{told_in(t.chips)}]", "- ", "  ") for t in shown)] if shown else []
    left = len(page.singles) - len(shown) + page.singles_left
    return [*parts, f"and {left} more of less weight"] if left else parts


def _reports(page: View) -> str:
    lines: list[str] = []
    for depth, witness in walk(page.witnesses):
        indent = "  " * min(depth, 8)
        made = f" ({witness.made})" if witness.made else ""
        lines.append(_wrapped(f"{line(witness.name)}{made}", f"{indent}- ", f"{indent}  "))
        lines.append(_wrapped(described(witness), f"{indent}  "))
        lines.extend(_wrapped(line(told), f"{indent}  ") for told in in_common(witness))
        if witness.altered:
            lines.append(_wrapped(f"marks of rewriting word by word: {len(witness.altered)}", f"{indent}  "))
        if witness.cut:
            lines.append(_wrapped(f"{plural(len(witness.cut), 'passage')} cut from the input", f"{indent}  "))
    return "\n".join(lines)
