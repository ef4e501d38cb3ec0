"""Pure functions on strings: cleaning, offsets, numbers, dates, names."""
