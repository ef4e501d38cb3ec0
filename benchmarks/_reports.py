"""A bare text as a report, annotated: what runners need that score single sentences."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rashomon.model import Annotation


def annotation_of(text: str) -> Annotation:
    """What annotate says of a text that has no title, outlet or date."""
    from rashomon.annotate import annotate  # noqa: PLC0415
    from rashomon.model import Report  # noqa: PLC0415

    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return annotate([Report(id="r", text=text, sha256=digest)])[0]


def article_given(article: Mapping[str, Any]) -> dict[str, object]:
    """An article of gun_violence_incidents as the account takes it."""
    return {
        "id": article["id"],
        "title": article["title"] or "",
        "published": article["date"],
        "url": article["url"] or "",
        "text": article["text"],
        "language": "en",
    }
