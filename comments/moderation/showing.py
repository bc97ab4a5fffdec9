"""Makes ``visible`` right under comments that were decided about or moved."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from comments.models import Comment
from comments.querysets import HIDING

# A comment is shown where nothing hides it: neither its own status nor a held, withdrawn or spam
# comment above it. Its path says who is above: each is one look into the partial index of those
# that hide, however many of them a thread has.
REFRESH = """
WITH branches AS (
    SELECT DISTINCT b.id, b.article_id, b.path, b.depth, b.status
    FROM comments_comment AS root JOIN comments_comment AS b ON b.article_id = root.article_id
        AND b.path >= root.path AND b.path < root.path || '~'
    WHERE root.id = ANY(%(roots)s)
), shown AS (
    SELECT b.id, b.status <> ALL(%(hiding)s) AND NOT EXISTS (
        SELECT FROM generate_series(1, b.depth) AS level, comments_comment AS h
        WHERE h.article_id = b.article_id AND h.path = left(b.path, 6 * level)
            AND h.status = ANY(%(hiding)s)
    ) AS visible
    FROM branches AS b
)
UPDATE comments_comment AS c SET visible = shown.visible,
    appeared_at = CASE WHEN shown.visible THEN coalesce(c.appeared_at, %(moment)s)
        ELSE c.appeared_at END
FROM shown
WHERE c.id = shown.id AND c.visible <> shown.visible
RETURNING c.id, c.visible AND c.status = 'published' AND c.appeared_at = %(moment)s
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """``changed`` are those that readers see now or see no longer, in whose branch ever;
    ``is_new`` those that can be read for the first time."""

    changed: list[int]
    is_new: list[int]


def refresh_branches(roots: Collection[int], moment: datetime) -> Shown:
    """Make ``visible`` right in the branches of these comments, themselves included.

    What appears for the first time appears at ``moment``. One statement; the threads are held.
    """
    values: dict[str, Any] = {"roots": list(roots), "hiding": list(HIDING), "moment": moment}
    with connection.cursor() as cursor:
        cursor.execute(REFRESH, values)
        rows = cursor.fetchall()
    return Shown([pk for pk, _ in rows], [pk for pk, is_new in rows if is_new])


def refresh_branch(comment: Comment) -> list[int]:
    """The same for one branch at this moment; those that changed."""
    return refresh_branches([comment.pk], clock()).changed


def clock() -> datetime:
    """This moment by the database's clock, by which all rows are dated."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        row: tuple[datetime] = cursor.fetchone()
    return row[0]
