"""The same text came in already: by this person in this thread, or by anybody anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import F, Func, IntegerField
from django.utils.translation import gettext

from comments.models import Comment
from comments.querysets import CommentQuerySet
from comments.screening.folding import fold
from comments.screening.history import comments_before, comments_from, comments_of_author
from comments.screening.verdict import Finding, Submission

# How far back it looks: so many comments of the whole site, and so long for one person's own.
NEWEST = 1000
WITHIN = timedelta(days=1)


def check(submission: Submission, number: int) -> Finding | None:
    """Short texts are compared with one's own alone, for many people say ‘Thank you’."""
    text = fold(submission.body)
    if any(fold(body) == text for body in _bodies(_own(submission), submission.body)):
        said = gettext("You have written this here already.")
        return Finding("repeat", "refuse", said)
    if len(text) < number:
        return None
    newest = comments_before(submission).order_by("-id")[:NEWEST]
    if any(fold(body) == text for body in _bodies(newest, submission.body)):
        return Finding("copied")
    return None


def _own(submission: Submission) -> CommentQuerySet:
    """What this person wrote in this thread today and did not take back."""
    own = comments_of_author(submission) | comments_from(submission, WITHIN)
    since = submission.at - WITHIN
    return own.filter(article=submission.article, created_at__gt=since).not_taken_back()


def _bodies(comments: CommentQuerySet, like: str) -> Iterator[str]:
    """The texts among them that are about as long. PostgreSQL knows how long without reading."""
    size = len(like.encode())
    similar = Comment.objects.filter(pk__in=comments.values("pk")).annotate(
        size=Func(F("body"), function="octet_length", output_field=IntegerField())
    )
    margin = size // 20 + 8
    near = similar.filter(size__gte=size - margin, size__lte=size + margin)
    return near.values_list("body", flat=True).iterator()
