"""What happened: who did what to whom, how surely, of which type, and why."""
