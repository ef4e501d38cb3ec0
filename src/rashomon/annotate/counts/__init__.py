"""How many: quantities, and the state of those who are counted."""
