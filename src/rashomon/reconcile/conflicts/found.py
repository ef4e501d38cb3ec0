"""A conflict as it is found: with the ids of the claims that it contests, and of those that later ones replace."""

from rashomon.model import Conflict

Found = tuple[Conflict, frozenset[str], frozenset[str]]
