"""Whether a thread takes comments: by whose decision, since when, until when."""

from comments.standing.weighing import Standing, refuse_unless_open, standing_of, standings_of

__all__ = ["Standing", "refuse_unless_open", "standing_of", "standings_of"]
