"""One reader for each data set: its files in, documents out."""
