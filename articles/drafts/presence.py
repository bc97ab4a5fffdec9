"""Who has a piece open: told to whoever opens it too."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from articles.models import Article, Presence

SEEN_WITHIN = timedelta(seconds=30)
KEPT = timedelta(days=1)
APPEAR = """
INSERT INTO articles_presence (article_id, editor_id, seen_at, has_typed)
VALUES (%s, %s, now(), %s)
ON CONFLICT (article_id, editor_id) DO UPDATE
SET seen_at = excluded.seen_at, has_typed = excluded.has_typed
"""


class Present(NamedTuple):
    """A colleague at the same piece, when they were last seen, and whether they type."""

    name: str
    since: datetime
    has_typed: bool


def be_present(*, article: Article, editor: User, has_typed: bool) -> list[Present]:
    """Say that this editor is at the piece, and hear who else is. Two statements."""
    with connection.cursor() as cursor:
        cursor.execute(APPEAR, [article.pk, editor.pk, has_typed])
    return others_at(article, editor)


def others_at(article: Article, editor: User) -> list[Present]:
    """Colleagues who have the piece open: seen in the last half minute. One query."""
    rows = Presence.objects.filter(article=article, seen_at__gt=timezone.now() - SEEN_WITHIN)
    rows = rows.exclude(editor=editor).select_related("editor").order_by("seen_at")
    return [Present(name_of(row.editor), row.seen_at, row.has_typed) for row in rows]


def forget_presences() -> None:
    Presence.objects.filter(seen_at__lt=timezone.now() - KEPT).delete()


def name_of(user: User) -> str:
    return user.get_full_name() or user.get_username()
