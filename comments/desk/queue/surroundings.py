"""What stands beside comments in their threads: the parent, and the sibling on either side.

A thread's order is an index, so a sibling costs one step in it, whatever the thread's size: the
row before a comment belongs to the branch of the sibling before it, and begins with its path; the
first row after its own branch is the next one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from comments.labels import LABEL_LENGTH
from comments.models import Comment

BESIDE = """
SELECT c.id, before.id, after.id
FROM comments_comment AS c
LEFT JOIN LATERAL (
    SELECT b.path FROM comments_comment AS b
    WHERE b.article_id = c.article_id AND b.path < c.path
        AND b.path > left(c.path, -%(label)s)
    ORDER BY b.path DESC LIMIT 1
) AS last ON true
LEFT JOIN comments_comment AS before
    ON before.article_id = c.article_id AND before.path = left(last.path, length(c.path))
LEFT JOIN LATERAL (
    SELECT a.id, a.path FROM comments_comment AS a
    WHERE a.article_id = c.article_id AND a.path >= c.path || '~'
        AND a.path < left(c.path, -%(label)s) || '~'
    ORDER BY a.path LIMIT 1
) AS after ON true
WHERE c.id = ANY(%(ids)s)
"""


@dataclass(frozen=True, slots=True)
class Surroundings:
    parent: Comment | None
    before: Comment | None
    after: Comment | None


def look_around(comments: Sequence[Comment]) -> dict[int, Surroundings]:
    """Comment id to what is beside it. Two queries for all of them."""
    with connection.cursor() as cursor:
        cursor.execute(BESIDE, {"ids": [row.pk for row in comments], "label": LABEL_LENGTH})
        beside = {pk: (before, after) for pk, before, after in cursor.fetchall()}
    parents = {row.pk: row.parent_id for row in comments}
    ids = {pk for pair in beside.values() for pk in pair} | set(parents.values())
    shown = Comment.objects.defer("body_html", "email", "website").in_bulk(ids - {None})
    return {
        pk: Surroundings(*(shown.get(other or 0) for other in (parents[pk], before, after)))
        for pk, (before, after) in beside.items()
    }
