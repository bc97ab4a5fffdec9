"""Pages for readers. Each view loads what is public, and answers with a page that can be stored."""
