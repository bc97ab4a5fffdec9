"""What is known of those who wrote comments: by their e-mail address, or by name without one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils.http import urlencode

from comments.models import Comment

LOOKED_AT = 200  # of somebody's comments, the newest

# Each arm reads an index from its newest end; for any one author only one of the two is run.
RECORDS = """
SELECT k.nth, count(*),
    count(*) FILTER (WHERE r.status = 'published'), count(*) FILTER (WHERE r.status = 'removed'),
    count(*) FILTER (WHERE r.status = 'spam'), count(*) FILTER (WHERE r.status = 'held'),
    (SELECT min(f.at) FROM (
        (SELECT coalesce(c.posted_at, c.created_at) AS at FROM comments_comment AS c
         WHERE k.email <> '' AND c.email = k.email AND c.email <> '' ORDER BY c.id LIMIT 1)
        UNION ALL
        (SELECT coalesce(c.posted_at, c.created_at) FROM comments_comment AS c
         WHERE k.email = '' AND c.author_name = k.name ORDER BY c.id LIMIT 1)
    ) AS f)
FROM unnest(%(emails)s::text[], %(names)s::text[]) WITH ORDINALITY AS k (email, name, nth)
CROSS JOIN LATERAL (
    (SELECT c.status FROM comments_comment AS c
     WHERE k.email <> '' AND c.email = k.email AND c.email <> ''
     ORDER BY c.id DESC LIMIT %(most)s)
    UNION ALL
    (SELECT c.status FROM comments_comment AS c
     WHERE k.email = '' AND c.author_name = k.name
     ORDER BY c.id DESC LIMIT %(most)s)
) AS r
GROUP BY k.nth, k.email, k.name
"""


@dataclass(frozen=True, slots=True)
class AuthorRecord:
    """Counts are of the newest ``LOOKED_AT`` comments; ``is_whole`` says that there are no more."""

    number: int
    published: int
    removed: int
    spam: int
    held: int
    first_seen: datetime | None

    @property
    def is_whole(self) -> bool:
        return self.number < LOOKED_AT

    @property
    def is_first(self) -> bool:
        return self.number == 1


NOTHING_KNOWN = AuthorRecord(0, 0, 0, 0, 0, None)


def key_of(comment: Comment) -> tuple[str, str]:
    """(e-mail, name): the name counts only where there is no e-mail."""
    return (comment.email, "") if comment.email else ("", comment.author_name)


def query_of(comment: Comment) -> str:
    """How queues are narrowed to its author: ``like=123-email``."""
    return urlencode({"like": f"{comment.pk}-{'email' if comment.email else 'name'}"})


def records_of(comments: Sequence[Comment]) -> dict[tuple[str, str], AuthorRecord]:
    """``key_of`` a comment to its author's record. One query for all of them."""
    keys = sorted({key_of(comment) for comment in comments})
    emails, names = [email for email, _name in keys], [name for _email, name in keys]
    with connection.cursor() as cursor:
        cursor.execute(RECORDS, {"emails": emails, "names": names, "most": LOOKED_AT})
        return {keys[nth - 1]: AuthorRecord(*facts) for nth, *facts in cursor.fetchall()}
