"""Whom and what a report names, describes and takes up again."""
