"""The command line."""

from rashomon.cli.main import main

__all__ = ["main"]
