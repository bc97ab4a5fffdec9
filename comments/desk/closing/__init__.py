"""Threads, and what closes them: by hand, on a date, by rule."""
