"""The moderators' pages. Who may be here stands in ``access``; what is done, in ``moderation``."""
