"""A bare text as a report, annotated: what runners need that score single sentences."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.model import Annotation


def annotation_of(text: str) -> Annotation:
    """What annotate says of a text that has no title, outlet or date."""
    from rashomon.annotate import annotate  # noqa: PLC0415
    from rashomon.model import Report  # noqa: PLC0415

    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return annotate([Report(id="r", text=text, sha256=digest)])[0]
