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
#
# Branches are ranges of the index of paths, read one after the other (OFFSET 0) and changed by
# their ids: a planner that knows little of the table would rather read all of it.
REFRESH = """
WITH branches AS MATERIALIZED (
    SELECT b.* FROM unnest(%(articles)s::bigint[], %(paths)s::text[]) AS top (article_id, path)
    CROSS JOIN LATERAL (
        SELECT id, article_id, path, depth, status, visible FROM comments_comment AS c
        WHERE c.article_id = top.article_id
            AND c.path >= top.path COLLATE "C" AND c.path < (top.path || '~') COLLATE "C"
        OFFSET 0
    ) AS b
), wrong AS (
    SELECT id FROM branches AS b WHERE visible <> (status <> ALL(%(hiding)s) AND NOT EXISTS (
        SELECT FROM comments_comment AS h
        WHERE h.article_id = b.article_id AND h.status = ANY(%(hiding)s)
            AND h.path = ANY(ARRAY(
                SELECT left(b.path, 6 * level) FROM generate_series(1, b.depth) AS level
            ))
    ))
)
UPDATE comments_comment AS c SET visible = NOT visible,
    appeared_at = CASE WHEN visible THEN appeared_at ELSE coalesce(appeared_at, %(moment)s) END
WHERE id = ANY(ARRAY(SELECT id FROM wrong))
RETURNING id, visible AND status = 'published'
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """``changed`` are those that readers see now or see no longer, in whose branch ever;
    ``readable`` those whose words can be read from now on."""

    changed: list[int]
    readable: list[int]


def refresh_branches(roots: Collection[int], moment: datetime) -> Shown:
    """Make ``visible`` right in the branches of these comments, themselves included.

    What appears for the first time appears at ``moment``. Two statements; the threads are held.
    """
    values: dict[str, Any] = {"hiding": list(HIDING), "moment": moment, **topmost(roots)}
    with connection.cursor() as cursor:
        cursor.execute(REFRESH, values)
        rows = cursor.fetchall()
    return Shown([pk for pk, _ in rows], [pk for pk, is_readable in rows if is_readable])


def refresh_branch(comment: Comment) -> list[int]:
    """The same for one branch at this moment; those that changed."""
    return refresh_branches([comment.pk], clock()).changed


def topmost(pks: Collection[int]) -> dict[str, list[Any]]:
    """``articles`` and ``paths`` of those under none of the others: their branches hold all."""
    chosen = Comment.objects.filter(pk__in=pks).order_by("article_id", "path")
    tops: list[tuple[int, str]] = []
    for article_id, path in chosen.values_list("article_id", "path"):
        if not tops or tops[-1][0] != article_id or not path.startswith(tops[-1][1]):
            tops.append((article_id, path))
    return {"articles": [top[0] for top in tops], "paths": [top[1] for top in tops]}


def clock() -> datetime:
    """This moment by the database's clock, by which all rows are dated."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        row: tuple[datetime] = cursor.fetchone()
    return row[0]
