"""Wanting to hear of everything new in a thread, without having written in it.

A known reader is subscribed at once; any other address has to be confirmed by a link first.
"""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import get_language
from django_tasks import task

from archive.lib.languages import speaking
from articles.models import Article
from comments.models import Letter, Reader
from comments.notices import subscribe
from comments.readers.limits import may_send
from comments.readers.links import Link
from comments.readers.sending import send_or_wait
from comments.readers.wording import wanting_mail


def ask_to_want(email: str, article: Article, pace: str) -> None:
    """Queue the e-mail with the link that begins the notices; an address gets five a day."""
    reader, _ = Reader.objects.get_or_create(email=email.strip().lower())
    send_wanting.enqueue(reader.pk, article.pk, pace, get_language() or "")


@task()
def send_wanting(reader: int, article: int, pace: str, language: str, attempt: int = 0) -> None:
    """Send the link, unless the reader or the piece is gone or the day's links are."""
    known = Reader.objects.filter(pk=reader).first()
    piece = Article.objects.published().filter(pk=article).first()
    if known is None or piece is None:
        return
    if attempt == 0 and not may_send(Letter.Kind.CONFIRMATION, known.email):
        return
    with speaking(language or settings.LANGUAGE_CODE):
        mail = wanting_mail(known, piece, Link(reader, pace=pace, article=article))
    send_or_wait(mail, send_wanting, [reader, article, pace, language], attempt)


def want_thread(reader: Reader, pk: int, pace: str) -> None:
    """Subscribe a confirmed reader, if readers can still read the piece."""
    article = Article.objects.published().filter(pk=pk, comments_allowed=True).first()
    if article is not None:
        subscribe(reader=reader, article=article, pace=pace)
