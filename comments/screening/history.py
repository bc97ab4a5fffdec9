"""What the database knows of somebody: what they wrote before, and from where.

Nobody needs an account to write, so a person is known by what is at hand: the confirmed reader,
the address that was typed, the hash of the address it came from. Each may be somebody else's, so
what is found here may hold a comment and never publishes one, but for the confirmed reader's.
"""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q

from comments.models import Comment, Origin
from comments.querysets import CommentQuerySet, OriginQuerySet
from comments.screening.verdict import Submission

# So many of somebody's newest comments are looked at: who has written thousands waits no longer.
NEWEST = 200


def comments_before(submission: Submission) -> CommentQuerySet:
    """All comments, or those that stood there before the one that is looked back at."""
    stored = submission.comment
    return Comment.objects.filter(pk__lt=stored.pk) if stored else Comment.objects.all()


def origins_before(submission: Submission, within: timedelta) -> OriginQuerySet:
    """Where comments came from in this time."""
    lately = Origin.objects.filter(at__gt=submission.at - within)
    return lately.filter(at__lt=submission.at) if submission.comment else lately


def comments_of_author(submission: Submission) -> CommentQuerySet:
    """The newest by this reader or with this e-mail address."""
    author = Q(pk__in=[])
    if submission.reader:
        author |= Q(reader=submission.reader)
    if submission.email:
        author |= Q(email__in={submission.email, submission.email.lower()})
    newest = comments_before(submission).filter(author).order_by("-id")[:NEWEST]
    return Comment.objects.filter(pk__in=newest.values("pk"))


def comments_from(submission: Submission, within: timedelta) -> CommentQuerySet:
    """The newest from this address on the net."""
    if not submission.address_hash:
        return Comment.objects.none()
    origins = origins_before(submission, within).filter(address=submission.address_hash)
    newest = origins.filter(comment__isnull=False).order_by("-at")[:NEWEST]
    return Comment.objects.filter(pk__in=newest.values("comment"))
