"""The front page, laid out."""
