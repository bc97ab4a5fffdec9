"""Removing a reader: their name from what they wrote, or what they wrote, and everything else.

Either is one transaction and can't be taken back, by moderators neither: the former texts go too.
What stays is the place of each comment, so that no thread breaks, and an event that says when,
of nobody in particular. A ban of the address stays until it ends.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.db import connection, transaction
from django.db.models.functions import Lower, Now

from comments.index import index
from comments.locks import hold_threads_of
from comments.models import Comment, CommentEdition, ModerationEvent, Origin, Reader, Report
from comments.querysets import HIDING

FORGET_NAME = """
UPDATE comments_comment SET author_name = '', email = '', website = '' WHERE id = ANY(%(pks)s)
"""
# What hid a branch hides it still, and what did not does not: nobody sees more than before.
EMPTY = """
UPDATE comments_comment SET author_name = '', email = '', website = '', body = '', body_html = '',
    removal_reason = '',
    status = CASE WHEN status = ANY(%(hiding)s) THEN 'withdrawn' ELSE 'removed' END,
    removed_by = CASE WHEN status = ANY(%(hiding)s) THEN '' ELSE 'author' END
WHERE id = ANY(%(pks)s)
"""


@transaction.atomic
def anonymise(reader: Reader) -> int:
    """Leave the texts without their author: 'a former reader' stands there; how many comments."""
    return _erase(reader, FORGET_NAME, "anonymised")


@transaction.atomic
def remove_all(reader: Reader) -> int:
    """Leave tombstones that say the author removed them; how many comments."""
    return _erase(reader, EMPTY, "removed")


def _erase(reader: Reader, statement: str, way: str) -> int:
    theirs = Comment.objects.written_by(reader.pk, reader.email).order_by("pk")
    hold_threads_of(list(theirs.values_list("pk", flat=True)))
    # What is being posted as this reader can't be stored from here on: nothing of it would go.
    Reader.objects.select_for_update().filter(pk=reader.pk).first()
    comments = list(theirs.only("pk", "article_id"))
    pks = [comment.pk for comment in comments]
    with connection.cursor() as cursor:
        cursor.execute(statement, {"pks": pks, "hiding": list(HIDING)})
    if pks:
        index(pks)
    CommentEdition.objects.filter(comment__in=pks).delete()
    Origin.objects.filter(comment__in=pks).delete()
    Report.objects.filter(reader=reader).update(words="", address="")
    if statement is EMPTY:  # nothing is left that a moderator could judge
        Report.objects.filter(comment__in=pks, settled_at__isnull=True).update(settled_at=Now())
    _forget_address(reader.email)
    _record(comments, way)
    reader.delete()
    return len(comments)


def _forget_address(address: str) -> None:
    """Also where somebody else wrote under it."""
    addressed = Comment.objects.alias(owner=Lower("email")).filter(owner=address)
    addressed.update(email="")


def _record(comments: Sequence[Comment], way: str) -> None:
    act = uuid.uuid4()
    events = [
        ModerationEvent(
            verb=ModerationEvent.Verb.ERASE,
            act=act,
            article_id=comment.article_id,
            comment=comment,
            after={"way": way},
        )
        for comment in comments
    ]
    ModerationEvent.objects.bulk_create(events, batch_size=1000)
