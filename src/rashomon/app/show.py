"""An account that shows itself in a notebook."""

import html
from dataclasses import dataclass

from rashomon.export import export
from rashomon.model import Account


@dataclass(frozen=True, slots=True)
class ShownAccount(Account):
    """An `Account` that a notebook shows as its page and a terminal as its text."""

    def to(self, form: str) -> str:
        """The account as "html", "json", "markdown" or "text".

        Raises:
            UnknownFormat: another form was asked for.
        """
        return export(self, form)

    def _repr_html_(self) -> str:
        # An iframe keeps the page's own style and script away from the notebook's.
        page = html.escape(self.to("html"), quote=True)
        return f'<iframe srcdoc="{page}" style="width:100%;height:80vh;border:1px solid #ccc" title="Rashomon account"></iframe>'

    def __str__(self) -> str:
        return self.to("text")
