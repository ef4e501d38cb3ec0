"""Progress on a terminal for anything that takes a moment; silence when piped."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def stages() -> Iterator[Callable[[str], None]]:
    """Yields a function that shows the stage at work, on standard error, when that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal pays for it

    console = Console(stderr=True)
    with console.status("starting", spinner="dots") as status:
        yield lambda stage: status.update(f"{stage} …")
