"""Annotate: what one report says, with who says it, as bounds and not as strings."""

from rashomon.annotate.graphs import annotate_with_graphs
from rashomon.annotate.pipeline import annotate

__all__ = ["annotate", "annotate_with_graphs"]
