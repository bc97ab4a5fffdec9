"""Readers' reports, once a moderator has decided about what they are of."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import User
from django.db import connection

SETTLE = """
UPDATE comments_report SET settled_at = %(moment)s, settled_by_id = %(actor)s
WHERE comment_id = ANY(%(pks)s) AND settled_at IS NULL RETURNING comment_id
"""


def settle_reports(pks: Collection[int], actor: User | None, moment: datetime) -> set[int]:
    """Settle the open reports about these comments; of which comments there were any.

    An automatic verdict settles nothing: a moderator has yet to read them.
    """
    if actor is None:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(SETTLE, {"pks": list(pks), "actor": actor.pk, "moment": moment})
        return {pk for (pk,) in cursor.fetchall()}
