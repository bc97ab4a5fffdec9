"""What the database knows of somebody: what they wrote before, and from where.

Nobody needs an account to write, so a person is known by what is at hand: the confirmed reader,
the address that was typed, the hash of the address it came from. Each may be somebody else's, so
what is found here may hold a comment and never publishes one, but for the confirmed reader's.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import connection

from comments.models import Comment, Origin
from comments.querysets import CommentQuerySet, OriginQuerySet
from comments.screening.verdict import Submission

# So many of somebody's newest comments are looked at: who has written thousands waits no longer.
NEWEST = 200

# Each arm reads the newest end of one index; the three in one condition would read every comment.
OWN = """
(SELECT id FROM comments_comment
    WHERE reader_id = %(reader)s AND (%(before)s::bigint IS NULL OR id < %(before)s)
    ORDER BY id DESC LIMIT %(newest)s)
UNION ALL
(SELECT id FROM comments_comment
    WHERE email <> '' AND email = ANY(%(emails)s)
        AND (%(before)s::bigint IS NULL OR id < %(before)s)
    ORDER BY id DESC LIMIT %(newest)s)
UNION ALL
(SELECT comment_id FROM comments_origin
    WHERE address = %(address)s AND at > %(since)s AND comment_id IS NOT NULL
        AND (%(until)s::timestamptz IS NULL OR at < %(until)s)
    ORDER BY at DESC LIMIT %(newest)s)
"""


def comments_before(submission: Submission) -> CommentQuerySet:
    """All comments, or those that stood there before the one that is looked back at."""
    stored = submission.comment
    return Comment.objects.filter(pk__lt=stored.pk) if stored else Comment.objects.all()


def origins_before(submission: Submission, within: timedelta) -> OriginQuerySet:
    """Where comments came from in this time."""
    lately = Origin.objects.filter(at__gt=submission.at - within)
    return lately.filter(at__lt=submission.at) if submission.comment else lately


def own_comments(submission: Submission, within: timedelta) -> CommentQuerySet:
    """The newest by this reader, with this e-mail address, or from this address on the net within
    this time. One query of three indexes."""
    stored, reader = submission.comment, submission.reader
    values = {
        "reader": reader.pk if reader else None,
        "emails": [submission.email, submission.email.lower()] if submission.email else [],
        "address": submission.address_hash or None,
        "since": submission.at - within,
        "until": submission.at if stored else None,
        "before": stored.pk if stored else None,
        "newest": NEWEST,
    }
    with connection.cursor() as cursor:
        cursor.execute(OWN, values)
        pks = {pk for (pk,) in cursor.fetchall()}
    return Comment.objects.filter(pk__in=pks).order_by()
