"""What lists are made with, so that an archive can bear them: counts, searches, dates."""
