"""Rashomon: many news reports of one event in, one sourced account out.

import rashomon

account = rashomon.account("reports/")
for conflict in account.conflicts:
    print(conflict.question, [position.label for position in conflict.positions])
page = account.to("html")
"""

from importlib import import_module
from typing import TYPE_CHECKING

from rashomon.version import __version__

if TYPE_CHECKING:
    from rashomon.app import account, check, checker, load, stories
    from rashomon.model import Account, Answer, Dropped, InputError, NothingReadable, RashomonError, Report, Span

# Name -> module. Loaded on first use (PEP 562), so that importing one stage does not load them all.
_PUBLIC = {
    "account": "rashomon.app.account",
    "check": "rashomon.app.check",
    "checker": "rashomon.app.check",
    "load": "rashomon.app.load",
    "stories": "rashomon.app.stories",
    **dict.fromkeys(
        ("Account", "Answer", "Dropped", "InputError", "NothingReadable", "RashomonError", "Report", "Span"), "rashomon.model"
    ),
}

__all__ = [
    "Account",
    "Answer",
    "Dropped",
    "InputError",
    "NothingReadable",
    "RashomonError",
    "Report",
    "Span",
    "__version__",
    "account",
    "check",
    "checker",
    "load",
    "stories",
]


def __getattr__(name: str) -> object:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'rashomon' has no attribute {name!r}")
    return getattr(import_module(_PUBLIC[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
