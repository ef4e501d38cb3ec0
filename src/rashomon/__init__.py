"""Rashomon: many news reports of one event in, one sourced account out."""

from rashomon.version import __version__

__all__ = ["__version__"]
