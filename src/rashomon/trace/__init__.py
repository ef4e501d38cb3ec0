"""trace: copies, rewrites, shared passages and updates between reports."""

from rashomon.trace.trace import trace

__all__ = ["trace"]
