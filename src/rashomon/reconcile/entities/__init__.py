"""One entity behind the spellings of many reports, and who belongs to whom."""
