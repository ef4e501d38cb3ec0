"""The account as Markdown (CommonMark)."""

import re

from rashomon.export.passages import Piece
from rashomon.export.plain import counts, described, held_by, in_common, label, line, not_used, row, support, told_in, walk
from rashomon.export.view import Dispute, Side, Told, View, view
from rashomon.export.wording import plural
from rashomon.model import Account

# What begins markup inside a line, and what does at its head. A backslash before any of these is left out by every reader.
_MARKUP = re.compile(r"([\\`*_\[\]<>|~&])")
_HEAD = re.compile(r"^(\d*)([#+\-=.)])")


def to_markdown(account: Account) -> str:
    """The account as Markdown. Words of reports are escaped: no markup in them takes effect."""
    page = view(account)
    parts = [
        f"# {safe(page.title)}",
        " · ".join(safe(part) for part in (counts(page), page.period) if part),
        f"**As one row:** {safe(row(page))}" if page.row else "",
        *(_told(t) for t in page.summary),
        *_section("Where they differ", [_dispute(d) for d in page.disputes]),
        *_section("What they agree on", ["\n".join(_agreed(t) for t in page.agreements)] if page.agreements else []),
        *_section("Different words, no conflict", [_dispute(d) for d in page.compatible]),
        *_section("What happened when", [_timeline(page)] if page.timeline else []),
        *_section("What one origin alone says", _singles(page)),
        *_section("The reports", [_reports(page)]),
        *_section("What could not be used", ["\n".join(f"- {safe(i)}" for i in not_used(page))] if page.dropped else []),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def safe(text: str) -> str:
    """One line in which nothing is markup."""
    return _HEAD.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", line(text)))


def _section(title: str, parts: list[str]) -> list[str]:
    return [f"## {title}", *parts] if parts else []


def _told(told: Told) -> str:
    return f"{safe(told.text)} *{safe(told_in(told.chips))}*"


def _agreed(told: Told) -> str:
    return f"- {safe(told.text)}  \n  **{plural(told.origins, 'origin')}** · {safe(told_in(told.chips))}"


def _dispute(dispute: Dispute) -> str:
    about = " · ".join(dict.fromkeys((dispute.why_short, dispute.kind)))
    head = f"### {safe(dispute.question)}\n\n*{safe(about)}.* {safe(dispute.why_long)}"
    sides = "\n".join(_side(side) for side in dispute.sides)
    return f"{head}\n\n{sides}" + (f"\n\n{safe(dispute.estimate)}" if dispute.estimate else "")


def _side(side: Side) -> str:
    quote = "" if side.size == "words" else f"  \n  “{_quoted(side.quote)}”"
    return (
        f"- **{safe(label(side))}** — {safe(held_by(side.holders))}{quote}  \n"
        f"  {safe(support(side))} · {safe(told_in(side.chips))}"
    )


def _quoted(pieces: tuple[Piece, ...]) -> str:
    """An excerpt with its evidence in bold. Blanks stay outside the marks: Markdown would not see them as such else."""
    found = ""
    for piece in pieces:
        text = piece.text
        head, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        core = safe(text)
        found += (" " if head else "") + (f"**{core}**" if piece.marked and core else core) + (" " if tail and core else "")
    return found.strip()


def _timeline(page: View) -> str:
    lines: list[str] = []
    for entry in page.timeline:
        if entry.when:
            lines.append(f"- **{safe(entry.when)}**{' (still ahead when reported)' if entry.ahead else ''}")
        differs = " (reports differ)" if entry.dispute else ""
        lines.append(f"  - {safe(entry.told.text)}{differs} *{safe(told_in(entry.told.chips))}*")
    return "\n".join(lines)


def _singles(page: View) -> list[str]:
    parts = ["\n".join(f"- {safe(t.text)} *{safe(told_in(t.chips))}*" for t in page.singles)] if page.singles else []
    return [*parts, f"and {page.singles_left} more of less weight"] if page.singles_left else parts


def _reports(page: View) -> str:
    lines: list[str] = []
    for depth, witness in walk(page.witnesses):
        indent = "  " * min(depth, 8)
        made = f" ({safe(witness.made)})" if witness.made else ""
        lines.append(f"{indent}- **{safe(witness.name)}**{made}  \n{indent}  {safe(described(witness))}")
        lines.extend(f"{indent}  {safe(told)}" for told in in_common(witness))
    return "\n".join(lines)
