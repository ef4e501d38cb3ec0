"""gather: which reports tell of one unfolding event."""

from rashomon.gather.gather import gather, looks_like_one

__all__ = ["gather", "looks_like_one"]
