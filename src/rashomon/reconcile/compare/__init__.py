"""What is set side by side: words, sentences, places and counted things, and whether two of them are alike."""
