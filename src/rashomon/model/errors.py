"""Every error that Rashomon raises on purpose.

    RashomonError
    ├── InputError            what was given cannot be used at all
    │   ├── NothingReadable   no report could be read from any input
    │   └── UnknownFormat     a format that was asked for does not exist
    ├── SpanError             a span that would not re-read from its report
    ├── WeightsError          a model's weights are missing or damaged
    └── MissingExtra          a part that is not installed; says the install line

Input that is merely bad (one broken line, one empty file) raises nothing: it becomes a
`Dropped` with its reason, and the run goes on.
"""


class RashomonError(Exception):
    """The root: catch this to catch all that Rashomon raises on purpose."""


class InputError(RashomonError):
    """What was given cannot be used at all."""


class NothingReadable(InputError):  # noqa: N818 - reads as the sentence that it is
    """No report could be read from any input."""


class UnknownFormat(InputError):  # noqa: N818
    """A format that was asked for does not exist."""


class SpanError(RashomonError):
    """A span that would not re-read from its report."""


class WeightsError(RashomonError):
    """A model's weights are missing or damaged; the message names the file and the remedy."""


class MissingExtra(RashomonError):  # noqa: N818
    """A part that is not installed; the message is the install line."""
