"""How the language models are made; not part of the wheel. See training/README.md."""
