"""One claim against a story: who says so, who says otherwise, or not reported."""

from rashomon.reconcile.check.check import Opened, Reading, check, open_check

__all__ = ["Opened", "Reading", "check", "open_check"]
