"""Annotate: what one report says, with who says it, as bounds and not as strings."""
