"""Annotate: what one report says, with who says it, as bounds and not as strings."""

from rashomon.annotate.pipeline import annotate

__all__ = ["annotate"]
