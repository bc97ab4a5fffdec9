"""Asking for the link to what is kept: the answer never says whether there is anything."""

from __future__ import annotations

from django.conf import settings
from django.db.models.functions import Lower
from django.utils.translation import get_language
from django_tasks import task

from archive.lib.languages import speaking
from comments.models import Comment, Letter, Reader
from comments.readers.limits import may_send
from comments.readers.links import Link
from comments.readers.sending import send_or_wait
from comments.readers.wording import record_mail

NOBODY = 0


def ask_for_record(email: str) -> None:
    """Have the link sent if anything is kept under the address, five times a day at most.

    A task is queued in either case, and none holds the address.
    """
    reader = _reader_at(email.strip().lower())
    send_record_link.enqueue(reader.pk if reader else NOBODY, get_language() or "")


@task()
def send_record_link(reader: int, language: str, attempt: int = 0) -> None:
    known = Reader.objects.filter(pk=reader).first()
    if known is None or (attempt == 0 and not may_send(Letter.Kind.RECORD, known.email)):
        return
    with speaking(language or settings.LANGUAGE_CODE):
        mail = record_mail(known, Link(reader))
    send_or_wait(mail, send_record_link, [reader, language], attempt)


def _reader_at(address: str) -> Reader | None:
    """Also of somebody known only by comments that came from another site."""
    known = Reader.objects.filter(email=address).first()
    if known is None:
        written = Comment.objects.alias(owner=Lower("email")).filter(owner=address)
        if written.exists():
            known, _ = Reader.objects.get_or_create(email=address)
    return known
