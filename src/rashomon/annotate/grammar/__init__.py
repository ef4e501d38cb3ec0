"""Sentences as trees, and what words are: what every other part reads from."""
