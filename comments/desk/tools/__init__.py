"""What a moderator can do to a comment besides deciding about it: a page for each.

GET shows what would be touched, POST does it as one act, and the comment's own page then offers to
take it back. A refusal becomes a sentence in the form, which keeps what was typed.
"""
