"""The use cases, one file each: all that a face can do is here."""

from rashomon.app.account import Progress, account
from rashomon.app.check import Checker, ShownAnswer, check, checker
from rashomon.app.load import Loaded, load
from rashomon.app.show import ShownAccount
from rashomon.app.stories import Stories, stories

__all__ = [
    "Checker",
    "Loaded",
    "Progress",
    "ShownAccount",
    "ShownAnswer",
    "Stories",
    "account",
    "check",
    "checker",
    "load",
    "stories",
]
