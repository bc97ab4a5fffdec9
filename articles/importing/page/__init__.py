"""The plain text of an article's page, as a reader would copy it, with its numbered comments."""
