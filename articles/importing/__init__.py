"""Bringing articles in from elsewhere: records, the readers that make them, and the loader."""
