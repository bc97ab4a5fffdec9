"""The same text came in already: by this person in this thread, or by anybody anywhere."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import F, Func, IntegerField
from django.utils.translation import gettext

from comments.models import Comment
from comments.querysets import CommentQuerySet
from comments.screening.folding import fold
from comments.screening.history import comments_before, own_comments
from comments.screening.verdict import Finding, Submission

# How far back it looks: so many comments of the whole site, and so long for one person's own.
NEWEST = 1000
WITHIN = timedelta(days=1)
BEGINNING = 40  # characters of a text


def check(submission: Submission, number: int) -> Finding | None:
    """Short texts are compared with one's own alone, for many people say ‘Thank you’."""
    text = fold(submission.body)
    if _holds(_own(submission), submission.body, text):
        said = gettext("You have written this here already.")
        return Finding("repeat", "refuse", said)
    if len(text) < number:
        return None
    newest = comments_before(submission).order_by("-id")[:NEWEST]
    everybody = Comment.objects.filter(pk__in=newest.values("pk")).order_by()
    return Finding("copied") if _holds(everybody, submission.body, text) else None


def _own(submission: Submission) -> CommentQuerySet:
    """What this person wrote in this thread today and did not take back."""
    since = submission.at - WITHIN
    own = own_comments(submission, WITHIN).filter(article=submission.article)
    return own.filter(created_at__gt=since).not_taken_back()


def _holds(comments: CommentQuerySet, body: str, text: str) -> bool:
    """Whether one of them says the same. Most begin otherwise, so few are folded whole."""
    return any(
        text.startswith(fold(each[:BEGINNING]).rstrip()) and fold(each) == text
        for each in _bodies(comments, like=body)
    )


def _bodies(comments: CommentQuerySet, like: str) -> Iterable[str]:
    """The texts among them that are about as long. PostgreSQL knows how long without reading."""
    size = len(like.encode())
    similar = comments.annotate(
        size=Func(F("body"), function="octet_length", output_field=IntegerField())
    )
    margin = size // 20 + 8
    return similar.filter(size__range=(size - margin, size + margin)).values_list("body", flat=True)
