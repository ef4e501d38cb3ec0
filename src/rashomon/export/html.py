"""The account as one self-contained page: no network, works without JavaScript, prints in full."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from rashomon.export.links import Links
from rashomon.export.view import view
from rashomon.export.wording import flat, plural, visible
from rashomon.model import Account
from rashomon.version import __version__

if TYPE_CHECKING:
    from jinja2 import Environment


def to_html(account: Account) -> str:
    """The account as one HTML file.

    Whatever a report holds is text in it, never markup: the template escapes everything, and a policy in the page allows
    no script and no style but its own, by their digests, and no connection at all.
    """
    page = view(account)
    assets = files("rashomon.export") / "page"
    script = (assets / "page.js").read_text(encoding="utf-8")
    style = (assets / "page.css").read_text(encoding="utf-8") + _targets(page.links)
    written = (
        environment()
        .get_template("page.html.j2")
        .render(
            view=page,
            style=Markup(style),  # noqa: S704 - ours: no word of a report is in it
            script=Markup(script),  # noqa: S704
            policy=policy(style, script),
            version=__version__,
        )
    )
    return written.encode("utf-8", "replace").decode("utf-8").rstrip() + "\n"


def environment() -> Environment:
    """Templates in which every word is escaped and made visible."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - an account in another form does without

    made = Environment(
        loader=PackageLoader("rashomon.export", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Every word that is written out passes here: control characters would break the page or turn its direction.
        finalize=lambda value: visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value,
    )
    made.filters["plural"] = plural
    made.filters["flat"] = flat
    return made


def _targets(links: Links) -> str:
    """Without JavaScript a link still marks its words: one rule for each cited span, for the pieces that it is made of."""
    rules = (f"#texts:has(#{links.anchor(span)}:target) .{links.mark(span)}{{background:var(--mark)}}" for span in links.cited())
    return "\n".join(("", *rules))


def policy(style: str, script: str) -> str:
    """A page's content security policy: this style, this script, nothing else."""
    allowed = f"style-src {_digest(style)}; script-src {_digest(script)}"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
