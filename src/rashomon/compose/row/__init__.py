"""The story as one row: when, where, how many, who."""
