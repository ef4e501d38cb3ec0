"""Compose: from claims to an account. Nothing stands in it without evidence.

The plan follows SUMMONS (Radev and McKeown 1998): what the reports share is told once, what they differ on is told
as a difference with its speakers, and what one of them adds is told as an addition. Sentences are taken from the
reports as they stand, or are fixed forms filled with claims; none is generated.
"""

from rashomon.compose.compose import compose

__all__ = ["compose"]
