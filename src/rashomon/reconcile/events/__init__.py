"""One event behind its tellings."""
