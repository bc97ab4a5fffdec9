"""The front page: what editors composed, and what stands on it at any moment."""
