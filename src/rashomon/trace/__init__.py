"""trace: copies, rewrites, shared passages and updates between reports."""

from rashomon.trace.trace import trace
from rashomon.trace.tracer import Tracer

__all__ = ["Tracer", "trace"]
