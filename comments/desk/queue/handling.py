"""Who has which comment before them, so that two moderators don't do the same work."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.functions import Now

from comments.models import Comment, Handling

LASTS = timedelta(minutes=2)

# The row is taken over from whoever let it lapse; two who ask at the same moment get one of them.
TAKE = """
INSERT INTO comments_handling AS h (comment_id, moderator_id, since)
VALUES (%(comment)s, %(moderator)s, clock_timestamp())
ON CONFLICT (comment_id) DO UPDATE
SET moderator_id = excluded.moderator_id, since = excluded.since
WHERE h.moderator_id = excluded.moderator_id
    OR h.since <= clock_timestamp() - make_interval(secs => %(lasts)s)
RETURNING h.moderator_id
"""


@transaction.atomic
def take(*, comment: Comment, moderator: User) -> Handling | None:
    """Mark it as before this moderator, who lets go of any other.

    Returns the other moderator's mark where one has it already, else None.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            TAKE, {"comment": comment.pk, "moderator": moderator.pk, "lasts": LASTS.total_seconds()}
        )
        is_taken = cursor.fetchone() is not None
    if not is_taken:
        return Handling.objects.select_related("moderator").filter(comment=comment).first()
    Handling.objects.filter(moderator=moderator).exclude(comment=comment).delete()
    return None


def let_go(comment: Comment) -> None:
    """Once it is decided about, nobody has it before them."""
    Handling.objects.filter(comment=comment).delete()


def in_other_hands(moderator: User) -> QuerySet[Handling]:
    """What other moderators have before them at this moment: a row for each of them at most."""
    others = Handling.objects.exclude(moderator=moderator).filter(since__gt=Now() - LASTS)
    return others.select_related("moderator").order_by("comment")
