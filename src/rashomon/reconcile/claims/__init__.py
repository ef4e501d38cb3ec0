"""Statements of one value become one claim; whose word it is; what is read once because it is a reprint."""
