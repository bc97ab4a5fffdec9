"""The queues, a comment's page, and what is decided there about one comment or many."""
