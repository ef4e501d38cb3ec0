"""Export: an account in the form that was asked for."""

from collections.abc import Callable

from rashomon.export.answer import export_answer
from rashomon.export.html import to_html
from rashomon.export.json import to_json
from rashomon.export.markdown import to_markdown
from rashomon.export.stories import to_index, to_lines
from rashomon.export.text import to_text
from rashomon.model import Account, UnknownFormat

__all__ = ["FORMATS", "export", "export_answer", "to_index", "to_lines"]

FORMATS: dict[str, Callable[[Account], str]] = {"html": to_html, "json": to_json, "markdown": to_markdown, "text": to_text}


def export(account: Account, form: str) -> str:
    """Write an account out.

    Args:
        account: what `rashomon.compose` gives.
        form: "html" (one page that needs no network), "json" (`rashomon.account/1`, see docs/schema), "markdown", or "text"
            (for a terminal, 88 columns, no colour codes).

    Returns:
        The whole file, ending in a line break. The same account gives the same bytes.

    Raises:
        UnknownFormat: another form was asked for.
    """
    if form not in FORMATS:
        raise UnknownFormat(f"there is no form {form!r}; there are {', '.join(sorted(FORMATS))}")
    return FORMATS[form](account)
