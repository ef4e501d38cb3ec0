"""Where the places of a report lie, and how far from one another."""
