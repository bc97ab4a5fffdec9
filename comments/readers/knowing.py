"""Which reader a browser belongs to: a signed cookie that it got when they confirmed an address."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from comments.models import Reader

COOKIE = "reader"
SALT = "comments.readers.knowing"
KEPT = timedelta(days=365)


def reader_of(request: HttpRequest) -> Reader | None:
    """The confirmed reader of this browser. One query where there is a cookie, none elsewhere."""
    kept = request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=KEPT)
    if not kept or not kept.isdecimal():
        return None
    return Reader.objects.filter(pk=int(kept), confirmed_at__isnull=False).first()


def recognise(response: HttpResponse, reader: Reader) -> None:
    """Let this browser be known as the reader's for a year."""
    response.set_signed_cookie(
        COOKIE,
        str(reader.pk),
        salt=SALT,
        max_age=KEPT,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def forget_browser(response: HttpResponse) -> None:
    response.delete_cookie(COOKIE, samesite="Lax")
