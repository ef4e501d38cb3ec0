"""Makers of altered copies of real reports, each knowing which of its passages came from where."""

from benchmarks.makers.kinds import KINDS, Kind, Settings, made, settings
from benchmarks.makers.pieces import Made, Piece, pieces_of

__all__ = ["KINDS", "Kind", "Made", "Piece", "Settings", "made", "pieces_of", "settings"]
