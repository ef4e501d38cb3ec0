"""gather: which reports tell of one unfolding event."""

from rashomon.gather.gather import Gathering, RoundUp, apart, gather, gathering, story_of
from rashomon.gather.index import Index

__all__ = ["Gathering", "Index", "RoundUp", "apart", "gather", "gathering", "story_of"]
