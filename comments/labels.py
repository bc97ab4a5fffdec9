"""The label of a comment in its thread's order: its own id in an alphabet that sorts as bytes.

A comment's path is its parent's path and its own label, so a thread in reading order is one
walk of the index (article, path), a branch is a range of it, and a reply renumbers nothing.
The database has the same function, ``comment_label``, for the insert that makes a reply.
"""

from __future__ import annotations

ALPHABET = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
LABEL_LENGTH = 6
LAST_ID = 64**LABEL_LENGTH - 1
BRANCH_END = "~"  # sorts after every letter of the alphabet

# Beyond what people write; the index on paths holds keys of up to 2,704 bytes.
MAX_DEPTH = 300


def label(comment_id: int) -> str:
    """Six characters for an id. Raises ``ValueError`` outside 1 … 68,719,476,735."""
    if not 0 < comment_id <= LAST_ID:
        raise ValueError(f"A comment's id must lie between 1 and {LAST_ID:,}: {comment_id}")
    letters = []
    for _ in range(LABEL_LENGTH):
        comment_id, rest = divmod(comment_id, 64)
        letters.append(ALPHABET[rest])
    return "".join(reversed(letters))


def is_path(text: str) -> bool:
    """Whether it could be a comment's path: whole labels, no more of them than a thread is deep."""
    labels, rest = divmod(len(text), LABEL_LENGTH)
    return 0 < labels <= MAX_DEPTH + 1 and not rest and set(text) <= set(ALPHABET)


def ancestor_paths(path: str) -> list[str]:
    """Paths of the comments above this one, the root first; not its own."""
    return [path[:end] for end in range(LABEL_LENGTH, len(path), LABEL_LENGTH)]
