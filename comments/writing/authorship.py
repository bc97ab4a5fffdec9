"""Which comments a browser wrote: a signed cookie of their numbers, read on uncached pages only.

It is all that ties a comment to somebody without an account: whoever holds it sees the comment
while it waits, and may change or remove it.
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from comments.models import Comment
from comments.readers.knowing import reader_of

COOKIE = "wrote"
SALT = "comments.writing.authorship"
KEPT = 60  # the newest: half a kilobyte of cookie
MAX_AGE = timedelta(days=180)


def remember(request: HttpRequest, response: HttpResponse, comment: Comment) -> None:
    """Let this browser come back to the comment."""
    earlier = [pk for pk in written(request) if pk != comment.pk]
    response.set_signed_cookie(
        COOKIE,
        ".".join(map(str, [*earlier, comment.pk][-KEPT:])),
        salt=SALT,
        max_age=MAX_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def written(request: HttpRequest) -> list[int]:
    """The numbers of the comments that this browser wrote, the oldest first."""
    kept = request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=MAX_AGE) or ""
    return [int(pk) for pk in kept.split(".") if pk]


def wrote(request: HttpRequest, comment: Comment) -> bool:
    """Whether the comment is this visitor's: by the browser, the known reader or the login."""
    if comment.pk in written(request):
        return True
    if comment.posted_by_id and comment.posted_by_id == request.user.pk:
        return True
    reader = reader_of(request) if comment.reader_id else None
    return reader is not None and reader.pk == comment.reader_id
