"""Where reports differ: which sides there are, who holds them, what is asked, and why they differ."""
