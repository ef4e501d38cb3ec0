"""Many accounts at once: an index of stories, and all accounts in one text."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from rashomon.export.html import environment, policy
from rashomon.export.json import to_json
from rashomon.export.markdown import safe, to_markdown
from rashomon.export.plain import line
from rashomon.export.text import WIDTH, to_text
from rashomon.export.wording import flat, period_text, plural
from rashomon.model import Account, Dropped, UnknownFormat
from rashomon.version import __version__

# One line of the index for programs.
FORMAT = "rashomon.story/1"
ENDINGS = {"html": ".html", "json": ".json", "markdown": ".md", "text": ".txt"}
_REPORTS_NAMED = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """A story as the index shows it.

    Attributes:
        file: name of the account's file.
        title: the account's headline.
        told: the first sentence of its summary; "" where it says what the headline says.
        period: when, in words; "" where it is not known.
        counts: reports, origins and conflicts, in words.
        outlets: who told it, each once; a report without an outlet stands by its id.
        more: how many others told it.
        notes: what is to be said of the grouping.
    """

    file: str
    title: str
    told: str
    period: str
    counts: tuple[str, ...]
    outlets: tuple[str, ...]
    more: int
    notes: tuple[str, ...]


def to_index(accounts: Sequence[Account], dropped: Sequence[Dropped], form: str) -> str:
    """The index of a folder of accounts.

    Args:
        accounts: in the order in which they are to be listed.
        dropped: inputs that could not be read.
        form: "html", "markdown", "text", or "json": a line for each story.

    Raises:
        UnknownFormat: another form was asked for.
    """
    forms: dict[str, Callable[[Sequence[Account], Sequence[Dropped]], str]] = {
        "html": _page,
        "json": _records,
        "markdown": _markdown,
        "text": _text,
    }
    if form not in forms:
        raise UnknownFormat(f"there is no form {form!r}; there are {', '.join(sorted(forms))}")
    return forms[form](accounts, dropped)


def to_lines(accounts: Sequence[Account], form: str) -> str:
    """All accounts in one text.

    Args:
        accounts: in order.
        form: "json" gives JSON lines, one `rashomon.account/1` a line; "markdown" and "text" one account after another.

    Raises:
        UnknownFormat: another form was asked for.
    """
    if form == "json":
        return "".join(json.dumps(json.loads(to_json(account)), ensure_ascii=True) + "\n" for account in accounts)
    if form == "markdown":
        return "\n---\n\n".join(to_markdown(account) for account in accounts)
    if form == "text":
        return f"\n{'=' * WIDTH}\n\n".join(to_text(account) for account in accounts)
    raise UnknownFormat(f"{form!r} cannot hold several accounts in one text; there are json, markdown, text")


def _entry(account: Account, form: str) -> Entry:
    title = flat(account.headline.text) if account.headline is not None else "One event, many reports"
    told = next((flat(sentence.text) for sentence in account.summary), "")
    origins = len({origin.name for claim in account.claims for origin in claim.origins})
    conflicts = sum(conflict.why != "vague" for conflict in account.conflicts)
    outlets = tuple(dict.fromkeys(flat(report.outlet.name if report.outlet else report.id) for report in account.reports))
    return Entry(
        file=account.id + ENDINGS[form],
        title=title,
        told="" if told == title else told,
        period=period_text(account.period) if account.period is not None else "",
        counts=(plural(len(account.reports), "report"), plural(origins, "origin"), plural(conflicts, "conflict")),
        outlets=outlets[:_REPORTS_NAMED],
        more=max(0, len(outlets) - _REPORTS_NAMED),
        notes=tuple(flat(item.reason) for item in account.dropped if item.kind == "note" and item.what == "story"),
    )


def _page(accounts: Sequence[Account], dropped: Sequence[Dropped]) -> str:
    assets = files("rashomon.export") / "page"
    style = "".join((assets / name).read_text(encoding="utf-8") for name in ("page.css", "index.css"))
    entries = [(_entry(account, "html"), len(account.reports)) for account in accounts]
    written = (
        environment()
        .get_template("index.html.j2")
        .render(
            several=[entry for entry, count in entries if count > 1],
            single=[entry for entry, count in entries if count == 1],
            reports=sum(count for _, count in entries),
            dropped=dropped,
            style=Markup(style),  # noqa: S704 - ours: no word of a report is in it
            policy=policy(style, ""),
            version=__version__,
        )
    )
    return written.encode("utf-8", "replace").decode("utf-8").rstrip() + "\n"


def _records(accounts: Sequence[Account], dropped: Sequence[Dropped]) -> str:
    rows = [_record(account) for account in accounts]
    rows += [{"format": "rashomon.dropped/1", "what": item.what, "reason": item.reason} for item in dropped]
    return "".join(json.dumps(row, ensure_ascii=True) + "\n" for row in rows)


def _record(account: Account) -> dict[str, Any]:
    entry = _entry(account, "json")
    period = account.period
    return {
        "format": FORMAT,
        "id": account.id,
        "file": entry.file,
        "headline": entry.title,
        "period": {"start": period.start.isoformat(), "end": period.end.isoformat()} if period else None,
        "reports": [report.id for report in account.reports],
        "origins": len({origin.name for claim in account.claims for origin in claim.origins}),
        "agreements": len(account.agreements),
        "conflicts": len(account.conflicts),
        "notes": list(entry.notes),
    }


def _markdown(accounts: Sequence[Account], dropped: Sequence[Dropped]) -> str:
    parts = [f"# {_summed(accounts)}"]
    for account in accounts:
        entry = _entry(account, "markdown")
        parts.append(f"- [{safe(entry.title)}]({entry.file})  \n  {' · '.join(filter(None, (*entry.counts, entry.period)))}")
    parts += [f"- not read: {safe(item.what)}: {safe(item.reason)}" for item in dropped]
    return "\n\n".join((parts[0], "\n".join(parts[1:]))) + "\n"


def _text(accounts: Sequence[Account], dropped: Sequence[Dropped]) -> str:
    parts = [_summed(accounts).upper()]
    for account in accounts:
        entry = _entry(account, "text")
        notes = "".join(f"\n  note: {line(note)}" for note in entry.notes)
        shown = " · ".join(filter(None, (*entry.counts, entry.period)))
        parts.append(f"{line(entry.title)}\n  {shown}\n  {entry.file}{notes}")
    parts += [f"not read: {line(item.what)}: {line(item.reason)}" for item in dropped]
    return "\n\n".join(parts) + "\n"


def _summed(accounts: Sequence[Account]) -> str:
    reports = sum(len(account.reports) for account in accounts)
    return f"{plural(len(accounts), 'story', 'stories')} in {plural(reports, 'report')}"
